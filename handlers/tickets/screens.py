"""One's own tickets, and the card of a ticket."""

from collections.abc import Set
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.access import Permission
from bot.services.snapshot import OutageLine
from bot.services.status.hurrying import may_hurry_ticket
from bot.services.text import shorten
from bot.services.tickets.reading import HistoryStep, TicketCard, TicketLine, Waiting
from bot.services.tickets.states import OPEN_STATES, Hand, Step
from bot.ui import PAGE_SIZE, Address, Button, Media, Row, Screen, Text, column, grid, pager, screen, t
from handlers.phrases import (
    outage_name,
    person_name,
    team_name,
    ticket_line,
    ticket_place,
    ticket_what,
    weekday,
    worded,
)
from handlers.site import Context
from handlers.tickets.addresses import Add, Card, Files, Make, Mine, More, Sent

# The newest steps of a history that a card shows; older ones would push the buttons off a phone.
HISTORY_SHOWN = 8
# A card with words and a history at their longest still fits one message (the messenger allows 4,096 signs).
HISTORY_WORDS = 200
# With more words than these a picture can't stand above the card (1,024 signs fit under it): it is among the files.
WORDS_UNDER_PICTURE = 600
HISTORY_LINE = 50  # signs of a line without its words, roughly
QUEUE, HOT = "queue", "hot"
# Steps that need more than a tap, and the screen that asks for it: "solve:42", "hand:42:0" (its first page).
LEADS = {
    Step.ASK: "ask:{}",
    Step.SOLVE: "solve:{}",
    Step.WAIT: "wait:{}",
    Step.HAND: "hand:{}:0",
    Step.MERGE: "merge:{}:0",
    Step.PUT_OFF: "act.later:{}",
    Step.DROP: "act.drop:{}",
}
# Of a request for what has run out they are asked otherwise: labels, screens, and the right that they need.
OF_SHORTAGE = {
    Step.SOLVE: ("step-issue", "stock.issue", Permission.STOCK_MOVE),
    Step.WAIT: ("step-promise", "stock.promise", Permission.TICKET_WORK),
}
# Of these there is place under «Ещё…» only, with what other features offer there: labels, screens ("note:42"), and
# whose they are.
UNDER_MORE = frozenset({Step.MERGE})
MORE = (("button-note", "note", frozenset({Hand.WORKER})),)
# Who may look at what happened to the device or in the room before.
SEE_THE_PAST = frozenset({Hand.WORKER, Hand.COLLEAGUE, Hand.OVERSEER, Hand.KEEPER})
# Steps that a tap makes.
DIRECT = frozenset(
    {
        Step.VOUCH,
        Step.REJECT,
        Step.TAKE,
        Step.RESUME,
        Step.SOLVE,
        Step.CONFIRM,
        Step.RETURN,
        Step.FIXED,
        Step.CANCEL,
    }
)


async def mine(context: Context, address: Mine) -> Screen:
    """The actor's own tickets, newest first."""
    lines, total = await context.services.tickets.read.mine(context.actor, address.page * PAGE_SIZE, PAGE_SIZE)
    buttons = column(Button(ticket_line(line), Card(id=line.id)) for line in lines)
    return screen(
        t("tickets-mine"),
        t("tickets-count", count=total) if total else t("tickets-mine-none"),
        rows=[*buttons, *pager(address, address.page, total)],
    )


async def card(context: Context, address: Card) -> Screen:
    """One ticket: what, where, how it stands, what can be done."""
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    return titled(context, ticket)


def titled(context: Context, ticket: TicketCard) -> Screen:
    """The card under its own title."""
    return ticket_screen(context, ticket, worded(ticket.line, "ticket-title", number=str(ticket.id)))


async def sent(context: Context, address: Sent) -> Screen:
    """The card right after sending: what is written now is added."""
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    shown = ticket_screen(context, ticket, t("ticket-sent", number=str(ticket.id)))
    return replace(shown, lines=(*shown.lines, t("blank"), t("ticket-more-hint")), back=None, expects=Add(id=ticket.id))


async def add(context: Context, address: Add) -> Screen:
    """Ask for words or a photo."""
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    return screen(t("ticket-add", number=str(ticket.id)), back=Card(id=ticket.id), expects=address)


async def returned(context: Context, ticket_id: int) -> Screen:
    """The card right after «does not work»: what is still wrong may follow in words or as a photo."""
    shown = await card(context, Card(id=ticket_id))
    return replace(shown, lines=(*shown.lines, t("blank"), t("ticket-returned-hint")), expects=Add(id=ticket_id))


