"""What people write of their own accord that tells of nothing broken: thanks, and the wish to see a ticket."""

import re
from dataclasses import dataclass
from typing import Final

from bot.services.text import fold

_END: Final = " .!?)"
_THANKS: Final = frozenset(
    map(fold, ("спасибо", "спасибо+большое", "большое+спасибо", "благодарю", "thanks", "thank+you", "thanks+a+lot"))
)
_MINE: Final = frozenset(
    map(fold, ("мои+заявки", "моя+заявка", "где+моя+заявка", "где+мои+заявки", "заявки", "my+tickets", "my+ticket"))
) | {fold("where+is+my+ticket")}
# A bare number is a room, so a ticket's has a word or a sign before it.
_SIGN: Final = rf"(?:{fold('№')}\.?|#)"
_WORD: Final = rf"(?:{fold('заявк')}[аиу]|{fold('ticket')})"
_NUMBERED: Final = re.compile(rf"(?:{_WORD}|(?:{_WORD}\s*)?{_SIGN})\s*(\d{{1,9}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the tickets somebody wants to see: one by its number, or (None) all of their own."""

    number: int | None


def is_thanks(text: str) -> bool:
    """Whether these words thank, and say nothing else."""
    return _words(text) in _THANKS


def asked_for(text: str) -> Asked | None:
    """The ticket or the list that these words ask for: «№ 47», «заявка 47», «где моя заявка»; None for all others."""
    words = fold(text).rstrip(_END)
    if _words(text) in _MINE:
        return Asked(None)
    found = _NUMBERED.fullmatch(words)
    return Asked(int(found.group(1))) if found else None


def _words(text: str) -> str:
    """The words alone, joined as the phrases above are written."""
    return "+".join(fold(text).rstrip(_END).split())
