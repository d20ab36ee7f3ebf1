"""Chats of groups that the bot was brought into: who meets there, and which news go there.

Nothing personal is kept of a chat or said in one: its title, its number, and whose group it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, case, delete, func, literal, null, select, update

from bot.access import SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database, changed
from bot.errors import Denied, Missing
from bot.services import notices
from bot.services.directory import Directory
from bot.services.groups import Group, GroupKind, Groups
from bot.services.news.addressing import scope_of_going
from bot.services.news.audience import may_meet
from bot.services.news.storing import Post, edit, find
from bot.services.notices import Notice
from bot.services.text import shorten
from models.base import table
from models.delivery import NoticeState, OutboxNotice
from models.news import GroupChat
from models.people import Role

TITLE_LIMIT: Final = 120
# Who may meet in a chat, beside the families of a class.
_WHOLE: Final = tuple(Group(GroupKind.ROLE, role) for role in (Role.PARENT, Role.STUDENT, Role.STAFF))
_OF_CLASS: Final = (GroupKind.CLASS_PARENTS, GroupKind.CLASS_STUDENTS)


@dataclass(frozen=True, slots=True)
class ChatLine:
    """A chat of a group. group: who meets there; None: nobody said yet, and nothing goes there."""

    id: int
    title: str
    group: Group | None
    added_by: int | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """Somebody who may meet in a chat; title: «5А» of a class, else ""."""

    group: Group
    title: str


class GroupChats:
    """Use cases about the chats of groups.

    Who manages news has all chats, a class teacher those that they brought the bot into.
    """

    def __init__(self, db: Database, directory: Directory, groups: Groups, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._clock = clock

    async def brought(self, actor: Actor, chat_id: int, title: str) -> None:
        """Somebody brought the bot into a chat, or called it there: of one who may write news it is remembered.

        They are asked in private who meets there. Of anybody else nothing is kept.
        """
        if actor.person_id is None or not actor.may(Permission.NEWS_WRITE):
            return
        now, school = self._clock.now(), await self._directory.now()
        name = shorten(" ".join(title.split()), TITLE_LIMIT) or str(chat_id)
        row = {"chat_id": chat_id, "title": name, "added_by": actor.person_id, "added_at": now}
        async with self._db.write(actor, shows="chats") as session:
            made = await session.execute(self._db.insert_ignoring(GroupChat), row)
            if changed(made):
                number = (await session.execute(_NUMBER, {"chat": chat_id})).scalar_one()
                notice = Notice("chats.brought", f"chats.one:{number}")
                await notices.put(self._db, session, school, [actor.person_id], notice, now)

    async def lines(self, actor: Actor) -> list[ChatLine]:
        """The chats that the actor decides on, by title."""
        person_id = actor.require(Permission.NEWS_WRITE)
        async with self._db.read() as session:
            rows = (await session.execute(_LINES)).all()
        found = [ChatLine(row.id, row.title, _group(row.group_code), row.added_by) for row in rows]
        return [line for line in found if actor.may(Permission.NEWS_MANAGE) or line.added_by == person_id]

    async def line(self, actor: Actor, number: int) -> ChatLine:
        """One of them; Missing where it is gone or somebody else's."""
        found = next((line for line in await self.lines(actor) if line.id == number), None)
        if found is None:
            raise Missing
        return found

    async def meetings(self, actor: Actor) -> Sequence[Meeting]:
        """Who may meet in a chat of the actor's: everybody of a sort, or the families of a class of theirs."""
        actor.require(Permission.NEWS_WRITE)
        manages = actor.may(Permission.NEWS_MANAGE)
        classes = (await self._groups.facts()).classes
        theirs = sorted((known, one) for one, known in classes.items() if manages or one in actor.led_classes)
        of_classes = [
            Meeting(Group(kind, str(one)), f"{year}{letter}") for (year, letter), one in theirs for kind in _OF_CLASS
        ]
        return [*(Meeting(group, "") for group in _WHOLE if manages), *of_classes]

    async def settle(self, actor: Actor, number: int, group: Group) -> None:
        """Say who meets in a chat; Denied for a group that the actor may not choose."""
        if group not in {one.group for one in await self.meetings(actor)}:
            raise Denied
        line = await self.line(actor, number)
        async with self._db.write(actor, shows=f"chats.one:{number}") as session:
            await session.execute(update(_CHATS).where(_CHATS.c.id == line.id).values(group_code=group.code))

    async def forget(self, actor: Actor, number: int) -> None:
        """Nothing goes to this chat any more; the bot has to be brought into it anew."""
        line = await self.line(actor, number)
        async with self._db.write(actor, shows="chats") as session:
            await session.execute(delete(_CHATS).where(_CHATS.c.id == line.id))

    async def toggle(self, actor: Actor, post_id: int, version: int, number: int) -> None:
        """Let a draft go to this chat too, or not; Missing for one to which it can't go (`of_post`)."""
        async with self._db.read() as session:
            post = await find(session, post_id)
        if number not in {line.id for line in await self.of_post(actor, post)}:
            raise Missing
        school, now, chats = await self._directory.now(), self._clock.now(), sorted(set(post.chats) ^ {number})
        async with self._db.write(actor, shows=f"newsroom.post:{post_id}") as session:
            await edit(session, actor, post_id, version, school, now, chats=chats)

    async def of_post(self, actor: Actor, post: Post) -> list[ChatLine]:
        """The actor's chats to which a draft goes, or can: it is known who meets there, and all may be written to."""
        school, facts = await self._directory.now(), await self._groups.facts()
        scope = scope_of_going(post, actor, school, school.today(self._clock.now()))
        return [
            line
            for line in await self.lines(actor)
            if line.id in post.chats or (line.group is not None and may_meet(line.group, scope, facts))
        ]

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


def _group(code: str | None) -> Group | None:
    return Group.parse(code) if code else None


_CHATS, _OUTBOX = table(GroupChat), table(OutboxNotice)
_NUMBER = select(_CHATS.c.id).where(_CHATS.c.chat_id == bindparam("chat"))
_LINES = select(_CHATS.c.id, _CHATS.c.title, _CHATS.c.group_code, _CHATS.c.added_by).order_by(
    _CHATS.c.title, _CHATS.c.id
)
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
