"""Whoever brought the bot into a chat is asked who meets there."""

from bot.access import Permission
from bot.errors import Missing
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.chats.addresses import Chat
from handlers.site import Context, NoticeArgs, NoticeLook


async def brought(context: Context, notice: NoticeArgs) -> Screen | None:
    """The chat's title and the way to its screen; nothing where it is gone or settled by now."""
    if not context.actor.may(Permission.NEWS_WRITE):
        return None
    try:
        line = await context.services.chats.line(context.actor, notice.number)
    except Missing:
        return None
    if line.group is not None:
        return None
    way = Button(t("chats-brought-choose"), Chat(id=line.id))
    return screen(t("chats-one-title", title=line.title), t("chats-brought"), rows=column([way]))


async def brought_line(_context: Context, _: NoticeArgs) -> Text:
    return t("chats-brought-line")


LOOKS = {"chats.brought": NoticeLook(brought, brought_line)}
