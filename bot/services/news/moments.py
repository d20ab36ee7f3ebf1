"""A day and a time as people write them together: «завтра в 9», «25.11 14:00», «в пятницу в 18.30». Pure."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.errors import Invalid
from bot.services.daywords import read_day

FARTHEST: Final = timedelta(days=366)
HOURS, NOON, MINUTES = 24, 12, 60

_BEFORE = r"(?:в|во|к|с|at)\s+"
_HOUR, _MINUTE = r"(?P<hour>[0-9]{1,2})", r"(?P<minute>[0-9]{2})"
_PART = r"(?:\s*ч(?:ас[а-я]*)?\b\.?)?(?:\s*(?P<part>утра|дня|вечера|[ap]\.?m\b\.?))?"
# The first that fits counts. A point parts hours from minutes only behind a preposition or a day: «25.11» is a day.
_CLOCKS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:{_BEFORE})?{_HOUR}:{_MINUTE}{_PART}[\s,]+",
        rf"(?:^|[\s,]){_BEFORE}{_HOUR}(?:[:.\-–]{_MINUTE})?{_PART}$",
        rf"(?:^|[\s,]){_HOUR}:{_MINUTE}{_PART}$",
        rf"(?<=\d)[\s,]+{_HOUR}\.{_MINUTE}{_PART}$",
        rf"^{_BEFORE}{_HOUR}{_PART}[\s,]+(?=[^\W\d])",
    )
)
_LATER: Final = frozenset({"дня", "вечера", "pm"})
# What the day alone would be told; here both are asked for.
_NO_DAY: Final = {"error-day-words": "error-moment-time", "error-days-far": "error-moment-far"}


def read_moment(words: str, today: date, zone: ZoneInfo, now: datetime) -> datetime:
    """The moment that these words mean; a time alone is the next one of that time.

    Invalid where there is no day or no time, for a moment that is past, and for one more than a year ahead.
    """
    line = " ".join(words.split()).rstrip(".,!; ")
    found = next((match for match in (clock.search(line) for clock in _CLOCKS) if match), None)
    if found is None:
        raise Invalid("error-moment-time")
    clock = _time(found)
    day_words = (line[: found.start()] + line[found.end() :]).strip(" ,")
    day = _day(day_words, today) if day_words else today
    moment = datetime.combine(day, clock, zone)
    if not day_words and moment <= now:
        moment = datetime.combine(today + timedelta(days=1), clock, zone)
    return check_ahead(moment, now)


def check_ahead(moment: datetime, now: datetime) -> datetime:
    """The moment, if it lies ahead and not farther than a year; Invalid otherwise."""
    if moment <= now:
        raise Invalid("error-moment-past")
    if moment - now > FARTHEST:
        raise Invalid("error-moment-far")
    return moment


def check_day(day: date, today: date) -> date:
    """The same for a last day, which may be today."""
    if day < today:
        raise Invalid("error-days-past")
    if day - today > FARTHEST:
        raise Invalid("error-moment-far")
    return day


def check_before_meeting(day: date, meets_at: datetime | None, zone: ZoneInfo) -> None:
    """Invalid for a last day after the day of the meeting that is asked about."""
    if meets_at is not None and day > meets_at.astimezone(zone).date():
        raise Invalid("error-news-after-meeting")


def _time(found: re.Match[str]) -> time:
    said = found.groupdict()
    hour, minute, part = (
        int(said["hour"]),
        int(said.get("minute") or 0),
        (said["part"] or "").replace(".", "").casefold(),
    )
    if part and hour <= NOON:
        hour = hour % NOON + (NOON if part in _LATER else 0)
    if hour >= HOURS or minute >= MINUTES:
        raise Invalid("error-moment-time")
    return time(hour, minute)


def _day(words: str, today: date) -> date:
    """The day that all of these words mean."""
    try:
        days = read_day(words, today)
    except Invalid as error:
        raise Invalid(_NO_DAY.get(error.key, error.key)) from None
    if days.note is not None:
        raise Invalid("error-moment-time")
    return days.first
