"""Chats of groups that the bot was brought into: what the messenger tells of them."""

from sqlalchemy import bindparam, case, delete, func, literal, null, select, update

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from models.base import table
from models.delivery import NoticeState, OutboxNotice
from models.news import GroupChat


class GroupChats:
    """Use cases about the chats of groups."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def lose(self, chat_id: int) -> None:
        """The bot is no longer in this chat: it is forgotten, and what waits for it is dropped."""
        async with self._db.write(SYSTEM) as session:
            await session.execute(delete(_CHATS).where(_CHATS.c.chat_id == chat_id))
            await session.execute(_DROP, {"chat": chat_id, "at": self._clock.now()})

    async def move(self, old: int, new: int) -> None:
        """The messenger gave a chat another number, under which its messages are counted from the beginning.

        What waits goes there. What was sent can't be changed any more: its ids would be those of other messages. The
        chat may be known under the new number already, without its group.
        """
        chats = {"old": old, "new": new}
        async with self._db.write(SYSTEM) as session:
            if (await session.execute(_KNOWN, {"old": old})).first() is not None:
                await session.execute(delete(_CHATS).where(_CHATS.c.chat_id == new))
                await session.execute(_MOVE, chats)
            await session.execute(_LEAVE, {"old": old})
            await session.execute(_FOLLOW, chats)


_CHATS, _OUTBOX = table(GroupChat), table(OutboxNotice)
_TABLE = _OUTBOX.c
_KNOWN = select(_CHATS.c.id).where(_CHATS.c.chat_id == bindparam("old"))
_MOVE = update(_CHATS).where(_CHATS.c.chat_id == bindparam("old")).values(chat_id=bindparam("new"))
_OF_OLD = _TABLE.chat_id == bindparam("old")
_STATE = _TABLE.state.type
# A change that waits is of a message that was sent, and stays as it was sent.
_DROP = (
    update(_OUTBOX)
    .where(_TABLE.chat_id == bindparam("chat"), _TABLE.state == NoticeState.QUEUED)
    .values(
        state=case(
            (_TABLE.message_id.is_(None), literal(NoticeState.DROPPED, _STATE)),
            else_=literal(NoticeState.SENT, _STATE),
        ),
        done_at=func.coalesce(_TABLE.done_at, bindparam("at", type_=_TABLE.done_at.type)),
        error="unreachable",
    )
)
_LEAVE = (
    update(_OUTBOX)
    .where(_OF_OLD, _TABLE.state == NoticeState.QUEUED, _TABLE.message_id.is_not(None))
    .values(state=NoticeState.SENT, error="not editable")
)
_FOLLOW = update(_OUTBOX).where(_OF_OLD).values(chat_id=bindparam("new"), message_id=None, album_ids=null())
