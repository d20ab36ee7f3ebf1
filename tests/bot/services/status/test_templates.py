"""The school's own templates as they are kept: one a document, by whom, given up again."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Repeated
from bot.reports.school_package import Flaw, Problem
from bot.reports.school_report import Kind, default_template
from bot.services import Services, build_services
from bot.services.status.templates import SentFile, Templates, kind_of
from models.base import table
from models.status import DocumentTemplate
from tests import factories
from tests.bot.reports.test_school_template import template
from tests.databases import SetClock
from tests.personas import ActorOf, StandardSchool

FILE = SentFile("own", "Бланк.docx", 0)


class Messenger:
    """Has one file."""

    content = template("{{ school }}")

    async def download(self, file_id: str, limit: int) -> bytes:
        if file_id != FILE.file_id:
            raise Invalid("error-file-gone")
        return self.content


@pytest.fixture
def messenger() -> Messenger:
    return Messenger()


@pytest.fixture
def templates(
    db: Database, clock: SetClock, services: Services, messenger: Messenger, monkeypatch: pytest.MonkeyPatch
) -> Templates:
    made = build_services(db, clock, messenger)

    async def at_once(function: Any, *args: Any) -> Any:
        return function(*args)

    monkeypatch.setattr(made.worker, "make", at_once)
    return made.status.templates


async def test_a_template_takes_the_place_of_the_one_before_it(
    db: Database,
    templates: Templates,
    messenger: Messenger,
    actor_of: ActorOf,
    clock: SetClock,
    school: StandardSchool,
) -> None:
    coordinator, admin = await actor_of("coordinator"), await actor_of("admin", update_id=7)
    assert await templates.set(coordinator, Kind.YEAR, FILE) == []
    messenger.content = template("{{ year }}")
    assert await templates.set(admin, Kind.YEAR, SentFile("own", "\u202e", 0)) == []
    with pytest.raises(Repeated):
        await templates.set(admin, Kind.YEAR, FILE)
    assert await templates.content(admin, Kind.YEAR) == messenger.content
    assert await templates.content(await actor_of("deputy"), Kind.PERIOD) == default_template(Kind.PERIOD)
    async with db.write(SYSTEM) as session:
        # Of a version that had another document.
        await factories.document_template(session, kind="slides")
    own = await templates.own(coordinator)
    assert {kind: one.name for kind, one in own.items()} == {Kind.YEAR: "year_report.docx"}
    columns = table(DocumentTemplate).c
    async with db.read() as session:
        row = (await session.execute(select(columns.set_by, columns.set_at).where(columns.kind == "year_report"))).one()
    assert (row.set_by, row.set_at) == (school.people["admin"], clock.time)
    await templates.reset(coordinator, Kind.YEAR)
    assert await templates.content(coordinator, Kind.YEAR) == default_template(Kind.YEAR)
    assert await templates.own(coordinator) == {}


async def test_what_is_no_template_changes_nothing(
    templates: Templates, messenger: Messenger, actor_of: ActorOf
) -> None:
    coordinator = await actor_of("coordinator")
    assert await templates.set(coordinator, Kind.YEAR, FILE) == []
    messenger.content = template("{{ yaer }}")
    assert await templates.set(coordinator, Kind.YEAR, FILE) == [Problem(Flaw.UNKNOWN, "yaer")]
    with pytest.raises(Invalid):
        await templates.set(coordinator, Kind.YEAR, SentFile("gone", "Бланк.docx", 0))
    assert await templates.content(coordinator, Kind.YEAR) == Messenger.content
    for name in ("deputy", "teacher", "parent", "stranger"):
        with pytest.raises(Denied):
            await templates.set(await actor_of(name), Kind.YEAR, FILE)
        with pytest.raises(Denied):
            await templates.reset(await actor_of(name), Kind.YEAR)
    for name in ("teacher", "parent", "stranger"):
        with pytest.raises(Denied):
            await templates.content(await actor_of(name), Kind.YEAR)
    with pytest.raises(Missing):
        kind_of("year")
