"""When a post goes to whom: in everybody's own hours, in the evening for whom wishes so. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.services.calendar import Window, day_bounds, next_opening
from bot.services.news.storing import Post
from bot.services.snapshot import Snapshot
from models.people import NewsMode, Role

# The evening digest comes so long before somebody's hours end: a while in which nothing can be sent makes no morning of
# it. What is sent after it waits for the next one: there is one message an evening.
EVENING: Final = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How people want news that ask for nothing: those whose mode is not «at once», those who muted the topic."""

    modes: Mapping[int, NewsMode]
    muted: frozenset[int]

    def mode(self, person_id: int, post: Post) -> NewsMode | None:
        """How a post goes to this person, None: not at all. What needs a reaction or is urgent goes to everybody."""
        if post.is_letter or post.is_urgent:
            return NewsMode.AT_ONCE
        mode = self.modes.get(person_id, NewsMode.AT_ONCE)
        return None if person_id in self.muted or mode is NewsMode.IMPORTANT else mode


# What needs a reaction or is urgent asks nobody how they wish to get news.
NO_WISHES: Final = Wishes({}, frozenset())


def due_times(
    people: Iterable[int], post: Post, wishes: Wishes, school: Snapshot, now: datetime
) -> dict[datetime, list[int]]:
    """Who gets the post when, by the moment; without those who can't be reached or do without such news."""
    today = school.today(now)
    # Thousands of people have few kinds of hours among them.
    moments: dict[tuple[frozenset[Role], Window | None, NewsMode], datetime] = {}
    found: dict[datetime, list[int]] = {}
    for person_id in people:
        person = school.people.get(person_id)
        mode = wishes.mode(person_id, post)
        if person is None or not person.is_reached or mode is None:
            continue
        key = (person.roles(today), person.own_window, mode)
        if key not in moments:
            moments[key] = _moment(school.window(person, today), mode, post, school, now)
        found.setdefault(moments[key], []).append(person_id)
    return found


def _moment(window: Window, mode: NewsMode, post: Post, school: Snapshot, now: datetime) -> datetime:
    """1. Urgent: now. 2. The hours of now, or the next ones. 3. In the evening: two hours before these end."""
    if post.is_urgent:
        return now
    opening = next_opening(now, window, school.calendar)
    if post.gathered and opening == now:
        opening = next_opening(day_bounds(now, school.zone).end, window, school.calendar)
    if mode is not NewsMode.EVENING:
        return opening
    evening = Window(evening_of(window), window.end)
    spans = school.calendar.spans_from(opening, evening)
    return next(span.start for span in spans if span.start >= opening)


def evening_of(window: Window) -> time:
    """When the evening digest comes to whom these hours belong, by the school's clock."""
    start = datetime.combine(date.min, window.start)
    return (start + max(window.length - EVENING, timedelta(0))).time()
