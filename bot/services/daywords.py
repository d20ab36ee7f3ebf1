"""Days as the school types them: «25.12», «25.12.2026 frost», «25.12–29.12 quarantine»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.errors import Invalid
from bot.services.text import clean_line

LONGEST_LINE = 200
NOTE_LIMIT = 120
LONGEST_STRETCH = 60  # days; a whole term is not closed by mistake
FARTHEST = timedelta(days=730)

_DAY = r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?"
_LINE = re.compile(rf"{_DAY}(?:\s*[-–—]\s*{_DAY})?(?:[\s,:;]+(.*))?", re.ASCII | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included, and what was written beside it."""

    first: date
    last: date
    note: str | None

    def all(self) -> Iterator[date]:
        """Each of them."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)


def read_days(words: str, today: date) -> Days:
    """What is meant by these words. A day without a year is the next one of that name, today included.

    Raises Invalid where it is not a date, is past, is two years ahead, or the stretch is too long or backwards.
    """
    found = _LINE.fullmatch(clean_line(words, LONGEST_LINE))
    if found is None:
        raise Invalid("error-days-form")
    first = _day(found.group(1, 2, 3), today)
    last = _day(found.group(4, 5, 6), first) if found[4] else first
    if first < today:
        raise Invalid("error-days-past")
    if first - today > FARTHEST:
        raise Invalid("error-days-far")
    if last < first or (last - first).days >= LONGEST_STRETCH:
        raise Invalid("error-days-stretch", limit=LONGEST_STRETCH)
    note = (found[7] or "").strip()
    return Days(first, last, clean_line(note, NOTE_LIMIT) if note else None)


def _day(parts: tuple[str, ...], since: date) -> date:
    day, month, year = parts
    try:
        if year:
            return date(int(year), int(month), int(day))
        return next(found for found in _years(int(day), int(month), since) if found >= since)
    except (ValueError, StopIteration):
        raise Invalid("error-days-form") from None


def _years(day: int, month: int, since: date) -> Iterator[date]:
    """The day in this year and the next ones, until a leap year has been among them."""
    date(2000, month, day)  # a leap year: ValueError for what is in no year
    for year in range(since.year, since.year + 9):
        try:
            yield date(year, month, day)
        except ValueError:
            continue
