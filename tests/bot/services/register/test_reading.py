import time
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from bot.errors import Invalid
from bot.services.register import reading
from bot.services.register.layout import ROW_LIMIT, Doubt, Filled, Sheet
from bot.services.register.reading import UNPACKED_LIMIT_BYTES, read_workbook
from bot.services.register.template import make_template
from tests.bot.services.register.books import ASSETS, CHILDREN, FULL, ROOMS, SAYS, WORDS, book, saved


def read(content: bytes) -> Filled:
    return read_workbook(content, WORDS)


def reasons(filled: Filled) -> list[tuple[int, str, str]]:
    return [(doubt.row, doubt.column, doubt.reason) for doubt in filled.doubts]


def test_a_filled_workbook_is_read_as_it_stands() -> None:
    filled = read(book(FULL))
    assert {sheet: len(lines) for sheet, lines in filled.lines.items()} == {
        Sheet.STAFF: 3,
        Sheet.CHILDREN: 3,
        Sheet.ROOMS: 2,
        Sheet.ASSETS: 3,
    }
    assert filled.lines[Sheet.ROOMS][0].cells == {
        "building": "Третий корпус",
        "number": "31",
        "name": "кабинет химии",
        "floor": "3",
        "keeper": "Полева А. С.",
    }
    assert filled.lines[Sheet.ROOMS][0].row == 2
    assert not filled.doubts


@pytest.mark.parametrize("say", SAYS)
def test_an_empty_template_is_read_as_empty_in_either_language(say) -> None:  # type: ignore[no-untyped-def]  # a Say
    filled = read(make_template(say))
    assert filled == Filled({sheet: [] for sheet in Sheet})


def test_the_template_can_be_filled_in_as_it_is_handed_out() -> None:
    workbook = load_workbook(BytesIO(make_template(SAYS[0])))
    assert workbook["Сотрудники"].freeze_panes == "A2"
    assert workbook["Списки"].sheet_state == "hidden"
    rules = workbook["Оборудование"].data_validations.dataValidation
    assert [(rule.type, rule.formula1) for rule in rules] == [("list", "'Списки'!$B$1:$B$9")]
    workbook["Классы и дети"].append(["5А", "1", "Лунина Кира"])
    filled = read(saved(workbook))
    assert [line.cells for line in filled.lines[Sheet.CHILDREN]] == [
        {"class": "5А", "number": "1", "child": "Лунина Кира"}
    ]
    assert not filled.doubts


def test_columns_may_stand_in_any_order_and_in_other_spelling() -> None:
    headers = {"КЛАССЫ И ДЕТИ ": ("ребенок", "примечание", "КЛАСС *", "Номер  в журнале")}
    filled = read(book({"КЛАССЫ И ДЕТИ ": [("Лунина Кира", "x", "5А", 3.0)]}, headers))
    assert filled.lines[Sheet.CHILDREN][0].cells == {"child": "Лунина Кира", "class": "5А", "number": "3"}
    assert filled.doubts == [Doubt(Sheet.CHILDREN, 1, "", "extra-column", "примечание")]


def test_a_missing_or_renamed_column_is_named() -> None:
    headers = {"Кабинеты": ("Корпус", "№", "Название"), "Оборудование": (*ASSETS, "Вид")}
    filled = read(book({"Кабинеты": [("Главный", "1", "x")], "Оборудование": []}, headers))
    assert filled.lines[Sheet.ROOMS] == []
    assert reasons(filled) == [(1, "", "extra-column"), (1, "number", "missing-column"), (1, "", "column-twice")]


def test_a_title_above_the_header_does_not_hurt() -> None:
    workbook = Workbook()
    worksheet = workbook.worksheets[0]
    worksheet.title = "Кабинеты"
    for line in ([], [], list(ROOMS), ["Главный", 1]):
        worksheet.append(line or [None])
    assert [line.row for line in read(saved(workbook)).lines[Sheet.ROOMS]] == [4]


def test_merged_cells_and_formulas_are_doubtful() -> None:
    workbook = Workbook()
    worksheet = workbook.worksheets[0]
    worksheet.title = "Кабинеты"
    for line in (ROOMS, ("Главный", "1"), ("Главный", "2"), ("Главный", "=1+2"), ("Главный", "#REF!"), ("Гл", "=bad")):
        worksheet.append(list(line))
    worksheet["B6"].data_type = "s"  # a text that begins with the sign is no formula
    worksheet.merge_cells("A2:A3")
    filled = read(saved(workbook))
    assert [line.get("number") for line in filled.lines[Sheet.ROOMS]] == ["=bad"]
    assert reasons(filled) == [(2, "", "merged"), (3, "", "merged"), (4, "", "formula"), (5, "number", "formula")]


