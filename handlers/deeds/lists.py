"""What somebody has to do as lines by day: tasks, items of the roadmap, tickets that wait for them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.services.roadmap.answering import Part, part_of
from bot.services.roadmap.lines import ItemLine
from bot.services.snapshot import Snapshot
from bot.services.tasks.reading import TaskLine
from bot.services.text import shorten
from bot.services.tickets.due import DueLine
from bot.services.tickets.reading import TicketLine
from bot.ui import Text, t
from handlers.phrases import ticket_line
from handlers.plan_phrases import item_mark

WORDS_SHOWN: Final = 60
NO_DAY: Final = date.max
WEEK_END: Final = 6
# Within a day one's own comes first, then what a group has to share out, then what one only helps with.
RANKS: Final = {Part.OWN: 0, Part.SHARED: 1, Part.BESIDE: 2}


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of the list, and where it leads (None: not the reader's to open). day: NO_DAY where there is none.

    rank: its place within a day.
    """

    day: date
    text: Text
    to: str | None
    rank: int = 0


def of_tasks(tasks: Iterable[TaskLine], today: date) -> list[Deed]:
    """Tasks by their days."""
    return [_of_task(line, today) for line in tasks]


def of_checks(tasks: Iterable[TaskLine], names: dict[int, str], today: date) -> list[Deed]:
    """Tasks given to others that are done and wait to be looked at: today."""
    return [
        Deed(today, t("deed-check", text=_words(line), who=names.get(line.doer_id, "")), f"task:{line.id}")
        for line in tasks
    ]


def of_items(
    items: Iterable[ItemLine], people: frozenset[int], whose: str, school: Snapshot, today: date
) -> list[Deed]:
    """Items by their next dates, with what they are to these people; whose: "mine" or "theirs", to whom it is said."""
    return [
        _of_item(line, part_of(line.answering, people, school, today) or Part.BESIDE, whose, today) for line in items
    ]


def of_tickets(asked: Iterable[TicketLine], due: Iterable[DueLine], days: Sequence[date], today: date) -> list[Deed]:
    """Tickets that wait for one's answer: today; those that one works by the days of their terms."""
    waits = [Deed(today, t("deed-asks", ticket=ticket_line(line)), f"ticket:{line.id}") for line in asked]
    worked = [
        Deed(day, t("deed-due", ticket=ticket_line(one.ticket), when=_when(day, today)), f"ticket:{one.ticket.id}")
        for one, day in zip(due, days, strict=True)
    ]
    return [*waits, *worked]


def section(day: date, today: date) -> str:
    """The part of the list that a day stands in: late, today, tomorrow, week, later, none."""
    if day == NO_DAY:
        return "none"
    days = (day - today).days
    if days < 0:
        return "late"
    if days <= 1:
        return ("today", "tomorrow")[days]
    return "week" if day <= today + timedelta(days=WEEK_END - today.weekday()) else "later"


def _of_task(line: TaskLine, today: date) -> Deed:
    day = line.due_on or NO_DAY
    mark = t("deed-late-mark" if line.days_late(today) else f"deed-task-{line.state}-mark")
    return Deed(day, t("deed-task", mark=mark, text=_words(line), when=_when(day, today)), f"task:{line.id}")


def _words(line: TaskLine) -> str:
    return shorten(line.text.replace("\n", " "), WORDS_SHOWN)


def _of_item(line: ItemLine, part: Part, whose: str, today: date) -> Deed:
    """A question how it goes that waits for an answer is no missed deadline: it is for today."""
    control = line.next_control
    day = control.day if control else NO_DAY
    when = _when(day, today)
    if control is not None and control.is_pulse:
        day = max(day, today)
        when = t("deed-asks-now") if day == today else t("deed-asks-day", day=_written(day, today))
    text = shorten(line.text.replace("\n", " "), WORDS_SHOWN)
    words = t("deed-item-code", code=line.code, text=text) if line.code else t("text", text=text)
    said = t(f"deed-part-{part}-{whose}") if part is not Part.OWN else ""
    shown = t("deed-item", mark=item_mark(line, today), what=words, part=said, when=when)
    return Deed(day, shown, f"item:{line.id}", RANKS[part])


def _when(day: date, today: date) -> Text:
    """The day beside a line; today's and tomorrow's stand under their headline."""
    if day == NO_DAY or 0 <= (day - today).days <= 1:
        return t("deed-no-day")
    return t("deed-day", day=_written(day, today))


def _written(day: date, today: date) -> str:
    return f"{day:%d.%m}" if day.year == today.year else f"{day:%d.%m.%Y}"
