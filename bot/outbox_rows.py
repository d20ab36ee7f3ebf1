"""The outbox's table, as the sender uses it: rows are claimed, and what became of them is written down."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, bindparam, case, func, literal, select, update

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database
from bot.presenter import Sent
from models.base import UtcDateTime, table
from models.delivery import CLAIM_LEASE, NoticeState, OutboxNotice

CLAIM_ROWS = 100
ERROR_LIMIT = 120


@dataclass(frozen=True, slots=True)
class Row:
    """A claimed notice to a person, or (no person) to a group's chat.

    message_id: it was sent, and is to be changed. album_ids without it: its files were tried (None: refused), its words
    did not go yet. was_due: the moment for which it was queued, or put back.
    """

    id: int
    person_id: int | None
    kind: str
    subject: str | None
    args: dict[str, Any]
    urgent: bool
    attempts: int
    created_at: datetime
    expires_at: datetime | None
    claimed_until: datetime
    chat_id: int | None = None
    message_id: int | None = None
    album_ids: Sequence[int | None] | None = None
    in_digest: bool = False
    revision: int = 0
    was_due: datetime | None = None

    @property
    def sent(self) -> Sent | None:
        """The message that carries it."""
        if self.message_id is None:
            return None
        return Sent(self.message_id, tuple(one for one in self.album_ids or () if one is not None))


class OutboxRows:
    """Claims due rows for one sender, and takes down their outcomes."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    async def claim(self) -> list[Row]:
        """1. the first due rows; 2. whatever else is due for the same people, so that it can share a digest."""
        now = self._clock.now()
        if not await self._any_due(now):
            return []
        async with self._db.write(SYSTEM) as session:
            first = (await session.execute(_FIRST, {"now": now})).all()
            was_due = {row.id: row.due_at for row in first}
            people = list({row.person_id for row in first if row.person_id is not None})
            for row in await session.execute(_MORE, {"now": now, "people": people}):
                was_due[row.id] = row.due_at
            claimed = await session.execute(_CLAIM, {"ids": list(was_due), "until": now + CLAIM_LEASE})
            rows = [replace(Row(*row), was_due=was_due[row.id]) for row in claimed]
        return sorted(rows, key=lambda row: row.id)

    async def _any_due(self, now: datetime) -> bool:
        """Looked at without writing, so that an idle bot leaves the database alone."""
        async with self._db.read() as session:
            return (await session.execute(_ANY_DUE, {"now": now})).first() is not None

    async def of_message(self, row: Row) -> list[Row]:
        """All notices that the message of this one carries, in the order in which they stand there."""
        whose = {"person": row.person_id} if row.person_id is not None else {"chat": row.chat_id}
        statement = _OF_PERSONS_MESSAGE if row.person_id is not None else _OF_CHATS_MESSAGE
        async with self._db.read() as session:
            return [Row(*found) for found in await session.execute(statement, whose | {"message": row.message_id})]

    async def sent(self, rows: Sequence[Row], sent: Sent, error: str | None = None) -> None:
        """This message carries these rows now. One that changed while it was sent follows at once, as a change.

        So does one that was withdrawn meanwhile: a row whose revision is not the claimed one waits again.
        """
        values = {
            "at": self._clock.now(),
            "why": error,
            "message": sent.message_id,
            "album": list(sent.album_ids) or None,
            "digest": len(rows) > 1 or rows[0].in_digest,
        }
        async with self._db.write(SYSTEM) as session:
            for seen in sorted({row.revision for row in rows}):
                ids = [row.id for row in rows if row.revision == seen]
                await session.execute(_SENT, values | {"ids": ids, "seen": seen})

    async def keep_album(self, rows: Sequence[Row], album_ids: Sequence[int | None]) -> None:
        """These messages of the rows' album went (None: refused), whatever becomes of the words below them."""
        async with self._db.write(SYSTEM) as session:
            await session.execute(_KEEP_ALBUM, {"ids": [row.id for row in rows], "album": list(album_ids)})

    async def finish(self, rows: Sequence[Row], state: NoticeState, error: str) -> None:
        """These rows are done with, without a message; those that are done with already stay as they are."""
        if not rows:
            return
        values = {"outcome": state, "at": self._clock.now(), "why": error[:ERROR_LIMIT]}
        async with self._db.write(SYSTEM) as session:
            await session.execute(_FINISH, values | {"ids": [row.id for row in rows]})

    async def give_up(self, rows: Sequence[Row]) -> None:
        """Nobody can be reached there: what waits is dropped, what was sent stays as it was sent."""
        await self.finish([row for row in rows if row.sent is None], NoticeState.DROPPED, "unreachable")
        await self.finish([row for row in rows if row.sent is not None], NoticeState.SENT, "unreachable")

    async def put_back(self, rows: Sequence[Row], due_at: datetime, tries_back: int = 0) -> None:
        """These rows are due again then; `tries_back` tries did not count."""
        if not rows:
            return
        async with self._db.write(SYSTEM) as session:
            ids = [row.id for row in rows]
            await session.execute(_PUT_BACK, {"ids": ids, "due": due_at, "back": tries_back})


