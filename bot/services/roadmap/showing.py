"""Evidence of an item: photos, files and links, as they are shown, looked at and taken back.

A photo or a file is a row at once; the clock fetches its content into the data folder (keeping.py).
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import bindparam, insert, select, update

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied, Invalid, Outdated
from bot.services.directory import Directory
from bot.services.roadmap.moving import ItemMover
from bot.services.roadmap.proofs import LINK_LIMIT, NAME_LIMIT, SIZE_LIMIT, read_links, refuses_name
from bot.services.roadmap.reading import EvidenceLine, ItemReader
from bot.services.roadmap.states import OPEN_STATES, Hand
from bot.services.text import clean_line, clean_text, shorten
from models.base import table
from models.roadmap import EvidenceKind, ItemState, RoadmapEvidence, RoadmapItem

MEGABYTE: Final = 1024 * 1024
# Who may show something: all but those who only look on.
SHOW: Final = frozenset({Hand.HOLDER, Hand.HELPER, Hand.MEMBER, Hand.COORDINATOR, Hand.DIRECTOR})
# What a messenger calls it, and how its name ends where it has none.
_ENDINGS: Final = {"photo": "jpg", "video": "mp4", "animation": "mp4", "video_note": "mp4", "document": ""}


@dataclass(frozen=True, slots=True)
class Sent:
    """A photo or file that somebody sent. kind: the messenger's word; size: in bytes, 0 where it is not known."""

    kind: str
    file_id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Stored:
    """A piece of evidence with its content, where that is kept already."""

    line: EvidenceLine
    content: bytes | None


class Showing:
    """Use cases of evidence. `folder` is the data folder."""

    def __init__(self, db: Database, directory: Directory, clock: Clock, folder: Path) -> None:
        self._db = db
        self._clock = clock
        self._folder = folder
        self._mover = ItemMover(db, directory)
        self._read = ItemReader(db, directory, clock)

    async def show_file(self, actor: Actor, item_id: int, sent: Sent, words: str = "") -> None:
        """Keep a photo or file as evidence. Invalid for what its name or size tells not to be kept."""
        if sent.kind not in _ENDINGS:
            raise Invalid("error-evidence-type")
        name = shorten(clean_line(sent.name, 4 * NAME_LIMIT), NAME_LIMIT) if sent.name.strip() else ""
        if sent.kind == "document" and refuses_name(sent.name):
            raise Invalid("error-evidence-type")
        if sent.size > SIZE_LIMIT:
            raise Invalid("error-evidence-big", limit=SIZE_LIMIT // MEGABYTE)
        kind = EvidenceKind.PHOTO if sent.kind == "photo" else EvidenceKind.FILE
        now = self._clock.now()
        row = {"kind": kind, "name": name, "file_id": sent.file_id, "size": sent.size or None, "fetch_at": now}
        await self._add(actor, item_id, [row], words)

    async def show_words(self, actor: Actor, item_id: int, words: str) -> bool:
        """Keep the links of a message as evidence, its other words in the history; whether there were links.

        Invalid for a link that leads nowhere outside the school's own network.
        """
        found = read_links(clean_text(words, 4 * LINK_LIMIT))
        if found.is_private:
            raise Invalid("error-evidence-link")
        if not found.links:
            return False
        await self._add(
            actor, item_id, [{"kind": EvidenceKind.LINK, "link": link} for link in found.links], found.words
        )
        return True

    async def open(self, actor: Actor, item_id: int, evidence_id: int) -> Stored:
        """A piece of evidence, for whoever may see the item; without content until it is fetched, or if it is lost."""
        card = await self._read.card(actor, item_id)
        line = next((one for one in card.evidence if one.id == evidence_id), None)
        if line is None:
            raise Outdated(shows=f"item.evidence:{item_id}:0")
        content = await asyncio.to_thread(_content, self._folder, line.path) if line.path else None
        return Stored(line, content)

    async def take_back(self, actor: Actor, item_id: int, evidence_id: int) -> None:
        """Remove one's own evidence while the item is not accepted; its file is deleted by the next tick.

        Denied for somebody else's, Outdated where it is gone or the item was accepted.
        """
        person_id, now = actor.require_person(), self._clock.now()
        shows = f"item.evidence:{item_id}:0"
        async with self._db.write(actor, shows=shows) as session:
            # Whoever accepts it at this moment goes first or sees that it is gone.
            await session.execute(_LOCK, {"item": item_id})
            row, standing, _ = await self._mover.find(session, actor, item_id, now)
            await self._mover.refuse_past(session, row)
            if standing.state is ItemState.DONE:
                raise Outdated("error-evidence-accepted", shows=f"item:{item_id}")
            gone = {"evidence": evidence_id, "item": item_id, "now": now}
            owner = (await session.execute(_TAKE_BACK, gone)).first()
            if owner is None:
                raise Outdated(shows=shows)
            if owner.person_id != person_id:
                raise Denied
            await self._mover.note(session, item_id, actor, "take_back", now, value=owner.kind)

    async def _add(self, actor: Actor, item_id: int, rows: Sequence[Mapping[str, Any]], words: str) -> None:
        person_id, now = actor.require_person(), self._clock.now()
        said = clean_text(words) if words.strip() else None
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            row, standing, hands = await self._mover.find(session, actor, item_id, now)
            await self._mover.refuse_past(session, row)
            if not hands & SHOW:
                raise Denied
            if standing.state not in OPEN_STATES:
                raise Outdated("error-evidence-closed", shows=f"item:{item_id}")
            for one in rows:
                await session.execute(_SHOW, {"item_id": item_id, "person_id": person_id, "at": now, **one})
            await self._mover.note(session, item_id, actor, "show", now, said, value=str(rows[0]["kind"]))
            await session.execute(_NEWS, {"item": item_id, "now": now})


def _content(folder: Path, path: str) -> bytes | None:
    """What is kept under this name; None where the file is not there (a copy of the database without its folder)."""
    try:
        return (folder / path).read_bytes()
    except OSError:
        return None


_ITEM, _EVIDENCE = table(RoadmapItem).c, table(RoadmapEvidence).c
_LOCK = select(_ITEM.id).where(_ITEM.id == bindparam("item")).with_for_update()
_SHOW = insert(table(RoadmapEvidence))
_NEWS = update(table(RoadmapItem)).where(_ITEM.id == bindparam("item")).values(said_at=bindparam("now"))
# The clock finds it and deletes the file.
_TAKE_BACK = (
    update(table(RoadmapEvidence))
    .where(
        _EVIDENCE.id == bindparam("evidence"), _EVIDENCE.item_id == bindparam("item"), _EVIDENCE.removed_at.is_(None)
    )
    .values(removed_at=bindparam("now"), fetch_at=bindparam("now"))
    .returning(_EVIDENCE.person_id, _EVIDENCE.kind)
)
