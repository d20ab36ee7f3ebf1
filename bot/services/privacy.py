"""What is kept about a person, for that person: to see, to take away, to withdraw the consent to (152-FZ, arts. 9, 14).

Withdrawing ends everything in the bot. Staff stay on the employer's list and pupils, by initials, in the class
register, which need no consent of theirs; a parent's row keeps no name and no child.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import STAFF_ROLES, Actor
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.services import audit, consents
from bot.services.audit import AuditLine
from bot.services.consents import Given, Purpose
from bot.services.directory import Directory
from bot.services.people import handover
from bot.services.people.desk import Desk, read_desk
from bot.services.people.newsdata import NewsKept, forget_news, read_news
from bot.services.people.planwork import PlanKept, forget_plan_words, read_plan
from bot.services.people.surveydata import SurveysKept, forget_named, forget_surveys, read_surveys
from bot.services.people.ties import end_questions, end_ties, pass_headships, pass_on_unvouched
from bot.services.posts import pass_items
from bot.services.snapshot import Snapshot
from bot.services.tasks.passing import pass_tasks
from bot.services.tickets.states import FINAL_STATES
from models.base import table
from models.delivery import NoticeState, OutboxNotice
from models.news import NewsPost, NewsRecipient
from models.people import Guardianship, Identity, Person, Role, RoleGrant
from models.roadmap import RoadmapEvent
from models.school import SchoolClass
from models.tasks import TaskEvent
from models.tickets import Ticket, TicketEvent, TicketMedia


@dataclass(frozen=True, slots=True)
class RoleKept:
    """A role from a day to a day, both included."""

    role: Role
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class ChildKept:
    """A child as the parent knows it here."""

    initials: str
    class_title: str


@dataclass(frozen=True, slots=True)
class Written:
    """Something that the person wrote: on what ("ticket:5", "item:3", "task:7"), which words, when."""

    thing: str
    words: str
    at: datetime


class Remains(StrEnum):
    """What a withdrawal leaves of a person: a number, the entry of the staff list, or that of the class register."""

    NUMBER = "erased"
    STAFF = "staff"
    PUPIL = "pupil"


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Everything that is kept about a person.

    hours_from, hours_to: when they want messages; morning_at: when the list of the morning. None: as is usual.
    `school_class`: the class of a pupil, «9Б».
    """

    number: int
    surname: str
    given_name: str
    patronymic: str
    position: str | None
    language: str | None
    hours_from: time | None
    hours_to: time | None
    morning_at: time | None
    messenger: Sequence[str]
    roles: Sequence[RoleKept]
    rooms: Sequence[str]
    classes: Sequence[str]
    children: Sequence[ChildKept]
    consents: Sequence[Given]
    written: Sequence[Written]
    help_desk: Desk
    plan: PlanKept
    news: NewsKept
    surveys: SurveysKept
    journal: Sequence[AuditLine]
    school_class: str | None

    @property
    def remains(self) -> Remains:
        """What a withdrawal would leave."""
        if self.is_on_the_staff_list:
            return Remains.STAFF
        return Remains.PUPIL if self.school_class else Remains.NUMBER

    @property
    def answers_by_name(self) -> bool:
        """Whether there is a consent to named answers that holds, to be withdrawn by itself."""
        return any(one.purpose == Purpose.SURVEYS and one.withdrawn_at is None for one in self.consents)

    @property
    def is_on_the_staff_list(self) -> bool:
        """Whether the employer keeps a record of the person, with the bot or without."""
        return bool(self.position) or any(kept.role in STAFF_ROLES for kept in self.roles)


@dataclass(frozen=True, slots=True)
class Act:
    """The act of a withdrawal: whose (a number), when, what is left, consents and journal of before."""

    number: int
    at: datetime
    remains: Remains
    consents: Sequence[Given]
    journal: Sequence[AuditLine]

    @property
    def erased(self) -> bool:
        """Whether the name is gone."""
        return self.remains is Remains.NUMBER


