"""Posts that several processes let go at once, after a stop in the middle, and to a whole school."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import event, func, insert, select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services, build_services
from bot.services.news.audience import Meant
from bot.services.news.queueing import add_messages
from models.base import table
from models.delivery import OutboxNotice
from models.news import NewsPost, NewsRecipient, PostState
from models.people import Identity, Person, Role, RoleGrant
from tests.bot.services.news.made_up import at
from tests.bot.services.news.newsroom import Newsroom
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.personas import ActorOf, StandardSchool

FIRST, MANY, AT_ONCE = 1_000, 1_500, 1_000


@pytest.fixture
async def replica(db: Database, database_url: str, clock: SetClock) -> AsyncIterator[Services]:
    """Another process of the same program on the same database."""
    other = Database(database_url, clock)
    yield build_services(other, clock)
    await other.close()


async def test_the_same_tick_in_two_processes_sends_once(
    newsroom: Newsroom, services: Services, replica: Services
) -> None:
    for number in range(5):
        post = await newsroom.draft(state=PostState.SCHEDULED)
        await asyncio.gather(services.news.sending.tick(), replica.news.sending.tick(), services.news.sending.tick())
        row = await newsroom.row(post)
        assert (row.state, row.version, row.sent_at) == (PostState.SENT, 2, SCHOOL_MORNING), number
        assert set(await newsroom.messages(post)) == {"parent", "student"}, number
        assert set(await newsroom.recipients(post)) == {"parent", "student"}, number


async def test_a_stop_in_two_processes_is_told_once(newsroom: Newsroom, services: Services, replica: Services) -> None:
    post = await newsroom.draft(groups=["parents-4711"], state=PostState.SCHEDULED)
    await asyncio.gather(services.news.sending.tick(), replica.news.sending.tick())
    assert (await newsroom.row(post)).state is PostState.DRAFT
    assert await newsroom.told("news.stopped") == [("editor", {"reason": "error-news-nobody"})]


async def test_what_was_taken_back_and_sent_anew_goes_as_it_is_then(
    newsroom: Newsroom, services: Services, replica: Services, actor_of: ActorOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that found the readers of the older words sends them to nobody."""
    editor, post = await actor_of("editor"), await newsroom.draft(groups=["role-parent"], state=PostState.SCHEDULED)
    found = services.news.sending._people

    async def slowly(*args: Any) -> dict[int, Meant]:
        people = await found(*args)
        await replica.news.sending.recall(editor, post)
        values = {"groups": ["role-student"], "state": PostState.SCHEDULED, "version": 3}
        await newsroom.set(NewsPost, NewsPost.id == post, **values)
        return people

    monkeypatch.setattr(services.news.sending, "_people", slowly)
    await services.news.sending.dispatch(post)
    assert ((await newsroom.row(post)).state, await newsroom.messages(post)) == (PostState.SCHEDULED, {})
    await replica.news.sending.dispatch(post)
    assert set(await newsroom.messages(post)) == {"student"}


async def test_a_stop_between_claiming_and_queueing_leaves_it_to_the_next_start(
    newsroom: Newsroom, services: Services, replica: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = await newsroom.draft(state=PostState.SCHEDULED)

    async def killed(*args: Any) -> None:
        await add_messages(*args)
        raise asyncio.CancelledError

    monkeypatch.setattr("bot.services.news.sending.add_messages", killed)
    with pytest.raises(asyncio.CancelledError):
        await services.news.sending.tick()
    row = await newsroom.row(post)
    assert (row.state, await newsroom.messages(post), await newsroom.recipients(post)) == (PostState.SCHEDULED, {}, {})
    monkeypatch.undo()
    await replica.news.sending.tick()
    assert set(await newsroom.messages(post)) == {"parent", "student"}


async def test_a_school_of_thousands_takes_two_statements_for_each_portion(
    newsroom: Newsroom, services: Services, db: Database, school: StandardSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.news.queueing.AT_ONCE", AT_ONCE)
    few = await _statements(db, services, await newsroom.draft())
    await _add_parents(db, services)
    post = await newsroom.draft()
    assert await _statements(db, services, post) == few + 2 * (MANY // AT_ONCE)
    async with db.read() as session:
        about = (OutboxNotice.subject == f"news:{post}", OutboxNotice.due_at == SCHOOL_MORNING)
        people = set((await session.execute(select(OutboxNotice.person_id).where(*about))).scalars())
        meant = select(func.count()).select_from(NewsRecipient).where(NewsRecipient.post_id == post)
        assert (await session.execute(meant)).scalar_one() == MANY + 2
    assert people == {school.people["parent"], *range(FIRST, FIRST + MANY)}


async def _add_parents(db: Database, services: Services) -> None:
    numbers = range(FIRST, FIRST + MANY)
    async with db.write(SYSTEM) as session:
        await session.execute(insert(table(Person)), [{"id": n, "surname": f"Родитель{n}"} for n in numbers])
        grants = [{"person_id": n, "role": Role.PARENT, "since": SCHOOL_MORNING.date()} for n in numbers]
        await session.execute(insert(table(RoleGrant)), grants)
        identities = [{"person_id": n, "channel": "telegram", "external_id": n + 50_000} for n in numbers]
        await session.execute(insert(table(Identity)), identities)
        await services.directory.touch(session)


async def _statements(db: Database, services: Services, post: int) -> int:
    """How many statements the write unit takes that lets the post go."""
    async with db.write(SYSTEM) as session:
        await session.execute(update(NewsPost).where(NewsPost.id == post).values(state=PostState.SCHEDULED))
    await services.groups.facts()
    heard: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        heard.append(statement)

    event.listen(db.engine.sync_engine, "before_cursor_execute", hear)
    await services.news.sending.dispatch(post)
    event.remove(db.engine.sync_engine, "before_cursor_execute", hear)
    return len(heard)


@sqlite_only
async def test_what_is_due_later_is_found_by_every_start(
    newsroom: Newsroom, services: Services, replica: Services, clock: SetClock
) -> None:
    """A standstill over the time that was set: it goes with the first tick, in everybody's hours."""
    post = await newsroom.draft(send_at=at(25, 9))
    await newsroom.send(post)
    clock.time = at(28, 11)  # a Saturday
    await replica.news.sending.tick()
    await services.news.sending.tick()
    assert await newsroom.messages(post) == {"parent": at(30, 8), "student": at(30, 14)}
