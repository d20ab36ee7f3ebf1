"""Texts of people on paper: nothing that breaks a file, turns a line round or pushes its neighbours off the page."""

import re
import unicodedata
from typing import Final

from bot.shortening import shorten

# A longer word may be broken after every so many signs: so many of the widest letter fill a line of a title.
LONGEST_WORD: Final = 18
# From here on picture signs (👍) begin, which the fonts of the printed page lack; «№» and «°» stand before.
PICTURES: Final = 0x2190
# Where letters and where signs may be parted.
SOFT_HYPHEN, BREAK = "\u00ad", "\u200b"
# A new line, and the spaces that hold a number and its unit together.
_KEPT: Final = "\n\u00a0\u202f"

_SPACES: Final = re.compile(rf"[^\S{_KEPT}]+")
_LONG_WORD: Final = re.compile(rf"(\S{{{LONGEST_WORD}}})(?=\S)")


def printable(text: str, limit: int) -> str:
    """The text at most `limit` signs long, over its own lines, without signs that break a file or mirror a line."""
    kept = "".join(char if char in _KEPT or char.isprintable() else _instead(char) for char in text)
    return shorten("\n".join(_SPACES.sub(" ", line).strip() for line in kept.split("\n")).strip(), limit)


def drawable(text: str, limit: int) -> str:
    """The text in one line, without picture signs, with places where an endless word may be broken."""
    seen = (char for char in text if ord(char) < PICTURES or unicodedata.category(char) not in {"So", "Sk"})
    line = printable("".join(seen).replace("\n", " "), limit)
    return _LONG_WORD.sub(lambda part: part[1] + (SOFT_HYPHEN if part[1].isalpha() else BREAK), line)


def _instead(char: str) -> str:
    """A space that is not the usual one and a tab are a space; what has no picture at all goes."""
    return " " if char.isspace() else ""
