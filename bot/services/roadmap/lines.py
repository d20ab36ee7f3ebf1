"""Items of the roadmap as lists show them, and the statements that read many of them at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.roadmap.answering import Answering, Assignee
from bot.services.roadmap.states import ENDED_STATES, OPEN_STATES
from bot.services.roadmap.storing import Section
from models.base import table
from models.roadmap import (
    ItemState,
    PeriodKind,
    RoadmapAssignee,
    RoadmapControl,
    RoadmapEvidence,
    RoadmapItem,
    RoadmapSection,
)


@dataclass(frozen=True, slots=True)
class Control:
    """A day on which an item is looked at and was not yet; `is_pulse`: how does it go, else a deadline."""

    id: int
    day: date
    is_pulse: bool


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item in a list. `controls`: the open ones, the earliest first. `evidence`: how much was shown."""

    id: int
    year: int
    section: Section | None
    number: str
    text: str
    state: ItemState
    kind: PeriodKind
    starts_on: date
    ends_on: date
    created_at: datetime
    said_at: datetime | None
    is_asked: bool
    is_rolled: bool
    answering: Answering
    controls: tuple[Control, ...]
    evidence: int

    @property
    def code(self) -> str:
        """How people call it: «2.5», section and number, as far as the document has them."""
        number = self.number.strip(" .")
        section = self.section.number.strip(" .") if self.section else ""
        return f"{section}.{number}" if section and number and "." not in number else number or section

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def is_offered(self) -> bool:
        return self.state is ItemState.OFFERED

    @property
    def next_control(self) -> Control | None:
        return self.controls[0] if self.controls else None

    def days_late(self, today: date) -> int:
        """Days since its first missed deadline; 0 where there is none, or it was handed in and waits to be accepted."""
        missed = [one.day for one in self.controls if not one.is_pulse and one.day < today]
        is_waiting = self.state is ItemState.OFFERED or self.state in ENDED_STATES
        return 0 if is_waiting or not missed else (today - missed[0]).days


async def lines_of_year(session: AsyncSession, year: int) -> list[ItemLine]:
    """All items of a school year in the plan's order; four statements, however many there are."""
    return await _lines(session, _OF_YEAR, {"year": year})


async def open_lines(session: AsyncSession) -> list[ItemLine]:
    """The items that somebody has to see to now, of whatever school year that was not turned over yet.

    A year ends in the night to 1 September, its plan when the coordinator turns it over: before that day or after it.
    """
    return await _lines(session, _OPEN, {})


async def lines_of(session: AsyncSession, items: Sequence[int]) -> list[ItemLine]:
    """These items in the plan's order."""
    return await _lines(session, _THESE, {"items": items}) if items else []


@dataclass(frozen=True, slots=True)
class Which:
    """The statements that read some items and what belongs to them."""

    items: Select[Any]
    assignees: Select[Any]
    controls: Select[Any]
    evidence: Select[Any]

    @classmethod
    def are(cls, chosen: ColumnElement[bool]) -> "Which":
        """Those of which this holds."""
        numbers = select(_ITEM.id).where(chosen)
        evidence = select(_EVIDENCE.item_id, func.count().label("shown")).group_by(_EVIDENCE.item_id)
        return cls(
            _LINES.where(chosen),
            select(table(RoadmapAssignee))
            .where(_ASSIGNEE.item_id.in_(numbers))
            .order_by(_ASSIGNEE.position, _ASSIGNEE.id),
            OPEN_CONTROLS.where(_CONTROL.item_id.in_(numbers)),
            evidence.where(_EVIDENCE.item_id.in_(numbers), IS_SHOWN),
        )


async def _lines(session: AsyncSession, which: Which, at: dict[str, Any]) -> list[ItemLine]:
    rows = (await session.execute(which.items, at)).all()
    assignees: defaultdict[int, list[Assignee]] = defaultdict(list)
    for one in await session.execute(which.assignees, at):
        assignees[one.item_id].append(Assignee(one.words, one.person_id, one.post_id, one.group_code))
    controls: defaultdict[int, list[Any]] = defaultdict(list)
    for one in await session.execute(which.controls, at):
        controls[one.item_id].append(one)
    evidence = {one.item_id: one.shown for one in await session.execute(which.evidence, at)}
    return [line_of(row, row, tuple(assignees[row.id]), controls[row.id], evidence.get(row.id, 0)) for row in rows]


def line_of(
    row: Any, section: Any, assignees: tuple[Assignee, ...], controls: Sequence[Any], evidence: int
) -> ItemLine:
    """What the rows of an item and of its section say; `evidence`: how much was shown."""
    return ItemLine(
        row.id,
        row.year,
        Section(section.section_number, section.section_title) if section and section.section_title else None,
        row.number,
        row.text,
        row.state,
        row.kind,
        row.starts_on,
        row.ends_on,
        row.created_at,
        row.said_at,
        row.asked_at is not None,
        row.rolled_at is not None,
        Answering(row.owner_id, assignees),
        tuple(Control(one.id, one.day, one.is_pulse) for one in controls),
        evidence,
    )


_ITEM, _SECTIONS, _ASSIGNEE = table(RoadmapItem).c, table(RoadmapSection).c, table(RoadmapAssignee).c
_CONTROL, _EVIDENCE = table(RoadmapControl).c, table(RoadmapEvidence).c
_LINES = (
    select(table(RoadmapItem), _SECTIONS.number.label("section_number"), _SECTIONS.title.label("section_title"))
    .outerjoin(table(RoadmapSection), _ITEM.section_id == _SECTIONS.id)
    .order_by(_ITEM.year, func.coalesce(_SECTIONS.position, 0), _ITEM.position, _ITEM.id)
)
OPEN_CONTROLS = (
    select(_CONTROL.id, _CONTROL.item_id, _CONTROL.day, _CONTROL.is_pulse)
    .where(_CONTROL.closed_at.is_(None))
    .order_by(_CONTROL.day, _CONTROL.id)
)
# What counts as shown: neither taken back nor refused.
IS_SHOWN = _EVIDENCE.removed_at.is_(None) & _EVIDENCE.refused.is_(None)
_IS_OF_YEAR = _ITEM.year == bindparam("year")
_OF_YEAR = Which.are(_IS_OF_YEAR)
_OPEN = Which.are(_ITEM.state.in_(OPEN_STATES) & _ITEM.rolled_at.is_(None))
_THESE = Which.are(_ITEM.id.in_(bindparam("items", expanding=True)))
