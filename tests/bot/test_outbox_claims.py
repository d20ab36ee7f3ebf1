"""What travels together, and that of several senders each notice is sent by one, on both databases."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot import outbox as module
from bot import outbox_rows as table
from bot.access import SYSTEM
from bot.db import Database
from bot.limiter import Limiter
from bot.outbox import Outbox, Row
from bot.outbox_parcels import LATE, PUT_OFF, parcels
from bot.presenter import Sent
from bot.services import Services, build_services, notices
from bot.services.notices import Notice
from bot.services.snapshot import Known
from bot.ui import Media, Screen, t
from models.delivery import CLAIM_LEASE, NoticeState, OutboxNotice
from tests.bot.courier import Courier
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import MEMBERS, StandardSchool

EACH = 12


def made(number: int, age: float, put_off: float = 0, *, urgent: bool = False) -> Row:
    """A row of so many minutes ago, which was due so many minutes later."""
    created = SCHOOL_MORNING - timedelta(minutes=age)
    due = created + timedelta(minutes=put_off)
    return Row(number, 1, "kind", None, {}, urgent, 1, created, None, SCHOOL_MORNING + CLAIM_LEASE, was_due=due)


@given(st.lists(st.tuples(st.floats(0, 60), st.floats(0, 3), st.booleans()), max_size=12))
def test_parcels(facts: list[tuple[float, float, bool]]) -> None:
    rows = [made(number, age, put_off, urgent=urgent) for number, (age, put_off, urgent) in enumerate(facts)]
    result = parcels(rows, SCHOOL_MORNING)
    assert sorted(row.id for parcel in result for row in parcel) == [row.id for row in rows], "each travels once"
    assert all(parcel for parcel in result)
    assert all(len(parcel) == 1 for parcel in result if any(row.urgent for row in parcel)), "the urgent travel alone"
    calm = [parcel for parcel in result if not parcel[0].urgent]
    assert result[len(result) - len(calm) :] == calm, "the urgent go first"
    assert [row.id for parcel in calm for row in parcel] == [row.id for row in rows if not row.urgent], "in order"
    late = any(SCHOOL_MORNING - row.created_at > LATE for parcel in calm for row in parcel)
    waited = late or any(row.was_due and row.was_due - row.created_at > PUT_OFF for parcel in calm for row in parcel)
    assert len(calm) == (min(1, len(calm)) if waited else sum(not row.urgent for row in rows))


def test_what_was_due_later_than_it_was_written_comes_as_one() -> None:
    """Two pieces of news of three minutes before the evening's hour; but not two that were far back in the queue."""
    for age, put_off, expected in ((3, 3, 1), (0.2, 0.2, 2), (7, 0, 2), (16, 0, 1)):
        rows = [made(number, age, put_off) for number in range(2)]
        assert len(parcels(rows, SCHOOL_MORNING)) == expected, (age, put_off)


@sqlite_only
async def test_letters_behind_thousands_of_others_are_no_digest(
    courier: Courier, teacher: int, clock: SetClock
) -> None:
    """What was held back as long is one."""
    monday = clock.now()
    for after, expected in ((timedelta(0), [["a"], ["b"]]), (timedelta(minutes=6), [["a", "b"]])):
        clock.time = monday
        courier.sent.clear()
        await courier.put(teacher, "a", after=after)
        clock.advance(seconds=50)
        await courier.put(teacher, "b", after=after)
        clock.advance(minutes=7)
        await courier.outbox.send_due()
        assert [kinds for _, kinds in courier.sent] == expected, after


async def fill(db: Database, services: Services, people: Sequence[int], clock: SetClock) -> None:
    async with db.write(SYSTEM) as session:
        known = await services.directory.now()
        for number in range(EACH):
            await notices.put(db, session, known, people, Notice(f"kind{number}"), clock.now())


