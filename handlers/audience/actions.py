"""Choosing: a ready audience leads straight back to the draft, a group stays on its list."""

from bot.services.news.audiences import Part
from bot.ui import Answer, t
from handlers.audience import screens
from handlers.audience.addresses import Audience, But, Clear, Drop, Duties, Put, Take
from handlers.audience.common import part_of, place_of
from handlers.site import Context


async def take(context: Context, address: Take) -> Answer:
    """A ready audience, in place of what was chosen; on to the draft."""
    place = place_of(context, address.of)
    await place.readymade.take(context.actor, place.number, address.version, address.kind, address.key)
    shown = await context.site.follow(context, place.home)
    return Answer(shown.screen, toast=t("audience-taken"))


async def put(context: Context, address: Put) -> Answer:
    """A group in, or out."""
    place, part = place_of(context, address.of), part_of(address.part)
    await place.audiences.toggle(context.actor, place.number, address.version, part, [address.code])
    return Answer(await screens.duties(context, Duties(of=address.of, part=part, page=address.page)))


async def drop(context: Context, address: Drop) -> Answer:
    """A group is left out no more."""
    place = place_of(context, address.of)
    await place.audiences.toggle(context.actor, place.number, address.version, Part.EXCEPTIONS, [address.code])
    return Answer(await screens.but(context, But(of=address.of)))


async def clear(context: Context, address: Clear) -> Answer:
    """Nobody any more: what is ready can be taken again."""
    place = place_of(context, address.of)
    await place.audiences.clear(context.actor, place.number, address.version)
    return Answer(await screens.audience(context, Audience(of=address.of)))
