"""Parents who are not: a slip that came into wrong hands, an account that was lost. The tie to the child is undone."""

from sqlalchemy import delete, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Missing, Outdated
from bot.services import audit, consents
from bot.services.directory import Directory
from bot.services.invitations.issuing import revoke
from bot.services.invitations.scope import require_class
from bot.services.people import handover
from bot.services.people.surveydata import forget_surveys
from bot.services.people.ties import end_ties
from bot.services.privacy import erase, forget_family, forget_messenger
from models.people import Guardianship, Invitation, Person, Role


class Family:
    """Use cases about a child's parents, of whoever may invite them."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def untie(self, actor: Actor, child_id: int, parent_id: int) -> None:
        """Undo the tie, which frees a place for another parent. Outdated where there is none.

        The child's open invitation is revoked too: whoever was untied may hold a slip that lets one more in.
        Whose last child this was is no parent any more; who is nothing else at the school either is forgotten, as if
        they had withdrawn their consent.
        """
        actor.require(Permission.INVITE)
        shows = f"invite.child:{child_id}"
        async with self._db.write(actor, shows=shows) as session:
            child = (await session.execute(select(Person.class_id).where(Person.id == child_id))).first()
            if child is None or child.class_id is None:
                raise Missing
            require_class(actor, child.class_id)
            tie = (Guardianship.parent_id == parent_id, Guardianship.child_id == child_id)
            if changed(await session.execute(delete(Guardianship).where(*tie))) == 0:
                raise Outdated(shows=shows)
            await revoke(session, Invitation.child_id == child_id, self._clock.now())
            other = select(Guardianship.child_id).where(Guardianship.parent_id == parent_id).limit(1)
            if (await session.execute(other)).first() is None:
                await self._end(session, parent_id)
            await audit.record(session, actor, f"parent.untie.{child_id}", f"person:{parent_id}", self._clock.now())
            await self._directory.touch(session)

    async def _end(self, session: WriteSession, parent_id: int) -> None:
        now = self._clock.now()
        school = await self._directory.now()
        today = school.today(now)
        await forget_family(session, parent_id, today)
        parent = school.people.get(parent_id)
        if parent is None or parent.roles(today) - {Role.PARENT}:
            return
        await forget_surveys(session, parent_id)
        await consents.withdraw_all(session, parent_id, now)
        await handover.close_drafts_and_invitations(session, parent_id, now)
        await end_ties(session, parent_id)
        await forget_messenger(session, parent_id)
        await erase(session, parent_id, today, now)
