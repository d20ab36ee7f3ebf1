"""What is wrong with this installation, in words, and what to do. Changes nothing, so the bot may run meanwhile.

Each check gives findings; one that can't be made because an earlier one failed is left out.
"""

import asyncio
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import make_url, text
from sqlalchemy.exc import SQLAlchemyError

from bot import migrate
from bot.clock import Clock
from bot.db import Database
from bot.settings import Settings
from bot.ui import Text, t

ANSWER_SECONDS = 10.0
# A clock that is further off signs wrong times under everything, and certificates fail.
CLOCK_OFF_SECONDS = 30
FREE_BYTES = 200 * 2**20
PENDING_UPDATES = 100
OK, UNAUTHORIZED, NOT_FOUND = 200, 401, 404


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, and what to do about it; None where it is well."""

    what: Text
    advice: Text | None = None


async def examine(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    """All findings, one after the other."""
    for finding in data_folder(settings):
        yield finding
    async for finding in database(settings):
        yield finding
    async for finding in messenger(settings, clock):
        yield finding


def data_folder(settings: Settings) -> Iterator[Finding]:
    """Is there a folder that can be written to, with room to grow, closed to others?"""
    folder = settings.data_dir
    nearest = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    shown = str(folder.absolute())
    if not os.access(nearest, os.W_OK | os.X_OK):
        yield Finding(t("doctor-folder", path=shown), t("doctor-folder-closed"))
    elif folder.exists() and folder.stat().st_mode & 0o002:
        yield Finding(t("doctor-folder", path=shown), t("doctor-folder-open", path=shown))
    else:
        yield Finding(t("doctor-folder", path=shown))
    free = shutil.disk_usage(nearest).free
    what = t("doctor-disk", size=free // 2**20)
    yield Finding(what, t("doctor-disk-full", size=FREE_BYTES // 2**20) if free < FREE_BYTES else None)


async def database(settings: Settings) -> AsyncIterator[Finding]:
    """Does the database open, can it be written, is it whole, up to date, its time zone known, its evidence there?"""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "")
        finding = await asyncio.to_thread(_sqlite, path)
        yield finding
        if finding.advice is not None:
            return
        if path.stat().st_mode & 0o006:  # noqa: ASYNC240  # one look at a local file
            yield Finding(finding.what, t("doctor-database-open", path=str(path)))
    db = Database(settings.database_url, Clock())
    try:
        if not db.is_sqlite:
            yield await _postgres(db)
        found, newest = await migrate.current(db), migrate.head()
        yield _migrations(found, newest)
        if found == newest:
            async with db.engine.connect() as connection:
                zone = (await connection.execute(text("SELECT timezone FROM school"))).scalar_one_or_none()
                kept = [path for (path,) in await connection.execute(text(_EVIDENCE))]
            yield _zone(zone or str(settings.school_timezone))
            if kept:
                yield await asyncio.to_thread(_evidence, settings.data_dir, kept)
    except (SQLAlchemyError, OSError) as error:
        where = url.host or str(url.database)
        yield Finding(t("doctor-database", path=where), t("doctor-database-away", reason=type(error).__name__))
    finally:
        await db.close()


def _sqlite(path: Path) -> Finding:
    what = t("doctor-database", path=str(path))
    if not path.exists():
        return Finding(what, t("doctor-database-none"))
    if not os.access(path, os.R_OK | os.W_OK):
        return Finding(what, t("doctor-database-closed"))
    try:
        with closing(sqlite3.connect(path, timeout=ANSWER_SECONDS, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            (state,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        return Finding(what, t("doctor-database-away", reason=str(error)))
    except sqlite3.DatabaseError as error:
        return Finding(what, t("doctor-database-damaged", reason=str(error)))
    return Finding(what, None if state == "ok" else t("doctor-database-damaged", reason=str(state)))


async def _postgres(db: Database) -> Finding:
    what = t("doctor-database", path=f"{db.engine.url.host}/{db.engine.url.database}")
    async with db.engine.connect() as connection:
        read_only = (await connection.execute(text("SHOW transaction_read_only"))).scalar_one() == "on"
    return Finding(what, t("doctor-database-read-only") if read_only else None)


def _migrations(found: str | None, newest: str) -> Finding:
    what = t("doctor-migrations", found=found or "–", newest=newest)
    if found == newest:
        return Finding(what)
    is_newer = found is not None and found > newest
    return Finding(what, t("doctor-migrations-newer") if is_newer else t("doctor-migrations-older"))


def _zone(name: str) -> Finding:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return Finding(t("doctor-zone", zone=name), t("doctor-zone-unknown"))
    return Finding(t("doctor-zone", zone=name))


# What was shown for items of the roadmap and is kept as a file of the data folder.
_EVIDENCE = "SELECT path FROM roadmap_evidence WHERE path IS NOT NULL AND removed_at IS NULL"


def _evidence(folder: Path, paths: list[str]) -> Finding:
    """Is all evidence there? A copy of the database alone brings none back."""
    lost = sum(not (folder / path).is_file() for path in paths)
    what = t("doctor-evidence", all=len(paths))
    return Finding(what, t("doctor-evidence-lost", lost=lost) if lost else None)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the Bot API server said: status, body, its own time."""

    status: int
    body: dict[str, Any]
    at: datetime | None


