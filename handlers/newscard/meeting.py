"""A meeting that was announced is moved: to another time, to another place, both by words."""

from bot.errors import Invalid, Outdated
from bot.services.news.card import Step
from bot.services.news.storing import Post
from bot.ui import Answer, Incoming, Screen, screen, t
from handlers.newscard.addresses import Card, MeetsSaid, Until, Venue, VenueSaid
from handlers.newscard.screens import card, current
from handlers.site import Context


async def venue(context: Context, address: Venue | VenueSaid) -> Screen:
    """Where else?"""
    post = await _current(context, address.id, address.version, Step.CORRECT)
    return screen(
        t("newscard-venue-title"),
        t("newscard-venue-now", place=post.place) if post.place else None,
        t("newscard-venue-hint"),
        back=Until(id=post.id, version=post.version),
        expects=VenueSaid(id=post.id, version=post.version),
    )


async def met(context: Context, address: MeetsSaid, incoming: Incoming) -> Answer:
    """A day and a time were typed."""
    at = await context.services.news.drafting.moment(context.actor, _words(incoming))
    await context.services.news.correcting.meet(context.actor, address.id, address.version, at)
    return Answer(await card(context, Card(id=address.id)), toast=t("newscard-met", at=at))


async def seated(context: Context, address: VenueSaid, incoming: Incoming) -> Answer:
    """A place was typed."""
    words = _words(incoming)
    await context.services.news.correcting.seat(context.actor, address.id, address.version, words)
    return Answer(await card(context, Card(id=address.id)), toast=t("newscard-venue-set"))


async def _current(context: Context, post_id: int, version: int, step: Step) -> Post:
    post = (await current(context, post_id, version, step)).post
    if post.meets_at is None:
        raise Outdated(shows=f"newscard:{post_id}")
    return post


def _words(incoming: Incoming) -> str:
    if incoming.media is not None or not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text
