"""How the made-up school's roadmap went on since September: answers by month, a day that was moved, what ended."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from models.base import Base
from models.roadmap import RoadmapEvent

# Days between two answers about an item that goes on.
_ANSWERED_EVERY: Final = 21
_WORDS: Final = (
    None, "Идёт по графику", None, "Сделали половину", "Ждём материалы, потом продолжим", None, "Осталась одна группа",
)  # fmt: skip
# Days before now: when a later end was asked for, when it was granted, the end as it first was.
_ASKED, _GRANTED, _FIRST_END = 28, 21, 20


def ended_at(ends_on: date, days: int, begun: datetime, now: datetime) -> datetime:
    """When something ended so many days after (below 0: before) the day on which it was due, as far as that is past."""
    at = datetime.combine(ends_on + timedelta(days=days), time(15), begun.tzinfo)
    return max(begun, min(at, now - timedelta(days=1)))


def answers(item: int, who: int, begun: datetime, last: datetime) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    """The answers before the last one, the oldest first."""
    count = max((last - begun).days // _ANSWERED_EVERY, 0)
    for back in range(count, 0, -1):
        at = last - timedelta(days=_ANSWERED_EVERY * back)
        if at > begun:
            yield event(item, "pulse", at, who, _WORDS[(item + back) % len(_WORDS)], "going")


def postponed_from(today: date, begun: datetime) -> date | None:
    """The end as it first was of the item that was moved; None early in the year."""
    return today - timedelta(days=_FIRST_END) if begun.date() < today - timedelta(days=_ASKED) else None


def moved(item: int, who: int, head: int, today: date, now: datetime) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    """The steps by which it was moved."""
    days = {"day_before": today - timedelta(days=_FIRST_END), "day_after": today + timedelta(days=10)}
    asked = event(item, "ask_later", now - timedelta(days=_ASKED), who, "Ждём новые проекторы, осмотрим всё сразу")
    granted = event(item, "grant", now - timedelta(days=_GRANTED), head)
    for model, row in (asked, granted):
        yield model, row | days


def event(
    item: int, action: str, at: datetime, person: int | None, words: str | None = None, value: str | None = None
) -> tuple[type[Base], dict[str, Any]]:
    """A line of an item's history."""
    days = {"day_before": None, "day_after": None}
    return RoadmapEvent, {
        "item_id": item, "action": action, "at": at, "person_id": person, "words": words, "value": value, **days,
    }  # fmt: skip
