"""How notices of the newsroom look: one waits for approval, got it, came back with a remark, could not go."""

from typing import Final

from bot.errors import SchoolError
from bot.services.news import PostState
from bot.services.news.storing import Post as Written
from bot.services.text import shorten
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.group_phrases import audience_lines
from handlers.newsroom.addresses import Confirm, Post, Return
from handlers.newsroom.lines import asked, beginning, extras, name_of, remark, when
from handlers.site import Context, NoticeArgs, NoticeLook

WORDS_SHOWN: Final = 1_000
APPROVED: Final = (PostState.SCHEDULED, PostState.SENT)


async def _post(context: Context, notice: NoticeArgs, *states: PostState) -> Written | None:
    """The post, if it still is as the notice says and the reader's to deal with."""
    try:
        found = await context.services.news.drafting.post(context.actor, notice.number)
    except SchoolError:
        return None
    return found if found.state in states else None


async def offered(context: Context, notice: NoticeArgs) -> Screen | None:
    """What waits for one's word, with the ways to give it."""
    found = await _post(context, notice, PostState.OFFERED)
    if found is None:
        return None
    view = await context.services.news.audiences.view(context.actor, found.id)
    return screen(
        t("newsroom-offered-notice", title=name_of(found)),
        *beginning(found),
        *(await remark(context, found)),
        *audience_lines(view),
        *asked(context, found),
        when(context, found),
        *extras(context, found),
        rows=column(
            [
                Button(t("newsroom-preview"), f"news.preview:{found.id}", keeps=True),
                Button(t("newsroom-send"), Confirm(id=found.id, version=found.version)),
                Button(t("newsroom-return"), Return(id=found.id)),
                Button(t("newsroom-open"), Post(id=found.id)),
            ]
        ),
        stays=True,
    )


async def returned(context: Context, notice: NoticeArgs) -> Screen | None:
    """What came back, with what is to be changed."""
    words = t("newsroom-returned-words", words=shorten(str(notice.args["words"]), WORDS_SHOWN))
    return await _back_at_the_desk(context, notice, "newsroom-returned-notice", words)


async def approved(context: Context, notice: NoticeArgs) -> Screen | None:
    """What was approved: it went, or waits for its time."""
    found = await _post(context, notice, *APPROVED)
    if found is None:
        return None
    return screen(
        t("newsroom-approved-notice", title=name_of(found)),
        t("newsroom-approved-sent") if found.state is PostState.SENT else when(context, found),
        rows=column([Button(t("newsroom-open"), Post(id=found.id), keeps=True)]),
    )


async def stopped(context: Context, notice: NoticeArgs) -> Screen | None:
    """What could not go, and why."""
    why = t("newsroom-lacking", why=t(str(notice.args["reason"])))
    return await _back_at_the_desk(context, notice, "newsroom-stopped-notice", why)


async def _back_at_the_desk(context: Context, notice: NoticeArgs, key: str, why: Text) -> Screen | None:
    found = await _post(context, notice, PostState.DRAFT)
    if found is None:
        return None
    return screen(
        t(key, title=name_of(found)),
        why,
        rows=column([Button(t("newsroom-open"), Post(id=found.id), keeps=True)]),
    )


def _look(kind: str, *states: PostState) -> NoticeLook:
    full = {"offered": offered, "approved": approved, "returned": returned, "stopped": stopped}[kind]

    async def line(context: Context, notice: NoticeArgs) -> Text | None:
        found = await _post(context, notice, *states)
        words = name_of(found) if found else None
        return t(f"newsroom-{kind}-line", title=words) if words else None

    return NoticeLook(full, line)


LOOKS = {
    "news.offered": _look("offered", PostState.OFFERED),
    "news.approved": _look("approved", *APPROVED),
    "news.returned": _look("returned", PostState.DRAFT),
    "news.stopped": _look("stopped", PostState.DRAFT),
}
