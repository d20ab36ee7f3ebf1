"""What all tests share: a fresh database of either kind, a browser, and no silent skip where both are promised."""

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

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
