"""What is said on a ticket in pieces, twice, at the same moment, or after its end."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.db import Database
from bot.errors import Denied, Missing, Outdated, Repeated
from bot.services import Services, build_services
from bot.services.tickets.states import REOPENED_WITHIN, Step
from bot.services.tickets.talking import ALBUM_GATHERS, Became
from models.delivery import OutboxNotice
from models.tickets import TicketState
from tests.bot.services.tickets.conversation import SPARK, WHEN, events, files, follow, photo, row, told
from tests.databases import SetClock, postgres_only
from tests.personas import ActorOf, Opening, StandardSchool


async def test_a_question_comes_too_late_for_what_works_already(
    services: Services, db: Database, school: StandardSchool, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened()
    await services.tickets.working.make(await actor_of("teacher"), number, Step.FIXED)
    with pytest.raises(Outdated, match="error-ticket-closed"):
        await services.tickets.talking.ask(await actor_of("technician"), number, WHEN)
    assert (await row(db, number)).state is TicketState.CLOSED
    assert await told(db, school, "asked") == []


async def test_an_answer_to_what_was_solved_meanwhile_is_an_addition(
    services: Services, db: Database, school: StandardSchool, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened()
    technician = await actor_of("technician")
    await services.tickets.talking.ask(technician, number, WHEN)
    await services.tickets.working.make(technician, number, Step.SOLVE)
    assert (await services.tickets.talking.add(await actor_of("teacher"), number, SPARK)).became is Became.ADDED
    assert (await row(db, number)).state is TicketState.SOLVED
    assert await told(db, school, "added") == ["technician"]


@pytest.mark.parametrize(
    ("state", "ago", "became", "listeners"),
    [
        (TicketState.CLOSED, timedelta(), Became.CLOSED, ["technician"]),
        (TicketState.CLOSED, REOPENED_WITHIN, Became.CLOSED, ["technician"]),
        (TicketState.CLOSED, REOPENED_WITHIN + timedelta(seconds=1), Became.LATE, []),
        (TicketState.CANCELLED, timedelta(), Became.LATE, []),
    ],
)
async def test_words_for_a_closed_ticket_are_kept(
    services: Services,
    db: Database,
    school: StandardSchool,
    clock: SetClock,
    opened: Opening,
    actor_of: ActorOf,
    state: TicketState,
    ago: timedelta,
    became: Became,
    listeners: Sequence[str],
) -> None:
    number = await opened(state=state, closed_at=clock.now() - ago, assignee_id=school.people["technician"])
    heard = await services.tickets.talking.add(await actor_of("teacher"), number, SPARK)
    assert heard.became is became
    assert await events(db, number) == [("say", SPARK.words)]
    assert (await row(db, number)).state is state
    assert await told(db, school, "added") == listeners


async def test_words_for_a_merged_ticket_go_to_the_one_that_lives(
    services: Services, db: Database, school: StandardSchool, opened: Opening, actor_of: ActorOf
) -> None:
    goal = await opened(reporter_id=school.people["class_teacher"])
    await follow(db, school, goal, "teacher")
    between = await opened(state=TicketState.MERGED, merged_into_id=goal)
    number = await opened(state=TicketState.MERGED, merged_into_id=between)
    heard = await services.tickets.talking.add(await actor_of("teacher", update_id=5), number, SPARK)
    assert heard.ticket_id == goal
    assert await events(db, goal) == [("say", SPARK.words)]
    assert await told(db, school, "added") == ["technician"]
    with pytest.raises(Repeated, match=f"ticket:{goal}"):
        await services.tickets.talking.add(await actor_of("teacher", update_id=5), number, SPARK)


async def test_words_for_a_ticket_merged_into_a_foreign_one_stay_where_they_are(
    services: Services, db: Database, school: StandardSchool, opened: Opening, actor_of: ActorOf
) -> None:
    goal = await opened(reporter_id=school.people["class_teacher"], room_id=None, place="Зал")
    number = await opened(state=TicketState.MERGED, merged_into_id=goal)
    assert (await services.tickets.talking.add(await actor_of("teacher"), number, SPARK)).ticket_id == number
    assert await events(db, goal) == []


async def test_an_album_in_pieces_and_out_of_order_is_one_answer(
    services: Services, db: Database, school: StandardSchool, clock: SetClock, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened()
    await services.tickets.talking.ask(await actor_of("technician"), number, WHEN)
    teacher = await actor_of("teacher")
    heard = [
        await services.tickets.talking.add(teacher, number, said)
        for said in (photo(3, "a"), photo(1, "a", "вот так"), photo(2, "a"))
    ]
    assert [one.became for one in heard] == [Became.ANSWERED, Became.PART, Became.PART]
    assert {one.event_id for one in heard} == {heard[0].event_id}
    assert await files(db, heard[0].event_id) == ["photo1", "photo2", "photo3"]
    assert (await events(db, number))[1:] == [("answer", "вот так")]
    assert await told(db, school, "answered") == ["technician"]
    async with db.read() as session:
        due = await session.scalar(select(OutboxNotice.due_at).where(OutboxNotice.kind == "ticket.answered"))
    assert due == clock.now() + ALBUM_GATHERS


async def test_an_album_as_a_question_asks_once_and_as_a_note_stays_internal(
    services: Services, db: Database, school: StandardSchool, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened()
    technician, talking = await actor_of("technician"), services.tickets.talking
    for part in (2, 1):
        await talking.ask(technician, number, photo(part, "a"))
        await talking.note(technician, number, photo(part, "b"))
    await talking.add(technician, number, photo(3, "b"))
    assert await events(db, number) == [("ask", None), ("note", None)]
    assert await told(db, school, "asked") == ["teacher"]
    assert await told(db, school, "added") == []
    card = await services.tickets.read.card(await actor_of("teacher"), number)
    assert [file.file_id for file in card.attachments] == ["photo1", "photo2"]


async def test_a_part_that_lost_its_way_finds_its_album(services: Services, opened: Opening, actor_of: ActorOf) -> None:
    number = await opened()
    talking = services.tickets.talking
    await talking.add(await actor_of("teacher"), number, photo(1, "a"))
    assert await talking.ticket_of_album(await actor_of("teacher"), "a") == number
    assert await talking.ticket_of_album(await actor_of("teacher"), "b") is None
    assert await talking.ticket_of_album(await actor_of("technician"), "a") is None


async def test_albums_of_two_people_with_one_number_are_kept_apart(
    services: Services, db: Database, opened: Opening, actor_of: ActorOf
) -> None:
    number = await opened()
    for name in ("teacher", "technician"):
        await services.tickets.talking.add(await actor_of(name), number, photo(1, "a"))
    assert len(await events(db, number)) == 2


@postgres_only
async def test_parts_that_two_replicas_take_at_once_are_one_addition(
    services: Services,
    database_url: str,
    school: StandardSchool,
    clock: SetClock,
    db: Database,
    opened: Opening,
    actor_of: ActorOf,
) -> None:
    number = await opened()
    beside = Database(database_url, clock)
    try:
        replicas = [services, build_services(beside, clock)]
        teacher = await actor_of("teacher")
        heard = await asyncio.gather(
            *(replicas[part % 2].tickets.talking.add(teacher, number, photo(part, "a")) for part in range(1, 9))
        )
    finally:
        await beside.close()
    assert [one.became for one in heard].count(Became.ADDED) == 1
    assert await files(db, heard[0].event_id) == [f"photo{part}" for part in range(1, 9)]
    assert await told(db, school, "added") == ["technician"]


@postgres_only
async def test_of_an_answer_and_a_solution_at_once_neither_is_lost(
    services: Services, db: Database, opened: Opening, actor_of: ActorOf
) -> None:
    for _ in range(5):
        number = await opened()
        technician, teacher = await actor_of("technician"), await actor_of("teacher")
        await services.tickets.talking.ask(technician, number, WHEN)
        await asyncio.gather(
            services.tickets.talking.add(teacher, number, SPARK),
            services.tickets.working.make(technician, number, Step.SOLVE),
            return_exceptions=True,
        )
        said = await events(db, number)
        assert SPARK.words in [words for _, words in said]
        solved = "solve" in [action for action, _ in said]
        assert (await row(db, number)).state is (TicketState.SOLVED if solved else TicketState.TAKEN)


@pytest.mark.parametrize("saying", ["add", "ask", "note"])
async def test_the_same_update_says_nothing_twice(
    services: Services, db: Database, opened: Opening, actor_of: ActorOf, saying: str
) -> None:
    number = await opened()
    technician = await actor_of("technician", update_id=7)
    say = getattr(services.tickets.talking, saying)
    await say(technician, number, SPARK)
    with pytest.raises(Repeated, match=f"ticket:{number}"):
        await say(technician, number, SPARK)
    assert len(await events(db, number)) == 1


@pytest.mark.parametrize("name", ["teacher", "student"])
async def test_words_that_came_too_late_become_a_new_report(
    services: Services, school: StandardSchool, opened: Opening, actor_of: ActorOf, name: str
) -> None:
    number = await opened(reporter_id=school.people[name], state=TicketState.CANCELLED, kind="projector")
    talking, somebody = services.tickets.talking, await actor_of(name)
    heard = await talking.add(somebody, number, photo(2, "a", "опять мигает"))
    await talking.add(somebody, number, photo(1, "a"))
    await services.tickets.afresh.start(await actor_of(name, update_id=9), heard.event_id)
    draft = await services.tickets.reporting.draft(somebody)
    assert draft is not None
    assert draft.room is not None
    assert (draft.room.number, draft.kind, draft.words, draft.is_ready) == ("214", "projector", "опять мигает", True)
    assert [file.file_id for file in draft.attachments] == ["photo1", "photo2"]
    with pytest.raises(Repeated):
        await services.tickets.afresh.start(await actor_of(name, update_id=9), heard.event_id)


async def test_only_ones_own_words_become_a_new_report(services: Services, opened: Opening, actor_of: ActorOf) -> None:
    number = await opened()
    heard = await services.tickets.talking.add(await actor_of("teacher"), number, SPARK)
    noted = await services.tickets.talking.note(await actor_of("technician"), number, SPARK)
    for name, event in (("class_teacher", heard), ("technician", heard), ("technician", noted)):
        with pytest.raises(Missing):
            await services.tickets.afresh.start(await actor_of(name), event.event_id)
    with pytest.raises(Denied):
        await services.tickets.afresh.start(await actor_of("parent"), heard.event_id)
