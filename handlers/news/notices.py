"""How a post, and the reminder of a letter, come to their reader and to a group's chat."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.errors import Missing
from bot.services.news.reading import Received
from bot.ui import Button, Screen, Text, t
from handlers.news.addresses import All, Place
from handlers.news.arrival import arrival, in_group, withdrawn
from handlers.news.phrases import day_words, kind_of, named
from handlers.site import Context, NoticeArgs, NoticeLook

# A line of a digest fits a button of a phone, with and without a day behind it.
TITLE_IN_DIGEST: Final = 44
TITLE_WITH_DAY: Final = 27


async def _read(context: Context, notice: NoticeArgs) -> Received | None:
    """The post, if it is still worth reading for the addressee."""
    try:
        got = await context.services.news.read.letter(context.actor, notice.number)
    except Missing:
        return None
    return None if got.is_withdrawn else got


async def _wanted(context: Context, notice: NoticeArgs) -> Received | None:
    """The same, if the addressee did not choose to do without such news while it waited."""
    got = await _read(context, notice)
    if got is None or notice.sent or got.post.is_letter or got.post.is_urgent:
        return got
    return got if await context.services.news.receiving.wants(context.actor, got.post.topic) else None


async def _post(context: Context, notice: NoticeArgs) -> Screen | None:
    got = await _wanted(context, notice)
    return arrival(context, got, Place.CHAT) if got is not None else None


async def _post_line(context: Context, notice: NoticeArgs) -> Text | None:
    got = await _wanted(context, notice)
    return _line(got) if got is not None else None


async def _reminder(context: Context, notice: NoticeArgs) -> Screen | None:
    """The letter, whose files came with it before; one that was answered in its reminder stays there."""
    got = await _read(context, notice)
    if got is None or not (got.is_waited_for or notice.sent):
        return None
    shown = arrival(context, got, Place.CHAT, first=_how_long(context, got) if got.is_waited_for else None)
    return replace(shown, picture=None, album=()) if got.post.html else shown


async def _reminder_line(context: Context, notice: NoticeArgs) -> Text | None:
    got = await _read(context, notice)
    return _line(got) if got is not None and (got.is_waited_for or notice.sent) else None


async def _moved(context: Context, notice: NoticeArgs) -> Screen | None:
    """The letter with the meeting's new time or place, until the meeting."""
    got = await _read(context, notice)
    if got is None or got.post.meets_at is None or got.post.meets_at <= context.now:
        return None
    return replace(arrival(context, got, Place.CHAT, first=t("news-moved")), picture=None, album=())


async def _moved_line(context: Context, notice: NoticeArgs) -> Text | None:
    got = await _read(context, notice)
    return t("news-moved-line", title=named(got.post, TITLE_WITH_DAY)) if got is not None else None


async def _gone(_context: Context, _notice: NoticeArgs) -> Screen:
    return withdrawn(Place.CHAT)


async def _in_group(context: Context, notice: NoticeArgs) -> Screen | None:
    try:
        post = await context.services.news.read.for_groups(notice.number)
    except Missing:
        return None
    if post is None:
        return None
    invitations = context.services.invitations
    link = invitations.start_link("news", str(post.id)) if invitations.bot_name else None
    return in_group(context, post, link)


def _line(got: Received) -> Text:
    """«✉️ Родительское собрание · ответьте до 27 ноября»."""
    post = got.post
    due = t("news-line-due", day=day_words(post.react_by)) if post.react_by and got.is_waited_for else ""
    return t(
        "news-line",
        mark=t(f"news-mark-{kind_of(post)}"),
        title=named(post, TITLE_WITH_DAY if due else TITLE_IN_DIGEST),
        due=due,
    )


def _how_long(context: Context, got: Received) -> Text:
    """How much time there is left for a reaction, as the title of a reminder."""
    today, last = context.school.today(context.now), got.post.react_by
    if last is None:
        return t("news-remind")
    if last == today:
        return t("news-remind-today")
    if last == today + timedelta(days=1):
        return t("news-remind-tomorrow")
    return t("news-remind-late" if last < today else "news-remind-until", day=day_words(last))


_EVERY: Final = Button(t("button-news"), All(), keeps=True)
NOTICES: Final = {
    "news.post": NoticeLook(_post, _post_line, way=_EVERY, gone=_gone, group=_in_group),
    "news.moved": NoticeLook(_moved, _moved_line, way=_EVERY, gone=_gone),
    "news.remind": NoticeLook(_reminder, _reminder_line, way=_EVERY, gone=_gone),
}
