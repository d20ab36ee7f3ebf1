import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Missing, Outdated
from bot.services import Services
from bot.services.teams.routes import Case
from models.people import Person
from models.teams import Route
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import SECOND, ActorOf, StandardSchool


async def test_printers_of_one_building_go_to_the_storekeeper(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    admin, routes = await actor_of("admin"), services.teams.routes
    known = await services.directory.now()
    supplies, technical, second = known.team("supplies").id, known.team("technical").id, school.buildings[SECOND]
    await routes.add(admin, Case("printer", "", second), supplies)
    there = await routes.probe(admin, Case("printer", "jam", second))
    assert (there.team.id, there.usual.id) == (supplies, technical)
    assert [person.name for person in there.told] == ["Складова В. Л."]
    elsewhere = await routes.probe(admin, Case("printer", "jam", 0))
    assert (elsewhere.team.id, [person.name for person in elsewhere.told]) == (technical, ["Тихий О. И."])
    # The closer rule wins.
    await routes.add(admin, Case("printer", "jam", 0), technical)
    assert (await routes.probe(admin, Case("printer", "jam", second))).team.id == technical
    assert (await routes.probe(admin, Case("printer", "streaks", second))).team.id == supplies


async def test_a_route_for_the_same_is_replaced_and_removed_once(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database
) -> None:
    admin, routes = await actor_of("admin"), services.teams.routes
    known = await services.directory.now()
    for code in ("supplies", "site"):
        await routes.add(admin, Case("", "", 0), known.team(code).id)
    lines = await routes.lines(admin)
    assert [(line.kind, line.symptom, line.building_id, line.team_id) for line in lines] == [
        (None, None, None, known.team("site").id)
    ]
    await routes.remove(admin, lines[0].id)
    with pytest.raises(Outdated):
        await routes.remove(admin, lines[0].id)
    async with db.read() as session:
        assert list(await session.scalars(select(Route.id))) == []


@pytest.mark.parametrize(
    ("case", "team"),
    [
        (Case("bicycle", "", 0), 1),
        (Case("printer", "no_wifi", 0), 1),
        (Case("", "jam", 0), 1),
        (Case("printer", "", 999), 1),
        (Case("printer", "", 0), 999),
    ],
)
async def test_made_up_words_and_numbers_are_refused(
    case: Case, team: int, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    with pytest.raises(Missing):
        await services.teams.routes.add(await actor_of("admin"), case, team)


async def test_nothing_goes_to_a_closed_service(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    admin, site = await actor_of("admin"), (await services.directory.now()).team("site").id
    await services.teams.change.close(admin, site)
    with pytest.raises(Outdated, match="error-team-closed"):
        await services.teams.routes.add(admin, Case("printer", "", 0), site)


async def test_a_trial_tells_who_is_there_now(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database
) -> None:
    today = SCHOOL_MORNING.date()
    async with db.write(SYSTEM) as session:
        technician = await session.get_one(Person, school.people["technician"])
        await factories.absence(session, technician, last=today, deputy_id=school.people["teacher"])
        await services.directory.touch(session)
    tried = await services.teams.routes.probe(await actor_of("admin"), Case("printer", "", 0))
    assert [person.name for person in tried.told] == ["Ежова М. П."]


async def test_a_service_without_anybody_leaves_it_to_the_technicians(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        empty = (await factories.team(session)).id
        await services.directory.touch(session)
    admin, printer = await actor_of("admin"), Case("printer", "", 0)
    await services.teams.routes.add(admin, printer, empty)
    technical = (await services.directory.now()).team("technical").id
    assert (await services.teams.routes.probe(admin, printer)).team.id == technical
    await services.teams.change.put_in(admin, empty, school.people["teacher"])
    assert (await services.teams.routes.probe(admin, printer)).team.id == empty
