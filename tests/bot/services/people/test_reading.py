import pytest
from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import Services
from bot.services.people.reading import Counted, Listing
from bot.services.people.roll import PersonKind
from models.people import AuditEntry, Person, Role
from models.school import SchoolClass
from tests import factories
from tests.personas import ActorOf, StandardSchool


@pytest.fixture
async def family(db: Database, services: Services, school: StandardSchool) -> StandardSchool:
    """The teacher is the mother of a child in 5А, and her colleague leads that class."""
    async with db.write(SYSTEM) as session:
        child = await session.get_one(Person, school.children[0])
        await factories.guardianship(session, await session.get_one(Person, school.people["teacher"]), child)
        await services.directory.touch(session)
    return school


async def test_counts_tell_who_has_joined(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    counts = await services.people.read.counts(await actor_of("director"))
    assert counts == {
        PersonKind.STAFF: Counted(15, 16),
        PersonKind.PARENT: Counted(1, 1),
        PersonKind.CHILD: Counted(1, 3),
    }


@pytest.mark.parametrize("words", ["иванова", "ИВАНОВА АННА", "ивaнова а. и.", " иванова\u200b "])
async def test_search_goes_by_the_beginnings_of_names(
    words: str, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    found = await services.people.read.find(await actor_of("deputy"), words)
    assert [line.name for line in found] == ["Иванова А. И."] * 2
    assert not await services.people.read.find(await actor_of("deputy"), "анна")


async def test_namesakes_carry_what_tells_them_apart(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        one = await session.get_one(Person, school.people["namesake_one"])
        one.position = "учитель химии"
        await factories.room_keeper(session, await factories.room(session, number="77"), one)
        await services.directory.touch(session)
    found = await services.people.read.find(await actor_of("deputy"), "иванова")
    assert sorted(line.note for line in found) == ["", "учитель химии, 77"]


async def test_who_left_is_nowhere(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    admin = await actor_of("admin")
    assert not await services.people.read.find(admin, "ушедшая")
    with pytest.raises(Missing):
        await services.people.read.card(admin, school.people["left"])


@pytest.mark.parametrize(
    ("name", "seen"), [("admin", ["parent"]), ("class_teacher", ["parent"]), ("deputy", []), ("director", [])]
)
async def test_a_parent_is_named_to_the_admin_and_the_class_teacher_only(
    name: str, seen: list[str], services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    actor, read = await actor_of(name), services.people.read
    child = await read.card(actor, school.children[0])
    assert (child.name, child.class_title, child.parents_joined) == ("А. М.", "5А", 1)
    assert [one.id for one in child.parents] == [school.people[one] for one in seen]
    _, lines = await read.listed(actor, Listing.CLASS, str(school.classes["5А"]))
    assert [line.kind for line in lines].count(PersonKind.PARENT) == len(seen)
    if seen:
        assert (await read.card(actor, school.people["parent"])).children
    else:
        with pytest.raises(Missing):
            await read.card(actor, school.people["parent"])
        assert not (await read.listed(actor, Listing.ROLE, "parent"))[1]
        assert not await read.find(actor, "мамина")


async def test_who_looked_at_a_family_is_written_down(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    admin = await actor_of("admin")
    for seen in (school.people["parent"], school.children[0], school.people["teacher"]):
        await services.people.read.card(admin, seen)
    async with db.read() as session:
        entries = [
            (entry.actor_id, entry.action, entry.subject)
            for entry in await session.scalars(select(AuditEntry).order_by(AuditEntry.id))
        ]
    assert entries == [
        (admin.person_id, "person.see", f"person:{school.people['parent']}"),
        (admin.person_id, "person.see", f"person:{school.children[0]}"),
    ]


async def test_that_a_colleague_is_a_parent_is_not_shown_to_others(
    services: Services, family: StandardSchool, actor_of: ActorOf
) -> None:
    admin, deputy, read = await actor_of("admin"), await actor_of("deputy"), services.people.read
    await services.people.staffing.grant(admin, family.people["teacher"], Role.EDITOR, 0)
    teacher = family.people["teacher"]
    assert (await read.card(deputy, teacher)).kind is PersonKind.STAFF
    assert not (await read.card(deputy, teacher)).children
    assert (await read.card(admin, teacher)).children
    class_id = str(family.classes["5А"])
    assert teacher not in [line.id for line in (await read.listed(deputy, Listing.CLASS, class_id))[1]]
    assert teacher in [line.id for line in (await read.listed(admin, Listing.CLASS, class_id))[1]]


async def test_a_class_teacher_sees_their_own_class_only(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    actor, read = await actor_of("class_teacher"), services.people.read
    assert (await read.listed(actor, Listing.CLASS, str(school.classes["5А"])))[1]
    for refused in (
        read.listed(actor, Listing.CLASS, str(school.classes["9Б"])),
        read.listed(actor, Listing.ROLE, "staff"),
        read.choices(actor, Listing.ROLE),
        read.find(actor, "ежова"),
        read.counts(actor),
    ):
        with pytest.raises(Denied):
            await refused
    for stranger in (school.people["teacher"], school.children[1]):
        with pytest.raises(Missing):
            await read.card(actor, stranger)


@pytest.mark.parametrize("name", ["teacher", "parent", "student", "stranger", "technician"])
async def test_others_see_nobody(name: str, services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    actor = await actor_of(name)
    with pytest.raises(Denied):
        await services.people.read.counts(actor)
    with pytest.raises((Denied, Missing)):
        await services.people.read.card(actor, school.people["director"])


async def test_every_list_counts_its_people(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    admin, read = await actor_of("admin"), services.people.read
    expected = {
        Listing.ROLE: {"technician": 2, "director": 2, "parent": 1},
        Listing.CLASS: {str(school.classes["5А"]): 3, str(school.classes["9Б"]): 3},
        Listing.DEPARTMENT: {str(school.department): 2},
        Listing.BUILDING: {str(number): count for number, count in zip(school.buildings.values(), (2, 1), strict=True)},
    }
    for listing, counts in expected.items():
        choices = {choice.key: choice.count for choice in await read.choices(admin, listing)}
        assert counts.items() <= choices.items()
        for key, count in choices.items():
            assert len((await read.listed(admin, listing, key))[1]) == count
        with pytest.raises(Missing):
            await read.listed(admin, listing, "999")


async def test_classes_stand_in_their_order(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        session.add(SchoolClass(year=10, letter="А"))
    titles = [choice.title for choice in await services.people.read.choices(await actor_of("admin"), Listing.CLASS)]
    assert titles == ["5А", "9Б", "10А"]
