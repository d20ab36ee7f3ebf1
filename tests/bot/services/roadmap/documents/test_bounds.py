"""What is made to be read without end is refused, or read no further than its bound. No clock: the bound is tested."""

import re
import zipfile
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook

from bot.errors import Invalid
from bot.services import office
from bot.services.roadmap.documents import PlanDocument, excel, read_csv, read_docx, read_text, read_xlsx
from bot.services.roadmap.documents.grids import Grid, tidy
from bot.services.roadmap.documents.plan import CELL_LIMIT, FULL_LINE_LIMIT, LINE_LIMIT, WORDS_LIMIT
from tests.bot.services.roadmap.documents.papers import HEADER, archive, paper, para, row, table

LINE = ";".join(HEADER)


def refused(words: str) -> str:
    """The key with which a CSV and a text of these words are refused."""
    with pytest.raises(Invalid) as of_csv:
        read_csv(words.encode())
    with pytest.raises(Invalid) as of_text:
        read_text(words)
    assert of_csv.value.key == of_text.value.key
    return of_csv.value.key


def read(*lines: str) -> PlanDocument:
    return read_csv("\n".join((LINE, *lines)).encode())


def test_a_beginning_in_a_sheet_is_searched_to_the_next_one_only() -> None:
    assert excel._merged(b'<mergeCell a="1" ref="A1:B1"/>') == {(1, 1): (1, 1), (1, 2): (1, 1)}
    assert excel._merged(b'<mergeCell <b ref="A1:B2"/>') == {}
    assert [match[1] for match in excel._HIDDEN.finditer(b'<row r="7" hidden="1">')] == [b"7"]
    assert excel._HIDDEN.search(b'<row <b hidden="1" r="7">') is None


def test_cells_merged_again_and_again_count_each_time() -> None:
    merged = b'<mergeCell ref="A1:D5000"/>'
    assert len(excel._merged(merged * 5)) == 20_000
    with pytest.raises(Invalid, match="error-file-unpacks"):
        excel._merged(merged * 11)


def test_a_text_is_too_long_before_it_is_read() -> None:
    assert refused("а" * (WORDS_LIMIT + 1)) == "error-document-too-complex"
    assert refused("\n" * (LINE_LIMIT + 1)) == "error-document-too-many-rows"
    assert refused("слово\n" * (FULL_LINE_LIMIT + 1)) == "error-document-too-many-rows"


def test_a_paragraph_without_end_is_refused() -> None:
    words = "сделать до 1 мая " * 2_000
    with pytest.raises(Invalid, match="error-document-too-complex"):
        read_text(f"План\n1. {words}")
    with pytest.raises(Invalid, match="error-document-too-complex"):
        read_docx(paper(para(words)))


def test_a_document_of_lines_without_end_is_refused() -> None:
    with pytest.raises(Invalid, match="error-document-too-many-rows"):
        read_docx(paper(table(row(*HEADER), "<w:tr/>" * LINE_LIMIT)))


def test_a_cell_is_cut_before_it_is_looked_at_and_that_is_told() -> None:
    assert len(tidy("а" * 100_000)) == 2 * CELL_LIMIT
    document = read("1;" + "Совет " * 2_000 + ";май;Ивлева О.Л.")
    assert [(one.reason, one.place) for one in document.remarks] == [("cut", 2)]
    assert len(document.rows[0].text) <= CELL_LIMIT


def test_lines_that_go_on_make_no_cell_longer_than_it_may_be() -> None:
    document = read("1;Совет;май;Ивлева О.Л.", *[";;;" + "Ивлева О.Л. " * 80] * 9)
    assert len(document.rows[0].people) <= CELL_LIMIT
    assert [one.reason for one in document.remarks].count("cut") == 1


def test_all_rows_together_have_a_bound() -> None:
    words = "слово " * 600
    with pytest.raises(Invalid, match="error-document-too-complex"):
        read_docx(paper(table(row(*HEADER), *[row("1", words, "май", "Ивлева О.Л.")] * (WORDS_LIMIT // 3_500))))


def sheets(rows: str, count: int = 1) -> bytes:
    """A workbook with sheets of these rows."""
    buffer = BytesIO()
    workbook = Workbook()
    for _ in range(count - 1):
        workbook.create_sheet()
    workbook.save(buffer)
    with zipfile.ZipFile(buffer) as saved:
        parts = {part: saved.read(part) for part in saved.namelist()}
    for number in range(1, count + 1):
        name = f"xl/worksheets/sheet{number}.xml"
        filled = f"<sheetData>{rows}</sheetData>".encode()
        parts[name] = re.sub(rb"<sheetData ?/>|<sheetData></sheetData>", filled, parts[name])
        assert rows.encode() in parts[name]
    return archive(parts)


FORMULA = '<row r="1"><c r="A1"><f>1</f></c></row>'


def test_a_row_that_says_it_is_the_billionth_has_no_billion_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "DEEPEST", 5)
    content = sheets(f'{FORMULA}<row r="9"><c r="A9"><f>1</f></c></row>')
    assert office.Formulas(content).without_value("Sheet") == {(1, 1)}


def test_a_workbook_is_opened_once_for_the_formulas_of_all_its_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    content = sheets(FORMULA, count=5)
    opened: list[object] = []
    load = openpyxl.load_workbook

    def opening(*given: Any, **named: Any) -> Any:
        opened.append(given)
        return load(*given, **named)

    monkeypatch.setattr(openpyxl, "load_workbook", opening)
    with pytest.raises(Invalid, match="error-document-no-plan"):
        read_xlsx(content)
    assert len(opened) == 3


def test_a_sheet_is_not_read_beyond_what_a_plan_can_have() -> None:
    rows = "".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c></row>' for at in range(1, FULL_LINE_LIMIT + 100))
    (grid,) = excel.workbook_blocks(sheets(rows))[0]
    assert isinstance(grid, Grid)
    assert len(grid.lines) == FULL_LINE_LIMIT + 1
