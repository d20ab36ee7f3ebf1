"""The limit on guessing typed codes: five wrong ones a sender and hour, and a hundred by everybody together.

With 18⁸ codes, 500 of them open and a hundred tries an hour, a hit takes decades on average.
"""

import hmac
import secrets
from datetime import datetime
from hashlib import sha256

from sqlalchemy import bindparam, select, update

from bot.access import Actor, Sender
from bot.db import Database, WriteSession
from bot.errors import Denied
from models.people import CodeGuess

WRONG_A_SENDER = 5
WRONG_IN_ALL = 100
EVERYBODY = "everybody"


class Guesses:
    """Counts wrong codes by hour.

    A sender stands as a keyed hash, since a stranger has agreed to nothing. The key lives with the process: a
    restart forgets who guessed, never how much was guessed in all.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._key = secrets.token_bytes(32)

    async def check(self, actor: Actor, now: datetime) -> None:
        """Denied where this sender, or everybody together, has guessed too often in this hour."""
        limits = {EVERYBODY: WRONG_IN_ALL, self._hash(actor.sender): WRONG_A_SENDER}
        async with self._db.read() as session:
            found = await session.execute(_COUNTS, {"who": list(limits), "hour": _hour(now)})
            counts = {row.sender_hash: row.wrong for row in found}
        if any(counts.get(who, 0) >= limit for who, limit in limits.items()):
            raise Denied("error-code-too-often")

    async def count(self, session: WriteSession, actor: Actor, now: datetime) -> None:
        """One more wrong code."""
        for who in (self._hash(actor.sender), EVERYBODY):
            row = {"sender_hash": who, "hour": _hour(now), "wrong": 0}
            await session.execute(self._db.insert_ignoring(CodeGuess), row)
            await session.execute(_ONE_MORE, {"who": who, "at": _hour(now)})

    def _hash(self, sender: Sender | None) -> str:
        if sender is None:
            raise Denied
        return hmac.new(self._key, f"{sender.channel}:{sender.external_id}".encode(), sha256).hexdigest()


_COUNTS = select(CodeGuess.sender_hash, CodeGuess.wrong).where(
    CodeGuess.sender_hash.in_(bindparam("who", expanding=True)), CodeGuess.hour == bindparam("hour")
)
_ONE_MORE = (
    update(CodeGuess)
    .where(CodeGuess.sender_hash == bindparam("who"), CodeGuess.hour == bindparam("at"))
    .values(wrong=CodeGuess.wrong + 1)
    .execution_options(synchronize_session=False)
)


def _hour(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0)
