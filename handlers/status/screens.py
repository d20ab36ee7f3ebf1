"""How the school stands, in one message: five lights, the three worst things, the ways on."""

from typing import Final

from bot.access import Permission
from bot.services.status.periods import Period, is_running
from bot.services.status.reading import AreaLight
from bot.services.status.reading import Status as Standing
from bot.services.status.registry import LEADING
from bot.services.status.shapes import Light
from bot.ui import Button, Row, Screen, Text, column, grid, screen, t
from handlers.site import Context
from handlers.status.addresses import Area, Hot, Status
from handlers.status_phrases import light_line, period_button, period_name, period_of
from handlers.trouble_phrases import trouble_button, trouble_line

# What is red stands first, then what is yellow; what nobody knows comes last.
_RANKS: Final = {Light.RED: 0, Light.YELLOW: 1, Light.GREEN: 2, Light.UNKNOWN: 3}


async def status(context: Context, address: Status) -> Screen:
    """The lights of a period; what is worst is so now, whatever period is looked at."""
    actor, period = context.actor, period_of(context, address.period)
    found = await context.services.status.read.status(actor, period, [one.code for one in LEADING.values()])
    worst = await context.services.status.worst.worst(actor, context.now)
    lights = sorted(found.lights, key=lambda one: _RANKS[one.light])
    return screen(
        t("status-title", period=period_name(period, context.school)),
        compared(context, found),
        t("blank"),
        *(light_line(one) for one in lights),
        t("blank"),
        t("status-worst") if worst else t("status-all-well"),
        *(trouble_line(one) for one in worst),
        rows=[
            *column(acting(context, trouble_button(one, address.pack())) for one in worst),
            *_ways_on(context, period, lights),
        ],
    )


def compared(context: Context, found: Standing) -> Text:
    """With what the figures are compared, and by which moment they stand where the period still runs.

    Of a period of which the school has no records, only that, and since when it has them.
    """
    if found.is_before_records and found.since is not None:
        return t("status-no-records", day=found.since)
    before = found.before
    words = period_name(before, context.school)
    if is_running(found.period, context.school.today(context.now)):
        return t("status-compared-running", at=context.now, before=words)
    return t("status-compared", before=words)


def way(context: Context, key: str, packed: str) -> list[Button]:
    """A button of another feature's screen, if there is such a one."""
    return [Button(t(key), packed)] if packed.partition(":")[0] in context.site.screens else []


def acting(context: Context, button: Button) -> Button | None:
    """The button of a trouble, if what it leads to is there."""
    packed = button.to if isinstance(button.to, str) else button.to.pack()
    prefix = packed.partition(":")[0]
    return button if prefix in context.site.screens or prefix in context.site.actions else None


def _ways_on(context: Context, period: Period, lights: list[AreaLight]) -> tuple[Row, ...]:
    buttons = [
        period_button(context, period, "status"),
        Button(t("status-areas-button"), Area(area=lights[0].area.value, period=period.code)),
        Button(t("status-hot-button"), Hot()),
        *way(context, "status-charts-button", f"status.chart:tickets:{period.code}"),
    ]
    if context.actor.may(Permission.REPORT_MAKE):
        buttons += way(context, "status-reports-button", "reports")
    return grid(buttons, 2)
