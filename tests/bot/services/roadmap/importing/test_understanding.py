from dataclasses import replace
from datetime import date

import pytest

from bot.services.roadmap.importing.doubts import How, doubts_of, next_open, put_section, settle
from bot.services.roadmap.importing.draft import Draft, Kept, State, Waiting, dump, load
from bot.services.roadmap.importing.joining import people_of, sources_of
from bot.services.roadmap.importing.understanding import read_period_into, written_year_of
from bot.services.roadmap.naming import NamingDoubt
from bot.services.roadmap.periods.shifting import shifted
from bot.services.roadmap.storing import Section
from tests.bot.services.roadmap.importing.plans import YEAR, document, draft, reader, year
from tests.plans import Item


def test_years_in_words_move_along() -> None:
    cases = (
        ("Сентябрь 2021", "Сентябрь 2026"),
        ("До 15.09.2021", "До 15.09.2026"),
        ("15.09.21–20.10.21", "15.09.26–20.10.26"),
        ("август 2021 – май 2022 г.", "август 2026 – май 2027 г."),
        ("2021/22 учебный год", "2026/27 учебный год"),
        ("2021–2022", "2026–2027"),
        ("В течение года, до 15 числа", "В течение года, до 15 числа"),
        ("15–20 сентября", "15–20 сентября"),
        ("15.09", "15.09"),
    )
    for words, expected in cases:
        assert shifted(words, 5) == expected, words


def test_the_year_that_a_plan_was_made_for() -> None:
    old, new, without = (
        Item("", "Семинар", "до 15.09.2021", ""),
        Item("", "Семинар", "до 15.09.2020", ""),
        Item("", "Семинар", "май", ""),
    )
    cases = (
        (document(without, of=2019), 2019),
        (document(without, old, of=None), 2021),
        (document(without, of=None), None),
        (document(old, new, of=None), None),
        (document(of=None), None),
    )
    for made, expected in cases:
        assert written_year_of(made, YEAR) == expected, made


def test_a_past_plan_is_moved_with_its_words() -> None:
    item = draft(Item("А", "Создать раздел", "До 15.09.2021", "Нейман М.О."), written=2021).items[0]
    assert (item.written, item.period_words, item.period_state) == ("До 15.09.2021", "До 15.09.2026", State.CLEAR)
    assert item.period is not None
    assert item.period.end == date(2026, 9, 15)


def test_a_text_moves_with_its_year_and_its_deadline_and_with_nothing_else() -> None:
    text = "по приказу от 02.12.2020 сдать отчет за 2021/2022 учебный год не позднее 01.08.2022 года"
    item = draft(Item("А", text, "не позднее 01.08.2022 года", "Лукин А.И."), written=2021).items[0]
    assert item.text == "по приказу от 02.12.2020 сдать отчет за 2026/2027 учебный год не позднее 01.08.2027 года"
    back = read_period_into(item, reader(2021, 2021), 2026)
    assert (back.text, back.period_words) == (text, "не позднее 01.08.2022 года")


def test_a_post_without_a_name_is_made_with_the_one_who_is_known_for_it() -> None:
    found = draft(
        Item("А", "Опись", "май", "Завхоз"),
        Item("А", "Опись", "май", "Гвоздев П.И., завхоз"),
        Item("А", "Приказ", "май", "Директор школы"),
    )
    posts = [(one.person_id, one.post_id, one.makes_post) for item in found.items for one in item.people]
    assert posts == [(11, None, True), (11, None, False), (4, 21, False)]


def keys(found: Draft) -> list[tuple[str, tuple[int, ...], bool]]:
    return [(one.about, one.items, one.is_open) for one in doubts_of(found)]


def test_the_same_doubt_over_many_items_is_one() -> None:
    found = draft(
        Item("А", "Один", "как получится", "Зав. библиотечным фондом"),
        Item("А", "Два", "Как  получится", "Иванова А.И.; Зав.библиотечным фондом"),
        Item("А", "Три", "", "Ушакова Р.М."),
        Item("А", "Четыре", "", "Иванова А.И."),
        Item("А", "Пять", "май", "Зимина Т.О."),
    )
    assert keys(found) == [
        ("period", (0, 1), True),
        ("period", (2,), True),
        ("period", (3,), True),
        ("person", (0, 1), True),
        ("person", (1, 3), True),
        ("person", (2,), True),
    ]
    several = next_open(found, doubts_of(found)[3].key)
    assert several is not None
    assert several.person is not None
    assert several.person.doubts == (NamingDoubt.SEVERAL,)


