"""The made-up school in a database: what its rows count is what the bot would count, and nothing old is told anew."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import SecretStr
from sqlalchemy import delete, func, select, update

from bot.access import SYSTEM
from bot.app import App, build_app, prepare
from bot.playground.demo.running import TOKEN, fill
from bot.playground.demo.school import make
from bot.scheduler import build_scheduler
from bot.services.status.periods import year_of
from bot.services.status.registry import INDICATORS
from bot.settings import Settings
from models.base import table
from models.delivery import OutboxNotice
from models.news import NewsTally, Website
from models.people import Role
from models.tickets import Ticket
from tests.databases import SetClock

ZONE = ZoneInfo("Asia/Novokuznetsk")
NOW = datetime(2026, 11, 24, 10, tzinfo=ZONE)
_TICKET, _TALLY = table(Ticket).c, table(NewsTally).c
TOOK = select(_TICKET.id, _TICKET.reacted_in, _TICKET.solved_in, _TICKET.in_time).order_by(_TICKET.id)
COUNTED = select(_TALLY.post_id, _TALLY.meant, _TALLY.reached, _TALLY.units, _TALLY.reacted, _TALLY.in_time).order_by(
    _TALLY.post_id
)


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    settings = Settings(
        bot_token=SecretStr(TOKEN),
        bot_api_url="http://127.0.0.1:1",
        data_dir=tmp_path,
        school_timezone=ZONE,
        web_port=0,
    )
    app = build_app(settings, SetClock(NOW))
    await prepare(app)
    made = make(NOW, ZONE)
    made.add(Website, url="https://school.example/news", set_at=NOW, next_look_at=NOW)
    await fill(app, made)
    yield app
    await app.db.close()
    await app.bot.session.close()


async def test_its_figures_are_those_of_the_clock(app: App) -> None:
    async with app.db.read() as session:
        took, counted = (await session.execute(TOOK)).all(), (await session.execute(COUNTED)).all()
    async with app.db.write(SYSTEM) as session:
        await session.execute(delete(table(NewsTally)))
        await session.execute(update(table(Ticket)).values(reacted_in=None, solved_in=None, in_time=None))
    await app.services.tickets.measuring.tick()
    await app.services.news.tallying.tick()
    async with app.db.read() as session:
        assert (await session.execute(TOOK)).all() == took
        assert (await session.execute(COUNTED)).all()[: len(counted)] == counted


async def test_nobody_is_told_of_what_is_old(app: App) -> None:
    last = select(func.max(table(OutboxNotice).c.id))
    async with app.db.read() as session:
        before = (await session.execute(last)).scalar_one()
    for job in build_scheduler(app.services, ZONE).get_jobs():
        if job.id != "website":
            await job.func(*job.args)
    async with app.db.read() as session:
        kind = table(OutboxNotice).c.kind
        put = select(kind, func.count()).where(table(OutboxNotice).c.id > before).group_by(kind)
        kinds: dict[str, int] = {row[0]: row[1] for row in await session.execute(put)}
    told = {kind: count for kind, count in kinds.items() if kind.startswith(("ticket.", "news.", "item.", "role."))}
    assert told == {"ticket.ask_again": 1}, "yesterday's question that nobody answered"
    assert kinds["deeds.morning"] <= 10


async def test_every_indicator_has_something_to_count_this_school_year(app: App) -> None:
    school = await app.services.directory.now()
    director = next(person for person in school.people.values() if Role.DIRECTOR in person.roles(NOW.date()))
    assert director.sender is not None
    actor = app.services.directory.actor(school, director.sender, "ru", 1)
    codes = [one.code for one in INDICATORS]
    status = await app.services.status.read.status(actor, year_of(NOW.date()), codes)
    empty = {one.code for one in status.readings if one.failed or not one.now.value}
    assert empty == {"survey_answered"}, "surveys are held by their own use cases (surveys.py)"
