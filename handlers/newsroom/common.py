"""What the newsroom's steps share: a draft that may be written on, a typed word, the post as it stands afterwards."""

from enum import Enum
from typing import TypeVar

from bot.errors import Invalid, Missing, Outdated
from bot.services.news.drafting import Typed
from bot.services.news.states import Step
from bot.services.news.storing import FileLine
from bot.services.news.storing import Post as Written
from bot.ui import Answer, Incoming, t
from handlers.newsroom.addresses import Post
from handlers.newsroom.screens import post
from handlers.site import Context

W = TypeVar("W", bound=Enum)


async def draft(context: Context, post_id: int) -> Written:
    """The draft, as long as the actor may write on it; Outdated where it is none any more."""
    found = await context.services.news.drafting.post(context.actor, post_id)
    if Step.EDIT not in await context.services.news.drafting.steps(context.actor, found):
        raise Outdated(shows=f"newsroom.post:{post_id}")
    return found


async def shown(context: Context, post_id: int, toast: str | None = None) -> Answer:
    """The post after a step."""
    return Answer(await post(context, Post(id=post_id)), toast=t(toast) if toast else None)


def typed(incoming: Incoming) -> str:
    """The words of a message; Invalid where there are none."""
    if incoming.media is not None or not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text


def words_of(incoming: Incoming) -> Typed:
    """The words of a message with their formatting; of a file, those below it."""
    return Typed(incoming.text, incoming.markup, incoming.album)


def files_of(incoming: Incoming) -> list[FileLine]:
    """What came with a message."""
    media = incoming.media
    return [FileLine(media.kind, media.file_id, incoming.document_name or None)] if media else []


def one_of(kind: type[W], word: str) -> W:
    """What a word of an address means; Missing where it was made by hand."""
    try:
        return kind(word)
    except ValueError:
        raise Missing from None