_OUTBOX = table(OutboxNotice)
_TABLE = _OUTBOX.c
_DUE = (_TABLE.state == NoticeState.QUEUED) & (_TABLE.due_at <= bindparam("now"))
_COLUMNS = (
    _TABLE.id,
    _TABLE.person_id,
    _TABLE.kind,
    _TABLE.subject,
    _TABLE.args,
    _TABLE.urgent,
    _TABLE.attempts,
    _TABLE.created_at,
    _TABLE.expires_at,
    _TABLE.due_at,
    _TABLE.chat_id,
    _TABLE.message_id,
    _TABLE.album_ids,
    _TABLE.in_digest,
    _TABLE.revision,
)
_ANY_DUE = select(_TABLE.id).where(_DUE).limit(1)
_FIRST = (
    select(_TABLE.id, _TABLE.person_id, _TABLE.due_at)
    .where(_DUE)
    .order_by(_TABLE.urgent.desc(), _TABLE.due_at, _TABLE.id)
    .limit(CLAIM_ROWS)
    .with_for_update(skip_locked=True)
)
_MORE = (
    select(_TABLE.id, _TABLE.due_at)
    .where(_DUE, _TABLE.person_id.in_(bindparam("people", expanding=True)))
    .with_for_update(skip_locked=True)
)
_OF_MESSAGE = (
    select(*_COLUMNS)
    .where(_TABLE.message_id == bindparam("message"), _TABLE.state != NoticeState.DROPPED)
    .order_by(_TABLE.id)
)
_OF_PERSONS_MESSAGE = _OF_MESSAGE.where(_TABLE.person_id == bindparam("person"))
_OF_CHATS_MESSAGE = _OF_MESSAGE.where(_TABLE.chat_id == bindparam("chat"))
_CHOSEN = _TABLE.id.in_(bindparam("ids", expanding=True))
_CLAIM = (
    update(_OUTBOX).where(_CHOSEN).values(due_at=bindparam("until"), attempts=_TABLE.attempts + 1).returning(*_COLUMNS)
)
_AT = bindparam("at", type_=UtcDateTime())
_UNCHANGED = _TABLE.revision == bindparam("seen")
_STATE = _TABLE.state.type
# When it reached its addressee stays true when it is changed later.
_DONE_AT = func.coalesce(_TABLE.done_at, _AT)
_SENT = (
    update(_OUTBOX)
    .where(_CHOSEN)
    .values(
        state=case((_UNCHANGED, literal(NoticeState.SENT, _STATE)), else_=literal(NoticeState.QUEUED, _STATE)),
        due_at=case((_UNCHANGED, _TABLE.due_at), else_=_AT),
        attempts=case((_UNCHANGED, _TABLE.attempts), else_=0),
        done_at=_DONE_AT,
        error=bindparam("why"),
        message_id=bindparam("message"),
        album_ids=bindparam("album", type_=JSON(none_as_null=True)),
        in_digest=bindparam("digest"),
    )
)
_KEEP_ALBUM = update(_OUTBOX).where(_CHOSEN).values(album_ids=bindparam("album", type_=JSON()))
_FINISH = (
    update(_OUTBOX)
    .where(_CHOSEN, _TABLE.state == NoticeState.QUEUED)
    .values(state=bindparam("outcome"), done_at=_DONE_AT, error=bindparam("why"))
)
_PUT_BACK = update(_OUTBOX).where(_CHOSEN).values(due_at=bindparam("due"), attempts=_TABLE.attempts - bindparam("back"))
