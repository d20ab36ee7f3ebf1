"""A register becomes a file beside the conversation: rows go to a CSV as they are read, the worker makes XLSX of it."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.errors import Invalid, Missing
from bot.i18n import Voice
from bot.reports.table_files import FILE_LIMIT, CsvFile, xlsx_of_csv
from bot.services.exports import ALL, Export
from bot.services.status.periods import Period, read_code
from bot.ui import Answer, File, Text, screen, t
from handlers.exports.addresses import Exports, Of, Take
from handlers.exports.cells import Speech
from handlers.site import Context
from handlers.status_phrases import period_name

XLSX, CSV = "xlsx", "csv"
FORMS: Final = (XLSX, CSV)
ALL_CODE: Final = "all"
# Of all the work the reading takes so many parts, writing the workbook one.
READING: Final = 4


async def take(context: Context, address: Take) -> Answer:
    """The file of a register; where there is nothing in it, that is said."""
    form, period = form_of(address.form), period_of(context, address.period)
    shows = Of(code=address.code, form=form).pack()
    export = await context.services.exports.begin(context.actor, address.code, period, shows)
    name, called = t(f"exports-name-{address.code}"), period_title(context, period)
    content, count = b"", 0
    if export.total:
        async with context.working(t("exports-working", name=name)) as progress, context.services.exports.turn:
            content, count = await _made(context, export, form, progress.at)
    if not count:
        return Answer(toast=t("exports-nothing", name=name, period=called), alert=True)
    voice = Voice(context.actor.language, context.school.zone)
    file = File(voice.plain(t("exports-file", name=name, days=_days(period), form=form)), content)
    title, about = t("exports-one", title=name), t(f"exports-about-{address.code}")
    lines = (title, t("exports-for", period=called), about, t("exports-rows", count=count))
    return Answer(screen(*lines, file=file, back=Exports()))


async def _made(context: Context, export: Export, form: str, at: Callable[[int, int], None]) -> tuple[bytes, int]:
    """The content of the file and how many rows it has; what is written meanwhile is gone in the end."""
    speech, headings = Speech(context), export.register.headings
    columns = speech.columns(headings)
    with TemporaryDirectory(prefix="register-") as folder:
        source, target = Path(folder, "register.csv"), Path(folder, "register.xlsx")
        with CsvFile(source, columns) as file:
            async for chunk in export.chunks():
                file.write(speech.row(row, headings) for row in chunk)
                at(READING * file.rows, (READING + 1) * export.total)
        if form == XLSX and file.rows:
            sheet = speech.voice.plain(t(f"exports-name-{export.register.code}"))
            await context.services.worker.make(xlsx_of_csv, str(source), str(target), sheet, columns, file.rows)
        return await asyncio.to_thread(_content, target, source), file.rows


def _content(workbook: Path, table: Path) -> bytes:
    """What was made, the workbook if there is one; Invalid where the messenger would not take it."""
    made = workbook if workbook.exists() else table
    if made.stat().st_size > FILE_LIMIT:
        raise Invalid("error-export-large", limit=FILE_LIMIT // 1_000_000)
    return made.read_bytes()


def form_of(word: str) -> str:
    """The form of an address; Missing for what is none."""
    if word not in FORMS:
        raise Missing
    return word


def period_of(context: Context, code: str) -> Period:
    """The period of an address; Missing for what is none. It may lie ahead: meetings and the plan do."""
    if code == ALL_CODE:
        return ALL
    try:
        return read_code(code, context.school)
    except ValueError as error:
        raise Missing from error


def code_of(period: Period) -> str:
    """How addresses carry a period."""
    return ALL_CODE if period == ALL else period.code


def period_title(context: Context, period: Period) -> Text:
    """What a period is called."""
    return t("exports-all") if period == ALL else period_name(period, context.school)


def _days(period: Period) -> Text:
    return t("exports-all-days") if period == ALL else t("exports-days", first=period.first, last=period.last)