class Privacy:
    """Use cases of a person about their own data."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def about(self, actor: Actor) -> PersonalData:
        """Everything that is kept about the actor."""
        async with self._db.read() as session:
            return await _read(session, actor.require_person())

    async def is_last_admin(self, actor: Actor) -> bool:
        """Whether the school would be without an admin if the actor left the bot."""
        school = await self._directory.now()
        admins = school.holders(Role.ADMIN, school.today(self._clock.now()))
        return [person.id for person in admins if person.sender is not None] == [actor.person_id]

    async def take_away(self, actor: Actor) -> PersonalData:
        """The same as `about`, to be given out as a file; the journal keeps that it was."""
        person_id = actor.require_person()
        async with self._db.write(actor, shows="privacy") as session:
            await audit.record(session, actor, "person.take_away", f"person:{person_id}", self._clock.now())
            return await _read(session, person_id)

    async def withdraw(self, actor: Actor) -> Act:
        """Withdraw every consent and leave the bot.

        1. Consents end; 2. roles, the tie to children and those to the help desk and the plan end, duties and posts
        are nobody's, taken tickets go back to the queue, tasks to whoever gave them; 3. the messenger's number goes,
        and with it every message to come; 4. who is not on the employer's list loses what they wrote and, unless they
        are in the class register, the name too; 5. the journal gets its last line. What is left is told in the act.
        """
        person_id = actor.require_person()
        now = self._clock.now()
        async with self._db.write(actor, shows="stranger") as session:
            await self._directory.touch(session)
            school = await self._directory.now()
            data = await _read(session, person_id)
            await consents.withdraw_all(session, person_id, now)
            await handover.close_drafts_and_invitations(session, person_id, now)
            await end_questions(self._db, self._directory, session, person_id, now)
            await pass_on_unvouched(self._db, self._directory, session, person_id, None, now)
            await self._end_work(session, actor, school, now)
            await handover.end_roles(session, person_id, school.today(now))
            await end_ties(session, person_id)
            await forget_surveys(session, person_id)
            await forget_family(session, person_id, school.today(now))
            await forget_messenger(session, person_id)
            await forget_news(session, person_id)
            if data.remains is Remains.NUMBER:
                await erase(session, person_id, school.today(now), now)
            elif data.remains is Remains.PUPIL:
                await forget_words(session, person_id, now)
            action = "person.erase" if data.remains is Remains.NUMBER else "person.withdraw"
            await audit.record(session, actor, action, f"person:{person_id}", now)
            journal = await audit.lines_about(session, person_id)
            return Act(person_id, now, data.remains, await consents.of(session, person_id), journal)

    async def withdraw_surveys(self, actor: Actor) -> None:
        """Withdraw the consent to answer surveys under one's name; everything else goes on."""
        person_id, now = actor.require_person(), self._clock.now()
        async with self._db.write(actor, shows="privacy") as session:
            await consents.withdraw(session, person_id, Purpose.SURVEYS, now)
            await forget_named(session, person_id)
            await audit.record(session, actor, "survey.withdraw", f"person:{person_id}", now)

    async def _end_work(self, session: WriteSession, actor: Actor, school: Snapshot, now: datetime) -> None:
        """What the actor holds goes the way it goes when somebody leaves and nobody goes on with it."""
        person_id = actor.require_person()
        await handover.pass_duties(self._db, session, person_id, None)
        await pass_headships(session, person_id, None)
        await pass_items(session, actor, person_id, None, now)
        await pass_tasks(self._db, session, school, actor, person_id, None, now)
        freed = await handover.free_tickets(session, actor, person_id, now)
        await handover.tell_freed(self._db, session, school, freed, person_id, now)


async def forget_family(session: WriteSession, person_id: int, today: date) -> None:
    """End the roles of a parent (and of a student) and the tie to every child."""
    mine = (RoleGrant.person_id == person_id, RoleGrant.role.in_([Role.PARENT, Role.STUDENT]))
    still = or_(RoleGrant.until.is_(None), RoleGrant.until >= today)
    await session.execute(update(table(RoleGrant)).where(*mine, still).values(until=today - timedelta(days=1)))
    await session.execute(delete(Guardianship).where(Guardianship.parent_id == person_id))


async def forget_messenger(session: WriteSession, person_id: int) -> None:
    """Forget who the person is in the messenger, what they chose there, and what was still to be sent."""
    await session.execute(delete(Identity).where(Identity.person_id == person_id))
    queued = (OutboxNotice.person_id == person_id, OutboxNotice.state == NoticeState.QUEUED)
    await session.execute(delete(OutboxNotice).where(*queued))
    chosen = dict.fromkeys(("language", "window_start", "window_end", "morning_at", "unreachable_since"))
    await session.execute(update(table(Person)).where(Person.id == person_id).values(chosen))


