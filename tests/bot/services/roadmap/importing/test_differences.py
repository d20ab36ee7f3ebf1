"""What a changed document changes, one kind of change a line."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.services.roadmap.answering import Assignee
from bot.services.roadmap.importing.differences import Existing, Kind, attach, differences
from bot.services.roadmap.importing.doubts import How, doubts_of, settle
from bot.services.roadmap.importing.draft import Draft, State
from bot.services.roadmap.periods import Period, PeriodKind
from tests.bot.services.roadmap.importing.plans import YEAR, draft
from tests.plans import Item

PLAN = (
    Item("Условия", "Назначить ответственных за цифровую среду", "Сентябрь 2026", "Полетаева О.Л."),
    Item("Условия", "Проверить оборудование и программы кабинетов", "до 15.12.2026", "Лукин А.И."),
    Item("Ресурсы", "Пополнить медиатеку новыми пособиями", "В течение года", "Лукин А.И., классные руководители"),
    Item("Ресурсы", "Провести семинар по итогам года", "как получится", "Неизвестная О.О."),
)


def stored(made: Draft, **values: Any) -> tuple[Existing, ...]:
    """The items of a draft as the roadmap has them, the unknown period for the whole year."""
    whole = made.items[2].period
    assert whole is not None
    found = []
    for number, item in enumerate(made.items, start=1):
        period = item.period or whole
        people = tuple(Assignee(one.words, one.person_id, one.post_id, one.group) for one in item.people)
        fixed = (item.section, item.number, item.text, item.result, item.period_words)
        days = (period.kind, period.start, period.end, period.rhythm)
        found.append(Existing(number, *fixed, *days, people, is_ended=False, is_postponed=False))
    return tuple(replace(one, **values) for one in found)


OLD = stored(draft(*PLAN))


def compared(*items: Item, old: Sequence[Existing] = OLD) -> Draft:
    return attach(draft(*items), old)


def kinds(made: Draft, old: Sequence[Existing] = OLD) -> dict[int, set[Kind]]:
    return {one.place: set(one.kinds) for one in differences(made, {each.id: each for each in old})}


def changed(place: int, **values: str) -> tuple[Item, ...]:
    return tuple(replace(item, **values) if at == place else item for at, item in enumerate(PLAN))


def test_each_kind_of_change_is_found_and_the_others_are_untouched() -> None:
    added = Item("Ресурсы", "Открыть выставку рисунков первоклассников", "май 2027", "Лукин А.И.")
    cases: tuple[tuple[str, tuple[Item, ...], dict[int, set[Kind]]], ...] = (
        ("the same", PLAN, {}),
        ("reordered", (PLAN[1], PLAN[0], PLAN[3], PLAN[2]), {at: {Kind.PLACE} for at in range(4)}),
        ("another period", changed(1, period="до 20.12.2026"), {1: {Kind.PERIOD}}),
        ("the same period in other words", changed(1, period="не позднее 15 декабря"), {}),
        ("other people", changed(1, people="Нейман М.О."), {1: {Kind.PEOPLE}}),
        ("one more", changed(1, people="Лукин А.И., Нейман М.О."), {1: {Kind.PEOPLE}}),
        ("the same person in other words", changed(1, people="Лукин Андрей Ильич, учитель информатики"), {}),
        ("a word more", changed(1, text="Проверить оборудование, сети и программы кабинетов"), {1: {Kind.TEXT}}),
        ("other signs", changed(1, text="Проверить оборудование\nи программы кабинетов."), {}),
        ("added", (*PLAN, added), {4: {Kind.ADDED}}),
        ("gone", PLAN[:3], {}),
    )
    for name, items, expected in cases:
        assert kinds(compared(*items)) == expected, name


def test_what_was_settled_once_is_not_asked_about_again() -> None:
    assert doubts_of(compared(*PLAN)) == ()
    again = Item("Ресурсы", "Другая работа с теми же людьми", "май 2027", "Неизвестная О.О.")
    known = tuple(replace(one, assignees=(Assignee("Неизвестная О.О.", 15),)) if one.id == 4 else one for one in OLD)
    met = compared(*PLAN, again, old=known)
    assert doubts_of(met) == ()
    assert [(one.person_id, one.state) for one in met.items[4].people] == [(15, State.KEPT)]


def test_what_is_gone_is_kept_unless_it_is_given_up() -> None:
    met = compared(*PLAN[1:])
    assert [(one.item_id, one.code, one.is_dropped) for one in met.vanished] == [(1, "1.1", False)]
    assert compared(*PLAN[1:], old=stored(draft(*PLAN), is_ended=True)).vanished == ()


def test_a_later_end_that_was_granted_is_not_undone_silently() -> None:
    later = stored(draft(*PLAN), is_postponed=True)
    assert doubts_of(compared(*PLAN, old=later)) == ()
    met = compared(*changed(1, period="до 20.12.2026"), old=later)
    (doubt,) = doubts_of(met)
    assert (doubt.about, doubt.items, doubt.is_open) == ("postponed", (1,), True)
    assert kinds(settle(met, doubt.key, How.GRANTED, YEAR), later) == {}
    taken = settle(met, doubt.key, How.DOCUMENT, YEAR)
    assert kinds(taken, later) == {1: {Kind.PERIOD}}
    assert [one.is_open for one in doubts_of(taken)] == [False]


def test_a_request_is_the_same_in_any_words() -> None:
    items = changed(1, period="по мере необходимости")
    old = stored(draft(*items))
    asked = draft(*changed(1, period="по необходимости, конечно"))
    period = replace(asked.items[1], period=old_period(items), period_state=State.SETTLED)
    assert kinds(attach(asked.with_item(1, period), old), old) == {}


def old_period(items: Sequence[Item]) -> Period:
    """The one of the second item, on the days of another school year."""
    period = draft(*items).items[1].period
    assert period is not None
    assert period.kind is PeriodKind.ON_REQUEST
    return replace(period, start=date(2026, 9, 2))
