"""What a changed document changes in the roadmap: counted by kinds, listed «was → is», and what it has no more."""

from typing import Final

from bot.errors import Missing
from bot.services.roadmap.importing.differences import Difference, Existing, Kind
from bot.services.roadmap.importing.draft import Vanished
from bot.services.roadmap.importing.joining import people_of
from bot.services.roadmap.importing.usecases import Shown
from bot.services.text import shorten
from bot.ui import Button, Screen, Text, column, page_of, pager, screen, t
from handlers.plan_import.addresses import Changes, Check, Differences, GiveUp, Gone
from handlers.plan_import.phrases import (
    BUTTON_TEXT,
    LINE_TEXT,
    item_line,
    past_due,
    period_line,
    section_line,
    who_line,
)
from handlers.plan_phrases import assignee_words, period_words
from handlers.site import Context

A_PAGE: Final = 5
TEXT_SHOWN: Final = 160
LATE_SHOWN: Final = 10


async def differences(context: Context, _: Differences) -> Screen:
    """How many items are new, changed in this or that, gone."""
    shown = await context.services.roadmap.importing.shown(context.actor)
    counts = {kind: sum(kind in one.kinds for one in shown.differences) for kind in Kind}
    same = sum(item.item_id is not None for item in shown.draft.taken) - len(
        [one for one in shown.differences if one.before is not None]
    )
    gone = len(shown.draft.vanished)
    late = past_due(shown, context.school.today(context.now))
    return screen(
        t("plan-import-diff-title"),
        t("plan-import-diff-same", count=same),
        t("plan-import-diff-kept"),
        t("plan-import-past-due", count=len(late)) if late else None,
        *(t("plan-import-past-due-item", text=item_line(one), what=period_line(one)) for one in late[:LATE_SHOWN]),
        t("plan-import-more", count=len(late) - LATE_SHOWN) if len(late) > LATE_SHOWN else None,
        rows=column(
            [
                *(
                    Button(t(f"plan-import-diff-{kind}", count=str(counts[kind])), Changes(kind=kind))
                    for kind in Kind
                    if counts[kind]
                ),
                Button(t("plan-import-diff-gone", count=str(gone)), Gone()) if gone else None,
            ]
        ),
        back=Check(),
    )


async def changes(context: Context, address: Changes) -> Screen:
    """The changes of one kind, «was → is»."""
    if address.kind not in set(Kind):
        raise Missing
    kind = Kind(address.kind)
    shown = await context.services.roadmap.importing.shown(context.actor)
    found = [one for one in shown.differences if kind in one.kinds]
    return screen(
        t(f"plan-import-diff-{kind}-title", count=str(len(found))),
        *(line for one in page_of(found, address.page, A_PAGE) for line in _lines(context, shown, one, kind)),
        rows=pager(address, address.page, len(found), A_PAGE),
        back=Differences(),
    )


async def gone(context: Context, address: Gone) -> Screen:
    """Items that the document does not have any more: kept, unless they are taken off control."""
    shown = await context.services.roadmap.importing.shown(context.actor)
    found = shown.draft.vanished
    return screen(
        t("plan-import-gone-title", count=str(len(found))),
        t("plan-import-gone-stay", count=sum(not one.is_dropped for one in found)),
        t("plan-import-gone-how"),
        *(_gone_line(one) for one in page_of(found, address.page, A_PAGE)),
        rows=[
            *column(_gone_button(one, address.page) for one in page_of(found, address.page, A_PAGE)),
            *pager(address, address.page, len(found), A_PAGE),
        ],
        back=Differences(),
    )


def _lines(context: Context, shown: Shown, one: Difference, kind: Kind) -> list[Text]:
    named = t("plan-import-change-item", text=item_line(one.item, TEXT_SHOWN))
    if one.before is None:
        return [named]
    was, now = _was(context, one.before, kind), _is(context, shown, one, kind)
    return [named, t("plan-import-change", was=was, now=now)]


def _was(context: Context, before: Existing, kind: Kind) -> Text:
    match kind:
        case Kind.PERIOD:
            return period_words(before.kind, before.start, before.end, before.rhythm, every_year=False)
        case Kind.PEOPLE:
            today = context.school.today(context.now)
            return _joined([assignee_words(one, context.school, today) for one in before.assignees])
        case Kind.TEXT:
            return t("text", text=shorten(before.text, TEXT_SHOWN))
        case _:
            return _placed(before.code, before.section.title if before.section else "", before.result)


def _is(context: Context, shown: Shown, one: Difference, kind: Kind) -> Text:
    match kind:
        case Kind.PERIOD:
            return period_line(one.item)
        case Kind.PEOPLE:
            people = people_of(shown.draft, one.place)
            return _joined([who_line(person, shown, context.school) for person in people])
        case Kind.TEXT:
            return t("text", text=shorten(one.item.text, TEXT_SHOWN))
        case _:
            return _placed(one.item.code, one.item.section.title if one.item.section else "", one.item.result)


def _placed(code: str, section: str, result: str) -> Text:
    parts = (code, section_line(section, "", LINE_TEXT), shorten(result, LINE_TEXT))
    words = " · ".join(part for part in parts if part)
    return t("text", text=words) if words else t("plan-import-no-section")


def _joined(parts: list[Text]) -> Text:
    """Several in one line."""
    if not parts:
        return t("plan-import-nobody")
    whole = parts[0]
    for part in parts[1:4]:
        whole = t("plan-import-and", first=whole, second=part)
    return whole


def _gone_line(one: Vanished) -> Text:
    key = "plan-import-gone-dropped" if one.is_dropped else "plan-import-gone-kept"
    return t(key, text=shorten(f"{one.code} {one.text}".strip(), TEXT_SHOWN))


def _gone_button(one: Vanished, page: int) -> Button:
    key = "plan-import-keep" if one.is_dropped else "plan-import-give-up"
    text = shorten(f"{one.code} {' '.join(one.text.split())}".strip(), BUTTON_TEXT)
    return Button(t(key, text=text), GiveUp(item=one.item_id, page=page))