async def messenger(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    """Is there a token, does the proxy answer, the server, does it know the token, is our clock right, the webhook?"""
    if settings.bot_token is None:
        yield Finding(t("doctor-token-none"), t("doctor-token-missing"))
        return
    if settings.bot_proxy and not await _opens(settings.bot_proxy):
        yield Finding(t("doctor-proxy", host=_host(settings.bot_proxy)), t("doctor-proxy-away"))
        return
    if settings.bot_proxy:
        yield Finding(t("doctor-proxy", host=_host(settings.bot_proxy)))
    server = t("doctor-server", host=_host(settings.bot_api_url))
    try:
        me = await _ask(settings, "getMe")
    except (OSError, ValueError, TimeoutError) as error:
        advice = "doctor-server-away-proxied" if settings.bot_proxy else "doctor-server-away"
        yield Finding(server, t(advice, reason=type(error).__name__))
        return
    yield Finding(server)
    token = t("doctor-token", token=_masked(settings.token), name=str(me.body.get("result", {}).get("username", "?")))
    yield Finding(token, None if me.status == OK else _refused(me.status))
    if me.at is not None:
        seconds = int((clock.now() - me.at).total_seconds())
        is_off = abs(seconds) > CLOCK_OFF_SECONDS
        yield Finding(t("doctor-clock", seconds=abs(seconds)), t("doctor-clock-off") if is_off else None)
    if me.status == OK:
        yield _webhook(settings, (await _ask(settings, "getWebhookInfo")).body.get("result", {}))


def _refused(status: int) -> Text:
    return (
        t("doctor-token-refused") if status in {UNAUTHORIZED, NOT_FOUND} else t("doctor-server-ill", code=str(status))
    )


def _webhook(settings: Settings, info: dict[str, Any]) -> Finding:
    wanted, found = settings.webhook_url or "", str(info.get("url", ""))
    pending = int(info.get("pending_update_count", 0))
    if not wanted:
        what = t("doctor-polling", count=pending)
        return Finding(what, t("doctor-webhook-left", host=_host(found)) if found else None)
    what = t("doctor-webhook", host=_host(wanted), count=pending)
    if found != wanted:
        return Finding(what, t("doctor-webhook-other", host=_host(found)) if found else t("doctor-webhook-unset"))
    if info.get("last_error_message"):
        return Finding(what, t("doctor-webhook-failed", reason=str(info["last_error_message"])))
    return Finding(what, t("doctor-webhook-behind") if pending > PENDING_UPDATES else None)


async def _opens(address: str) -> bool:
    """Whether something listens there."""
    url = urlsplit(address)
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            _, writer = await asyncio.open_connection(url.hostname, url.port)
    except (OSError, TimeoutError):
        return False
    writer.close()
    return True


async def _ask(settings: Settings, method: str) -> _Answer:
    """Ask the Bot API server. OSError, ValueError or TimeoutError where it gives no answer of its kind."""
    from aiohttp import ClientError, ClientSession, ClientTimeout
    from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError

    connector = ProxyConnector.from_url(settings.bot_proxy) if settings.bot_proxy else None
    url = f"{settings.bot_api_url}/bot{settings.token}/{method}"
    try:
        async with (
            ClientSession(connector=connector, timeout=ClientTimeout(total=ANSWER_SECONDS)) as session,
            session.get(url) as answer,
        ):
            body = await answer.json(content_type=None)
            date = answer.headers.get("Date")
            at = parsedate_to_datetime(date) if date else None
            return _Answer(answer.status, body if isinstance(body, dict) else {}, at)
    except (ClientError, ProxyError, ProxyConnectionError, ProxyTimeoutError) as error:
        raise OSError(type(error).__name__) from None  # the text of some has the address, and so the token, in it


def _host(address: str) -> str:
    """The address without user, password and path."""
    url = urlsplit(address)
    return f"{url.hostname}:{url.port}" if url.port else str(url.hostname)


def _masked(token: str) -> str:
    """Enough of a token to tell which one it is: «4242:…xyz»."""
    number, _, secret = token.partition(":")
    return f"{number}:…{secret[-3:]}"
