"""What is around the outbox in tests: a limiter that nobody waits for, and one who renders and carries messages."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

from sqlalchemy import select

from bot.access import SYSTEM
from bot.db import Database
from bot.limiter import Limiter
from bot.outbox import Outbox, Row
from bot.presenter import Sent
from bot.services import Services, notices
from bot.services.notices import Notice
from bot.services.snapshot import Known
from bot.ui import Media, Screen, t
from models.delivery import OutboxNotice
from tests.databases import SetClock


class Unlimited(Limiter):
    """Nobody waits; `frozen` holds for how many seconds the messenger asked to."""

    def __init__(self) -> None:
        super().__init__(per_second=1_000_000)
        self.frozen: list[float] = []

    def freeze(self, seconds: float) -> None:
        self.frozen.append(seconds)


async def nothing() -> None:
    """Nothing happens while a message is on its way."""


class Courier:
    """Renders and takes what the outbox sends: `refusals` come first, in order (None: one goes through).

    sent: who (a person, or a group's chat) got which notices. changed: which messages were edited, to notices of which
    kinds in what words. taken: what was deleted, the albums without words apart. The messages have the ids 1, 2, 3…,
    those of an album (two at once) the ids that `album` says, but for those that are `lost`.
    """

    def __init__(self, db: Database, services: Services, clock: SetClock) -> None:
        self.refusals: list[Exception | None] = []
        self.sent: list[tuple[int, list[str]]] = []
        self.changed: list[tuple[int, list[str], str]] = []
        self.taken: list[Sent] = []
        self.albums: list[list[int]] = []
        self.albums_taken: list[tuple[int, ...]] = []
        self.not_needed: set[str] = set()
        self.words = "как есть"
        self.gone_words: str | None = "отозвано"
        self.album: tuple[int, ...] = ()
        self.lost: set[int] = set()
        self.can_delete = self.can_edit = True
        self.moved_to: Sent | None = None
        self.on_the_way: Callable[[], Awaitable[None]] = nothing
        self.limiter = Unlimited()
        self._db, self._services, self._clock = db, services, clock
        self._looked: dict[int, tuple[int, list[str]]] = {}
        people, chats = services.people, services.chats
        self.outbox = Outbox(db, services.directory, people, chats, clock, self.limiter, self, self)

    async def look(self, person: Known | None, rows: Sequence[Row]) -> Screen | None:
        kinds = [row.kind for row in rows]
        if person is not None:
            assert person.sender is not None
            self._looked[person.sender.external_id] = person.id, kinds
        else:
            chat = rows[0].chat_id or 0
            self._looked[chat] = chat, kinds
        album = tuple(Media("photo", str(number)) for number in self.album)
        return None if self.not_needed >= set(kinds) else Screen((t("text", text=self.words),), album=album)

    async def gone(self, _person: Known | None, rows: Sequence[Row]) -> Screen | None:
        assert rows
        return Screen((t("text", text=self.gone_words),)) if self.gone_words else None

    async def send(self, chat_id: int, language: str, screen: Screen) -> Sent:
        assert language in ("ru", "en")
        assert not screen.album
        await self._carry()
        self.sent.append(self._looked[chat_id])
        return Sent(len(self.sent))

    async def send_album(self, _chat_id: int, album: Sequence[Media], done: int) -> AsyncIterator[list[int | None]]:
        for start in range(done, len(album), 2):
            await self._carry()
            tried = [int(media.file_id) for media in album[start : start + 2]]
            self.albums.append([one for one in tried if one not in self.lost])
            yield [None if one in self.lost else one for one in tried]

    async def change(self, chat_id: int, _language: str, sent: Sent, screen: Screen) -> Sent | None:
        await self._carry()
        if not self.can_edit:
            return None
        self.changed.append((sent.message_id, self._looked[chat_id][1], str(screen.lines[0].args["text"])))
        return self.moved_to or sent

    async def take_away(self, _chat_id: int, sent: Sent) -> bool:
        await self._carry()
        if self.can_delete:
            self.taken.append(sent)
        return self.can_delete

    async def take_album_away(self, _chat_id: int, album_ids: Sequence[int]) -> None:
        if album_ids:
            self.albums_taken.append(tuple(album_ids))

    async def _carry(self) -> None:
        if self.refusals and (refusal := self.refusals.pop(0)) is not None:
            raise refusal
        await self.on_the_way()

    async def put(self, person: int, *kinds: str, **how: Any) -> None:
        async with self._db.write(SYSTEM) as session:
            school = await self._services.directory.now()
            for kind in kinds:
                await notices.put(self._db, session, school, [person], Notice(kind, **how), self._clock.now())

    async def put_to_chats(self, chats: Sequence[int], *kinds: str, **how: Any) -> None:
        async with self._db.write(SYSTEM) as session:
            school = await self._services.directory.now()
            for kind in kinds:
                await notices.put_to_chats(self._db, session, school, chats, Notice(kind, **how), self._clock.now())

    async def correct(self, subject: str, kind: str) -> None:
        async with self._db.write(SYSTEM) as session:
            await notices.change(session, subject, kind, self._clock.now())

    async def withdraw(self, subject: str, kind: str) -> None:
        self.not_needed.add(kind)
        async with self._db.write(SYSTEM) as session:
            await notices.withdraw(session, subject, kind, self._clock.now())

    async def rows(self) -> list[OutboxNotice]:
        async with self._db.read() as session:
            return list((await session.execute(select(OutboxNotice).order_by(OutboxNotice.id))).scalars())

    async def row(self) -> OutboxNotice:
        (row,) = await self.rows()
        return row
