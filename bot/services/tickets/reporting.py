"""Reporting a fault: where, what, what is wrong with it; kept as a draft until it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import STAFF_ROLES, SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Missing, Outdated
from bot.services import notices
from bot.services.directory import Directory
from bot.services.snapshot import RoomLine, Snapshot
from bot.services.text import COMMENT_LIMIT, clean_line, clean_text, fold
from bot.services.tickets.catalogue import SYMPTOMS, symptoms_of
from bot.services.tickets.promises import promise
from bot.services.tickets.reading import Attachment
from bot.services.tickets.routing import team_for, workers
from models.base import table
from models.school import Asset
from models.tickets import ReportDraft, Ticket, TicketCategory, TicketEvent, TicketMedia, TicketState

PLACE_LIMIT = 120
# As many as one album holds (a limit of the messenger).
MEDIA_LIMIT = 10
DRAFT_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Device:
    """A device of a room; `kind` is a word of the catalogue."""

    id: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What a report says: a room or (0) another place, a device or (0) none, a kind, a symptom or words."""

    room_id: int
    asset_id: int
    kind: str
    symptom: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as far as it is filled in."""

    room: RoomLine | None
    place: str | None
    device: str | None
    kind: str | None
    symptom: str | None
    words: str | None
    attachments: Sequence[Attachment]

    @property
    def is_ready(self) -> bool:
        """Whether there is enough to send: a place, and what is wrong."""
        return bool((self.room or self.place) and self.kind and (self.symptom or self.words))


class Reporting:
    """Use cases of whoever reports. All need the right to report."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._save = db.upsert(
            ReportDraft,
            "person_id",
            ("room_id", "place", "asset_id", "kind", "symptom", "words", "media", "updated_at"),
        )
        self._choose = db.upsert(ReportDraft, "person_id", ("room_id", "asset_id", "kind", "symptom", "updated_at"))

    async def own_rooms(self, actor: Actor) -> list[RoomLine]:
        """The rooms that the actor keeps, by number."""
        school = await self._directory.now()
        kept = set(school.people[actor.require(Permission.TICKET_REPORT)].rooms)
        return [room for room in school.rooms.values() if room.id in kept] if kept else []

    async def find_rooms(self, actor: Actor, words: str) -> list[RoomLine]:
        """Rooms whose number or name holds these words; an exact number comes alone. At most 30."""
        actor.require(Permission.TICKET_REPORT)
        wanted = fold(clean_line(words, PLACE_LIMIT))
        rooms = (await self._directory.now()).rooms.values()
        exact = [room for room in rooms if fold(room.number) == wanted]
        return exact or [room for room in rooms if wanted in fold(f"{room.number} {room.name or ''}")][:30]

    async def room(self, actor: Actor, room_id: int) -> RoomLine:
        """A room; Missing where it is gone."""
        actor.require(Permission.TICKET_REPORT)
        room = (await self._directory.now()).rooms.get(room_id)
        if room is None:
            raise Missing("error-room-missing")
        return room

    async def devices(self, actor: Actor, room_id: int) -> list[Device]:
        """The devices of a room, by kind and name."""
        actor.require(Permission.TICKET_REPORT)
        async with self._db.read() as session:
            return [Device(*row) for row in await session.execute(_DEVICES, {"id": room_id})]

    async def device(self, actor: Actor, asset_id: int) -> Device:
        """One device; Missing where it is gone."""
        actor.require(Permission.TICKET_REPORT)
        async with self._db.read() as session:
            row = (await session.execute(_DEVICE, {"id": asset_id})).first()
        if row is None:
            raise Missing("error-device-missing")
        return Device(*row)

    async def draft(self, actor: Actor) -> Draft | None:
        """The actor's report as far as it is filled in."""
        person_id = actor.require(Permission.TICKET_REPORT)
        rooms = (await self._directory.now()).rooms
        async with self._db.read() as session:
            row = (await session.execute(_DRAFT_SHOWN, {"id": person_id})).first()
        if row is None:
            return None
        room = rooms.get(row.room_id) if row.room_id else None
        attachments = _attachments(row.media)
        return Draft(room, row.place, row.device, row.kind, row.symptom, row.words, attachments)

    async def choose(self, actor: Actor, fault: Fault) -> None:
        """Put what was tapped into the draft; words and photos that are there already stay.

        Missing for a room, device, kind or symptom that there is not.
        """
        person_id = actor.require(Permission.TICKET_REPORT)
        if fault.kind not in SYMPTOMS or (fault.symptom and fault.symptom not in symptoms_of(fault.kind)):
            raise Missing
        async with self._db.write(actor, shows="report") as session:
            await self._store(session, _chosen(person_id, fault) | {"media": "", "urgent": False}, self._choose)

    async def say(self, actor: Actor, fault: Fault | None, words: str) -> None:
        """Put words into the draft, after those that are there; with a fault, choose that too."""
        person_id = actor.require(Permission.TICKET_REPORT)
        words = clean_text(words)
        async with self._db.write(actor, shows="report") as session:
            row = await _draft_row(session, person_id)
            if fault is not None:
                row |= _chosen(person_id, fault)
            row["words"] = clean_text(f"{row['words']}\n{words}" if row["words"] else words)
            await self._store(session, row, self._save)

    async def name_place(self, actor: Actor, words: str) -> None:
        """Put a place told in words into the draft, instead of a room."""
        person_id = actor.require(Permission.TICKET_REPORT)
        place = clean_line(words, PLACE_LIMIT)
        async with self._db.write(actor, shows="report") as session:
            row = await _draft_row(session, person_id)
            await self._store(session, row | {"place": place, "room_id": None, "asset_id": None}, self._save)

    async def attach(self, actor: Actor, attachment: Attachment, words: str, fault: Fault | None = None) -> None:
        """Put a photo or file (and the words under it) into the draft; Invalid beyond `MEDIA_LIMIT` of them.

        With a fault, choose that too.
        """
        person_id = actor.require(Permission.TICKET_REPORT)
        async with self._db.write(actor, shows="report") as session:
            row = await _draft_row(session, person_id)
            attachments = _attachments(row["media"])
            if len(attachments) >= MEDIA_LIMIT:
                raise Invalid("error-too-many-files", limit=MEDIA_LIMIT)
            row["media"] = "\n".join(f"{a.kind} {a.file_id} {a.position}" for a in [*attachments, attachment])
            if words:
                row["words"] = clean_text(f"{row['words']}\n{words}" if row["words"] else words, COMMENT_LIMIT)
            if fault is not None:
                row |= _chosen(person_id, fault)
            await self._store(session, row, self._save)

    async def drop(self, actor: Actor) -> bool:
        """Throw the draft away; whether there was one."""
        person_id = actor.require_person()
        async with self._db.write(actor) as session:
            gone = await session.execute(delete(ReportDraft).where(ReportDraft.person_id == person_id))
            return bool(changed(gone))

    async def forget_old(self) -> None:
        """Drop drafts that nobody has touched for a day, so that their words slip into no other report."""
        async with self._db.write(SYSTEM) as session:
            old = ReportDraft.updated_at < self._clock.now() - DRAFT_KEPT
            await session.execute(delete(ReportDraft).where(old))

    async def send(self, actor: Actor) -> int:
        """Make a ticket of the draft and tell the technicians of that place; its number.

        Taking the draft out is the claim: a second tap finds none and is told that the report has gone.
        """
        person_id = actor.require(Permission.TICKET_REPORT)
        school = await self._directory.now()
        now = self._clock.now()
        async with self._db.write(actor, shows="tickets:0") as session:
            draft = (await session.execute(_TAKE_DRAFT, {"id": person_id})).mappings().first()
            if draft is None:
                raise Outdated("error-report-gone", shows="tickets:0")
            if not ((draft["room_id"] or draft["place"]) and draft["kind"] and (draft["symptom"] or draft["words"])):
                raise Outdated("error-report-incomplete", shows="report")
            ticket_id = await self._open(session, school, draft, actor, now)
            await session.show(f"ticket:{ticket_id}")
        return ticket_id

    async def _open(self, session: WriteSession, school: Snapshot, draft: Any, actor: Actor, now: datetime) -> int:
        """Make the ticket and tell whoever acts next: the room's keepers of a pupil's report, else its service."""
        person_id = actor.require_person()
        room = school.rooms.get(draft["room_id"])
        building_id = room.building_id if room else None
        today = school.today(now)
        keepers = [person.id for person in school.keepers(room.id) if person.is_available(today)] if room else []
        is_vouched = bool(actor.roles & STAFF_ROLES) or not keepers
        terms = promise(school, TicketCategory.FAULT, draft["kind"], now, urgent=draft["urgent"])
        team_id = team_for(school, draft["kind"], draft["symptom"], building_id)
        ticket_id = await _open_ticket(
            session,
            draft,
            {
                "state": TicketState.NEW if is_vouched else TicketState.UNCONFIRMED,
                "reporter_id": person_id,
                "opened_at": now,
                "team_id": team_id,
                "react_by": terms.react_by,
                "solve_by": terms.solve_by,
            },
        )
        kind, people = "opened", workers(school, today, team_id, building_id, besides=person_id)
        if not is_vouched:
            kind, people = "suggested", keepers
        told = notices.Notice(f"ticket.{kind}", f"ticket:{ticket_id}")
        await notices.put(self._db, session, school, people, told, now)
        return ticket_id

    async def _store(self, session: WriteSession, row: dict[str, Any], statement: Any) -> None:
        try:
            await session.execute(statement, row | {"updated_at": self._clock.now()})
        except IntegrityError:  # a room or a device that is gone, or was never there
            raise Missing from None


