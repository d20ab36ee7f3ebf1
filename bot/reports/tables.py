"""Tables as CSV that a Russian spreadsheet opens as it is: UTF-8 with a mark, semicolons, no formulas."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table with its header; a cell that would be a formula gets an apostrophe in front."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def neutral(cell: str) -> str:
    """The cell as text, never as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
