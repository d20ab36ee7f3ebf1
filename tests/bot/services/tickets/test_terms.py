"""Terms and their escalation: whole rules by examples from the school's year, the arithmetic against the calendar."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.calendar import WorkingCalendar
from bot.services.tickets.terms import (
    DEFAULT_TARGETS,
    ESCALATION,
    PLANNED,
    SHORTAGE,
    Facts,
    Level,
    Target,
    Targets,
    Telling,
    Terms,
    held,
    levels_due,
    target_for,
    tellings,
    terms_of,
)
from bot.services.timeline import Timeline
from models.school import DayKind
from tests.bot.services.test_calendar import calendars, moments

KUZBASS = ZoneInfo("Asia/Novokuznetsk")
# The first look at a year loads the official calendar, which is slow.
unhurried = settings(deadline=None)
BERLIN = ZoneInfo("Europe/Berlin")
FIVE = WorkingCalendar(KUZBASS, 5)
HOUR = timedelta(hours=1)
NOTHING_OWN: Targets = {}


def local(text: str, zone: ZoneInfo = KUZBASS) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def target(reaction: float, solution: float) -> Target:
    return Target(reaction * HOUR, solution * HOUR)


def fault(opened: datetime, **values: Any) -> Facts:
    usual: dict[str, Any] = {"kind": "projector", "urgent": False}
    return Facts(opened, **(usual | values))


def terms(facts: Facts, calendar: WorkingCalendar = FIVE, own: Targets = NOTHING_OWN) -> Terms:
    return terms_of(facts, own, Timeline(calendar, facts.opened_at))


@pytest.mark.parametrize(
    ("kind", "urgent", "reaction", "solution"),
    [
        ("projector", True, HOUR / 2, 4 * HOUR),
        ("projector", False, 4 * HOUR, 16 * HOUR),
        ("network", False, 2 * HOUR, 8 * HOUR),
        ("network", True, HOUR / 2, 4 * HOUR),
        ("room", False, 8 * HOUR, 40 * HOUR),
        ("room", True, HOUR / 2, 4 * HOUR),
        (SHORTAGE, True, 8 * HOUR, 40 * HOUR),
        (PLANNED, True, None, None),
    ],
)
def test_the_defaults(kind: str, urgent: bool, reaction: timedelta, solution: timedelta) -> None:  # noqa: FBT001 a row
    assert target_for(kind, urgent, {}) == Target(reaction, solution)


def test_the_school_s_own_targets_go_before_the_default_and_the_kind_before_the_urgency() -> None:
    own: Targets = {(None, False): target(1, 2), ("printer", False): target(3, 4), ("room", False): target(5, 6)}
    assert target_for("projector", urgent=False, own=own) == target(1, 2)
    assert target_for("printer", urgent=False, own=own) == target(3, 4)
    assert target_for("room", urgent=False, own=own) == target(5, 6)
    assert target_for("printer", urgent=True, own=own) == DEFAULT_TARGETS[None, True]
    # A rule for all leaves what is said of a kind: shortages and planned work are other matters.
    assert target_for(PLANNED, urgent=False, own=own) == Target(None, None)


@pytest.mark.parametrize(
    ("opened", "react_by", "solve_by"),
    [
        ("2026-11-23T09:00", "2026-11-23T13:00", "2026-11-24T16:00"),  # a Monday morning
        ("2026-11-23T13:00", "2026-11-23T17:00", "2026-11-25T11:00"),  # exactly the rest of the day
        ("2026-11-24T02:30", "2026-11-24T12:00", "2026-11-25T15:00"),  # at night
        ("2026-11-22T15:00", "2026-11-23T12:00", "2026-11-24T15:00"),  # on a Sunday
        ("2026-11-27T16:00", "2026-11-30T11:00", "2026-12-01T14:00"),  # over a weekend
        ("2026-12-30T15:00", "2027-01-11T10:00", "2027-01-12T13:00"),  # over the year's end and its holidays
        ("2026-11-03T16:00", "2026-11-05T11:00", "2026-11-06T14:00"),  # over 4 November
        ("2027-02-19T16:00", "2027-02-20T11:00", "2027-02-24T14:00"),  # a Saturday worked, Monday off, the 23rd
    ],
)
def test_a_term_counts_the_working_hours_only(opened: str, react_by: str, solve_by: str) -> None:
    assert terms(fault(local(opened))) == Terms(local(react_by), local(solve_by))


def test_the_school_s_own_days_off_move_a_term() -> None:
    opened = local("2026-11-23T09:00")
    frost = WorkingCalendar(KUZBASS, 5, {date(2026, 11, 24): DayKind.OFF})
    assert terms(fault(opened), frost).solve_by == local("2026-11-25T16:00")


@pytest.mark.parametrize(
    ("opened", "solve_by"),
    [("2027-03-26T15:00", "2027-03-29T10:00"), ("2026-10-23T15:00", "2026-10-26T10:00")],
)
def test_a_change_of_the_clock_neither_gives_nor_takes_working_time(opened: str, solve_by: str) -> None:
    calendar = WorkingCalendar(BERLIN, 5)
    assert terms(fault(local(opened, BERLIN), urgent=True), calendar).solve_by == local(solve_by, BERLIN)


def test_waiting_for_the_reporter_comes_on_top() -> None:
    opened = local("2026-11-23T09:00")
    assert terms(fault(opened, paused=3 * HOUR)) == Terms(local("2026-11-23T16:00"), local("2026-11-25T10:00"))


def test_while_the_reporter_is_waited_for_there_is_no_term_of_the_solution() -> None:
    opened = local("2026-11-23T09:00")
    waiting = fault(opened, paused_since=local("2026-11-23T10:00"))
    assert terms(waiting) == Terms(local("2026-11-23T13:00"), None)


@unhurried
@given(calendars, moments, st.timedeltas(timedelta(0), 30 * HOUR), st.timedeltas(timedelta(0), 72 * HOUR))
def test_the_reporter_s_delay_leaves_as_much_time_as_there_was_before_it(
    calendar: WorkingCalendar, opened: datetime, worked: timedelta, delay: timedelta
) -> None:
    asked = calendar.add_working_time(opened, worked)
    answered = asked + delay
    paused = calendar.working_hours_between(asked, answered)
    own: Targets = {(None, False): Target(None, worked + 5 * HOUR)}
    assert terms(fault(opened, paused=paused), calendar, own).solve_by == calendar.add_working_time(answered, 5 * HOUR)


@pytest.mark.parametrize(
    ("opened", "until"),
    [("2026-12-01T09:00", "2026-12-01T17:00"), ("2026-12-05T09:00", "2026-12-07T17:00")],  # a Saturday
)
def test_planned_work_is_to_be_done_by_the_end_of_its_day(opened: str, until: str) -> None:
    planned = fault(local(opened), kind=PLANNED)
    assert terms(planned) == Terms(None, local(until))
    own: Targets = {(PLANNED, False): target(4, 18)}
    assert terms(planned, own=own).solve_by == terms(fault(local(opened)), own={(None, False): target(4, 18)}).solve_by


@pytest.mark.parametrize(
    ("now", "reached", "expected"),
    [
        ("2026-11-23T15:59", 0, ()),
        ("2026-11-23T16:00", 0, (Level.TECHNICIAN,)),
        ("2026-11-24T10:59", 1, ()),
        ("2026-11-24T11:00", 1, (Level.HEAD,)),
        ("2026-11-24T11:00", 2, ()),
        ("2026-11-25T09:59", 2, ()),
        ("2026-11-25T10:00", 2, (Level.DIRECTOR,)),
        ("2026-11-25T10:00", 0, tuple(Level)),  # after a standstill
        ("2027-11-25T10:00", 3, ()),
    ],
)
def test_levels_come_due_in_working_hours_after_the_term(now: str, reached: int, expected: tuple[Level, ...]) -> None:
    term = local("2026-11-23T16:00")
    assert levels_due(term, local(now), reached, ESCALATION[False], Timeline(FIVE, term)) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-23T16:29", 1),
        ("2026-11-23T16:30", 2),
        ("2026-11-24T08:29", 2),
        ("2026-11-24T08:30", 3),
    ],
)
def test_an_urgent_ticket_climbs_quickly(now: str, expected: int) -> None:
    term = local("2026-11-23T16:00")
    assert max(levels_due(term, local(now), 0, ESCALATION[True], Timeline(FIVE, term))) == expected


def test_what_is_not_promised_is_not_escalated() -> None:
    now = local("2026-11-23T16:00")
    assert levels_due(None, now, 0, ESCALATION[False], Timeline(FIVE, now)) == ()


def test_escalation_holds_until_the_end_of_the_day_that_is_waited_for() -> None:
    term = local("2026-11-23T16:00")
    assert held(term, date(2026, 11, 26), FIVE) == local("2026-11-26T17:00")
    assert held(term, date(2026, 11, 20), FIVE) == term
    assert held(term, None, FIVE) == term
    assert held(None, date(2026, 11, 26), FIVE) is None


TECHNICIAN, HEAD, DIRECTOR = 1, 2, 3
EACH_THEIR_OWN = {Level.TECHNICIAN: [TECHNICIAN], Level.HEAD: [HEAD], Level.DIRECTOR: [DIRECTOR]}


def test_each_level_tells_its_own_people() -> None:
    assert tellings([Level.TECHNICIAN], (), EACH_THEIR_OWN) == (Telling(Level.TECHNICIAN, (TECHNICIAN,)),)
    assert tellings([Level.HEAD], {TECHNICIAN}, EACH_THEIR_OWN) == (Telling(Level.HEAD, (HEAD,)),)
    assert [found.level for found in tellings(list(Level), (), EACH_THEIR_OWN)] == list(Level)


@pytest.mark.parametrize(
    ("due", "told", "holders", "expected"),
    [
        # The head is the technician: the director at once.
        ([Level.HEAD], {1}, {Level.HEAD: [1], Level.DIRECTOR: [3]}, (Telling(Level.DIRECTOR, (3,)),)),
        # One of two heads is.
        ([Level.HEAD], {1}, {Level.HEAD: [1, 2], Level.DIRECTOR: [3]}, (Telling(Level.HEAD, (2,)),)),
        # Nobody of the team can be reached.
        ([Level.TECHNICIAN], (), {Level.HEAD: [2], Level.DIRECTOR: [3]}, (Telling(Level.HEAD, (2,)),)),
        ([Level.TECHNICIAN], (), {Level.DIRECTOR: [3]}, (Telling(Level.DIRECTOR, (3,)),)),
        # Two levels at once, the first of which fell through to the second: that one has been told by it.
        (
            [Level.TECHNICIAN, Level.HEAD],
            (),
            {Level.HEAD: [2], Level.DIRECTOR: [3]},
            (Telling(Level.HEAD, (2,)),),
        ),
        # One person is everything.
        (list(Level), (), {level: [1] for level in Level}, (Telling(Level.TECHNICIAN, (1,)),)),
        # There is nobody at all.
        (list(Level), (), {}, ()),
    ],
)
def test_a_level_without_anybody_new_falls_through_to_the_next(
    due: list[Level], told: set[int], holders: dict[Level, list[int]], expected: tuple[Telling, ...]
) -> None:
    assert tellings(due, told, holders) == expected


people = st.lists(st.integers(1, 4), max_size=3)


@given(st.sets(st.sampled_from(Level)), st.sets(st.integers(1, 4)), st.dictionaries(st.sampled_from(Level), people))
def test_nobody_is_told_twice_and_no_step_is_lost_while_somebody_is_left_above(
    due: set[Level], told: set[int], holders: dict[Level, list[int]]
) -> None:
    found = tellings(due, told, holders)
    everybody = [person for telling in found for person in telling.people]
    assert len(everybody) == len(set(everybody))
    assert not told & set(everybody)
    if due:
        above = {person for level, some in holders.items() if level >= min(due) for person in some}
        assert bool(found) == bool(above - told)
