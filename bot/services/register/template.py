"""The template of the register: four sheets to fill in, with drop-downs and an example each, and how to."""

from io import BytesIO
from typing import Any

from bot.services.register.layout import COLUMNS, KINDS, ROLES, Say, Sheet

HOW_TO_LINES = 9
# Rows that the drop-downs cover.
LISTED_ROWS = 3_000
WIDTHS = {"name": 34, "child": 34, "keeper": 34, "position": 28, "roles": 26, "kind": 24, "department": 24}
NARROW = 16
_LISTS = {(Sheet.STAFF, "roles"): "A", (Sheet.ASSETS, "kind"): "B"}


def make_template(say: Say) -> bytes:
    """The template as an XLSX file, in the language of `say`. Example rows are told by their first word."""
    import xlsxwriter

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        formats = {
            "header": workbook.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True}),
            "example": workbook.add_format({"italic": True, "font_color": "#808080"}),
            "wrap": workbook.add_format({"text_wrap": True, "valign": "top"}),
            "text": workbook.add_format({"num_format": "@"}),
        }
        _how_to(workbook, formats, say)
        for sheet in Sheet:
            _sheet(workbook, formats, say, sheet)
        _lists(workbook, say)
        workbook.get_worksheet_by_name(say("register-sheet-staff")).activate()
    return buffer.getvalue()


def _how_to(workbook: Any, formats: dict[str, Any], say: Say) -> None:
    page = workbook.add_worksheet(say("register-sheet-howto"))
    page.set_column(0, 0, 110, formats["wrap"])
    for number in range(HOW_TO_LINES):
        page.write_string(number, 0, say(f"register-howto-{number + 1}"))


def _sheet(workbook: Any, formats: dict[str, Any], say: Say, sheet: Sheet) -> None:
    page = workbook.add_worksheet(say(f"register-sheet-{sheet}"))
    for at, column in enumerate(COLUMNS[sheet]):
        # Everything is text: otherwise «05» becomes 5, and «1-2» a date.
        page.set_column(at, at, WIDTHS.get(column.key, NARROW), formats["text"])
        mark = " *" if column.needed else ""
        page.write_string(0, at, say(f"register-column-{sheet}-{column.key}") + mark, formats["header"])
        example = say(f"register-example-{sheet}-{column.key}")
        page.write_string(1, at, f"{say('register-example')} {example}" if at == 0 else example, formats["example"])
        if (sheet, column.key) in _LISTS:
            letter, count = _LISTS[sheet, column.key], len(ROLES) if column.key == "roles" else len(KINDS)
            source = f"='{say('register-sheet-lists')}'!${letter}$1:${letter}${count}"
            # Several roles stand in one cell, so what is not of the list only draws a word of warning.
            rule = {"validate": "list", "source": source, "error_type": "information"}
            page.data_validation(2, at, LISTED_ROWS, at, rule)
    page.freeze_panes(1, 0)


def _lists(workbook: Any, say: Say) -> None:
    page = workbook.add_worksheet(say("register-sheet-lists"))
    for row, role in enumerate(ROLES):
        page.write_string(row, 0, say(f"register-role-{role}"))
    for row, kind in enumerate(KINDS):
        page.write_string(row, 1, say(f"kind-{kind}"))
    page.hide()
