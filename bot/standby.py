"""One process takes the updates; a second copy of the bot stands by, says so, and takes over when the first is gone.

The sign is one that a crash takes away too: a locked file beside SQLite, a session's advisory lock on PostgreSQL.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import structlog
from filelock import FileLock, Timeout
from sqlalchemy import text

from bot.db import Database

log = structlog.get_logger()

LOOK_AGAIN_SECONDS = 2.0
_TRY_LOCK = text("SELECT pg_try_advisory_lock(71850002)")
_UNLOCK = text("SELECT pg_advisory_unlock_all()")


@asynccontextmanager
async def only_one(db: Database, data_dir: Path, stopping: asyncio.Event) -> AsyncIterator[bool]:
    """Wait until this process is the only one that takes updates; False where `stopping` came first."""
    if db.is_sqlite:
        lock = FileLock(data_dir / "bot.lock", blocking=False)

        async def lock_file() -> bool:
            try:
                lock.acquire()
            except Timeout:
                return False
            return True

        try:
            yield await _wait(lock_file, stopping)
        finally:
            lock.release()
        return
    async with db.engine.connect() as plain:
        # Without a transaction: one that stays open for days would keep the server from tidying up.
        connection = await plain.execution_options(isolation_level="AUTOCOMMIT")

        async def lock_database() -> bool:
            return bool((await connection.execute(_TRY_LOCK)).scalar_one())

        try:
            yield await _wait(lock_database, stopping)
        finally:
            await connection.execute(_UNLOCK)


async def _wait(try_lock: Callable[[], Awaitable[bool]], stopping: asyncio.Event) -> bool:
    said = False
    while not stopping.is_set():
        if await try_lock():
            return True
        if not said:
            log.warning("standing_by", reason="another copy of this bot is running with the same database")
            said = True
        try:
            await asyncio.wait_for(stopping.wait(), LOOK_AGAIN_SECONDS)
        except TimeoutError:
            continue
    return False
