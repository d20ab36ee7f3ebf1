"""Filling in a report: where, what, what is wrong with it, words and photos; kept as a draft until it is sent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeAlias

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Missing, Outdated
from bot.services.directory import Directory
from bot.services.snapshot import RoomLine
from bot.services.text import COMMENT_LIMIT, clean_line, clean_text
from bot.services.tickets.alike import Similar, similar_to
from bot.services.tickets.catalogue import SYMPTOMS, symptoms_of
from bot.services.tickets.choices import DEVICE, PLACE_LIMIT, Choices
from bot.services.tickets.reading import Attachment
from models.base import table
from models.school import Asset
from models.tickets import ReportDraft

# As many as one album holds (a limit of the messenger).
MEDIA_LIMIT = 10
DRAFT_KEPT = timedelta(days=1)

# A draft's row, to be changed before it is stored.
Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """What a report says: a room or (0) another place, a device or (0) none, a kind, a symptom or words."""

    room_id: int
    asset_id: int
    kind: str
    symptom: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as far as it is filled in.

    aside, aside_files: words, and how many files, that came meanwhile and seem to be about something else. alike: of a
    report that is ready, open tickets that may be about the same.
    """

    room: RoomLine | None
    place: str | None
    asset_id: int | None
    device: str | None
    kind: str | None
    symptom: str | None
    words: str | None
    urgent: bool
    attachments: Sequence[Attachment]
    aside: str | None
    aside_files: int
    alike: Sequence[Similar]

    @property
    def is_ready(self) -> bool:
        """Whether there is enough to send: a place, and what is wrong."""
        return bool((self.room or self.place) and self.is_told)

    @property
    def is_told(self) -> bool:
        """Whether it is known what is wrong, be it that nobody knows where."""
        return bool(self.kind and (self.symptom or self.words))

    @property
    def has_room_for_aside(self) -> bool:
        """Whether what is kept aside still fits into it."""
        words = len(self.words or "") + len(self.aside or "") + 1
        return words <= COMMENT_LIMIT and len(self.attachments) + self.aside_files <= MEDIA_LIMIT

    @property
    def building_id(self) -> int | None:
        return self.room.building_id if self.room else None


