"""A picture of the status, the same in words below it, the ways to the others."""

from bot.errors import Unavailable
from bot.i18n import Voice
from bot.reports.status_chart import StatusChart, status_png
from bot.services.status.periods import Period
from bot.ui import Button, Picture, Row, Screen, Text, grid, screen, t
from handlers.charts.addresses import Chart, Drawn, Figures, Paper
from handlers.charts.pictures import read_chart
from handlers.charts.words import is_empty, words_of
from handlers.site import Context
from handlers.status_phrases import period_name, period_of


async def drawn(context: Context, address: Drawn) -> Screen:
    """A chart of a period; in words alone where there is nothing to draw, or where it can't be drawn now."""
    period = period_of(context, address.period)
    chart = await read_chart(context, address.chart, period)
    file = t("charts-file-png", what=t(f"charts-word-{address.chart}"), first=period.first, last=period.last)
    picture = None if is_empty(chart) else await _picture(context, chart, file)
    title, *words = words_of(chart)
    return screen(
        title,
        picture if isinstance(picture, Text) else None,
        *words,
        rows=_rows(context, address, period),
        picture=picture if isinstance(picture, Picture) else None,
        back=f"status:{period.code}",
    )


async def _picture(context: Context, chart: StatusChart, file: Text) -> Picture | Text:
    """The picture, or why there is none: the words below it say the same."""
    try:
        async with context.working(t("charts-drawing")):
            content = await context.services.worker.run(status_png, chart)
    except Unavailable as error:
        return t(error.key)
    return Picture(Voice(context.actor.language, context.school.zone).plain(file), content)


def _rows(context: Context, address: Drawn, period: Period) -> tuple[Row, ...]:
    others = [
        Button(t(f"charts-button-{one}"), Drawn(chart=one, period=period.code))
        for one in Chart
        if one is not address.chart
    ]
    choose = f"status.period:{period.code}:{address.chart}"
    files = (
        Button(t("charts-pdf"), Paper(period=period.code), keeps=True),
        Button(t("charts-csv"), Figures(period=period.code), keeps=True),
    )
    name = period_name(period, context.school)
    return (*grid(others, 2), (Button(t("charts-period", period=name), choose),), files)
