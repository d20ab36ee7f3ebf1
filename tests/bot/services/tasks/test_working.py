"""A task's way from being given to being closed, by whose hand, and what repeats."""

from datetime import date

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services import Services
from bot.services.tasks.setting import NewTask
from bot.services.tasks.states import Hand, Step, hands_of, steps_for
from bot.services.tasks.working import next_day
from models.delivery import OutboxNotice
from models.people import Person, Role, RoleGrant
from models.tasks import TaskState
from models.upkeep import Every
from tests import factories
from tests.databases import sqlite_only
from tests.personas import ActorOf, StandardSchool

FRIDAY, TODAY = date(2026, 11, 27), date(2026, 11, 24)


@pytest.fixture
async def task(db: Database, school: StandardSchool) -> int:
    """A task that the deputy gave the teacher."""
    async with db.write(SYSTEM) as session:
        people = [await session.get_one(Person, school.people[name]) for name in ("deputy", "teacher")]
        return (await factories.task(session, *people)).id


async def test_given_accepted_done_returned_done_closed(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database
) -> None:
    deputy, teacher = await actor_of("deputy"), await actor_of("teacher")
    work = services.tasks.working
    number = await work.give(deputy, NewTask(school.people["teacher"], " Собрать  список ", FRIDAY))
    await work.make(teacher, number, Step.ACCEPT)
    await work.make(teacher, number, Step.SAY, "В каком виде?")
    await work.make(deputy, number, Step.SAY, "Таблицей")
    await work.make(teacher, number, Step.DONE, "Лежит в папке")
    await work.make(deputy, number, Step.RETURN, "Нет 5Б")
    card = await services.tasks.read.card(teacher, number)
    assert (card.line.state, card.line.text, card.history[0].words) == (TaskState.ACCEPTED, "Собрать список", "Нет 5Б")
    await work.make(teacher, number, Step.DONE)
    await work.make(deputy, number, Step.CLOSE)
    card = await services.tasks.read.card(deputy, number)
    assert (card.line.state, card.steps) == (TaskState.CLOSED, (Step.SAY,))
    async with db.read() as session:
        told = [
            (row.person_id, row.kind) for row in await session.scalars(select(OutboxNotice).order_by(OutboxNotice.id))
        ]
    to = {name: school.people[name] for name in ("teacher", "deputy")}
    assert told == [
        (to["teacher"], "task.given"),
        (to["deputy"], "task.say"),
        (to["teacher"], "task.say"),
        (to["deputy"], "task.done"),
        (to["teacher"], "task.return"),
        (to["deputy"], "task.done"),
        (to["teacher"], "task.close"),
    ]


async def test_a_step_by_a_wrong_hand_or_too_late(services: Services, task: int, actor_of: ActorOf) -> None:
    work, teacher, deputy = services.tasks.working, await actor_of("teacher"), await actor_of("deputy")
    with pytest.raises(Denied):
        await work.make(deputy, task, Step.DONE)
    with pytest.raises(Denied):
        await work.make(teacher, task, Step.CANCEL)
    with pytest.raises(Invalid, match="error-words-needed"):
        await work.make(teacher, task, Step.SAY)
    await work.make(deputy, task, Step.CANCEL)
    with pytest.raises(Outdated):
        await work.make(deputy, task, Step.CANCEL)
    with pytest.raises(Outdated):
        await work.make(teacher, task, Step.DONE)
    for name in ("editor", "parent", "student", "technician"):
        try:
            await services.tasks.read.card(await actor_of(name), task)
        except Missing:
            continue
        pytest.fail(f"{name} sees a task that is not theirs")
    # The director and the head of the department are over the teacher: they read, and say something.
    for name in ("director", "keeper_of_many"):
        card = await services.tasks.read.card(await actor_of(name), task)
        assert card.hands == {Hand.HEAD}, name
        assert card.steps == (Step.SAY,), name


@sqlite_only
async def test_a_right_that_is_gone_is_gone_at_once(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database
) -> None:
    new = NewTask(school.people["teacher"], "Отчёт", None)
    await services.tasks.working.give(await actor_of("deputy"), new)
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, school.people["deputy"])
        await session.execute(update(RoleGrant).where(RoleGrant.person_id == person.id).values(role=Role.STAFF))
        await services.directory.touch(session)
    with pytest.raises(Denied, match="error-task-not-under"):
        await services.tasks.working.give(await actor_of("deputy"), new)


