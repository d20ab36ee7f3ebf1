"""A new report out of what was said on a ticket that nobody looks at any more."""

from sqlalchemy import bindparam, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing
from bot.services.tickets.drafts import MEDIA_LIMIT
from models.base import table
from models.tickets import ReportDraft, Ticket, TicketCategory, TicketEvent, TicketMedia

COLUMNS = ("room_id", "place", "asset_id", "kind", "symptom", "words", "urgent", "media", "updated_at")


class Afresh:
    """The use case of whoever spoke too late."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._save = db.upsert(ReportDraft, "person_id", COLUMNS)

    async def start(self, actor: Actor, event_id: int) -> None:
        """Make the actor's own words and files a draft about the same thing, in place of whatever draft there was.

        Missing for what somebody else said, and for what is internal.
        """
        person_id = actor.require(Permission.TICKET_REPORT)
        async with self._db.write(actor, shows="report") as session:
            said = (await session.execute(_SAID, {"event": event_id, "person": person_id})).mappings().first()
            if said is None:
                raise Missing("error-ticket-missing")
            files = (await session.execute(_FILES, {"event": event_id})).all()
            media = "\n".join(f"{file.kind} {file.file_id} {file.position}" for file in files)
            draft = dict(said) | {"person_id": person_id, "symptom": None, "urgent": False}
            await session.execute(self._save, draft | {"media": media, "updated_at": self._clock.now()})


_TICKET, _EVENT, _FILE = table(Ticket).c, table(TicketEvent).c, table(TicketMedia).c
_SAID = (
    select(_TICKET.room_id, _TICKET.place, _TICKET.asset_id, _TICKET.kind, _EVENT.words)
    .join_from(table(TicketEvent), table(Ticket), _EVENT.ticket_id == _TICKET.id)
    .where(
        _EVENT.id == bindparam("event"),
        _EVENT.person_id == bindparam("person"),
        _EVENT.action.in_(("say", "attach")),
        _EVENT.internal.is_(False),
        _TICKET.category == TicketCategory.FAULT,
    )
)
_FILES = (
    select(_FILE.kind, _FILE.file_id, _FILE.position)
    .where(_FILE.event_id == bindparam("event"))
    .order_by(_FILE.position, _FILE.id)
    .limit(MEDIA_LIMIT)
)
