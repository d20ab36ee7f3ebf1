"""What goes wrong with the roadmap and with tasks: late, or not heard of."""

from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.calendar import DAY
from bot.services.roadmap.answering import available
from bot.services.roadmap.lines import ItemLine, lines_of
from bot.services.roadmap.overview import SILENT_AFTER
from bot.services.roadmap.recipients import Recipients
from bot.services.roadmap.states import OPEN_STATES, Standing, hands_of
from bot.services.status.hurrying import may_hurry_item, may_hurry_task
from bot.services.status.looking import ALL, MOST, TODAY, WANTED, Found, Look, found_of, names_of
from bot.services.status.troubles import Severity, Trouble, TroubleKind
from bot.services.tasks.states import TO_DO, Hand
from models.base import table
from models.roadmap import RoadmapControl, RoadmapItem
from models.tasks import Task

# So late a task is red.
TASK_RED: Final = timedelta(days=7)


async def own_tasks(session: AsyncSession, look: Look) -> Found:
    """What the actor set others or has to do themselves: of nobody else's tasks anybody is told."""
    rows = (
        await session.execute(_TASKS, {"me": look.actor.person_id, "today": look.today, "wanted": look.limit})
    ).all()
    found = []
    for row in rows:
        late = look.today - row.due_on
        hands = {Hand.DOER} if row.person_id == look.actor.person_id else {Hand.AUTHOR}
        is_there = bool(available([row.person_id], look.school, look.today))
        severity = Severity.RED if late >= TASK_RED else Severity.YELLOW
        who = () if row.person_id == look.actor.person_id else names_of(look.school, [row.person_id])
        found.append(
            Trouble(
                TroubleKind.TASK_LATE,
                f"task:{row.id}",
                severity,
                late.days,
                name=row.text,
                who=who,
                days=late.days,
                doer_id=row.person_id,
                is_hurried=is_there and may_hurry_task(hands, row.state),
            )
        )
    return found_of(found, rows)


async def late_items(session: AsyncSession, look: Look) -> Found:
    """Items whose deadline was missed; of one that was handed in, that it still waits to be accepted."""
    rows = (await session.execute(_LATE_ITEMS, {"today": look.today, "wanted": look.limit})).all()
    since = {row.item_id: row.day for row in rows}
    lines = await lines_of(session, list(since))
    kinds = [(TroubleKind.ITEM_OFFERED if one.is_offered else TroubleKind.ITEM_LATE, one) for one in lines]
    late = [_item(look, kind, Severity.RED, one, (look.today - since[one.id]).days) for kind, one in kinds]
    return found_of(late, rows)


async def silent_items(session: AsyncSession, look: Look) -> Found:
    """Items of which nothing was heard for 60 days, by the rule of `overview.is_silent`."""
    last = look.today - SILENT_AFTER
    until = datetime.combine(last + DAY, time.min, UTC)
    rows = (await session.execute(_SILENT_ITEMS, {"last": last, "until": until, "wanted": MOST})).all()
    since = {row.id: max((row.said_at or row.created_at).date(), row.starts_on) for row in rows}
    longest = sorted(since, key=lambda item: (since[item], item))[: look.limit]
    lines = await lines_of(session, longest)
    silent = [
        _item(look, TroubleKind.ITEM_SILENT, Severity.YELLOW, one, (look.today - since[one.id]).days) for one in lines
    ]
    return found_of(silent, rows)


def _item(look: Look, kind: TroubleKind, severity: Severity, line: ItemLine, days: int) -> Trouble:
    """Of a group's item that nobody took nobody is named; what was handed in is to be accepted, not hurried."""
    recipients = Recipients(look.school, look.today)
    owner = look.school.people.get(line.answering.owner_id or 0)
    is_untaken = line.answering.is_for_group and (owner is None or not owner.is_staff(look.today))
    who = () if is_untaken else names_of(look.school, sorted(recipients.holders(line.answering)))
    standing = Standing(line.state, line.answering, None, line.is_asked, line.is_rolled)
    may = may_hurry_item(hands_of(look.actor, look.school, standing, look.today), line.state) and not line.is_offered
    facts: dict[str, Any] = {"name": line.code, "text": line.text, "days": days}
    is_hurried = may and bool(recipients.of(line.answering) - {look.actor.person_id})
    return Trouble(kind, f"item:{line.id}", severity, days, who=who, is_hurried=is_hurried, **facts)


_TASK, _ITEM, _CONTROL = table(Task).c, table(RoadmapItem).c, table(RoadmapControl).c
_ME: Any = bindparam("me")
_TASKS = (
    select(_TASK.id, _TASK.person_id, _TASK.text, _TASK.due_on, _TASK.state, ALL)
    .where(
        or_(_TASK.author_id == _ME, _TASK.person_id == _ME),
        _TASK.state.in_(TO_DO),
        _TASK.due_on < TODAY,
    )
    .order_by(_TASK.due_on, _TASK.id)
    .limit(WANTED)
)
_LATE_ITEMS = (
    select(_CONTROL.item_id, func.min(_CONTROL.day).label("day"), ALL)
    .join(table(RoadmapItem), _ITEM.id == _CONTROL.item_id)
    .where(
        _ITEM.rolled_at.is_(None),
        _ITEM.state.in_(OPEN_STATES),
        _CONTROL.closed_at.is_(None),
        _CONTROL.is_pulse.is_(False),
        _CONTROL.day < TODAY,
    )
    .group_by(_CONTROL.item_id)
    .order_by("day", _CONTROL.item_id)
    .limit(WANTED)
)
_UNTIL: Any = bindparam("until", type_=_ITEM.created_at.type)
_HEARD = func.coalesce(_ITEM.said_at, _ITEM.created_at)
_SILENT_ITEMS = (
    select(_ITEM.id, _ITEM.said_at, _ITEM.created_at, _ITEM.starts_on, ALL)
    .where(
        _ITEM.rolled_at.is_(None),
        _ITEM.state.in_(OPEN_STATES),
        _ITEM.starts_on <= bindparam("last"),
        bindparam("until", type_=_ITEM.created_at.type) > _HEARD,
    )
    .order_by(_HEARD, _ITEM.id)
    .limit(WANTED)
)
