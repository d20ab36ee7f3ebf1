"""A request from the storekeeper's side: issuing what is asked for, and promising it for a day."""

from datetime import timedelta
from typing import Final

from bot.errors import Missing
from bot.i18n import Voice
from bot.services.tickets.items import MOST, read_amount
from bot.services.tickets.stock import Issue as Issuing
from bot.ui import Answer, Button, Incoming, Row, Screen, Text, column, screen, t
from handlers.phrases import ticket_what, weekday
from handlers.site import Context
from handlers.stock.actions import day_of, words_of
from handlers.stock.addresses import Card, Give, Issue, Promise, Until

USUAL: Final = (1, 2, 3)
DAYS: Final = (1, 3, 7)


async def issue(context: Context, address: Issue) -> Screen:
    """How many units? What is offered there is."""
    asked = await context.services.tickets.stock.issuing(context.actor, address.id)
    stock = asked.item.stock if asked.item else None
    offered = [amount for amount in USUAL if amount <= (MOST if stock is None else stock)]
    rows: list[Row] = []
    if offered:
        rows.append(tuple(Button(str(amount), Give(id=address.id, amount=amount)) for amount in offered))
    if stock is not None and stock > USUAL[-1]:
        rows.append((Button(t("issue-all", amount=str(stock)), Give(id=address.id, amount=stock)),))
    if asked.item and not offered:
        rows.append((Button(t("step-promise"), Promise(id=address.id)),))
    if asked.item:
        rows.append((Button(t("issue-item"), Card(id=asked.item.id)),))
    return screen(
        t("issue-title", number=str(address.id)),
        t("ticket-shortage", name=asked.item.name if asked.item else asked.words),
        _in_stock(asked),
        t("issue-hint") if offered else t("issue-none"),
        rows=rows,
        back=f"ticket:{address.id}",
        expects=address,
    )


async def give(context: Context, address: Give) -> Answer:
    """Issue so many units."""
    return await _give(context, address.id, address.amount)


async def type_amount(context: Context, address: Issue, incoming: Incoming) -> Answer:
    """A number of units was typed."""
    return await _give(context, address.id, read_amount(words_of(incoming), 1))


async def promise(context: Context, address: Promise) -> Screen:
    """For which day? Tomorrow, in three days, in a week, or one that is typed."""
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    if not ticket.line.is_shortage:
        raise Missing("error-ticket-missing")
    today = context.school.today(context.now)
    days = ((number, today + timedelta(days=number)) for number in DAYS)
    buttons = (
        Button(t(f"promise-in-{number}", day=weekday(day)), Until(id=ticket.id, day=str(day))) for number, day in days
    )
    return screen(
        t("promise-title", number=str(ticket.id)),
        ticket_what(ticket.line),
        t("promise-hint"),
        rows=column(buttons),
        back=f"ticket:{ticket.id}",
        expects=address,
    )


async def until(context: Context, address: Until) -> Answer:
    """Promise it for this day."""
    await context.services.tickets.stock.promise(context.actor, address.id, day_of(address.day))
    return await _ticket(context, address.id, t("promise-done"))


async def type_day(context: Context, address: Promise, incoming: Incoming) -> Answer:
    """A day was typed."""
    await context.services.tickets.stock.promise_in_words(context.actor, address.id, words_of(incoming))
    return await _ticket(context, address.id, t("promise-done"))


async def _give(context: Context, ticket_id: int, amount: int) -> Answer:
    asked = await context.services.tickets.stock.issuing(context.actor, ticket_id)
    voice = Voice(context.actor.language, context.school.zone)
    unit = asked.item.unit if asked.item else t("issue-unit")
    words = voice.plain(t("issue-words", amount=str(amount), unit=unit))
    await context.services.tickets.stock.issue(context.actor, ticket_id, amount, words)
    return await _ticket(context, ticket_id, t("issue-done"))


async def _ticket(context: Context, ticket_id: int, toast: Text) -> Answer:
    return Answer((await context.site.follow(context, f"ticket:{ticket_id}")).screen, toast=toast)


def _in_stock(asked: Issuing) -> Text | None:
    if asked.item is None or asked.item.stock is None:
        return None
    return t("issue-in-stock", amount=str(asked.item.stock), unit=asked.item.unit)
