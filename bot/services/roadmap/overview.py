"""The plan counted: by section, by person, and what needs somebody's eyes. Pure rules over the lines of a year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.services.roadmap.reading import ItemLine
from bot.services.roadmap.storing import Section
from models.roadmap import ItemState

# Product.md, "Indicators": an open item of which nothing was heard for so long.
SILENT_AFTER: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Count:
    """Items of a part of the plan; dropped ones are in none of the figures."""

    all: int
    done: int
    late: int
    offered: int
    help: int
    going: int


@dataclass(frozen=True, slots=True)
class SectionCount:
    """A section in the order of the plan, and its items."""

    section: Section | None
    lines: Sequence[ItemLine]

    def count(self, today: date) -> Count:
        return count(self.lines, today)


def sections(lines: Iterable[ItemLine]) -> list[SectionCount]:
    """The sections with their items, in the order of the plan."""
    found: dict[Section | None, list[ItemLine]] = {}
    for line in lines:
        found.setdefault(line.section, []).append(line)
    return [SectionCount(section, theirs) for section, theirs in found.items()]


def count(lines: Iterable[ItemLine], today: date) -> Count:
    """The figures of these items."""
    kept = [line for line in lines if line.state is not ItemState.DROPPED]
    return Count(
        len(kept),
        sum(line.state is ItemState.DONE for line in kept),
        sum(line.days_late(today) > 0 for line in kept),
        sum(line.state is ItemState.OFFERED for line in kept),
        sum(line.state is ItemState.HELP for line in kept),
        sum(line.state is ItemState.GOING for line in kept),
    )


def is_silent(line: ItemLine, today: date) -> bool:
    """Whether an open item that has begun was not heard of for 60 days."""
    since = max(line.said_at.date() if line.said_at else line.created_at.date(), line.starts_on)
    return line.is_open and today - since >= SILENT_AFTER
