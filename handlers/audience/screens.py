"""For whom a post is: the first screen, groups by duty, who is left out."""

from typing import Final

from bot.services.news.audiences import AudienceView, Part
from bot.services.news.readymade import Ready as ReadyAudience
from bot.services.text import shorten
from bot.ui import Address, Button, Row, Screen, column, grid, page_of, pager, screen, t
from handlers.audience.addresses import (
    Add,
    Audience,
    But,
    Classes,
    Clear,
    Drop,
    Duties,
    Put,
    Ready,
    Said,
    Saved,
    Someone,
    Take,
)
from handlers.audience.common import back_of, chosen, done, looked_at, mark, part_of, title_of
from handlers.group_phrases import audience_lines, burden_lines, group_name, ready_name
from handlers.site import Context

READY_SHOWN: Final = 3
TITLE_IN_LINE: Final = 30


async def audience(context: Context, address: Audience | Ready) -> Screen:
    """For whom it is and how many that comes to. Where nobody is chosen, what is ready stands first."""
    view = await looked_at(context, address.id)
    if not view.groups and not view.exceptions:
        ready = await context.services.news.readymade.ready(context.actor, address.id)
        page = address.page if isinstance(address, Ready) else 0
        rows = [*_ready(address.id, view, ready, page), *grid(_ways(view, address.id, Part.GROUPS), 2)]
        return _chosen(view, "audience-hint", rows, address.id)
    ways = [
        Button(t("audience-add"), Add(id=address.id)),
        Button(t("audience-but-button"), But(id=address.id)),
        Button(t("audience-saved-button"), Saved(id=address.id, page=0)) if view.groups else None,
        Button(t("audience-again"), Clear(id=address.id, version=view.version)),
    ]
    rows = [*grid([one for one in ways if one is not None], 2), *done(view, address.id)]
    return _chosen(view, "audience-hint-more", rows, address.id)


def _chosen(view: AudienceView, hint: str, rows: list[Row], post_id: int) -> Screen:
    return screen(
        t("audience-title"),
        *audience_lines(view),
        *burden_lines(view.burden),
        t(hint),
        rows=rows,
        back=f"newsroom.post:{post_id}",
        expects=Said(id=post_id, part=Part.GROUPS),
    )


async def add(context: Context, address: Add) -> Screen:
    """Who else?"""
    view = await looked_at(context, address.id)
    return screen(
        t("audience-add-title"),
        *audience_lines(view),
        t("audience-words-hint"),
        rows=grid(_ways(view, address.id, Part.GROUPS), 2),
        back=Audience(id=address.id),
        expects=Said(id=address.id, part=Part.GROUPS),
    )


async def duties(context: Context, address: Duties) -> Screen:
    """Groups by role, duty and department, each in or out by a tap."""
    part = part_of(address.part)
    view = await looked_at(context, address.id)
    choices = await context.services.news.audiences.duties(context.actor, address.id)
    codes = chosen(view, part)
    buttons = [
        Button(
            mark(
                t(
                    "audience-choice",
                    group=group_name(one.group.group, shorten(one.group.title, TITLE_IN_LINE)),
                    count=str(one.count),
                ),
                is_chosen=one.group.code in codes,
            ),
            Put(id=address.id, version=view.version, part=part, code=one.group.code, page=address.page),
        )
        for one in page_of(choices, address.page)
    ]
    return screen(
        title_of(part, "duties"),
        *audience_lines(view),
        t("audience-words-hint" if choices else "audience-none-here"),
        rows=[*column(buttons), *pager(address, address.page, len(choices)), *done(view, address.id)],
        back=back_of(address.id, part),
        expects=Said(id=address.id, part=part),
    )


async def but(context: Context, address: But) -> Screen:
    """Who is left out; each stays in again by a tap."""
    view = await looked_at(context, address.id)
    drops = [
        Button(
            t("audience-drop", group=group_name(one.group, shorten(one.title, TITLE_IN_LINE))),
            Drop(id=address.id, version=view.version, code=one.code),
        )
        for one in page_of(view.exceptions, address.page, READY_SHOWN)
    ]
    return screen(
        t("audience-but-title"),
        *audience_lines(view),
        t("audience-but-hint"),
        rows=[
            *column(drops),
            *pager(address, address.page, len(view.exceptions), READY_SHOWN),
            *grid(_ways(view, address.id, Part.EXCEPTIONS), 2),
        ],
        back=Audience(id=address.id),
        expects=Said(id=address.id, part=Part.EXCEPTIONS),
    )


def _ways(view: AudienceView, post_id: int, part: Part) -> list[Button]:
    """The ways to choose groups; duties for whoever writes to more than single classes."""
    ways: list[tuple[str, Address]] = [("classes", Classes(id=post_id, part=part))]
    if not view.classes_only:
        ways.append(("duties", Duties(id=post_id, part=part)))
    ways.append(("someone", Someone(id=post_id, part=part)))
    return [Button(t(f"audience-by-{way}"), to) for way, to in ways]


def _ready(post_id: int, view: AudienceView, ready: list[ReadyAudience], page: int) -> list[Row]:
    buttons = [
        Button(ready_name(one), Take(id=post_id, version=view.version, kind=one.kind, key=one.key))
        for one in page_of(ready, page, READY_SHOWN)
    ]
    return [*column(buttons), *pager(Ready(id=post_id, page=page), page, len(ready), READY_SHOWN)]
