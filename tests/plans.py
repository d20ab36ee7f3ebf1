"""Documents of a made-up plan, laid out as real orders lay theirs out: `plan_docx(PLAN, Layout(...))` and the like.

They are written with libraries that the reader does not read with.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from itertools import groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell


@dataclass(frozen=True)
class Item:
    """One item of a plan; its number is made by the layout."""

    section: str
    text: str
    period: str
    people: str
    result: str = ""


TITLES = {
    "number": "№\nп/п",
    "text": "Наименование",
    "period": "Период внедрения",
    "people": "Ответственные",
    "result": "Вид документа",
    "section": "Направление",
    "place": "Место проведения",
}
HEADING = "План мероприятий (дорожная карта) по развитию цифровой среды школы на 2026/2027 учебный год"


@dataclass(frozen=True)
class Layout:
    """How a plan is laid out.

    sections: a line merged over all columns, the same line unmerged, a paragraph above a table of its own, a column, or
    none. numbering: anew in each section, through the whole plan, «2.3», counted by Word (DOCX), or no column.
    tables: one, or several of `table_rows` items with or without a header. merged_down: equal neighbouring periods are
    one cell. homoglyphs: look-alike Latin letters in people and headers. wrapped: lines broken after commas.
    """

    columns: tuple[str, ...] = ("number", "text", "period", "people")
    titles: Mapping[str, str] = field(default_factory=lambda: TITLES)
    heading: str = HEADING
    sections: Literal["merged", "unmerged", "headings", "column", "none"] = "merged"
    numbering: Literal["restarts", "running", "nested", "word", "none"] = "restarts"
    tables: Literal["one", "bare", "headed"] = "one"
    table_rows: int = 10
    count_line: bool = False
    merged_down: bool = False
    homoglyphs: bool = False
    wrapped: bool = False
    sign_off: bool = False

    @property
    def all_columns(self) -> tuple[str, ...]:
        """The columns, with those that sections and numbering ask for."""
        columns = tuple(column for column in self.columns if column != "number" or self.numbering != "none")
        return ("section", *columns) if self.sections == "column" else columns


@dataclass(frozen=True)
class TableLine:
    """One line of a table: its header, the count of its columns, a section, an item, or what stands above the table."""

    kind: Literal["above", "title", "count", "section", "item"]
    cells: list[str]


USUAL = Layout()
SIGN_OFF = ("Ф.И.О.", "Дата", "Подпись")
_SECTIONS = (
    "Развитие организационных условий",
    "Оснащение кабинетов и каналы связи",
    "Электронные ресурсы и их освоение",
    "Методическая поддержка учителей",
    "Работа с родителями",
)
_TEXTS = (
    "Назначение ответственных за цифровую среду",
    "Проверка оборудования, оргтехники и программ",
    "Пополнение медиатеки:\n– подбор пособий;\n– покупка тренажёров",
    "Обучение педагогов работе с новыми ресурсами (РЭШ, «Учи.ру» и т.д.)",
    "Создание раздела «Цифровая школа» на сайте",
    "Семинар по итогам года",
)
_PERIODS = ("Сентябрь 2026", "В течение года", "До 15.09.2026", "Ежегодно октябрь-ноябрь", "2027", "В течение года")
_PEOPLE = (
    "Ивлева О.Л., директор школы",
    "Заместители директора по УВР",
    "Чалых А.И., учитель информатики, Нежина М.А., администратор сайта",
    "Заведующий библиотекой, руководители ШМО",
    "Вешняк И.В., зам. директора по УВР",
)
# As many items in as many sections as a real order has.
PLAN = tuple(
    Item(
        _SECTIONS[at * len(_SECTIONS) // 30],
        _TEXTS[at % len(_TEXTS)] if at < len(_TEXTS) else f"{_TEXTS[at % len(_TEXTS)]} ({at})",
        _PERIODS[at // 2 % len(_PERIODS)],
        _PEOPLE[at % len(_PEOPLE)],
        "Приказ" if at % 3 == 0 else "",
    )
    for at in range(30)
)
_LOOK_ALIKE = str.maketrans("АВЕКМНОРСТХаеорсху", "ABEKMHOPCTXaeopcxy")


def numbers(items: Sequence[Item], layout: Layout) -> list[str]:
    """The number of each item as the reader should give it."""
    if "number" not in layout.all_columns:
        return [""] * len(items)
    found: list[str] = []
    for section, group in enumerate(groupby(items, key=lambda item: item.section), start=1):
        for within, _ in enumerate(group[1], start=1):
            own = {"restarts": f"{within}.", "nested": f"{section}.{within}."}
            found.append(own.get(layout.numbering, f"{len(found) + 1}."))
    return found


def expected(items: Sequence[Item], layout: Layout) -> list[tuple[str, str | None, str, str, str]]:
    """Number, section, text, period and people of each item as the reader should give them."""
    return [
        (number, item.section if layout.sections != "none" else None, item.text, item.period, _people(item, layout))
        for item, number in zip(items, numbers(items, layout), strict=True)
    ]


def heading(items: Sequence[Item], section: str) -> str:
    """A section's title with its number."""
    return f"{list(dict.fromkeys(item.section for item in items)).index(section) + 1}. {section}"


