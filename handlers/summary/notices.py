"""How the summary and what became red look. They are made when they are sent: with the figures and rights of then."""

from bot.errors import SchoolError
from bot.services.status.periods import read_code
from bot.services.status.summaries import RED, SUMMARY
from bot.services.status.summary_days import Kind
from bot.services.status.troubles import Trouble
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.site import Context, NoticeArgs, NoticeLook
from handlers.status_phrases import period_name
from handlers.summary.screens import summary_screen
from handlers.trouble_phrases import trouble_button, trouble_line

REDS_SHOWN = 5


async def _summary(context: Context, notice: NoticeArgs) -> Screen | None:
    try:
        summary = await context.services.status.summaries.read(context.actor, notice.args["period"])
    except SchoolError:
        return None  # whose role ended meanwhile
    return summary_screen(context, summary, Kind(notice.args["kind"]))


async def _summary_line(context: Context, notice: NoticeArgs) -> Text:
    period = read_code(notice.args["period"], context.school)
    return t(f"summary-line-{notice.args['kind']}", period=period_name(period, context.school))


async def _red(context: Context, notice: NoticeArgs) -> Screen | None:
    reds = await _still(context, notice)
    if not reds:
        return None
    return screen(
        t("summary-red-head", count=len(reds)),
        *(trouble_line(one) for one in reds[:REDS_SHOWN]),
        t("digest-rest", count=len(reds) - REDS_SHOWN) if len(reds) > REDS_SHOWN else None,
        rows=column([*(trouble_button(one) for one in reds[:REDS_SHOWN]), Button(t("status-hot-button"), "hot")]),
    )


async def _red_line(context: Context, notice: NoticeArgs) -> Text | None:
    reds = await _still(context, notice)
    return t("summary-red-line", count=len(reds)) if reds else None


async def _still(context: Context, notice: NoticeArgs) -> list[Trouble]:
    try:
        return await context.services.status.summaries.reds(context.actor, notice.args["things"])
    except SchoolError:
        return []


LOOKS = {
    SUMMARY: NoticeLook(_summary, _summary_line, leads=True),
    RED: NoticeLook(_red, _red_line, way=Button(t("status-hot-button"), "hot", keeps=True)),
}
