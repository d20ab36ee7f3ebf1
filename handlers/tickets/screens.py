"""Tickets as screens: lists and the card."""

from dataclasses import replace
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.services.text import shorten
from bot.services.tickets.reading import HistoryStep, TicketCard, TicketLine, TicketList
from bot.services.tickets.states import FINAL_STATES
from bot.ui import PAGE_SIZE, Button, Media, Screen, Text, column, pager, screen, t
from handlers.site import Context
from handlers.tickets.addresses import Add, Card, Files, Make, Mine, Queue, Sent

# The newest steps of a history that a card shows; older ones would push the buttons off a phone.
HISTORY_SHOWN = 8
# A card with words and a history at their longest still fits one message (the messenger allows 4,096 signs).
HISTORY_WORDS = 200
# With more words than these a picture can't stand above the card (1,024 signs fit under it): it is among the files.
WORDS_UNDER_PICTURE = 600
HISTORY_LINE = 50  # signs of a line without its words, roughly
# A line of a list fits a button of a phone.
PLACE_IN_LINE, DEVICE_IN_LINE = 12, 18
PLACE_IN_DIGEST = 30


async def mine(context: Context, address: Mine) -> Screen:
    """The actor's own tickets, newest first."""
    return await _list(context, address, TicketList.MINE, t("tickets-mine"), t("tickets-mine-none"))


async def queue(context: Context, address: Queue) -> Screen:
    """Open tickets, oldest first."""
    return await _list(context, address, TicketList.QUEUE, t("tickets-queue"), t("tickets-queue-none"))


async def _list(context: Context, address: Mine | Queue, which: TicketList, title: Text, empty: Text) -> Screen:
    read = context.services.tickets.read
    lines, total = await read.page(context.actor, which, address.page * PAGE_SIZE, PAGE_SIZE)
    buttons = column(Button(t("ticket-line", **_line_args(line)), Card(id=line.id)) for line in lines)
    return screen(
        title,
        t("tickets-count", count=total) if total else empty,
        rows=[*buttons, *pager(address, address.page, total)],
    )


async def card(context: Context, address: Card) -> Screen:
    """One ticket: what, where, how it stands, what can be done."""
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    return ticket_screen(context, ticket, t("ticket-title", number=str(ticket.id)))


async def sent(context: Context, address: Sent) -> Screen:
    """The card right after sending: what is written now is added."""
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    shown = ticket_screen(context, ticket, t("ticket-sent", number=str(ticket.id)))
    return replace(shown, lines=(*shown.lines, t("blank"), t("ticket-more-hint")), back=None, expects=Add(id=ticket.id))


async def add(context: Context, address: Add) -> Screen:
    """Ask for words or a photo."""
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    return screen(t("ticket-add", number=str(ticket.id)), back=Card(id=ticket.id), expects=address)


async def files(context: Context, address: Files) -> Screen:
    """All photos and files of a ticket."""
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    album = tuple(Media(file.kind, file.file_id) for file in ticket.attachments)
    return screen(t("ticket-files", number=str(ticket.id), count=len(album)), back=Card(id=ticket.id), album=album)


def ticket_screen(context: Context, ticket: TicketCard, title: Text) -> Screen:
    """A ticket under a title, with the buttons that this actor may use."""
    is_reporter = ticket.reporter_id == context.actor.person_id
    picture = _picture(ticket)
    more_files = len(ticket.attachments) - (1 if picture else 0)
    buttons = [Button(t(f"step-{step}"), Make(id=ticket.id, step=step.value)) for step in ticket.steps]
    if ticket.state not in FINAL_STATES:
        buttons.append(Button(t("button-add"), Add(id=ticket.id)))
    if more_files:
        buttons.append(Button(t("button-files", count=len(ticket.attachments)), Files(id=ticket.id)))
    return screen(
        title,
        _where(ticket),
        _what(ticket),
        t("ticket-words", words=ticket.words) if ticket.words else None,
        t(f"state-{ticket.state}-line", who=ticket.assignee or ""),
        None if is_reporter or not ticket.reporter else t("ticket-reporter", name=ticket.reporter),
        t("blank"),
        *_history(ticket, context.school.zone),
        rows=column(buttons),
        back=Mine() if is_reporter else Queue(),
        picture=picture,
    )


def _picture(ticket: TicketCard) -> Media | None:
    """The photo above the card, where its words leave place for one."""
    shown = ticket.history[-HISTORY_SHOWN:]
    words = len(ticket.words or "") + sum(HISTORY_LINE + min(len(step.words or ""), HISTORY_WORDS) for step in shown)
    photo = next((file for file in ticket.attachments if file.kind == "photo"), None)
    return Media(photo.kind, photo.file_id) if photo and words <= WORDS_UNDER_PICTURE else None


def _history(ticket: TicketCard, zone: ZoneInfo) -> list[Text]:
    """The newest steps under their days, so that a step fits a line of a phone."""
    lines: list[Text] = []
    for day, steps in groupby(ticket.history[-HISTORY_SHOWN:], lambda step: step.at.astimezone(zone).date()):
        lines += [t("history-day", day=day), *(_step(step, zone) for step in steps)]
    return lines


def _step(step: HistoryStep, zone: ZoneInfo) -> Text:
    return t(
        "history-line",
        at=step.at.astimezone(zone).time(),
        what=t(f"history-{step.action}"),
        by=t("history-by", who=step.who) if step.who else "",
        said=t("history-said", words=shorten(step.words, HISTORY_WORDS)) if step.words else "",
    )


def _line_args(line: TicketLine) -> dict[str, str | Text]:
    return {
        "number": str(line.id),
        "mark": t(f"state-{line.state}-mark"),
        "place": shorten(line.place, PLACE_IN_LINE),
        "what": _short(line),
    }


def _where(ticket: TicketCard) -> Text:
    if ticket.building:
        return t("ticket-where-in", place=t("room-number", number=ticket.place), building=ticket.building)
    return t("ticket-where", place=ticket.place)


def place_in_line(ticket: TicketCard) -> Text:
    """The place alone, as long as a line of a digest has room for it."""
    place = shorten(ticket.place, PLACE_IN_DIGEST)
    return t("room-number", number=place) if ticket.building else t("text", text=place)


def _what(ticket: TicketCard) -> Text:
    """The device and its symptom; the device alone where the fault is told in words, which follow."""
    device = t("text", text=ticket.device) if ticket.device else t(f"kind-{ticket.kind}")
    if not ticket.symptom:
        return t("ticket-what-only", device=device)
    return t("ticket-what", device=device, symptom=t(f"symptom-{ticket.symptom}"))


def _short(line: TicketLine) -> Text:
    return t("text", text=shorten(line.device, DEVICE_IN_LINE)) if line.device else t(f"kind-{line.kind}")
