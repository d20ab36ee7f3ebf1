"""Writing items into the roadmap, inside the caller's write unit: by import, by hand, by the turn of the year."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.db import WriteSession
from bot.services.roadmap.answering import Assignee
from bot.services.roadmap.periods import Period
from models.base import table
from models.roadmap import (
    PeriodKind,
    RoadmapAssignee,
    RoadmapControl,
    RoadmapEvent,
    RoadmapItem,
    RoadmapSection,
)

TEXT_LIMIT, WORDS_LIMIT, TITLE_LIMIT, NUMBER_LIMIT, PERIOD_LIMIT = 2_000, 200, 400, 16, 300


@dataclass(frozen=True, slots=True)
class Section:
    """A section by its number and title, as the document writes them."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item to be written. sources: the clauses that ask for it. continues_id: the same item a year before."""

    section: Section | None
    number: str
    text: str
    period_words: str
    period: Period
    assignees: tuple[Assignee, ...]
    result: str = ""
    sources: str = ""
    continues_id: int | None = None


async def section_numbers(
    session: WriteSession, year: int, sections: Iterable[Section | None]
) -> dict[Section | None, int | None]:
    """The rows of these sections of a year; those that are not there yet are added behind the others."""
    columns = table(RoadmapSection).c
    rows = (
        await session.execute(
            select(columns.id, columns.number, columns.title, columns.position).where(columns.year == year)
        )
    ).all()
    found: dict[Section | None, int | None] = {Section(row.number, row.title): row.id for row in rows}
    found[None] = None
    position = max((row.position for row in rows), default=0)
    for section in dict.fromkeys(sections):
        if section not in found and section is not None:
            position += 1
            values = {"year": year, "position": position, "number": section.number, "title": section.title}
            added = insert(table(RoadmapSection)).values(values).returning(columns.id)
            found[section] = (await session.execute(added)).scalar_one()
    return found


async def add_items(
    session: WriteSession, year: int, items: Sequence[NewItem], actor: Actor, action: str, now: datetime, today: date
) -> list[int]:
    """Write items behind those that the year has; their numbers. `action` opens the history of each."""
    if not items:
        return []
    sections = await section_numbers(session, year, (item.section for item in items))
    columns = table(RoadmapItem).c
    last = (await session.execute(select(func.max(columns.position)).where(columns.year == year))).scalar()
    numbers: list[int] = []
    for position, item in enumerate(items, start=(last or 0) + 1):
        values = {
            "year": year,
            "section_id": sections[item.section],
            "position": position,
            "number": item.number[:NUMBER_LIMIT],
            "text": item.text,
            "result": item.result,
            "sources": item.sources,
            "created_at": now,
            "continues_id": item.continues_id,
            **period_values(item.period_words, item.period),
        }
        row = await session.execute(_ADD_ITEM, values)
        numbers.append(row.scalar_one())
    pairs = list(zip(numbers, items, strict=True))
    await _insert(
        session, RoadmapControl, [row for number, item in pairs for row in _controls(number, item.period, today)]
    )
    await _insert(
        session, RoadmapAssignee, [row for number, item in pairs for row in _assignees(number, item.assignees)]
    )
    events = [{"item_id": number, "person_id": actor.person_id, "action": action, "at": now} for number in numbers]
    await _insert(session, RoadmapEvent, events)
    return numbers


def period_values(words: str, period: Period) -> dict[str, Any]:
    """The columns of an item that hold its period."""
    return {
        "period_words": words[:PERIOD_LIMIT],
        "kind": period.kind,
        "starts_on": period.start,
        "ends_on": period.end,
        "rhythm": period.rhythm,
        "every_year": period.every_year,
    }


async def replace_controls(session: WriteSession, item_id: int, period: Period, today: date) -> None:
    """Give an item the control dates of another period; those that are closed already stay."""
    columns = table(RoadmapControl).c
    await session.execute(delete(table(RoadmapControl)).where(columns.item_id == item_id, columns.closed_at.is_(None)))
    kept = set((await session.execute(select(columns.day).where(columns.item_id == item_id))).scalars())
    rows = [row for row in _controls(item_id, period, today) if row["day"] not in kept]
    await _insert(session, RoadmapControl, rows)


async def replace_assignees(session: WriteSession, item_id: int, assignees: Sequence[Assignee]) -> None:
    """Give an item other people."""
    await session.execute(delete(table(RoadmapAssignee)).where(table(RoadmapAssignee).c.item_id == item_id))
    await _insert(session, RoadmapAssignee, _assignees(item_id, assignees))


def _controls(item_id: int, period: Period, today: date) -> list[dict[str, Any]]:
    """A pulse or a deadline on each control date. How it went before today is not asked, a missed deadline is.

    The clock reckons when to remind of a new control, at its first tick from today on; of one that is late already, at
    that tick: it is in the next list.
    """
    is_pulse = period.kind in {PeriodKind.YEAR, PeriodKind.RECURRING}
    days = [day for day in period.controls if day >= today or not is_pulse]
    return [{"item_id": item_id, "day": day, "is_pulse": is_pulse, "remind_on": min(day, today)} for day in days]


def _assignees(item_id: int, assignees: Sequence[Assignee]) -> list[dict[str, Any]]:
    return [
        {
            "item_id": item_id,
            "position": position,
            "words": assignee.words[:WORDS_LIMIT],
            "person_id": assignee.person_id,
            "post_id": assignee.post_id,
            "group_code": assignee.group_code,
        }
        for position, assignee in enumerate(assignees)
    ]


async def _insert(session: AsyncSession, model: Any, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        await session.execute(insert(table(model)), rows)


_ADD_ITEM = insert(table(RoadmapItem)).returning(table(RoadmapItem).c.id)
