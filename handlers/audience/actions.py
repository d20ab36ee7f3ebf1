"""Choosing: a ready audience leads straight back to the draft, a group stays on its list."""

from bot.services.news.audiences import Part
from bot.ui import Answer, t
from handlers.audience import screens
from handlers.audience.addresses import Audience, But, Clear, Drop, Duties, Put, Take
from handlers.audience.common import part_of
from handlers.site import Context


async def take(context: Context, address: Take) -> Answer:
    """A ready audience, in place of what was chosen; on to the draft."""
    readymade = context.services.news.readymade
    await readymade.take(context.actor, address.id, address.version, address.kind, address.key)
    shown = await context.site.follow(context, f"newsroom.post:{address.id}")
    return Answer(shown.screen, toast=t("audience-taken"))


async def put(context: Context, address: Put) -> Answer:
    """A group in, or out."""
    part = part_of(address.part)
    await context.services.news.audiences.toggle(context.actor, address.id, address.version, part, [address.code])
    return Answer(await screens.duties(context, Duties(id=address.id, part=part, page=address.page)))


async def drop(context: Context, address: Drop) -> Answer:
    """A group is left out no more."""
    code, audiences = address.code, context.services.news.audiences
    await audiences.toggle(context.actor, address.id, address.version, Part.EXCEPTIONS, [code])
    return Answer(await screens.but(context, But(id=address.id)))


async def clear(context: Context, address: Clear) -> Answer:
    """Nobody any more: what is ready can be taken again."""
    await context.services.news.audiences.clear(context.actor, address.id, address.version)
    return Answer(await screens.audience(context, Audience(id=address.id)))