def test_many_empty_cells_are_asked_about_at_once() -> None:
    few = draft(*(Item("А", f"Дело {at}", "май", "") for at in range(6)))
    many = draft(*(Item("А", f"Дело {at}", "май", "") for at in range(7)))
    assert [len(one.items) for one in doubts_of(few)] == [1] * 6
    assert [len(one.items) for one in doubts_of(many)] == [7]


def test_a_settled_doubt_stays_in_its_place() -> None:
    found = draft(Item("А", "Один", "как получится", "Лукин А.И."), Item("А", "Два", "", "Лукин А.И."))
    first = doubts_of(found)[0].key
    settled = settle(found, first, How.YEAR, YEAR)
    assert keys(settled) == [("period", (0,), False), ("period", (1,), True)]
    following = next_open(settled, first)
    assert following is not None
    skipped = settle(settled, following.key, How.SKIP, YEAR)
    assert next_open(skipped) is None
    assert [item.text for item in skipped.taken] == ["Один"]
    assert next_open(settle(skipped, following.key, How.BACK, YEAR)) is not None


def test_questions_that_went_away_with_their_item_are_not_counted() -> None:
    found = draft(Item("А", "Один", "как получится", "Никто Н.Н."), Item("А", "Два", "", "Некто К.К."))
    assert [one.about for one in doubts_of(found)] == ["period", "period", "person", "person"]
    first = doubts_of(found)[0].key
    skipped = settle(found, first, How.SKIP, YEAR)
    assert keys(skipped) == [("period", (0,), False), ("period", (1,), True), ("person", (1,), True)]
    assert len(doubts_of(settle(skipped, first, How.BACK, YEAR))) == 4
    whose = doubts_of(found)[2].key
    answered = settle(settle(found, first, How.YEAR, YEAR), whose, How.SKIP, YEAR)
    assert [one.key for one in doubts_of(answered)][::2] == [first, whose], "what it can be taken back by stays"


def test_an_item_that_is_put_into_a_section_gets_its_next_number() -> None:
    found = replace(draft(Item("", "Полить цветы", "май", "Лукин А.И.")), items=())
    item = draft(Item("", "Полить цветы", "май", "Лукин А.И.")).items[0]
    found = replace(found, items=(replace(item, number="", section_state=State.OPEN),))
    key, fifth = doubts_of(found)[0].key, Section("5.", "Условия")
    for section, taken, number in (
        (fifth, ("1.", "3.", "2."), "4."),
        (fifth, ("5.1", "5.3"), "5.4"),
        (fifth, (), "1."),
        (Section("", "Уют"), ("1.",), ""),
        (None, (), ""),
    ):
        found = put_section(found, key, section, taken)
        assert found.items[0].number == number, (section, taken)
    typed = found.with_item(0, replace(found.items[0], number="5.9"))
    assert put_section(typed, key, fifth, ("5.1",)).items[0].number == "5.9"


@pytest.mark.parametrize("how", [How.JOIN, How.BOTH])
def test_one_deadline_in_two_clauses(how: How) -> None:
    deadline = "не позднее 15.09.2026 года"
    found = draft(
        Item(
            "",
            f"создать раздел «Цифровая школа» на сайте по освещению мероприятий среды {deadline}",
            deadline,
            "Лукин А.И.",
        ),
        Item("А", "Создание раздела на официальном\nсайте «Цифровая школа»", "До 15.09.2026", "Нейман М.О."),
        Item("А", "Проверка оборудования", "До 15.09.2026", "Нейман М.О."),
    )
    assert keys(found) == [("twin", (0,), True)]
    settled = settle(found, doubts_of(found)[0].key, how, YEAR)
    assert next_open(settled) is None
    if how is How.BOTH:
        assert len(settled.taken) == 3
        assert sources_of(settled, 1) == ()
    else:
        assert [item.code for item in settled.taken] == ["1.1", "1.2"]
        assert [line[:20] for line in sources_of(settled, 1)] == ["1.1 Создание раздела", "1 создать раздел «Ци"]
        assert [one.person_id for one in people_of(settled, 1)] == [2, 1]


def test_a_draft_is_kept_as_text() -> None:
    found = draft(Item("А", "Один", "ежемесячно", "Лукин А.И., зав. фондом"), Item("", "Два", "", ""))
    kept = Kept(found, Waiting("file", "План.docx", 5))
    assert load(dump(kept)) == kept
    assert load(dump(kept).replace('"version":1', '"version":0')) == Kept(None)
    assert load("{}") == Kept(None)
    assert load("nonsense") == Kept(None)
    assert year(2026) == YEAR
