"""iCalendar files (RFC 5545): a person's deadlines as all-day events, the same ones at each reading; a meeting."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.i18n import Voice
from bot.services.calendars import Entry
from bot.ui import t

LONGEST_SUMMARY = 200
# Nobody says how long a meeting takes.
MEETING_TAKES = timedelta(hours=1)


def calendar_ics(entries: Sequence[Entry], now: datetime, voice: Voice) -> bytes:
    """The calendar in UTF-8. `now`: when it was made."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//School bot//Plan//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", voice.plain(t("calendar-name")))
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.uid}@school-bot")
        event.add("dtstamp", now)
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("summary", _summary(entry, voice))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def meeting_ics(number: int, version: int, at: datetime, summary: str, place: str | None, now: datetime) -> bytes:
    """One meeting in UTF-8, known by its number: a file of a later version, which grows, replaces the older one (RFC
    5545, 3.8.7.4). `now`: when it was made.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//School bot//Meeting//EN")
    calendar.add("version", "2.0")
    event = Event()
    event.add("uid", f"{number}.meeting@school-bot")
    event.add("sequence", version)
    event.add("dtstamp", now)
    event.add("dtstart", at)
    event.add("dtend", at + MEETING_TAKES)
    event.add("summary", summary)
    if place:
        event.add("location", place)
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _summary(entry: Entry, voice: Voice) -> str:
    text = " ".join(entry.text.split())
    text = text if len(text) <= LONGEST_SUMMARY else text[: LONGEST_SUMMARY - 1] + "…"
    kind = "pulse" if entry.is_pulse else "item" if entry.uid.startswith("control") else "task"
    return voice.plain(
        t(f"calendar-entry-{kind}", code=t("calendar-code", code=entry.code) if entry.code else "", text=text)
    )
