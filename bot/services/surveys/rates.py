"""How many of each group have answered, and the order of groups."""

import re
from collections.abc import Iterable
from typing import Final

from bot.services.surveys.ending import large_groups
from bot.services.surveys.shapes import Rate

# «5А», «10Б»: as classes are written (bot/services/news/audience.py).
TO: Final = "–"
# The stages of school, first and last year: primary, lower and upper secondary.
STAGES: Final = ((1, 4), (5, 9), (10, 11))
_CLASS: Final = re.compile(r"(\d{1,2})(\D+)")


def of_large_groups(rates: Iterable[Rate]) -> tuple[Rate, ...]:
    """Groups of five sheets or more, classes first, all others together: of one person it would say whether they are
    silent.
    """
    found = list(rates)
    shown = large_groups([one.group for one in found for _ in range(one.asked)])
    rest = [one for one in found if one.group not in shown]
    together = Rate("", sum(one.answered for one in rest), sum(one.asked for one in rest))
    return in_order([one for one in found if one.group in shown] + [together] * bool(rest))


def in_order(rates: Iterable[Rate]) -> tuple[Rate, ...]:
    """Classes by year and letter, other groups by name, those of no group last."""
    return tuple(sorted(rates, key=lambda one: group_order(one.group)))


def group_order(title: str) -> tuple[bool, bool, int, str]:
    """Classes first, by year and letter; a group without a title last."""
    match = _CLASS.fullmatch(title)
    if match is None:
        # A year stands by itself («5»), a stage with its first and last («5–9»).
        first = title.partition(TO)[0]
        return title == "", not first.isdecimal(), int(first) if first.isdecimal() else 0, title
    return False, False, int(match[1]), match[2]


def year_of(title: str) -> str:
    """The year of a class as a title («5»); of another group its own title."""
    match = _CLASS.fullmatch(title)
    return title if match is None else match[1]


def stage_of(title: str) -> str:
    """The stage of school of a class or a year as a title («5–9»); of another group its own title."""
    year = year_of(title)
    if not year.isdecimal():
        return title
    first, last = next((one for one in STAGES if int(year) <= one[1]), STAGES[-1])
    return f"{first}{TO}{last}"