_ASSET, _DRAFTS = table(Asset).c, table(ReportDraft).c
_DEVICE = select(_ASSET.id, _ASSET.kind, _ASSET.name).where(_ASSET.id == bindparam("id"))
_DEVICES = (
    select(_ASSET.id, _ASSET.kind, _ASSET.name)
    .where(_ASSET.room_id == bindparam("id"))
    .order_by(_ASSET.kind, _ASSET.name, _ASSET.id)
)
_DRAFT_SHOWN = (
    select(
        _DRAFTS.room_id,
        _DRAFTS.place,
        _ASSET.name.label("device"),
        _DRAFTS.kind,
        _DRAFTS.symptom,
        _DRAFTS.words,
        _DRAFTS.media,
    )
    .outerjoin_from(table(ReportDraft), table(Asset), _DRAFTS.asset_id == _ASSET.id)
    .where(_DRAFTS.person_id == bindparam("id"))
)
_DRAFT = select(table(ReportDraft)).where(table(ReportDraft).c.person_id == bindparam("id"))
_TAKE_DRAFT = (
    delete(table(ReportDraft)).where(table(ReportDraft).c.person_id == bindparam("id")).returning(*table(ReportDraft).c)
)
_OPEN = insert(table(Ticket)).returning(table(Ticket).c.id)


