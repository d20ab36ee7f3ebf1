"""Posts as screens: the list, one post, whom it may be given to."""

from collections.abc import Sequence

from bot.access import Permission
from bot.services.people.roll import PersonLine
from bot.services.posts import HeldPost
from bot.services.text import shorten
from bot.ui import PAGE_SIZE, Button, Screen, Text, column, page_of, pager, screen, t
from handlers.posts.addresses import HandPost, NewPost, Post, Posts
from handlers.site import Context

TITLE_IN_LINE = 34


async def posts(context: Context, address: Posts) -> Screen:
    """All posts, vacant ones first."""
    found = await context.services.posts.all(context.actor)
    buttons = [Button(_button(context, post), Post(id=post.id)) for post in page_of(found, address.page)]
    return screen(
        t("posts-title"),
        t("posts-hint") if found else t("posts-none"),
        rows=[
            *column(buttons),
            *pager(address, address.page, len(found)),
            (Button(t("posts-add"), NewPost()),),
        ],
        back="roadmap" if context.actor.may(Permission.ROADMAP_SEE) else "people",
    )


async def post(context: Context, address: Post) -> Screen:
    """Who holds it, what it answers for; a surname gives it to somebody else."""
    found = await context.services.posts.one(context.actor, address.id)
    vacate = Button(t("post-vacate"), HandPost(id=found.id, person=0)) if found.holder_id else None
    return screen(
        t("post-title", title=found.title),
        _holder(context, found),
        t("post-items", count=found.items),
        t("post-hint"),
        rows=column([vacate]),
        back=Posts(),
        expects=address,
    )


def found(address: Post, lines: Sequence[PersonLine]) -> Screen:
    """Those of the staff who fit the surname that was typed."""
    buttons = [
        Button(
            shorten(f"{line.name} · {line.note}" if line.note else line.name, 44),
            HandPost(id=address.id, person=line.id),
        )
        for line in lines[:PAGE_SIZE]
    ]
    return screen(t("post-found"), t("post-found-hint"), rows=column(buttons), back=address, expects=address)


async def new(context: Context, address: NewPost) -> Screen:
    """What is the post called?"""
    context.actor.require(Permission.POSTS_MANAGE)
    return screen(t("posts-new-title"), t("posts-new-hint"), back=Posts(), expects=address)


def _holder(context: Context, found: HeldPost) -> Text:
    person = context.school.people.get(found.holder_id or 0)
    return t("post-holder", name=person.name) if person else t("post-vacant")


def _button(context: Context, found: HeldPost) -> Text:
    person = context.school.people.get(found.holder_id or 0)
    title = shorten(found.title, TITLE_IN_LINE)
    return t("post-line", title=title) if person else t("post-line-vacant", title=title)