async def erase(session: WriteSession, person_id: int, today: date, now: datetime) -> None:
    """Leave of a person the number only: what they wrote and sent goes too, the tickets themselves stay."""
    names = {"surname": "", "given_name": "", "patronymic": "", "left_on": today}
    await session.execute(update(table(Person)).where(Person.id == person_id).values(names))
    await forget_words(session, person_id, now)


async def forget_words(session: WriteSession, person_id: int, now: datetime) -> None:
    """Empty what a person wrote and sent; the tickets themselves stay.

    The words for a place go from tickets that are over: whoever works an open one has to find it.
    """
    reported = Ticket.reporter_id == person_id
    await session.execute(update(table(Ticket)).where(reported).values(words=None))
    await session.execute(update(table(Ticket)).where(reported, Ticket.state.in_(FINAL_STATES)).values(place=None))
    await session.execute(update(table(TicketEvent)).where(TicketEvent.person_id == person_id).values(words=None))
    await session.execute(delete(TicketMedia).where(TicketMedia.person_id == person_id))
    await forget_plan_words(session, person_id, now)


async def _read(session: AsyncSession, person_id: int) -> PersonalData:
    person = (await session.execute(_PERSON.where(Person.id == person_id))).one()
    messenger = await session.execute(_IDENTITIES.where(Identity.person_id == person_id))
    roles = await session.execute(_ROLES.where(RoleGrant.person_id == person_id))
    children = await session.execute(_CHILDREN.where(Guardianship.parent_id == person_id))
    me = {"person": person_id}
    words = [
        Written(f"{thing}:{row.number}", row.words or "", row.at)
        for thing, statement in _WORDS
        for row in await session.execute(statement, me)
    ]
    school_class = (await session.execute(_CLASS.where(Person.id == person_id))).first()
    return PersonalData(
        *person,
        messenger=[f"{row.channel} {row.external_id}" for row in messenger],
        roles=[RoleKept(*row) for row in roles],
        rooms=await handover.rooms_of(session, person_id),
        classes=await handover.classes_of(session, person_id),
        children=[ChildKept(row.given_name, f"{row.year}{row.letter}") for row in children],
        consents=await consents.of(session, person_id),
        written=sorted(words, key=lambda written: written.at),
        help_desk=await read_desk(session, person_id),
        plan=await read_plan(session, person_id),
        news=await read_news(session, person_id),
        surveys=await read_surveys(session, person_id),
        journal=await audit.lines_about(session, person_id),
        school_class=f"{school_class.year}{school_class.letter}" if school_class else None,
    )


_PERSON = select(
    Person.id,
    Person.surname,
    Person.given_name,
    Person.patronymic,
    Person.position,
    Person.language,
    Person.window_start,
    Person.window_end,
    Person.morning_at,
)
_IDENTITIES = select(Identity.channel, Identity.external_id)
_ROLES = select(RoleGrant.role, RoleGrant.since, RoleGrant.until).order_by(RoleGrant.id)
_CHILDREN = (
    select(Person.given_name, SchoolClass.year, SchoolClass.letter)
    .join(Guardianship, Guardianship.child_id == Person.id)
    .join(SchoolClass, SchoolClass.id == Person.class_id)
    .order_by(Person.id)
)
_CLASS = select(SchoolClass.year, SchoolClass.letter).join(Person, Person.class_id == SchoolClass.id)


def _words(number: Any, words: Any, at: Any, person: Any) -> Any:
    columns = number.label("number"), words.label("words"), at.label("at")
    return select(*columns).where(words.is_not(None), person == bindparam("person"))


_EVENT, _STEP, _GOT = table(RoadmapEvent).c, table(TaskEvent).c, table(NewsRecipient).c
# Words that were not said to be an answer yet have no time of their own.
_SENT_AT = select(NewsPost.sent_at).where(NewsPost.id == _GOT.post_id).scalar_subquery()
# By the word of the thing it was written on.
_WORDS: tuple[tuple[str, Any], ...] = (
    ("ticket", _words(Ticket.id, Ticket.words, Ticket.opened_at, Ticket.reporter_id)),
    ("ticket", _words(TicketEvent.ticket_id, TicketEvent.words, TicketEvent.at, TicketEvent.person_id)),
    ("item", _words(_EVENT.item_id, _EVENT.words, _EVENT.at, _EVENT.person_id)),
    ("task", _words(_STEP.task_id, _STEP.words, _STEP.at, _STEP.person_id)),
    ("news", _words(_GOT.post_id, _GOT.words, func.coalesce(_GOT.reacted_at, _SENT_AT), _GOT.person_id)),
)
