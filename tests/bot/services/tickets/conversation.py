"""What tests of the conversation on a ticket share: things to say, and what became of them in the database."""

from typing import Any

from sqlalchemy import select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.services.tickets.reading import Attachment
from bot.services.tickets.talking import Said
from models.delivery import OutboxNotice
from models.people import Person
from models.tickets import Ticket, TicketEvent, TicketMedia
from tests import factories
from tests.personas import StandardSchool

SPARK = Said("Искрит розетка")
WHEN = Said("Когда можно подойти?")


def photo(number: int, album: str | None = None, words: str = "") -> Said:
    """A photo that came in the message of this number."""
    return Said(words, Attachment("photo", f"photo{number}", number), album)


async def told(db: Database, school: StandardSchool, kind: str) -> list[str]:
    """The personas for whom a notice of this kind was put, by name."""
    async with db.read() as session:
        people = await session.scalars(select(OutboxNotice.person_id).where(OutboxNotice.kind == f"ticket.{kind}"))
        names = {number: name for name, number in school.people.items()}
        return sorted(names[person or 0] for person in people)


async def row(db: Database, ticket_id: int) -> Ticket:
    async with db.read() as session:
        return await session.get_one(Ticket, ticket_id)


async def events(db: Database, ticket_id: int) -> list[tuple[str, str | None]]:
    """The history: what was done, with which words."""
    columns = select(TicketEvent.action, TicketEvent.words)
    async with db.read() as session:
        found = await session.execute(columns.where(TicketEvent.ticket_id == ticket_id).order_by(TicketEvent.id))
        return [(action, words) for action, words in found]


async def files(db: Database, event_id: int) -> list[str]:
    """What came with a step of the history, in the order of sending."""
    async with db.read() as session:
        query = select(TicketMedia.file_id).where(TicketMedia.event_id == event_id).order_by(TicketMedia.position)
        return list(await session.scalars(query))


async def change(db: Database, ticket_id: int, **values: Any) -> None:
    async with db.write(SYSTEM) as session:
        await session.execute(update(Ticket).where(Ticket.id == ticket_id).values(**values))


async def follow(db: Database, school: StandardSchool, ticket_id: int, name: str) -> None:
    """A persona says «me too»."""
    async with db.write(SYSTEM) as session:
        person = await session.get_one(Person, school.people[name])
        await factories.ticket_follower(session, await session.get_one(Ticket, ticket_id), person)
