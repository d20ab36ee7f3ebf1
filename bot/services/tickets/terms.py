"""What a reporter is promised: first reaction and solution in working hours, and who is told when a term is missed.

Pure rules. Amounts of time are working time of the school's calendar, moments are aware datetimes.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from bot.services.calendar import DAY, WorkingCalendar
from bot.services.timeline import Timeline
from models.tickets import TicketCategory

# Instead of a kind of device, for tickets that are no faults.
SHORTAGE: Final = TicketCategory.SHORTAGE.value
PLANNED: Final = TicketCategory.PLANNED.value


@dataclass(frozen=True, slots=True)
class Target:
    """How soon, in working time.

    No reaction: none is promised. No solution: by the end of the day on which the work comes up.
    """

    reaction: timedelta | None
    solution: timedelta | None


# A kind of device (`SHORTAGE`, `PLANNED`; None for any that is not named), and whether it is urgent.
Case: TypeAlias = tuple[str | None, bool]
Targets: TypeAlias = Mapping[Case, Target]


def _hours(reaction: float, solution: float) -> Target:
    return Target(timedelta(hours=reaction), timedelta(hours=solution))


DEFAULT_TARGETS: Final[Targets] = MappingProxyType(
    {
        (None, True): _hours(0.5, 4),
        (None, False): _hours(4, 16),
        ("network", False): _hours(2, 8),
        ("journal", False): _hours(2, 8),
        ("room", False): _hours(8, 40),
        (SHORTAGE, False): _hours(8, 40),
        (SHORTAGE, True): _hours(8, 40),
        (PLANNED, False): Target(None, None),
        (PLANNED, True): Target(None, None),
    }
)


def target_for(kind: str, urgent: bool, own: Targets) -> Target:  # noqa: FBT001  # a property of the ticket
    """The target of a ticket: that of its kind, else that of its urgency; the school's own before the default."""
    for case in ((kind, urgent), (None, urgent)):
        for targets in (own, DEFAULT_TARGETS):
            if case in targets:
                return targets[case]
    raise LookupError("the defaults have a target for either urgency")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the terms of a ticket depend on.

    kind: of the device, or `SHORTAGE`, `PLANNED`. paused: the working time for which it waited for its reporter so
    far, or all until it came back. paused_since: it waits for them since then.
    """

    opened_at: datetime
    kind: str
    urgent: bool
    paused: timedelta = timedelta(0)
    paused_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """By when somebody reacts and by when it is solved; None where that is not promised (any more, or for now)."""

    react_by: datetime | None
    solve_by: datetime | None


def terms_of(facts: Facts, own: Targets, timeline: Timeline) -> Terms:
    """Reckon the terms of a ticket.

    The time for which the reporter let us wait comes on top; while it goes on nobody knows when it ends, so that there
    is no term of the solution.
    """
    target = target_for(facts.kind, facts.urgent, own)
    react_by = None if target.reaction is None else timeline.add(facts.opened_at, target.reaction + facts.paused)
    if facts.paused_since is not None:
        return Terms(react_by, None)
    if target.solution is None:
        return Terms(react_by, _end_of_first_day(timeline.add(facts.opened_at, facts.paused), timeline.calendar))
    return Terms(react_by, timeline.add(facts.opened_at, target.solution + facts.paused))


def _end_of_first_day(moment: datetime, calendar: WorkingCalendar) -> datetime:
    day = calendar.local(moment).date()
    return calendar.end_of_working_day(day if calendar.is_working_day(day) else calendar.next_working_day(day))


class TermKind(StrEnum):
    """Which of the two terms; each is escalated on its own."""

    REACT = "react"
    SOLVE = "solve"


class Level(IntEnum):
    """Whom a missed term is told, from the nearest up."""

    TECHNICIAN = 1
    HEAD = 2
    DIRECTOR = 3


# So much working time after the term a level is told.
Pace: TypeAlias = Mapping[Level, timedelta]

# By urgency: a lesson that stands still can't wait for half a day until the head hears of it.
ESCALATION: Final[Mapping[bool, Pace]] = MappingProxyType(
    {
        False: {Level.TECHNICIAN: timedelta(0), Level.HEAD: timedelta(hours=4), Level.DIRECTOR: timedelta(hours=12)},
        True: {Level.TECHNICIAN: timedelta(0), Level.HEAD: timedelta(hours=0.5), Level.DIRECTOR: timedelta(hours=1.5)},
    }
)


def held(solve_by: datetime | None, waiting_until: date | None, calendar: WorkingCalendar) -> datetime | None:
    """From when a missed solution is escalated: not before the working day ends until which the ticket waits."""
    if solve_by is None or waiting_until is None:
        return solve_by
    return max(solve_by, calendar.end_of_working_day(waiting_until))


def last_ended(now: datetime, today: date, calendar: WorkingCalendar) -> date:
    """The last day whose working day is over: what waits until a later one is held."""
    return today if calendar.end_of_working_day(today) <= now else today - DAY


def levels_due(term: datetime | None, now: datetime, reached: int, pace: Pace, timeline: Timeline) -> tuple[Level, ...]:
    """The levels that are to be told now and were not yet; `reached` is the highest told so far, 0 for none."""
    if term is None or now < term:
        return ()
    late = timeline.between(term, now)
    return tuple(level for level, after in pace.items() if level > reached and after <= late)


@dataclass(frozen=True, slots=True)
class Telling:
    """Who is told, and as which level."""

    level: Level
    people: tuple[int, ...]


def tellings(
    due: Collection[Level], told: Collection[int], holders: Mapping[Level, Collection[int]]
) -> tuple[Telling, ...]:
    """Who is told at the levels that are due.

    Nobody is told twice: where a level has no one who was not told (the head is the technician, or nobody can be
    reached) the next one is told at once in its stead, and not again when its own time comes.
    """
    known = set(told)
    result: list[Telling] = []
    for level in sorted(due):
        if result and level <= result[-1].level:
            continue
        for instead in (instead for instead in Level if instead >= level):
            if people := tuple(dict.fromkeys(person for person in holders.get(instead, ()) if person not in known)):
                result.append(Telling(instead, people))
                known.update(people)
                break
    return tuple(result)
