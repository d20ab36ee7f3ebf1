"""The order that a report belongs to, as it is typed: «185 от 01.09.2026». Nothing of it is kept."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.errors import Invalid
from bot.services.text import clean_line

LONGEST: Final = 60
_DAY: Final = re.compile(r"(?:\bот\s*)?\b(\d{1,2})\.(\d{1,2})\.(\d{4})\s*(?:г\.?|года)?$", re.IGNORECASE)
_BEFORE: Final = re.compile(r"^(?:к\s+)?(?:приказ\w*)?\s*(?:№|N\b|#)?\s*", re.IGNORECASE)
# Figures with letters of a file beside them and no words: «185», «01-12/185-о», «185 о/д», «ПР-185».
_NUMBER: Final = re.compile(r"(?:[^\W\d_]{1,4}[-/])?\d[\d/.-]*(?: ?[^\W\d_]{1,3}(?![^\W\d_])[\d/.-]*){0,2}")
_MOST_SIGNS: Final = 20


@dataclass(frozen=True, slots=True)
class Order:
    """Number and day of an order; empty where they are not known, then the paper has a blank line."""

    number: str = ""
    day: str = ""


def order_of(typed: str) -> Order:
    """The order of these words; the day may be left out. Invalid where there is no number, or no such day."""
    line = clean_line(typed, LONGEST)
    found = _DAY.search(line)
    number = _BEFORE.sub("", line[: found.start()] if found else line).strip(" ,.")
    if len(number) > _MOST_SIGNS or not _NUMBER.fullmatch(number):
        raise Invalid("error-order-form")
    return Order(number, _written(found) if found else "")


def _written(found: re.Match[str]) -> str:
    try:
        return f"{date(int(found[3]), int(found[2]), int(found[1])):%d.%m.%Y}"
    except ValueError as error:
        raise Invalid("error-order-form") from error
