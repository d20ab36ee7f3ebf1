"""The admin is told, once a day, that an update was put aside."""

from bot.access import Permission
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.health.addresses import Failures
from handlers.site import Context, NoticeArgs, NoticeLook


async def _full(context: Context, _: NoticeArgs) -> Screen | None:
    if not context.actor.may(Permission.HEALTH_SEE):
        return None
    rows = column([Button(t("health-failures"), Failures())])
    return screen(t("notice-put-aside"), t("notice-put-aside-what"), rows=rows)


async def _line(_context: Context, _: NoticeArgs) -> Text:
    return t("digest-put-aside")


LOOKS = {"health.put_aside": NoticeLook(_full, _line)}
