"""A CSV opens in a Russian spreadsheet as text, whatever people typed."""

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from bot.reports.tables import csv_table, neutral

cells = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)


def read(table: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(table.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_mark_semicolons_and_line_ends() -> None:
    assert csv_table(["Кто", "Что"], [["a;b", 'c"d']]) == '\ufeffКто;Что\r\n"a;b";"c""d"\r\n'.encode()


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=5))
def test_what_goes_in_comes_out_and_nothing_is_a_formula(rows: list[list[str]]) -> None:
    found = read(csv_table(["a", "b"], rows))[1:]
    assert found == [[neutral(cell) for cell in row] for row in rows]
    assert not [cell for row in found for cell in row if cell[:1] in set("=+-@\t\r\n") - {""}]


def test_a_formula_gets_an_apostrophe() -> None:
    assert [neutral(cell) for cell in ("=1+1", "+7", "-1", "@SUM(A1)", "\t=1", "a=1", "")] == [
        "'=1+1",
        "'+7",
        "'-1",
        "'@SUM(A1)",
        "'\t=1",
        "a=1",
        "",
    ]
