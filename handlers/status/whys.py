"""«Where does this number come from?»: its definition, its figures, how it is judged, and the things behind it."""

from collections.abc import Iterator

from bot.access import Permission
from bot.services.calendar import school_year
from bot.services.status import shapes
from bot.services.status.behind import SIZE, Behind
from bot.services.status.periods import Period
from bot.services.status.registry import Indicator
from bot.services.status.shapes import Better, Figure, Light, Unit
from bot.services.text import fold, shorten
from bot.ui import Button, Screen, Text, pager, screen, t
from handlers.site import Context
from handlers.status.addresses import Area, Why
from handlers.status.lines import thing_line
from handlers.status_phrases import (
    change_words,
    figure_words,
    light_sign,
    period_button,
    period_name,
    period_of,
    together,
)

ITEM_SHOWN = 160


async def why(context: Context, address: Why) -> Screen:
    """All that is known of a number, and a page of what is behind it."""
    period = period_of(context, address.period)
    found = await context.services.status.behind.page(context.actor, address.indicator, period, address.page)
    indicator, total = found.indicator, found.total or 0
    things = [(thing, thing_line(indicator, thing)) for thing in found.things]
    shown = address.model_copy(update={"period": period.code, "page": found.page})
    return screen(
        t("status-why-title", name=t(f"indicator-{indicator.code}")),
        t(f"indicator-{indicator.code}-about"),
        await _serves(context, indicator),
        t("blank"),
        *_figures(context, found),
        _limits(indicator),
        t("blank"),
        _behind(found),
        *(line for thing, line in things if thing.link is None),
        rows=[
            *((Button(line, thing.link),) for thing, line in things if thing.link is not None),
            *pager(shown, found.page, total, SIZE),
            (period_button(context, period, f"why.{indicator.code}"),),
        ],
        back=Area(area=indicator.area.value, period=period.code),
    )


async def _serves(context: Context, indicator: Indicator) -> Text | None:
    """The item of this year's plan that it tells about, where the plan has such a one."""
    if not indicator.serves or not context.actor.may(Permission.ROADMAP_SEE):
        return None
    plan = await context.services.roadmap.read.year(context.actor, school_year(context.school.today(context.now)))
    found = next((line for line in plan if _tells_of(line.text, indicator)), None)
    if found is None:
        return None
    return t("status-serves-item", code=found.code, text=shorten(found.text.replace("\n", " "), ITEM_SHOWN))


def _tells_of(text: str, indicator: Indicator) -> bool:
    words = fold(text)
    return any(all(fold(part) in words for part in one.split("+")) for one in indicator.serves)


def _figures(context: Context, found: Behind) -> Iterator[Text]:
    """The figure of the period, of the one before, of a year ago."""
    status, indicator = found.status, found.indicator
    reading = status.reading(indicator.code)
    if reading.failed:
        yield t("status-why-failed", period=period_name(status.period, context.school))
        return
    yield t("status-why-now", figure=_figure(context, indicator, status.period, reading.now))
    before = _figure(context, indicator, status.before, reading.before)
    yield t("status-why-before", figure=together(before, change_words(indicator, reading)))
    if status.year_ago is not None and reading.year_ago is not None:
        yield t("status-why-before", figure=_figure(context, indicator, status.year_ago, reading.year_ago))


def _figure(context: Context, indicator: Indicator, period: Period, figure: Figure) -> Text:
    """«ноябрь 2026 (на 22.11.2026): 3»: what stands by a moment names its day."""
    day = min(period.last, context.school.today(context.now))
    name = period_name(period, context.school)
    words = figure_words(indicator, figure)
    if indicator.is_moment:
        return t("status-figure-by", period=name, day=day, figure=words)
    return t("status-figure", period=name, figure=words)


def _limits(indicator: Indicator) -> Text:
    """From which values on its light is yellow and red."""
    limits = indicator.limits
    if limits is None:
        return t("status-unjudged")
    share = indicator.unit is Unit.SHARE
    yellow, red = (
        t("status-percent", share=str(round(one + 0.01))) if share else t("status-count", count=round(one))
        for one in (limits.yellow, limits.red)
    )
    key = "status-judged-below" if indicator.better is Better.MORE else "status-judged-from"
    signs = {light: light_sign(light) for light in Light}
    return t(key, green=signs[Light.GREEN], amber=signs[Light.YELLOW], danger=signs[Light.RED], yellow=yellow, red=red)


def _behind(found: Behind) -> Text:
    if found.status.reading(found.indicator.code).failed:
        return t("blank")
    if found.total is None:
        return t("status-behind-hidden")
    if not found.total:
        return t("status-behind-none")
    key = "status-behind-share" if found.indicator.unit is Unit.SHARE else "status-behind"
    thing = found.indicator.rows.thing
    if thing == "ticket" and found.indicator.area is shapes.Area.SUPPLIES:
        thing = "shortage"
    return t(key, things=t(f"status-things-{thing}", count=found.total))
