"""Days that are a tap away where somebody is asked until when."""

from datetime import date, timedelta
from typing import Final

from bot.errors import Missing
from bot.services.snapshot import Snapshot
from bot.ui import Text, t

FRIDAY: Final = 4
WEEK: Final = timedelta(days=7)


def offered(school: Snapshot, today: date) -> list[tuple[Text, date]]:
    """Today, tomorrow, Friday, in a week, the end of the term: each day once, the earliest word for it."""
    days = [
        (t("task-day-today"), today),
        (t("task-day-tomorrow"), today + timedelta(days=1)),
        (t("task-day-friday"), today + timedelta(days=(FRIDAY - today.weekday() - 1) % 7 + 1)),
        (t("task-day-week"), today + WEEK),
        (t("task-day-term"), school.year_of(today).shown_term(today).last),
    ]
    found: dict[date, Text] = {}
    for word, day in days:
        if day >= today:
            found.setdefault(day, word)
    return [(word, day) for day, word in found.items()]


def written(day: date) -> str:
    """A day as an address holds it."""
    return f"{day:%Y%m%d}"


def read(word: str) -> date:
    """The day of an address; Missing for what is none."""
    try:
        day = date.fromisoformat(word)
    except ValueError:
        raise Missing from None
    if written(day) != word:
        raise Missing
    return day
