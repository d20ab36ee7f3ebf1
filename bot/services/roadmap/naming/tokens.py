"""Words and signs of a cell, each with its place, so that what was meant can be shown as it was written."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from bot.services.text import fold


class Sort(StrEnum):
    WORD = "word"
    NUMBER = "number"
    DOT = "."
    COMMA = ","
    BREAK = ";"
    LINE = "\n"
    OPEN = "("
    CLOSE = ")"
    DASH = "-"


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written and as it compares; `start` and `end` are places in the cleaned text."""

    text: str
    key: str
    sort: Sort
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.sort is Sort.WORD

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def is_title(self) -> bool:
        """«Ежова», unlike «ежова» and «УВР»."""
        return self.text[:1].isupper() and (len(self.text) == 1 or not self.text.isupper())


_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:[-‐‑–'’ʼ][^\W\d_]+)*)|(?P<number>\d+(?:[-‐‑–]?[^\W_]+)*)|(?P<sign>[.,;\n()\[\]/|\\+&:•*—–‐‑-])"
)
_SORTS = (
    {"[": Sort.OPEN, "]": Sort.CLOSE, "•": Sort.BREAK, "*": Sort.BREAK, ":": Sort.DASH}
    | dict.fromkeys("/|\\+&", Sort.BREAK)
    | dict.fromkeys("—–‐‑-", Sort.DASH)
    | {sort.value: sort for sort in (Sort.DOT, Sort.COMMA, Sort.BREAK, Sort.LINE, Sort.OPEN, Sort.CLOSE)}
)
_HYPHENS = str.maketrans("‐‑–’ʼ", "---''")
# A surname that the initials stick to: «ЕжоваМ.П.».
_STUCK = re.compile(r"(?<=[а-яё])(?=[А-ЯЁA-Z]\s?\.)")
# Control, format, private, broken characters, and marks that no letter took in.
_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Cn", "Mn", "Me"}


def cleaned(words: str) -> str:
    """The text with one sort of line break and nothing invisible."""
    text = unicodedata.normalize("NFC", "\n".join(words.replace("\t", " ").splitlines()))
    seen = "".join(char for char in text if char == "\n" or unicodedata.category(char) not in _UNSEEN)
    return _STUCK.sub(" ", seen)


def tokenise(text: str) -> list[Token]:
    """The tokens of a cleaned text; other signs (quotes, «№») say nothing."""
    found = []
    for match in _TOKEN.finditer(text):
        written = match[0]
        if match["word"]:
            sort = Sort.WORD
        elif match["number"]:
            sort = Sort.NUMBER
        else:
            sort = _SORTS[written]
        key = fold(written).translate(_HYPHENS) if sort in {Sort.WORD, Sort.NUMBER} else sort.value
        found.append(Token(written, key, sort, match.start(), match.end()))
    return found
