"""Periods as people type them: «вчера», «прошлая неделя», «октябрь», «2 четверть», «с 1 по 15 октября», “last month”.

Both languages are understood by everybody. Figures tell of what was, so a day or a month without a year is the latest
one that has begun; days that name their month are read by the grammar of the roadmap (calendarwords.py).
"""

import re
from datetime import date, timedelta
from typing import Final

from bot.errors import Invalid
from bot.services.calendar import school_year
from bot.services.daynames import COUNTS, WEEK
from bot.services.schoolyear import Term
from bot.services.status.periods import Period, PeriodKind, School, day_of, own, recent, sensible
from bot.services.text import clean_line, fold
from models.school import TermsKind

LONGEST: Final = 100
_SIGNS: Final = " .,;:!?«»\"'“”()…"
_DASHES: Final = re.compile("[‐-―−]")
# Words of the other language, as the patterns below and the roadmap's grammar know them; «-» says nothing.
_TRANSLATED: Final = (
    "january/jan=январь|february/feb=февраль|march/mar=март|april/apr=апрель|may=май|june/jun=июнь|july/jul=июль"
    "|august/aug=август|september/sept/sep=сентябрь|october/oct=октябрь|november/nov=ноябрь|december/dec=декабрь"
    "|summer=лето|autumn/fall=осень|winter=зима|spring=весна|today=сегодня|yesterday=вчера|this/current=этот"
    "|last/previous=прошлый|past=последние|day=день|days=дней|week=неделя|weeks=недель|month=месяц|months=месяцев"
    "|quarter=четверть|trimester=триместр|half-year=полугодие|year=год|years=лет|school=учебный|from/since=с"
    "|to/until/till=по|for/in/on/over/during=за|the/of/st/nd/rd/th=-|first/one=1|second/two=2|third/three=3|fourth=4"
)
_ENGLISH: Final = {
    name: meaning.replace("-", "")
    for names, _, meaning in (pair.partition("=") for pair in _TRANSLATED.split("|"))
    for name in names.split("/")
}
_ENGLISH_WORD: Final = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b|(?<![\w-])[a-z]+(?:-[a-z]+)?")
_LAST_SO_MANY: Final = re.compile(r"\blast(?= [0-9])")
_NUMBER_BEHIND: Final = re.compile(r"(четверть|триместр|полугодие) ([1-4])(?![0-9])")
_TERMS: Final = {TermsKind.QUARTERS: "четверть", TermsKind.TRIMESTERS: "триместр"}

# Each unit is a group named by the kind of period that it is; half a school year is days of one's own.
_UNIT: Final = (
    r"(?:(?P<d>день|дня|дней|сутки|суток)|(?P<w>недел[а-я]{1,2})|(?P<m>месяц(?:а|е|ев)?)"
    r"|(?P<t>четверт(?:ь|и|ью|ей)|триместр(?:а|е|ов)?)|(?P<x>полугоди[а-я]|полгода)"
    r"|(?P<y>(?:уч(?:\.|ебн[а-я]{2,3})? ?)?(?:год(?:а|у|ом)?|лет)))"
)
_THIS: Final = r"эт[а-я]{1,3}|текущ[а-я]{2,3}|нынешн[а-я]{2,3}"
_LAST: Final = r"прошл[а-я]{2,3}|прошедш[а-я]{2,3}|предыдущ[а-я]{2,3}|минувш[а-я]{2,3}"
_WHICH: Final = re.compile(
    rf"(?:(?P<lead>за|во?|на|с[ ]начала)[ ])?(?:(?:вс[еюя]|весь)[ ])?"
    rf"(?:(?:(?P<this>{_THIS})|(?P<last>{_LAST})|(?P<earlier>позапрошл[а-я]{{2,3}})) )?{_UNIT}"
)
_ROLLING: Final = re.compile(
    rf"(?:за[ ])?(?P<recent>последн[а-я]{{2,3}}[ ])?(?:(?P<count>[1-9][0-9]{{0,2}}|{'|'.join(COUNTS)}) )?{_UNIT}"
)
_NEAR: Final = re.compile(r"(?:(?:за|по)[ ])?(?:(?P<n0>сегодня)|(?P<n1>вчера)|(?P<n2>позавчера))(?:шний[ ]день)?")
_WEEKDAY: Final = re.compile(rf"(?:(?:во?|за) )?(?:прошл[а-я]{{2,3}} )?(?:{WEEK})")
_UNTIL_NOW: Final = re.compile(
    r"[ ](?:по|до)[ ](?:сегодня(?:шн[а-я]+[ ]д[а-я]+)?|сих[ ]пор|настоящ[а-я]+[ ]врем[а-я]+)$"
)
_OF_YEAR: Final = re.compile(rf"(?P<rest>.+) (?:(?P<this>{_THIS})|{_LAST}) (?P<school>учебного[ ])?года")
_SEASON: Final = re.compile(rf"^(?:(?:за|во?)[ ])?(?:{_THIS}|{_LAST}) (?=лет|зим|осен|весн)")
_MONTHS_OF: Final = {PeriodKind.MONTH: 1, PeriodKind.YEAR: 12, PeriodKind.OWN: 6}


