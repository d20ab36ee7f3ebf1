"""Keeping evidence: what people sent is fetched from the messenger into the data folder, so that it outlives the bot.

evidence/<year>/<item>/<number>-<digest>.<end>, written once and never changed. Deleted where it was taken back.
"""

import asyncio
import os
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import structlog
from sqlalchemy import bindparam, case, select, update

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database
from bot.errors import Invalid
from bot.services import notices
from bot.services.directory import Directory
from bot.services.files import Files
from bot.services.roadmap.proofs import SIZE_LIMIT, Refusal, kind_of
from models.base import table
from models.roadmap import EvidenceKind, RoadmapEvidence, RoadmapItem

log = structlog.get_logger()

FOLDER: Final = "evidence"
AT_ONCE: Final = 10
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
# About four days of trying: a messenger that is away so long has forgotten the file, or the bot is another one.
ATTEMPTS: Final = 24
# By the key of what downloading raises: these will not pass.
_FOR_GOOD: Final = {"error-file-gone": Refusal.GONE, "error-file-too-big": Refusal.SIZE}


class Keeping:
    """The clock's part. `folder` is the data folder."""

    def __init__(self, db: Database, directory: Directory, clock: Clock, files: Files, folder: Path) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._files = files
        self._folder = folder

    async def tick(self) -> None:
        """Fetch what is due, one after the other.

        1. Due rows are read. 2. Each is claimed by setting its next time, so that of several replicas one fetches it
        and a failure is tried again later. 3. It is downloaded, looked at and written, outside of any transaction.
        4. The row gets path and digest, or the reason why it was not kept, which its sender is told.
        """
        now = self._clock.now()
        async with self._db.read() as session:
            due = (await session.execute(_DUE, {"now": now})).all()
        for row in due:
            if await self._claim(row, now):
                await (self._forget(row) if row.removed_at else self._keep(row))

    async def _claim(self, row: Any, now: datetime) -> bool:
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(row.attempts, 10))
        claim = {"evidence": row.id, "seen": row.fetch_at, "later": now + pause}
        async with self._db.write(SYSTEM) as session:
            return (await session.execute(_CLAIM, claim)).first() is not None

    async def _keep(self, row: Any) -> None:
        try:
            content = await self._files.download(row.file_id, SIZE_LIMIT)
        except Invalid as error:
            why = _FOR_GOOD.get(error.key) or (Refusal.GONE if row.attempts + 1 >= ATTEMPTS else None)
            if why is not None:
                await self._refuse(row, why)
            return
        kind = await asyncio.to_thread(kind_of, content, row.name)
        if isinstance(kind, Refusal):
            await self._refuse(row, kind)
            return
        digest = sha256(content).hexdigest()
        path = f"{FOLDER}/{row.year}/{row.item_id}/{row.id}-{digest[:12]}.{kind}"
        try:
            await asyncio.to_thread(write, self._folder / path, content)
        except OSError as error:
            log.error("evidence_not_written", reason=error.strerror)
            return
        kept = {"evidence": row.id, "where": path, "bytes": len(content), "sha": digest}
        async with self._db.write(SYSTEM) as session:
            await session.execute(_KEPT, kept)

    async def _refuse(self, row: Any, why: Refusal) -> None:
        """It is no evidence; whoever sent it is told why."""
        school, now = await self._directory.now(), self._clock.now()
        args = {"why": why.value, "name": row.name, "kind": EvidenceKind(row.kind).value}
        notice = notices.Notice("item.evidence_refused", f"item:{row.item_id}", args)
        async with self._db.write(SYSTEM) as session:
            await session.execute(_REFUSED, {"evidence": row.id, "why": why.value})
            people = [row.person_id] if row.person_id else []
            await notices.put(self._db, session, school, people, notice, now)

    async def _forget(self, row: Any) -> None:
        """Delete the file of what was taken back, unless the item of another year shows it too."""
        if row.path and not await self._is_shown(row.path):
            await asyncio.to_thread((self._folder / row.path).unlink, missing_ok=True)
        async with self._db.write(SYSTEM) as session:
            await session.execute(_FORGOTTEN, {"evidence": row.id})

    async def _is_shown(self, path: str) -> bool:
        async with self._db.read() as session:
            return (await session.execute(_SHOWN, {"where": path})).first() is not None


def write(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, for the owner's eyes only."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        unfinished.touch(mode=0o600)
        with unfinished.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


_EVIDENCE, _ITEM = table(RoadmapEvidence).c, table(RoadmapItem).c
_DUE = (
    select(
        _EVIDENCE.id,
        _EVIDENCE.item_id,
        _EVIDENCE.person_id,
        _EVIDENCE.kind,
        _EVIDENCE.name,
        _EVIDENCE.file_id,
        _EVIDENCE.path,
        _EVIDENCE.attempts,
        _EVIDENCE.fetch_at,
        _EVIDENCE.removed_at,
        _ITEM.year,
    )
    .join(table(RoadmapItem), _EVIDENCE.item_id == _ITEM.id)
    .where(_EVIDENCE.fetch_at <= bindparam("now"))
    .order_by(_EVIDENCE.fetch_at)
    .limit(AT_ONCE)
)
_SHOWN = select(_EVIDENCE.id).where(_EVIDENCE.path == bindparam("where"), _EVIDENCE.removed_at.is_(None)).limit(1)
_THIS = _EVIDENCE.id == bindparam("evidence")
_CLAIM = (
    update(table(RoadmapEvidence))
    .where(_THIS, _EVIDENCE.fetch_at == bindparam("seen"))
    .values(fetch_at=bindparam("later"), attempts=_EVIDENCE.attempts + 1)
    .returning(_EVIDENCE.id)
)
# What was taken back meanwhile stays due, so that the next tick deletes what was just written.
_KEPT = (
    update(table(RoadmapEvidence))
    .where(_THIS)
    .values(
        path=bindparam("where"),
        size=bindparam("bytes"),
        digest=bindparam("sha"),
        fetch_at=case((_EVIDENCE.removed_at.is_(None), None), else_=_EVIDENCE.removed_at),
    )
)
_REFUSED = update(table(RoadmapEvidence)).where(_THIS).values(refused=bindparam("why"), fetch_at=None, file_id=None)
_FORGOTTEN = update(table(RoadmapEvidence)).where(_THIS).values(path=None, file_id=None, link=None, fetch_at=None)