@sqlite_only
async def test_what_may_not_be_set(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    deputy, teacher, people = await actor_of("deputy"), school.people["teacher"], school.people
    cases: list[tuple[NewTask, type[Exception], str]] = [
        (NewTask(people["director"], "Отчёт", None), Denied, "error-task-not-under"),
        (NewTask(people["left"], "Отчёт", None), Missing, "error-person-missing"),
        (NewTask(people["parent"], "Отчёт", None), Missing, "error-person-missing"),
        (NewTask(teacher, "Отчёт", date(2026, 11, 23)), Invalid, "error-days-past"),
        (NewTask(teacher, "Отчёт", date(2029, 1, 1)), Invalid, "error-days-far"),
        (NewTask(teacher, "  ", FRIDAY), Invalid, "error-empty"),
        (NewTask(teacher, "а" * 501, FRIDAY), Invalid, "error-too-long"),
        (NewTask(teacher, "Отчёт", None, Every.WEEK), Invalid, "error-task-repeat-day"),
    ]
    for new, error, key in cases:
        with pytest.raises(error, match=key):
            await services.tasks.working.give(deputy, new)
    assert await services.tasks.read.given(deputy) == []
    with pytest.raises(Denied):
        await services.tasks.working.give(await actor_of("parent"), NewTask(people["parent"], "Отчёт", None))


async def test_what_repeats_comes_again_once(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    teacher = await actor_of("teacher")
    new = NewTask(school.people["teacher"], "Проверить копию", date(2026, 11, 24), Every.WEEK)
    number = await services.tasks.working.give(teacher, new)
    await services.tasks.working.make(teacher, number, Step.DONE)
    [line] = await services.tasks.read.mine(teacher)
    assert (line.due_on, line.state, line.every) == (date(2026, 12, 1), TaskState.ACCEPTED, Every.WEEK)
    with pytest.raises(Outdated):
        await services.tasks.working.make(teacher, number, Step.DONE)
    assert len(await services.tasks.read.mine(teacher)) == 1


@sqlite_only
async def test_what_was_given_comes_again_when_it_is_done_and_not_twice(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    deputy, teacher, work = await actor_of("deputy"), await actor_of("teacher"), services.tasks.working
    number = await work.give(deputy, NewTask(school.people["teacher"], "Сводка", FRIDAY, Every.MONTH))
    await work.make(teacher, number, Step.DONE)
    await work.make(deputy, number, Step.RETURN, "Не та")
    await work.make(teacher, number, Step.DONE)
    await work.make(deputy, number, Step.CLOSE)
    [line] = await services.tasks.read.mine(teacher)
    assert line.due_on == date(2026, 12, 27)


@sqlite_only
async def test_whoever_stands_in_does_it_and_a_head_says_something(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database, task: int
) -> None:
    async with db.write(SYSTEM) as session:
        teacher = await session.get_one(Person, school.people["teacher"])
        await factories.absence(session, teacher, first=TODAY, last=FRIDAY, deputy_id=school.people["editor"])
        await services.directory.touch(session)
    editor, director, work = await actor_of("editor"), await actor_of("director"), services.tasks.working
    assert [line.id for line in await services.tasks.read.mine(editor)] == [task]
    await work.make(director, task, Step.SAY, "Прошу поторопиться")
    with pytest.raises(Denied):
        await work.make(director, task, Step.DONE)
    await work.make(editor, task, Step.DONE)
    assert (await services.tasks.read.card(editor, task)).line.state is TaskState.DONE


def test_the_next_day_of_what_repeats() -> None:
    cases = {
        (date(2026, 11, 27), Every.WEEK): date(2026, 12, 4),
        (date(2026, 11, 6), Every.WEEK): date(2026, 11, 27),
        (date(2027, 1, 31), Every.MONTH): date(2027, 2, 28),
        (date(2026, 11, 30), Every.QUARTER): date(2027, 2, 28),
        (date(2026, 11, 30), Every.HALF_YEAR): date(2027, 5, 30),
        (date(2024, 2, 29), Every.YEAR): date(2027, 2, 28),
    }
    assert {case: next_day(*case, TODAY) for case in cases} == cases


def test_ones_own_task_is_done_moved_or_cancelled() -> None:
    own = hands_of(1, 1, 1, is_head=False)
    assert steps_for(own, TaskState.ACCEPTED) == (Step.DONE, Step.MOVE, Step.CANCEL)
    assert steps_for(hands_of(3, 1, 2, is_head=True), TaskState.GIVEN) == (Step.SAY,)
    assert steps_for(hands_of(3, 1, 2, is_head=False), TaskState.GIVEN) == ()
