"""Consumables as people choose and count them: lines, marks, which of them a room needs first, amounts as typed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import bindparam, select

from bot.errors import Invalid
from bot.services.text import fold
from models.base import table
from models.supplies import Consumable

# More of one thing is a slip of the finger.
MOST: Final = 9_999
LONGEST_AMOUNT: Final = 40  # signs: a number, and perhaps its unit
# So many of the first letters of a word are compared, whatever its ending.
SHORTEST_STEM, ENDING = 3, 2
_AMOUNT = re.compile(r"([0-9]{1,9})\s*[^\W\d]{0,12}\.?")


class Level(StrEnum):
    """How much of a consumable there is; the order is that of the storekeeper's list."""

    OUT = "out"
    LOW = "low"
    ENOUGH = "enough"
    UNCOUNTED = "uncounted"


@dataclass(frozen=True, slots=True)
class Item:
    """A consumable. stock, minimum: in units, None where nobody counts; `kind` and `fits` as in the table."""

    id: int
    name: str
    unit: str
    kind: str | None
    fits: str | None
    stock: int | None
    minimum: int | None

    @property
    def level(self) -> Level:
        if self.stock is None:
            return Level.UNCOUNTED
        if self.stock == 0:
            return Level.OUT
        return Level.LOW if self.stock < (self.minimum or 0) else Level.ENOUGH

    @property
    def is_short(self) -> bool:
        """Whether there is less than the minimum."""
        return self.stock is not None and self.stock < (self.minimum or 0)

    @property
    def models(self) -> list[str]:
        """The words of names of devices that take it."""
        return [word for word in (fold(part) for part in (self.fits or "").split(",")) if word]


@dataclass(frozen=True, slots=True)
class Need:
    """Devices of somebody's rooms (kinds and folded names) and the kind of consumable that they spoke of."""

    names: frozenset[str]
    kinds: frozenset[str]
    spoken: str = ""

    def distance(self, item: Item) -> tuple[bool, int]:
        """How far a consumable is from what is needed there.

        What was spoken of first; then what fits a device, then its kind, then what all rooms use, then the rest.
        """
        if any(word in name for word in item.models for name in self.names):
            rank = 0
        elif item.kind in self.kinds:
            rank = 1
        else:
            rank = 2 if item.kind is None else 3
        return bool(self.spoken) and item.kind != self.spoken, rank


def in_order(items: Iterable[Item], need: Need) -> list[Item]:
    """What is needed there first; equals by name."""
    return sorted(items, key=lambda item: (*need.distance(item), fold(item.name)))


def by_level(items: Iterable[Item]) -> list[Item]:
    """What has run out first, then what is below its minimum."""
    levels = list(Level)
    return sorted(items, key=lambda item: (levels.index(item.level), fold(item.name)))


def named(items: Iterable[Item], words: str) -> list[Item]:
    """Those in whose names all of these words occur, whatever their endings."""
    stems = [word[: max(SHORTEST_STEM, len(word) - ENDING)] for word in fold(words).split()]
    return [item for item in items if all(stem in fold(item.name) for stem in stems)]


def read_amount(words: str, least: int = 0) -> int:
    """A number of units as it is typed: «5», «5 шт.»; Invalid for anything else, below `least` or too many."""
    found = _AMOUNT.fullmatch(words.strip()) if len(words) <= LONGEST_AMOUNT else None
    amount = int(found[1]) if found else -1
    check_amount(amount, least)
    return amount


def check_amount(amount: int, least: int = 0) -> None:
    """Invalid for a number that is no number of units."""
    if not least <= amount <= MOST:
        raise Invalid("error-amount", least=least, most=MOST)


_ITEM = table(Consumable).c
ITEM_COLUMNS = (_ITEM.id, _ITEM.name, _ITEM.unit, _ITEM.kind, _ITEM.fits, _ITEM.stock, _ITEM.minimum)
ITEMS = select(*ITEM_COLUMNS).where(_ITEM.is_retired.is_(False))
ITEM = ITEMS.where(_ITEM.id == bindparam("id"))
