"""Who may invite whom, what replaces what, and what only hashes are kept of."""

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services import Services
from bot.services.invitations.codes import hash_of, read_code
from bot.services.invitations.issuing import SlipScope
from models.people import ClassTeacher, Invitation, RoleGrant
from tests import factories
from tests.databases import SetClock
from tests.personas import MEMBERS, ActorOf, StandardSchool

INVITE_STAFF = {"admin", "several"}
INVITE_5A = {"admin", "several", "class_teacher"}


@pytest.mark.parametrize("name", [*MEMBERS, "stranger", "left"])
async def test_who_may_invite_whom(services: Services, school: StandardSchool, actor_of: ActorOf, name: str) -> None:
    actor, issuing = await actor_of(name), services.invitations.issuing
    tried = {
        "staff": issuing.invite_person(actor, school.people["not_joined"]),
        "5А": issuing.invite_parents(actor, school.children[0]),
        "9Б": issuing.invite_parents(actor, school.children[1]),
        "slips 5А": issuing.invite_class(actor, school.classes["5А"], SlipScope.ALL),
        "slips 9Б": issuing.invite_class(actor, school.classes["9Б"], SlipScope.ALL),
        "list": services.invitations.waiting.staff(actor),
        "children 5А": services.invitations.waiting.children(actor, school.classes["5А"]),
        "children 9Б": services.invitations.waiting.children(actor, school.classes["9Б"]),
        "child 9Б": services.invitations.waiting.child(actor, school.children[1]),
        "end 9Б": issuing.revoke_child(actor, school.children[1]),
        "end staff": issuing.revoke_person(actor, school.people["not_joined"]),
    }
    allowed = set()
    for what, trying in tried.items():
        try:
            await trying
            allowed.add(what)
        except Denied:
            pass
    if name in INVITE_STAFF:
        assert allowed == set(tried)
    else:
        assert allowed == ({"5А", "slips 5А", "children 5А"} if name in INVITE_5A else set())


