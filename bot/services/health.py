"""What went wrong and was kept: updates put aside, notices that could not be sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import disk_usage

from sqlalchemy import bindparam, delete, func, select, text

from bot.access import SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services import notices
from bot.services.directory import Directory
from models.delivery import Expectation, HandledUpdate, NoticeState, OutboxNotice, PutAside
from models.people import CodeGuess, Role
from models.register import ImportDraft
from models.roadmap import PlanDraft

# Telegram repeats an update for a day at most; its marks are kept twice as long.
MARKS_KEPT = timedelta(days=2)
# A plan that is taken over has doubts to settle with others, and holds the names of the document.
PLAN_DRAFTS_KEPT = timedelta(days=14)
FAILURES_KEPT = timedelta(days=90)
# They tell who was reached, for as long as news are looked up.
NEWS, NEWS_KEPT = "news.post", timedelta(days=730)
ERROR_LIMIT = 200
# The folder of copies, beside the SQLite file.
BACKUPS = "backups"


@dataclass(frozen=True, slots=True)
class Failure:
    """An update put aside, or a notice that could not be sent: what kind, why, when."""

    kind: str
    error: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """Updates put aside, notices that could not be sent, notices that wait."""

    put_aside: int
    unsent: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Overview:
    """How the program is; sizes in bytes, None where they can't be told."""

    counts: Counts
    database_bytes: int
    free_bytes: int | None
    last_backup: datetime | None

    @property
    def is_well(self) -> bool:
        """Whether nothing failed."""
        return not self.counts.put_aside and not self.counts.unsent


class Health:
    """Keeps failures where the admin sees them."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def put_aside(self, update_id: int, kind: str, error: str) -> None:
        """Keep an update that can't be handled, without what was written in it, and tell the admins once a day."""
        now = self._clock.now()
        school = await self._directory.now()
        row = {"update_id": update_id, "kind": kind[:32], "error": error[:ERROR_LIMIT], "at": now}
        async with self._db.write(SYSTEM) as session:
            await session.execute(self._db.insert_ignoring(PutAside), row)
            admins = [person.id for person in school.holders(Role.ADMIN, school.today(now))]
            notice = notices.Notice("health.put_aside", once=f"put_aside:{school.today(now)}")
            await notices.put(self._db, session, school, admins, notice, now)

    async def failures(self, actor: Actor, limit: int) -> tuple[Sequence[Failure], Sequence[Failure]]:
        """The newest updates put aside and notices not sent, newest first."""
        actor.require(Permission.HEALTH_SEE)
        async with self._db.read() as session:
            updates = await session.execute(
                select(PutAside.kind, PutAside.error, PutAside.at).order_by(PutAside.at.desc()).limit(limit)
            )
            unsent = await session.execute(
                select(OutboxNotice.kind, OutboxNotice.error, OutboxNotice.done_at)
                .where(OutboxNotice.state == NoticeState.FAILED)
                .order_by(OutboxNotice.done_at.desc())
                .limit(limit)
            )
            return (
                [Failure(kind, error, at) for kind, error, at in updates],
                [Failure(kind, error or "", at or self._clock.now()) for kind, error, at in unsent],
            )

    async def overview(self, actor: Actor) -> Overview:
        """Counts and sizes. The last copy is known for SQLite only, from the folder of copies."""
        actor.require(Permission.HEALTH_SEE)
        counts = await self.counts()
        if not self._db.is_sqlite:
            async with self._db.read() as session:
                return Overview(counts, (await session.execute(_POSTGRES_SIZE)).scalar_one(), None, None)
        file = Path(self._db.engine.url.database or "")
        return Overview(counts, _size(file), disk_usage(file.parent).free, _last_backup(file))

    async def counts(self) -> Counts:
        """What was kept and what waits; for the admin's screen and for /metrics."""
        async with self._db.read() as session:
            put_aside = (await session.execute(select(func.count()).select_from(PutAside))).scalar_one()
            unsent = (await session.execute(_COUNT_NOTICES, {"wanted": NoticeState.FAILED})).scalar_one()
            waiting = (await session.execute(_COUNT_NOTICES, {"wanted": NoticeState.QUEUED})).scalar_one()
            return Counts(put_aside, unsent, waiting)

    async def copy_log(self) -> None:
        """Copy what SQLite's log holds into the file: else some commit has to. Run every minute."""
        if self._db.is_sqlite:
            async with self._db.read() as session:
                await session.execute(_COPY_LOG)

    async def tidy(self) -> None:
        """Drop what nobody needs any more: old marks, guesses, notices, questions, imports. Run nightly."""
        now = self._clock.now()
        async with self._db.write(SYSTEM) as session:
            await session.execute(delete(HandledUpdate).where(HandledUpdate.at < now - MARKS_KEPT))
            await session.execute(delete(PutAside).where(PutAside.at < now - FAILURES_KEPT))
            await session.execute(delete(CodeGuess).where(CodeGuess.hour < now - MARKS_KEPT))
            await session.execute(delete(Expectation).where(Expectation.expires_at < now))
            await session.execute(delete(ImportDraft).where(ImportDraft.updated_at < now - MARKS_KEPT))
            await session.execute(delete(PlanDraft).where(PlanDraft.updated_at < now - PLAN_DRAFTS_KEPT))
            done = delete(OutboxNotice).where(OutboxNotice.state != NoticeState.QUEUED)
            for which, kept in ((OutboxNotice.kind != NEWS, FAILURES_KEPT), (OutboxNotice.kind == NEWS, NEWS_KEPT)):
                await session.execute(done.where(which, OutboxNotice.done_at < now - kept))


_COUNT_NOTICES = select(func.count()).where(OutboxNotice.state == bindparam("wanted"))
_COPY_LOG = text("PRAGMA wal_checkpoint(PASSIVE)")
_POSTGRES_SIZE = text("SELECT pg_database_size(current_database())")


def _size(file: Path) -> int:
    """The database with what was written last and is not yet in the file itself."""
    parts = (file, file.with_name(file.name + "-wal"))
    return sum(part.stat().st_size for part in parts if part.exists())


def _last_backup(file: Path) -> datetime | None:
    copies = [copy.stat().st_mtime for copy in (file.parent / BACKUPS).glob("*.db")]
    return datetime.fromtimestamp(max(copies), UTC) if copies else None
