"""How the school stands, in one message: five lights, the three worst things, the ways on."""

from collections.abc import Sequence

from bot.access import Permission
from bot.services.status.periods import Period, is_running
from bot.services.status.reading import AreaLight
from bot.services.status.reading import Status as Standing
from bot.services.status.registry import LEADING
from bot.services.status.shapes import Light
from bot.services.status.troubles import Trouble
from bot.ui import Button, Row, Screen, Text, column, grid, screen, t
from handlers.site import Context
from handlers.status.addresses import Areas, Hot, Status
from handlers.status_phrases import light_line, period_button, period_name, period_of, worst_first
from handlers.trouble_phrases import trouble_button, trouble_line


async def status(context: Context, address: Status) -> Screen:
    """The lights of a period; what is worst is so now, and stands below a period that today is in."""
    actor, period = context.actor, period_of(context, address.period)
    found = await context.services.status.read.status(actor, period, [one.code for one in LEADING.values()])
    is_now = period.first <= context.school.today(context.now) <= period.last
    worst = await context.services.status.worst.worst(actor, context.now) if is_now else ()
    lights = worst_first(found.lights)
    return screen(
        t("status-title", period=period_name(period, context.school)),
        compared(context, found),
        t("blank"),
        *(light_line(one) for one in lights),
        t("blank") if is_now else None,
        _worst_title(worst, lights) if is_now else None,
        *(trouble_line(one) for one in worst),
        rows=[
            *column(acting(context, trouble_button(one, address.pack())) for one in worst),
            *_ways_on(context, period),
        ],
    )


def _worst_title(worst: Sequence[Trouble], lights: Sequence[AreaLight]) -> Text | None:
    """That all is well is said only where no light denies it: who sees a light may not see all that is behind it."""
    if worst:
        return t("status-worst")
    is_well = all(one.light not in {Light.RED, Light.YELLOW} for one in lights)
    return t("status-all-well" if is_well else "status-worst-hidden")


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


def _ways_on(context: Context, period: Period) -> tuple[Row, ...]:
    buttons = [
        period_button(context, period, "status"),
        Button(t("status-areas-button"), Areas(period=period.code)),
        Button(t("status-hot-button"), Hot()),
        *way(context, "status-charts-button", f"status.chart:tickets:{period.code}"),
    ]
    if context.actor.may(Permission.REPORT_MAKE):
        buttons += way(context, "status-reports-button", "reports")
    return grid(buttons, 2)
