"""Addresses have one spelling; pages stay within what there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui import BEYOND_NUMBERS, PAGE_SIZE, Address, Button, clamp_page, column, grid, page_of, pager, screen, t


class Thing(Address, prefix="thing"):
    id: int
    page: int = 0


@given(st.integers(0, BEYOND_NUMBERS - 1), st.integers(0, 999))
def test_an_address_is_read_as_it_was_written(number: int, page: int) -> None:
    assert Thing.unpack(Thing(id=number, page=page).pack()) == Thing(id=number, page=page)


@pytest.mark.parametrize(
    "raw",
    [
        *("thing:1_000:0", "thing:1.0:0", "thing:+1:0", "thing:01:0", "thing: 1:0", "thing:x:0", "thing:١:0"),
        *("thing:1", "thing:1:0:0", "other:1:0", "thing", ""),
        *("thing:-1:0", "thing:1:-1", f"thing:{BEYOND_NUMBERS}:0", f"thing:1:{10**20}"),
    ],
)
def test_any_other_spelling_is_refused(raw: str) -> None:
    with pytest.raises((TypeError, ValueError)):
        Thing.unpack(raw)


@given(st.lists(st.integers(), max_size=40), st.integers(-5, 100))
def test_pages(items: list[int], page: int) -> None:
    shown = page_of(items, page)
    assert len(shown) <= PAGE_SIZE
    assert bool(shown) == bool(items)
    pages = [list(page_of(items, number)) for number in range(-(-len(items) // PAGE_SIZE))]
    assert [item for part in pages for item in part] == items
    rows = pager(Thing(id=1), page, len(items))
    assert bool(rows) == (len(items) > PAGE_SIZE)
    for row in rows:
        for button in row:
            assert isinstance(button, Button)
            assert isinstance(button.to, Thing)
            assert clamp_page(button.to.page, len(items)) == button.to.page


def test_rows_leave_out_what_is_not_allowed() -> None:
    one, two = Button("1", "menu"), Button("2", "menu")
    assert column([one, None, two]) == ((one,), (two,))
    assert grid([one, two, one], 2) == ((one, two), (one,))
    assert screen(t("help-title"), None).lines == (t("help-title"),)
