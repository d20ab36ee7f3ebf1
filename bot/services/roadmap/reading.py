"""Reading the roadmap: one item's card, the items of a year, one's own. Everything comes back as plain data."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import bindparam, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing
from bot.services.directory import Directory
from bot.services.roadmap.answering import holders_of, named_of, part_of
from bot.services.roadmap.lines import OPEN_CONTROLS, ItemLine, line_of, lines_of_year, open_lines
from bot.services.roadmap.moving import ItemMover
from bot.services.roadmap.states import Hand, Step, steps_for
from bot.services.snapshot import Snapshot
from models.base import table
from models.roadmap import (
    EvidenceKind,
    Rhythm,
    RoadmapAssignee,
    RoadmapControl,
    RoadmapEvent,
    RoadmapEvidence,
    RoadmapItem,
    RoadmapSection,
    RoadmapWatcher,
)

# Of which there may be plans; what is typed into an address may be anything.
YEARS: Final = range(2000, 2101)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of the history; `who` is a surname with initials, empty for the program."""

    id: int
    action: str
    value: str | None
    who: str
    words: str | None
    day_before: date | None
    day_after: date | None
    at: datetime


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """Something that was shown. `path` in the data folder once it is fetched; `refused`: the word why it was not."""

    id: int
    kind: EvidenceKind
    name: str
    link: str | None
    file_id: str | None
    path: str | None
    size: int | None
    refused: str | None
    person_id: int | None
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Postponement:
    """A later end that somebody asks for."""

    until: date
    words: str
    who: str


@dataclass(frozen=True, slots=True)
class ItemCard:
    """An item as one screen shows it. `hands`: how the asking actor stands to it, `steps`: what they may do now.

    holders, others: numbers of people who see to it, and of those named beside it. history: the newest first.
    is_answered: whether a question how it goes was answered already, so that the next one is another.
    """

    line: ItemLine
    result: str
    sources: tuple[str, ...]
    period_words: str
    rhythm: Rhythm | None
    every_year: bool
    postponed_from: date | None
    asked: Postponement | None
    offered_by: int | None
    hands: frozenset[Hand]
    steps: tuple[Step, ...]
    holders: tuple[int, ...]
    others: tuple[int, ...]
    history: tuple[HistoryLine, ...]
    evidence: tuple[EvidenceLine, ...]
    watches: bool
    is_answered: bool

    @property
    def new_evidence(self) -> int:
        """How much was shown since a deadline was met the last time: only this counts for the next one."""
        met_at = max((one.at for one in self.history if one.action == "pulse" and one.day_before), default=None)
        return len([one for one in self.evidence if not one.refused and (met_at is None or one.at > met_at)])

    @property
    def is_kept(self) -> bool:
        """Whether some evidence is kept already, so that the item can be accepted."""
        return any(one.link or one.path for one in self.evidence if not one.refused)

    @property
    def is_manager(self) -> bool:
        return not self.hands.isdisjoint({Hand.COORDINATOR, Hand.DIRECTOR})


