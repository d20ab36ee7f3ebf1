"""Group chats as screens: the list, one chat, the chats of a draft."""

from bot.services.chats import ChatLine, Meeting
from bot.services.text import shorten
from bot.ui import Button, Screen, Text, column, page_of, pager, screen, t
from handlers.chats.addresses import (
    Chat,
    ChatPage,
    Chats,
    ChatsOfPost,
    ChatsOfPostPage,
    ChatsPage,
    Forget,
    Settle,
    Toggle,
)
from handlers.group_phrases import group_name
from handlers.site import Context

TITLE_SHOWN = 36


async def chats(context: Context, _: Chats) -> Screen:
    """The chats, those first of which nobody said who meets there, and how another one is added."""
    return await chats_page(context, ChatsPage(page=0))


async def chats_page(context: Context, address: ChatsPage) -> Screen:
    """A page of them."""
    found = sorted(await context.services.chats.lines(context.actor), key=lambda line: line.group is not None)
    buttons = [Button(_line(line), Chat(id=line.id)) for line in page_of(found, address.page)]
    return screen(
        t("chats-title"),
        t("chats-count", count=len(found)) if found else t("chats-none"),
        t("chats-hint"),
        rows=[*column(buttons), *pager(address, address.page, len(found))],
        back="newsroom",
    )


async def chat(context: Context, address: Chat) -> Screen:
    """Who meets there, and who else may."""
    return await chat_page(context, ChatPage(id=address.id, page=0))


async def chat_page(context: Context, address: ChatPage) -> Screen:
    """A page of those who may."""
    line = await context.services.chats.line(context.actor, address.id)
    meetings = await context.services.chats.meetings(context.actor)
    choices = [
        Button(
            t("chats-choice", group=_name(one), chosen=one.group == line.group),
            Settle(id=line.id, group=one.group.code),
        )
        for one in page_of(meetings, address.page)
    ]
    title = next((one.title for one in meetings if one.group == line.group), "")
    settled = t("chats-settled", group=group_name(line.group, title)) if line.group else t("chats-unsettled")
    return screen(
        t("chats-one-title", title=line.title),
        settled,
        t("chats-one-hint"),
        rows=[
            *column(choices),
            *pager(address, address.page, len(meetings)),
            (Button(t("chats-forget"), Forget(id=line.id)),),
        ],
        back=Chats(),
    )


async def of_post(context: Context, address: ChatsOfPost) -> Screen:
    """The chats to which a draft can go too."""
    return await of_post_page(context, ChatsOfPostPage(post=address.post, page=0))


async def of_post_page(context: Context, address: ChatsOfPostPage) -> Screen:
    """A page of them."""
    post = await context.services.news.drafting.post(context.actor, address.post)
    found = await context.services.chats.of_post(context.actor, post)
    buttons = [
        Button(
            t("chats-toggle", title=shorten(line.title, TITLE_SHOWN), chosen=line.id in post.chats),
            Toggle(post=post.id, version=post.version, chat=line.id),
        )
        for line in page_of(found, address.page)
    ]
    return screen(
        t("chats-post-title"),
        t("chats-post-hint") if found else t("chats-none"),
        rows=[*column(buttons), *pager(address, address.page, len(found)), (Button(t("chats-all"), Chats()),)],
        back=f"newsroom.post:{post.id}",
    )


def _line(line: ChatLine) -> Text:
    return t("chats-line", title=shorten(line.title, TITLE_SHOWN), settled=line.group is not None)


def _name(one: Meeting) -> Text:
    return group_name(one.group, one.title)
