"""Of the made-up school: who was away in the last months, and which rooms' devices were found in their places."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, Final

from bot.services.calendar import WorkingCalendar, school_year

SEED: Final = 12
# Days before the demo opens, days off, who stands in.
_AWAY: Final = (
    ("Летов", 140, 3, ""), ("Сафронов", 121, 4, "Тихонов"), ("Гущина", 96, 5, ""), ("Ручьёв", 74, 2, "Калинкина"),
    ("Кузьмичёв", 61, 7, ""), ("Ветрова", 52, 3, "Зимина"), ("Палехова", 38, 5, ""), ("Тихонов", 33, 2, "Сафронов"),
    ("Полозов", 19, 4, ""),
)  # fmt: skip
# Of so many rooms one was not looked through, and so many weeks were taken by the others.
_OVERLOOKED: Final = 4
_WEEKS: Final = 11


def absences(calendar: WorkingCalendar, now: datetime, people: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Days off that are over; the one that lies ahead is helpdesk.days_off."""
    today = calendar.local(now).date()
    for number, (who, ago, days, deputy) in enumerate(_AWAY, start=2):
        first = calendar.next_working_day(today - timedelta(days=ago + 1))
        last = min(first + timedelta(days=days - 1), calendar.previous_working_day(today))
        yield {
            "id": number,
            "person_id": people[who],
            "deputy_id": people[deputy] if deputy else None,
            "first": first,
            "last": last,
        }


def confirmed_on(room: int, calendar: WorkingCalendar, today: date) -> date | None:
    """The day of this school year on which a room's keeper found everything in its place; None for some rooms."""
    if room % _OVERLOOKED == 0:
        return None
    random = Random(SEED * room)  # noqa: S311  # a made-up school holds no secret
    first = date(school_year(today), 9, 1)
    day = calendar.next_working_day(first + timedelta(days=random.randrange(_WEEKS * 7)))
    return day if day < today else None
