"""When a post goes to whom: hours by role and by wish, days off, the evening, what nobody can do without."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.services.calendar import Window, is_open
from bot.services.news.storing import Post
from bot.services.news.timing import Wishes, due_times
from bot.services.snapshot import Snapshot
from models.news import Reaction
from models.people import NewsMode, Role
from models.school import DayKind
from tests.bot.services.news.made_up import at, calendar, known, post, school

PARENT, TEACHER, PUPIL, EARLY, MINUTES = 1, 2, 3, 4, 5
PEOPLE = [
    known(PARENT, Role.PARENT),
    known(TEACHER, Role.STAFF),
    known(PUPIL, Role.STUDENT),
    known(EARLY, Role.PARENT, own=Window(time(8), time(12))),
    known(MINUTES, Role.PARENT, own=Window(time(12), time(12, 10))),
]
SCHOOL = school(PEOPLE)
NO_WISHES = Wishes({}, frozenset())
LETTER, URGENT = post(reaction=Reaction.ACKNOWLEDGE), post(urgent_reason="Закрыт мост")


def wishing(mode: NewsMode, muted: frozenset[int] = frozenset()) -> Wishes:
    return Wishes(dict.fromkeys(SCHOOL.people, mode), muted)


def moments(
    now: datetime, what: Post | None = None, wishes: Wishes = NO_WISHES, where: Snapshot = SCHOOL
) -> dict[int, datetime]:
    """Everybody's moment for a post."""
    times = due_times(where.people, what or post(), wishes, where, now)
    return {person: moment for moment, people in times.items() for person in people}


def test_each_in_their_hours_of_working_days() -> None:
    tuesday = {PARENT: at(24, 8), TEACHER: at(24, 7, 30), PUPIL: at(24, 14), EARLY: at(24, 8), MINUTES: at(24, 12)}
    monday = {PARENT: at(30, 8), TEACHER: at(30, 7, 30), PUPIL: at(30, 14), EARLY: at(30, 8), MINUTES: at(30, 12)}
    now = at(24, 10)
    cases: list[tuple[str, datetime, Mapping[int, datetime]]] = [
        ("before the hours", at(24, 6), tuesday),
        ("some are open", now, {PARENT: now, TEACHER: now, PUPIL: at(24, 14), EARLY: now, MINUTES: at(24, 12)}),
        ("some are over", at(24, 12, 30), {PARENT: at(24, 12, 30), EARLY: at(25, 8), MINUTES: at(25, 12)}),
        ("the last minute", at(24, 19, 59), {PARENT: at(24, 19, 59), TEACHER: at(25, 7, 30), PUPIL: at(25, 14)}),
        ("the very end", at(24, 20), {PARENT: at(25, 8)}),
        ("Friday night", at(27, 23), monday),
        ("Saturday", at(28, 12), monday),
    ]
    for case, sent, expected in cases:
        found = moments(sent)
        assert {one: found[one] for one in expected} == expected, case


def test_the_schools_own_days_off_and_working_saturdays() -> None:
    frost = school(PEOPLE, calendar(changes={date(2026, 11, day): DayKind.OFF for day in (24, 25)}))
    assert moments(at(24, 10), where=frost)[PARENT] == at(26, 8)
    assert moments(at(28, 10), where=school(PEOPLE, calendar(6)))[PARENT] == at(28, 10)
    # 4 November is a holiday.
    assert moments(at(3, 23))[PARENT] == at(5, 8)


def test_what_is_gathered_goes_when_the_hours_begin_next() -> None:
    gathered = post(gathered=True)
    cases = [
        ("before the hours", at(24, 6), at(24, 8)),
        ("in the hours", at(24, 10), at(25, 8)),
        ("just when they begin", at(24, 8), at(25, 8)),
        ("after them", at(24, 21), at(25, 8)),
        ("on Friday", at(27, 10), at(30, 8)),
    ]
    for case, now, expected in cases:
        assert moments(now, gathered)[PARENT] == expected, case


