"""Rules that every change of people keeps: who is there, who is told apart by what, that an admin remains."""

from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import WriteSession
from bot.errors import Invalid, Missing
from bot.services.people.names import FullName
from bot.services.text import clean_line, fold
from models.people import Identity, Person, Role, RoleGrant

DATE_LIMIT = 10


async def present(session: AsyncSession, person_id: int) -> Person:
    """A grown person who has not left; Missing for anybody else."""
    person = await session.get(Person, person_id)
    if person is None or person.left_on is not None or person.class_id is not None:
        raise Missing("error-person-missing")
    return person


async def refuse_namesake(session: AsyncSession, name: FullName, position: str | None, besides: int = 0) -> None:
    """Invalid where somebody else of this name is there whom the position does not tell apart."""
    for row in await session.execute(_NAMES):
        is_namesake = row.id != besides and FullName(row.surname, row.given_name, row.patronymic).key == name.key
        if is_namesake and fold(row.position or "") == fold(position or ""):
            raise Invalid("error-namesake", name=name.full)
        if is_namesake and not position:
            raise Invalid("error-namesake", name=name.full)


async def keep_an_admin(session: WriteSession, day: date, remaining: ColumnElement[bool]) -> None:
    """Invalid where, of these remaining grants, none makes anybody who has joined an admin on that day.

    The caller has touched the directory before, which lets one change of people at a time through.
    """
    others = (
        select(RoleGrant.id)
        .join(Identity, Identity.person_id == RoleGrant.person_id)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(
            RoleGrant.role == Role.ADMIN,
            RoleGrant.since <= day,
            or_(RoleGrant.until.is_(None), RoleGrant.until >= day),
            Person.left_on.is_(None),
            remaining,
        )
        .limit(1)
    )
    if (await session.execute(others)).first() is None:
        raise Invalid("error-last-admin")


def parse_day(words: str) -> date:
    """A day as people here write it, «31.12.2026»; Invalid for anything else."""
    try:
        day, month, year = (int(part) for part in clean_line(words, DATE_LIMIT).split("."))
        return date(year, month, day)
    except ValueError:
        raise Invalid("error-day-form") from None


_NAMES = select(Person.id, Person.surname, Person.given_name, Person.patronymic, Person.position).where(
    Person.left_on.is_(None), Person.class_id.is_(None), Person.surname != ""
)
