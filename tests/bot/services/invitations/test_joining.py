"""Taking up an invitation: who becomes whom, and every invitation that can't be taken up."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, func, insert, select

from bot.access import SYSTEM, Actor, Sender
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, Repeated, SchoolError
from bot.services import Services
from bot.services.consents import Purpose
from bot.services.invitations.codes import show_code
from bot.services.invitations.issuing import Issued
from models.delivery import NoticeState, OutboxNotice
from models.news import MutedTopic, NewsPost, NewsRecipient, SavedAudience
from models.people import AuditEntry, CodeGuess, Consent, Guardianship, Identity, Person, Role
from tests import factories
from tests.databases import SetClock
from tests.personas import ActorOf, StandardSchool


def stranger(number: int) -> Actor:
    return Actor(None, "en", sender=Sender("telegram", number))


async def known(services: Services, number: int) -> Actor:
    """Who this sender is by now."""
    return services.directory.actor(await services.directory.now(), Sender("telegram", number), "en", None)


async def for_staff(services: Services, actor_of: ActorOf, school: StandardSchool) -> Issued:
    return await services.invitations.issuing.invite_person(await actor_of("admin"), school.people["not_joined"])


async def for_parent(services: Services, actor_of: ActorOf, school: StandardSchool) -> Issued:
    """For the second parent of the child of 5А, whose first is the persona."""
    return await services.invitations.issuing.invite_parents(await actor_of("class_teacher"), school.children[0])


async def count(db: Database, model: type) -> int:
    async with db.read() as session:
        return (await session.execute(select(func.count()).select_from(model))).scalar_one()


async def test_a_stranger_becomes_the_member_of_staff_that_the_school_expects(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    issued = await for_staff(services, actor_of, school)
    offer = await services.invitations.joining.look(stranger(5001), issued.token)
    assert (offer.name, offer.asks_consent, offer.is_for_parent) == ("Будущая И. Р.", Purpose.PARTICIPATION, False)
    people = await count(db, Person)
    await services.invitations.joining.take_up(stranger(5001), issued.token)
    actor = await known(services, 5001)
    assert actor.person_id == school.people["not_joined"]
    assert actor.roles == {Role.STAFF}
    assert await count(db, Person) == people
    async with db.read() as session:
        consent = (await session.execute(select(Consent))).scalar_one()
        person = await session.get_one(Person, school.people["not_joined"])
        actions = (await session.execute(select(AuditEntry.action).order_by(AuditEntry.id))).scalars().all()
    assert (consent.person_id, consent.purpose, consent.version) == (person.id, "participation", "1")
    assert person.language == "en"
    assert actions == ["invitation.issue", "person.join"]


async def test_looking_keeps_nothing(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    issued = await for_parent(services, actor_of, school)
    before = [await count(db, model) for model in (Person, Identity, Consent, Guardianship, CodeGuess, AuditEntry)]
    offer = await services.invitations.joining.look(stranger(5001), show_code(issued.code))
    assert (offer.name, offer.class_title, offer.asks_consent) == ("А. М.", "5А", Purpose.GUARDIAN)
    after = [await count(db, model) for model in (Person, Identity, Consent, Guardianship, CodeGuess, AuditEntry)]
    assert before == after


async def test_a_stranger_becomes_a_parent_and_adds_another_child(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    first = await for_parent(services, actor_of, school)
    second = await services.invitations.issuing.invite_parents(await actor_of("admin"), school.children[1])
    await services.invitations.joining.take_up(stranger(5001), first.code)
    parent = await known(services, 5001)
    assert parent.roles == {Role.PARENT}
    assert (await services.invitations.joining.look(parent, second.token)).asks_consent is None
    await services.invitations.joining.take_up(parent, second.token)
    async with db.read() as session:
        mine = select(Guardianship.child_id).where(Guardianship.parent_id == parent.person_id)
        assert set((await session.execute(mine)).scalars()) == set(school.children)
        consents = select(func.count()).where(Consent.person_id == parent.person_id)
        assert (await session.execute(consents)).scalar_one() == 1
    assert (await known(services, 5001)).roles == {Role.PARENT}


async def test_roles_add_up_for_a_teacher_who_is_a_parent(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    issued = await for_parent(services, actor_of, school)
    teacher = await actor_of("teacher")
    assert (await services.invitations.joining.look(teacher, issued.token)).asks_consent is Purpose.GUARDIAN
    await services.invitations.joining.take_up(teacher, issued.token)
    after = await actor_of("teacher")
    assert after.person_id == teacher.person_id
    assert after.roles == {Role.STAFF, Role.PARENT}


async def test_a_parent_who_turns_out_to_be_staff_is_one_person_from_then_on(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    parent, staff = school.people["parent"], school.people["not_joined"]
    async with db.write(await actor_of("admin")) as session:
        await session.execute(insert(Guardianship), {"parent_id": staff, "child_id": school.children[0]})
    issued = await for_staff(services, actor_of, school)
    offer = await services.invitations.joining.look(await actor_of("parent"), issued.token)
    assert (offer.name, offer.asks_consent) == ("Будущая И. Р.", Purpose.PARTICIPATION)
    assert await services.invitations.joining.take_up(await actor_of("parent"), issued.token) == staff
    after = await actor_of("parent")
    assert after.person_id == staff
    assert after.roles == {Role.STAFF, Role.PARENT}
    data = await services.privacy.about(after)
    assert (data.surname, len(data.children)) == ("Будущая", 2)
    async with db.read() as session:
        row = await session.get_one(Person, parent)
        assert (row.surname, row.left_on is None) == ("", False)
        ties = select(Guardianship.child_id).where(Guardianship.parent_id == parent)
        assert (await session.execute(ties)).first() is None
    with pytest.raises(Outdated, match="error-invitation-mine"):
        await services.invitations.joining.take_up(after, issued.token)


async def test_news_and_reactions_of_a_parent_who_turns_out_to_be_staff_stay_theirs(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    parent, staff = school.people["parent"], school.people["not_joined"]
    async with db.write(SYSTEM) as session:
        letter = await factories.news_post(session)
        for who, values in ((parent, {"words": "Буду"}), (staff, {"in_person": True})):
            await factories.news_recipient(session, letter, await session.get_one(Person, who), **values)
        await factories.muted_topic(session, await session.get_one(Person, parent))
        for who, subject, message_id in (
            (parent, "news:1", 7),
            (parent, "news:2", None),
            (parent, "news:3", 8),
            (staff, "news:3", 9),
        ):
            carrying = {"subject": subject, "dedup_key": f"{subject}:{who}", "message_id": message_id}
            reader = await session.get_one(Person, who)
            await factories.outbox_notice(session, reader, state=NoticeState.SENT, **carrying)
    issued = await for_staff(services, actor_of, school)
    await services.invitations.joining.take_up(await actor_of("parent"), issued.token)
    async with db.read() as session:
        got = select(NewsRecipient.person_id, NewsRecipient.words, NewsRecipient.in_person)
        readers = (await session.execute(got)).all()
        carried = (OutboxNotice.message_id, OutboxNotice.dedup_key)
        sent = await session.execute(select(*carried).where(OutboxNotice.person_id == staff).order_by(OutboxNotice.id))
        muted = (await session.scalars(select(MutedTopic.person_id))).all()
    assert [tuple(row) for row in readers] == [(staff, "Буду", True)]
    # One that both got is known by the row that stays.
    assert [tuple(row) for row in sent] == [
        (7, f"news:1:{staff}"),
        (8, f"news:3:{parent}"),
        (9, f"news:3:{staff}"),
    ]
    assert muted == [staff]


async def test_audiences_name_a_parent_who_turns_out_to_be_staff_by_the_row_that_stays(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    staff = f"person-{school.people['not_joined']}"
    one, other = f"person-{school.people['parent']}", f"person-{school.people['parent']}0"
    async with db.write(SYSTEM) as session:
        await factories.news_post(session, groups=[one, "role-staff", staff], exceptions=[])
        await factories.news_post(session, groups=["role-parent"], exceptions=[other, one])
        await factories.news_post(session, groups=[other], exceptions=[])
        await factories.saved_audience(session, groups=["role-parent"], exceptions=[one])
    issued = await for_staff(services, actor_of, school)
    await services.invitations.joining.take_up(await actor_of("parent"), issued.token)
    async with db.read() as session:
        posts = (await session.execute(select(NewsPost.groups, NewsPost.exceptions).order_by(NewsPost.id))).all()
        saved = (await session.execute(select(SavedAudience.groups, SavedAudience.exceptions))).one()
    assert [tuple(row) for row in posts] == [
        ([staff, "role-staff"], []),
        (["role-parent"], [other, staff]),
        ([other], []),
    ]
    assert tuple(saved) == (["role-parent"], [staff])


async def test_wrong_used_expired_revoked_foreign(
    services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    joining, issuing = services.invitations.joining, services.invitations.issuing
    issued = await for_staff(services, actor_of, school)

    async def refused(actor: Actor, key: str) -> str:
        with pytest.raises(SchoolError) as looked:
            await joining.look(actor, key)
        with pytest.raises(SchoolError) as taken:
            await joining.take_up(actor, key)
        assert looked.value.key == taken.value.key
        return looked.value.key

    assert await refused(stranger(5001), "A" * 22) == "error-invitation-wrong"
    assert await refused(stranger(5001), "../etc:%00 <b>") == "error-invitation-wrong"
    assert await refused(await actor_of("teacher"), issued.token) == "error-invitation-foreign"
    again = await for_staff(services, actor_of, school)
    assert await refused(stranger(5001), issued.token) == "error-invitation-revoked"
    await issuing.revoke_person(await actor_of("admin"), school.people["not_joined"])
    assert await refused(stranger(5001), again.code) == "error-invitation-revoked"
    late = await for_staff(services, actor_of, school)
    clock.advance(days=14)
    assert await refused(stranger(5001), late.token) == "error-invitation-expired"
    good = await for_staff(services, actor_of, school)
    await joining.take_up(stranger(5001), good.token)
    assert await refused(stranger(5002), good.token) == "error-invitation-used"
    assert await refused(await known(services, 5001), good.token) == "error-invitation-mine"
    child = await for_parent(services, actor_of, school)
    assert await refused(await actor_of("parent"), child.token) == "error-invitation-mine"
    await joining.take_up(stranger(5003), child.token)
    assert await refused(stranger(5004), child.token) == "error-invitation-used"


async def test_who_has_left_the_school_is_not_let_in_by_an_old_invitation_but_may_come_as_a_parent(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    issued = await for_parent(services, actor_of, school)
    left = await actor_of("left")
    assert left.is_stranger
    await services.invitations.joining.take_up(left, issued.token)
    after = await actor_of("left")
    assert after.roles == {Role.PARENT}
    assert after.person_id not in (None, school.people["left"])


async def test_two_who_take_the_last_use_at_once(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    issued = await for_parent(services, actor_of, school)
    tried = await asyncio.gather(
        *(services.invitations.joining.take_up(stranger(number), issued.token) for number in range(5001, 5005)),
        return_exceptions=True,
    )
    assert sum(isinstance(one, int) for one in tried) == 1
    assert all(isinstance(one, int | Outdated) for one in tried)
    async with db.read() as session:
        parents = select(func.count()).where(Guardianship.child_id == school.children[0])
        assert (await session.execute(parents)).scalar_one() == 2


async def test_one_who_taps_twice_at_once_joins_once(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(await actor_of("admin")) as session:
        await session.execute(delete(Guardianship))
    issued = await services.invitations.issuing.invite_parents(await actor_of("admin"), school.children[1])
    tried = await asyncio.gather(
        *(services.invitations.joining.take_up(stranger(5001), issued.token) for _ in range(2)), return_exceptions=True
    )
    assert sum(isinstance(one, int) for one in tried) == 1
    assert await count(db, Guardianship) == 1
    await services.invitations.joining.take_up(stranger(5002), issued.token)


async def test_the_same_update_joins_once(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    issued = await for_staff(services, actor_of, school)
    tap = replace(stranger(5001), update_id=77)
    await services.invitations.joining.take_up(tap, issued.token)
    again = replace(await known(services, 5001), update_id=77)
    with pytest.raises((Repeated, Outdated)):
        await services.invitations.joining.take_up(again, issued.token)


async def test_guessing_is_stopped_even_for_the_right_code(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    joining = services.invitations.joining
    issued = await for_staff(services, actor_of, school)
    for _ in range(5):
        with pytest.raises(Missing, match="error-invitation-wrong"):
            await joining.look(stranger(5001), "A7KP-4MTX")
    for act in (joining.look, joining.take_up):
        with pytest.raises(Denied, match="error-code-too-often"):
            await act(stranger(5001), issued.code)
    await joining.look(stranger(5001), issued.token)
    await joining.look(stranger(5002), issued.code)
    async with db.read() as session:
        senders = (await session.execute(select(CodeGuess.sender_hash))).scalars().all()
    assert not any("5001" in sender for sender in senders)
    clock.advance(hours=1)
    await joining.look(stranger(5001), issued.code)


async def test_many_guess_together(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    joining = services.invitations.joining
    issued = await for_staff(services, actor_of, school)
    for number in range(100):
        with pytest.raises(Missing):
            await joining.look(stranger(6000 + number), "A7KP-4MTX")
    with pytest.raises(Denied, match="error-code-too-often"):
        await joining.look(stranger(7000), issued.code)
    await joining.look(stranger(7000), issued.token)


async def test_a_name_is_given_once_and_by_the_nameless_only(
    services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    joining = services.invitations.joining
    issued = await for_parent(services, actor_of, school)
    await joining.take_up(stranger(5001), issued.token)
    parent = await known(services, 5001)
    for wrong in ("", "\u200b\u2060", "Мамина", "<b>Жирная</b> Анна", "А" * 200):
        with pytest.raises(Invalid):
            await joining.name_self(parent, wrong)
    await joining.name_self(parent, " Мамина\u200b  Елена\nОлеговна ")
    assert (await services.directory.now()).people[parent.require_person()].name == "Мамина Е. О."
    for somebody in (parent, await actor_of("teacher")):
        with pytest.raises(Denied):
            await joining.name_self(somebody, "Другая Анна Ивановна")


async def test_an_invitation_lasts_as_long_as_it_says(
    services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    staff = await for_staff(services, actor_of, school)
    parents = await for_parent(services, actor_of, school)
    assert staff.expires_at - clock.now() == timedelta(days=14)
    assert parents.expires_at - clock.now() == timedelta(days=30)
    clock.advance(days=13, hours=23)
    await services.invitations.joining.look(stranger(5001), staff.token)
