"""What the overview counts, how it is narrowed, who holds how much, what is found: rules over made-up lines."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.access import Sender
from bot.services.calendar import WorkingCalendar
from bot.services.roadmap.answering import Answering, Assignee
from bot.services.roadmap.burden import Share, burden
from bot.services.roadmap.lines import Control, ItemLine
from bot.services.roadmap.overview import Count, Filter, Overview, Span, View, bounds, count, is_silent
from bot.services.roadmap.searching import search
from bot.services.roadmap.storing import Section
from bot.services.snapshot import Grant, Known, PostLine, Snapshot
from models.people import Role
from models.roadmap import ItemState, PeriodKind
from models.school import TermsKind

TODAY = date(2026, 11, 24)  # a Tuesday
SEPTEMBER = datetime(2026, 9, 1, 3, tzinfo=UTC)
EZHOVA, LUGOVA, LEFT = 1, 2, 3
GROUP = Assignee("педагоги", group_code="role-staff")
ROOMS, SITE = Section("1.", "Кабинеты"), Section("", "Сайт школы")


def known(number: int, name: str, until: date | None = None) -> Known:
    grants = [Grant(Role.STAFF, date(2026, 1, 1), until, None)]
    return Known(number, name, name, None, None, reachable=True, sender=Sender("telegram", number), grants=grants)


SCHOOL = Snapshot(
    revision=1,
    name=None,
    calendar=WorkingCalendar(ZoneInfo("Asia/Novokuznetsk"), 5),
    people={
        EZHOVA: known(EZHOVA, "Ёжова М. П."),
        LUGOVA: known(LUGOVA, "Лугова Н. О."),
        LEFT: known(LEFT, "Ушедшая Р. М.", until=date(2026, 9, 1)),
    },
    by_sender={},
    rooms={},
    teams={},
    routes=(),
    targets={},
    outages=(),
    building_heads={},
    posts={1: PostLine(1, "заведующий музеем", None), 2: PostLine(2, "заведующий библиотекой", LUGOVA)},
    departments={},
    terms_kind=TermsKind.QUARTERS,
    news_approval=False,
    news_budget=5,
    own_terms={},
)


def line(number: int = 1, *people: int | Assignee, day: date | None = None, **values: Any) -> ItemLine:
    """An item of these people, the main one first, with a deadline on a day; news of it came yesterday."""
    named = tuple(one if isinstance(one, Assignee) else Assignee("", person_id=one) for one in people)
    made_up: dict[str, Any] = {
        "id": number,
        "year": 2026,
        "section": ROOMS,
        "number": f"{number}.",
        "text": "Проверить технику",
        "state": ItemState.GOING,
        "kind": PeriodKind.DAY,
        "starts_on": date(2026, 9, 1),
        "ends_on": day or date(2026, 12, 15),
        "created_at": SEPTEMBER,
        "said_at": datetime(2026, 11, 23, tzinfo=UTC),
        "is_asked": False,
        "is_rolled": False,
        "answering": Answering(values.pop("owner", None), named),
        "controls": (Control(1, day, is_pulse=False),) if day else (),
        "evidence": 0,
    }
    return ItemLine(**(made_up | values))


def plan(*lines: ItemLine) -> Overview:
    return Overview(lines, SCHOOL, TODAY)


LATE = date(2026, 11, 21)
VIEWS: tuple[tuple[str, ItemLine, set[View]], ...] = (
    ("going", line(1, EZHOVA), {View.LIVE, View.GOING}),
    ("late", line(1, EZHOVA, day=LATE), {View.LIVE, View.GOING, View.LATE}),
    ("due today", line(1, EZHOVA, day=TODAY), {View.LIVE, View.GOING}),
    ("handed in late", line(1, EZHOVA, day=LATE, state=ItemState.OFFERED), {View.LIVE, View.OFFERED}),
    ("help", line(1, EZHOVA, state=ItemState.HELP), {View.LIVE, View.HELP}),
    ("asks", line(1, EZHOVA, is_asked=True), {View.LIVE, View.GOING, View.ASKED}),
    ("silent", line(1, EZHOVA, said_at=None, state=ItemState.OPEN), {View.LIVE, View.OPEN, View.SILENT}),
    ("done, never heard of", line(1, EZHOVA, said_at=None, state=ItemState.DONE), {View.DONE}),
    ("dropped, late", line(1, EZHOVA, day=LATE, state=ItemState.DROPPED), {View.DROPPED}),
    ("of who left", line(1, LEFT), {View.LIVE, View.GOING, View.NOBODY}),
    ("of a vacant post", line(1, Assignee("", post_id=1)), {View.LIVE, View.GOING, View.NOBODY}),
    ("of nobody", line(1), {View.LIVE, View.GOING, View.NOBODY}),
    ("of a group", line(1, GROUP), {View.LIVE, View.GOING, View.UNTAKEN}),
    ("taken", line(1, GROUP, owner=EZHOVA), {View.LIVE, View.GOING}),
    ("taken by who left", line(1, GROUP, owner=LEFT), {View.LIVE, View.GOING, View.UNTAKEN}),
    ("rolled, late, help", line(1, LEFT, day=LATE, state=ItemState.HELP, said_at=None, is_rolled=True), set()),
    ("rolled, going", line(1, EZHOVA, is_rolled=True), {View.GOING}),
)


def test_each_item_stands_in_the_views_that_it_belongs_to() -> None:
    for name, one, views in VIEWS:
        assert {view for view in View if plan(one).is_in(one, view)} == views | {View.ALL}, name
        assert set(plan(one).views()) == views | {View.ALL}, name


def test_sixty_days_without_news_are_silence() -> None:
    begun = TODAY - timedelta(days=60)
    for said_at, starts_on, is_so in (
        (None, date(2026, 9, 1), True),
        (None, begun, True),
        (None, begun + timedelta(days=1), False),
        (datetime(2026, 9, 25, tzinfo=UTC), date(2026, 9, 1), True),
        (datetime(2026, 9, 26, tzinfo=UTC), date(2026, 9, 1), False),
        (None, date(2027, 3, 1), False),
    ):
        one = line(1, EZHOVA, said_at=said_at, starts_on=starts_on)
        assert is_silent(one, TODAY) is is_so, (said_at, starts_on)


def test_dropped_items_are_in_no_figure() -> None:
    lines = [
        line(1, EZHOVA, state=ItemState.DONE),
        line(2, EZHOVA, day=LATE),
        line(3, EZHOVA, day=LATE, is_rolled=True),
        line(4, EZHOVA, day=LATE, state=ItemState.DROPPED),
    ]
    assert count(lines, TODAY) == Count(all=3, done=1, late=1, dropped=1)


def test_filters_add_up() -> None:
    lines = (
        line(1, EZHOVA, day=LATE),
        line(2, EZHOVA, LUGOVA, day=date(2026, 11, 29)),
        line(3, GROUP, section=SITE, day=date(2026, 11, 10)),
        line(4, Assignee("", post_id=2), section=SITE, day=date(2026, 12, 31)),
        line(5, LUGOVA, section=None, state=ItemState.DONE, controls=(Control(1, TODAY, is_pulse=True),)),
    )
    found = plan(*lines)
    assert [one.section for one in found.sections] == [ROOMS, SITE, None]
    for wanted, numbers in (
        (Filter(), [1, 2, 3, 4, 5]),
        (Filter(section=1), [3, 4]),
        (Filter(section=7), []),
        (Filter(person_id=EZHOVA), [1, 2]),
        (Filter(person_id=LUGOVA), [2, 4, 5]),
        (Filter(person_id=LUGOVA, section=0), [2]),
        (Filter(view=View.LATE), [3, 1]),  # the latest first
        (Filter(view=View.UNTAKEN, section=0), []),
        (Filter(span=Span.WEEK), [2]),
        (Filter(span=Span.MONTH), [1, 2, 3]),
        (Filter(span=Span.QUARTER), [1, 2, 3, 4]),
        (Filter(span=Span.QUARTER, person_id=LUGOVA, view=View.GOING), [2, 4]),
    ):
        assert [one.id for one in found.items(wanted)] == numbers, wanted


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.sampled_from([Span.WEEK, Span.MONTH, Span.QUARTER]))
def test_a_span_holds_its_day_and_is_followed_by_the_next(day: date, span: Span) -> None:
    first, after = bounds(span, day)
    assert first <= day < after
    assert bounds(span, first) == bounds(span, after - timedelta(days=1)) == (first, after)
    assert bounds(span, after)[0] == after


def test_the_load_is_counted_by_who_holds_an_item() -> None:
    found = burden(
        plan(
            line(1, EZHOVA, LUGOVA, day=LATE),
            line(2, EZHOVA, GROUP),
            line(3, GROUP, EZHOVA),
            line(4, GROUP, owner=LUGOVA),
            line(5, LEFT, LUGOVA),
            line(6),
            line(7, EZHOVA, state=ItemState.DONE),
            line(8, EZHOVA, is_rolled=True),
        )
    )
    # Of six open items two are exactly a third, which is not more.
    assert (found.live, found.nobody, found.untaken) == (6, 1, 1)
    assert list(found.shares) == [
        Share(EZHOVA, held=2, late=1, beside=1, is_too_much=False),
        Share(LUGOVA, held=2, late=0, beside=1, is_too_much=False),
    ]
    assert burden(plan(line(1, EZHOVA), line(2, LUGOVA), line(3, EZHOVA))).shares[0].is_too_much
    assert list(burden(plan(line(1, EZHOVA, state=ItemState.DONE))).shares) == []


def test_items_are_found_by_number_word_and_surname() -> None:
    found = plan(
        line(1, EZHOVA, text="Обновить сайт школы к 2.5 баллам"),
        line(5, LUGOVA, section=Section("2", "Техника"), text="Проверить УВР"),
        line(7, Assignee("Бобров А.И.", person_id=LEFT), section=None, text="Провести педсовет, как нужно"),
        line(9, GROUP, section=Section("IV", "Семинары"), text="Ёлка для всех"),
    )
    for typed, numbers in (
        ("2.5", [5, 1]),
        ("№ 2.5.", [5, 1]),
        ("пункт 2.5", [5]),
        ("iv.9", [9]),
        ("7", [7]),
        ("ежов", [1]),
        ("ЕЖОВА САЙТ", [1]),
        ("ежова педсовет", []),
        ("техн", [5]),
        ("УBP", [5]),  # Latin letters that look alike
        ("бобр", [7]),
        ("елка", [9]),
        ("педагог", [9]),
        ("семинаров", [9]),
        ("боброву", [7]),
        ("елкам", [9]),
        ("кола", []),  # within a word, not at its beginning
        ("   ", []),
        ("…", []),
    ):
        assert [one.id for one in search(found, typed)] == numbers, typed


@given(st.text(max_size=60))
def test_whatever_is_typed_finds_items_or_nothing(typed: str) -> None:
    found = plan(*(line(number, EZHOVA) for number in range(1, 4)))
    numbers = [one.id for one in search(found, typed)]
    assert sorted(set(numbers)) == sorted(numbers)
