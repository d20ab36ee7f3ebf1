"""What the menu knows of letters that wait: nobody is asked for in vain, nothing that went meanwhile is missed."""

import asyncio
from datetime import date, timedelta

from bot.db import Database
from bot.services import Services
from bot.services.news.waiting import KEPT, TOLD
from models.news import Reaction
from tests.databases import SCHOOL_MORNING, SetClock, sqlite_only
from tests.handlers.news.posts import sent
from tests.personas import ActorOf, StandardSchool

TODAY = date(2026, 11, 24)


@sqlite_only
async def test_a_letter_that_goes_while_the_others_are_read_is_found(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    waiting, parent = services.news.waiting, await actor_of("parent")
    read = waiting._read

    async def and_one_goes(since: date) -> frozenset[int]:
        known = await read(since)
        await sent(db, school, reaction=Reaction.ACKNOWLEDGE, react_by=TODAY)
        waiting.forget()
        return known

    waiting._read = and_one_goes  # type: ignore[method-assign]  # the moment between reading and remembering
    assert await waiting.count(parent) == 0
    waiting._read = read  # type: ignore[method-assign]  # as it was
    assert await waiting.count(parent) == 1


@sqlite_only
async def test_what_another_process_sent_is_told_after_a_while_and_what_is_long_past_no_more(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    waiting, parent = services.news.waiting, await actor_of("parent")
    await sent(db, school, reaction=Reaction.ACKNOWLEDGE, react_by=TODAY - TOLD - timedelta(days=1))
    assert await waiting.count(parent) == 0
    await sent(db, school, reaction=Reaction.ACKNOWLEDGE, react_by=TODAY - TOLD)
    assert await waiting.count(parent) == 0
    clock.advance(seconds=KEPT.total_seconds())
    assert clock.now() > SCHOOL_MORNING
    assert await waiting.count(parent) == 1


@sqlite_only
async def test_who_opens_the_menu_while_it_is_read_for_another_is_told_too(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    await sent(db, school, reaction=Reaction.ACKNOWLEDGE, react_by=TODAY)
    parent, teacher = await actor_of("parent"), await actor_of("teacher")
    counts = await asyncio.gather(*(services.news.waiting.count(one) for one in (teacher, parent, parent)))
    assert counts == [0, 1, 1]