def test_merged_cells_are_searched_to_the_next_beginning_and_counted_each_time() -> None:
    assert reading._merged_rows(b'<mergeCell a="" ref="A2:B3"/>') == {2, 3}
    assert reading._merged_rows(b'<mergeCell <b ref="A2:B3"/>') == set()
    with pytest.raises(Invalid, match="error-file-unpacks"):
        reading._merged_rows(b'<mergeCell ref="A1:A20000"/>' * 11)


def test_the_kept_value_of_a_formula_is_read() -> None:
    content = book({"Кабинеты": [("Главный", "=1+2"), ("Главный", "=1+3")]})
    archive = zipfile.ZipFile(BytesIO(content))
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as changed:
        for part in archive.infolist():
            raw = archive.read(part)
            changed.writestr(
                part,
                raw.replace(b"<f>1+2</f><v></v>", b"<f>1+2</f><v>3</v>").replace(
                    b"<f>1+2</f><v />", b"<f>1+2</f><v>3</v>"
                ),
            )
    filled = read(buffer.getvalue())
    assert [line.get("number") for line in filled.lines[Sheet.ROOMS]] == ["3"]
    assert reasons(filled) == [(3, "", "formula")]


def test_what_is_too_long_is_doubtful_and_not_repeated() -> None:
    filled = read(book({"Классы и дети": [("5А", 1, "Лунина " * 100)]}))
    assert filled.doubts == [Doubt(Sheet.CHILDREN, 2, "child", "too-long")]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "error-file-empty"),
        (b"MZ\x90\x00" + b"\0" * 1_000, "error-file-not-xlsx"),
        (b"PK\x03\x04" + b"\0" * 1_000, "error-file-not-xlsx"),
        (book(FULL)[:-2_000], "error-file-not-xlsx"),
        (book({"Лист1": [("Полева", "Анна")]}), "error-import-no-sheets"),
    ],
)
def test_what_is_no_filled_template_is_refused(content: bytes, key: str) -> None:
    with pytest.raises(Invalid, match=key):
        read(content)


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("setup.exe", b"MZ")
    with pytest.raises(Invalid, match="error-file-not-xlsx"):
        read(buffer.getvalue())


@pytest.mark.parametrize(
    "attack",
    [
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        b'<?xml version="1.0"?>' + b"<!-- -->" * 200_000 + b'<!DOCTYPE a [<!ENTITY x "y">]>',
    ],
)
def test_declared_entities_are_refused(attack: bytes) -> None:
    archive = zipfile.ZipFile(BytesIO(book(FULL)))
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as changed:
        for part in archive.infolist():
            raw = archive.read(part)
            changed.writestr(part, attack + raw if part.filename.endswith("sheet1.xml") else raw)
    with pytest.raises(Invalid, match="error-file-unsafe"):
        read(buffer.getvalue())


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    buffer = BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(UNPACKED_LIMIT_BYTES // (1 << 20) + 1):
            part.write(b" " * (1 << 20))
    assert len(buffer.getvalue()) < 1 << 20
    started = time.process_time()
    with pytest.raises(Invalid, match="error-file-unpacks"):
        read(buffer.getvalue())
    assert time.process_time() - started < 1


def children(count: int) -> bytes:
    workbook = Workbook(write_only=True)
    worksheet = workbook.create_sheet("Классы и дети")
    worksheet.append(CHILDREN)
    for number in range(count):
        worksheet.append((f"{number % 11 + 1}А", number % 40, "Лунина Кира Олеговна"))
    return saved(workbook)


def test_20_000_rows_are_read_in_seconds_and_one_more_is_refused() -> None:
    content = children(ROW_LIMIT)
    started = time.process_time()
    filled = read(content)
    assert time.process_time() - started < 8  # about 2 s
    assert len(filled.lines[Sheet.CHILDREN]) == ROW_LIMIT
    with pytest.raises(Invalid, match="error-import-too-many-rows"):
        read(children(ROW_LIMIT + 1))
