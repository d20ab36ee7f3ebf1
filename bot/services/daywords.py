"""Days as the school types them: «25.12», «до пятницы», «через 3 дня», «27.11 привезут», «25.12–29.12 quarantine».

Both languages are understood by everybody, whichever of them the bot speaks to them.
"""

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
# A day without a year that was not longer ago is a mistake, not the same day of the next year.
LATELY = timedelta(days=60)

# From Monday on, in the cases that follow «в», «до», «к», «с» and «по».
_WEEKDAYS = (
    r"понедельник[ау]?|пн|monday|mon",
    r"вторник[ау]?|вт|tuesday|tues?",
    r"сред[аеуы]|ср|wednesday|wed",
    r"четверг[ау]?|чт|thursday|thu(?:rs?)?",
    r"пятниц[аеуы]|пт|friday|fri",
    r"суббот[аеуы]|сб|saturday|sat",
    r"воскресень[еюя]|вс|sunday|sun",
)
_MONTHS = (
    *("янв|jan", "фев|feb", "мар|mar", "апр|apr", "мая|май|may", "июн|jun"),
    *("июл|jul", "авг|aug", "сен|sep", "окт|oct", "ноя|nov", "дек|dec"),
)
_NEAR = (r"сегодня|today", r"завтра|tomorrow", r"послезавтра|(?:the )?day after tomorrow")
_COUNTS = {"две": 2, "два": 2, "три": 3, "four": 4, "two": 2, "three": 3, "четыре": 4, "пять": 5, "five": 5}


def _named(prefix: str, words: tuple[str, ...], ending: str = "") -> str:
    """These words, each with a group of its own («week4»), so that the number of the one that is met is known."""
    return "|".join(f"(?P<{prefix}{number}>(?:{one}){ending})" for number, one in enumerate(words))


_NUMBERS = r"(?P<day>[0-9]{1,2})[./](?P<month>[0-9]{1,2})(?:[./](?P<year>[0-9]{4}|[0-9]{2}))?"
_IN_WORDS = rf"(?P<number>[0-9]{{1,2}}) (?:{_named('named', _MONTHS, '[а-яa-z]*')})(?: (?P<of>[0-9]{{4}}))?"
_AFTER = (
    rf"(?:через|in) (?:(?P<count>[0-9]{{1,3}}|{'|'.join(_COUNTS)}|a|one) )?"
    r"(?:(?P<days>день|дня|дней|days?)|(?P<weeks>недел[юиь]|weeks?))"
)
# «пт, 27.11» is how the screens write a day: the number tells more than the name.
_WEEK = rf"(?:{_named('week', _WEEKDAYS)})"
_ANY = rf"(?:{_WEEK}\.?[ ,]+)?(?:{_NUMBERS})|{_IN_WORDS}|{_AFTER}|{_named('near', _NEAR)}"
_END = r"\.?(?=$|[\s,:;–—-])"
_BEFORE = r"(?:(?:до|ко?|со?|на|во?|by|until|till|on|from) )?"
_DAY = re.compile(rf"{_BEFORE}(?:{_ANY}){_END}", re.IGNORECASE)
_WEEKDAY = re.compile(rf"{_BEFORE}{_WEEK}{_END}", re.IGNORECASE)
_GONE = re.compile(r"(?:поза)?вчера|yesterday", re.IGNORECASE)
_TO = re.compile(r"\s*[-–—]\s*|\s+(?:по|до|to|till|until) ", re.IGNORECASE)


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
    """What is meant by these words: a day or a stretch of them, and what is written behind.

    A day without a year is the next one of that name, today included; a day of the week the next one, today excluded.
    Raises Invalid where it is not a date, is past, is two years ahead, or the stretch is too long or backwards.
    """
    line = clean_line(words, LONGEST_LINE)
    found = _met(line, 0)
    if found is None:
        raise Invalid("error-days-past" if _GONE.match(line) else "error-days-form")
    first = last = _meant(found, today, today)
    if first < today or _was_lately(found, today):
        raise Invalid("error-days-past")
    end, dash = found.end(), _TO.match(line, found.end())
    until = _met(line, dash.end()) if dash else None
    if until is not None:
        last, end = _meant(until, today, first), until.end()
    if first - today > FARTHEST:
        raise Invalid("error-days-far")
    if last < first or (last - first).days >= LONGEST_STRETCH:
        raise Invalid("error-days-stretch", limit=LONGEST_STRETCH)
    note = line[end:].strip(" ,:;–—-")
    return Days(first, last, clean_line(note, NOTE_LIMIT) if note else None)


def read_day(words: str, today: date) -> Days:
    """One day and what is written behind it, read as `read_days` does; Invalid for a stretch too."""
    try:
        days = read_days(words, today)
    except Invalid as error:
        raise Invalid("error-day-words") if error.key == "error-days-form" else error from None
    if days.first != days.last:
        raise Invalid("error-day-words")
    return days


def _met(line: str, start: int) -> re.Match[str] | None:
    return _DAY.match(line, start) or _WEEKDAY.match(line, start)


def _meant(found: re.Match[str], today: date, since: date) -> date:
    """The day that is met; one that comes again is not before `since`."""
    said = found.groupdict()
    if said.get("day") or said.get("number"):
        return _of_calendar(*_numbers(said), since)
    if said.get("days") or said.get("weeks"):
        count = (said["count"] or "1").casefold()
        number = int(count) if count.isdecimal() else _COUNTS.get(count, 1)
        return today + timedelta(days=number * (7 if said["weeks"] else 1))
    near = _number_of(said, "near", len(_NEAR))
    if near is not None:
        return today + timedelta(days=near)
    weekday = _number_of(said, "week", len(_WEEKDAYS))
    assert weekday is not None
    return since + timedelta(days=(weekday - since.weekday() - 1) % 7 + 1)


def _numbers(said: dict[str, str | None]) -> tuple[int, int, int | None]:
    """Day, month and year (None: not said)."""
    if said["day"]:
        year = said["year"]
        return int(said["day"]), int(said["month"] or 0), int(year) + 2000 * (len(year) == 2) if year else None
    month = _number_of(said, "named", len(_MONTHS))
    assert month is not None
    return int(said["number"] or 0), month + 1, int(said["of"]) if said["of"] else None


def _number_of(said: dict[str, str | None], prefix: str, length: int) -> int | None:
    return next((number for number in range(length) if said.get(f"{prefix}{number}")), None)


def _of_calendar(day: int, month: int, year: int | None, since: date) -> date:
    try:
        if year:
            return date(year, month, day)
        return next(found for found in _years(day, month, since) if found >= since)
    except (ValueError, StopIteration):
        raise Invalid("error-days-form") from None


def _was_lately(found: re.Match[str], today: date) -> bool:
    """Whether the day that is met without a year has just passed: nobody means the next year then."""
    said = found.groupdict()
    if not (said.get("day") or said.get("number")):
        return False
    day, month, year = _numbers(said)
    return year is None and any(today - LATELY <= one < today for one in _years(day, month, today - LATELY))


def _years(day: int, month: int, since: date) -> Iterator[date]:
    """The day in this year and the next ones, until a leap year has been among them."""
    date(2000, month, day)  # a leap year: ValueError for what is in no year
    for year in range(since.year, since.year + 9):
        try:
            yield date(year, month, day)
        except ValueError:
            continue
