"""Finds the day inside a sentence: «до пятницы список участников», «сдать журнал к концу четверти».

Unlike bot/services/daywords.py, which reads a day that was asked for, this one has to tell a day from all else that
stands in a sentence, so it wants more of a sign: a preposition, the name of a month, two digits of one.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeAlias

from bot.services.daynames import AFTER, BEFORE, COUNT, COUNTS, END_OF, MONTH, ORDINALS, WEEK, WHICH
from bot.services.daywords import FARTHEST, LATELY
from bot.services.schoolyear import SchoolYear


class DayProblem(StrEnum):
    """What is wrong with the day of a sentence. SEVERAL: the first of them is taken."""

    PAST = "past"
    NO_SUCH = "no_such"
    FAR = "far"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class SaidDay:
    """A day (None: none that can be taken), where its words stand, and what is wrong with it."""

    day: date | None
    start: int
    end: int
    problem: DayProblem | None = None


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    day: date | None
    problem: DayProblem | None
    is_deadline: bool


@dataclass(frozen=True, slots=True)
class _Now:
    today: date
    year: SchoolYear


_Read: TypeAlias = Callable[[re.Match[str], _Now], date | None]

FRIDAY: Final = 4
# A date behind these words is of something else: «приказ от 15.09», «отчёт за 20 ноября».
_NOT_A_DEADLINE: Final = frozenset({"за", "от", "с", "со", "после", "since", "from", "of"})
_NUMBERED: Final = frozenset(
    {"п", "п.", "пп", "пункт", "пункта", "пункту", "№", "каб", "кабинет", "кабинета", "приказ"}
)
_DEADLINES: Final = frozenset({"до", "к", "ко", "по", "by", "until", "till", "before"})
# Prepositions that go with the day; another word before it belongs to the sentence.
_TAKEN: Final = _DEADLINES | {"в", "во", "на", "on", "at", "in", "due"}


def find_day(words: str, today: date, year: SchoolYear) -> SaidDay | None:
    """The day by which something is to be done, in a sentence; None where no day is said.

    year: the school year of today, for the ends of terms. A day without a year is the next one of that name, today
    included; a day of the week the next one, today excluded; «на следующей неделе» is its Friday. Of several days the
    only one with «до» or «к» is meant, else the first, which is a problem.
    """
    line = plain(words)
    hits = _apart(list(_hits(line, _Now(today, year))))
    if not hits:
        return None
    deadlines = [hit for hit in hits if hit.is_deadline]
    hit = deadlines[0] if deadlines else hits[0]
    problem = hit.problem or (DayProblem.SEVERAL if len(deadlines or hits) > 1 else None)
    return SaidDay(hit.day, hit.start, hit.end, problem)


def plain(words: str) -> str:
    """Words in small letters without «ё», each letter at its place."""
    small = "".join(char.lower() if len(char.lower()) == 1 else char for char in words)
    return small.replace("ё", "е").replace("\n", " ").replace("\t", " ").replace("\u00a0", " ")


def friday_of(day: date) -> date:
    """The Friday of this day's week; on its last days Sunday."""
    return day + timedelta(days=(FRIDAY if day.weekday() <= FRIDAY else 6) - day.weekday())


def end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _hits(line: str, now: _Now) -> Iterator[_Hit]:
    for pattern, read in _PATTERNS:
        for found in pattern.finditer(line):
            before = (found.groupdict().get("before") or "").strip()
            is_number = found.groupdict().get("day") is not None
            if before in _NOT_A_DEADLINE or (is_number and before in _NUMBERED):
                continue
            start = found.start() if not before or before in _TAKEN or _is_no_later(before) else found.end("before") + 1
            is_deadline = before in _DEADLINES or _is_no_later(before)
            problem = None
            try:
                day = read(found, now)
            except ValueError:
                day, problem = None, DayProblem.NO_SUCH
            if day is None and problem is None:
                continue
            if day is not None and day < now.today:
                day, problem = None, DayProblem.PAST
            elif day is not None and day - now.today > FARTHEST:
                day, problem = None, DayProblem.FAR
            yield _Hit(start, found.end(), day, problem, is_deadline)


def _is_no_later(before: str) -> bool:
    """«Не позднее», «не позже»."""
    return before.startswith("не") and before.endswith(("позднее", "позже"))


