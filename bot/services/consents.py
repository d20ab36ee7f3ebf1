"""Consents: a separate document for each purpose, with a version and a time; each can be withdrawn.

Required before anything is stored: Federal Law 152-FZ, article 9. The documents' texts are the messages
`consent-<purpose>` of the locales; whoever changes one gives it a new version here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import WriteSession
from models.base import table
from models.people import Consent


class Purpose(StrEnum):
    """What somebody agrees to."""

    PARTICIPATION = "participation"  # one's own data, as staff
    GUARDIAN = "guardian"  # one's own data and the child's initials, as a legal representative
    STUDENT = "student"  # one's own data, as a pupil of 14 or more
    SURVEYS = "surveys"  # answers to surveys that are kept with whose they are, a parent's about their child too


VERSIONS: Mapping[Purpose, str] = {
    Purpose.PARTICIPATION: "1",
    Purpose.GUARDIAN: "1",
    Purpose.STUDENT: "1",
    Purpose.SURVEYS: "2",
}


@dataclass(frozen=True, slots=True)
class Given:
    """A consent as it was given, and when it was withdrawn."""

    purpose: str
    version: str
    given_at: datetime
    withdrawn_at: datetime | None

    @property
    def is_refused(self) -> bool:
        """Whether it never was given: the person was asked and did not agree."""
        return self.given_at == self.withdrawn_at


async def holds(session: AsyncSession, person_id: int, purpose: Purpose) -> bool:
    """Whether the person has agreed to the document as it reads now."""
    found = select(Consent.id).where(
        Consent.person_id == person_id,
        Consent.purpose == purpose,
        Consent.version == VERSIONS[purpose],
        Consent.withdrawn_at.is_(None),
    )
    return (await session.execute(found)).first() is not None


async def give(session: WriteSession, person_id: int, purpose: Purpose, now: datetime) -> None:
    """Keep that the person agreed, unless that is kept already."""
    if await holds(session, person_id, purpose):
        return
    row = {"person_id": person_id, "purpose": purpose.value, "version": VERSIONS[purpose], "given_at": now}
    await session.execute(insert(table(Consent)), row)


async def refuse(session: WriteSession, person_id: int, purpose: Purpose, now: datetime) -> None:
    """Keep that the person was asked and did not agree: as a consent that ended the moment it was given."""
    row = {"person_id": person_id, "purpose": purpose.value, "version": VERSIONS[purpose]}
    await session.execute(insert(table(Consent)), row | {"given_at": now, "withdrawn_at": now})


async def withdraw(session: WriteSession, person_id: int, purpose: Purpose, now: datetime) -> None:
    """End the person's consent to this purpose, whatever its version."""
    still = (Consent.person_id == person_id, Consent.purpose == purpose, Consent.withdrawn_at.is_(None))
    await session.execute(update(table(Consent)).where(*still).values(withdrawn_at=now))


async def withdraw_all(session: WriteSession, person_id: int, now: datetime) -> None:
    """End every consent of the person that still holds."""
    still = (Consent.person_id == person_id, Consent.withdrawn_at.is_(None))
    await session.execute(update(table(Consent)).where(*still).values(withdrawn_at=now))


async def of(session: AsyncSession, person_id: int) -> Sequence[Given]:
    """Every consent that the person ever gave, oldest first."""
    columns = (Consent.purpose, Consent.version, Consent.given_at, Consent.withdrawn_at)
    found = select(*columns).where(Consent.person_id == person_id).order_by(Consent.id)
    return [Given(*row) for row in await session.execute(found)]
