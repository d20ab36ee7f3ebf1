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
    as_staff = select(NewsRecipient.post_id).where(NewsRecipient.person_id == person_id, NewsRecipient.in_person)
    theirs_too = (NewsRecipient.person_id == parent_id, NewsRecipient.post_id.in_(as_staff))
    await session.execute(update(NewsRecipient).where(*theirs_too).values(in_person=True))
    await session.execute(
        delete(NewsRecipient).where(NewsRecipient.person_id == person_id, NewsRecipient.post_id.in_(got))
    )
    for model in (RoleGrant, Consent, Identity, OutageFollower, NewsRecipient, MutedTopic):
        own = table(model).c.person_id == parent_id
        await session.execute(update(table(model)).where(own).values(person_id=person_id))
    await _move_messages(session, parent_id, person_id)
    await _rename_in_audiences(session, parent_id, person_id)
    await session.execute(delete(Expectation).where(Expectation.person_id == parent_id))
    await erase(session, parent_id, today, now)


async def _move_messages(session: WriteSession, parent_id: int, person_id: int) -> None:
    """What waits, and what was sent: it went to the account that is now the person's, and can be corrected on.

    By its key a message is known to carry a post to somebody (bot/services/news/archive.py).
    """
    row = table(OutboxNotice).c
    known = or_(row.state == NoticeState.QUEUED, row.message_id.is_not(None))
    moved = update(table(OutboxNotice)).where(row.person_id == parent_id, known).values(person_id=person_id)
    await session.execute(moved)
    old, new = (row.subject.concat(f":{number}") for number in (parent_id, person_id))
    # Somebody who left and comes again may have got the same post then.
    has_it = select(row.dedup_key).where(row.person_id == person_id, row.dedup_key.is_not(None))
    renamed = update(table(OutboxNotice)).where(row.person_id == person_id, row.dedup_key == old, new.not_in(has_it))
    await session.execute(renamed.values(dedup_key=new))


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
