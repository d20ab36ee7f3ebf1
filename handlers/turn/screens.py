"""The turn of the year as screens."""

from collections.abc import Sequence
from typing import Final

from bot.access import Permission
from bot.errors import Missing, Outdated
from bot.services.roadmap.lines import ItemLine
from bot.services.roadmap.turning import CHOICES, NextYear
from bot.services.roadmap.turning import Turn as Turning
from bot.services.text import shorten
from bot.ui import Button, Screen, column, page_of, pager, screen, t
from handlers.plan_phrases import item_line, item_name, item_state
from handlers.site import Context
from handlers.turn.addresses import Choose, ChooseAll, Chosen, Confirm, OneItem, Turn

TEXT_SHOWN = 600
# What may be chosen for all items at once.
ALL: Final = {"leave": NextYear.LEAVE, "usual": None}


async def turn(context: Context, address: Turn) -> Screen:
    """How many items go on, begin anew, stay behind; and the button that does it."""
    found = await context.services.roadmap.turning.turn(context.actor, address.year)
    new = context.school.school_year(address.year + 1)
    lists = [
        Button(t(f"turn-list-{choice}", count=found.count(choice)), Chosen(year=address.year, choice=choice))
        for choice in CHOICES
        if found.count(choice)
    ]
    return screen(
        t("turn-title", year=new.title),
        t("turn-hint", year=context.school.school_year(address.year).title),
        t("turn-count-keep", count=found.count(NextYear.KEEP), day=found.kept_until),
        t("turn-count-shift", count=found.count(NextYear.SHIFT)),
        t("turn-count-leave", count=found.count(NextYear.LEAVE)),
        t("turn-count-planned", count=len(found.left_to_plan)) if found.left_to_plan else None,
        t("turn-promise"),
        rows=column([*lists, _for_all(found), Button(t("turn-confirm", year=new.title), Confirm(year=address.year))]),
        back="roadmap",
    )


async def chosen(context: Context, address: Chosen) -> Screen:
    """The items for which this is the choice; each may be chosen otherwise."""
    if address.choice not in CHOICES:
        raise Missing
    found = await context.services.roadmap.turning.turn(context.actor, address.year)
    lines = [line for line, choice in found.lines if choice == address.choice]
    today = context.school.today(context.now)
    buttons = [Button(item_line(line, today), OneItem(id=line.id)) for line in page_of(lines, address.page)]
    return screen(
        t(f"turn-{address.choice}-title", count=len(lines)),
        t(f"turn-{address.choice}-hint", day=found.kept_until),
        rows=[*column(buttons), *pager(address, address.page, len(lines))],
        back=Turn(year=address.year),
    )


async def item(context: Context, address: OneItem) -> Screen:
    """What becomes of one item."""
    context.actor.require(Permission.ROADMAP_MANAGE)
    year = await context.services.roadmap.turning.year_to_turn(context.actor)
    if year is None:
        raise Outdated("error-year-turned", shows="roadmap")
    found = await context.services.roadmap.turning.turn(context.actor, year)
    line, now = _find(found.lines, address.id)
    buttons = [
        Button(
            t(f"turn-choose-{choice}" if choice is not now else f"turn-chosen-{choice}"),
            Choose(id=line.id, choice=choice),
        )
        for choice in CHOICES
        if line.is_open or choice != NextYear.KEEP  # what is done can't go on, only begin anew
    ]
    return screen(
        t("turn-item-title", name=item_name(line)),
        t("text", text=shorten(line.text, TEXT_SHOWN)),
        item_state(line, context.school.today(context.now)),
        t("turn-item-planned") if line.id in found.planned else None,
        rows=column(buttons),
        back=Chosen(year=year, choice=now),
    )


def _for_all(found: Turning) -> Button | None:
    """Nothing goes along; where that is so already, back to what the bot would do."""
    if not found.lines:
        return None
    choice = "usual" if found.count(NextYear.LEAVE) == len(found.lines) else "leave"
    return Button(t(f"turn-all-{choice}"), ChooseAll(year=found.year, choice=choice))


def _find(lines: Sequence[tuple[ItemLine, str]], item_id: int) -> tuple[ItemLine, str]:
    found = next(((line, choice) for line, choice in lines if line.id == item_id), None)
    if found is None:
        raise Missing
    return found
