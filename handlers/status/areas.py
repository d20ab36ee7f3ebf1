"""All indicators of an area: now, before, a year ago; each number opens where it comes from."""

from collections.abc import Iterator
from typing import Final

from bot.access import Permission
from bot.errors import Missing
from bot.services.status import shapes
from bot.services.status.periods import Period
from bot.services.status.reading import Status, trend, visible
from bot.services.status.registry import BY_CODE, LEADING, Indicator
from bot.services.status.shapes import Light, Reading, Trend, Unit
from bot.ui import Button, Screen, Text, column, grid, screen, t
from handlers.site import Context
from handlers.status.addresses import Area, Areas, Silent, Why
from handlers.status.addresses import Status as Shown
from handlers.status.screens import compared, way
from handlers.status_phrases import (
    change_words,
    figure_short,
    figure_words,
    light_sign,
    period_button,
    period_name,
    period_of,
    together,
)

NUMBERS_IN_ROW: Final = 7
# Screens that show how things are now, by area: label, address, and who may open it.
DEEPER: Final[dict[shapes.Area, tuple[str, str, Permission]]] = {
    shapes.Area.ROADMAP: ("status-open-roadmap", "roadmap", Permission.ROADMAP_SEE),
    shapes.Area.TICKETS: ("status-open-log", "log", Permission.TICKET_EXPORT),
    shapes.Area.SUPPLIES: ("status-open-stock", "stock", Permission.STOCK_MOVE),
    shapes.Area.NEWS: ("status-open-newsroom", "newsroom", Permission.NEWS_WRITE),
    shapes.Area.SURVEYS: ("status-open-surveys", "surveys", Permission.SURVEY_MANAGE),
    shapes.Area.SCHOOL: ("status-open-people", "people", Permission.PEOPLE_SEE),
}
# By what the figures are told apart, and who may see that; how they look as a picture.
SPREAD: Final = {
    shapes.Area.ROADMAP: ("section", Permission.STATUS_SEE),
    shapes.Area.TICKETS: ("building", Permission.STATUS_SEE),
    shapes.Area.NEWS: ("class", Permission.STATUS_SEE),
    shapes.Area.SURVEYS: ("needs", Permission.SURVEY_MANAGE),
    shapes.Area.SCHOOL: ("person", Permission.PEOPLE_SEE),
}
PICTURES: Final = {
    shapes.Area.ROADMAP: "roadmap",
    shapes.Area.TICKETS: "tickets",
    shapes.Area.SUPPLIES: "supplies",
    shapes.Area.NEWS: "rates",
    shapes.Area.SURVEYS: "rates",
}
# Where people are asked for something.
ASKING: Final = {shapes.Area.NEWS: Permission.NEWS_APPROVE, shapes.Area.SURVEYS: Permission.SURVEY_MANAGE}


async def areas(context: Context, address: Areas) -> Screen:
    """All areas, each with its light; of the school as such there is none."""
    period = period_of(context, address.period)
    found = await context.services.status.read.status(
        context.actor, period, [indicator.code for indicator in LEADING.values()]
    )
    signs = {one.area: light_sign(one.light) for one in found.lights}
    buttons = [
        Button(t("status-area-lit", sign=signs[one], area=t(f"status-area-{one}")), Area(area=one, period=period.code))
        if one in signs
        else Button(t(f"status-area-{one}-button"), Area(area=one, period=period.code))
        for one in shapes.Area
    ]
    return screen(
        t("status-areas-title", period=period_name(period, context.school)),
        compared(context, found),
        t("blank"),
        t("status-areas-hint"),
        rows=[*column(buttons), (period_button(context, period, "areas"),)],
        back=Shown(period=period.code),
    )


async def area(context: Context, address: Area) -> Screen:
    """The indicators of an area, one below the other."""
    one, period = _area(address.area), period_of(context, address.period)
    codes = [indicator.code for indicator in visible(context.actor) if indicator.area is one]
    found = await context.services.status.read.status(context.actor, period, codes)
    why = [Why(indicator=code, period=period.code) for code in codes]
    numbers = [Button(str(number), to) for number, to in enumerate(why, start=1)]
    return screen(
        t("status-area-title", area=t(f"status-area-{one}-button"), period=period_name(period, context.school)),
        compared(context, found),
        t("blank"),
        *(_line(number, BY_CODE[code], found) for number, code in enumerate(codes, start=1)),
        t("blank"),
        t("status-why-hint"),
        rows=[*grid(numbers, NUMBERS_IN_ROW), *grid(list(_ways(context, one, period)), 2)],
        back=Areas(period=period.code),
    )


def _line(number: int, indicator: Indicator, found: Status) -> Text:
    reading = found.reading(indicator.code)
    name = t("status-numbered", number=str(number), name=t(f"indicator-{indicator.code}"))
    if reading.failed:
        return t("status-line-failed", name=name)
    light = indicator.light(reading.now)
    sign = t("status-line-sign", sign=light_sign(light)) if light is not Light.UNKNOWN else ""
    line = t("status-line", sign=sign, name=name, figure=figure_words(indicator, reading.now))
    before = [one for one in (_change(indicator, reading), _year_ago(indicator, found)) if one is not None]
    return t("status-line-before", line=line, before=together(*before)) if before else line


def _change(indicator: Indicator, reading: Reading) -> Text | None:
    """What became of it, and what it was."""
    change = change_words(indicator, reading)
    if change is None or trend(indicator, reading) is Trend.SAME or indicator.unit is Unit.SHARE:
        return change
    return t("status-was", change=change, figure=figure_short(indicator, reading.before))


def _year_ago(indicator: Indicator, found: Status) -> Text | None:
    """What it was a year ago; nothing where the school had no records then."""
    figure = found.reading(indicator.code).year_ago
    if figure is None or figure.value is None:
        return None
    return t("status-was-year", figure=figure_short(indicator, figure))


def _ways(context: Context, area: shapes.Area, period: Period) -> Iterator[Button]:
    """The period, what the figures are spread over, and the screen that shows how things are now."""
    yield period_button(context, period, f"area.{area}")
    if area in ASKING and context.actor.may(ASKING[area]):
        yield Button(t("status-silent-button"), Silent())
    if area in SPREAD and context.actor.may(SPREAD[area][1]):
        dimension = SPREAD[area][0]
        yield from way(context, f"status-by-{dimension}", f"status.by:{dimension}:{period.code}:0")
    if area in PICTURES:
        yield from way(context, "status-chart-button", f"status.chart:{PICTURES[area]}:{period.code}")
    label, packed, permission = DEEPER[area]
    if context.actor.may(permission):
        yield from way(context, label, packed)


def _area(word: str) -> shapes.Area:
    if word not in set(shapes.Area):
        raise Missing
    return shapes.Area(word)
