"""Questions, answers and additions on a ticket: who is told, what becomes of it, who may not speak."""

from collections.abc import Sequence

import pytest
from sqlalchemy import delete, select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services import Services
from bot.services.tickets.states import Step
from bot.services.tickets.talking import Became, Said
from models.people import Person, RoleGrant
from models.teams import Team
from models.tickets import TicketState, WaitingFor
from tests import factories
from tests.bot.services.tickets.conversation import SPARK, WHEN, change, events, follow, row, told
from tests.databases import SetClock
from tests.personas import ActorOf, Opening, StandardSchool


async def test_a_question_stops_the_term_and_an_answer_lets_it_go_on(
    services: Services, db: Database, school: StandardSchool, clock: SetClock, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened()
    technician, teacher = await actor_of("technician"), await actor_of("teacher")
    assert (await services.tickets.talking.ask(technician, number, WHEN)).became is Became.ASKED
    asked = await row(db, number)
    assert (asked.state, asked.waiting_for) == (TicketState.WAITING, WaitingFor.REPORTER)
    assert asked.paused_since == asked.responded_at == clock.now()
    assert asked.assignee_id == technician.person_id
    assert await told(db, school, "asked") == ["teacher"]
    clock.advance(hours=2)
    assert (await services.tickets.talking.add(teacher, number, Said("Сейчас"))).became is Became.ANSWERED
    answered = await row(db, number)
    assert (answered.state, answered.waiting_for, answered.paused_since) == (TicketState.TAKEN, None, None)
    assert answered.paused_seconds == 2 * 3_600
    assert answered.taken_at == clock.now()
    assert await told(db, school, "answered") == ["technician"]
    assert await events(db, number) == [("ask", WHEN.words), ("answer", "Сейчас")]


async def test_a_second_question_does_not_start_the_pause_anew(
    services: Services, db: Database, clock: SetClock, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened()
    for _ in range(2):
        await services.tickets.talking.ask(await actor_of("technician"), number, WHEN)
        clock.advance(hours=1)
    await services.tickets.talking.add(await actor_of("teacher"), number, SPARK)
    assert (await row(db, number)).paused_seconds == 2 * 3_600


async def test_an_answer_makes_a_ticket_new_where_nobody_holds_it(
    services: Services, db: Database, school: StandardSchool, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened()
    await services.tickets.talking.ask(await actor_of("technician"), number, WHEN)
    await change(db, number, assignee_id=None)
    await services.tickets.talking.add(await actor_of("teacher"), number, SPARK)
    answered = await row(db, number)
    assert (answered.state, answered.taken_at) == (TicketState.NEW, None)
    assert await told(db, school, "answered") == ["technician"], "the service; of the main building, and who asked"


async def test_who_asked_on_another_ones_ticket_gets_the_answer_too(
    services: Services, db: Database, school: StandardSchool, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened()
    await services.tickets.working.make(await actor_of("technician"), number, Step.TAKE)
    await services.tickets.talking.ask(await actor_of("second_technician"), number, WHEN)
    await services.tickets.talking.add(await actor_of("teacher"), number, SPARK)
    assert await told(db, school, "answered") == ["second_technician", "technician"]


async def test_the_answer_goes_to_whoever_stands_in_for_the_holder(
    services: Services, db: Database, school: StandardSchool, clock: SetClock, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened()
    await services.tickets.talking.ask(await actor_of("technician"), number, WHEN)
    async with db.write(SYSTEM) as session:
        holder = await session.get_one(Person, school.people["technician"])
        today = (await services.directory.now()).today(clock.now())
        await factories.absence(session, holder, first=today, last=today, deputy_id=school.people["second_technician"])
        await services.directory.touch(session)
    await services.tickets.talking.add(await actor_of("teacher"), number, SPARK)
    assert "second_technician" in await told(db, school, "answered")


async def test_a_followers_words_are_no_answer(
    services: Services, db: Database, school: StandardSchool, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened()
    await follow(db, school, number, "class_teacher")
    await services.tickets.talking.ask(await actor_of("technician"), number, WHEN)
    assert await told(db, school, "asked") == ["class_teacher", "teacher"]
    heard = await services.tickets.talking.add(await actor_of("class_teacher"), number, SPARK)
    assert heard.became is Became.ADDED
    assert (await row(db, number)).state is TicketState.WAITING
    assert (await told(db, school, "added"), await told(db, school, "answered")) == (["technician"], [])


@pytest.mark.parametrize(
    ("name", "listeners"),
    [
        ("teacher", ["technician"]),
        ("technician", ["class_teacher", "teacher"]),
        ("second_technician", ["class_teacher", "teacher", "technician"]),
    ],
)
async def test_additions_travel_to_the_other_side(
    services: Services,
    db: Database,
    school: StandardSchool,
    opened: Opening,
    actor_of: ActorOf,
    name: str,
    listeners: Sequence[str],
) -> None:
    number = await opened()
    await follow(db, school, number, "class_teacher")
    await services.tickets.working.make(await actor_of("technician"), number, Step.TAKE)
    await services.tickets.talking.add(await actor_of(name), number, SPARK)
    assert await told(db, school, "added") == listeners


async def test_a_pupil_and_the_keeper_talk_until_the_report_is_passed_on(
    services: Services, db: Database, school: StandardSchool, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened(reporter_id=school.people["student"], state=TicketState.UNCONFIRMED)
    await services.tickets.talking.add(await actor_of("student"), number, SPARK)
    assert await told(db, school, "added") == ["teacher"]
    await services.tickets.talking.add(await actor_of("teacher"), number, SPARK)
    assert await told(db, school, "added") == ["student", "teacher"]


@pytest.mark.parametrize("name", ["stranger", "parent", "class_teacher", "storekeeper", "director", "left"])
async def test_nobody_else_says_anything(
    services: Services, db: Database, opened: Opening, actor_of: ActorOf, name: str
) -> None:
    number = await opened()
    somebody = await actor_of(name)
    talking = services.tickets.talking
    for saying in (talking.add, talking.ask, talking.note):
        with pytest.raises((Denied, Missing)):
            await saying(somebody, number, SPARK)
    assert await events(db, number) == []


@pytest.mark.parametrize("name", ["teacher", "class_teacher", "editor", "director", "student"])
async def test_only_its_service_asks_and_notes(
    services: Services, db: Database, school: StandardSchool, opened: Opening, actor_of: ActorOf, name: str
) -> None:
    number = await opened()
    await follow(db, school, number, "class_teacher")
    somebody = await actor_of(name)
    for saying in (services.tickets.talking.ask, services.tickets.talking.note):
        with pytest.raises((Denied, Missing)):
            await saying(somebody, number, SPARK)
    assert await events(db, number) == []


async def test_a_revoked_role_asks_no_more(
    services: Services, db: Database, school: StandardSchool, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened()
    async with db.write(SYSTEM) as session:
        await session.execute(delete(RoleGrant).where(RoleGrant.person_id == school.people["technician"]))
        await services.directory.touch(session)
    technician = await actor_of("technician")
    with pytest.raises(Missing):
        await services.tickets.talking.ask(technician, number, WHEN)
    with pytest.raises(Missing):
        await services.tickets.talking.note(technician, number, WHEN)


async def test_a_question_that_nobody_would_answer_is_refused(
    services: Services, db: Database, school: StandardSchool, opened: Opening, actor_of: ActorOf
) -> None:
    technician = await actor_of("technician")
    for reporter, key in (("technician", "oneself"), ("not_joined", "unreachable"), ("left", "unreachable")):
        number = await opened(reporter_id=school.people[reporter])
        with pytest.raises(Outdated, match=f"error-ask-{key}"):
            await services.tickets.talking.ask(technician, number, WHEN)
        assert (await row(db, number)).state is TicketState.NEW


@pytest.mark.parametrize("words", ["", " \n ", "\u200b"])
async def test_a_message_without_anything_is_refused(
    services: Services, db: Database, opened: Opening, actor_of: ActorOf, words: str
) -> None:
    number = await opened()
    with pytest.raises(Invalid, match="error-empty"):
        await services.tickets.talking.add(await actor_of("teacher"), number, Said(words))
    assert await events(db, number) == []


async def test_another_service_is_another_service(
    services: Services, db: Database, opened: Opening, actor_of: ActorOf
) -> None:
    async with db.read() as session:
        supplies = await session.scalar(select(Team.id).where(Team.code == "supplies"))
    number = await opened(team_id=supplies)
    with pytest.raises(Denied):
        await services.tickets.talking.ask(await actor_of("technician"), number, WHEN)
    await services.tickets.talking.ask(await actor_of("storekeeper"), number, WHEN)
