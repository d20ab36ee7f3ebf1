"""A day and a time as people write them together: «завтра в 9», «25.11 14:00», «в пятницу в 18.30». Pure."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.errors import Invalid
from bot.services.daywords import read_day

FARTHEST: Final = timedelta(days=366)
# A point parts hours from minutes only behind a preposition: «25.11» alone is a day.
_CLOCK: Final = re.compile(
    r"(?:^|[\s,])(?:(?:в|во|к|с|at)\s+(?P<hour>\d{1,2})(?:[:.\-–](?P<minute>\d{2}))?(?:\s*ч\w*\.?)?"
    r"|(?P<hour2>\d{1,2}):(?P<minute2>\d{2}))\s*$",
    re.IGNORECASE,
)
HOURS, MINUTES = 24, 60


def read_moment(words: str, today: date, zone: ZoneInfo, now: datetime) -> datetime:
    """The moment that these words mean; a time alone is the next one of that time.

    Invalid where there is no day or no time, for a moment that is past, and for one more than a year ahead.
    """
    line = " ".join(words.split())
    found = _CLOCK.search(line)
    if found is None:
        raise Invalid("error-moment-time")
    hour = int(found["hour"] or found["hour2"])
    minute = int(found["minute"] or found["minute2"] or 0)
    if hour >= HOURS or minute >= MINUTES:
        raise Invalid("error-moment-time")
    clock, day_words = time(hour, minute), line[: found.start()].strip(" ,")
    day = read_day(day_words, today).first if day_words else today
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
        raise Invalid("error-days-far")
    return day
