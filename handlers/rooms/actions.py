"""Saying that everything is there."""

from bot.ui import Answer, t
from handlers.rooms.addresses import AllThere, Room
from handlers.rooms.screens import room
from handlers.site import Context


async def all_there(context: Context, address: AllThere) -> Answer:
    """All devices of a room are in their places."""
    await context.services.register.confirming.confirm(context.actor, address.id, address.mark)
    return Answer(await room(context, Room(id=address.id)), toast=t("room-thanks"))
