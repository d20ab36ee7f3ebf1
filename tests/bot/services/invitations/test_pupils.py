"""Pupils: whose slips one may print, who becomes whom by one, and how a pupil's way in is closed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.access import SYSTEM, Actor, Sender
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, Repeated, SchoolError
from bot.services import Services
from bot.services.consents import Purpose
from bot.services.invitations.issuing import Issued, SlipScope
from models.people import AuditEntry, Consent, Guardianship, Identity, Person, Role
from models.school import SchoolClass
from tests import factories
from tests.databases import SetClock
from tests.personas import MEMBERS, STRANGER, ActorOf, StandardSchool


def stranger(number: int) -> Actor:
    return Actor(None, "en", sender=Sender("telegram", number))


async def known(services: Services, number: int) -> Actor:
    """Who this sender is by now."""
    return services.directory.actor(await services.directory.now(), Sender("telegram", number), "en", None)


async def for_pupil(services: Services, actor_of: ActorOf, school: StandardSchool) -> Issued:
    """For the child of 9Б who has not joined."""
    pupils = services.invitations.pupils
    slips = await pupils.invite_class(await actor_of("admin"), school.classes["9Б"], SlipScope.ALL)
    assert [slip.initials for slip in slips] == ["Б. М."], "the one who has joined needs none"
    return slips[0].issued


async def refused(services: Services, actor: Actor, key: str) -> str:
    """Why this actor can neither look at an invitation nor take it up."""
    with pytest.raises(SchoolError) as looked:
        await services.invitations.joining.look(actor, key)
    with pytest.raises(SchoolError) as taken:
        await services.invitations.joining.take_up(actor, key)
    assert looked.value.key == taken.value.key
    return looked.value.key


@pytest.mark.parametrize("name", [*MEMBERS, STRANGER])
async def test_who_may_invite_and_close_whom(
    services: Services, school: StandardSchool, actor_of: ActorOf, name: str
) -> None:
    actor, pupils = await actor_of(name), services.invitations.pupils
    tried = {
        "slips": pupils.invite_class(actor, school.classes["9Б"], SlipScope.ALL),
        "list": pupils.of_class(actor, school.classes["9Б"]),
        "child": pupils.child(actor, school.children[1]),
        "close": pupils.close(actor, school.people["student"]),
    }
    allowed = set()
    for what, trying in tried.items():
        try:
            await trying
            allowed.add(what)
        except Denied:
            pass
    assert allowed == (set(tried) if name in {"admin", "several"} else set())


async def test_a_class_teacher_of_an_older_class_invites_its_pupils(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        await session.execute(update(SchoolClass).where(SchoolClass.id == school.classes["5А"]).values(year=8))
        await services.directory.touch(session)
    slips = await services.invitations.pupils.invite_class(
        await actor_of("class_teacher"), school.classes["5А"], SlipScope.ALL
    )
    assert [slip.initials for slip in slips] == ["А. М."]


@pytest.mark.parametrize("name", ["class_teacher", "admin"])
@pytest.mark.parametrize("year", [5, 7])
async def test_younger_classes_are_not_invited(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, name: str, year: int
) -> None:
    async with db.write(SYSTEM) as session:
        await session.execute(update(SchoolClass).where(SchoolClass.id == school.classes["5А"]).values(year=year))
        await services.directory.touch(session)
    with pytest.raises(Invalid, match="error-pupils-too-young"):
        await services.invitations.pupils.invite_class(await actor_of(name), school.classes["5А"], SlipScope.ALL)


async def test_a_pupil_of_a_class_that_is_too_young_does_not_join(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    issued = await for_pupil(services, actor_of, school)
    async with db.write(SYSTEM) as session:
        await session.execute(update(SchoolClass).where(SchoolClass.id == school.classes["9Б"]).values(year=7))
    assert await refused(services, stranger(5001), issued.token) == "error-invitation-revoked"


async def test_a_stranger_becomes_the_pupil_of_the_class_register(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    issued = await for_pupil(services, actor_of, school)
    assert issued.expires_at == clock.now() + timedelta(days=30)
    offer = await services.invitations.joining.look(stranger(5001), issued.code)
    assert (offer.name, offer.class_title, offer.asks_consent) == ("Б. М.", "9Б", Purpose.STUDENT)
    assert (offer.is_for_pupil, offer.is_for_parent) == (True, False)
    await services.invitations.joining.take_up(stranger(5001), issued.code)
    pupil = await known(services, 5001)
    assert pupil.person_id == school.children[1]
    assert pupil.roles == {Role.STUDENT}
    data = await services.privacy.about(pupil)
    assert (data.given_name, data.school_class) == ("Б. М.", "9Б")
    assert [(kept.role, kept.since, kept.until) for kept in data.roles] == [(Role.STUDENT, clock.now().date(), None)]
    assert [(given.purpose, given.version) for given in data.consents] == [("student", "1")]
    async with db.read() as session:
        ties = select(Guardianship.parent_id).where(Guardianship.parent_id == pupil.person_id)
        assert (await session.execute(ties)).first() is None


async def test_used_mine_expired_revoked_and_two_updates(
    services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    lost, issued = await for_pupil(services, actor_of, school), await for_pupil(services, actor_of, school)
    assert await refused(services, stranger(5001), lost.token) == "error-invitation-revoked"
    clock.advance(days=30)
    assert await refused(services, stranger(5001), issued.token) == "error-invitation-expired"
    clock.advance(days=-30)
    once = replace(stranger(5001), update_id=7)
    await services.invitations.joining.take_up(once, issued.token)
    with pytest.raises((Repeated, Outdated)):
        await services.invitations.joining.take_up(once, issued.token)
    assert await refused(services, await known(services, 5001), issued.token) == "error-invitation-mine"
    assert await refused(services, stranger(5002), issued.token) == "error-invitation-used"
    with pytest.raises(Invalid, match="error-invitation-none-needed"):
        await services.invitations.pupils.invite_class(await actor_of("admin"), school.classes["9Б"], SlipScope.ALL)


@pytest.mark.parametrize("name", ["parent", "teacher", "student", "admin"])
async def test_whom_the_school_knows_is_no_other_pupil(
    services: Services, school: StandardSchool, actor_of: ActorOf, name: str
) -> None:
    issued = await for_pupil(services, actor_of, school)
    assert await refused(services, await actor_of(name), issued.token) == "error-invitation-foreign"
    assert (await actor_of(name)).person_id == school.people[name]


async def test_a_pupil_is_no_parent(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    issued = await services.invitations.issuing.invite_parents(await actor_of("admin"), school.children[0])
    assert await refused(services, await actor_of("student"), issued.token) == "error-invitation-foreign"
    assert (await actor_of("student")).roles == {Role.STUDENT}


async def test_new_slips_only_leave_the_others_alone(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    issued = await for_pupil(services, actor_of, school)
    with pytest.raises(Invalid, match="error-invitation-none-needed"):
        await services.invitations.pupils.invite_class(await actor_of("admin"), school.classes["9Б"], SlipScope.NEW)
    assert (await services.invitations.joining.look(stranger(5001), issued.token)).is_for_pupil


async def test_slips_of_parents_and_of_the_pupil_live_side_by_side(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    admin = await actor_of("admin")
    parents = await services.invitations.issuing.invite_parents(admin, school.children[1])
    pupil = await for_pupil(services, actor_of, school)
    assert (await services.invitations.joining.look(stranger(5001), parents.token)).is_for_parent
    assert (await services.invitations.joining.look(stranger(5001), pupil.token)).is_for_pupil
    await services.invitations.pupils.close(admin, school.children[1])
    assert await refused(services, stranger(5001), pupil.token) == "error-invitation-revoked"
    assert (await services.invitations.joining.look(stranger(5001), parents.token)).is_for_parent


async def test_closing_forgets_the_account_and_what_was_written_and_nothing_of_the_family(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    issued = await for_pupil(services, actor_of, school)
    await services.invitations.joining.take_up(stranger(5001), issued.token)
    async with db.write(SYSTEM) as session:
        me = await session.get_one(Person, school.children[1])
        ticket = await factories.ticket(session, me, words="Это Костя")
    await services.invitations.pupils.close(await actor_of("admin"), school.children[1])
    assert (await known(services, 5001)).is_stranger
    card = await services.tickets.read.card(await actor_of("technician"), ticket.id)
    assert card.words is None
    async with db.read() as session:
        child = await session.get_one(Person, school.children[1])
        assert (child.given_name, child.class_id, child.left_on) == ("Б. М.", school.classes["9Б"], None)
        still = select(Consent.id).where(Consent.person_id == child.id, Consent.withdrawn_at.is_(None))
        assert (await session.execute(still)).first() is None
        assert (await session.execute(select(AuditEntry.action).order_by(AuditEntry.id.desc()))).scalars().first() == (
            "pupil.close"
        )
    assert len((await services.privacy.about(await actor_of("parent"))).children) == 2
    with pytest.raises(Outdated):
        await services.invitations.pupils.close(await actor_of("admin"), school.children[1])
    again = await for_pupil(services, actor_of, school)
    await services.invitations.joining.take_up(stranger(5001), again.token)
    assert (await known(services, 5001)).roles == {Role.STUDENT}


async def test_a_parent_who_withdraws_leaves_the_pupil_alone(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    issued = await for_pupil(services, actor_of, school)
    await services.invitations.joining.take_up(stranger(5001), issued.token)
    await services.privacy.withdraw(await actor_of("parent"))
    pupil = await known(services, 5001)
    assert pupil.roles == {Role.STUDENT}
    assert [given.withdrawn_at for given in (await services.privacy.about(pupil)).consents] == [None]
    async with db.read() as session:
        mine = select(Identity.id).where(Identity.person_id == pupil.person_id)
        assert len((await session.execute(mine)).all()) == 1


async def test_what_is_no_child_has_no_way_in(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    for number in (school.people["teacher"], 999_999):
        with pytest.raises(Missing):
            await services.invitations.pupils.close(await actor_of("admin"), number)
