"""Names as people type them: surname, given name, patronymic, and what is left of a child's."""

import re
from dataclasses import dataclass

from bot.errors import Invalid
from bot.services.snapshot import short_name
from bot.services.text import clean_line, fold

PART_LIMIT = 60
POSITION_LIMIT = 120
# Three parts and the spaces between them.
NAME_LIMIT = 3 * PART_LIMIT + 2

# Letters of any alphabet, joined by hyphens or apostrophes: «Римская-Корсакова», «О'Нил».
_PART = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_HYPHEN = re.compile(r"\s*[-‐‑–—]\s*")


@dataclass(frozen=True, slots=True)
class FullName:
    """Surname, given name, patronymic (may be empty)."""

    surname: str
    given_name: str
    patronymic: str = ""

    @property
    def full(self) -> str:
        """«Ежова Мария Петровна»."""
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    @property
    def short(self) -> str:
        """«Ежова М. П.»."""
        return short_name(self.surname, self.given_name, self.patronymic)

    @property
    def key(self) -> str:
        """For comparing: case, «ё» and look-alike letters do not matter."""
        return fold(self.full)


def parse_name(words: str) -> FullName:
    """The parts of a full name, «Ежова Мария Петровна»; the patronymic may be missing or have several words.

    Raises Invalid where a part is missing, cut to an initial, or holds what no name does.
    """
    parts = _HYPHEN.sub("-", clean_line(words, NAME_LIMIT)).split(" ")
    if len(parts) < 2:
        raise Invalid("error-name-parts")
    surname, given_name, *rest = parts
    if any(_PART.fullmatch(part) is None for part in parts) or len(given_name) < 2:
        raise Invalid("error-name-form")
    patronymic = " ".join(rest)
    if max(len(surname), len(given_name), len(patronymic)) > PART_LIMIT:
        raise Invalid("error-name-form")
    return FullName(_capital(surname), _capital(given_name), _capital(patronymic))


def parse_person(words: str) -> tuple[FullName, str | None]:
    """A name and, after a comma, a position: «Ежова Мария Петровна, учитель физики»."""
    name, comma, position = words.partition(",")
    return parse_name(name), clean_line(position, POSITION_LIMIT) if comma and position.strip() else None


def initials_of_child(words: str) -> str:
    """All that is kept of a child's name: «Лунина Кира Олеговна» → «К. Л.», the given name first.

    Initials given as such («К. Л.») stay. Raises Invalid where there are not two of them.
    """
    parts = [part for part in re.split(r"[\s.]+", clean_line(words, NAME_LIMIT)) if part]
    if len(parts) < 2 or any(_PART.fullmatch(part) is None for part in parts):
        raise Invalid("error-name-parts")
    first, second = parts[0][0].upper(), parts[1][0].upper()
    if all(len(part) == 1 for part in parts[:2]):
        return f"{first}. {second}."
    return f"{second}. {first}."


def _capital(part: str) -> str:
    """Words typed in one case get a capital letter; mixed ones («де Грей», «МакДональд») stay."""
    if part.isupper() and len(part) > 1:
        part = part.lower()
    if not part.islower():
        return part
    head, space, tail = part.partition(" ")
    return "-".join(piece[:1].upper() + piece[1:] for piece in head.split("-")) + space + tail
