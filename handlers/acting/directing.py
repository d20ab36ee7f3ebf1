"""A ticket gets another promised day, or nobody does it any more: by the director or a deputy, with a reason."""

from datetime import date, timedelta
from typing import Final

from bot.errors import Invalid
from bot.services.daywords import read_day
from bot.services.status.hurrying import Thing
from bot.services.tickets.reading import TicketCard
from bot.services.tickets.states import Step
from bot.ui import Answer, Button, Incoming, Screen, Text, column, screen, t
from handlers.acting.addresses import Drop, DropSaid, Later, LaterDay, LaterSaid, LaterWhy
from handlers.acting.common import thing_card, ticket_for
from handlers.phrases import person_name, ticket_place, ticket_what, weekday
from handlers.site import Context
from handlers.typed import read, typed, written

# Offered stretches, in days; what ends on a day off ends on the working day after it.
STRETCHES: Final = {"tomorrow": 1, "three-days": 3, "week": 7, "two-weeks": 14}


async def later(context: Context, address: Later | LaterDay) -> Screen:
    """Until when? One of the usual days, or a typed one."""
    ticket = await ticket_for(context, address.id, Step.PUT_OFF)
    days = {word: _working_day(context, number) for word, number in STRETCHES.items()}
    # Before a weekend several of them come to the same day.
    found = {day: word for word, day in reversed(days.items())}
    buttons = [
        Button(t(f"act-later-{found[day]}", day=weekday(day)), LaterWhy(id=address.id, day=written(day)))
        for day in sorted(found)
    ]
    return screen(
        t("act-later-title", number=str(ticket.id)),
        *_about(ticket),
        _told(context, ticket),
        t("blank"),
        t("act-later-hint"),
        rows=column(buttons),
        back=f"ticket:{ticket.id}",
        expects=LaterDay(id=ticket.id),
    )


async def day_said(context: Context, address: LaterDay, incoming: Incoming) -> Answer:
    """A typed day; with words behind it, «до 25.12 ждём поставку», nothing more is asked."""
    today = context.school.today(context.now)
    day = read_day(typed(incoming), today)
    if day.last <= today:
        raise Invalid("error-wait-day")
    if day.note:
        return await _put_off(context, address.id, day.last, day.note)
    return Answer(await why(context, LaterWhy(id=address.id, day=written(day.last))))


async def why(context: Context, address: LaterWhy | LaterSaid) -> Screen:
    """For what reason? Who waits reads it."""
    ticket = await ticket_for(context, address.id, Step.PUT_OFF)
    return screen(
        t("act-later-why-title", number=str(ticket.id)),
        *_about(ticket),
        t("act-later-until", day=weekday(read(address.day))),
        _told(context, ticket),
        t("blank"),
        t("act-reason-hint"),
        back=Later(id=ticket.id),
        expects=LaterSaid(id=ticket.id, day=address.day),
    )


async def why_said(context: Context, address: LaterSaid, incoming: Incoming) -> Answer:
    """Put it off, for this reason."""
    return await _put_off(context, address.id, read(address.day), typed(incoming))


async def drop(context: Context, address: Drop | DropSaid) -> Screen:
    """Why does nobody do it any more?"""
    ticket = await ticket_for(context, address.id, Step.DROP)
    return screen(
        t("act-drop-title", number=str(ticket.id)),
        *_about(ticket),
        _told(context, ticket),
        t("blank"),
        t("act-drop-hint"),
        back=f"ticket:{ticket.id}",
        expects=DropSaid(id=ticket.id),
    )


async def drop_said(context: Context, address: DropSaid, incoming: Incoming) -> Answer:
    """Take it off, for this reason."""
    await context.services.tickets.directing.drop(context.actor, address.id, typed(incoming))
    return Answer(await thing_card(context, Thing.TICKET, address.id), toast=t("act-dropped"))


async def _put_off(context: Context, ticket_id: int, until: date, reason: str) -> Answer:
    await context.services.tickets.directing.put_off(context.actor, ticket_id, until, reason)
    return Answer(await thing_card(context, Thing.TICKET, ticket_id), toast=t("act-put-off"))


def _told(context: Context, ticket: TicketCard) -> Text | None:
    """Who reads the reason: who waits for it, and who holds it; where nobody does, its service, which is not named."""
    waits = [] if ticket.line.is_planned else [(ticket.reporter_id, ticket.reporter)]
    holds = [(ticket.assignee_id, ticket.assignee)] if ticket.assignee else []
    names = [person_name(one) for number, one in (*waits, *holds) if number != context.actor.person_id]
    if not names:
        return None
    return t("act-to", names=names[0] if len(names) == 1 else t("act-two", first=names[0], second=names[1]))


def _about(ticket: TicketCard) -> tuple[Text, Text]:
    return ticket_place(ticket.line.place, ticket.building), ticket_what(ticket.line)


def _working_day(context: Context, number: int) -> date:
    """So many days from today, or the working day after that."""
    day, calendar = context.school.today(context.now) + timedelta(days=number), context.school.calendar
    return day if calendar.is_working_day(day) else calendar.next_working_day(day)