def test_the_evening_comes_two_hours_before_the_end_of_the_hours() -> None:
    evening = wishing(NewsMode.EVENING)
    cases = [
        ("in the morning", at(24, 6), {PARENT: at(24, 18), TEACHER: at(24, 16, 30), PUPIL: at(24, 17)}),
        ("in the hours", at(24, 10), {PARENT: at(24, 18), EARLY: at(24, 10)}),
        ("just then", at(24, 18), {PARENT: at(24, 18)}),
        ("too late for today", at(24, 18, 1), {PARENT: at(25, 18), EARLY: at(25, 10)}),
        ("on Friday night", at(27, 20), {PARENT: at(30, 18), TEACHER: at(30, 16, 30)}),
        ("hours shorter than that", at(24, 10), {MINUTES: at(24, 12)}),
    ]
    for case, now, expected in cases:
        found = moments(now, wishes=evening)
        assert {one: found[one] for one in expected} == expected, case
    gathered = post(gathered=True)
    for case, now, due in (("on that day", at(24, 6), at(24, 18)), ("on the next", at(24, 10), at(25, 18))):
        assert moments(now, gathered, evening)[PARENT] == due, f"what is gathered: {case}"


def test_what_nobody_can_do_without() -> None:
    everybody, muted = set(SCHOOL.people), frozenset({PARENT})
    cases: list[tuple[str, Post, Wishes, set[int]]] = [
        ("news", post(), NO_WISHES, everybody),
        ("news, only important wished", post(), wishing(NewsMode.IMPORTANT), set()),
        ("news on a muted topic", post(), wishing(NewsMode.AT_ONCE, muted), everybody - muted),
        ("a muted topic in the evening", post(), wishing(NewsMode.EVENING, muted), everybody - muted),
        ("a letter", LETTER, wishing(NewsMode.IMPORTANT, muted), everybody),
        ("urgent", URGENT, wishing(NewsMode.IMPORTANT, muted), everybody),
    ]
    for case, what, wishes, expected in cases:
        assert set(moments(at(24, 10), what, wishes)) == expected, case
    assert moments(at(24, 10), LETTER, wishing(NewsMode.EVENING))[PARENT] == at(24, 10), "a letter waits for no evening"
    assert set(moments(at(28, 3), URGENT, wishing(NewsMode.EVENING)).values()) == {at(28, 3)}, "urgent at any hour"


def test_who_cant_be_reached_gets_nothing() -> None:
    where = school([known(1, Role.PARENT, sender=None), known(2, Role.PARENT, reachable=False), known(3, Role.PARENT)])
    assert set(moments(at(24, 10), URGENT, where=where)) == {3}
    gone = due_times([3, 99], post(), NO_WISHES, where, at(24, 10))
    assert gone == {at(24, 10): [3]}


_MODES = st.sampled_from(NewsMode)
_POSTS = st.sampled_from([post(), post(gathered=True), LETTER])
_WINDOWS = st.tuples(st.integers(0, 23 * 60), st.integers(1, 59)).map(
    lambda own: Window(time(*divmod(own[0], 60)), time(*divmod(own[0] + own[1], 60)))
)


@given(
    minutes=st.integers(0, 300 * 24 * 60),
    mode=_MODES,
    what=_POSTS,
    roles=st.sets(st.sampled_from(Role), max_size=3),
    own=st.none() | _WINDOWS,
)
def test_nothing_comes_before_now_or_outside_the_hours(
    minutes: int, mode: NewsMode, what: Post, roles: set[Role], own: Window | None
) -> None:
    now = at(1, 0) + timedelta(minutes=minutes)
    where = school([known(1, *roles, own=own)])
    for due in moments(now, what, Wishes({1: mode}, frozenset()), where).values():
        assert due >= now
        assert is_open(due, where.window(where.people[1], where.today(now)), where.calendar)
