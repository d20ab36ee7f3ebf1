"""What tests of files of questions share: both languages, filled-in workbooks, what is wrong in short."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl import Workbook

from bot.i18n import voices
from bot.services.surveys.files.draft import Found
from bot.services.surveys.files.words import Say, vocabulary
from bot.ui import t

VOICES = voices(ZoneInfo("UTC"))
SAYS: dict[str, Say] = {
    language: lambda key, voice=voice: voice.plain(t(key))  # type: ignore[misc]  # bound now
    for language, voice in VOICES.items()
}
WORDS = vocabulary(list(SAYS.values()))

HEADER = ("№", "Вопрос", "Вид", "Варианты", "Свой ответ", "Обязательный", "От", "До", "Подпись слева",
          "Подпись справа", "Пояснение", "Переход")  # fmt: skip
ABOUT = (("Название", "Домашняя работа"), ("Режим", "анонимно"), ("Кто отвечает", "один ответ от семьи"))


def book(
    rows: Sequence[Sequence[Any]], header: Sequence[str] = HEADER, about: Sequence[Sequence[Any]] = ABOUT
) -> Workbook:
    """A workbook made by another hand than ours."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheet = workbook.create_sheet("Вопросы")
    sheet.append(list(header))
    for row in rows:
        sheet.append(list(row))
    sheet = workbook.create_sheet("Анкета")
    for row in about:
        sheet.append(list(row))
    return workbook


def saved(workbook: Workbook) -> bytes:
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def question(**cells: Any) -> list[Any]:
    """A row under HEADER; cells by their English names."""
    names = ("number", "text", "kind", "options", "own", "required", "least", "most", "low", "high", "help", "jumps")
    values: Mapping[str, Any] = {"text": "Что нужно?", "kind": "короткий текст"} | cells
    return [values.get(name) for name in names]


def told(found: Found) -> list[tuple[str, int, str]]:
    """Reason, place and column of each problem."""
    return [(one.reason.value, one.place, one.column.value if one.column else "") for one in found.problems]
