"""What goes wrong is kept for a while, and what nobody needs any more is dropped at night."""

import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from models.base import Base
from models.delivery import Expectation, HandledUpdate, NoticeState, OutboxNotice, PutAside
from models.people import CodeGuess
from models.register import ImportDraft
from models.roadmap import PlanDraft
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only

KEPT = {
    HandledUpdate: timedelta(days=2),
    CodeGuess: timedelta(days=2),
    ImportDraft: timedelta(days=2),
    PlanDraft: timedelta(days=14),
    Expectation: timedelta(minutes=30),
    PutAside: timedelta(days=90),
}


async def fill(db: Database) -> None:
    async with db.write(SYSTEM) as session:
        await factories.handled_update(session)
        await factories.code_guess(session)
        await factories.import_draft(session)
        await factories.plan_draft(session)
        await factories.expectation(session)
        await factories.put_aside(session)
        await factories.outbox_notice(session)
        for state in (NoticeState.SENT, NoticeState.FAILED, NoticeState.DROPPED):
            await factories.outbox_notice(session, state=state, done_at=SCHOOL_MORNING)


async def rows(db: Database, model: type[Base]) -> int:
    async with db.read() as session:
        return (await session.execute(select(func.count()).select_from(model))).scalar_one()


@pytest.mark.parametrize("model", KEPT)
async def test_each_thing_is_kept_for_its_time(
    db: Database, services: Services, clock: SetClock, model: type[Base]
) -> None:
    await fill(db)
    clock.advance(seconds=KEPT[model].total_seconds() - 1)
    await services.health.tidy()
    assert await rows(db, model) == 1
    clock.advance(seconds=2)
    await services.health.tidy()
    assert await rows(db, model) == 0


async def test_a_notice_that_waits_is_never_dropped(db: Database, services: Services, clock: SetClock) -> None:
    await fill(db)
    clock.advance(days=89)
    await services.health.tidy()
    assert await rows(db, OutboxNotice) == 4
    clock.advance(days=2)
    await services.health.tidy()
    assert await rows(db, OutboxNotice) == 1


async def test_news_that_are_done_tell_for_two_years_who_was_reached(
    db: Database, services: Services, clock: SetClock
) -> None:
    async with db.write(SYSTEM) as session:
        for kind in ("news.post", "news.remind"):
            await factories.outbox_notice(session, kind=kind, state=NoticeState.SENT, done_at=SCHOOL_MORNING)
        await factories.outbox_notice(session, kind="news.post")
    for days, left in ((91, 2), (729, 2), (731, 1)):
        clock.time = SCHOOL_MORNING + timedelta(days=days)
        await services.health.tidy()
        assert await rows(db, OutboxNotice) == left, days


@sqlite_only
async def test_the_log_is_copied_into_the_file(db: Database, services: Services, tmp_path: Path) -> None:
    file = Path(db.engine.url.database or "")
    async with db.write(SYSTEM) as session:
        await factories.put_aside(session)
    copy = tmp_path / "file.db"

    def kept() -> int:
        """What the file holds without its log."""
        shutil.copy(file, copy)
        with closing(sqlite3.connect(copy)) as plain:
            return int(plain.execute("SELECT count(*) FROM updates_put_aside").fetchone()[0])

    before = kept()
    await services.health.copy_log()
    assert (before, kept()) == (0, 1)
