"""A school that ran on the first release: after the upgrade everything is still there and on its screens."""

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias

import pytest
from sqlalchemy import Connection, MetaData, func, select, text
from sqlalchemy.exc import IntegrityError

from bot import migrate
from bot.access import SYSTEM, Actor, Sender
from bot.db import Database
from bot.services import Services, build_services
from bot.services.snapshot import TECHNICAL
from bot.services.tickets.states import Step
from handlers.reception import CHANNEL
from models import Base
from models.tickets import Ticket, TicketCategory, TicketState
from tests.databases import SCHOOL_MORNING, SetClock

# Rows by their tables.
Rows: TypeAlias = dict[str, list[dict[str, Any]]]

TEACHER, TECHNICIAN = 1, 2
# The states that the first release knew, by the ticket's number.
STATES = {1: "new", 2: "taken", 3: "solved", 4: "closed", 5: "cancelled"}


def to_revision(connection: Connection, revision: str) -> None:
    """Make the tables as a release had them."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def rows_of_old() -> Rows:
    """A small school as the first release wrote it, parents before children."""
    today, morning = date(2026, 9, 1), SCHOOL_MORNING
    taken = {2, 3, 4}
    tickets = [
        {
            "id": number,
            "state": state,
            "reporter_id": TEACHER,
            "room_id": None if number == 5 else 1,
            "place": "Спортзал" if number == 5 else None,
            "asset_id": 1 if number == 1 else None,
            "kind": "projector",
            "symptom": "no_picture",
            "words": f"Слова {number}",
            "assignee_id": TECHNICIAN if number in taken else None,
            "opened_at": morning - timedelta(days=number),
            "taken_at": morning - timedelta(hours=number) if number in taken else None,
            "solved_at": morning if number in {3, 4} else None,
            "closed_at": morning if number in {4, 5} else None,
        }
        for number, state in STATES.items()
    ]
    return {
        "school": [{"id": 1, "name": "Школа", "timezone": "Asia/Novokuznetsk", "week_days": 5, "revision": 9}],
        "buildings": [{"id": 1, "name": "Главный корпус"}],
        "rooms": [{"id": 1, "building_id": 1, "number": "214"}],
        "assets": [{"id": 1, "room_id": 1, "kind": "projector", "name": "Проектор"}],
        "people": [
            {"id": number, "surname": surname, "given_name": "Анна", "patronymic": "Ивановна"}
            for number, surname in ((TEACHER, "Ежова"), (TECHNICIAN, "Тихая"))
        ],
        "identities": [
            {"person_id": number, "channel": CHANNEL, "external_id": 1000 + number} for number in (TEACHER, TECHNICIAN)
        ],
        "role_grants": [
            {"person_id": TEACHER, "role": "staff", "since": today},
            {"person_id": TECHNICIAN, "role": "technician", "since": today},
        ],
        "tickets": tickets,
        "ticket_events": [
            {"ticket_id": number, "person_id": TEACHER, "action": "report", "words": None, "at": morning}
            for number in STATES
        ],
        "ticket_media": [
            {"ticket_id": 1, "person_id": TEACHER, "kind": "photo", "file_id": f"photo{number}"} for number in (1, 2)
        ],
        "report_drafts": [
            {
                "person_id": TEACHER,
                "room_id": 1,
                "kind": "projector",
                "words": "Мигает",
                "media": "photo photo7\nvideo video8",
                "updated_at": morning,
            }
        ],
    }


@pytest.fixture
async def upgraded(database_url: str, clock: SetClock) -> AsyncIterator[Database]:
    """A database of the first release with a school in it, after this program has started on it."""
    db = await upgraded_from(Database(database_url, clock), "0001", rows_of_old())
    yield db
    await db.close()


@pytest.fixture
def services(upgraded: Database, clock: SetClock) -> Services:
    return build_services(upgraded, clock)


async def upgraded_from(db: Database, revision: str, rows: Rows) -> Database:
    """The database of that release with these rows in it, brought to what the program is now."""
    async with db.engine.execution_options(writing=True).begin() as connection:
        await connection.run_sync(to_revision, revision)
    assert await migrate.current(db) == revision
    async with db.engine.execution_options(writing=True).begin() as connection:
        await connection.run_sync(fill, rows)
    await migrate.upgrade(db)
    return db


def fill(connection: Connection, filling: Rows) -> None:
    """Write the rows, parents before children, into the tables as they are there, not as the models are now."""
    tables = MetaData()
    tables.reflect(connection)
    is_postgres = connection.dialect.name == "postgresql"
    for name, rows in filling.items():
        for row in rows:
            connection.execute(tables.tables[name].insert().values(row if is_postgres else without_zones(row)))
        if is_postgres and isinstance(rows[0].get("id"), int) and name != "school":
            last = select(func.max(tables.tables[name].c.id)).scalar_subquery()
            connection.execute(select(func.setval(func.pg_get_serial_sequence(name, "id"), last)))


def without_zones(row: dict[str, Any]) -> dict[str, Any]:
    """Moments as SQLite keeps them."""
    return {key: value.replace(tzinfo=None) if isinstance(value, datetime) else value for key, value in row.items()}


async def actor_of(services: Services, person_id: int) -> Actor:
    return services.directory.actor(await services.directory.now(), Sender(CHANNEL, 1000 + person_id), "ru", None)


async def test_nothing_is_lost_and_every_reference_leads_somewhere(upgraded: Database) -> None:
    async with upgraded.read() as session:
        for name, rows in rows_of_old().items():
            count = select(func.count()).select_from(Base.metadata.tables[name])
            assert (await session.execute(count)).scalar_one() == len(rows), name
        for row in rows_of_old()["tickets"]:
            kept = await session.get_one(Ticket, row["id"])
            assert {key: getattr(kept, key) for key in row} == row
        if upgraded.is_sqlite:
            assert (await session.execute(text("PRAGMA foreign_keys"))).scalar_one() == 1
            assert (await session.execute(text("PRAGMA foreign_key_check"))).all() == []
            assert (await session.execute(text("PRAGMA integrity_check"))).scalar_one() == "ok"


async def test_references_hold_after_the_upgrade(upgraded: Database) -> None:
    for change in ("UPDATE tickets SET team_id = 999", "UPDATE buildings SET head_id = 999", "DELETE FROM people"):
        with pytest.raises(IntegrityError):
            async with upgraded.write(SYSTEM) as session:
                await session.execute(text(change))


async def test_tickets_are_the_technicians_and_the_old_steps_go_on(services: Services) -> None:
    technician, teacher = await actor_of(services, TECHNICIAN), await actor_of(services, TEACHER)
    technical = (await services.directory.now()).team(TECHNICAL)
    assert technical.id in technician.teams
    for row in rows_of_old()["tickets"]:
        card = await services.tickets.read.card(technician, row["id"])
        assert (card.state, card.words, card.team) == (row["state"], row["words"], technical)
        assert (card.line.category, card.line.urgent, card.followers) == (TicketCategory.FAULT, False, 0)
        assert card.responded_at == row["taken_at"]
        assert [step.action for step in card.history] == ["report"]
    files = [(file.kind, file.file_id) for file in (await services.tickets.read.card(teacher, 1)).attachments]
    assert files == [("photo", "photo1"), ("photo", "photo2")]
    lines, total = await services.tickets.queue.page(technician, 0, 10)
    assert (total, {line.ticket.id for line in lines}) == (2, {1, 2})
    await services.tickets.working.make(technician, 1, Step.TAKE)
    await services.tickets.working.make(teacher, 3, Step.CONFIRM)
    assert (await services.tickets.read.card(teacher, 3)).state is TicketState.CLOSED


async def test_the_clock_gives_old_tickets_their_terms(services: Services) -> None:
    technician = await actor_of(services, TECHNICIAN)
    assert (await services.tickets.read.card(technician, 1)).solve_by is None
    await services.tickets.ticking.tick()
    assert (await services.tickets.read.card(technician, 1)).solve_by is not None


async def test_a_draft_with_photos_of_before_is_sent(services: Services) -> None:
    teacher = await actor_of(services, TEACHER)
    draft = await services.tickets.reporting.draft(teacher)
    assert draft is not None
    assert (draft.is_ready, draft.urgent, draft.aside) == (True, False, None)
    assert [(file.kind, file.file_id) for file in draft.attachments] == [("photo", "photo7"), ("video", "video8")]
    sent = await services.tickets.reporting.send(teacher)
    card = await services.tickets.read.card(teacher, sent.ticket_id)
    assert (card.id, card.words) == (6, "Мигает")
    assert [(file.kind, file.file_id) for file in card.attachments] == [("photo", "photo7"), ("video", "video8")]


async def test_the_school_is_known_as_before(services: Services) -> None:
    school = await services.directory.now()
    assert (school.name, [room.number for room in school.rooms.values()]) == ("Школа", ["214"])
    assert {team.code for team in school.teams.values()} == {"technical", "supplies", "site", "journal"}
    assert {person.name for person in school.people.values()} == {"Ежова А. И.", "Тихая А. И."}
