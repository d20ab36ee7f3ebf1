"""Posts are added and given from hand to hand."""

from bot.errors import Invalid
from bot.ui import Answer, Incoming, t
from handlers.posts import screens
from handlers.posts.addresses import HandPost, NewPost, Post, Posts
from handlers.site import Context


async def add(context: Context, _: NewPost, incoming: Incoming) -> Answer:
    """The title of a new post was typed."""
    await context.services.posts.add(context.actor, _words(incoming))
    return Answer(await screens.posts(await context.again(), Posts()), toast=t("posts-added"))


async def find(context: Context, address: Post, incoming: Incoming) -> Answer:
    """A surname was typed: who gets the post?"""
    await context.services.posts.one(context.actor, address.id)
    return Answer(
        screens.found(address, await context.services.people.colleagues.find(context.actor, _words(incoming)))
    )


async def hand(context: Context, address: HandPost) -> Answer:
    """Give it to somebody, or to nobody."""
    items = await context.services.posts.hand(context.actor, address.id, address.person or None)
    shown = await screens.post(await context.again(), Post(id=address.id))
    return Answer(shown, toast=t("post-handed", count=items))


def _words(incoming: Incoming) -> str:
    if not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text
