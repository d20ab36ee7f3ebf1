"""What people type, made fit to keep: one spelling, no invisible characters, a length that can be shown."""

import re
import unicodedata

from bot.errors import Invalid
from bot.shortening import shorten as shorten  # noqa: PLC0414  # given on from here

# The longest comment that still fits a card together with its history (the messenger allows 4,096 in a message).
COMMENT_LIMIT = 1_000

_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def clean_text(raw: str, limit: int = COMMENT_LIMIT) -> str:
    """Words of a person over several lines.

    Control, zero-width and direction characters go, spaces are folded. Raises Invalid where nothing is left
    or more than `limit` characters are.
    """
    kept = "".join(char for char in unicodedata.normalize("NFC", raw) if char == "\n" or _is_visible(char))
    lines = (_SPACES.sub(" ", line).strip() for line in kept.split("\n"))
    text = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
    if not text:
        raise Invalid("error-empty")
    if len(text) > limit:
        raise Invalid("error-too-long", length=len(text), limit=limit)
    return text


def clean_line(raw: str, limit: int) -> str:
    """Words of a person in one line: a name, a room, a code."""
    return clean_text(raw.replace("\n", " "), limit)


def fold(text: str) -> str:
    """For comparing what people type: case, «ё» and look-alike Latin letters do not matter."""
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").translate(_LOOK_ALIKE).strip()


def _is_visible(char: str) -> bool:
    # Cc control, Cf zero-width and direction marks, Co private, Cs half a character, Cn not a character.
    return char == "\t" or unicodedata.category(char) not in {"Cc", "Cf", "Co", "Cs", "Cn"}


_LOOK_ALIKE = str.maketrans("abcehkmoptxy", "авсенкмортху")
