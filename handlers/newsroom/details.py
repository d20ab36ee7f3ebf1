"""All the rest about a draft: buttons with links, its topic, the website, urgency; throwing it away, a copy."""

from typing import Final

from bot.access import Permission
from bot.services.news import Topic
from bot.services.news.drafting import LABEL_LIMIT, LINKS_LIMIT
from bot.services.text import shorten
from bot.services.website.links import check_link, host_of
from bot.ui import Answer, Button, Incoming, Screen, column, grid, screen, t
from handlers.newsroom.addresses import (
    Calm,
    Copy,
    Delete,
    DeleteDo,
    DropLinks,
    Links,
    LinkSaid,
    More,
    Newsroom,
    Post,
    Public,
    Rewrite,
    Topics,
    TopicSet,
    Urgent,
    UrgentSaid,
)
from handlers.newsroom.common import draft, one_of, shown, typed
from handlers.newsroom.lines import extras, heading
from handlers.newsroom.screens import newsroom
from handlers.site import Context

# What may stand between a label and its address.
BETWEEN: Final = " \t\n:–—-"


async def more(context: Context, address: More) -> Screen:
    """What else can be set; the words and what comes with them, and how to get rid of it, are a screen each."""
    found = await draft(context, address.id)
    may, version = context.actor.may, found.version
    has_chats = may(Permission.NEWS_MANAGE) or bool(await context.services.chats.of_post(context.actor, found))
    buttons = [
        Button(t("newsroom-rewrite"), Rewrite(id=found.id)),
        Button(t("newsroom-topics"), Topics(id=found.id)),
        Button(
            t("newsroom-public-off" if found.is_public else "newsroom-public-on"),
            Public(id=found.id, version=version, on=not found.is_public),
        )
        if may(Permission.NEWS_MANAGE) and not found.is_letter
        else None,
        Button(t("newsroom-chats"), f"chats.post:{found.id}") if has_chats else None,
        Button(t("newsroom-urgent"), Urgent(id=found.id)) if may(Permission.NEWS_URGENT) else None,
        Button(t("newsroom-rest"), Delete(id=found.id)),
    ]
    return screen(
        heading(found),
        *extras(context, found),
        t("newsroom-more-hint"),
        rows=grid([one for one in buttons if one is not None], 2),
        back=Post(id=found.id),
    )


async def links(context: Context, address: Links | LinkSaid) -> Screen:
    """The buttons that open pages, and one more."""
    found = await draft(context, address.id)
    drop = Button(t("newsroom-drop-links"), DropLinks(id=found.id, version=found.version))
    return screen(
        t("newsroom-links-title"),
        *(t("newsroom-link", label=link.label, url=shorten(link.url, 80)) for link in found.links),
        t("newsroom-links-hint") if len(found.links) < LINKS_LIMIT else t("newsroom-links-full"),
        rows=column([drop if found.links else None]),
        back=Rewrite(id=found.id),
        expects=LinkSaid(id=found.id, version=found.version),
    )


async def link_said(context: Context, address: LinkSaid, incoming: Incoming) -> Answer:
    """«Расписание https://…»: a label and an address; without a label the page's host is shown."""
    words = typed(incoming).split()
    url = check_link(words[-1])
    label = " ".join(words[:-1]).strip(BETWEEN) or shorten(host_of(url), LABEL_LIMIT)
    drafting = context.services.news.drafting
    await drafting.add_link(context.actor, address.id, address.version, label, url)
    return Answer(await links(context, Links(id=address.id)), toast=t("newsroom-link-added"))


async def drop_links(context: Context, address: DropLinks) -> Answer:
    """Without such buttons."""
    await context.services.news.drafting.drop_links(context.actor, address.id, address.version)
    return Answer(await links(context, Links(id=address.id)))


async def topics(context: Context, address: Topics) -> Screen:
    """What is it about?"""
    found = await draft(context, address.id)
    labels = {topic: t(f"newsroom-topic-{topic}") for topic in Topic}
    return screen(
        t("newsroom-topics-title"),
        t("newsroom-topics-hint"),
        rows=column(
            Button(
                t("newsroom-chosen", label=label) if topic is found.topic else label,
                TopicSet(id=found.id, version=found.version, topic=topic),
            )
            for topic, label in labels.items()
        ),
        back=More(id=found.id),
    )


async def topic_set(context: Context, address: TopicSet) -> Answer:
    """It is about this."""
    topic = one_of(Topic, address.topic)
    await context.services.news.drafting.set_topic(context.actor, address.id, address.version, topic)
    return await shown(context, address.id)


async def public(context: Context, address: Public) -> Answer:
    """Whether the school's website shows it."""
    await context.services.news.drafting.set_public(context.actor, address.id, address.version, address.on)
    return Answer(await more(context, More(id=address.id)))


async def urgent(context: Context, address: Urgent | UrgentSaid) -> Screen:
    """Why is it urgent?"""
    context.actor.require(Permission.NEWS_URGENT)
    found = await draft(context, address.id)
    calm = Button(t("newsroom-calm"), Calm(id=found.id, version=found.version))
    return screen(
        t("newsroom-urgent-title"),
        t("newsroom-urgent-hint"),
        rows=column([calm if found.is_urgent else None]),
        back=Post(id=found.id),
        expects=UrgentSaid(id=found.id, version=found.version),
    )


async def urgent_said(context: Context, address: UrgentSaid, incoming: Incoming) -> Answer:
    """It is urgent for this reason."""
    await context.services.news.drafting.set_urgent(context.actor, address.id, address.version, typed(incoming))
    return await shown(context, address.id)


async def calm(context: Context, address: Calm) -> Answer:
    """Not urgent after all."""
    await context.services.news.drafting.set_urgent(context.actor, address.id, address.version, None)
    return await shown(context, address.id)


async def delete(context: Context, address: Delete) -> Screen:
    """Another one like it, or throw it away?"""
    found = await draft(context, address.id)
    return screen(
        heading(found),
        t("newsroom-delete-hint"),
        rows=column(
            [
                Button(t("newsroom-copy"), Copy(id=found.id)),
                Button(t("newsroom-delete-do"), DeleteDo(id=found.id, version=found.version)),
            ]
        ),
        back=More(id=found.id),
    )


async def delete_do(context: Context, address: DeleteDo) -> Answer:
    """Throw it away."""
    await context.services.news.drafting.delete(context.actor, address.id, address.version)
    return Answer(await newsroom(context, Newsroom()), toast=t("newsroom-deleted"))


async def copy(context: Context, address: Copy) -> Answer:
    """A new draft like this."""
    post_id = await context.services.news.drafting.copy(context.actor, address.id)
    return await shown(context, post_id, "newsroom-copied")
