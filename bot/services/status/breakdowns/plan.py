"""The roadmap of a period's school year by section, and by who answers for its items."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, and_, bindparam, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.roadmap.answering import Answering, Assignee
from bot.services.status.breakdowns.shapes import share_of
from bot.services.status.counted import Conditions, Rows
from bot.services.status.periods import Period, sensible
from bot.services.status.shapes import Figure
from bot.services.status.sources import ITEMS_DONE, ITEMS_OVERDUE, ITEMS_SHOWN, ITEMS_SILENT
from bot.services.status.spans import Bounds, Stretch, stretch_of, values_of
from models.base import table
from models.roadmap import RoadmapAssignee, RoadmapItem, RoadmapSection


class State(StrEnum):
    """How an item stands by the end of a period; WAITING: it has not begun, and nothing of it is due."""

    DONE = "done"
    OVERDUE = "overdue"
    GOING = "going"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Section:
    """Items of a section by State. silent: of all how many were without news for 60 days.

    place: of the section in the plan's own list, from 1. title: "" of items without one. shown: of those done how
    many have evidence.
    """

    place: int
    number: str
    title: str
    year: int
    done: int = 0
    overdue: int = 0
    going: int = 0
    waiting: int = 0
    silent: int = 0
    shown: int = 0

    @property
    def total(self) -> int:
        return self.done + self.overdue + self.going + self.waiting

    @property
    def done_share(self) -> Figure:
        return share_of(self.done, self.total)


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """How one item stands by the end of a period."""

    id: int
    section_id: int | None
    owner_id: int | None
    state: State
    is_silent: bool
    is_shown: bool


class PlanBy:
    """Reads for whoever sees the status."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def sections(self, actor: Actor, period: Period) -> Sequence[Section]:
        """The sections in the plan's order, those without any items left out; two statements.

        Invalid for a period that makes no sense.
        """
        actor.require(Permission.STATUS_SEE)
        school, now = await self._directory.now(), self._clock.now()
        stretch = stretch_of(sensible(period, school.today(now)), school, now)
        async with self._db.read() as session:
            sections = (await session.execute(_SECTIONS_OF, {"year": stretch.year})).all()
            items = await standing(session, stretch)
        found = defaultdict[int | None, list[ItemStanding]](list)
        for item in items:
            found[item.section_id].append(item)
        return [
            _section(found[row.id], place, row.number or "", row.title or "", stretch.year)
            for place, row in enumerate(sections, start=1)
            if found[row.id]
        ]


async def standing(session: AsyncSession, stretch: Stretch) -> list[ItemStanding]:
    """Each item of the school year that is on control; one statement."""
    rows = await session.execute(_STANDING, values_of([stretch]))
    return [
        ItemStanding(row.id, row.section_id, row.owner_id, State(row.standing), bool(row.silent), bool(row.shown))
        for row in rows
    ]


async def answering(session: AsyncSession, items: Sequence[ItemStanding]) -> dict[int, Answering]:
    """Who is named beside each of these; one statement."""
    named = defaultdict[int, list[Assignee]](list)
    for row in await session.execute(_NAMED, {"items": [item.id for item in items]}):
        named[row.item_id].append(Assignee(row.words, row.person_id, row.post_id, row.group_code))
    return {item.id: Answering(item.owner_id, tuple(named[item.id])) for item in items}


def _section(items: Sequence[ItemStanding], place: int, number: str, title: str, year: int) -> Section:
    states = [item.state for item in items]
    return Section(
        place,
        number,
        title,
        year,
        **{state.value: states.count(state) for state in State},
        silent=sum(item.is_silent for item in items),
        shown=sum(item.is_shown and item.state is State.DONE for item in items),
    )


_ITEMS, _ITEM = table(RoadmapItem), table(RoadmapItem).c
_SECTION, _ASSIGNEE = table(RoadmapSection).c, table(RoadmapAssignee).c
_THEN: Final = Bounds()
# Those of the plan's own list (roadmap/overview.py): with any items, also such as were taken off control.
_SECTIONS_OF = (
    select(_ITEM.section_id.label("id"), _SECTION.number, _SECTION.title)
    .outerjoin_from(_ITEMS, table(RoadmapSection), _SECTION.id == _ITEM.section_id)
    .where(_ITEM.year == bindparam("year"))
    .group_by(_ITEM.section_id, _SECTION.number, _SECTION.title, _SECTION.position)
    .order_by(func.coalesce(_SECTION.position, 0), _ITEM.section_id)
)
_NAMED = (
    select(table(RoadmapAssignee))
    .where(_ASSIGNEE.item_id.in_(bindparam("items", expanding=True)))
    .order_by(_ASSIGNEE.position, _ASSIGNEE.id)
)


def _is(conditions: Conditions, word: State) -> tuple[ColumnElement[bool], str]:
    return and_(*conditions), word.value


def _part(rows: Rows) -> ColumnElement[int]:
    """What a share counts of one item: 1 or 0."""
    assert rows.part is not None
    return rows.part(_THEN)


_STANDING = (
    select(
        _ITEM.id,
        _ITEM.section_id,
        _ITEM.owner_id,
        case(
            (_part(ITEMS_DONE) > 0, State.DONE.value),
            _is(ITEMS_OVERDUE.where(_THEN), State.OVERDUE),
            (_ITEM.starts_on > _THEN.day, State.WAITING.value),
            else_=State.GOING.value,
        ).label("standing"),
        case(_is(ITEMS_SILENT.where(_THEN), State.GOING), else_="").label("silent"),
        _part(ITEMS_SHOWN).label("shown"),
    )
    .where(*ITEMS_DONE.where(_THEN))
    .group_by(_ITEM.id)
)
