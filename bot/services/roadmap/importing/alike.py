"""Whether two items are the same one in other words: of one document, or of two versions of it. Pure rules."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.services.text import fold

# So many letters tell a word from others whatever its ending: «создать» and «создание» are one.
_STEM: Final = 5
_WORD: Final = re.compile(r"\d+|\w{3,}")
# The share of the shorter one's words that two clauses with one deadline have in common, and of both.
_SAME_CLAUSE, _SAME_CLAUSE_OF_BOTH, _FEWEST_WORDS = 0.7, 0.25, 3
# Two lines of one table are rarely the same one.
_SAME_LINE: Final = 0.7
# Without a day of their own, items of one plan are often alike: only the same words count.
_SAME_WORDS: Final = 0.85
# Two versions of an item; where section and number are the same too, fewer words need to be.
_SAME_ITEM, _SAME_ITEM_IN_PLACE = 0.6, 0.4
_PLACE_BONUS: Final = 0.1


@dataclass(frozen=True, slots=True)
class Told:
    """What an item is known by."""

    section: str
    number: str
    text: str
    words: frozenset[str]

    @property
    def place(self) -> tuple[str, str]:
        return self.section, self.number


def told(section: str, number: str, text: str) -> Told:
    """An item's marks, made comparable."""
    return Told(plain(section), number.strip(" .)"), plain(text), words_of(text))


def plain(text: str) -> str:
    """A text without case, signs and spaces."""
    return " ".join(re.findall(r"\w+", fold(text)))


def words_of(text: str) -> frozenset[str]:
    """The beginnings of its words."""
    return frozenset(word[:_STEM] for word in _WORD.findall(fold(text)))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that both have, of all that they have: 0 to 1."""
    both = one | other
    return len(one & other) / len(both) if both else 0.0


def is_same_clause(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two clauses that end on one day ask for the same, of which one is no line of the table."""
    fewest = min(len(one), len(other))
    if fewest < _FEWEST_WORDS or (_counts(one) and _counts(other) and _counts(one) != _counts(other)):
        return False
    return len(one & other) / fewest >= _SAME_CLAUSE and likeness(one, other) >= _SAME_CLAUSE_OF_BOTH


def is_same_line(one: frozenset[str], other: frozenset[str]) -> bool:
    """The same of two lines of one table; those for the 5th and for the 6th year are two."""
    return _counts(one) == _counts(other) and is_same_clause(one, other) and likeness(one, other) >= _SAME_LINE


def is_same_wording(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two items without a day of their own say the same."""
    return _counts(one) == _counts(other) and likeness(one, other) >= _SAME_WORDS


def pair(new: Sequence[Told], old: Sequence[Told]) -> dict[int, int]:
    """Which item of a new version is which of the old one, by their places in the sequences.

    1. The same text; of several such, the one in the same place. 2. The most alike first, each only once.
    """
    found: dict[int, int] = {}
    free = dict(enumerate(old))
    by_text: dict[str, list[int]] = {}
    for at, one in free.items():
        by_text.setdefault(one.text, []).append(at)
    for at, one in enumerate(new):
        same = [other for other in by_text.get(one.text, ()) if other in free]
        if same:
            found[at] = next((other for other in same if old[other].place == one.place), same[0])
            del free[found[at]]
    scores = sorted(
        ((-score, at, other) for at, one in enumerate(new) if at not in found for score, other in _close(one, free)),
    )
    for _, at, other in scores:
        if at not in found and other in free:
            found[at] = other
            del free[other]
    return found


def _counts(words: frozenset[str]) -> set[str]:
    return {word for word in words if word.isdigit()}


def _close(one: Told, free: dict[int, Told]) -> list[tuple[float, int]]:
    scores = []
    for at, other in free.items():
        share = likeness(one.words, other.words)
        needed = _SAME_ITEM_IN_PLACE if one.place == other.place else _SAME_ITEM
        if share >= needed:
            bonus = _PLACE_BONUS * ((one.section == other.section) + (one.number == other.number))
            scores.append((share + bonus, at))
    return scores
