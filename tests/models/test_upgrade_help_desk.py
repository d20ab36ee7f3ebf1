"""A school that ran on the release with the help desk: after the upgrade every row is there and the plan can begin."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import func, inspect, select, text

from bot.db import Database
from bot.services import build_services
from bot.services.tasks.setting import NewTask
from bot.services.tickets.states import Step
from handlers.reception import CHANNEL
from models import Base
from models.school import TermsKind
from models.tickets import TicketState
from tests.databases import SCHOOL_MORNING, SetClock
from tests.models.test_upgrade import Rows, actor_of, rows_of_old, upgraded_from

TEACHER, TECHNICIAN, PARENT, CHILD, HEAD = range(1, 6)
# The service of the school's own, beside the four that the upgrade to the help desk made.
OWN_TEAM = 5
SINCE, NOW = date(2026, 9, 1), SCHOOL_MORNING
# Of the newer releases: empty after the upgrade.
NEW_TABLES = {
    "calendar_feeds",
    "summary_wishes",
    "document_templates",
    "group_chats",
    "muted_topics",
    "news_files",
    "news_posts",
    "news_recipients",
    "news_tallies",
    "plan_drafts",
    "posts",
    "roadmap_assignees",
    "roadmap_controls",
    "roadmap_events",
    "roadmap_evidence",
    "roadmap_items",
    "roadmap_sections",
    "roadmap_watchers",
    "saved_audiences",
    "school_terms",
    "sealed_sheets",
    "survey_asked",
    "survey_drafts",
    "survey_sheets",
    "survey_units",
    "surveys",
    "task_drafts",
    "task_events",
    "tasks",
    "website",
    "website_entries",
}


def rows_of_people() -> Rows:
    """Everybody with everything that is kept about people."""
    old = rows_of_old()
    names = {PARENT: ("Мамина", "Елена", ""), CHILD: ("", "А. М.", ""), HEAD: ("Главина", "Анна", "Львовна")}
    people = [
        {"id": number, "surname": surname, "given_name": given, "patronymic": patronymic}
        for number, (surname, given, patronymic) in names.items()
    ]
    codes = {"uses_left": 1, "created_by": HEAD, "created_at": NOW, "expires_at": NOW + timedelta(days=30)}
    consent = {"purpose": "participation", "version": "1", "given_at": NOW, "withdrawn_at": None}
    return {
        "school": old["school"],
        "calendar_days": [{"day": date(2026, 12, 31), "kind": "off", "note": None}],
        "buildings": old["buildings"],
        "rooms": old["rooms"],
        "assets": old["assets"],
        "classes": [{"id": 1, "year": 5, "letter": "А"}],
        "people": [*old["people"], *people],
        "identities": [
            {"person_id": number, "channel": CHANNEL, "external_id": 1000 + number}
            for number in (TEACHER, TECHNICIAN, PARENT, HEAD)
        ],
        "role_grants": [
            {"person_id": person, "role": role, "building_id": building, "since": SINCE, "until": None}
            for person, role, building in (
                (TEACHER, "staff", None),
                (TECHNICIAN, "technician", 1),
                (PARENT, "parent", None),
                (HEAD, "coordinator", None),
                (HEAD, "admin", None),
            )
        ],
        "guardianships": [{"parent_id": PARENT, "child_id": CHILD}],
        "class_teachers": [{"class_id": 1, "person_id": TEACHER}],
        "room_keepers": [{"room_id": 1, "person_id": TEACHER}],
        "departments": [{"id": 1, "name": "Кафедра", "head_id": HEAD}],
        "department_members": [{"department_id": 1, "person_id": TEACHER}],
        "absences": [{"person_id": HEAD, "deputy_id": TEACHER, "first": SINCE, "last": SINCE}],
        "invitations": [{"child_id": CHILD, "person_id": None, "token_hash": "t", "code_hash": "c", **codes}],
        "code_guesses": [{"sender_hash": "h", "hour": NOW, "wrong": 2}],
        "consents": [{"person_id": TEACHER, **consent}],
        "audit": [{"at": NOW, "actor_id": HEAD, "action": "person.add", "subject": "person:1"}],
        "expectations": [{"person_id": TEACHER, "address": "ticket:1", "expires_at": NOW + timedelta(days=1)}],
        "import_drafts": [{"person_id": HEAD, "file_id": "file", "updated_at": NOW}],
    }


def rows_of_the_desk() -> Rows:
    """Tickets in every kind of state, and all that stands around them."""
    states = ("new", "taken", "waiting", "solved", "closed", "cancelled", "merged", "unconfirmed")
    tickets: list[dict[str, Any]] = [
        {
            "id": number,
            "state": state,
            "reporter_id": TEACHER,
            "room_id": 1,
            "kind": "projector",
            "symptom": "no_picture",
            "words": f"Слова {number}",
            "category": "fault",
            "urgent": number == 1,
            "team_id": 1,
            "assignee_id": TECHNICIAN if state in {"taken", "waiting", "solved"} else None,
            "opened_at": NOW - timedelta(days=1),
            "responded_at": NOW - timedelta(hours=2) if state == "taken" else None,
            "react_by": NOW + timedelta(hours=1),
            "solve_by": NOW + timedelta(hours=8),
            "paused_since": NOW if state == "waiting" else None,
            "paused_seconds": 60 * number,
            "waiting_for": "reporter" if state == "waiting" else None,
            "waiting_until": date(2026, 11, 30) if state == "waiting" else None,
            "waiting_words": "Какой кабинет?" if state == "waiting" else None,
            "rating": 5 if state == "closed" else None,
            "follower_count": 1 if number == 1 else 0,
            "merged_into_id": 1 if state == "merged" else None,
            "returns": 1,
        }
        for number, state in enumerate(states, 1)
    ]
    shortage = {"category": "shortage", "kind": "paper", "symptom": None, "consumable_id": 1, "purchase_id": 1}
    shortage |= {"id": 9, "team_id": 2, "left": "пачка"}
    planned = {"id": 10, "category": "planned", "planned_id": 1, "outage_id": 1, "team_id": OWN_TEAM}
    tickets += [tickets[0] | more | {"follower_count": 0, "urgent": False} for more in (shortage, planned)]
    return {
        "teams": [{"id": OWN_TEAM, "code": None, "name": "Звук", "role": None, "head_id": HEAD, "is_closed": False}],
        "team_members": [{"team_id": OWN_TEAM, "person_id": TEACHER}],
        "routes": [{"kind": "speakers", "symptom": None, "building_id": 1, "team_id": OWN_TEAM}],
        "term_targets": [{"kind": "", "urgent": True, "reaction_minutes": 30, "solution_minutes": 120}],
        "consumables": [{"id": 1, "name": "Бумага", "unit": "pack", "kind": None, "stock": 3, "minimum": 5}],
        "purchases": [{"id": 1, "created_by": HEAD, "created_at": NOW, "received_at": None}],
        "outages": [
            {"id": 1, "kind": "internet", "words": "Роутер", "team_id": 1, "opened_by": TECHNICIAN, "opened_at": NOW}
        ],
        "outage_followers": [{"outage_id": 1, "person_id": TEACHER, "at": NOW}],
        "planned_works": [
            {
                "id": 1,
                "title": "Чистка",
                "kind": "projector",
                "team_id": OWN_TEAM,
                "checklist": "Лампа\nФильтр",
                "every": "month",
                "next_on": date(2026, 12, 1),
                "assignee_id": TEACHER,
                "created_by": HEAD,
            }
        ],
        "tickets": tickets,
        "ticket_followers": [{"ticket_id": 1, "person_id": HEAD, "at": NOW}],
        "ticket_events": [
            {"id": 1, "ticket_id": 1, "person_id": TEACHER, "action": "report", "words": None, "at": NOW},
            {"id": 2, "ticket_id": 1, "person_id": TECHNICIAN, "action": "say", "words": "Где?", "at": NOW},
        ],
        "ticket_media": [
            {"ticket_id": 1, "person_id": TEACHER, "kind": "voice", "file_id": "v1", "event_id": 1, "position": 7}
        ],
        "ticket_checks": [
            {"ticket_id": 10, "position": 1, "words": "Лампа", "done_by": TEACHER, "done_at": NOW},
            {"ticket_id": 10, "position": 2, "words": "Фильтр", "done_by": None, "done_at": None},
        ],
        "stock_moves": [{"consumable_id": 1, "ticket_id": 9, "person_id": HEAD, "amount": -2, "at": NOW}],
        "report_drafts": [{"person_id": TEACHER, "room_id": 1, "words": "Ещё", "media": "photo p1", "updated_at": NOW}],
        "outbox": [
            {
                "person_id": TEACHER,
                "kind": "ticket.say",
                "subject": "ticket:1",
                "args": {"words": "Где?"},
                "urgent": False,
                "state": "queued",
                "due_at": NOW,
                "attempts": 0,
                "created_at": NOW,
            }
        ],
        "handled_updates": [{"update_id": 7, "shows": "ticket:1", "at": NOW}],
        "updates_put_aside": [{"update_id": 8, "kind": "message", "error": "ValueError", "at": NOW}],
    }


def rows_of_before() -> Rows:
    return rows_of_people() | rows_of_the_desk()


@pytest.fixture
async def upgraded(database_url: str, clock: SetClock) -> AsyncIterator[Database]:
    """A database of the second release with a school in it, after this program has started on it."""
    db = await upgraded_from(Database(database_url, clock), "0002", rows_of_before())
    yield db
    await db.close()


async def test_every_row_of_every_table_is_as_it_was(upgraded: Database) -> None:
    """And no table of that release was forgotten here."""
    filling = rows_of_before()
    async with upgraded.engine.connect() as connection:
        there = set(await connection.run_sync(lambda one: inspect(one).get_table_names()))
    assert there == filling.keys() | NEW_TABLES | {"alembic_version"}
    async with upgraded.read() as session:
        for name, rows in filling.items():
            columns = Base.metadata.tables[name].c
            found = [dict(row) for row in (await session.execute(select(*columns))).mappings()]
            assert len(found) == len(rows) + (4 if name == "teams" else 0), name
            for row in rows:
                assert any(all(one[key] == value for key, value in row.items()) for one in found), (name, row)
        for name in NEW_TABLES:
            count = select(func.count()).select_from(Base.metadata.tables[name])
            assert (await session.execute(count)).scalar_one() == 0, name
        if upgraded.is_sqlite:
            assert (await session.execute(text("PRAGMA foreign_key_check"))).all() == []
            assert (await session.execute(text("PRAGMA integrity_check"))).scalar_one() == "ok"


async def test_the_desk_goes_on_and_the_plan_begins(upgraded: Database, clock: SetClock) -> None:
    services = build_services(upgraded, clock)
    school = await services.directory.now()
    assert (school.terms_kind, school.posts, school.own_terms) == (TermsKind.QUARTERS, {}, {})
    assert {person.morning_at for person in school.people.values()} == {None}
    teacher, technician, head = [await actor_of(services, number) for number in (TEACHER, TECHNICIAN, HEAD)]
    card = await services.tickets.read.card(technician, 1)
    assert (card.words, card.line.urgent, card.followers, len(card.attachments)) == ("Слова 1", True, 1, 1)
    await services.tickets.ticking.tick()
    await services.tickets.working.make(technician, 1, Step.TAKE)
    assert (await services.tickets.read.card(teacher, 1)).state is TicketState.TAKEN
    kept = await services.privacy.about(teacher)
    assert kept.help_desk.deeds
    assert (kept.plan.items, kept.plan.deeds) == ([], [])
    assert await services.tasks.read.mine(teacher) == []
    task = await services.tasks.working.give(head, NewTask(HEAD, "Загрузить план", date(2026, 11, 27), None))
    assert (await services.tasks.read.card(head, task)).line.text == "Загрузить план"
