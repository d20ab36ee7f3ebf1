"""Words and files: of a new post, more of them for a draft, other ones in their place."""

from typing import Final

from bot.services.text import shorten
from bot.ui import Answer, Button, Incoming, Screen, column, screen, t
from handlers.newsroom.addresses import Added, DropFiles, Links, New, Post, Rewrite, RewriteSaid
from handlers.newsroom.common import draft, files_of, shown, words_of
from handlers.newsroom.lines import heading
from handlers.newsroom.screens import post
from handlers.site import Context

# So much of what was added is said again.
ADDED_SHOWN: Final = 80


async def begin(context: Context, _: New, incoming: Incoming) -> Answer:
    """A new post of what was sent."""
    taken = await context.services.news.drafting.begin(context.actor, words_of(incoming), files_of(incoming))
    return await shown(context, taken.post_id, "newsroom-dropped" if taken.dropped else None)


async def add(context: Context, address: Added, incoming: Incoming) -> Answer:
    """More of it: below the words, after the files."""
    drafting = context.services.news.drafting
    before = await drafting.post(context.actor, address.id)
    taken = await drafting.add(context.actor, address.id, words_of(incoming), files_of(incoming))
    if taken.dropped:
        return await shown(context, address.id, "newsroom-dropped")
    if incoming.text and before.html:
        words = t("newsroom-words-added", words=shorten(" ".join(incoming.text.split()), ADDED_SHOWN))
        return Answer(await post(context, Post(id=address.id)), toast=words)
    return await shown(context, address.id, "newsroom-file-added" if incoming.media else None)


async def rewrite(context: Context, address: Rewrite | RewriteSaid) -> Screen:
    """What are the words to be instead? What comes with them is changed from here too."""
    found = await draft(context, address.id)
    drop = Button(t("newsroom-drop-files"), DropFiles(id=found.id, version=found.version))
    return screen(
        heading(found),
        t("newsroom-rewrite-hint"),
        rows=column([Button(t("newsroom-links"), Links(id=found.id)), drop if found.files else None]),
        back=f"newsroom.more:{found.id}",
        expects=RewriteSaid(id=found.id, version=found.version),
    )


async def rewritten(context: Context, address: RewriteSaid, incoming: Incoming) -> Answer:
    """Other words; a file without words is added, and the words are still asked for."""
    drafting, files = context.services.news.drafting, files_of(incoming)
    if files and not incoming.text:
        await drafting.add(context.actor, address.id, words_of(incoming), files)
        return Answer(await rewrite(context, address), toast=t("newsroom-file-added"))
    taken = await drafting.write(context.actor, address.id, address.version, words_of(incoming), files)
    return await shown(context, address.id, "newsroom-dropped" if taken.dropped else "newsroom-rewritten")


async def drop_files(context: Context, address: DropFiles) -> Answer:
    """Without files."""
    await context.services.news.drafting.drop_files(context.actor, address.id, address.version)
    return await shown(context, address.id, "newsroom-files-dropped")