async def files(context: Context, address: Files) -> Screen:
    """All photos and files of a ticket."""
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    album = tuple(Media(file.kind, file.file_id) for file in ticket.attachments)
    return screen(t("ticket-files", number=str(ticket.id), count=len(album)), back=Card(id=ticket.id), album=album)


async def more(context: Context, address: More) -> Screen:
    """What is done to a ticket more rarely."""
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    return screen(
        t("ticket-more", number=str(ticket.id)),
        ticket_place(ticket.line.place, ticket.building),
        ticket_what(ticket.line),
        rows=column(_more_buttons(context, ticket)),
        back=Card(id=ticket.id),
    )


def ticket_screen(context: Context, ticket: TicketCard, title: Text) -> Screen:
    """A ticket under a title, with the buttons that this actor may use."""
    is_reporter = Hand.REPORTER in ticket.hands
    outage = _outage(context, ticket)
    return screen(
        title,
        t("ticket-urgent") if ticket.line.urgent else None,
        ticket_place(ticket.line.place, ticket.building),
        ticket_what(ticket.line),
        t("ticket-repeat", count=ticket.earlier + 1) if ticket.is_insider and ticket.keeps_breaking else None,
        t("ticket-left", left=_left(ticket.left)) if ticket.left else None,
        t("ticket-words", words=ticket.words) if ticket.words else None,
        _state(ticket, outage),
        _promise(ticket, context.now),
        t("outage-of-ticket", name=outage_name(outage)) if outage else None,
        t("ticket-team", team=team_name(ticket.team)) if ticket.team and ticket.is_insider else None,
        None if is_reporter else worded(ticket.line, "ticket-reporter", name=person_name(ticket.reporter)),
        t("ticket-followers", count=ticket.followers) if ticket.followers else None,
        t("ticket-merged", numbers=", ".join(map(str, ticket.merged))) if ticket.merged else None,
        t("ticket-rating", face=t(f"rate-{ticket.rating}")) if ticket.rating else None,
        *(t("ticket-check", words=check.words, mark=t(f"check-{check.done}")) for check in ticket.checks),
        t("blank"),
        *_history(ticket, context.school.zone),
        rows=_buttons(context, ticket),
        back=_way_back(context, is_reporter=is_reporter),
        picture=_picture(ticket),
    )


def _way_back(context: Context, *, is_reporter: bool) -> Address | str | None:
    """The list that leads to tickets: of who works them, who waits for them, who directs."""
    if context.actor.may(Permission.TICKET_WORK):
        return QUEUE
    if is_reporter:
        return Mine()
    return HOT if context.actor.may(Permission.STATUS_SEE) and HOT in context.site.screens else None


def _outage(context: Context, ticket: TicketCard) -> OutageLine | None:
    """The outage that a ticket is a part of, while it goes on."""
    return next((one for one in context.school.outages if one.id == ticket.outage_id), None)


def _left(left: str) -> Text:
    return t(f"left-{left}") if left in {"none", "one", "few"} else t("text", text=left)


def _state(ticket: TicketCard, outage: OutageLine | None) -> Text:
    if ticket.waiting:
        return _waiting(ticket.waiting)
    if ticket.merged_into:
        return t("state-merged-line", number=str(ticket.merged_into))
    if ticket.history and ticket.history[-1].action == Step.DROP:
        return t("state-dropped-line")
    who = person_name(ticket.assignee) if ticket.assignee else t("person-nobody")
    if outage and ticket.assignee is None and ticket.state in OPEN_STATES:
        return t("state-new-line-outage")
    return worded(ticket.line, f"state-{ticket.state}-line", who=who)


def _waiting(waiting: Waiting) -> Text:
    return t(
        "state-waiting-line",
        what=t(f"waiting-{waiting.for_whom}"),
        until=t("waiting-until", day=weekday(waiting.until)) if waiting.until else "",
        words=t("waiting-words", words=waiting.words) if waiting.words else "",
    )


def _promise(ticket: TicketCard, now: datetime) -> Text | None:
    """By when somebody answers and by when it is solved; that it was promised earlier, where that has passed.

    While it waits until a day, or was put off until one, that day alone is the promise.
    """
    if ticket.state in OPEN_STATES and ticket.promised_on is not None:
        return t("act-new-day", day=weekday(ticket.promised_on))
    if ticket.state not in OPEN_STATES or ticket.solve_by is None or (ticket.waiting and ticket.waiting.until):
        return None
    if ticket.solve_by < now:
        return t("ticket-promise-missed", solve=ticket.solve_by)
    if ticket.responded_at is None and ticket.react_by is not None and ticket.react_by < now:
        return t("ticket-promise-late", react=ticket.react_by, solve=ticket.solve_by)
    if ticket.responded_at is None and ticket.react_by is not None:
        return t("ticket-promise", react=ticket.react_by, solve=ticket.solve_by)
    return t("ticket-promise-solve", solve=ticket.solve_by)


