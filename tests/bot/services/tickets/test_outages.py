"""An outage: who may open and end it, which reports it holds, and whom the one message at its end goes to."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, TypeAlias

import pytest
from sqlalchemy import delete, select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, Repeated
from bot.services import Services
from bot.services.tickets.outages import WORDS_LIMIT, Outages, Trouble
from bot.services.tickets.states import Step
from models.people import Person, Role, RoleGrant
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketState, WaitingFor
from tests import factories
from tests.bot.services.tickets.test_ticking import notices_of, ticket
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import MAIN, SECOND, ActorOf, Opening, StandardSchool

EVERYWHERE = Trouble("network", "no_internet", None)
# As a report of it says; the rest is as `opened` makes it up: the teacher's, of room 214 in the main building.
NO_INTERNET: dict[str, Any] = {"kind": "network", "symptom": "no_internet"}
Tell: TypeAlias = Callable[..., Awaitable[int]]


@pytest.fixture
def outages(services: Services) -> Outages:
    return services.tickets.outages


@pytest.fixture
def tell(outages: Outages, actor_of: ActorOf) -> Tell:
    """`await tell(Trouble(...))`: the technician opens an outage."""

    async def open_one(trouble: Trouble = EVERYWHERE, words: str = "") -> int:
        return await outages.open(await actor_of("technician"), trouble, words)

    return open_one


async def held(db: Database, number: int) -> int | None:
    return (await ticket(db, number)).outage_id


async def actions(db: Database, number: int) -> list[str]:
    query = select(TicketEvent.action).where(TicketEvent.ticket_id == number).order_by(TicketEvent.id)
    async with db.read() as session:
        return list(await session.scalars(query))


async def revoke(db: Database, services: Services, person_id: int) -> None:
    async with db.write(SYSTEM) as session:
        await session.execute(delete(RoleGrant).where(RoleGrant.person_id == person_id))
        await services.directory.touch(session)


async def test_everybody_knows_it_at_once(services: Services, tell: Tell, school: StandardSchool) -> None:
    number = await tell(Trouble("network", "no_wifi", school.buildings[MAIN]), "чиним, до обеда")
    (line,) = (await services.directory.now()).outages
    assert (line.id, line.symptom, line.building, line.words) == (number, "no_wifi", MAIN, "чиним, до обеда")
    assert line.opened_at == SCHOOL_MORNING


async def test_open_reports_that_are_surely_about_it_join_it(
    db: Database, services: Services, school: StandardSchool, opened: Opening, tell: Tell
) -> None:
    other_team = (await services.directory.now()).team("supplies").id
    joins = [
        await opened(**NO_INTERNET),
        await opened(**NO_INTERNET, state=TicketState.TAKEN),
        await opened(kind="network", symptom="no_wifi", state=TicketState.WAITING),
        await opened(kind="other", symptom="no_internet"),
    ]
    stays = [
        await opened(**NO_INTERNET, room_id=school.rooms["12"]),
        await opened(**NO_INTERNET, room_id=None, place="Спортзал"),
        await opened(kind="network", symptom="socket"),
        await opened(kind="network", symptom=None, words="Что-то с сетью"),
        await opened(kind="projector", symptom="no_power"),
        await opened(**NO_INTERNET, state=TicketState.SOLVED),
        await opened(**NO_INTERNET, state=TicketState.UNCONFIRMED),
        await opened(**NO_INTERNET, category=TicketCategory.PLANNED),
        await opened(**NO_INTERNET, team_id=other_team),
    ]
    number = await tell(Trouble("network", "no_internet", school.buildings[MAIN]))
    assert [await held(db, one) for one in joins] == [number] * 4
    assert [await held(db, one) for one in stays] == [None] * 9
    assert await actions(db, joins[0]) == ["outage_joined"]
    assert (await ticket(db, joins[0])).responded_at == SCHOOL_MORNING


async def test_an_outage_of_the_whole_school_holds_reports_from_everywhere(
    db: Database, school: StandardSchool, opened: Opening, tell: Tell
) -> None:
    far = await opened(**NO_INTERNET, room_id=school.rooms["12"])
    in_words = await opened(**NO_INTERNET, room_id=None, place="Спортзал")
    number = await tell()
    assert [await held(db, far), await held(db, in_words)] == [number, number]


@pytest.mark.parametrize(("first", "second"), [(MAIN, MAIN), (None, MAIN), (MAIN, None), (None, None)])
async def test_the_same_for_the_same_place_is_open_already(
    tell: Tell, school: StandardSchool, first: str | None, second: str | None
) -> None:
    number = await tell(Trouble("network", "no_internet", school.buildings[first] if first else None))
    with pytest.raises(Outdated, match="error-outage-open") as refused:
        await tell(Trouble("network", "no_internet", school.buildings[second] if second else None))
    assert refused.value.shows == f"outage:{number}"


async def test_two_outages_at_once(services: Services, tell: Tell, school: StandardSchool) -> None:
    await tell(Trouble("network", "no_internet", school.buildings[MAIN]))
    await tell(Trouble("network", "no_internet", school.buildings[SECOND]))
    await tell(Trouble("network", "no_wifi", school.buildings[MAIN]))
    await tell(Trouble("journal", "not_opening", None))
    assert len((await services.directory.now()).outages) == 4


async def test_of_two_who_open_it_at_once_one_does(
    services: Services, outages: Outages, actor_of: ActorOf, school: StandardSchool
) -> None:
    there = Trouble("network", "no_internet", school.buildings[SECOND])
    first = outages.open(await actor_of("technician"), EVERYWHERE)
    second = outages.open(await actor_of("second_technician"), there)
    done = await asyncio.gather(first, second, return_exceptions=True)
    assert [type(one) for one in done if not isinstance(one, int)] == [Outdated]
    assert len((await services.directory.now()).outages) == 1


async def test_an_outage_that_is_over_may_come_again(outages: Outages, tell: Tell, actor_of: ActorOf) -> None:
    number = await tell()
    await outages.end(await actor_of("technician"), number)
    assert await tell() != number


@pytest.mark.parametrize("name", ["teacher", "parent", "student", "director", "admin", "storekeeper", "editor"])
async def test_who_does_not_work_for_that_service_opens_nothing(
    services: Services, outages: Outages, actor_of: ActorOf, name: str
) -> None:
    with pytest.raises(Denied):
        await outages.open(await actor_of(name), EVERYWHERE)
    assert not (await services.directory.now()).outages


async def test_every_service_opens_what_it_looks_after(services: Services, outages: Outages, actor_of: ActorOf) -> None:
    await outages.open(await actor_of("storekeeper"), Trouble("room", "light", None))
    await outages.open(await actor_of("editor"), Trouble("site", "not_opening", None))
    school = await services.directory.now()
    assert [one.team_id for one in school.outages] == [school.team("supplies").id, school.team("site").id]


@pytest.mark.parametrize(
    "trouble", [Trouble("spaceship", "no_fuel", None), Trouble("network", "jam", None), Trouble("network", "", None)]
)
async def test_what_there_is_not(tell: Tell, trouble: Trouble) -> None:
    with pytest.raises(Missing):
        await tell(trouble)


async def test_a_building_that_there_is_not(services: Services, tell: Tell) -> None:
    with pytest.raises(Missing):
        await tell(Trouble("network", "no_internet", 999))
    assert not (await services.directory.now()).outages


async def test_words_that_are_too_long(services: Services, tell: Tell) -> None:
    with pytest.raises(Invalid, match="error-too-long"):
        await tell(EVERYWHERE, "о" * (WORDS_LIMIT + 1))
    assert not (await services.directory.now()).outages


async def test_how_it_stands_is_told_anew(services: Services, outages: Outages, tell: Tell, actor_of: ActorOf) -> None:
    number = await tell(EVERYWHERE, "чиним")
    await outages.say(await actor_of("second_technician"), number, " до  вечера ")
    assert [one.words for one in (await services.directory.now()).outages] == ["до вечера"]


async def test_reports_of_its_kind_are_put_to_it_by_hand(
    db: Database, services: Services, outages: Outages, tell: Tell, opened: Opening, actor_of: ActorOf
) -> None:
    technician, number = await actor_of("technician"), await tell()
    told = await opened(kind="network", symptom=None, words="Что-то с сетью")
    other = await opened(kind="projector")
    read = services.tickets.outage_read
    assert (await read.card(technician, number)).may_join == 1
    assert [line.id for line in (await read.candidates(technician, number, 0, 6))[0]] == [told]
    await outages.join(technician, number, told)
    for one in (told, other, 999):
        with pytest.raises(Outdated):
            await outages.join(technician, number, one)
    assert (await held(db, told), await held(db, other)) == (number, None)
    assert [line.id for line in (await read.reports(technician, number, 0, 6))[0]] == [told]
    assert await actions(db, told) == ["outage_joined"]


async def test_its_reports_are_closed_together_and_everybody_is_told_once(
    db: Database,
    services: Services,
    outages: Outages,
    school: StandardSchool,
    opened: Opening,
    actor_of: ActorOf,
    tell: Tell,
    clock: SetClock,
) -> None:
    first = await opened(**NO_INTERNET)
    async with db.write(SYSTEM) as session:
        parent = await session.get_one(Person, school.people["parent"])
        student = await session.get_one(Person, school.people["student"])
        await factories.ticket_follower(session, await session.get_one(Ticket, first), parent)
        later = await factories.ticket(session, student, **NO_INTERNET, state=TicketState.TAKEN)
    number = await tell()
    await outages.follow(await actor_of("parent"), number)
    meanwhile = await opened(**NO_INTERNET)
    clock.advance(hours=2)
    assert await outages.end(await actor_of("technician"), number, "Поменяли кабель") == 3
    for one in (first, later.id, meanwhile):
        closed = await ticket(db, one)
        assert (closed.state, closed.closed_at, closed.solved_at) == (TicketState.CLOSED, clock.time, clock.time)
        assert await actions(db, one) == ["outage_joined", "outage_over"]
    told = [notice.person_id for notice in await notices_of(db, "outage.over")]
    staff = {
        school.people[name]
        for name in ("teacher", "second_technician", "storekeeper", "editor", "deputy", "director", "admin", "several")
    }
    assert len(told) == len(set(told))
    assert staff | {school.people["parent"], school.people["student"]} <= set(told)
    assert not {school.people["technician"], school.people["not_joined"], school.people["left"]} & set(told)
    assert not (await services.directory.now()).outages


async def test_a_parent_who_has_nothing_to_do_with_it_is_not_told(
    db: Database, outages: Outages, school: StandardSchool, actor_of: ActorOf, tell: Tell
) -> None:
    await outages.end(await actor_of("technician"), await tell())
    told = {notice.person_id for notice in await notices_of(db, "outage.over")}
    assert not {school.people["parent"], school.people["student"]} & told


async def test_the_news_is_worth_a_day(
    db: Database, outages: Outages, actor_of: ActorOf, tell: Tell, clock: SetClock
) -> None:
    await outages.end(await actor_of("technician"), await tell())
    expiries = {notice.expires_at for notice in await notices_of(db, "outage.over")}
    assert expiries == {clock.time + timedelta(days=1)}


async def test_whose_trouble_it_was_hears_of_the_end_after_the_weekend_too(
    db: Database, school: StandardSchool, outages: Outages, opened: Opening, actor_of: ActorOf, tell: Tell
) -> None:
    await opened(**NO_INTERNET)
    number = await tell()
    await outages.follow(await actor_of("storekeeper"), number)
    await outages.end(await actor_of("technician"), number)
    kept = {notice.person_id for notice in await notices_of(db, "outage.over") if notice.expires_at is None}
    assert kept == {school.people["teacher"], school.people["storekeeper"]}


async def test_what_was_solved_by_itself_stays_as_it_is(
    db: Database, services: Services, outages: Outages, opened: Opening, actor_of: ActorOf, tell: Tell
) -> None:
    report, technician = await opened(**NO_INTERNET), await actor_of("technician")
    number = await tell()
    await services.tickets.working.make(technician, report, Step.SOLVE)
    assert await outages.end(technician, number) == 0
    assert (await ticket(db, report)).state is TicketState.SOLVED


async def test_the_wait_for_a_reporter_is_counted_when_it_ends_with_the_outage(
    db: Database, outages: Outages, opened: Opening, actor_of: ActorOf, tell: Tell, clock: SetClock
) -> None:
    waits = {"state": TicketState.WAITING, "waiting_for": WaitingFor.REPORTER, "paused_since": SCHOOL_MORNING}
    report = await opened(**NO_INTERNET, **waits, paused_seconds=60)
    number = await tell()
    clock.advance(hours=2)
    await outages.end(await actor_of("technician"), number)
    closed = await ticket(db, report)
    assert (closed.paused_since, closed.paused_seconds, closed.waiting_for) == (None, 7_260, None)


async def test_a_reporter_may_say_that_it_does_not_work(
    db: Database, services: Services, outages: Outages, opened: Opening, actor_of: ActorOf, tell: Tell, clock: SetClock
) -> None:
    report = await opened(**NO_INTERNET)
    await outages.end(await actor_of("technician"), await tell())
    clock.advance(days=6)
    await services.tickets.working.make(await actor_of("teacher"), report, Step.RETURN)
    assert (await ticket(db, report)).state is TicketState.NEW
    again = await tell()
    assert await held(db, report) == again


async def test_of_two_who_end_it_one_does_and_nobody_is_told_twice(
    db: Database, outages: Outages, actor_of: ActorOf, tell: Tell, opened: Opening
) -> None:
    report = await opened(**NO_INTERNET)
    number = await tell()
    both = [outages.end(await actor_of(name), number) for name in ("technician", "second_technician")]
    done = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(str(one) for one in done) == ["1", "error-outage-over"]
    told = [notice.person_id for notice in await notices_of(db, "outage.over")]
    assert len(told) == len(set(told))
    assert await actions(db, report) == ["outage_joined", "outage_over"]


async def test_nothing_is_done_to_an_outage_that_is_over(
    outages: Outages, actor_of: ActorOf, tell: Tell, opened: Opening
) -> None:
    technician, number = await actor_of("technician"), await tell()
    report = await opened(kind="network", symptom=None)
    await outages.end(technician, number)
    for act in (
        outages.end(technician, number),
        outages.say(technician, number, "ещё"),
        outages.join(technician, number, report),
        outages.follow(await actor_of("teacher"), number),
    ):
        with pytest.raises(Outdated, match="error-outage-over"):
            await act


async def test_another_service_and_a_revoked_role_are_refused(
    db: Database, services: Services, outages: Outages, school: StandardSchool, actor_of: ActorOf, tell: Tell
) -> None:
    number = await tell()
    before = await actor_of("technician")
    await revoke(db, services, school.people["technician"])
    for actor in (await actor_of("technician"), await actor_of("storekeeper"), await actor_of("director")):
        for act in (outages.end(actor, number), outages.say(actor, number, "x"), outages.join(actor, number, 1)):
            with pytest.raises(Denied):
                await act
    assert before.teams
    assert len((await services.directory.now()).outages) == 1


async def test_an_outage_that_there_is_not(services: Services, outages: Outages, actor_of: ActorOf) -> None:
    technician = await actor_of("technician")
    for act in (
        outages.end(technician, 7),
        outages.say(technician, 7, "x"),
        outages.follow(technician, 7),
        services.tickets.outage_read.card(technician, 7),
    ):
        with pytest.raises(Missing, match="error-outage-missing"):
            await act


async def test_updates_that_come_twice_change_nothing_the_second_time(
    db: Database, services: Services, outages: Outages, actor_of: ActorOf
) -> None:
    opening = await actor_of("technician", update_id=7)
    number = await outages.open(opening, EVERYWHERE)
    with pytest.raises(Repeated) as repeated:
        await outages.open(opening, EVERYWHERE)
    assert repeated.value.shows == f"outage:{number}"
    ending = await actor_of("technician", update_id=8)
    await outages.end(ending, number)
    with pytest.raises(Repeated):
        await outages.end(ending, number)
    assert not (await services.directory.now()).outages


async def test_saying_me_too_twice_counts_once(
    services: Services, outages: Outages, actor_of: ActorOf, tell: Tell
) -> None:
    number = await tell()
    for _ in range(2):
        await outages.follow(await actor_of("parent"), number)
    card = await services.tickets.outage_read.card(await actor_of("parent"), number)
    assert (card.people, card.concerns_me, card.is_mine) == (1, True, False)


async def test_who_holds_the_role_of_somebody_away_may_end_it(
    db: Database, services: Services, outages: Outages, school: StandardSchool, actor_of: ActorOf, tell: Tell
) -> None:
    number = await tell()
    async with db.write(SYSTEM) as session:
        away = await session.get_one(Person, school.people["technician"])
        await factories.absence(session, away, deputy_id=school.people["teacher"])
        await services.directory.touch(session)
    await outages.end(await actor_of("teacher"), number)
    assert Role.TECHNICIAN not in (await actor_of("teacher")).roles
    assert not (await services.directory.now()).outages