def _apart(hits: list[_Hit]) -> list[_Hit]:
    """Those that do not overlap, the longest of those that do; in their order."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start - one.end, one.start)):
        if all(hit.end <= one.start or one.end <= hit.start for one in kept):
            kept.append(hit)
    return sorted(kept, key=lambda one: one.start)


def _near(found: re.Match[str], now: _Now) -> date:
    word = found["near"]
    if word.startswith(("после", "day")):
        return now.today + timedelta(days=2)
    return now.today + timedelta(days=int(word.startswith(("завтра", "tomorrow"))))


def _weekday(found: re.Match[str], now: _Now) -> date | None:
    """A bare name of a day is none: «образовательная среда». At the beginning of a sentence it is."""
    before = found["before"] or ""
    which = found["which"] or found["week"] or ""
    said = before in _TAKEN or which or _is_no_later(before) or (found.start() == 0 and not before)
    if not said:
        return None
    number = next(number for number in range(7) if found[f"week{number}"])
    if found[f"week{number}"] in {"пн", "вт", "ср", "чт", "пт", "сб", "вс"} and before not in _TAKEN:
        return None
    if which.startswith(("следующ", "будущ", "next")):
        return now.today + timedelta(days=7 - now.today.weekday() + number)
    if which.startswith(("эт", "текущ", "this")) and number >= now.today.weekday():
        return now.today + timedelta(days=number - now.today.weekday())
    return now.today + timedelta(days=(number - now.today.weekday() - 1) % 7 + 1)


def _in_week(found: re.Match[str], now: _Now) -> date:
    """«На следующей неделе», «до конца недели»."""
    later = (found["which"] or "").startswith(("следующ", "будущ", "next"))
    if later:
        return now.today + timedelta(days=7 - now.today.weekday() + FRIDAY)
    return friday_of(now.today)


def _in_month(found: re.Match[str], now: _Now) -> date:
    last = end_of_month(now.today)
    later = (found["which"] or "").startswith(("следующ", "будущ", "next"))
    return end_of_month(last + timedelta(days=1)) if later else last


def _end_of_named_month(found: re.Match[str], now: _Now) -> date:
    month = _month(found)
    year = int(found["year"]) if found["year"] else now.today.year + (month < now.today.month)
    return end_of_month(date(year, month, 1))


def _in_term(found: re.Match[str], now: _Now) -> date:
    which, word = found["which"] or found["ordinal"] or "", found["term"]
    terms = now.year.halves if word.startswith(("полуг", "half")) else now.year.terms
    ordinal = next(
        (count for stem, count in ORDINALS.items() if which == stem or (len(stem) > 3 and which.startswith(stem))), 0
    )
    number = int(which) if which.isdecimal() else ordinal
    if number:
        return next((term.last for term in terms if term.number == number), now.today - timedelta(days=1))
    ahead = [term.last for term in terms if term.last >= now.today]
    if which.startswith(("следующ", "будущ", "next")):
        ahead = ahead[1:] or ahead
    return ahead[0] if ahead else now.year.last


def _in_year(found: re.Match[str], now: _Now) -> date:
    """The calendar's year in autumn, the school's in spring, unless it is said which."""
    new_year = date(now.today.year, 12, 31)
    kind = found["kind"] or ""
    if kind.startswith(("учебн", "school")):
        return now.year.end_of_lessons if now.today <= now.year.end_of_lessons else now.year.last
    is_autumn = now.today.year == now.year.start
    return new_year if kind or is_autumn or now.today > now.year.end_of_lessons else now.year.end_of_lessons


def _new_year(_: re.Match[str], now: _Now) -> date:
    return date(now.today.year, 12, 31)


def _holidays(_: re.Match[str], now: _Now) -> date:
    return now.year.shown_term(now.today).last


def _later(found: re.Match[str], now: _Now) -> date:
    said = found["count"] or "1"
    count = int(said) if said.isdecimal() else COUNTS[said]
    unit = found["unit"]
    if found["working"]:
        day = now.today
        for _ in range(count):
            day += timedelta(days=1)
            while day.weekday() > FRIDAY:
                day += timedelta(days=1)
        return day
    if unit.startswith(("д", "day")):
        return now.today + timedelta(days=count)
    if unit.startswith(("н", "week")):
        return now.today + timedelta(weeks=count)
    months = count * (12 if unit.startswith(("год", "лет", "year")) else 6 if unit == "полгода" else 1)
    year, month = divmod(now.today.year * 12 + now.today.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(now.today.day, last))


def _numbers(found: re.Match[str], now: _Now) -> date | None:
    """«15.09», «15.09.2026»; «2.5» is a number of an item, and «п. 12.10» too."""
    before, month = found["before"] or "", found["month"]
    if not found["year"] and len(month) < 2 and before not in _DEADLINES:
        return None
    if not 1 <= int(month) <= 12 and before not in _DEADLINES and not found["year"]:
        return None
    return _of_calendar(int(found["day"]), int(month), found["year"], now.today)


def _in_words(found: re.Match[str], now: _Now) -> date:
    return _of_calendar(int(found["day"]), _month(found), found["year"], now.today)


def _of_month(found: re.Match[str], now: _Now) -> date:
    """«До 15 числа»: of this month, or of the next one where it has passed."""
    day, first = int(found["day"]), now.today.replace(day=1)
    following = end_of_month(now.today) + timedelta(days=1)
    if (found["which"] or "").startswith(("следующ", "будущ")):
        return following.replace(day=day)
    return first.replace(day=day) if day >= now.today.day else following.replace(day=day)


def _month(found: re.Match[str]) -> int:
    return next(number for number in range(12) if found[f"month{number}"]) + 1


def _of_calendar(day: int, month: int, year: str | None, today: date) -> date:
    """The next such day; what has just passed is past. ValueError for what is no day of any year."""
    if year:
        return date(int(year) + 2000 * (len(year) == 2), month, day)
    date(2000, month, day)
    for number in range(today.year, today.year + 9):
        try:
            found = date(number, month, day)
        except ValueError:
            continue
        if found >= today - LATELY:
            return found
    raise ValueError


def _week_then_day(found: re.Match[str], now: _Now) -> date:
    number = next(number for number in range(7) if found[f"week{number}"])
    later = found["which"].startswith(("следующ", "будущ", "next"))
    return now.today + timedelta(days=(7 if later else 0) - now.today.weekday() + number)


def _english(found: re.Match[str], now: _Now) -> date | None:
    """«September 15»; a Russian month before a number is no day."""
    number = next(number for number in range(12) if found[f"month{number}"])
    return _in_words(found, now) if found[f"month{number}"].isascii() else None


def _made(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern + AFTER)


_YEAR = r"(?:[ ]+(?P<year>20\d\d)(?:[ ]*(?:года|г\.?))?)?"
_PATTERNS: Final[tuple[tuple[re.Pattern[str], _Read], ...]] = (
    (
        _made(rf"{BEFORE}(?:the[ ]+)?(?P<near>послезавтра|завтра|сегодня|day after tomorrow|tomorrow|today)"),
        _near,
    ),
    (_made(rf"{BEFORE}(?P<near>завтрашнему|завтрашнего|сегодняшнего)(?:[ ]+дн[юя])?"), _near),
    (
        _made(
            rf"{BEFORE}{WHICH}(?:{WEEK})\.?"
            r"(?:[ ]+(?:на[ ]+)?(?P<week>следующ|эт|ближайш|next|this)(?:[а-я]{1,4})?[ ]+(?:недел[еию]|week))?"
        ),
        _weekday,
    ),
    (
        _made(
            r"(?<!\w)(?P<before>на|к|до|in|on)?[ ]*(?P<which>следующ|будущ|эт|текущ|next|this)(?:[а-я]{1,4})?[ ]+"
            rf"(?:недел[еию],?|week)(?:[ ]+(?:до|к|ко|в|во|on)[ ]+(?:{WEEK}))"
        ),
        _week_then_day,
    ),
    (
        _made(
            r"(?<!\w)(?P<before>на|in|on)?[ ]*(?P<which>следующ|будущ|эт|текущ|next|this)(?:[а-я]{1,4})?[ ]+"
            r"(?:неделе|week)"
        ),
        _in_week,
    ),
    (_made(rf"{END_OF}{WHICH}(?:недели|week)"), _in_week),
    (_made(rf"{END_OF}{WHICH}(?:месяца|month)"), _in_month),
    (_made(rf"{END_OF}(?:{MONTH}){_YEAR}"), _end_of_named_month),
    (
        _made(
            rf"{END_OF}{WHICH}(?:(?P<ordinal>\d|i{{1,3}}|iv|перв|втор|треть|четверт)(?:-?[а-я]{{1,3}})?[ ]+)?"
            r"(?P<term>четверти|триместра|полугодия|term|quarter|trimester|half-year)"
        ),
        _in_term,
    ),
    (_made(rf"{END_OF}(?:(?P<kind>учебн|календарн|school)(?:ого)?[ ]+)?(?:года|year)"), _in_year),
    (_made(r"(?<!\w)(?P<before>до|к)[ ]+нового?(?:му)?[ ]+год[ау]"), _new_year),
    (_made(r"(?<!\w)(?P<before>до|к)[ ]+(?:[а-я]+(?:их|ым)[ ]+)?каникул(?:ам)?"), _holidays),
    (
        _made(
            rf"(?<!\w)(?:через|спустя|in|в течение|within)[ ]+{COUNT}(?P<working>рабочи[йех]+[ ]+|working[ ]+)?"
            r"(?P<unit>день|дня|дней|недел[юиья]|месяц(?:а|ев)?|полгода|года?|лет|days?|weeks?|months?|years?)"
        ),
        _later,
    ),
    (
        _made(
            rf"{BEFORE}(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})(?:[./](?P<year>\d{{4}}|\d{{2}}))?"
            r"(?:[ ]*г(?:\.|ода)?)?(?!\.?\d)"
        ),
        _numbers,
    ),
    (
        _made(rf"{BEFORE}(?P<day>\d{{1,2}})(?:-?(?:го|му|е|th|st|nd|rd))?[ ]+(?:of[ ]+)?(?:{MONTH})\.?{_YEAR}"),
        _in_words,
    ),
    (
        _made(rf"{BEFORE}(?:{MONTH})[ ]+(?P<day>\d{{1,2}})(?:th|st|nd|rd)?(?:,?[ ]+(?P<year>20\d\d))?"),
        _english,
    ),
    (
        _made(
            r"(?<!\w)(?P<before>до|к|на|не[ ]поз(?:днее|же))[ ]+(?P<day>\d{1,2})"
            r"(?:-?(?:го|му|е)(?:[ ]+числ[ауо])?|[ ]+числ[ауо])(?:[ ]+(?P<which>эт|следующ|будущ)[а-я]{1,4}[ ]+месяца)?"
        ),
        _of_month,
    ),
)
