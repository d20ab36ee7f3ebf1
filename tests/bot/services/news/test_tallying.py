"""How a post fared is counted as its card counts it, until nothing of it can change; then it stays."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, select, update

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.news import tallying
from bot.services.news.storing import find
from models.news import NewsTally, PostState, Reaction
from models.people import Person
from tests import factories
from tests.bot.services.news.letters import react, sent
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import ActorOf, StandardSchool

LATE = SCHOOL_MORNING + timedelta(days=9)


async def tally(db: Database, post_id: int) -> NewsTally:
    async with db.read() as session:
        return await session.get_one(NewsTally, post_id)


async def test_it_counts_what_the_card_counts(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    letter = await sent(db, services, school)
    await react(db, letter, letter.father)
    await react(db, letter, school.people["teacher"], at=LATE)
    await services.news.tallying.tick()
    found = await tally(db, letter.id)
    card = await services.news.card.card(await actor_of("editor"), letter.id)
    assert card.count is not None
    total = card.count.total
    assert (found.units, found.reacted, found.in_time) == (total.total, total.reacted, total.reacted - total.late)
    assert (found.units, found.reacted, found.in_time, found.meant, found.reached) == (5, 2, 1, 5, 4)
    assert not found.is_final


async def test_what_moved_is_counted_again_and_nothing_else(
    db: Database, services: Services, school: StandardSchool, clock: SetClock
) -> None:
    letter = await sent(db, services, school)
    await services.news.tallying.tick()
    written: list[str] = []
    listen = db.engine.sync_engine, "before_cursor_execute", lambda *args: written.append(args[2])
    event.listen(*listen)
    clock.advance(minutes=3)
    await services.news.tallying.tick()
    event.remove(*listen)
    assert not [one for one in written if "INSERT" in one]
    await react(db, letter, letter.father, at=clock.now())
    clock.advance(minutes=3)
    await services.news.tallying.tick()
    assert (await tally(db, letter.id)).reacted == 1


async def test_once_it_is_settled_the_past_stays(
    db: Database, services: Services, school: StandardSchool, clock: SetClock
) -> None:
    letter = await sent(db, services, school)
    await react(db, letter, letter.father)
    clock.advance(days=16)  # two weeks after its last day
    await services.news.tallying.tick()
    before = await tally(db, letter.id)
    assert before.is_final
    async with db.write(SYSTEM) as session:
        await session.execute(update(Person).where(Person.id == letter.father).values(left_on=clock.now().date()))
        await services.directory.touch(session)
    await react(db, letter, school.people["teacher"], at=clock.now())
    clock.advance(days=1)
    await services.news.tallying.tick()
    after = await tally(db, letter.id)
    assert (after.units, after.reacted, after.counted_at) == (before.units, before.reacted, before.counted_at)


async def test_whom_a_letter_of_years_ago_reached_is_not_made_up(
    db: Database, services: Services, school: StandardSchool, clock: SetClock
) -> None:
    letter = await sent(db, services, school)
    clock.advance(days=731)  # its messages are kept for two years
    await services.news.tallying.tick()
    async with db.read() as session:
        assert await session.get(NewsTally, letter.id) is None


async def test_where_one_fails_the_others_are_counted(
    db: Database, services: Services, school: StandardSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with db.write(SYSTEM) as session:
        broken = await factories.news_post(session, state=PostState.SENT, sent_at=SCHOOL_MORNING)
    letter = await sent(db, services, school)

    async def fails_for_one(session: Any, post_id: int) -> Any:
        if post_id == broken.id:
            raise ValueError
        return await find(session, post_id)

    monkeypatch.setattr(tallying, "find", fails_for_one)
    await services.news.tallying.tick()
    assert (await tally(db, letter.id)).meant == 5


async def test_what_asks_for_nothing_has_readers_only(db: Database, services: Services, school: StandardSchool) -> None:
    letter = await sent(db, services, school, reaction=Reaction.NONE, react_by=None)
    async with db.write(SYSTEM) as session:
        draft = await factories.news_post(session)
        await factories.news_post(session, state=PostState.WITHDRAWN, sent_at=SCHOOL_MORNING)
    await services.news.tallying.tick()
    found = await tally(db, letter.id)
    assert (found.meant, found.reached, found.units) == (5, 4, 0)
    async with db.read() as session:
        assert draft.id not in set(await session.scalars(select(NewsTally.post_id)))
        assert len(list(await session.scalars(select(NewsTally.post_id)))) == 1
