"""Which consumables a room needs first, how full the shelf is, and amounts as people type them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Invalid
from bot.services.tickets.items import MOST, Item, Level, Need, by_level, in_order, named, read_amount


def item(
    name: str,
    kind: str | None = None,
    fits: str | None = None,
    stock: int | None = None,
    minimum: int | None = None,
) -> Item:
    return Item(1, name, "шт.", kind, fits, stock, minimum)


PAPER = item("Бумага А4")
TONER_285 = item("Картридж 285А", "printer", "285, мфу")
TONER = item("Картридж для принтера", "printer")
LAMP = item("Лампа", "projector")


def names(items: list[Item]) -> list[str]:
    return [one.name for one in items]


def test_what_fits_a_device_comes_first_then_its_kind_then_what_all_rooms_use() -> None:
    need = Need(frozenset({"мфу хп 285"}), frozenset({"printer"}))
    found = in_order([LAMP, PAPER, TONER, TONER_285], need)
    assert names(found) == ["Картридж 285А", "Картридж для принтера", "Бумага А4", "Лампа"]


def test_what_was_spoken_of_comes_before_the_devices() -> None:
    need = Need(frozenset({"мфу"}), frozenset({"printer"}), spoken="projector")
    assert names(in_order([PAPER, TONER_285, LAMP], need)) == ["Лампа", "Картридж 285А", "Бумага А4"]


def test_an_empty_word_of_models_fits_nothing() -> None:
    need = Need(frozenset({"проектор"}), frozenset())
    assert in_order([LAMP, item("Мел", "board", " , ")], need)[0] is LAMP


@pytest.mark.parametrize(
    ("stock", "minimum", "level", "is_short"),
    [
        (None, None, Level.UNCOUNTED, False),
        (None, 5, Level.UNCOUNTED, False),
        (0, None, Level.OUT, False),
        (0, 5, Level.OUT, True),
        (4, 5, Level.LOW, True),
        (5, 5, Level.ENOUGH, False),
        (1, None, Level.ENOUGH, False),
    ],
)
def test_levels(stock: int | None, minimum: int | None, level: Level, *, is_short: bool) -> None:
    one = item("Мел", stock=stock, minimum=minimum)
    assert (one.level, one.is_short) == (level, is_short)


def test_what_has_run_out_is_seen_first() -> None:
    shelf = [item("Г"), item("В", stock=9), item("Б", stock=1, minimum=2), item("А", stock=0)]
    assert names(by_level(shelf)) == ["А", "Б", "В", "Г"]


@pytest.mark.parametrize("words", ["бумага", "БУМАГИ", "бумагу а4", "Бумага A4"])
def test_names_are_found_in_any_case_ending_and_look_alike_letters(words: str) -> None:
    assert named([LAMP, PAPER], words) == [PAPER]


def test_all_words_must_occur() -> None:
    assert named([PAPER, TONER], "бумага для принтера") == []


@pytest.mark.parametrize(
    ("words", "amount"), [("5", 5), (" 5 ", 5), ("5 шт.", 5), ("12шт", 12), ("0", 0), (str(MOST), MOST)]
)
def test_amounts(words: str, amount: int) -> None:
    assert read_amount(words) == amount


@pytest.mark.parametrize(
    "words", ["", "много", "-1", "1.5", "1 000", "2 или 3", str(MOST + 1), "9" * 30, "5" + " " * 60, "٣", "½", "+5"]
)
def test_what_is_no_amount(words: str) -> None:
    with pytest.raises(Invalid):
        read_amount(words)


def test_nothing_can_not_be_issued() -> None:
    with pytest.raises(Invalid):
        read_amount("0", least=1)


@given(st.text(max_size=60))
def test_any_words_are_an_amount_or_refused(words: str) -> None:
    with suppress(Invalid):
        assert 0 <= read_amount(words) <= MOST
