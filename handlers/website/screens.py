"""The school's website as screens: what is read and how that goes, and what the site may take from here."""

from bot.access import Permission
from bot.services.website.watching import SILENT_DAYS, FirstReading, WebsiteState
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.site import Context
from handlers.website.addresses import Forget, GiveNews, NameSection, ReadNow, Stop, Website

NEWSROOM = "newsroom"


async def website(context: Context, _: Website) -> Screen:
    """The section that is read, when it was read last, what stands in the way."""
    state = await context.services.website.state(context.actor)
    lines = [t("website-unset")] if state is None else _lines(context, state)
    buttons = [Button(t("website-set"), NameSection())]
    if state is not None:
        buttons = [
            Button(t("website-read-now"), ReadNow()),
            Button(t("website-change"), NameSection()),
            Button(t("website-stop"), Stop()),
        ]
    return screen(t("website-title"), *lines, rows=column([*buttons, Button(t("website-give"), GiveNews())]))


async def name_section(context: Context, address: NameSection) -> Screen:
    """Where are the news?"""
    context.actor.require(Permission.WEBSITE_MANAGE)
    return screen(t("website-section-title"), t("website-section-hint"), back=Website(), expects=address)


async def stop(context: Context, _: Stop) -> Screen:
    """Really?"""
    context.actor.require(Permission.WEBSITE_MANAGE)
    return screen(
        t("website-stop-title"),
        t("website-stop-hint"),
        rows=column([Button(t("website-stop-yes"), Forget())]),
        back=Website(),
    )


async def give_news(context: Context, _: GiveNews) -> Screen:
    """The addresses at which the site finds the bot's public news."""
    context.actor.require(Permission.WEBSITE_MANAGE)
    url = context.services.calendars.public_url
    if url is None:
        return screen(t("website-give-title"), t("website-give-unset"), back=Website())
    return screen(
        t("website-give-title"),
        t("website-give-hint"),
        t("website-give-page", url=f"{url}/news.html"),
        t("website-give-feed", url=f"{url}/news.atom"),
        back=Website(),
    )


def found(context: Context, reading: FirstReading) -> Screen:
    """What was found at the address that was typed."""
    newest = reading.newest_at
    day = t("website-found-newest", day=context.school.today(newest)) if newest else None
    return screen(
        t("website-found-title"),
        t("website-found", count=reading.count),
        day,
        t("website-found-drafts", count=reading.drafts) if reading.drafts else t("website-found-none"),
        rows=column([Button(t("website-open-drafts"), NEWSROOM) if reading.drafts else None]),
        back=Website(),
    )


def slow() -> Screen:
    """The site takes its time; reading goes on."""
    return screen(
        t("website-slow-title"), t("website-slow-hint"), rows=column([Button(t("website-slow-look"), Website())])
    )


def _lines(context: Context, state: WebsiteState) -> list[Text]:
    lines = [
        t("website-url", url=state.url),
        t("website-feed-url", url=state.feed_url) if state.feed_url else None,
        t("website-looked", at=state.looked_at) if state.looked_at else None,
        t("website-entries", count=state.count),
        t("website-newest", day=context.school.today(state.newest_at)) if state.newest_at else None,
        t("website-quiet", days=state.silent_days) if state.silent_days >= SILENT_DAYS else None,
        _problem(state),
    ]
    return [line for line in lines if line is not None]


def _problem(state: WebsiteState) -> Text | None:
    if state.problem is None:
        return None
    return t("website-problem", why=t(f"error-website-{state.problem}"), at=state.next_look_at)
