"""What is said on a ticket: words, photos and files, by its reporter and by those who work it."""

from sqlalchemy import insert

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied, Outdated
from bot.services.directory import Directory
from bot.services.text import clean_text
from bot.services.tickets.moving import Mover, standing_of
from bot.services.tickets.reading import Attachment
from bot.services.tickets.states import FINAL_STATES, Hand
from models.base import table
from models.tickets import TicketMedia

# Who may say something on a ticket; all others only read it.
SPEAKERS = frozenset({Hand.REPORTER, Hand.WORKER, Hand.KEEPER, Hand.FOLLOWER})


class Talking:
    """Use cases of the conversation on a ticket."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._mover = Mover(db, directory)
        self._clock = clock

    async def add(self, actor: Actor, ticket_id: int, words: str, attachment: Attachment | None) -> None:
        """Add words or a photo to an open ticket; the other side is told. Denied for those who only read it."""
        person_id = actor.require_person()
        said = clean_text(words) if words or attachment is None else None
        now = self._clock.now()
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            row, hands = await self._mover.find(session, actor, ticket_id)
            if not hands & SPEAKERS:
                raise Denied
            if standing_of(row).state in FINAL_STATES:
                raise Outdated("error-ticket-closed", shows=f"ticket:{ticket_id}")
            action = "attach" if attachment else "say"
            event_id = await self._mover.note(session, ticket_id, person_id, action, now, said)
            if attachment:
                media = {"ticket_id": ticket_id, "person_id": person_id, "event_id": event_id}
                file = {"kind": attachment.kind, "file_id": attachment.file_id, "position": attachment.position}
                await session.execute(_ATTACH, media | file)
            if Hand.WORKER in hands and person_id != row.reporter_id:
                people = [row.reporter_id, *await self._mover.followers(session, ticket_id, row)]
            else:
                people = await self._mover.team_of(row, now, besides=person_id)
            await self._mover.tell(session, people, "added", ticket_id, now, besides=person_id)


_ATTACH = insert(table(TicketMedia))