class Sender:
    """An outbox of a program of its own on this database; a message takes a turn of the loop to go."""

    def __init__(self, db: Database, clock: SetClock, sent: list[tuple[int, str]]) -> None:
        services = build_services(db, clock)
        self._sent = sent
        self._parcel: dict[int, tuple[int, list[str]]] = {}
        people, chats = services.people, services.chats
        self.outbox = Outbox(db, services.directory, people, chats, clock, Limiter(1_000_000), self, self)

    async def look(self, person: Known | None, rows: Sequence[Row]) -> Screen:
        assert person is not None
        assert person.sender is not None
        self._parcel[person.sender.external_id] = person.id, [row.kind for row in rows]
        return Screen((t("blank"),))

    async def gone(self, person: Known | None, rows: Sequence[Row]) -> None:
        raise NotImplementedError

    async def send(self, chat_id: int, _language: str, _screen: Screen) -> Sent:
        await asyncio.sleep(0)
        person, kinds = self._parcel[chat_id]
        self._sent.extend((person, kind) for kind in kinds)
        return Sent(1)

    def send_album(self, chat_id: int, album: Sequence[Media], done: int) -> AsyncIterator[list[int | None]]:
        raise NotImplementedError

    async def change(self, chat_id: int, language: str, sent: Sent, screen: Screen) -> Sent | None:
        raise NotImplementedError

    async def take_away(self, chat_id: int, sent: Sent) -> bool:
        raise NotImplementedError

    async def take_album_away(self, chat_id: int, album_ids: Sequence[int]) -> None:
        assert not album_ids


def sender(db: Database, clock: SetClock, sent: list[tuple[int, str]]) -> Outbox:
    return Sender(db, clock, sent).outbox


@asynccontextmanager
async def replicas(db: Database, url: str) -> AsyncIterator[list[Database]]:
    """The databases of three programs: one file in the same process, or three connections of PostgreSQL."""
    others = [] if db.is_sqlite else [Database(url, db.clock), Database(url, db.clock)]
    yield [db, *others] if others else [db] * 3
    for other in others:
        await other.close()


async def test_several_senders_send_each_notice_once(
    db: Database,
    services: Services,
    school: StandardSchool,
    clock: SetClock,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "SECONDS_BETWEEN_IN_CHAT", 0)
    people = [school.people[name] for name in MEMBERS if name != "student"]  # their window opens at 14:00
    await fill(db, services, people, clock)
    clock.advance(minutes=1)
    sent: list[tuple[int, str]] = []
    async with replicas(db, database_url) as databases:
        senders = [sender(replica, clock, sent) for replica in databases]
        while any(await asyncio.gather(*(one.send_due() for one in senders))):
            pass
    assert sorted(sent) == sorted((person, f"kind{number}") for person in people for number in range(EACH))
    async with db.read() as session:
        counted = await session.execute(select(OutboxNotice.state, func.count()).group_by(OutboxNotice.state))
        assert [(state, number) for state, number in counted] == [(NoticeState.SENT, len(people) * EACH)]


async def test_what_a_dead_sender_claimed_is_free_again(
    db: Database, services: Services, school: StandardSchool, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS_BETWEEN_IN_CHAT", 0)
    await fill(db, services, [school.people["teacher"]], clock)
    sent: list[tuple[int, str]] = []
    dead, alive = sender(db, clock, sent), sender(db, clock, sent)
    claimed = await dead._rows.claim()
    assert len(claimed) == EACH
    assert all(row.claimed_until == clock.now() + CLAIM_LEASE and row.attempts == 1 for row in claimed)
    assert not await alive.send_due(), "while the claim holds nobody else takes it"
    clock.time += CLAIM_LEASE
    assert await alive.send_due()
    assert len(sent) == EACH


async def test_urgent_ones_are_claimed_first_and_a_persons_others_with_them(
    db: Database, services: Services, school: StandardSchool, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(db, services, [school.people["teacher"]], clock)
    await fill(db, services, [school.people["director"]], clock)
    clock.advance(seconds=1)
    async with db.write(SYSTEM) as session:
        known = await services.directory.now()
        late = Notice("urgent", urgent=True)
        await notices.put(db, session, known, [school.people["director"]], late, clock.now())
    monkeypatch.setattr(table, "_FIRST", table._FIRST.limit(1))
    rows = await sender(db, clock, [])._rows.claim()
    assert {row.person_id for row in rows} == {school.people["director"]}
    assert len(rows) == EACH + 1
