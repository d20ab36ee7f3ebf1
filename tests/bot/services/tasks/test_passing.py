"""Tasks of somebody who is gone, by rule and in the database."""

from types import SimpleNamespace

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.tasks.passing import Heir, heir_of
from models.delivery import OutboxNotice
from models.people import Person
from models.tasks import Task, TaskEvent, TaskState
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import ActorOf, StandardSchool

GIVEN, ACCEPTED, DONE = TaskState.GIVEN, TaskState.ACCEPTED, TaskState.DONE
CLOSED, CANCELLED = TaskState.CLOSED, TaskState.CANCELLED
GONE, HEIR, OTHER = 1, 2, 3


def test_who_goes_on_with_a_task() -> None:
    """By author, doer, state, whether it is a step of an item, the successor: author, doer and state after it."""
    cases: list[tuple[int, int, TaskState, int | None, int | None, Heir]] = [
        (OTHER, GONE, ACCEPTED, None, HEIR, Heir(OTHER, HEIR, GIVEN)),
        (OTHER, GONE, DONE, None, HEIR, Heir(OTHER, HEIR, DONE)),
        (OTHER, GONE, GIVEN, None, None, Heir(OTHER, OTHER, ACCEPTED)),
        (OTHER, GONE, DONE, None, None, Heir(OTHER, GONE, DONE)),
        (HEIR, GONE, GIVEN, None, HEIR, Heir(HEIR, HEIR, ACCEPTED)),
        (GONE, OTHER, GIVEN, None, HEIR, Heir(HEIR, OTHER, GIVEN)),
        (GONE, OTHER, GIVEN, None, None, Heir(OTHER, OTHER, ACCEPTED)),
        (GONE, OTHER, DONE, None, None, Heir(OTHER, OTHER, CLOSED)),
        (GONE, HEIR, DONE, None, HEIR, Heir(HEIR, HEIR, CLOSED)),
        (GONE, GONE, ACCEPTED, None, HEIR, Heir(GONE, GONE, CANCELLED)),
        (GONE, GONE, ACCEPTED, 7, HEIR, Heir(HEIR, HEIR, ACCEPTED)),
        (GONE, GONE, ACCEPTED, 7, None, Heir(GONE, GONE, CANCELLED)),
    ]
    for author, doer, state, item, successor, expected in cases:
        row = SimpleNamespace(author_id=author, person_id=doer, state=state, item_id=item)
        assert heir_of(row, GONE, successor) == expected, (author, doer, state, item, successor)


@pytest.mark.parametrize("heir", ["namesake_one", None])
async def test_a_leavers_tasks_go_on(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, heir: str | None
) -> None:
    people = school.people
    async with db.write(SYSTEM) as session:
        leaver, deputy, teacher = [
            await session.get_one(Person, people[name]) for name in ("editor", "deputy", "teacher")
        ]
        taken = await factories.task(session, deputy, leaver, state=ACCEPTED, escalated=1)
        given = await factories.task(session, leaver, teacher, state=DONE)
        own = await factories.task(session, leaver, state=ACCEPTED, due_on=None)
        closed = await factories.task(session, deputy, leaver, state=CLOSED)
        numbers = taken.id, given.id, own.id, closed.id
    plan = await services.people.leaving.plan(await actor_of("admin"), people["editor"], people[heir] if heir else 0)
    assert plan.tasks == 3
    await services.people.leaving.confirm(await actor_of("admin"), people["editor"], people[heir] if heir else 0)
    async with db.read() as session:
        rows = [await session.get_one(Task, number) for number in numbers]
        names = {number: name for name, number in people.items()}
        stand = [(names[row.author_id], names[row.person_id], row.state) for row in rows]
        steps = {(row.task_id, row.action) for row in await session.scalars(select(TaskEvent))}
        told = {
            (names[row.person_id or 0], row.kind, row.subject)
            for row in await session.scalars(select(OutboxNotice).where(OutboxNotice.kind.startswith("task.")))
        }
    assert steps == {(taken.id, "pass"), (given.id, "pass"), (own.id, "cancel")}
    assert [stand[2], stand[3]] == [("editor", "editor", CANCELLED), ("deputy", "editor", CLOSED)]
    if heir:
        assert stand[:2] == [("deputy", heir, GIVEN), (heir, "teacher", DONE)]
        assert told == {(heir, "task.given", f"task:{taken.id}")}
    else:
        assert stand[:2] == [("deputy", "deputy", ACCEPTED), ("teacher", "teacher", CLOSED)]
        assert told == {("deputy", "task.back", f"task:{taken.id}")}
    assert (rows[0].remind_on, rows[0].escalated) == (SCHOOL_MORNING.date(), 0)
    assert (rows[1].closed_at is None, rows[1].remind_on) == (heir is not None, None)