class Drafts(Choices):
    """Use cases of filling in a report. All need the right to report."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        super().__init__(db, directory, clock)
        self._save = db.upsert(
            ReportDraft, "person_id", tuple(column.name for column in _DRAFTS if column.name != "person_id")
        )
        chosen = ("room_id", "asset_id", "kind", "symptom", "updated_at")
        # One statement with all that is shown next, since every report goes this way.
        choose = db.upsert(ReportDraft, "person_id", chosen).values(asset_id=_OF_ROOM.scalar_subquery())
        named = _OF_ROOM.with_only_columns(_ASSET.name).scalar_subquery()
        self._choose = choose.returning(*_DRAFTS, named.label("device"))

    async def draft(self, actor: Actor) -> Draft | None:
        """The actor's report as far as it is filled in."""
        person_id = actor.require(Permission.TICKET_REPORT)
        async with self._db.read() as session:
            row = (await session.execute(_DRAFT_SHOWN, {"id": person_id})).mappings().first()
            return await self._shown(session, row) if row is not None else None

    async def choose(self, actor: Actor, fault: Fault) -> Draft:
        """Put what was tapped into the draft; words and photos that are there already stay.

        Missing for a room, device, kind or symptom that there is not, or a device of another room.
        """
        person_id = actor.require(Permission.TICKET_REPORT)
        if fault.kind not in SYMPTOMS or (fault.symptom and fault.symptom not in symptoms_of(fault.kind)):
            raise Missing
        async with self._db.write(actor, shows="report") as session:
            fresh = {"person_id": person_id, "media": "", "urgent": False} | _chosen(fault)
            del fresh["asset_id"]
            device = {"its_room": fault.room_id, "chosen": fault.asset_id}
            row = (await self._store(session, fresh | device, self._choose)).mappings().one()
            if fault.asset_id and row["asset_id"] is None:
                raise Missing("error-device-missing")
            return await self._shown(session, row)

    async def say(self, actor: Actor, fault: Fault | None, words: str, *, urgent: bool = False) -> None:
        """Put words into the draft, after those that are there; with a fault, choose that too.

        urgent: the words say so; a mark that is there stays.
        """

        def change(row: Row) -> None:
            row["words"] = _joined(row["words"], words)
            row["urgent"] = row["urgent"] or urgent

        await self._edit(actor, change, fault)

    async def name_place(self, actor: Actor, words: str) -> None:
        """Put a place told in words into the draft, instead of a room."""
        place = clean_line(words, PLACE_LIMIT)
        await self._edit(actor, lambda row: _be_at(row, place))

    async def go_to(self, actor: Actor, room_id: int, kind: str = "") -> None:
        """Put a room (0: it stays as it is) and a kind ("": it stays) into a draft that says already what is broken.

        The only device there of its kind is meant. Missing for a room or a kind that there is not.
        """
        if kind and kind not in SYMPTOMS:
            raise Missing
        there = await self.devices(actor, (await self.room(actor, room_id)).id) if room_id else []

        def change(row: Row) -> None:
            if kind and kind != row["kind"]:
                row |= {"kind": kind, "symptom": None, "asset_id": None}
            alike = [device.id for device in there if device.kind == row["kind"]]
            if room_id:
                row |= {"room_id": room_id, "asset_id": alike[0] if len(alike) == 1 else None, "place": None}

        await self._edit(actor, change)

    async def attach(
        self, actor: Actor, attachment: Attachment, words: str, fault: Fault | None = None, *, urgent: bool = False
    ) -> None:
        """Put a photo or file (and the words under it) into the draft; fault and urgent as for `say`.

        What fits is kept in any case; then Invalid says what does not: more than `MEDIA_LIMIT` files, too long words.
        """
        refused: list[Invalid] = []

        def change(row: Row) -> None:
            _gather(row, "", words, [attachment], refused)
            row["urgent"] = row["urgent"] or urgent

        await self._edit(actor, change, fault)
        for refusal in refused[:1]:
            raise refusal

    async def mark_urgent(self, actor: Actor, *, urgent: bool) -> None:
        """Say, or take back, that a lesson fails; Outdated without a draft."""
        person_id = actor.require(Permission.TICKET_REPORT)
        async with self._db.write(actor, shows="report") as session:
            if not changed(await session.execute(_MARK, {"id": person_id, "mark": urgent})):
                raise Outdated("error-report-gone", shows="tickets:0")

    async def put_aside(
        self, actor: Actor, words: str, attachment: Attachment | None = None, shows: str = "report"
    ) -> None:
        """Keep words (and the photo above them) beside the draft, instead of what was there, until it is asked."""
        said = clean_text(words) if words or attachment is None else None
        kept = {"aside_words": said, "aside_media": _lines([attachment] if attachment else [])}
        await self._edit(actor, lambda row: row.update(kept), shows=shows)

    async def add_aside(self, actor: Actor, words: str, attachment: Attachment | None) -> None:
        """More of what is kept aside; Invalid as of `attach`."""
        refused: list[Invalid] = []
        files = [attachment] if attachment else []
        await self._edit(actor, lambda row: _gather(row, "aside_", words, files, refused))
        for refusal in refused[:1]:
            raise refusal

    async def join_aside(self, actor: Actor, fault: Fault | None = None) -> None:
        """What is kept aside belongs to the draft after all; with a fault, choose that too.

        Invalid where it does not fit: then all stays as it is.
        """

        def change(row: Row) -> None:
            refused: list[Invalid] = []
            _gather(row, "", row["aside_words"] or "", attachments_of(row["aside_media"]), refused)
            for refusal in refused[:1]:
                raise refusal
            row |= _NOTHING_ASIDE

        await self._edit(actor, change, fault)

    async def begin_with_aside(self, actor: Actor, fault: Fault) -> None:
        """A new draft of what is kept aside, instead of the old one; Outdated where nothing is."""

        def change(row: Row) -> None:
            if not row["aside_words"] and not row["aside_media"]:
                raise Outdated(shows="report")
            kept = {"words": row["aside_words"], "media": row["aside_media"], "urgent": False}
            row |= kept | {"place": None} | _NOTHING_ASIDE

        await self._edit(actor, change, fault)

    async def name_aside(self, actor: Actor) -> None:
        """What is kept aside is the place; Outdated where nothing is."""

        def change(row: Row) -> None:
            if not row["aside_words"]:
                raise Outdated(shows="report")
            _be_at(row, clean_line(row["aside_words"], PLACE_LIMIT))
            row |= _NOTHING_ASIDE

        await self._edit(actor, change)

    async def take_aside(self, actor: Actor, shows: str) -> str:
        """The words that were kept aside, which are kept no longer; Outdated where there are none."""
        taken: list[str] = []

        def change(row: Row) -> None:
            if not row["aside_words"]:
                raise Outdated(shows=shows)
            taken.append(row["aside_words"])
            row |= _NOTHING_ASIDE

        await self._edit(actor, change, shows=shows)
        return taken[-1]

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

    async def _edit(
        self, actor: Actor, change: Callable[[Row], None], fault: Fault | None = None, shows: str = "report"
    ) -> None:
        """Read the draft (or begin one), change it, put the fault into it, store it."""
        person_id = actor.require(Permission.TICKET_REPORT)
        async with self._db.write(actor, shows=shows) as session:
            found = (await session.execute(_DRAFT, {"id": person_id})).mappings().first()
            row = dict(found) if found else {"person_id": person_id} | _EMPTY
            change(row)
            if fault is not None:
                await _checked(session, fault)
                row |= _chosen(fault)
            await self._store(session, row, self._save)

    async def _store(self, session: WriteSession, row: Row, statement: Any) -> Any:
        try:
            return await session.execute(statement, row | {"updated_at": self._clock.now()})
        except IntegrityError:  # a room or a device that is gone, or was never there
            raise Missing from None

    async def _shown(self, session: AsyncSession, row: Mapping[Any, Any]) -> Draft:
        rooms = (await self._directory.now()).rooms
        draft = Draft(
            rooms.get(row["room_id"]) if row["room_id"] else None,
            row["place"],
            row["asset_id"],
            row["device"],
            row["kind"],
            row["symptom"],
            row["words"],
            row["urgent"],
            attachments_of(row["media"]),
            row["aside_words"],
            len(attachments_of(row["aside_media"])),
            (),
        )
        if draft.room is None or not draft.is_ready:
            return draft
        return replace(draft, alike=await similar_to(session, row))