class ItemReader:
    """Reads items for those who may see them."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._mover = ItemMover(db, directory)

    async def year(self, actor: Actor, year: int) -> list[ItemLine]:
        """All items of a school year in the plan's order, for whoever sees the plan; Denied for others.

        Missing for what can be no year of a plan.
        """
        actor.require(Permission.ROADMAP_SEE)
        if year not in YEARS:
            raise Missing
        async with self._db.read() as session:
            return await lines_of_year(session, year)

    async def years(self, actor: Actor) -> list[int]:
        """The school years that have items, the newest first."""
        actor.require(Permission.ROADMAP_SEE)
        async with self._db.read() as session:
            return list((await session.execute(_YEARS)).scalars())

    async def mine(self, actor: Actor) -> list[ItemLine]:
        """The open items that the actor is named beside or has to see to, of all years that are not turned over.

        Those of people in whose stead the actor is today are among them; what a colleague of a group took is not.
        """
        person_id = actor.require_person()
        school = await self._directory.now()
        today = school.today(self._clock.now())
        person = school.people[person_id]
        me = frozenset(one.id for one in (person, *school.replaced_by(person, today)))
        async with self._db.read() as session:
            lines = await open_lines(session)
        return [line for line in lines if part_of(line.answering, me, school, today)]

    async def card(self, actor: Actor, item_id: int) -> ItemCard:
        """An item with everything that its screen shows; Missing for whoever has no hand in it."""
        now = self._clock.now()
        school = await self._directory.now()
        today = school.today(now)
        async with self._db.read() as session:
            row, standing, hands = await self._mover.find(session, actor, item_id, now)
            section = (await session.execute(_SECTION, {"section": row.section_id})).first()
            controls = (await session.execute(OPEN_CONTROLS.where(_CONTROL.item_id == item_id))).all()
            events = (await session.execute(_HISTORY, {"item": item_id})).all()
            shown = (await session.execute(_SHOWN, {"item": item_id})).all()
            watching = {"item": item_id, "person": actor.person_id}
            watches = (await session.execute(_WATCHES, watching)).first() is not None
            is_answered = (await session.execute(_ANSWERED, {"item": item_id})).first() is not None
        line = line_of(
            row, section, standing.answering.assignees, controls, len([one for one in shown if not one.refused])
        )
        holders = holders_of(standing.answering, school, today)
        others = named_of(standing.answering, school, today) - holders
        asked = (
            Postponement(row.asked_until, row.asked_words or "", _name(school, row.asked_by)) if row.asked_at else None
        )
        return ItemCard(
            line,
            row.result,
            tuple(row.sources.splitlines()),
            row.period_words,
            row.rhythm,
            row.every_year,
            row.postponed_from,
            asked,
            row.offered_by,
            hands,
            steps_for(actor, hands, standing),
            tuple(sorted(holders)),
            tuple(sorted(others)),
            tuple(
                HistoryLine(
                    one.id,
                    one.action,
                    one.value,
                    _name(school, one.person_id),
                    one.words,
                    one.day_before,
                    one.day_after,
                    one.at,
                )
                for one in events
            ),
            tuple(
                EvidenceLine(
                    one.id,
                    one.kind,
                    one.name,
                    one.link,
                    one.file_id,
                    one.path,
                    one.size,
                    one.refused,
                    one.person_id,
                    _name(school, one.person_id),
                    one.at,
                )
                for one in shown
            ),
            watches,
            is_answered,
        )


def _name(school: Snapshot, person_id: int | None) -> str:
    person = school.people.get(person_id or 0)
    return person.name if person else ""


_ITEM, _SECTIONS, _ASSIGNEE = table(RoadmapItem).c, table(RoadmapSection).c, table(RoadmapAssignee).c
_CONTROL, _EVENT, _EVIDENCE = table(RoadmapControl).c, table(RoadmapEvent).c, table(RoadmapEvidence).c
_WATCHER = table(RoadmapWatcher).c
_SECTION = select(_SECTIONS.number.label("section_number"), _SECTIONS.title.label("section_title")).where(
    _SECTIONS.id == bindparam("section")
)
_IS_KEPT = _EVIDENCE.removed_at.is_(None)
_SHOWN = select(table(RoadmapEvidence)).where(_EVIDENCE.item_id == bindparam("item"), _IS_KEPT).order_by(_EVIDENCE.id)
_HISTORY = select(table(RoadmapEvent)).where(_EVENT.item_id == bindparam("item")).order_by(_EVENT.id.desc())
_WATCHES = select(_WATCHER.item_id).where(
    _WATCHER.item_id == bindparam("item"), _WATCHER.person_id == bindparam("person")
)
_ANSWERED = (
    select(_CONTROL.id)
    .where(_CONTROL.item_id == bindparam("item"), _CONTROL.is_pulse, _CONTROL.closed_at.is_not(None))
    .limit(1)
)
_YEARS = select(_ITEM.year).distinct().order_by(_ITEM.year.desc())
