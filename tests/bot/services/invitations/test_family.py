"""A parent who is not one is untied from the child, and forgotten where nothing else ties them to the school."""

import pytest

from bot.access import Sender
from bot.db import Database
from bot.errors import Denied, Missing, Outdated
from bot.services import Services
from models.people import Person, Role
from tests.personas import MEMBERS, STRANGER, ActorOf, StandardSchool


async def test_the_place_is_free_again_and_the_other_child_stays(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    teacher, parent = await actor_of("class_teacher"), school.people["parent"]
    assert [line.name for line in await services.invitations.waiting.parents(teacher, school.children[0])] == [
        "Мамина Е. О."
    ]
    await services.invitations.family.untie(teacher, school.children[0], parent)
    assert await services.invitations.waiting.parents(teacher, school.children[0]) == []
    assert (await actor_of("parent")).roles == {Role.PARENT}
    with pytest.raises(Outdated):
        await services.invitations.family.untie(teacher, school.children[0], parent)


async def test_who_read_the_parents_names_stands_in_the_journal(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    teacher = await actor_of("class_teacher")
    await services.invitations.waiting.parents(teacher, school.children[0])
    journal = [line for line in await services.audit.export(await actor_of("admin")) if line.action == "person.see"]
    assert [(line.actor_id, line.subject) for line in journal] == [(teacher.person_id, f"person:{school.children[0]}")]


async def test_the_slip_in_wrong_hands_opens_nothing_any_more(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    invitations, child = services.invitations, school.children[1]
    await invitations.family.untie(await actor_of("admin"), child, school.people["parent"])
    issued = await invitations.issuing.invite_parents(await actor_of("admin"), child)
    stranger_id = await invitations.joining.take_up(await actor_of(STRANGER), issued.token)
    await invitations.family.untie(await actor_of("admin"), child, stranger_id)
    for key in (issued.token, issued.code):
        with pytest.raises(Outdated, match="error-invitation-revoked"):
            await invitations.joining.take_up(await actor_of(STRANGER), key)


async def test_with_the_last_child_a_mere_parent_is_forgotten(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    for child in school.children:
        await services.invitations.family.untie(await actor_of("admin"), child, school.people["parent"])
    assert (await actor_of("parent")).is_stranger
    async with db.read() as session:
        person = await session.get_one(Person, school.people["parent"])
    assert (person.surname, person.left_on is None) == ("", False)


async def test_a_teacher_who_was_taken_for_a_parent_stays_a_teacher(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    issued = await services.invitations.issuing.invite_parents(await actor_of("admin"), school.children[0])
    await services.invitations.joining.take_up(await actor_of("teacher"), issued.token)
    await services.invitations.family.untie(await actor_of("admin"), school.children[0], school.people["teacher"])
    teacher = await actor_of("teacher")
    assert teacher.roles == {Role.STAFF}
    assert teacher.sender == Sender("telegram", 1001)


@pytest.mark.parametrize("name", [name for name in MEMBERS if name not in {"admin", "several"}])
async def test_who_may_not(services: Services, school: StandardSchool, actor_of: ActorOf, name: str) -> None:
    with pytest.raises(Denied):
        await services.invitations.family.untie(await actor_of(name), school.children[1], school.people["parent"])
    with pytest.raises(Denied):
        await services.invitations.waiting.parents(await actor_of(name), school.children[1])


async def test_what_is_no_child(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    for number in (school.people["teacher"], 999_999):
        with pytest.raises(Missing):
            await services.invitations.family.untie(await actor_of("admin"), number, school.people["parent"])
