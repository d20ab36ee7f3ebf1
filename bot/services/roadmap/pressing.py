"""What presses a person today, and what went up to them: read when a list is shown, so that it is never stale.

Only what belongs to the person is read, by index: a school's whole plan need not be read for each of its people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.calendar import DAY
from bot.services.directory import Directory
from bot.services.groups import Group, GroupKind
from bot.services.roadmap.clockwork import LIVE_TASKS
from bot.services.roadmap.deciding import waiting
from bot.services.roadmap.lines import Control, ItemLine, lines_of
from bot.services.roadmap.recipients import TO_COORDINATOR, TO_DIRECTOR, Recipients
from bot.services.roadmap.reminding import BEFORE, TASK_BEFORE
from bot.services.roadmap.states import LIVE_STATES
from bot.services.snapshot import Known, Snapshot
from models.base import table
from models.roadmap import RoadmapAssignee, RoadmapControl, RoadmapEvent, RoadmapItem
from models.tasks import Task


@dataclass(frozen=True, slots=True)
class Deadline:
    """An item's deadline that is near or missed; raised: how far up it went."""

    line: ItemLine
    day: date
    raised: int


@dataclass(frozen=True, slots=True)
class Asked:
    """An item of which is asked how it goes, since a day."""

    line: ItemLine
    day: date


@dataclass(frozen=True, slots=True)
class TaskDue:
    """A task that is near or late; who: its doer, by surname and initials."""

    id: int
    text: str
    day: date
    who: str


