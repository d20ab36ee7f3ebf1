"""How the notice to a successor looks."""

from bot.ui import Screen, Text, screen, t
from handlers.site import Context, NoticeArgs, NoticeLook


async def _handed(_context: Context, notice: NoticeArgs) -> Screen | None:
    return screen(t("notice-people-handed", name=notice.args["name"]), t("notice-people-handed-hint"))


async def _handed_line(_context: Context, notice: NoticeArgs) -> Text:
    return t("notice-people-handed", name=notice.args["name"])


LOOKS = {"people.handed": NoticeLook(_handed, _handed_line)}
