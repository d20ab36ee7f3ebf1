"""How many of each group have answered. Who has answered is no secret, what they said is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.services.surveys.shapes import Rate

# «5А», «10Б»: as classes are written (bot/services/news/audience.py).
_CLASS: Final = re.compile(r"(\d{1,2})(\D+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A person, child or family that was asked, by the title of its group."""

    group: str
    has_answered: bool


def rates(units: Iterable[Asked]) -> tuple[Rate, ...]:
    """By groups: classes by year and letter, other groups by name, those of no group last."""
    found: dict[str, list[bool]] = {}
    for one in units:
        found.setdefault(one.group, []).append(one.has_answered)
    return tuple(Rate(group, sum(found[group]), len(found[group])) for group in sorted(found, key=group_order))


def group_order(title: str) -> tuple[bool, bool, int, str]:
    """Classes first, by year and letter; a group without a title last."""
    match = _CLASS.fullmatch(title)
    if match is None:
        # A year stands by itself («5»).
        return title == "", not title.isdecimal(), int(title) if title.isdecimal() else 0, title
    return False, False, int(match[1]), match[2]


def year_of(title: str) -> str:
    """The year of a class as a title («5»); of another group its own title."""
    match = _CLASS.fullmatch(title)
    return title if match is None else match[1]
