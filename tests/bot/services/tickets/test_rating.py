"""Ratings in the database: the last one counts, one line of the history since the ticket was closed."""

import pytest

from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, Repeated
from bot.services import Services
from bot.services.tickets.states import Step
from models.tickets import TicketCategory, TicketState
from tests.bot.services.tickets.conversation import events, row, told
from tests.databases import SetClock
from tests.personas import ActorOf, Opening, StandardSchool


@pytest.fixture
def closed(opened: Opening, school: StandardSchool, clock: SetClock) -> Opening:
    """`await closed()`: a ticket of the teacher that the technician solved and that was closed just now."""

    async def close(**values: object) -> int:
        made_up = {
            "state": TicketState.CLOSED,
            "solved_at": clock.now(),
            "closed_at": clock.now(),
            "assignee_id": school.people["technician"],
        }
        return await opened(**(made_up | values))

    return close


async def test_the_last_rating_counts(services: Services, db: Database, closed: Opening, actor_of: ActorOf) -> None:
    number = await closed()
    for given in (5, 1, 4):
        await services.tickets.rating.rate(await actor_of("teacher"), number, given)
    assert (await row(db, number)).rating == 4
    assert await events(db, number) == [("rate", None)]


async def test_words_replace_words_and_are_told(
    services: Services, db: Database, school: StandardSchool, closed: Opening, actor_of: ActorOf
) -> None:
    number = await closed()
    for words in ("Спасибо", "Большое спасибо"):
        await services.tickets.rating.say(await actor_of("teacher"), number, words)
    assert await events(db, number) == [("rate", "Большое спасибо")]
    assert await told(db, school, "rate") == ["technician"] * 2


@pytest.mark.parametrize(("given", "listeners"), [(1, ["technician"]), (2, ["technician"]), (3, []), (5, [])])
async def test_only_a_poor_rating_is_told_by_itself(
    services: Services,
    db: Database,
    school: StandardSchool,
    closed: Opening,
    actor_of: ActorOf,
    given: int,
    listeners: list[str],
) -> None:
    await services.tickets.rating.rate(await actor_of("teacher"), await closed(), given)
    assert await told(db, school, "rate") == listeners


async def test_what_was_solved_anew_is_rated_anew(
    services: Services, db: Database, closed: Opening, actor_of: ActorOf, clock: SetClock
) -> None:
    number, teacher = await closed(), await actor_of("teacher")
    await services.tickets.rating.say(teacher, number, "Спасибо")
    clock.advance(hours=1)
    for who, step in ((teacher, Step.RETURN), (await actor_of("technician"), Step.SOLVE), (teacher, Step.CONFIRM)):
        await services.tickets.working.make(who, number, step)
    await services.tickets.rating.say(teacher, number, "Теперь хорошо")
    said = [words for action, words in await events(db, number) if action == "rate"]
    assert said == ["Спасибо", "Теперь хорошо"]


@pytest.mark.parametrize("name", ["stranger", "parent", "class_teacher", "technician", "director", "left"])
async def test_nobody_else_rates(
    services: Services, db: Database, closed: Opening, actor_of: ActorOf, name: str
) -> None:
    number = await closed()
    for rating in (
        services.tickets.rating.rate(await actor_of(name), number, 5),
        services.tickets.rating.say(await actor_of(name), number, "Спасибо"),
    ):
        with pytest.raises((Denied, Missing)):
            await rating
    assert ((await row(db, number)).rating, await events(db, number)) == (None, [])


async def test_who_left_rates_no_more(
    services: Services, school: StandardSchool, closed: Opening, actor_of: ActorOf
) -> None:
    number = await closed(reporter_id=school.people["left"])
    with pytest.raises((Denied, Missing)):
        await services.tickets.rating.rate(await actor_of("left"), number, 5)


@pytest.mark.parametrize("state", [state for state in TicketState if state is not TicketState.CLOSED])
async def test_only_what_is_closed_is_rated(
    services: Services, closed: Opening, actor_of: ActorOf, state: TicketState
) -> None:
    number = await closed(state=state)
    with pytest.raises(Outdated, match="error-rate-open"):
        await services.tickets.rating.rate(await actor_of("teacher"), number, 5)
    with pytest.raises(Outdated, match="error-rate-open"):
        await services.tickets.rating.say(await actor_of("teacher"), number, "Спасибо")


@pytest.mark.parametrize("given", [-1, 0, 6, 2**40])
async def test_there_are_five_ratings(services: Services, closed: Opening, actor_of: ActorOf, given: int) -> None:
    with pytest.raises(Missing):
        await services.tickets.rating.rate(await actor_of("teacher"), await closed(), given)


async def test_planned_work_and_empty_words_are_not_rated(
    services: Services, closed: Opening, actor_of: ActorOf
) -> None:
    teacher = await actor_of("teacher")
    with pytest.raises(Denied):
        await services.tickets.rating.rate(teacher, await closed(category=TicketCategory.PLANNED), 5)
    with pytest.raises(Invalid):
        await services.tickets.rating.say(teacher, await closed(), " ")


async def test_the_same_tap_rates_once(
    services: Services, db: Database, school: StandardSchool, closed: Opening, actor_of: ActorOf
) -> None:
    number, teacher = await closed(), await actor_of("teacher", update_id=3)
    await services.tickets.rating.rate(teacher, number, 1)
    with pytest.raises(Repeated):
        await services.tickets.rating.rate(teacher, number, 1)
    assert await told(db, school, "rate") == ["technician"]
