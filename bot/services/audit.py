"""Who saw or changed whose data: numbers of people, never names. Admin and director may export it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession
from models.base import table
from models.people import AuditEntry


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line of the journal; `actor_id` None is the program itself or a stranger."""

    at: datetime
    actor_id: int | None
    action: str
    subject: str | None


async def record(session: WriteSession, actor: Actor, action: str, subject: str | None, now: datetime) -> None:
    """Write a line inside the unit that does the thing; an action is "invitation.issue", a subject "person:7"."""
    row = {"at": now, "actor_id": actor.person_id, "action": action, "subject": subject}
    await session.execute(_INSERT, row)


async def lines_about(session: AsyncSession, person_id: int) -> list[AuditLine]:
    """Everything that the journal says of what a person did and of what was done to their data, oldest first."""
    about = or_(AuditEntry.actor_id == person_id, AuditEntry.subject == f"person:{person_id}")
    return [AuditLine(*row) for row in await session.execute(_LINES.where(about))]


class Audit:
    """The journal for those who may read it."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    async def export(self, actor: Actor) -> Sequence[AuditLine]:
        """The whole journal, oldest first; that it was exported is its last line."""
        actor.require(Permission.AUDIT_EXPORT)
        async with self._db.write(actor, shows="privacy") as session:
            await record(session, actor, "audit.export", None, self._clock.now())
            return [AuditLine(*row) for row in await session.execute(_LINES)]


_INSERT = insert(table(AuditEntry))
_LINES = select(AuditEntry.at, AuditEntry.actor_id, AuditEntry.action, AuditEntry.subject).order_by(AuditEntry.id)
