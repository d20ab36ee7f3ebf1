"""What goes wrong with tickets and supplies: outages, missed terms, what has run out."""

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import and_, bindparam, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Permission
from bot.services.status.looking import ALL, WANTED, Found, Look, found_of, names_of
from bot.services.status.troubles import HOURS_OF_DAY, Severity, Trouble, TroubleKind
from bot.services.tickets.conditions import is_held
from bot.services.tickets.reading import LINE_COLUMNS, LINES, TicketLine
from bot.services.tickets.routing import team_of
from bot.services.tickets.states import OPEN_STATES
from bot.services.tickets.terms import held, last_ended
from bot.services.timeline import Timeline
from models.base import table
from models.supplies import Consumable
from models.tickets import Ticket, TicketCategory

# So much working time an outage lasts until it is urgent; so late a ticket that is not urgent is red.
OUTAGE_URGENT_HOURS: Final = 4
TICKET_RED_HOURS: Final = HOURS_OF_DAY
# The kinds of late tickets: faults, requests for supplies, planned work, for which no lesson waits.
LATE_KINDS: Final = {TroubleKind.TICKET_LATE: 0, TroubleKind.SHORTAGE_LATE: 1, TroubleKind.PLANNED_LATE: 2}


def outages(look: Look) -> list[Trouble]:
    """Those that go on are known by heart."""
    found = []
    for one in look.school.outages:
        lasts = look.school.calendar.working_hours_between(one.opened_at, look.now) / timedelta(hours=1)
        severity = Severity.URGENT if lasts >= OUTAGE_URGENT_HOURS else Severity.RED
        weight = lasts / HOURS_OF_DAY
        found.append(Trouble(TroubleKind.OUTAGE, f"outage:{one.id}", severity, weight, hours=int(lasts), outage=one))
    return found


async def late_tickets(session: AsyncSession, look: Look, kind: TroubleKind) -> Found:
    """Past a term of theirs; what waits until a day has until the end of it. Those of an outage stand for it."""
    outages = [one.id for one in look.school.outages]
    ended = last_ended(look.now, look.today, look.school.calendar)
    values = {"sort": LATE_KINDS[kind], "now": look.now, "ended": ended, "known": outages, "wanted": look.limit}
    rows = (await session.execute(_LATE_TICKETS, values)).all()
    terms = {row.id: _missed(row, look) for row in rows}
    timeline = Timeline(look.school.calendar, min(terms.values(), default=look.now))
    found = []
    for row in rows:
        hours = timeline.between(terms[row.id], look.now) / timedelta(hours=1)
        is_red = hours >= TICKET_RED_HOURS and kind is not TroubleKind.PLANNED_LATE
        late = Severity.RED if is_red else Severity.YELLOW
        severity = Severity.URGENT if row.urgent else late
        line, who = TicketLine(*row[: len(LINE_COLUMNS)]), names_of(look.school, [row.assignee_id])
        weight = hours / HOURS_OF_DAY
        facts: dict[str, Any] = {"who": who, "hours": int(hours), "ticket": line, "is_hurried": _is_hurried(row, look)}
        facts["is_unanswered"] = row.responded_at is None and (row.solve_by is None or row.solve_by > look.now)
        found.append(Trouble(kind, f"ticket:{row.id}", severity, weight, **facts))
    return found_of(found, rows)


def _is_hurried(row: Any, look: Look) -> bool:
    """Whether whoever looks directs tickets, and somebody else works this one."""
    may = look.actor.may(Permission.TICKET_DIRECT)
    return may and bool(team_of(look.school, look.today, row, besides=look.actor.person_id))


def _missed(row: Any, look: Look) -> datetime:
    """The first of its terms that has passed."""
    react_by = row.react_by if row.responded_at is None else None
    terms = (held(term, row.waiting_until, look.school.calendar) for term in (react_by, row.solve_by))
    return min(term for term in terms if term is not None and term <= look.now)


async def low_stock(session: AsyncSession, look: Look) -> Found:
    """A consumable at or below its minimum that is waited for; its thing is the request that has waited longest."""
    rows = (await session.execute(_LOW_STOCK, {"wanted": look.limit})).all()
    found = []
    for row in rows:
        severity = Severity.RED if row.stock == 0 else Severity.YELLOW
        days = max(0, (look.today - look.school.today(row.since)).days)
        found.append(
            Trouble(
                TroubleKind.STOCK_LOW,
                f"ticket:{row.first}",
                severity,
                days,
                name=row.name,
                days=days,
                part=row.stock,
                whole=row.minimum or 0,
                waiting=row.waiting,
                is_hurried=look.actor.may(Permission.TICKET_DIRECT),
            )
        )
    return found_of(found, rows)


_TICKET, _STOCK = table(Ticket).c, table(Consumable).c
# Open tickets are found by their state: there are few of them, and by an index of the category SQLite would go through
# all that ever were.
_SORT = case((_TICKET.category == TicketCategory.SHORTAGE, 1), (_TICKET.category == TicketCategory.PLANNED, 2), else_=0)
_NOW: Any = bindparam("now", type_=_TICKET.solve_by.type)
_IS_UNANSWERED = and_(_TICKET.responded_at.is_(None), _TICKET.react_by <= _NOW)
_LATE_TICKETS = (
    LINES.add_columns(
        _TICKET.assignee_id,
        _TICKET.team_id,
        _TICKET.room_id,
        _TICKET.react_by,
        _TICKET.solve_by,
        _TICKET.responded_at,
        _TICKET.waiting_until,
        ALL,
    )
    .where(
        _TICKET.state.in_(OPEN_STATES),
        bindparam("sort") == _SORT,
        ~is_held(bindparam("ended")),
        or_(_TICKET.solve_by <= _NOW, _IS_UNANSWERED),
        or_(_TICKET.outage_id.is_(None), _TICKET.outage_id.not_in(bindparam("known", expanding=True))),
    )
    .order_by(_TICKET.urgent.desc(), case((_IS_UNANSWERED, _TICKET.react_by), else_=_TICKET.solve_by), _TICKET.id)
    .limit(WANTED)
)
_LOW_STOCK = (
    select(
        _STOCK.name,
        _STOCK.stock,
        _STOCK.minimum,
        func.min(_TICKET.id).label("first"),
        func.min(_TICKET.opened_at).label("since"),
        func.count().label("waiting"),
        ALL,
    )
    .join(table(Ticket), _TICKET.consumable_id == _STOCK.id)
    .where(_STOCK.is_retired.is_(False), _STOCK.stock <= func.coalesce(_STOCK.minimum, 0))
    .where(_TICKET.state.in_(OPEN_STATES), _SORT == 1)
    .group_by(_STOCK.id, _STOCK.name, _STOCK.stock, _STOCK.minimum)
    .order_by(case((_STOCK.stock == 0, 0), else_=1), func.min(_TICKET.opened_at), _STOCK.id)
    .limit(WANTED)
)
