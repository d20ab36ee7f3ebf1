"""Names, rooms and remainders that are typed; sending, and joining those who asked before."""

from bot.errors import Invalid
from bot.services.tickets.supplies import Shortage, read_left, read_name
from bot.ui import Answer, Incoming, t
from handlers.shortage import screens
from handlers.shortage.addresses import Ask, Elsewhere, Follow, Left, Search, Where
from handlers.shortage.wanted import left_word, wanted
from handlers.site import Context


async def search(context: Context, address: Search, incoming: Incoming) -> Answer:
    """A name was typed: what is like it in the list, or the name itself."""
    words = _words_of(incoming)
    found = await context.services.tickets.supplies.find(context.actor, words, address.room)
    try:
        name = read_name(words)
    except Invalid:
        if not found:
            raise
        name = None
    return Answer(await screens.found(context, found, address.room, name))


async def find_room(context: Context, address: Where, incoming: Incoming) -> Answer:
    """The number of a room was typed."""
    found = await context.services.tickets.reporting.find_rooms(context.actor, _words_of(incoming))
    if len(found) == 1:
        return Answer(await screens.left(context, Left(what=address.what, room=found[0].id)))
    if not found:
        raise Invalid("error-room-unknown")
    return Answer(await screens.where_among(context, address, found))


async def tell_left(context: Context, address: Left, incoming: Incoming) -> Answer:
    """How much is left was typed: the request is sent."""
    left = read_left(_words_of(incoming))
    return await _send(context, (await wanted(context, address.what)).at(address.room, left=left))


async def tell_place(context: Context, address: Elsewhere, incoming: Incoming) -> Answer:
    """The place was typed: the request is sent."""
    place = _words_of(incoming)
    asked_for = await wanted(context, address.what)
    return await _send(context, asked_for.at(0, place, left_word(address.left)))


async def ask(context: Context, address: Ask) -> Answer:
    """Send the request."""
    asked_for = await wanted(context, address.what)
    return await _send(context, asked_for.at(address.room, left=left_word(address.left)))


async def follow(context: Context, address: Follow) -> Answer:
    """«Me too»."""
    asked_for = await wanted(context, address.what)
    ticket_id = await context.services.tickets.supplies.follow(context.actor, asked_for.at(address.room))
    card = await context.site.follow(context, f"ticket:{ticket_id}")
    return Answer(card.screen, toast=t("shortage-followed"))


async def _send(context: Context, shortage: Shortage) -> Answer:
    """Make the ticket; its card follows, and what is written next is added to it."""
    ticket_id = await context.services.tickets.supplies.ask(context.actor, shortage)
    sent = await context.site.follow(context, f"ticket.sent:{ticket_id}")
    return Answer(sent.screen, toast=t("shortage-sent"))


def _words_of(incoming: Incoming) -> str:
    """What was typed; Invalid for a photo or a file alone."""
    if not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text
