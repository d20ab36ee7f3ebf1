"""What is looked at before a report is sent: the draft, what others sent, what can be tried, what came meanwhile."""

import asyncio
from collections.abc import Sequence

from bot.errors import Outdated
from bot.reports.tips import tips_png
from bot.services.text import shorten
from bot.services.tickets.alike import Similar
from bot.services.tickets.catalogue import OTHER
from bot.services.tickets.drafts import Draft
from bot.services.tickets.reporting import outage_of
from bot.services.tickets.selfhelp import name_key, sentence_key, tips_of
from bot.ui import Button, Media, Picture, Row, Screen, Text, column, screen, t
from handlers.phrases import kind_name, outage_name, room_name
from handlers.report.addresses import (
    Anew,
    Drop,
    Helped,
    Join,
    More,
    Next,
    Other,
    Rooms,
    Send,
    Start,
    Tips,
    Too,
    Urgent,
)
from handlers.site import Context

WORDS_SHOWN = 300


def summary(context: Context, draft: Draft) -> Screen:
    """What will be sent, before it is sent."""
    alike = draft.alike
    outage = outage_of(context.school, draft.kind or OTHER, draft.symptom, draft.building_id)
    tips = tips_of(draft.kind or OTHER, draft.symptom or "")
    photo = next((file for file in draft.attachments if file.kind == "photo"), None)
    more = [Button(t("report-urgent-off" if draft.urgent else "report-urgent-on"), Urgent(on=not draft.urgent))]
    if tips:
        more.append(Button(t("report-tips-show"), Tips()))
    rows: list[Row] = [(Button(t("report-send"), Send()),), *column(_too(one) for one in alike)]
    if outage and "outage" in context.site.screens:
        rows.append((Button(t("report-outage-more"), f"outage:{outage.id}"),))
    return screen(
        t("report-check"),
        *draft_lines(draft),
        t("report-outage", name=outage_name(outage)) if outage else None,
        *(_alike(one) for one in alike),
        _tips_line(tips) if tips else None,
        t("report-more-hint"),
        rows=[*rows, tuple(more), (Button(t("report-drop"), Drop()),)],
        back=Rooms(),
        picture=Media(photo.kind, photo.file_id) if photo else None,
        expects=More(),
    )


def draft_lines(draft: Draft) -> list[Text]:
    """A draft, line by line."""
    where = room_name(draft.room) if draft.room else t("text", text=draft.place or "")
    what = t("text", text=draft.device) if draft.device else kind_name(draft.kind or OTHER)
    lines = [
        t("ticket-urgent") if draft.urgent else None,
        t("report-line-where", where=where),
        t("report-line-what", what=what),
        t("report-line-wrong", wrong=t(f"symptom-{draft.symptom}")) if draft.symptom else None,
        t("report-line-words", words=draft.words) if draft.words else None,
        t("report-has-files", count=len(draft.attachments)) if draft.attachments else None,
    ]
    return [line for line in lines if line is not None]


def _alike(one: Similar) -> Text:
    """One line about a ticket that may be about the same."""
    what = t("text", text=one.device) if one.device else kind_name(one.kind)
    symptom = t("report-alike-wrong", wrong=t(f"symptom-{one.symptom}")) if one.symptom else ""
    key = "report-alike-own" if one.is_own else "report-alike"
    return t(key, number=str(one.id), what=what, wrong=symptom, count=one.followers + 1)


def _too(one: Similar) -> Button:
    number = str(one.id)
    if one.is_own:
        return Button(t("report-see-own", number=number), f"ticket:{number}")
    return Button(t("report-me-too", number=number), Too(ticket=one.id))


def _tips_line(tips: Sequence[str]) -> Text:
    """The names of what can be tried: two, or three."""
    first, second, *third = (t(name_key(tip)) for tip in tips)
    if not third:
        return t("report-tips-two", first=first, second=second)
    return t("report-tips-three", first=first, second=second, third=third[0])


async def tips(context: Context, _: Tips) -> Screen:
    """What can be tried: a picture, and a sentence for each of its parts. Drawing runs beside the conversation."""
    draft = await _ready(context)
    offered = tips_of(draft.kind or OTHER, draft.symptom or "")
    if not offered:
        return summary(context, draft)
    picture = Picture(f"{draft.kind}-{draft.symptom}.png", await asyncio.to_thread(tips_png, offered))
    sentences = (
        t("report-tip", number=str(number), tip=t(sentence_key(tip))) for number, tip in enumerate(offered, start=1)
    )
    return screen(
        t("report-tips-title"),
        *sentences,
        rows=[(Button(t("report-helped"), Helped()), Button(t("report-send-all-the-same"), Send()))],
        back=Start(),
        picture=picture,
        expects=More(),
    )


async def _ready(context: Context) -> Draft:
    """The actor's draft; Outdated where there is none (any more) that could be sent."""
    draft = await context.services.tickets.reporting.draft(context.actor)
    if draft is None or not draft.is_ready:
        raise Outdated("error-report-gone", shows="tickets:0")
    return draft


def helped(ticket_id: int) -> Screen:
    """Thanks; and where to say that it is broken again."""
    seen = Button(t("report-helped-see", number=str(ticket_id)), f"ticket:{ticket_id}")
    return screen(t("report-helped-thanks"), t("report-helped-hint"), rows=[(seen,)])


async def other(context: Context, _: Other) -> Screen:
    """What came meanwhile seems to be about something else: what is it for?"""
    draft = await _ready(context)
    if not draft.aside and not draft.aside_files:
        return summary(context, draft)
    buttons = (
        Button(t("report-other-next"), Next()),
        Button(t("report-other-join"), Join()) if draft.has_room_for_aside else None,
        Button(t("report-other-anew"), Anew()),
    )
    return screen(
        t("report-other"),
        t("report-other-first"),
        *draft_lines(draft),
        t("report-other-second"),
        t("report-line-words", words=shorten(draft.aside, WORDS_SHOWN)) if draft.aside else None,
        t("report-has-files", count=draft.aside_files) if draft.aside_files else None,
        rows=column(buttons),
        back=Start(),
        expects=Other(),
    )
