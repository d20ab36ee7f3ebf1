"""What is told of a plan that was taken over: whoever answers for some of its items no more."""

from bot.ui import Button, Screen, Text, column, screen, t
from handlers.site import Context, NoticeArgs


async def removed(_context: Context, notice: NoticeArgs) -> Screen:
    """Of how many items somebody is relieved."""
    return screen(
        t("notice-plan-removed", count=int(notice.args["count"])),
        t("plan-removed-hint"),
        rows=column([Button(t("button-deeds"), "deeds", keeps=True)]),
    )


async def removed_line(_context: Context, notice: NoticeArgs) -> Text:
    """The same in a line of a digest."""
    return t("digest-plan-removed", count=int(notice.args["count"]))
