"""What all tests share: a fresh database of either kind, the standard school in it, its people, the running program,
a browser, and no silent skip where a server or a browser is promised.

`db`, `services`, `school`, `chat` run a test on SQLite and on PostgreSQL; tests/databases.py has marks for one of them.
"""

import gc
import os
import shutil
import ssl
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from uuid import uuid4

import hypothesis
import pytest
from sqlalchemy import select

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
from tests.databases import SetClock, SqliteFile, share_compiled
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
from tests.postgres import Postgres

# What the state "school" of a database has in it, by the kind of the database.
SCHOOLS: dict[str, StandardSchool] = {}

# What takes seconds a test: the program started by itself, a browser, all screens. First, so that no worker is left
# with it when the others have nothing more to do (`make test` gives out whole files, in this order).
LONG = (
    "tests/journeys/",
    "tests/browser/",
    "tests/bot/test_running.py",
    "tests/bot/test_doctor.py",
    "tests/bot/playground/test_browser.py",
    "tests/handlers/test_crawler.py",
    "tests/handlers/test_tampering.py",
)

# A test is green or red by what the code is, not by luck; `make search` looks for cases that nobody has met yet.
hypothesis.settings.register_profile("repeatable", derandomize=True)
hypothesis.settings.register_profile("searching", max_examples=2_000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

REQUIRED_BY = {"postgres": "REQUIRE_POSTGRES", "browser": "REQUIRE_BROWSER"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what is LONG first, and leave the order as it is otherwise."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays until the end: all modules and all tests."""
    gc.freeze()


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


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """The address of a PostgreSQL server. The test carries the mark `postgres`."""
    server = os.environ.get("TEST_POSTGRES_URL")
    if not server:
        pytest.skip("no PostgreSQL: TEST_POSTGRES_URL=postgresql+psycopg://… names one; .ci/run brings one up")
    return server


@pytest.fixture(scope="session")
def postgres(postgres_server: str) -> Iterator[Postgres]:
    """The PostgreSQL database of `db`: the same for all tests, which find nothing of each other in it."""
    with made(postgres_server) as postgres:
        yield postgres


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty PostgreSQL database for one test."""
    with made(postgres_server) as postgres:
        yield postgres.url


@contextmanager
def made(server: str) -> Iterator[Postgres]:
    """A new database, dropped at the end."""
    postgres = Postgres(server, f"test_{uuid4().hex}")
    postgres.make()
    yield postgres
    postgres.drop()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database of each kind in turn: a test that asks for it runs on both. With `db`, the one of that."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    if "db" in request.fixturenames:
        return cast(Postgres, request.getfixturevalue("postgres")).url
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def states(request: pytest.FixtureRequest, database_url: str) -> SqliteFile | Postgres:
    """What the database of `db` can be put back to."""
    path = file_of(database_url)
    return SqliteFile(path) if path else cast(Postgres, request.getfixturevalue("postgres"))


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
async def db(
    request: pytest.FixtureRequest, database_url: str, states: SqliteFile | Postgres, clock: SetClock
) -> AsyncIterator[Database]:
    """A migrated database with nothing in it; with the standard school where the test asks for `school`."""
    wanted = ["school", "migrated"] if "school" in request.fixturenames else ["migrated"]
    db = Database(database_url, clock)
    is_filled = any(states.put_back(name) for name in wanted)
    await share_compiled(db)
    if not is_filled:
        await migrate.upgrade(db)
        states.keep("migrated")
    yield db
    await db.close()


@pytest.fixture
async def services(db: Database, clock: SetClock, tmp_path: Path) -> AsyncIterator[Services]:
    """All use cases of a school that has a time zone and nothing else yet."""
    services = build_services(db, clock, folder=tmp_path / "data")
    services.invitations.bot_name = "school_bot"
    await services.school.ensure("Asia/Novokuznetsk")
    yield services
    await services.worker.close()


@pytest.fixture
async def school(db: Database, services: Services, states: SqliteFile | Postgres) -> StandardSchool:
    """The standard school and its people (tests/personas.py), in the database."""
    async with db.read() as session:
        if (await session.execute(select(Person.id).limit(1))).first() is not None:
            return SCHOOLS[db.engine.dialect.name]
    async with db.write(SYSTEM) as session:
        school = await build_school(session)
        await services.directory.touch(session)
    states.keep("school")
    SCHOOLS[db.engine.dialect.name] = school
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


@pytest.fixture(scope="session")
def quick_client() -> Iterator[None]:
    """aiogram reads the certificates of all authorities for each client, and waits a while after it closed one."""
    from aiogram.client.session.aiohttp import AiohttpSession

    async def close(session: AiohttpSession) -> None:
        if session._session is not None:
            await session._session.close()

    secure = SimpleNamespace(create_default_context=cache(ssl.create_default_context))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aiogram.client.session.aiohttp.ssl", secure)
        patch.setattr(AiohttpSession, "close", close)
        yield


@pytest.fixture
async def chat(
    database_url: str, school: StandardSchool, tmp_path: Path, clock: SetClock, quick_client: None
) -> AsyncIterator[Chat]:
    """The running program over HTTP with every persona in the messenger."""
    async with talking(database_url, school, tmp_path, clock) as chat:
        yield chat
