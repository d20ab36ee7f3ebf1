"""What a person sees of themselves, and what is left of them when they withdraw their consent."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.access import SYSTEM, Actor, Sender
from bot.db import Database
from bot.errors import Denied
from bot.services import Services, consents
from bot.services.consents import Purpose
from bot.services.people.desk import DaysKept, Deed, Desk, TeamKept
from bot.services.privacy import Remains
from models.delivery import Expectation, OutboxNotice
from models.people import AuditEntry, Consent, Guardianship, Identity, Person, Role, RoleGrant, RoomKeeper
from models.school import Building
from models.tickets import Ticket, TicketState
from tests import factories
from tests.databases import SetClock
from tests.personas import MAIN, MEMBERS, ActorOf, StandardSchool


async def agreed(db: Database, person_id: int, purpose: Purpose, clock: SetClock) -> None:
    async with db.write(SYSTEM) as session:
        await consents.give(session, person_id, purpose, clock.now())


@pytest.mark.parametrize("name", MEMBERS)
async def test_everybody_sees_their_own(
    services: Services, school: StandardSchool, actor_of: ActorOf, name: str
) -> None:
    data = await services.privacy.about(await actor_of(name))
    assert data.number == school.people[name]
    assert len(data.messenger) == 1


async def test_a_stranger_has_nothing_to_see(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    for use in (services.privacy.about, services.privacy.take_away, services.privacy.withdraw):
        with pytest.raises(Denied):
            await use(await actor_of("stranger"))


async def test_all_that_is_kept_is_shown(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    teacher, parent = await actor_of("teacher"), await actor_of("parent")
    await agreed(db, school.people["teacher"], Purpose.PARTICIPATION, clock)
    async with db.write(SYSTEM) as session:
        me = await session.get_one(Person, school.people["teacher"])
        ticket = await factories.ticket(session, me, words="Горит", opened_at=clock.now())
        await factories.ticket_event(session, ticket, person_id=me.id, action="say", words="Ещё горит")
    data = await services.privacy.take_away(teacher)
    assert (data.surname, data.rooms, data.classes) == ("Ежова", ["214"], [])
    assert [kept.role for kept in data.roles] == [Role.STAFF]
    assert {written.words for written in data.written} == {"Горит", "Ещё горит"}
    assert [(given.purpose, given.withdrawn_at) for given in data.consents] == [("participation", None)]
    assert [line.action for line in data.journal] == ["person.take_away"]
    assert data.is_on_the_staff_list
    family = await services.privacy.about(parent)
    assert [(child.initials, child.class_title) for child in family.children] == [("А. М.", "5А"), ("Б. М.", "9Б")]
    assert not family.is_on_the_staff_list


async def test_what_the_help_desk_keeps_is_shown(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    async with db.write(SYSTEM) as session:
        me = await session.get_one(Person, school.people["storekeeper"])
        team = await factories.team(session, me, name="Мастерская")
        (await session.get_one(Building, school.buildings[MAIN])).head_id = me.id
        today = clock.now().date()
        await factories.absence(session, me)
        await factories.absence(session, deputy_id=me.id, last=today + timedelta(days=3))
        mine = await factories.ticket(session, me, symptom="noise", rating=4, assignee_id=me.id)
        await factories.ticket_media(session, mine, kind="voice")
        await factories.ticket_check(session, mine, words="Лампа", done_by=me.id, done_at=clock.now())
        other = await factories.ticket(session)
        await factories.ticket_follower(session, other, me)
        outage = await factories.outage(session, me, words="Роутер", ended_by=me.id, end_words="Готово")
        await factories.outage_follower(session, outage, me)
        await factories.planned_work(session, me, title="Чистка", assignee_id=me.id)
        await factories.purchase(session, me)
        await factories.stock_move(session, person_id=me.id, amount=-2)
        await factories.stock_move(session, amount=7)
        await services.directory.touch(session)
        mine_id, other_id, outage_id, team_id = mine.id, other.id, outage.id, team.id
    desk = (await services.privacy.about(await actor_of("storekeeper"))).help_desk
    assert desk.teams == [TeamKept(team_id, None, "Мастерская", heads=True)]
    assert desk.heads == [MAIN]
    assert desk.absences == [DaysKept(today, today)]
    assert desk.stands_in == [DaysKept(today, today + timedelta(days=3))]
    assert desk.follows == [f"ticket:{other_id}", f"outage:{outage_id}"]
    done = {(deed.what, deed.how) for deed in desk.deeds}
    assert done == {
        ("ticket.report", "noise"),
        ("ticket.hold", "new"),
        ("ticket.rate", "4"),
        ("file.send", "voice"),
        ("check.done", "Лампа"),
        ("planned.make", "Чистка"),
        ("planned.hold", "Чистка"),
        ("outage.open", "Роутер"),
        ("outage.end", "Готово"),
        ("purchase.make", ""),
        ("stock.move", "-2"),
    }
    assert Deed("ticket.report", f"ticket:{mine_id}", "noise", clock.now()) in desk.deeds
    others = (await services.privacy.about(await actor_of("parent"))).help_desk
    assert others == Desk([], [], [], [], [], [])


async def test_a_pupil_who_withdraws_stays_in_the_class_register_without_their_words(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    await agreed(db, school.people["student"], Purpose.STUDENT, clock)
    async with db.write(SYSTEM) as session:
        me = await session.get_one(Person, school.people["student"])
        await factories.outbox_notice(session, me)
        await factories.guardianship(session, await session.get_one(Person, school.people["parent"]), me)
        ticket = await factories.ticket(session, me, words="Это Костя, 9Б", symptom="noise")
        await factories.ticket_event(session, ticket, words="Звоните маме")
        await factories.ticket_event(session, ticket, person_id=school.people["technician"], words="Заменил")
        await factories.ticket_media(session, ticket)
    act = await services.privacy.withdraw(await actor_of("student"))
    assert (act.remains, act.erased, [given.withdrawn_at for given in act.consents]) == (
        Remains.PUPIL,
        False,
        [clock.now()],
    )
    assert (await actor_of("student")).is_stranger
    pupil = (await services.directory.now()).people[school.people["student"]]
    assert (pupil.name, pupil.class_title, pupil.roles(clock.now().date())) == ("К. Л.", "9Б", frozenset())
    async with db.read() as session:
        assert (
            await session.execute(select(OutboxNotice.id).where(OutboxNotice.person_id == pupil.id))
        ).first() is None
    assert len((await services.privacy.about(await actor_of("parent"))).children) == 3
    card = await services.tickets.read.card(await actor_of("technician"), ticket.id)
    assert (card.words, card.line.symptom, card.attachments) == (None, "noise", [])
    assert [step.words for step in card.history] == [None, "Заменил"]


async def test_what_an_erased_person_wrote_is_erased_and_their_ticket_stays(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    async with db.write(SYSTEM) as session:
        me = await session.get_one(Person, school.people["parent"])
        ticket = await factories.ticket(session, me, words="Это мама Кости", symptom="noise")
    assert (await services.privacy.withdraw(await actor_of("parent"))).erased
    card = await services.tickets.read.card(await actor_of("technician"), ticket.id)
    assert (card.words, card.line.symptom) == (None, "noise")


async def test_a_parent_who_withdraws_is_erased(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    parent = await actor_of("parent")
    person_id = parent.require_person()
    await agreed(db, person_id, Purpose.GUARDIAN, clock)
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, person_id)
        await factories.outbox_notice(session, person)
        await factories.expectation(session, person)
    act = await services.privacy.withdraw(replace(parent, update_id=5))
    assert (act.number, act.erased, act.at) == (person_id, True, clock.now())
    assert [line.action for line in act.journal] == ["person.erase"]
    assert [given.withdrawn_at for given in act.consents] == [clock.now()]
    async with db.read() as session:
        person = await session.get_one(Person, person_id)
        assert (person.surname, person.given_name, person.patronymic) == ("", "", "")
        assert person.left_on is not None
        for model in (Identity, Expectation, OutboxNotice):
            found = select(model.person_id).where(model.person_id == person_id)
            assert (await session.execute(found)).first() is None
        tied = select(Guardianship.child_id).where(Guardianship.parent_id == person_id)
        assert (await session.execute(tied)).first() is None
        still = select(Consent.id).where(Consent.person_id == person_id, Consent.withdrawn_at.is_(None))
        assert (await session.execute(still)).first() is None
    assert (await actor_of("parent")).is_stranger


async def test_staff_who_withdraw_stay_on_the_employers_list_without_the_bot(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    person_id = school.people["technician"]
    async with db.write(SYSTEM) as session:
        ticket = await factories.ticket(session, state=TicketState.TAKEN, assignee_id=person_id)
        await factories.room_keeper(session, person=await session.get_one(Person, person_id))
    act = await services.privacy.withdraw(await actor_of("technician"))
    assert not act.erased
    actor = await actor_of("technician")
    assert (actor.is_stranger, actor.roles) == (True, frozenset())
    async with db.read() as session:
        person = await session.get_one(Person, person_id)
        assert (person.surname, person.left_on, person.language) == ("Тихий", None, None)
        assert (await session.get_one(Ticket, ticket.id)).state is TicketState.NEW
        assert (await session.execute(select(RoomKeeper).where(RoomKeeper.person_id == person_id))).first() is None
        told = select(OutboxNotice.person_id).where(OutboxNotice.subject == f"ticket:{ticket.id}")
        assert person_id not in (await session.execute(told)).scalars().all()
    clock.advance(days=1)
    school_now = await services.directory.now()
    assert person_id not in [holder.id for holder in school_now.holders(Role.TECHNICIAN, school_now.today(clock.now()))]


async def test_who_withdrew_can_be_invited_again(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    await services.privacy.withdraw(await actor_of("teacher"))
    issued = await services.invitations.issuing.invite_person(await actor_of("admin"), school.people["teacher"])
    await services.invitations.joining.take_up(await actor_of("teacher"), issued.token)
    back = await actor_of("teacher")
    assert back.person_id == school.people["teacher"]
    assert [given.withdrawn_at for given in (await services.privacy.about(back)).consents] == [None]


async def test_a_teacher_who_is_a_parent_keeps_the_name_and_loses_the_child(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    issued = await services.invitations.issuing.invite_parents(await actor_of("admin"), school.children[1])
    await services.invitations.joining.take_up(await actor_of("teacher"), issued.token)
    act = await services.privacy.withdraw(await actor_of("teacher"))
    assert not act.erased
    async with db.read() as session:
        mine = RoleGrant.person_id == school.people["teacher"]
        grants = (await session.execute(select(RoleGrant).where(mine))).scalars().all()
        assert all(grant.until and grant.until < clock.now().date() for grant in grants)
        tied = select(Guardianship.child_id).where(Guardianship.parent_id == school.people["teacher"])
        assert (await session.execute(tied)).first() is None


async def test_the_last_admin_is_warned(services: Services, school: StandardSchool, actor_of: ActorOf) -> None:
    assert not await services.privacy.is_last_admin(await actor_of("admin"))
    await services.privacy.withdraw(await actor_of("several"))
    assert await services.privacy.is_last_admin(await actor_of("admin"))
    assert not await services.privacy.is_last_admin(await actor_of("teacher"))
    await services.privacy.withdraw(await actor_of("admin"))
    assert await services.invitations.setup.token()


async def test_who_may_export_the_journal(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    async with db.write(SYSTEM) as session:
        await factories.audit_entry(
            session, action="person.see", subject="person:7", at=clock.now() - timedelta(days=1)
        )
    for name in [*MEMBERS, "stranger"]:
        if name in {"admin", "director", "several"}:
            lines = await services.audit.export(await actor_of(name))
            assert (lines[0].action, lines[0].subject) == ("person.see", "person:7")
            assert (lines[-1].action, lines[-1].actor_id) == ("audit.export", school.people[name])
        else:
            with pytest.raises(Denied):
                await services.audit.export(await actor_of(name))


async def test_consent_is_given_once_a_version_and_anew_after_withdrawal(db: Database, clock: SetClock) -> None:
    async with db.write(SYSTEM) as session:
        person = await factories.person(session)
        for _ in range(2):
            await consents.give(session, person.id, Purpose.PARTICIPATION, clock.now())
        assert await consents.holds(session, person.id, Purpose.PARTICIPATION)
        assert not await consents.holds(session, person.id, Purpose.GUARDIAN)
        await consents.withdraw_all(session, person.id, clock.now())
        assert not await consents.holds(session, person.id, Purpose.PARTICIPATION)
        await consents.give(session, person.id, Purpose.PARTICIPATION, clock.now())
        assert [given.withdrawn_at is None for given in await consents.of(session, person.id)] == [False, True]


def sender(number: int) -> Actor:
    return Actor(None, "ru", sender=Sender("telegram", number))


async def test_the_journal_has_no_names(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    issued = await services.invitations.issuing.invite_parents(await actor_of("admin"), school.children[0])
    await services.invitations.joining.take_up(sender(5001), issued.token)
    known = services.directory.actor(await services.directory.now(), Sender("telegram", 5001), "ru", None)
    await services.invitations.joining.name_self(known, "Отцова Анна Львовна")
    await services.privacy.withdraw(known)
    async with db.read() as session:
        rows = (await session.execute(select(AuditEntry))).scalars().all()
    assert {row.action for row in rows} >= {"invitation.issue", "person.join", "person.name", "person.erase"}
    assert not [row for row in rows if "Отцова" in f"{row.action} {row.subject}"]
