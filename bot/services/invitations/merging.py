"""A parent turns out to be staff: the school has two rows for one person, and the employer's one stays."""

from datetime import date, datetime

from sqlalchemy import Text, cast, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import STAFF_ROLES, Actor
from bot.db import WriteSession
from bot.services.groups import Group, GroupKind
from bot.services.privacy import erase
from models.base import table
from models.delivery import Expectation, NoticeState, OutboxNotice
from models.news import MutedTopic, NewsPost, NewsRecipient, SavedAudience
from models.people import Consent, Guardianship, Identity, Person, Role, RoleGrant
from models.upkeep import OutageFollower


async def is_mere_parent(session: AsyncSession, actor: Actor) -> bool:
    """Whether the actor is a parent and was never anything else: only then are their row and another one the same."""
    if actor.roles != {Role.PARENT}:
        return False
    mine = select(RoleGrant.id).where(RoleGrant.person_id == actor.person_id, RoleGrant.role.in_(sorted(STAFF_ROLES)))
    listed = select(Person.id).where(Person.id == actor.person_id, Person.position.is_not(None))
    return (await session.execute(mine)).first() is None and (await session.execute(listed)).first() is None


async def merge_parent(session: WriteSession, parent_id: int, person_id: int, today: date, now: datetime) -> None:
    """Make one of two: children, roles, consents, account, messages, news and outages followed go to the person.

    The person has not joined, so there is nothing on that side that could be doubled but a child.
    """
    children = select(Guardianship.child_id).where(Guardianship.parent_id == parent_id)
    theirs = select(Guardianship.child_id).where(Guardianship.parent_id == person_id)
    moved = set((await session.scalars(children)).all()) - set((await session.scalars(theirs)).all())
    await session.execute(delete(Guardianship).where(Guardianship.parent_id == parent_id))
    if moved:
        rows = [{"parent_id": person_id, "child_id": child} for child in sorted(moved)]
        await session.execute(insert(table(Guardianship)), rows)
    # Who has not joined answered nothing, but may have been meant for the same post.
    got = select(NewsRecipient.post_id).where(NewsRecipient.person_id == parent_id)
    await session.execute(
        delete(NewsRecipient).where(NewsRecipient.person_id == person_id, NewsRecipient.post_id.in_(got))
    )
    for model in (RoleGrant, Consent, Identity, OutageFollower, NewsRecipient, MutedTopic):
        own = table(model).c.person_id == parent_id
        await session.execute(update(table(model)).where(own).values(person_id=person_id))
    # What was sent can be corrected on: it went to the account that is now the person's.
    known = or_(OutboxNotice.state == NoticeState.QUEUED, OutboxNotice.message_id.is_not(None))
    theirs_to_get = (OutboxNotice.person_id == parent_id, known)
    await session.execute(update(table(OutboxNotice)).where(*theirs_to_get).values(person_id=person_id))
    await _rename_in_audiences(session, parent_id, person_id)
    await session.execute(delete(Expectation).where(Expectation.person_id == parent_id))
    await erase(session, parent_id, today, now)


async def _rename_in_audiences(session: WriteSession, parent_id: int, person_id: int) -> None:
    """Who was named in an audience, or left out of it, by name is so under the number of the other row."""
    old, new = (Group(GroupKind.PERSON, str(number)).code for number in (parent_id, person_id))
    for audiences in (table(NewsPost), table(SavedAudience)):
        row = audiences.c
        names_them = or_(*(cast(codes, Text).contains(f'"{old}"') for codes in (row.groups, row.exceptions)))
        found = select(row.id, row.groups, row.exceptions).where(names_them).with_for_update()
        for number, *both in (await session.execute(found)).all():
            groups, exceptions = (list(dict.fromkeys(new if code == old else code for code in codes)) for codes in both)
            named = update(audiences).where(row.id == number).values(groups=groups, exceptions=exceptions)
            await session.execute(named)
