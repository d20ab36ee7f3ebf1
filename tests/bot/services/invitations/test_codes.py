"""A code is read however it is typed, and only a code is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.invitations.codes import ALPHABET, hash_of, is_token, new_code, new_token, read_code, show_code

codes = st.text(ALPHABET, min_size=8, max_size=8).filter(lambda code: not code.isalpha() and not code.isdecimal())
CYRILLIC = str.maketrans("ACEHKMPTXY", "АСЕНКМРТХУ")


@given(codes)
def test_a_code_is_read_in_any_case_alphabet_and_spacing(code: str) -> None:
    for typed in (code, code.lower(), show_code(code), f"  {code[:3]} {code[3:]}\n", f"{code[:4]} — {code[4:]}"):
        assert read_code(typed) == code
        assert read_code(typed.upper().translate(CYRILLIC)) == code
        assert read_code(typed.upper().translate(CYRILLIC).lower()) == code


@pytest.mark.parametrize(
    "typed", ["А8СЗ4", "ABCD-EFGH", "23456789", "ACEHKMPT", "", "A7KP-4MTXX", "A7KP-4MT1", "привет"]
)
def test_what_is_no_code_is_not_taken_for_one(typed: str) -> None:
    assert read_code(typed) is None


def test_twins_are_read_as_the_character_that_was_printed() -> None:
    assert read_code("BЗSZ-GЧAA") == read_code("8352-64AA") == "835264AA"


def test_new_secrets_are_long_and_differ() -> None:
    made = {new_code() for _ in range(200)}
    assert len(made) == 200
    assert all(read_code(code) == code for code in made)
    tokens = {new_token() for _ in range(200)}
    assert len(tokens) == 200
    assert all(is_token(token) and len(f"join-{token}") <= 64 for token in tokens)
    assert len(hash_of("x")) == 64
    assert not is_token("../../etc/passwd")
