"""What every factory of rows needs: to put a row in, and somebody for whose sake it is there."""

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.people import Person

T = TypeVar("T", bound=Base)


async def put(session: AsyncSession, row: T) -> T:
    """Put a row in, and let it have its number."""
    session.add(row)
    await session.flush()
    return row


async def somebody(session: AsyncSession) -> Person:
    """The first person that there is, or a new one."""
    found = (await session.scalars(select(Person).order_by(Person.id).limit(1))).first()
    return found or await put(session, Person(surname="Липина", given_name="Вера", patronymic="Ильинична"))
