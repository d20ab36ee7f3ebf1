"""What editors hear of the website: new drafts, that it can't be read, that it has no news any more."""

from bot.access import Permission
from bot.services.website.watching import SILENT_DAYS, WebsiteState
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.site import Context, NoticeArgs, NoticeLook
from handlers.website.addresses import Website
from handlers.website.screens import NEWSROOM

_DRAFTS = Button(t("website-open-drafts"), NEWSROOM, keeps=True)
_WEBSITE = Button(t("button-website"), Website(), keeps=True)


async def _drafts(context: Context, notice: NoticeArgs) -> Screen | None:
    count = _count(context, notice)
    if not count:
        return None
    title, hint = t("notice-website-drafts-title"), t("notice-website-drafts", count=count)
    return screen(title, hint, rows=column([_DRAFTS]))


async def _drafts_line(context: Context, notice: NoticeArgs) -> Text | None:
    count = _count(context, notice)
    return t("digest-website-drafts", count=count) if count else None


def _count(context: Context, notice: NoticeArgs) -> int:
    """How many drafts there are for somebody who manages news still."""
    return int(notice.args.get("count", 0)) if context.actor.may(Permission.NEWS_MANAGE) else 0


async def _unread(context: Context, _: NoticeArgs) -> Screen | None:
    state = await _state(context)
    if state is None or state.problem is None:
        return None
    why = t("notice-website-unread", url=state.url, why=t(f"error-website-{state.problem}"))
    return screen(t("notice-website-unread-title"), why, rows=column([_WEBSITE]))


async def _unread_line(context: Context, _: NoticeArgs) -> Text | None:
    state = await _state(context)
    return t("digest-website-unread") if state is not None and state.problem is not None else None


async def _silent(context: Context, _: NoticeArgs) -> Screen | None:
    state = await _state(context)
    if state is None or state.silent_days < SILENT_DAYS:
        return None
    hint = t("notice-website-silent", url=state.url, days=state.silent_days)
    write = Button(t("website-write"), NEWSROOM, keeps=True) if context.actor.may(Permission.NEWS_WRITE) else None
    return screen(t("notice-website-silent-title"), hint, rows=column([write, _WEBSITE]))


async def _silent_line(context: Context, _: NoticeArgs) -> Text | None:
    state = await _state(context)
    if state is None or state.silent_days < SILENT_DAYS:
        return None
    return t("digest-website-silent", days=state.silent_days)


async def _state(context: Context) -> WebsiteState | None:
    """How it is now, for somebody who looks after it still."""
    if not context.actor.may(Permission.WEBSITE_MANAGE):
        return None
    return await context.services.website.state(context.actor)


LOOKS = {
    "website.drafts": NoticeLook(_drafts, _drafts_line, way=_DRAFTS),
    "website.unread": NoticeLook(_unread, _unread_line, way=_WEBSITE),
    "website.silent": NoticeLook(_silent, _silent_line, way=_WEBSITE),
}
