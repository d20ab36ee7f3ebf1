"""What an address of a request means: a consumable of the list or a name in words, and how much is left."""

from dataclasses import dataclass
from typing import Final

from bot.errors import Missing
from bot.services.tickets.items import Item
from bot.services.tickets.supplies import FEW, NONE, ONE, Shortage, read_name
from bot.ui import BEYOND_NUMBERS, Text, t
from handlers.site import Context

OWN: Final = "~"
LEFT: Final = (NONE, ONE, FEW)
NOT_TOLD: Final = len(LEFT)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants: a consumable, or words."""

    item: Item | None
    words: str

    @property
    def name(self) -> Text:
        return t("text", text=self.item.name if self.item else self.words)

    def at(self, room_id: int, place: str = "", left: str = "") -> Shortage:
        """The request for it there."""
        return Shortage(self.item.id if self.item else 0, self.words, room_id, place, left)


async def wanted(context: Context, what: str) -> Wanted:
    """The consumable or the words of an address; Missing for one made by hand."""
    if what.startswith(OWN):
        return Wanted(None, read_name(what.removeprefix(OWN)))
    if not what.isascii() or not what.isdecimal() or int(what) >= BEYOND_NUMBERS:
        raise Missing("error-consumable-missing")
    return Wanted(await context.services.tickets.supplies.item(context.actor, int(what)), "")


def left_word(left: int) -> str:
    """The word for how much is left."""
    if left > NOT_TOLD:
        raise Missing
    return LEFT[left] if left < NOT_TOLD else ""
