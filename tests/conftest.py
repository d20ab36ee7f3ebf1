"""What all tests share: a fresh database of either kind, the standard school in it, its people, the running program,
a browser, and no silent skip where a server or a browser is promised.

`db`, `services`, `school`, `chat` run a test on SQLite and on PostgreSQL; tests/databases.py has marks for one of them.
"""

import os
import shutil
from collections.abc import AsyncIterator, Generator, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from bot import migrate
from bot.access import SYSTEM, Actor, Sender
from bot.db import Database
from bot.services import Services, build_services
from handlers import build_site
from handlers.reception import CHANNEL
from handlers.site import Context, Site
from models.people import Person
from tests import factories
from tests.chat import Chat, talking
from tests.databases import Images, SetClock
from tests.personas import (
    PERSONAS,
    STRANGER,
    STRANGER_TELEGRAM,
    ActorOf,
    ContextOf,
    Opening,
    StandardSchool,
    build_school,
)

IMAGES = Images()
SCHOOLS: list[StandardSchool] = []  # the one that the image "school" shows

REQUIRED_BY = {"postgres": "REQUIRE_POSTGRES", "browser": "REQUIRE_BROWSER"}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a test that REQUIRE_POSTGRES=1 or REQUIRE_BROWSER=1 demands into a failure."""
    report = yield
    demanded = [name for marker, name in REQUIRED_BY.items() if item.get_closest_marker(marker) and demands(name)]
    if report.skipped and demanded:
        report.outcome = "failed"
        report.longrepr = f"{demanded[0]}=1, but the test was skipped: {report.longrepr}"
    return report


def file_of(database_url: str) -> Path | None:
    """The file of an SQLite database."""
    return Path(database_url.partition("///")[2]) if database_url.startswith("sqlite") else None


def demands(name: str) -> bool:
    return os.environ.get(name) == "1"


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An address of an SQLite file that does not exist yet."""
    return f"sqlite+aiosqlite:///{tmp_path / 'test.db'}"


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """An empty PostgreSQL database for one test. The test carries the mark `postgres`."""
    server = os.environ.get("TEST_POSTGRES_URL")
    if not server:
        pytest.skip("no PostgreSQL: TEST_POSTGRES_URL=postgresql+psycopg://… names one; .ci/run brings one up")
    url = make_url(server).set(database=f"test_{uuid4().hex}")
    name = sql.Identifier(str(url.database))
    dsn = make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
        yield url.render_as_string(hide_password=False)
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database of each kind in turn: a test that asks for it runs on both."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the machine's Chromium. The test carries the mark `browser`."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("no browser: `apt-get install chromium`, or CHROMIUM=/path/to/it")
    return found


@pytest.fixture
def clock() -> SetClock:
    """A clock that a test moves by hand; Tuesday 24 November 2026, 10:00 at school."""
    return SetClock()


@pytest.fixture
async def db(database_url: str, clock: SetClock) -> AsyncIterator[Database]:
    """A migrated database with nothing in it."""
    db = Database(database_url, clock)
    path = file_of(database_url)
    if path is None or not IMAGES.put_back("migrated", path):
        await migrate.upgrade(db)
        if path is not None:
            IMAGES.keep("migrated", path)
    yield db
    await db.close()


@pytest.fixture
async def services(db: Database, clock: SetClock) -> Services:
    """All use cases of a school that has a time zone and nothing else yet."""
    services = build_services(db, clock)
    services.invitations.bot_name = "school_bot"
    await services.school.ensure("Asia/Novokuznetsk")
    return services


@pytest.fixture
async def school(db: Database, services: Services, database_url: str) -> StandardSchool:
    """The standard school and its people (tests/personas.py), in the database."""
    path = file_of(database_url)
    if path is not None and IMAGES.put_back("school", path):
        return SCHOOLS[0]
    async with db.write(SYSTEM) as session:
        school = await build_school(session)
        await services.directory.touch(session)
    if path is not None:
        IMAGES.keep("school", path)
        SCHOOLS.append(school)
    return school


@pytest.fixture
def site() -> Site:
    """All features."""
    return build_site()


@pytest.fixture
def actor_of(services: Services, school: StandardSchool) -> ActorOf:
    """`await actor_of("teacher", update_id=7)`: a persona (or the stranger) with the roles that they hold now."""

    async def make(name: str, language: str = "ru", update_id: int | None = None) -> Actor:
        telegram = STRANGER_TELEGRAM if name == STRANGER else PERSONAS[name].telegram
        assert telegram is not None, f"{name} has not joined"
        known = await services.directory.now()
        return services.directory.actor(known, Sender(CHANNEL, telegram), language, update_id)

    return make


@pytest.fixture
def context_of(services: Services, site: Site, clock: SetClock, actor_of: ActorOf) -> ContextOf:
    """`await context_of("teacher", "en")`: what a screen or an action works with."""

    async def make(name: str, language: str = "ru", update_id: int | None = None) -> Context:
        actor = await actor_of(name, language, update_id)
        return Context(actor, services, await services.directory.now(), clock.now(), site)

    return make


@pytest.fixture
def opened(db: Database, services: Services, school: StandardSchool) -> Opening:
    """`await opened(urgent=True)`: the number of a new ticket of the teacher for the technicians."""

    async def open_one(**values: Any) -> int:
        known = await services.directory.now()
        async with db.write(SYSTEM) as session:
            teacher = await session.get_one(Person, school.people["teacher"])
            made_up = {"team_id": known.team("technical").id, "room_id": school.rooms["214"], "place": None}
            return (await factories.ticket(session, teacher, **(made_up | values))).id

    return open_one


@pytest.fixture
async def chat(database_url: str, tmp_path: Path, clock: SetClock) -> AsyncIterator[Chat]:
    """The running program over HTTP with every persona in the messenger."""
    async with talking(database_url, tmp_path, clock) as chat:
        yield chat
