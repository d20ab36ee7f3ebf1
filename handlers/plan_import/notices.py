"""What is told of a plan that was taken over: whose items changed, and whose are theirs no more."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.services.roadmap.lines import ItemLine
from bot.services.text import shorten
from bot.ui import Button, Screen, Text, column, screen, t
from handlers.plan_phrases import item_line
from handlers.site import Context, NoticeArgs

BUTTONS_SHOWN = 5
WORDS_SHOWN = 50


async def changed(context: Context, notice: NoticeArgs) -> Screen | None:
    """Which of somebody's items have another deadline or text; those that ended since are left out."""
    mine = {one.id: one for one in await context.services.roadmap.read.mine(context.actor)}
    told = [(mine[one["item"]], one) for one in notice.args["items"] if one["item"] in mine]
    if not told:
        return None
    today, more = context.school.today(context.now), int(notice.args["count"]) - len(notice.args["items"])
    buttons = [Button(item_line(line, today), f"item:{line.id}", keeps=True) for line, _ in told[:BUTTONS_SHOWN]]
    return screen(
        t("notice-plan-changed", count=str(notice.args["count"])),
        *(_change(line, one) for line, one in told),
        t("digest-rest", count=more) if more > 0 else None,
        rows=column([*buttons, Button(t("button-deeds"), "deeds", keeps=True)]),
    )


async def changed_line(_context: Context, notice: NoticeArgs) -> Text:
    """The same in a line of a digest."""
    return t("digest-plan-changed", count=str(notice.args["count"]))


async def removed(_context: Context, notice: NoticeArgs) -> Screen | None:
    """Of which items somebody is relieved."""
    names, count = notice.args.get("items", ()), int(notice.args["count"])
    more = count - len(names)
    return screen(
        t("notice-plan-removed", count=count),
        *(t("plan-removed-item", name=name) for name in names),
        t("digest-rest", count=more) if names and more > 0 else None,
        t("plan-removed-hint"),
        rows=column([Button(t("button-deeds"), "deeds", keeps=True)]),
    )


async def removed_line(_context: Context, notice: NoticeArgs) -> Text:
    """The same in a line of a digest."""
    return t("digest-plan-removed", count=int(notice.args["count"]))


def _change(line: ItemLine, one: Mapping[str, Any]) -> Text:
    """«1.2 – срок был до 18.11.2026, стал до 15.10.2026»; of an item without a number, how it begins."""
    name = line.code or shorten(line.text, WORDS_SHOWN)
    if "now" not in one:
        return t("plan-changed-text", name=name)
    was, now = date.fromisoformat(one["was"]), date.fromisoformat(one["now"])
    what = "days" if was != now else "period"
    key = f"plan-changed-{what}-text" if one["is_text"] else f"plan-changed-{what}"
    return t(key, name=name, was=was, now=now) if what == "days" else t(key, name=name)
