"""The words of a period told apart: dates, months, numbers, units, «до», «каждый», «по мере необходимости»...

Case, «ё», dashes, line breaks, invisible signs and Latin letters among Cyrillic ones do not matter.
"""

import re
import unicodedata
from dataclasses import dataclass

from bot.services.roadmap.periods.lexicon import Sort, patterns
from bot.services.text import fold


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the words and where it stands in what was written."""

    sort: Sort
    numbers: tuple[int, ...]
    start: int
    end: int

    @property
    def number(self) -> int:
        return self.numbers[0]


def _compiled() -> tuple[tuple[Sort, tuple[int, ...], re.Pattern[str]], ...]:
    """A word ends where no letter or digit follows, unless it is a sign."""
    return tuple(
        (sort, numbers, re.compile(rf"(?:{pattern.replace('_', ' ')})(?:(?<![а-яіa-z])|(?![а-яіa-z0-9]))"))
        for sort, numbers, pattern in patterns()
    )


_PATTERNS = _compiled()
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_DASHES = re.compile("[‐-―−⁃]")
_OTHER = re.compile(r"[а-яіa-z0-9]+|\S")


@dataclass(frozen=True, slots=True)
class Words:
    """What was written, and the pieces of it in order."""

    written: str
    tokens: tuple[Token, ...]

    def piece(self, tokens: list[Token]) -> str:
        """These pieces as they were written; those that stand side by side in one go."""
        told: list[str] = []
        behind = -1
        for token in tokens:
            text = self.written[token.start : token.end]
            if told and not self.written[behind : token.start].strip():
                told[-1] += self.written[behind : token.start] + text
            else:
                told.append(text)
            behind = token.end
        return ", ".join(" ".join(one.split()) for one in told)


def split(words: str) -> Words:
    """Tell the words apart; what is not known is a piece too."""
    written = unicodedata.normalize("NFC", words)
    plain, places = _plain(written)
    tokens, at = [], 0
    while at < len(plain):
        if plain[at] == " ":
            at += 1
            continue
        token = _at(plain, at)
        tokens.append(Token(token.sort, token.numbers, places[at], places[token.end - 1] + 1))
        at = token.end
    return Words(written, tuple(tokens))


def _plain(written: str) -> tuple[str, list[int]]:
    """The words folded, and for each sign of them its place in what was written."""
    signs: list[str] = []
    places: list[int] = []
    for place, char in enumerate(written):
        if unicodedata.category(char) in {"Cf", "Co", "Cs", "Cn"}:
            continue
        for sign in _DASHES.sub("-", fold(char)) or " ":
            if sign == " " and signs and signs[-1] == " ":
                continue
            signs.append(sign if sign.isprintable() else " ")
            places.append(place)
    plain = re.sub(r"(?<=[0-9])о(?=[0-9])", "0", "".join(signs))  # «2О25» with a letter
    return plain, places


def _at(plain: str, at: int) -> Token:
    for sort, numbers, pattern in _PATTERNS:
        if met := pattern.match(plain, at):
            return Token(sort, numbers + _said(met), at, met.end())
    other = _OTHER.match(plain, at)
    return Token(Sort.UNKNOWN, (), at, other.end() if other else at + 1)


def _said(met: re.Match[str]) -> tuple[int, ...]:
    groups = met.groupdict()
    if roman := groups.get("roman"):
        return (_ROMAN[re.sub("[іl|]", "i", roman)],)
    numbers = tuple(int(one) for one in met.groups() if one is not None)
    if groups.get("iso"):
        return numbers[::-1]
    if groups.get("brief"):
        return (*numbers[:2], numbers[2] + 2000)
    if groups.get("short"):
        return (numbers[0] + 2000,)
    return numbers