_ASSET, _DRAFTS = table(Asset).c, table(ReportDraft).c
_OF_ROOM = select(_ASSET.id).where(_ASSET.id == bindparam("chosen"), _ASSET.room_id == bindparam("its_room"))
_DRAFT_SHOWN = (
    select(*_DRAFTS, _ASSET.name.label("device"))
    .outerjoin_from(table(ReportDraft), table(Asset), _DRAFTS.asset_id == _ASSET.id)
    .where(_DRAFTS.person_id == bindparam("id"))
)
_DRAFT = select(table(ReportDraft)).where(_DRAFTS.person_id == bindparam("id"))
_MARK = update(table(ReportDraft)).where(_DRAFTS.person_id == bindparam("id")).values(urgent=bindparam("mark"))
_NOTHING_ASIDE: Row = {"aside_words": None, "aside_media": ""}
_EMPTY: Row = {
    **dict.fromkeys(("room_id", "place", "asset_id", "kind", "symptom", "words")),
    "media": "",
    "urgent": False,
    **_NOTHING_ASIDE,
}


async def _checked(session: WriteSession, fault: Fault) -> str | None:
    """The name of the device; Missing where it is gone or stands in another room."""
    if not fault.asset_id:
        return None
    device = (await session.execute(DEVICE, {"id": fault.asset_id})).first()
    if device is None or device.room_id != fault.room_id:
        raise Missing("error-device-missing")
    name: str = device.name
    return name


def _chosen(fault: Fault) -> Row:
    return {
        "room_id": fault.room_id or None,
        "asset_id": fault.asset_id or None,
        "kind": fault.kind or None,
        "symptom": fault.symptom or None,
    }


def _be_at(row: Row, place: str) -> None:
    row |= {"place": place, "room_id": None, "asset_id": None}


def _gather(row: Row, where: str, words: str, files: Sequence[Attachment], refused: list[Invalid]) -> None:
    """Add files and words to the draft, or (`where` "aside_") to what is kept aside; what does not fit is refused."""
    media, said = f"{where}media", f"{where}words"
    together = [*attachments_of(row[media]), *files]
    row[media] = _lines(together[:MEDIA_LIMIT])
    if len(together) > MEDIA_LIMIT:
        refused.append(Invalid("error-too-many-files", limit=MEDIA_LIMIT))
    if words:
        try:
            row[said] = _joined(row[said], words)
        except Invalid as refusal:
            refused.append(refusal)


def _joined(said: str | None, words: str) -> str:
    """The words of before and these, below each other."""
    words = clean_text(words)
    return clean_text(f"{said}\n{words}") if said else words


def _lines(attachments: Sequence[Attachment]) -> str:
    return "\n".join(f"{file.kind} {file.file_id} {file.position}" for file in attachments)


def attachments_of(lines: str) -> list[Attachment]:
    """What a draft keeps as lines, in the order of the messages."""
    found = []
    for line in lines.splitlines():
        kind, file_id, *position = line.split(" ")
        found.append(Attachment(kind, file_id, int(position[0]) if position else 0))
    return sorted(found, key=lambda attachment: attachment.position)