@dataclass(frozen=True, slots=True)
class Deeds:
    """What presses a person, each kind the earliest first."""

    deadlines: tuple[Deadline, ...]
    tasks: tuple[TaskDue, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Above:
    """What somebody above has to see to: decisions, late deadlines, what nobody took or answers for, late tasks.

    The most pressing ones of each first. decisions: handed in, or asked for a later end.
    """

    decisions: tuple[ItemLine, ...]
    late: tuple[Deadline, ...]
    unclaimed: tuple[ItemLine, ...]
    tasks: tuple[TaskDue, ...]

    @property
    def count(self) -> int:
        return len(self.decisions) + len(self.late) + len(self.unclaimed) + len(self.tasks)


class Pressing:
    """Reads for one person."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def today(self, actor: Actor) -> Deeds:
        """What the actor, and those in whose stead they are, have to see to: late, or reminded of by today."""
        person, school, today = await self._who(actor)
        ahead = school.calendar.next_working_day(today) - DAY
        until = ahead + timedelta(days=BEFORE[0])
        soon = ahead + timedelta(days=TASK_BEFORE[0])
        me = _me(person, school, today)
        recipients = Recipients(school, today)
        async with self._db.read() as session:
            marks = await _marks(session, me, school, today, until)
            by_hand = await _asked_by_hand(session, me, school, today)
            lines = await lines_of(session, sorted(marks.keys() | by_hand))
            tasks = (await session.execute(_TASKS, {"me": sorted(me), "until": soon})).all()
        mine = [line for line in lines if me & recipients.holders(line.answering)]
        deadlines = [
            Deadline(line, one.day, _known_above(recipients, line, marks.get(line.id, {}).get(one.id, 0)))
            for line in mine
            for one in _first(line, until)
        ]
        since = {line.id: one.day for line in mine for one in _latest(line, ahead)}
        asked = [Asked(line, day) for line in mine if (day := since.get(line.id) or by_hand.get(line.id))]
        return Deeds(
            tuple(sorted(deadlines, key=lambda one: (one.day, one.line.id))),
            tuple(TaskDue(row.id, row.text, row.due_on, school.people[row.person_id].name) for row in tasks),
            tuple(sorted(asked, key=lambda one: (one.day, one.line.id))),
        )

    async def asked(self, actor: Actor) -> Sequence[Asked]:
        """The items of which the actor is asked how they go, those asked first first."""
        return (await self.today(actor)).asked

    async def above(self, actor: Actor) -> Above:
        """What waits for the actor's decision, and what went up to them and still stands so."""
        person, school, today = await self._who(actor)
        recipients = Recipients(school, today)
        async with self._db.read() as session:
            tasks = (await session.execute(_LATE_TASKS, {"me": [person.id], "until": today})).all()
            raised, late, unclaimed = dict[int, Any](), list[ItemLine](), list[ItemLine]()
            decisions = list[ItemLine]()
            if self._may_hear(actor, person, school):
                raised = {row.item_id: row for row in await session.execute(_RAISED)}
                late = await lines_of(session, sorted(raised))
                unclaimed = await lines_of(session, list((await session.execute(_UNCLAIMED)).scalars()))
                waits = (await waiting(session, recipients)).values()
                decisions = await lines_of(session, sorted(one.item_id for one in waits if person.id in one.deciders))
        gone_up = [Deadline(line, raised[line.id].day, raised[line.id].escalated) for line in late]
        mine = [one for one in gone_up if person.id in _hearers(recipients, one)]
        left = [
            line for line in unclaimed if _is_left(line, recipients) and person.id in recipients.head(line.answering)
        ]
        return Above(
            tuple(decisions),
            tuple(sorted(mine, key=lambda one: (one.day, one.line.id))),
            tuple(left),
            tuple(TaskDue(row.id, row.text, row.due_on, _name(school, row.person_id)) for row in tasks),
        )

    async def _who(self, actor: Actor) -> tuple[Known, Snapshot, date]:
        school = await self._directory.now()
        return school.people[actor.require_person()], school, school.today(self._clock.now())

    def _may_hear(self, actor: Actor, person: Known, school: Snapshot) -> bool:
        """Whether items can go up to this person at all: saves most people two statements."""
        heads = {one.head_id for one in school.departments.values()} | {one.head_id for one in school.teams.values()}
        is_manager = actor.may(Permission.ROADMAP_MANAGE) or actor.may(Permission.ROADMAP_DECIDE)
        return is_manager or person.id in heads or bool(school.replaced_by(person, school.today(self._clock.now())))


def _me(person: Known, school: Snapshot, today: date) -> frozenset[int]:
    """A person, if they are of the staff, with those in whose stead they are."""
    if not person.is_staff(today):
        return frozenset()
    return frozenset(one.id for one in (person, *school.replaced_by(person, today)))


def _first(line: ItemLine, until: date) -> Sequence[Control]:
    """Its first deadline, where that is late or near."""
    return [one for one in line.controls if not one.is_pulse and one.day <= until][:1]


def _latest(line: ItemLine, until: date) -> Sequence[Control]:
    """The last question how it goes that has come: one answer is enough for all."""
    return [one for one in line.controls if one.is_pulse and one.day <= until][-1:]


def _known_above(recipients: Recipients, line: ItemLine, level: int) -> int:
    """How far up it is known: of the coordinator's own the director hears at once, of a director's own nobody does."""
    if not level or not recipients.above(line.answering, level):
        return 0
    return TO_DIRECTOR if recipients.managers(TO_COORDINATOR) <= recipients.of(line.answering) else level


def _hearers(recipients: Recipients, one: Deadline) -> frozenset[int]:
    levels = range(1, one.raised + 1)
    return frozenset().union(*(recipients.above(one.line.answering, level) for level in levels))


def _is_left(line: ItemLine, recipients: Recipients) -> bool:
    """Whether still nobody took it or answers for it."""
    is_taken = line.answering.owner_id in recipients.school.people
    return not recipients.holders(line.answering) or (line.answering.is_for_group and not is_taken)


def _name(school: Snapshot, person_id: int) -> str:
    return school.people[person_id].name if person_id in school.people else ""


async def _marks(
    session: AsyncSession, me: frozenset[int], school: Snapshot, today: date, until: date
) -> dict[int, dict[int, int]]:
    """Items beside which these people may be named, and that have something until a day: control → how far up it is."""
    found: dict[int, dict[int, int]] = {}
    for row in await session.execute(_MARKS, _who_may_be_named(me, school, today) | {"until": until}):
        found.setdefault(row.item_id, {})[row.id] = row.escalated
    return found


async def _asked_by_hand(session: AsyncSession, me: frozenset[int], school: Snapshot, today: date) -> dict[int, date]:
    """Items beside which these people may be named, and of which somebody asked without news since: the day of that."""
    rows = await session.execute(_ASKED, _who_may_be_named(me, school, today))
    return {row.item_id: school.today(row.at) for row in rows}


def _who_may_be_named(me: frozenset[int], school: Snapshot, today: date) -> dict[str, Any]:
    """How these people may be named beside an item: by themselves, by their posts, by the codes of their groups."""
    codes = sorted({code for one in me for code in codes_of(school.people[one], school, today)})
    posts = [post.id for post in school.posts.values() if post.holder_id in me]
    return {"me": sorted(me), "posts": posts, "codes": codes}


def codes_of(person: Known, school: Snapshot, day: date) -> frozenset[str]:
    """The codes of all groups that answer for items and that a person of the staff belongs to."""
    groups = [Group(GroupKind.ROLE, role.value) for role in person.roles(day)]
    groups += [Group(GroupKind.DEPARTMENT, str(one)) for one in person.departments]
    groups.append(Group(GroupKind.PERSON, str(person.id)))
    groups += [Group(GroupKind.CLASS_TEACHERS)] if person.led_classes else []
    groups += [Group(GroupKind.KEEPERS)] if person.rooms else []
    is_head = any(department.head_id == person.id for department in school.departments.values())
    groups += [Group(GroupKind.DEPARTMENT_HEADS)] if is_head else []
    return frozenset(group.code for group in groups)


_ITEM, _CONTROL, _ASSIGNEE, _TASK = (table(one).c for one in (RoadmapItem, RoadmapControl, RoadmapAssignee, Task))
_EVENT = table(RoadmapEvent).c
_ME: Any = bindparam("me", expanding=True)
_NAMED = select(_ASSIGNEE.item_id).where(
    or_(
        _ASSIGNEE.person_id.in_(_ME),
        _ASSIGNEE.post_id.in_(bindparam("posts", expanding=True)),
        _ASSIGNEE.group_code.in_(bindparam("codes", expanding=True)),
    )
)
_IS_LIVE = _ITEM.state.in_(LIVE_STATES) & _ITEM.rolled_at.is_(None)
_IS_NAMED = _NAMED.union(select(_ITEM.id).where(_ITEM.owner_id.in_(_ME)))
_MARKS = (
    select(_CONTROL.item_id, _CONTROL.id, _CONTROL.escalated)
    .join(table(RoadmapItem), _ITEM.id == _CONTROL.item_id)
    .where(
        _CONTROL.item_id.in_(_IS_NAMED),
        _CONTROL.closed_at.is_(None),
        _CONTROL.day <= bindparam("until"),
        _IS_LIVE,
    )
)
_ASKED = (
    select(_EVENT.item_id, func.max(_EVENT.at).label("at"))
    .join(table(RoadmapItem), _ITEM.id == _EVENT.item_id)
    .where(
        _EVENT.item_id.in_(_IS_NAMED),
        _EVENT.action == "ask",
        or_(_ITEM.said_at.is_(None), _EVENT.at > _ITEM.said_at),
        _IS_LIVE,
    )
    .group_by(_EVENT.item_id)
)
_OPEN_TASKS = (
    select(_TASK.id, _TASK.text, _TASK.due_on, _TASK.person_id)
    .where(_TASK.state.in_(LIVE_TASKS), _TASK.due_on <= bindparam("until"))
    .order_by(_TASK.due_on, _TASK.id)
)
_TASKS = _OPEN_TASKS.where(_TASK.person_id.in_(_ME))
_LATE_TASKS = _OPEN_TASKS.where(_TASK.author_id.in_(_ME), _TASK.escalated > 0)
_RAISED: Any = (
    select(_CONTROL.item_id, _CONTROL.day, _CONTROL.escalated)
    .join(table(RoadmapItem), _ITEM.id == _CONTROL.item_id)
    .where(_CONTROL.escalated > 0, _CONTROL.closed_at.is_(None), _IS_LIVE)
    .order_by(_CONTROL.day.desc())
)
_UNCLAIMED = select(_ITEM.id).where(_ITEM.unclaimed_told_at.is_not(None), _IS_LIVE)