def plan_docx(items: Sequence[Item] = PLAN, layout: Layout = USUAL) -> bytes:
    """A DOCX of the plan."""
    import docx

    document = docx.Document()
    document.add_paragraph("Приложение 1 к приказу от 01.09.2026 № 185")
    document.add_paragraph(layout.heading)
    for lines in plan_tables(items, layout):
        document.add_paragraph(lines[0].cells[0] if lines[0].kind == "above" else "")
        _add_table(document, [line for line in lines if line.kind != "above"], layout)
    if layout.sign_off:
        sheet = document.add_table(rows=3, cols=3)
        for cell, text in zip(sheet.rows[0].cells, SIGN_OFF, strict=True):
            cell.text = text
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add_table(document: "Document", lines: Sequence[TableLine], layout: Layout) -> None:
    columns = layout.all_columns
    table = document.add_table(rows=len(lines), cols=len(columns))
    cells = [list(row.cells) for row in table.rows]  # asking for a row's cells once is what keeps this fast
    for line, row in zip(lines, cells, strict=True):
        if line.kind == "section" and layout.sections == "merged":
            row[0].merge(row[-1]).text = line.cells[0]
            continue
        for cell, text in zip(row, line.cells, strict=False):
            cell.text = text
        if line.kind == "item" and layout.numbering == "word":
            row[0].text = ""
            row[0].paragraphs[0].style = "List Number"
    if layout.merged_down:
        _merge_down(lines, [row[columns.index("period")] for row in cells], columns.index("period"))


def _merge_down(lines: Sequence[TableLine], cells: "Sequence[_Cell]", at: int) -> None:
    """Equal neighbouring periods become one cell."""
    first = 0
    for index, line in enumerate(lines):
        if line.kind != "item" or lines[first].kind != "item" or line.cells[at] != lines[first].cells[at]:
            first = index
        elif index > first:
            cells[index].text = ""
            cells[first].merge(cells[index]).text = line.cells[at]


def plan_xlsx(items: Sequence[Item] = PLAN, layout: Layout = USUAL) -> bytes:
    """An XLSX of the plan, one sheet for each table."""
    from xlsxwriter import Workbook

    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as workbook:
        for lines in plan_tables(items, layout):
            sheet = workbook.add_worksheet()
            sheet.write_string(0, 0, layout.heading)
            for at, line in enumerate(lines, start=2):
                if line.kind == "section" and layout.sections == "merged":
                    sheet.merge_range(at, 0, at, len(layout.all_columns) - 1, line.cells[0])
                    continue
                for column, text in enumerate(line.cells):
                    sheet.write_string(at, column, text)
    return buffer.getvalue()


def plan_csv(items: Sequence[Item] = PLAN, layout: Layout = USUAL, sign: str = ";") -> str:
    """A CSV of the plan."""
    buffer = StringIO()
    lines = [line.cells for table in plan_tables(items, layout) for line in table]
    csv.writer(buffer, delimiter=sign).writerows([[layout.heading], *lines])
    return buffer.getvalue()


def plan_tables(items: Sequence[Item], layout: Layout) -> list[list[TableLine]]:
    """The lines of each table, a section's line with one cell."""
    numbered = list(zip(items, numbers(items, layout), strict=True))
    size = len(items) if layout.tables == "one" else layout.table_rows
    groups = [numbered[at : at + size] for at in range(0, len(items), size)]
    if layout.sections == "headings":
        groups = [list(group) for _, group in groupby(numbered, key=lambda pair: pair[0].section)]
    tables: list[list[TableLine]] = []
    last = None
    for at, group in enumerate(groups):
        lines = _header(layout) if not at or layout.tables != "bare" else []
        if layout.sections == "headings":
            lines.insert(0, TableLine("above", [heading(items, group[0][0].section)]))
        for item, number in group:
            if item.section != last and layout.sections in {"merged", "unmerged"}:
                lines.append(TableLine("section", [heading(items, item.section)]))
            last = item.section
            lines.append(TableLine("item", _cells(item, number, layout)))
        tables.append(lines)
    return tables


def _header(layout: Layout) -> list[TableLine]:
    titles = [_spelled(layout.titles[column], layout) for column in layout.all_columns]
    counts = [TableLine("count", [str(at) for at, _ in enumerate(titles, start=1)])] if layout.count_line else []
    return [TableLine("title", titles), *counts]


def _cells(item: Item, number: str, layout: Layout) -> list[str]:
    cells = {"number": number, "text": item.text, "period": item.period, "people": _people(item, layout)}
    cells |= {"result": item.result, "section": item.section, "place": "Актовый зал"}
    return [cells[column] for column in layout.all_columns]


def _people(item: Item, layout: Layout) -> str:
    return _spelled(item.people.replace(", ", ",\n") if layout.wrapped else item.people, layout)


def _spelled(text: str, layout: Layout) -> str:
    return text.translate(_LOOK_ALIKE) if layout.homoglyphs else text
