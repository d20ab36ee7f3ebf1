"""The plan counted and narrowed: by section, person, state and time. Pure rules over the lines of a year."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.services.roadmap.answering import Answering, people_of
from bot.services.roadmap.lines import ItemLine
from bot.services.roadmap.recipients import Recipients
from bot.services.roadmap.storing import Section
from bot.services.snapshot import Snapshot
from models.roadmap import ItemState

# Product.md, "Indicators": an open item of which nothing was heard for so long.
SILENT_AFTER: Final = timedelta(days=60)
MONTHS_OF_QUARTER, MONTHS_OF_YEAR = 3, 12


class View(StrEnum):
    """Which items of the plan are looked at."""

    ALL = "all"
    LIVE = "live"  # neither done nor dropped
    LATE = "late"
    OFFERED = "offered"
    HELP = "help"
    ASKED = "asked"  # a later end is asked for
    SILENT = "silent"
    NOBODY = "nobody"  # of those who answered for it nobody is there any more
    UNTAKEN = "untaken"  # a group's, and nobody of it took it
    OPEN = "open"
    GOING = "going"
    DONE = "done"
    DROPPED = "dropped"


class Span(StrEnum):
    """When an item has a control date that is still to come or was missed."""

    ALL = "all"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"  # of the calendar


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the plan is shown. section: its place, counted from 0; None: all."""

    section: int | None = None
    person_id: int | None = None
    view: View = View.ALL
    span: Span = Span.ALL


@dataclass(frozen=True, slots=True)
class Count:
    """Items of a part of the plan; dropped ones are in none of the other figures."""

    all: int
    done: int
    late: int
    dropped: int


@dataclass(frozen=True, slots=True)
class SectionCount:
    """A section in the order of the plan (None: items without one), and its items."""

    section: Section | None
    lines: Sequence[ItemLine]

    def count(self, today: date) -> Count:
        return count(self.lines, today)


class Overview:
    """The items of a year as the school stands on a day."""

    def __init__(self, lines: Iterable[ItemLine], school: Snapshot, today: date) -> None:
        self.lines = tuple(lines)
        self.school, self.today = school, today
        self.sections = sections(self.lines)
        self.recipients = Recipients(school, today)
        self._named: dict[Answering, frozenset[int]] = {}

    def items(self, wanted: Filter) -> list[ItemLine]:
        """The items that a filter leaves: late ones the latest first, others in the order of the plan."""
        if wanted.section is None:
            lines = self.lines
        else:
            lines = tuple(self.sections[wanted.section].lines) if wanted.section < len(self.sections) else ()
        found = [
            line
            for line in lines
            if self.is_in(line, wanted.view)
            and (wanted.person_id is None or wanted.person_id in self.concerned(line))
            and has_date(line, wanted.span, self.today)
        ]
        return sorted(found, key=self._lateness) if wanted.view is View.LATE else found

    def views(self) -> Counter[View]:
        """How many items there are in each view."""
        return Counter(view for line in self.lines for view in View if self.is_in(line, view))

    def is_in(self, line: ItemLine, view: View) -> bool:
        """Whether an item is looked at so."""
        match view:
            case View.ALL:
                return True
            case View.LIVE:
                return is_live(line)
            case View.LATE:
                return is_live(line) and line.days_late(self.today) > 0
            case View.ASKED:
                return is_live(line) and line.is_asked
            case View.SILENT:
                return is_silent(line, self.today)
            case View.NOBODY:
                return is_live(line) and not self.recipients.holders(line.answering)
            case View.UNTAKEN:
                return is_live(line) and self.is_untaken(line)
            case View.OFFERED | View.HELP:
                return is_live(line) and line.state is ItemState(view.value)
            case _:
                return line.state is ItemState(view.value)

    def is_untaken(self, line: ItemLine) -> bool:
        """Whether an item is a group's, there is somebody in the group, and none of them took it."""
        owner = self.school.people.get(line.answering.owner_id or 0)
        is_taken = owner is not None and owner.is_staff(self.today)
        return line.answering.is_for_group and not is_taken and bool(self.recipients.holders(line.answering))

    def holders(self, line: ItemLine) -> frozenset[int]:
        """Who holds an item by name: nobody, where it is a group's and not taken yet."""
        return frozenset() if self.is_untaken(line) else self.recipients.holders(line.answering)

    def concerned(self, line: ItemLine) -> frozenset[int]:
        """Who holds an item, and who stands beside it by name or post; groups are not split up into their people."""
        return self.holders(line) | self._beside(line.answering)

    def _beside(self, answering: Answering) -> frozenset[int]:
        if answering not in self._named:
            named = (one for one in answering.assignees if one.group_code is None)
            people = (people_of(one, self.school, self.today) for one in named)
            self._named[answering] = frozenset[int]().union(*people)
        return self._named[answering]

    def _lateness(self, line: ItemLine) -> int:
        return -line.days_late(self.today)


def sections(lines: Iterable[ItemLine]) -> list[SectionCount]:
    """The sections with their items, in the order of the plan."""
    found: dict[Section | None, list[ItemLine]] = {}
    for line in lines:
        found.setdefault(line.section, []).append(line)
    return [SectionCount(section, theirs) for section, theirs in found.items()]


def count(lines: Iterable[ItemLine], today: date) -> Count:
    """The figures of these items."""
    everything = list(lines)
    kept = [line for line in everything if line.state is not ItemState.DROPPED]
    done = sum(line.state is ItemState.DONE for line in kept)
    late = sum(is_live(line) and line.days_late(today) > 0 for line in kept)
    return Count(len(kept), done, late, len(everything) - len(kept))


def is_live(line: ItemLine) -> bool:
    """Whether there is something left to do about an item: of a year that was turned over there is not."""
    return line.is_open and not line.is_rolled


def is_silent(line: ItemLine, today: date) -> bool:
    """Whether a live item that has begun was not heard of for 60 days."""
    since = max(line.said_at.date() if line.said_at else line.created_at.date(), line.starts_on)
    return is_live(line) and today - since >= SILENT_AFTER


def has_date(line: ItemLine, span: Span, today: date) -> bool:
    """Whether a live item has an open control date in the span around today."""
    if span is Span.ALL:
        return True
    first, after = bounds(span, today)
    return is_live(line) and any(first <= one.day < after for one in line.controls)


def bounds(span: Span, today: date) -> tuple[date, date]:
    """The first day of this week, month or quarter, and the first day after it."""
    match span:
        case Span.WEEK:
            first = today - timedelta(days=today.weekday())
            return first, first + timedelta(days=7)
        case Span.MONTH:
            first, months = today.replace(day=1), 1
        case Span.QUARTER:
            first, months = date(today.year, today.month - (today.month - 1) % MONTHS_OF_QUARTER, 1), MONTHS_OF_QUARTER
        case _:
            return date.min, date.max
    month = first.month + months
    return first, date(first.year + (month > MONTHS_OF_YEAR), (month - 1) % MONTHS_OF_YEAR + 1, 1)
