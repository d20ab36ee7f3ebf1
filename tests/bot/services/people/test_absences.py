import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Outdated, Repeated
from bot.services import Services
from bot.services.daywords import Days
from bot.services.tickets.routing import workers
from models.delivery import OutboxNotice
from models.people import Absence, AuditEntry, Person
from tests import factories
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import MEMBERS, STRANGER, ActorOf, StandardSchool

TODAY = date(2026, 11, 24)


def days(first: int, last: int | None = None) -> Days:
    """So many days from today on: `days(1, 3)` is tomorrow and the two days after it."""
    return Days(TODAY + timedelta(days=first), TODAY + timedelta(days=first if last is None else last), None)


async def told(db: Database, kind: str) -> list[int]:
    async with db.read() as session:
        return sorted(await session.scalars(select(OutboxNotice.person_id).where(OutboxNotice.kind == kind)))


async def test_everybody_of_the_staff_sets_sees_and_ends_their_own(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database
) -> None:
    absences, me, deputy = services.people.absences, school.people["teacher"], school.people["keeper_of_many"]
    teacher = await actor_of("teacher")
    await absences.set(teacher, me, days(0, 2), deputy)
    (line,) = await absences.lines(teacher, me)
    assert (line.first, line.last, line.deputy) == (TODAY, TODAY + timedelta(days=2), "Лугова Н. О.")
    assert (await services.directory.now()).people[me].is_away(TODAY)
    assert await told(db, "absence.deputy") == [deputy]
    assert await absences.end(teacher, line.id) == me
    assert await absences.lines(teacher, me) == []
    assert not (await services.directory.now()).people[me].is_away(TODAY)
    assert await told(db, "absence.off") == [deputy]
    with pytest.raises(Outdated, match="error-absence-over"):
        await absences.end(teacher, line.id)
    await absences.set(teacher, me, days(0), 0)  # days that were ended are free again
    async with db.read() as session:
        actions = list(await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
    assert actions == ["absence.set", "absence.end", "absence.set"]


async def test_the_same_tap_sets_once(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    me = school.people["teacher"]
    await services.people.absences.set(await actor_of("teacher", update_id=3), me, days(1), 0)
    with pytest.raises(Repeated) as repeated:
        await services.people.absences.set(await actor_of("teacher", update_id=3), me, days(1), 0)
    assert repeated.value.shows == f"absences:{me}"


@pytest.mark.parametrize("name", sorted({*MEMBERS, STRANGER} - {"admin", "several", "technician"}))
async def test_nobody_else_may_set_those_of_another(
    name: str, services: Services, school: StandardSchool, actor_of: ActorOf, db: Database
) -> None:
    actor, other = await actor_of(name), school.people["technician"]
    async with db.write(SYSTEM) as session:
        absence = await factories.absence(session, await session.get_one(Person, other))
        await services.directory.touch(session)
    absences = services.people.absences
    for trying in (
        absences.lines(actor, other),
        absences.plan(actor, other, days(2)),
        absences.find(actor, other, "Ежова"),
        absences.set(actor, other, days(2), 0),
        absences.end(actor, absence.id),
    ):
        with pytest.raises(Denied):
            await trying


@pytest.mark.parametrize("name", ["parent", "student", STRANGER])
async def test_parents_and_pupils_have_no_days_off(
    name: str, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    actor = await actor_of(name)
    for trying in (
        services.people.absences.lines(actor, actor.person_id or 0),
        services.people.absences.set(actor, actor.person_id or 0, days(0), 0),
        services.people.absences.everybody(actor),
        services.people.absences.headed(actor),
    ):
        with pytest.raises(Denied):
            await trying
    with pytest.raises(Denied):
        await services.people.absences.set(await actor_of("admin"), school.people.get(name, 999), days(0), 0)


async def test_the_head_of_a_service_sets_those_of_its_people_while_they_head_it(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database
) -> None:
    technical = (await services.directory.now()).team("technical").id
    await services.teams.change.set_head(await actor_of("admin"), technical, school.people["teacher"])
    absences, technician = services.people.absences, school.people["technician"]
    head = await actor_of("teacher")
    assert [one.name for one in await absences.headed(head)] == ["Рябов П. Ю.", "Тихий О. И."]
    await absences.set(head, technician, days(1, 2), school.people["second_technician"])
    assert [line.name for line in await absences.everybody(head)] == ["Тихий О. И."]
    assert await told(db, "absence.noted") == [technician]
    with pytest.raises(Denied):
        await absences.set(head, school.people["editor"], days(1), 0)
    await services.teams.change.set_head(await actor_of("admin"), technical, 0)
    with pytest.raises(Denied):
        await absences.set(head, technician, days(5), 0)
    assert await absences.everybody(head) == []


async def test_the_admin_sets_everybodys(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    admin = await actor_of("admin")
    for name in ("teacher", "director", "not_joined"):
        await services.people.absences.set(admin, school.people[name], days(1), 0)
    assert len(await services.people.absences.everybody(admin)) == 3


async def test_days_that_are_set_already_are_refused(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    teacher, me, absences = await actor_of("teacher"), school.people["teacher"], services.people.absences
    await absences.set(teacher, me, days(3, 5), 0)
    for again in (days(3, 5), days(5, 7), days(0, 3), days(4)):
        with pytest.raises(Invalid, match="error-absence-overlap"):
            await absences.set(teacher, me, again, 0)
        with pytest.raises(Invalid, match="error-absence-overlap"):
            await absences.plan(teacher, me, again)
    await absences.set(teacher, me, days(6, 7), 0)  # the next day on


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (Days(TODAY - timedelta(days=1), TODAY, None), "past"),
        (days(3, 2), "stretch"),
        (days(0, 60), "stretch"),
        (days(800), "far"),
    ],
)
async def test_impossible_days_are_refused(
    wrong: Days, why: str, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    for ask in (services.people.absences.set, services.people.absences.plan):
        args = (0,) if ask == services.people.absences.set else ()
        with pytest.raises(Invalid, match=f"error-days-{why}"):
            await ask(await actor_of("teacher"), school.people["teacher"], wrong, *args)


@pytest.mark.parametrize(
    ("deputy", "why"),
    [
        ("technician", "self"),
        ("left", "left"),
        ("parent", "left"),
        ("student", "left"),
        ("nobody", "left"),
        ("not_joined", "unreachable"),
        ("storekeeper", "unreachable"),
        ("editor", "away"),
        ("second_technician", "circle"),
        ("coordinator", "circle"),
    ],
)
async def test_not_everybody_can_stand_in(
    deputy: str, why: str, services: Services, school: StandardSchool, actor_of: ActorOf, db: Database
) -> None:
    """The editor is away on one of the days, the storekeeper stopped the bot, the second technician relies on the
    technician himself, the coordinator on the second technician."""
    me, people = school.people["technician"], school.people
    async with db.write(SYSTEM) as session:
        stopped = update(Person).where(Person.id == people["storekeeper"]).values(unreachable_since=SCHOOL_MORNING)
        await session.execute(stopped)
        for name, instead in (
            ("editor", None),
            ("second_technician", me),
            ("coordinator", people["second_technician"]),
        ):
            person = await session.get_one(Person, people[name])
            day = TODAY + timedelta(days=2)
            await factories.absence(session, person, first=day, last=day, deputy_id=instead)
        await services.directory.touch(session)
    with pytest.raises(Invalid, match=f"error-deputy-{why}"):
        await services.people.absences.set(await actor_of("technician"), me, days(1, 3), people.get(deputy, 999))
    async with db.read() as session:
        assert list(await session.scalars(select(Absence.id).where(Absence.person_id == me))) == []


async def test_colleagues_of_the_same_service_are_offered_who_are_there(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    absences, technician = services.people.absences, await actor_of("technician")
    me, second = school.people["technician"], school.people["second_technician"]
    assert [line.id for line in (await absences.plan(technician, me, days(1, 2))).colleagues] == [second]
    await absences.set(await actor_of("second_technician"), second, days(2), me)
    plan = await absences.plan(technician, me, days(1, 2))
    assert (plan.colleagues, plan.covered) == ([], ["Рябов П. Ю."])
    found = await absences.find(technician, me, "иванова")
    assert [line.name for line in found] == ["Иванова А. И.", "Иванова А. И."]
    for words, why in (
        ("и", "longer"),
        ("Мамина", "missing"),
        ("Ушедшая", "missing"),
        ("Тихий", "missing"),
        ("", "empty"),
    ):
        with pytest.raises(Invalid, match=why):
            await absences.find(technician, me, words)


async def test_a_deputy_has_the_rights_of_these_days_only(
    services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    me, teacher = school.people["technician"], school.people["teacher"]
    technical = (await services.directory.now()).team("technical").id
    await services.people.absences.set(await actor_of("technician"), me, days(1, 2), teacher)
    seen = []
    for _ in range(4):
        seen.append((await actor_of("teacher")).teams == {technical})
        clock.advance(days=1)
    assert seen == [False, True, True, False]


async def test_nothing_comes_to_who_is_away_or_unreachable(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database
) -> None:
    people, main = school.people, school.buildings["Главный корпус"]
    technical = (await services.directory.now()).team("technical").id

    async def asked() -> list[int]:
        return workers(await services.directory.now(), TODAY, technical, main)

    assert await asked() == [people["technician"]]
    await services.people.absences.set(await actor_of("technician"), people["technician"], days(0), people["teacher"])
    assert await asked() == [people["teacher"]]
    # The deputy falls ill too; whoever stands in for them has the rights for both.
    teacher = await actor_of("teacher")
    await services.people.absences.set(teacher, people["teacher"], days(0), people["namesake_one"])
    assert await asked() == [people["namesake_one"]]
    assert (await actor_of("namesake_one")).teams == {technical}
    async with db.write(SYSTEM) as session:
        gone = update(Person).where(Person.id == people["namesake_one"])
        await session.execute(gone.values(unreachable_since=SCHOOL_MORNING))
        await services.directory.touch(session)
    assert await asked() == sorted([people["admin"], people["several"]])
    await services.teams.change.set_head(await actor_of("admin"), technical, people["deputy"])
    assert await asked() == [people["deputy"]]


async def test_two_who_set_the_same_days_at_once_set_them_once(
    services: Services, school: StandardSchool, actor_of: ActorOf, db: Database
) -> None:
    me = school.people["teacher"]
    setting = [
        services.people.absences.set(await actor_of(name), me, days(1, 3), 0)
        for name in ("teacher", "admin", "several")
    ]
    outcomes = await asyncio.gather(*setting, return_exceptions=True)
    assert sorted(str(outcome) for outcome in outcomes) == ["None", *["error-absence-overlap"] * 2]
    async with db.read() as session:
        assert len(list(await session.scalars(select(Absence.id)))) == 1
