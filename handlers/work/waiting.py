"""«Ждём»: for what, until when, and why in words if need be."""

from datetime import date, timedelta
from typing import Final

from bot.errors import Invalid, Missing
from bot.services.daywords import read_day
from bot.services.tickets.states import Step
from bot.services.tickets.waiting import Reason
from bot.services.tickets.waiting import Wait as Waiting
from bot.ui import Answer, Button, Incoming, Screen, Text, column, screen, t
from handlers.phrases import weekday
from handlers.site import Context
from handlers.work.addresses import Wait, WaitDay, WaitDo, WaitFor, WaitSaid, WaitUntil
from handlers.work.common import about, card, ticket_for

# Offered stretches, in days; what ends on a day off ends on the working day after it.
STRETCHES: Final = {"tomorrow": 1, "three-days": 3, "week": 7, "two-weeks": 14}
NOBODY_KNOWS: Final = ""


async def wait(context: Context, address: Wait) -> Screen:
    """What do we wait for?"""
    ticket = await ticket_for(context, address.id, Step.WAIT)
    return screen(
        t("wait-title", number=str(ticket.id)),
        *about(ticket),
        rows=column(Button(t(f"wait-{one}"), WaitFor(id=ticket.id, reason=one.value)) for one in Reason),
        back=f"ticket:{ticket.id}",
    )


async def until_when(context: Context, address: WaitFor | WaitDay) -> Screen:
    """Until when? One of the usual days, or a typed one."""
    reason = _reason(address.reason)
    ticket = await ticket_for(context, address.id, Step.WAIT)
    fields = {"id": ticket.id, "reason": address.reason}
    days = [(word, _working_day(context, number)) for word, number in STRETCHES.items()]
    buttons = [
        Button(t(f"wait-{word}", day=weekday(day)), WaitUntil(day=_written(day), **fields)) for word, day in days
    ]
    return screen(
        t("wait-until-title", number=str(ticket.id), what=t(f"waiting-{reason}")),
        *about(ticket),
        t("blank"),
        t("wait-until-hint"),
        rows=column([*buttons, Button(t("wait-unknown"), WaitUntil(day=NOBODY_KNOWS, **fields))]),
        back=Wait(id=ticket.id),
        expects=WaitDay(**fields),
    )


async def in_words(context: Context, address: WaitUntil | WaitSaid) -> Screen:
    """Why? In words, or without."""
    reason, until = _reason(address.reason), _read(address.day)
    ticket = await ticket_for(context, address.id, Step.WAIT)
    fields = address.model_dump()
    return screen(
        t("wait-words-title", number=str(ticket.id)),
        *about(ticket),
        t("state-waiting-line", what=t(f"waiting-{reason}"), until=_until(until), words=""),
        t("blank"),
        t("wait-words-hint"),
        rows=column([Button(t("button-no-words"), WaitDo(**fields))]),
        back=WaitFor(id=ticket.id, reason=address.reason),
        expects=WaitSaid(**fields),
    )


async def do(context: Context, address: WaitDo) -> Answer:
    """Let it wait, without words."""
    return await _wait(context, address.id, Waiting(_reason(address.reason), _read(address.day)))


async def day_said(context: Context, address: WaitDay, incoming: Incoming) -> Answer:
    """A typed day; with words behind it, «25.12 везут», nothing more is asked."""
    reason = _reason(address.reason)
    today = context.school.today(context.now)
    said = read_day(_typed(incoming), today)
    if said.last <= today:
        raise Invalid("error-wait-day")
    if said.note:
        return await _wait(context, address.id, Waiting(reason, said.last, said.note))
    return Answer(await in_words(context, WaitUntil(id=address.id, reason=address.reason, day=_written(said.last))))


async def words_said(context: Context, address: WaitSaid, incoming: Incoming) -> Answer:
    """Let it wait, with these words."""
    return await _wait(context, address.id, Waiting(_reason(address.reason), _read(address.day), _typed(incoming)))


async def _wait(context: Context, ticket_id: int, waiting: Waiting) -> Answer:
    await context.services.tickets.waits.wait(context.actor, ticket_id, waiting)
    return await card(context, ticket_id, "step-wait-done")


def _typed(incoming: Incoming) -> str:
    """The words of a message; Invalid where there are none."""
    if incoming.media is not None or not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text


def _until(day: date | None) -> Text | str:
    return t("waiting-until", day=weekday(day)) if day else ""


def _working_day(context: Context, number: int) -> date:
    """So many days from today, or the working day after that."""
    day, calendar = context.school.today(context.now) + timedelta(days=number), context.school.calendar
    return day if calendar.is_working_day(day) else calendar.next_working_day(day)


def _reason(word: str) -> Reason:
    if word not in set(Reason):
        raise Missing
    return Reason(word)


def _written(day: date) -> str:
    return f"{day:%Y%m%d}"


def _read(word: str) -> date | None:
    """The day of an address; Missing for what is none."""
    if word == NOBODY_KNOWS:
        return None
    try:
        day = date.fromisoformat(word)
    except ValueError:
        raise Missing from None
    if _written(day) != word:
        raise Missing
    return day