def read_period(words: str, today: date, school: School) -> Period | None:
    """The period that these words name and nothing else; None where they are no period.

    «За неделю» and «за месяц» are the days up to today, «за год» and «за четверть» are the school's that run.
    Raises Invalid for a period that ends before it starts, has not begun, is too long, or is in no calendar.
    """
    try:
        line = _line(words, today, school)
    except Invalid:
        return None
    if found := _NEAR.fullmatch(line):
        return day_of(today - timedelta(days=next(days for days in range(3) if found[f"n{days}"])))
    if found := _WEEKDAY.fullmatch(line):
        number = next(number for number in range(7) if found[f"week{number}"])
        return day_of(today - timedelta(days=(today.weekday() - number) % 7))
    if found := _WHICH.fullmatch(line):
        return _which(found, today, school)
    found = _ROLLING.fullmatch(line)
    if found and (found["recent"] or found["count"]):
        kind = _kind(found)
        # «2 полугодие» is the second one of its year.
        if kind not in {PeriodKind.TERM, PeriodKind.OWN}:
            return _rolling(kind, _number(found["count"]), today)
        if found["count"] is None:
            return _counted(kind, 0, today, school)
    # The grammar is loaded when it is first needed.
    from bot.services.status.calendarwords import read

    return read(line, today, school)


def _line(words: str, today: date, school: School) -> str:
    """The words in one spelling and one language; Invalid where they are too long or none."""
    kind = school.school_year(school_year(today)).kind

    line = _DASHES.sub("-", clean_line(words, LONGEST)).casefold().strip(_SIGNS)
    line = _LAST_SO_MANY.sub("past", line).replace("term", _TERMS[kind])
    line = _ENGLISH_WORD.sub(lambda found: _ENGLISH.get(found[0], found[0]), line)
    line = _NUMBER_BEHIND.sub(r"\2 \1", " ".join(fold(line).split()))
    line = _SEASON.sub("", _UNTIL_NOW.sub("", line))
    found = _OF_YEAR.fullmatch(line)
    if found is None:
        return line
    years_ago = 0 if found["this"] else 1
    start = school_year(today) - years_ago
    is_school = found["school"] or re.search("четв|трим|полуг", found["rest"])
    return f"{found['rest']} {f'{start}/{start + 1}' if is_school else today.year - years_ago}"


def _which(found: re.Match[str], today: date, school: School) -> Period:
    kind = _kind(found)
    if found["last"] or found["earlier"]:
        return _counted(kind, 2 if found["earlier"] else 1, today, school)
    is_up_to_now = found["lead"] == "за" and not found["this"] and kind in {PeriodKind.WEEK, PeriodKind.MONTH}
    if is_up_to_now or found["x"] == "полгода":
        return _rolling(kind, 1, today)
    return _counted(kind, 0, today, school)


def _counted(kind: PeriodKind, steps: int, today: date, school: School) -> Period:
    """The running one, or one of those that are over: in a break «last term» is the one that has just ended."""
    if kind is PeriodKind.OWN:
        begun = _halves(today, school)
        half = begun[steps - (steps > 0 and begun[0].last < today)]
        return own(half.first, half.last, today)
    periods = recent(kind, today, school, steps + 1)
    return sensible(periods[steps - (steps > 0 and periods[0].last < today)], today)


def _halves(today: date, school: School) -> list[Term]:
    """Those that have begun, the latest first."""
    start = school_year(today)
    halves = [half for year in (start, start - 1, start - 2) for half in reversed(school.school_year(year).halves)]
    return [half for half in halves if half.first <= today]


def _rolling(kind: PeriodKind, count: int, today: date) -> Period:
    """So many days, weeks, months or years up to today."""
    if kind in {PeriodKind.DAY, PeriodKind.WEEK}:
        first = today - timedelta(days=max(count, 1) * (7 if kind is PeriodKind.WEEK else 1) - 1)
    else:
        first = _months_before(today, count * _MONTHS_OF[kind]) + timedelta(days=1)
    return own(first, today, today)


def _months_before(day: date, months: int) -> date:
    """The same day so many months ago, the last one of a shorter month; never before the calendar begins."""
    year, month = divmod(max(day.year * 12 + day.month - 1 - months, 12), 12)
    following = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


def _kind(found: re.Match[str]) -> PeriodKind:
    return next(kind for kind in PeriodKind if found[kind.value])


def _number(count: str | None) -> int:
    return 1 if count is None else int(count) if count.isdecimal() else COUNTS[count]
