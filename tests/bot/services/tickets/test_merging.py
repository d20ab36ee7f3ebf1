"""Merging duplicates: who follows what afterwards, what can be read from where, and all that can't be merged."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, Repeated
from bot.services import Services
from bot.services.tickets.states import FINAL_STATES
from models.delivery import OutboxNotice
from models.people import Person
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketFollower, TicketState
from tests import factories
from tests.databases import sqlite_only
from tests.personas import ActorOf, Opening, StandardSchool


async def follow(db: Database, school: StandardSchool, number: int, *names: str) -> None:
    async with db.write(SYSTEM) as session:
        ticket = await session.get_one(Ticket, number)
        for name in names:
            await factories.ticket_follower(session, ticket, await session.get_one(Person, school.people[name]))


async def followers(db: Database, number: int) -> tuple[set[int], int]:
    """Who follows a ticket, and how many it says there are."""
    async with db.read() as session:
        people = await session.scalars(select(TicketFollower.person_id).where(TicketFollower.ticket_id == number))
        return set(people), (await session.get_one(Ticket, number)).follower_count


async def test_people_follow_what_goes_on(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    people = school.people
    number = await opened(urgent=True)
    goal = await opened(reporter_id=people["class_teacher"])
    await follow(db, school, number, "class_teacher", "coordinator", "deputy")
    await follow(db, school, goal, "deputy", "editor")
    await services.tickets.merging.merge(await actor_of("technician"), number, goal)
    expected = {people[name] for name in ("teacher", "coordinator", "deputy", "editor")}
    assert await followers(db, goal) == (expected, 4), "each once, and who reported it does not follow it"
    card = await services.tickets.read.card(await actor_of("teacher"), number)
    assert (card.state, card.merged_into) == (TicketState.MERGED, goal)
    card = await services.tickets.read.card(await actor_of("teacher"), goal)
    assert (card.state, card.merged, card.line.urgent) == (TicketState.NEW, [number], True)
    assert [(step.action, step.words) for step in card.history] == [("merged", str(number))]
    async with db.read() as session:
        notices = await session.execute(select(OutboxNotice.kind, OutboxNotice.subject, OutboxNotice.person_id))
        told = {people[name] for name in ("teacher", "class_teacher", "coordinator", "deputy")}
        assert {tuple(row) for row in notices} == {("ticket.merge", f"ticket:{number}", one) for one in told}


async def test_chains_end_at_the_last_one(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    first, second, third = [await opened(reporter_id=school.people[name]) for name in ("teacher", "editor", "deputy")]
    technician = await actor_of("technician")
    await services.tickets.merging.merge(technician, first, second)
    await services.tickets.merging.merge(technician, second, third)
    cards = [await services.tickets.read.card(technician, number) for number in (first, second, third)]
    assert [card.merged_into for card in cards] == [third, third, None]
    assert [list(card.merged) for card in cards] == [[], [], [first, second]]
    assert await followers(db, third) == ({school.people["teacher"], school.people["editor"]}, 2)


@sqlite_only
async def test_files_are_read_from_both_but_for_internal_ones(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    number, goal = await opened(), await opened(reporter_id=school.people["class_teacher"])
    async with db.write(SYSTEM) as session:
        source, target = [await session.get_one(Ticket, one) for one in (number, goal)]
        note = await factories.ticket_event(session, source, internal=True)
        await factories.ticket_media(session, source, file_id="theirs")
        await factories.ticket_media(session, source, file_id="secret", event_id=note.id)
        await factories.ticket_media(session, target, file_id="own")
    await services.tickets.merging.merge(await actor_of("technician"), number, goal)

    async def files(name: str, one: int) -> Sequence[str]:
        card = await services.tickets.read.card(await actor_of(name), one)
        return [file.file_id for file in card.attachments]

    assert await files("class_teacher", goal) == ["own", "theirs"]
    assert await files("teacher", number) == ["theirs"]
    assert await files("technician", goal) == ["own", "theirs", "secret"]


@sqlite_only
async def test_what_can_not_be_merged(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    known, technician = await services.directory.now(), await actor_of("technician")
    number = await opened()
    refused = {
        number: "error-merge-self",
        999_999: "error-merge-missing",
        await opened(team_id=known.team("supplies").id): "error-merge-team",
        await opened(category=TicketCategory.PLANNED): "error-merge-category",
        await opened(state=TicketState.SOLVED): "error-merge-closed",
        await opened(state=TicketState.CLOSED): "error-merge-closed",
        await opened(state=TicketState.CANCELLED): "error-merge-closed",
        await opened(state=TicketState.MERGED): "error-merge-merged",
    }
    for into, key in refused.items():
        for asking in (services.tickets.merging.check, services.tickets.merging.merge):
            with pytest.raises(Invalid) as error:
                await asking(technician, number, into)
            assert error.value.key == key
    async with db.read() as session:
        assert (await session.get_one(Ticket, number)).state is TicketState.NEW
        assert list(await session.scalars(select(TicketEvent.id))) == []


@sqlite_only
@pytest.mark.parametrize("state", sorted(FINAL_STATES | {TicketState.SOLVED}))
async def test_what_is_over_is_merged_into_nothing(
    services: Services, actor_of: ActorOf, opened: Opening, state: TicketState
) -> None:
    number, goal = await opened(state=state), await opened()
    with pytest.raises(Outdated) as error:
        await services.tickets.merging.merge(await actor_of("technician"), number, goal)
    keys = {TicketState.MERGED: "error-merge-already", TicketState.SOLVED: "error-outdated"}
    assert error.value.key == keys.get(state, "error-ticket-closed")


@sqlite_only
@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("teacher", Denied),
        ("storekeeper", Denied),
        ("director", Denied),
        ("parent", Missing),
        ("class_teacher", Missing),
    ],
)
async def test_it_is_the_services_step(
    services: Services, actor_of: ActorOf, opened: Opening, name: str, outcome: type[Exception]
) -> None:
    number, goal = await opened(), await opened()
    with pytest.raises(outcome):
        await services.tickets.merging.merge(await actor_of(name), number, goal)
    with pytest.raises((Denied, Missing)):
        await services.tickets.merging.candidates(await actor_of(name), number)


async def test_two_that_are_merged_into_each_other_at_once_leave_one(
    services: Services, actor_of: ActorOf, opened: Opening
) -> None:
    one, other = await opened(), await opened()
    merge = services.tickets.merging.merge
    outcomes = await asyncio.gather(
        merge(await actor_of("technician", update_id=1), one, other),
        merge(await actor_of("second_technician", update_id=2), other, one),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes].count(type(None)) == 1
    cards = [await services.tickets.read.card(await actor_of("technician"), number) for number in (one, other)]
    assert sorted(card.state for card in cards) == [TicketState.MERGED, TicketState.NEW]


async def test_a_tap_that_comes_again_merges_once(
    db: Database, services: Services, actor_of: ActorOf, opened: Opening
) -> None:
    number, goal, technician = await opened(), await opened(), await actor_of("technician", update_id=5)
    await services.tickets.merging.merge(technician, number, goal)
    with pytest.raises(Repeated):
        await services.tickets.merging.merge(technician, number, goal)
    async with db.read() as session:
        assert len(list(await session.scalars(select(TicketEvent.id)))) == 2


async def test_the_likeliest_ones_are_offered_first(
    services: Services, school: StandardSchool, actor_of: ActorOf, opened: Opening
) -> None:
    printer = {"kind": "printer", "asset_id": school.devices["МФУ"]}
    number = await opened(**printer)
    elsewhere = await opened(kind="printer", room_id=school.rooms["305"])
    same_room = await opened(kind="projector")
    same_device = await opened(**printer)
    newer = await opened(**printer)
    for values in (
        {"kind": "projector", "room_id": school.rooms["305"]},
        {"kind": "printer", "room_id": school.rooms["12"]},
        {"kind": "printer", "state": TicketState.SOLVED},
        {"kind": "printer", "category": TicketCategory.PLANNED},
        {"kind": "printer", "team_id": (await services.directory.now()).team("supplies").id},
    ):
        await opened(**values)
    lines = await services.tickets.merging.candidates(await actor_of("technician"), number)
    assert [line.id for line in lines] == [newer, same_device, same_room, elsewhere]


@sqlite_only
async def test_what_is_in_no_room_is_like_what_is_in_none(
    services: Services, actor_of: ActorOf, opened: Opening
) -> None:
    place = {"kind": "site", "room_id": None, "place": "Сайт"}
    number, alike = await opened(**place), await opened(**place)
    await opened(kind="site")
    await opened(**(place | {"kind": "journal"}))
    lines = await services.tickets.merging.candidates(await actor_of("technician"), number)
    assert [line.id for line in lines] == [alike]