def _chosen(person_id: int, fault: Fault) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "room_id": fault.room_id or None,
        "asset_id": fault.asset_id or None,
        "kind": fault.kind,
        "symptom": fault.symptom or None,
    }


def _attachments(lines: str) -> list[Attachment]:
    found = []
    for line in lines.splitlines():
        kind, file_id, *position = line.split(" ")
        found.append(Attachment(kind, file_id, int(position[0]) if position else 0))
    return sorted(found, key=lambda attachment: attachment.position)


async def _draft_row(session: AsyncSession, person_id: int) -> dict[str, Any]:
    found = (await session.execute(_DRAFT, {"id": person_id})).mappings().first()
    empty = dict.fromkeys(("room_id", "place", "asset_id", "kind", "symptom", "words"))
    return dict(found) if found else {"person_id": person_id, **empty, "media": "", "urgent": False}


async def _open_ticket(session: WriteSession, draft: Any, values: dict[str, Any]) -> int:
    columns = ("room_id", "place", "asset_id", "kind", "symptom", "words", "urgent")
    values |= {column: draft[column] for column in columns}
    if values["room_id"]:
        values["place"] = None
    ticket_id: int = (await session.execute(_OPEN, values)).scalar_one()
    step = {"ticket_id": ticket_id, "person_id": values["reporter_id"], "action": "report", "at": values["opened_at"]}
    await session.execute(insert(table(TicketEvent)), step)
    media = [
        {
            "ticket_id": ticket_id,
            "person_id": values["reporter_id"],
            "kind": a.kind,
            "file_id": a.file_id,
            "position": a.position,
        }
        for a in _attachments(draft["media"])
    ]
    if media:
        await session.execute(insert(table(TicketMedia)), media)
    return ticket_id
