"""Terms are set, typed, put back."""

from bot.errors import Invalid
from bot.ui import Answer, Incoming, t
from handlers.site import Context
from handlers.year.addresses import SetKind, Term, Usual, Year
from handlers.year.screens import year


async def set_kind(context: Context, address: SetKind) -> Answer:
    """Quarters or trimesters from this year on."""
    await context.services.terms.set_kind(context.actor, address.kind, address.start)
    return await _shown(context, address.start)


async def reset(context: Context, address: Usual) -> Answer:
    """The usual days again."""
    await context.services.terms.reset(context.actor, address.start)
    return await _shown(context, address.start)


async def type_term(context: Context, address: Term, incoming: Incoming) -> Answer:
    """Days were typed."""
    if not incoming.text:
        raise Invalid("error-words-needed")
    await context.services.terms.set_term(context.actor, address.start, address.number, incoming.text)
    return await _shown(context, address.start)


async def _shown(context: Context, start: int) -> Answer:
    return Answer(await year(await context.again(), Year(start=start)), toast=t("year-set"))