async def test_a_class_teacher_who_is_no_longer_staff_invites_nobody(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    async with db.write(SYSTEM) as session:
        mine = RoleGrant.person_id == school.people["class_teacher"]
        await session.execute(update(RoleGrant).where(mine).values(until=clock.now().date().replace(day=1)))
        await services.directory.touch(session)
        assert (await session.execute(select(ClassTeacher.class_id))).scalars().all() == [school.classes["5А"]]
    with pytest.raises(Denied):
        await services.invitations.issuing.invite_parents(await actor_of("class_teacher"), school.children[0])
    with pytest.raises(Denied):
        await services.invitations.waiting.classes(await actor_of("class_teacher"))


async def test_only_hashes_are_kept_and_a_new_one_revokes_the_old(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    admin = await actor_of("admin")
    first = await services.invitations.issuing.invite_person(admin, school.people["not_joined"])
    clock.advance(minutes=1)
    second = await services.invitations.issuing.invite_person(admin, school.people["not_joined"])
    async with db.read() as session:
        rows = (await session.execute(select(Invitation).order_by(Invitation.id))).scalars().all()
    assert [row.token_hash for row in rows] == [hash_of(first.token), hash_of(second.token)]
    assert [row.code_hash for row in rows] == [hash_of(first.code), hash_of(second.code)]
    assert [row.revoked_at is None for row in rows] == [False, True]
    assert [row.created_by for row in rows] == [school.people["admin"]] * 2
    assert read_code(first.code) == first.code


async def test_who_has_joined_or_gone_or_is_no_staff_is_not_invited(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    admin, issuing = await actor_of("admin"), services.invitations.issuing
    with pytest.raises(Outdated, match="error-invitation-joined"):
        await issuing.invite_person(admin, school.people["teacher"])
    for gone in (school.people["left"], school.children[0], 999_999):
        with pytest.raises(Missing):
            await issuing.invite_person(admin, gone)
    for gone in (school.people["teacher"], 999_999):
        with pytest.raises(Missing):
            await issuing.invite_parents(admin, gone)


async def test_a_child_has_as_many_invitations_as_parents_are_missing(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    admin, issuing = await actor_of("admin"), services.invitations.issuing
    await issuing.invite_parents(admin, school.children[0])
    async with db.write(SYSTEM) as session:
        assert (await session.execute(select(Invitation.uses_left))).scalar_one() == 1
        parent = await factories.person(session)
        child = await factories.person(session, class_id=school.classes["5А"])
        await factories.guardianship(session, parent, child)
        await factories.guardianship(session, await factories.person(session), child)
    with pytest.raises(Outdated, match="error-invitation-full"):
        await issuing.invite_parents(admin, child.id)


async def test_slips_for_those_without_leave_the_others_alone(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    teacher, issuing = await actor_of("class_teacher"), services.invitations.issuing
    old = await issuing.invite_parents(teacher, school.children[0])
    async with db.write(SYSTEM) as session:
        await factories.person(
            session, surname="", given_name="В. Н.", patronymic="", class_id=school.classes["5А"], register_number=2
        )
    made = await issuing.invite_class(teacher, school.classes["5А"], SlipScope.NEW)
    assert [(slip.initials, slip.register_number) for slip in made] == [("В. Н.", 2)]
    assert (await services.invitations.joining.look(await actor_of("stranger"), old.token)).name == "А. М."
    with pytest.raises(Invalid, match="error-invitation-none-needed"):
        await issuing.invite_class(teacher, school.classes["5А"], SlipScope.NEW)
    everybody = await issuing.invite_class(teacher, school.classes["5А"], SlipScope.ALL)
    assert [slip.initials for slip in everybody] == ["А. М.", "В. Н."]
    with pytest.raises(Outdated, match="error-invitation-revoked"):
        await services.invitations.joining.look(await actor_of("stranger"), old.token)
    waiting = await services.invitations.waiting.open_children(teacher)
    assert [(child.initials, child.class_title, child.parents) for child in waiting] == [
        ("А. М.", "5А", 1),
        ("В. Н.", "5А", 0),
    ]


async def test_who_waits(services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock) -> None:
    admin, waiting = await actor_of("admin"), services.invitations.waiting
    assert [(line.name, line.open_until) for line in await waiting.staff(admin)] == [("Будущая И. Р.", None)]
    issued = await services.invitations.issuing.invite_person(admin, school.people["not_joined"])
    assert (await waiting.person(admin, school.people["not_joined"])).open_until == issued.expires_at
    assert (await waiting.person(admin, school.people["teacher"])).joined
    classes = await waiting.classes(admin)
    assert [(line.title, line.children, line.reached) for line in classes] == [("5А", 1, 1), ("9Б", 2, 1)]
    await services.invitations.issuing.revoke_person(admin, school.people["not_joined"])
    with pytest.raises(Outdated):
        await services.invitations.issuing.revoke_person(admin, school.people["not_joined"])
    clock.advance(days=15)
    assert (await waiting.staff(admin))[0].open_until is None


async def test_of_two_with_the_same_name_the_invited_one_joins(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    names = {"surname": "Иванова", "given_name": "Анна", "patronymic": "Ивановна"}
    async with db.write(SYSTEM) as session:
        twins = [await factories.person(session, **names, position=what) for what in ("музыка", "физика")]
        for twin in twins:
            await factories.role_grant(session, twin)
        await services.directory.touch(session)
    lines = [line for line in await services.invitations.waiting.staff(await actor_of("admin")) if line.position]
    assert [(line.name, line.position) for line in lines] == [("Иванова А. И.", "музыка"), ("Иванова А. И.", "физика")]
    issued = await services.invitations.issuing.invite_person(await actor_of("admin"), twins[1].id)
    assert await services.invitations.joining.take_up(await actor_of("stranger"), issued.token) == twins[1].id
    assert [line.id for line in await services.invitations.waiting.staff(await actor_of("admin")) if line.position] == [
        twins[0].id
    ]