def _buttons(context: Context, ticket: TicketCard) -> list[Row]:
    """The steps, two in a row, then what can be added and seen; for who works tickets the rest is under «Ещё…»."""
    steps = _step_buttons(context, ticket, set(ticket.steps) - UNDER_MORE)
    if ticket.merged_into:
        steps.append(Button(t("button-merged-into", number=str(ticket.merged_into)), Card(id=ticket.merged_into)))
    wanted = _wanted(context, ticket)
    if _outage(context, ticket):
        wanted.append(Button(t("button-outage"), f"outage:{ticket.outage_id}"))
    if ticket.checks:
        done = sum(check.done for check in ticket.checks)
        wanted.append(Button(t("button-checks", done=done, all=len(ticket.checks)), f"check:{ticket.id}:0"))
    if not ticket.is_insider:
        return [*column(wanted), *grid(steps, 2), *column(_adding(ticket)), *column(_past(context, ticket))]
    if may_hurry_ticket(ticket.hands, ticket.state):
        steps.insert(0, Button(t("act-hurry"), f"act.hurry:ticket:{ticket.id}:card"))
    if _more_buttons(context, ticket):
        steps.append(Button(t("button-more"), More(id=ticket.id)))
    return [*column(wanted), *grid(steps, 2)]


def _wanted(context: Context, ticket: TicketCard) -> list[Button]:
    """What the reporter is asked for: an answer, a rating."""
    asked = (
        (ticket.is_asked, "button-answer", "answer"),
        (ticket.may_be_rated and ticket.rating is None, "button-rate", "rate"),
    )
    return [
        Button(t(label), f"{prefix}:{ticket.id}")
        for wanted, label, prefix in asked
        if wanted and prefix in context.site.screens
    ]


def _adding(ticket: TicketCard) -> list[Button]:
    """What can be added and seen."""
    buttons: list[Button] = []
    if ticket.hands & {Hand.REPORTER, Hand.FOLLOWER, Hand.KEEPER, Hand.WORKER}:  # kept even when it is closed
        buttons.append(Button(t("button-add"), Add(id=ticket.id)))
    if len(ticket.attachments) > (1 if _picture(ticket) else 0):
        buttons.append(Button(t("button-files", count=len(ticket.attachments)), Files(id=ticket.id)))
    return buttons


def _more_buttons(context: Context, ticket: TicketCard) -> list[Button]:
    """All that stands under «Ещё…»."""
    steps = _step_buttons(context, ticket, UNDER_MORE)
    others = [
        Button(t(label), f"{prefix}:{ticket.id}")
        for label, prefix, hands in MORE
        if prefix in context.site.screens and ticket.hands & hands
    ]
    return [*steps, *_adding(ticket), *others, *_past(context, ticket)]


def _past(context: Context, ticket: TicketCard) -> list[Button]:
    """The way to what happened to the device or in the room before, for whoever looks after it."""
    if "history.device" not in context.site.screens or not ticket.hands & SEE_THE_PAST:
        return []
    if ticket.asset_id:
        return [Button(t("button-history"), f"history.device:{ticket.asset_id}:0")]
    return [Button(t("button-history"), f"history.room:{ticket.room_id}:0")] if ticket.room_id else []


def _step_buttons(context: Context, ticket: TicketCard, shown: Set[Step]) -> list[Button]:
    """Of these steps, those that a tap makes or some feature asks for the rest of."""
    buttons = []
    for step in ticket.steps:
        label, prefix, right = OF_SHORTAGE.get(step, ("", "", Permission.TICKET_WORK))
        if step in shown and ticket.line.is_shortage and prefix in context.site.screens and context.actor.may(right):
            buttons.append(Button(t(label), f"{prefix}:{ticket.id}"))
        elif step in shown and LEADS.get(step, "").partition(":")[0] in context.site.screens:
            buttons.append(Button(worded(ticket.line, f"step-{step}"), LEADS[step].format(ticket.id)))
        elif step in shown and step in DIRECT:
            buttons.append(Button(worded(ticket.line, f"step-{step}"), Make(id=ticket.id, step=step.value)))
    return buttons


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
        lines += [t("history-day", day=day), *(_step(ticket.line, step, zone) for step in steps)]
    return lines


def _step(line: TicketLine, step: HistoryStep, zone: ZoneInfo) -> Text:
    return t(
        "history-line",
        at=step.at.astimezone(zone).time(),
        what=worded(line, f"history-{step.action}"),
        by=t("history-by", who=step.who) if step.who else "",
        said=t("history-said", words=shorten(step.words, HISTORY_WORDS)) if step.words else "",
    )
