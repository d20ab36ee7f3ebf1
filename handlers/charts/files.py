"""The status as files: a page to be printed and sent on, a table for programs."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from bot.i18n import Voice
from bot.reports.status_page import PrintedLight, PrintedReading, PrintedTrouble, StatusPage, status_pdf
from bot.reports.tables import csv_table
from bot.services.status.periods import Period
from bot.services.status.reading import AreaLight, Status, trend
from bot.services.status.registry import BY_CODE
from bot.services.status.shapes import Figure, Reading
from bot.services.status.troubles import Trouble
from bot.ui import Answer, File, Screen, Text, screen, t
from bot.working import Progress
from handlers.charts.addresses import Chart, Figures, Paper
from handlers.charts.pictures import read_chart
from handlers.charts.words import is_empty
from handlers.site import Context
from handlers.status_phrases import figure_short, period_name, period_of, worst_first
from handlers.trouble_phrases import trouble_line

# The same words in every language, as programs read them.
HEADER: Final = ("code", "name", "period", "value", "unit", "state")
KNOWN, UNKNOWN, FAILED = "known", "unknown", "failed"


async def paper(context: Context, address: Paper) -> Answer:
    """The status of a period as a PDF."""
    period = period_of(context, address.period)
    async with context.working(t("charts-making")) as progress:
        page = await _page(context, period, progress)
        content = await context.services.worker.make(status_pdf, page)
    return Answer(_sent(context, period, "pdf", content))


async def figures(context: Context, address: Figures) -> Answer:
    """The indicators of a period and of those that it is compared with: an empty value where there is none."""
    period = period_of(context, address.period)
    found = await context.services.status.read.status(context.actor, period)
    voice = _voice(context)
    return Answer(
        _sent(context, period, "csv", csv_table(HEADER, _lines(found, voice, context.school.today(context.now))))
    )


def _sent(context: Context, period: Period, form: str, content: bytes) -> Screen:
    name = _voice(context).plain(t(f"charts-file-{form}", first=period.first, last=period.last))
    title = t("charts-file-title", period=period_name(period, context.school))
    return screen(title, t(f"charts-about-{form}"), file=File(name, content), back=f"status:{period.code}")


async def _page(context: Context, period: Period, progress: Progress) -> StatusPage:
    """Everything on it. The three worst things are those of now, as on the screen."""
    voice, steps = _voice(context), len(Chart) + 2
    say = voice.plain
    found = await context.services.status.read.status(context.actor, period)
    worst = await context.services.status.worst.worst(context.actor, context.now)
    charts = []
    for done, chart in enumerate(Chart, start=1):
        progress.at(done, steps)
        charts.append(await read_chart(context, chart, period))
    compared = (found.period, found.before, found.year_ago)
    now, before, year_ago = (say(period_name(one, context.school)) if one else "" for one in compared)
    year_ago = say(t("charts-page-year-ago", period=year_ago)) if year_ago else ""
    return StatusPage(
        voice.language,
        context.school.name or "",
        say(t("charts-page-title")),
        say(period_name(period, context.school)),
        say(t("charts-page-made", at=context.now, who=_who(context))),
        [_light(one, voice) for one in worst_first(found.lights)],
        say(t("charts-page-worst")),
        [_trouble(one, voice) for one in worst],
        say(t("charts-page-rows")),
        (say(t("charts-page-indicator")), now, before, year_ago),
        [_reading(one, voice) for one in found.readings],
        [one for one in charts if not is_empty(one)],
    )


def _light(one: AreaLight, voice: Voice) -> PrintedLight:
    say = voice.plain
    return PrintedLight(
        one.light,
        say(t(f"charts-light-{one.light}")),
        say(t(f"indicator-{one.reading.code}")),
        say(_value(one.reading, one.reading.now)),
        _change(one.reading, voice),
    )


def _change(one: Reading, voice: Voice) -> str:
    """In words: the fonts of the page lack arrows."""
    indicator = BY_CODE[one.code]
    meaning = trend(indicator, one)
    if meaning is None:
        return ""
    return voice.plain(t(f"charts-page-{meaning}", figure=figure_short(indicator, one.before)))


def _trouble(one: Trouble, voice: Voice) -> PrintedTrouble:
    return PrintedTrouble(voice.plain(trouble_line(one)), "")


def _reading(one: Reading, voice: Voice) -> PrintedReading:
    compared = (one.now, one.before, one.year_ago or Figure(None))
    now, before, year_ago = (voice.plain(_value(one, figure)) for figure in compared)
    return PrintedReading(voice.plain(t(f"indicator-{one.code}")), now, before, year_ago)


def _who(context: Context) -> str:
    known = context.school.people.get(context.actor.person_id or 0)
    return known.name if known else ""


def _value(one: Reading, figure: Figure) -> Text:
    if one.failed:
        return t("charts-page-failed")
    return t("charts-page-none") if figure.value is None else figure_short(BY_CODE[one.code], figure)


def _lines(found: Status, voice: Voice, today: date) -> Iterator[tuple[str, ...]]:
    """A period that still runs is until today, as those are that it is compared with."""
    compared = (found.period, found.before, found.year_ago)
    for one in found.readings:
        name, unit = voice.plain(t(f"indicator-{one.code}")), BY_CODE[one.code].unit
        for period, figure in zip(compared, (one.now, one.before, one.year_ago), strict=True):
            if period is not None and figure is not None:
                days = f"{period.first}/{min(period.last, today)}"
                state = FAILED if one.failed else UNKNOWN if figure.value is None else KNOWN
                yield one.code, name, days, _decimal(figure.value), unit, state


def _decimal(value: float | None) -> str:
    """With a comma, as the other tables write it."""
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def _voice(context: Context) -> Voice:
    return Voice(context.actor.language, context.school.zone)
