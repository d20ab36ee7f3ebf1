import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Invalid
from bot.services.people.names import FullName, initials_of_child, parse_name, parse_person
from bot.services.people.rules import parse_day

WORDS = st.text(alphabet="абвгежзиклмнопрстуфхцчшщыьэюя", min_size=2, max_size=20)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Ежова Мария Петровна", FullName("Ежова", "Мария", "Петровна")),
        ("  ежова   мария\u200b петровна ", FullName("Ежова", "Мария", "Петровна")),
        ("ЕЖОВА МАРИЯ", FullName("Ежова", "Мария", "")),
        ("Лесная - Полева Анна Ильинична", FullName("Лесная-Полева", "Анна", "Ильинична")),
        ("Алиев Тимур Ахмед оглы", FullName("Алиев", "Тимур", "Ахмед оглы")),
        ("О'Нил Шон", FullName("О'Нил", "Шон", "")),
        ("МакГрегор Иван Ильич", FullName("МакГрегор", "Иван", "Ильич")),
    ],
)
def test_a_name_is_read_as_it_is_typed(typed: str, expected: FullName) -> None:
    assert parse_name(typed) == expected


@pytest.mark.parametrize("typed", ["Ежова", "Ежова М. П.", "Ежова М П", "Ежова 7", "<b>Ежова</b> Мария", "", "\u200b"])
def test_what_is_no_full_name_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        parse_name(typed)


def test_a_position_stands_after_a_comma() -> None:
    name = FullName("Ежова", "Мария", "Петровна")
    assert parse_person("Ежова Мария Петровна, учитель  физики, химии") == (name, "учитель физики, химии")
    assert parse_person("Ежова Мария Петровна, ") == (name, None)


@given(st.lists(WORDS, min_size=2, max_size=3))
def test_a_name_read_again_is_the_same(parts: list[str]) -> None:
    once = parse_name(" ".join(parts))
    assert parse_name(once.full) == once
    assert once.key == parse_name(" ".join(parts).upper()).key


@given(st.text(max_size=200))
def test_whatever_is_typed_gives_a_name_or_a_clear_refusal(typed: str) -> None:
    try:
        name = parse_name(typed)
    except Invalid:
        return
    assert name.surname
    assert name.given_name
    assert not set(name.full) & set(string.digits + "<>&\n")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Лунина Кира Олеговна", "К. Л."), ("лунина кира", "К. Л."), ("К. Л.", "К. Л."), ("К.Л.", "К. Л.")],
)
def test_of_a_child_initials_are_kept(typed: str, kept: str) -> None:
    assert initials_of_child(typed) == kept


@given(st.lists(WORDS, min_size=2, max_size=3))
def test_initials_never_hold_a_word(parts: list[str]) -> None:
    kept = initials_of_child(" ".join(parts))
    assert len(kept) == 5
    assert initials_of_child(kept) == kept


@pytest.mark.parametrize("typed", ["Лунина", "", "5", "Лунина 5"])
def test_a_child_without_two_initials_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        initials_of_child(typed)


@pytest.mark.parametrize("typed", ["31.02.2026", "завтра", "1.1", "0.0.0", "31/12/2026", "31.12.99999", "²1.12.2026"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        parse_day(typed)
