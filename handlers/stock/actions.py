"""Changes of the stock, tapped and typed."""

from datetime import date

from bot.errors import Invalid, Missing
from bot.services.tickets.items import read_amount
from bot.ui import Answer, Incoming, t
from handlers.site import Context
from handlers.stock import screens
from handlers.stock.addresses import Add, Card, Clear, Edit, Retire, Search, SetKind, Stock


async def search(context: Context, _: Search, incoming: Incoming) -> Answer:
    """A part of a name was typed; a single find is shown at once."""
    items = await context.services.tickets.stock.find(context.actor, words_of(incoming))
    if len(items) == 1:
        return Answer(await screens.card(context, Card(id=items[0].id)))
    return Answer(screens.found(items))


async def add(context: Context, _: Add, incoming: Incoming) -> Answer:
    """A new consumable was typed."""
    item_id = await context.services.tickets.stock.add(context.actor, words_of(incoming))
    return Answer(await screens.card(context, Card(id=item_id)), toast=t("stock-added"))


async def edit(context: Context, address: Edit, incoming: Incoming) -> Answer:
    """What is new in a field was typed."""
    words = words_of(incoming)
    stock, actor = context.services.tickets.stock, context.actor
    match address.field:
        case "came":
            await stock.receive(actor, address.id, read_amount(words, 1))
        case "stock":
            await stock.count(actor, address.id, read_amount(words))
        case "minimum":
            await stock.set_minimum(actor, address.id, read_amount(words))
        case "fits":
            await stock.set_models(actor, address.id, words)
        case _:
            raise Missing
    return await _saved(context, address.id)


async def clear(context: Context, address: Clear) -> Answer:
    """A field is left empty."""
    stock, actor = context.services.tickets.stock, context.actor
    match address.field:
        case "stock":
            await stock.count(actor, address.id, None)
        case "minimum":
            await stock.set_minimum(actor, address.id, None)
        case "fits":
            await stock.set_models(actor, address.id, "")
        case _:
            raise Missing
    return await _saved(context, address.id)


async def set_kind(context: Context, address: SetKind) -> Answer:
    """It is for this kind of device."""
    await context.services.tickets.stock.set_kind(context.actor, address.id, address.kind)
    return await _saved(context, address.id)


async def retire(context: Context, address: Retire) -> Answer:
    """Take it off the list."""
    await context.services.tickets.stock.retire(context.actor, address.id)
    return Answer(await screens.stock(context, Stock()), toast=t("stock-retired"))


def words_of(incoming: Incoming) -> str:
    """What was typed; Invalid for a photo or a file alone."""
    if not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text


def day_of(day: str) -> date:
    """The day of an address; Missing for one made by hand."""
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise Missing from None


async def _saved(context: Context, item_id: int) -> Answer:
    return Answer(await screens.card(context, Card(id=item_id)), toast=t("stock-saved"))
