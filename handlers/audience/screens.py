"""For whom something is: the first screen, groups by duty, who is left out."""

from typing import Final

from bot.services.news.audiences import Part
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
from handlers.audience.common import View, back_of, chosen, done, looked_at, mark, part_of, place_of, title_of
from handlers.group_phrases import audience_lines, group_name, outlook_lines, ready_name
from handlers.site import Context

READY_SHOWN: Final = 3
TITLE_IN_LINE: Final = 30


async def audience(context: Context, address: Audience | Ready) -> Screen:
    """For whom it is and how many that comes to. Where nobody is chosen, what is ready stands first."""
    view, place = await looked_at(context, address.of), place_of(context, address.of)
    if not view.groups and not view.exceptions:
        ready = await place.readymade.ready(context.actor, place.number)
        page = address.page if isinstance(address, Ready) else 0
        rows = [*_ready(address.of, view, ready, page), *grid(_ways(view, address.of, Part.GROUPS), 2)]
        return _chosen(view, "audience-hint", rows, address.of, place.home)
    ways = [
        Button(t("audience-add"), Add(of=address.of)),
        Button(t("audience-but-button"), But(of=address.of)),
        Button(t("audience-saved-button"), Saved(of=address.of, page=0)) if view.groups else None,
        Button(t("audience-again"), Clear(of=address.of, version=view.version)),
    ]
    rows = [*grid([one for one in ways if one is not None], 2), *done(view, place.home)]
    return _chosen(view, "audience-hint-more", rows, address.of, place.home)


def _chosen(view: View, hint: str, rows: list[Row], of: str, home: str) -> Screen:
    return screen(
        t("audience-title"),
        *audience_lines(view),
        *outlook_lines(view.outlook) if view.groups else (),
        t(hint),
        rows=rows,
        back=home,
        expects=Said(of=of, part=Part.GROUPS),
    )


async def add(context: Context, address: Add) -> Screen:
    """Who else?"""
    view = await looked_at(context, address.of)
    return screen(
        t("audience-add-title"),
        *audience_lines(view),
        t("audience-words-hint"),
        rows=grid(_ways(view, address.of, Part.GROUPS), 2),
        back=Audience(of=address.of),
        expects=Said(of=address.of, part=Part.GROUPS),
    )


async def duties(context: Context, address: Duties) -> Screen:
    """Groups by role, duty and department, each in or out by a tap."""
    place, part = place_of(context, address.of), part_of(address.part)
    view = await looked_at(context, address.of)
    choices = await place.audiences.duties(context.actor, place.number)
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
            Put(of=address.of, version=view.version, part=part, code=one.group.code, page=address.page),
        )
        for one in page_of(choices, address.page)
    ]
    return screen(
        title_of(part, "duties"),
        *audience_lines(view),
        t("audience-words-hint" if choices else "audience-none-here"),
        rows=[*column(buttons), *pager(address, address.page, len(choices)), *done(view, place.home)],
        back=back_of(address.of, part),
        expects=Said(of=address.of, part=part),
    )


async def but(context: Context, address: But) -> Screen:
    """Who is left out; each stays in again by a tap."""
    view = await looked_at(context, address.of)
    drops = [
        Button(
            t("audience-drop", group=group_name(one.group, shorten(one.title, TITLE_IN_LINE))),
            Drop(of=address.of, version=view.version, code=one.code),
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
            *grid(_ways(view, address.of, Part.EXCEPTIONS), 2),
        ],
        back=Audience(of=address.of),
        expects=Said(of=address.of, part=Part.EXCEPTIONS),
    )


def _ways(view: View, of: str, part: Part) -> list[Button]:
    """The ways to choose groups; duties for whoever may address more than single classes."""
    ways: list[tuple[str, Address]] = [("classes", Classes(of=of, part=part))]
    if not view.classes_only:
        ways.append(("duties", Duties(of=of, part=part)))
    ways.append(("someone", Someone(of=of, part=part)))
    return [Button(t(f"audience-by-{way}"), to) for way, to in ways]


def _ready(of: str, view: View, ready: list[ReadyAudience], page: int) -> list[Row]:
    buttons = [
        Button(ready_name(one), Take(of=of, version=view.version, kind=one.kind, key=one.key))
        for one in page_of(ready, page, READY_SHOWN)
    ]
    return [*column(buttons), *pager(Ready(of=of, page=page), page, len(ready), READY_SHOWN)]
