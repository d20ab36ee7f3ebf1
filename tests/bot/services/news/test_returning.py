"""Letters come to whoever joined, or can be reached again, as long as they wait for them."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from bot.access import SYSTEM, Actor, Sender
from bot.db import Database
from bot.outbox_parcels import PUT_OFF
from bot.services import Services
from bot.services.news.card import Fate
from models.delivery import NoticeState, OutboxNotice
from models.news import NewsPost, PostState, Reaction
from tests.bot.services.news.letters import Letter, react, sent
from tests.bot.services.news.made_up import at
from tests.databases import SCHOOL_MORNING, SetClock
from tests.personas import ActorOf, StandardSchool

GIVEN_UP: dict[str, Any] = {
    "state": NoticeState.DROPPED,
    "error": "unreachable",
    "message_id": None,
    "done_at": at(25, 8),
    "attempts": 1,
}


@pytest.fixture
async def letter(db: Database, services: Services, school: StandardSchool) -> Letter:
    return await sent(db, services, school)


async def rows_of(db: Database, person_id: int) -> list[OutboxNotice]:
    """What is on its way to a person."""
    where = (OutboxNotice.person_id == person_id, OutboxNotice.state == NoticeState.QUEUED)
    async with db.read() as session:
        return list(await session.scalars(select(OutboxNotice).where(*where).order_by(OutboxNotice.id)))


async def give_up(db: Database, person_id: int) -> None:
    async with db.write(SYSTEM) as session:
        gone = update(OutboxNotice).where(OutboxNotice.person_id == person_id)
        await session.execute(gone.values(**GIVEN_UP))


async def come_back(services: Services, actor_of: ActorOf, name: str) -> None:
    """Somebody stopped the bot, and starts it again."""
    sender = (await actor_of(name)).sender
    assert sender is not None
    await services.people.mark_reachable(sender, reachable=False)
    await services.people.mark_reachable(sender, reachable=True)


async def test_who_stopped_the_bot_for_a_night_gets_the_letters_that_still_wait(
    db: Database, services: Services, letter: Letter, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    editor, student = await actor_of("editor"), school.people["student"]
    other = await sent(db, services, school, react_by=None)
    async with db.write(SYSTEM) as session:
        # Of this one nothing was queued: they could not be reached when it went.
        await session.execute(delete(OutboxNotice).where(OutboxNotice.subject == f"news:{other.id}"))
    await give_up(db, student)
    assert (await services.news.card.card(editor, letter.id)).fates[Fate.LATER] == 1
    clock.time = at(25, 9)
    for _ in range(2):
        await come_back(services, actor_of, "student")
    rows = await rows_of(db, student)
    assert [(row.subject, row.kind, row.due_at, row.dedup_key) for row in rows] == [
        (f"news:{one}", "news.post", at(25, 14), f"news:{one}:{student}") for one in (letter.id, other.id)
    ]
    assert {(row.attempts, row.done_at, row.error, row.urgent, row.expires_at) for row in rows} == {
        (0, None, None, False, at(25, 14) + timedelta(days=14))
    }
    assert all(row.due_at - row.created_at > PUT_OFF for row in rows), "several come as one digest"
    fates = (await services.news.card.card(editor, letter.id)).fates
    assert (fates[Fate.WAITING], fates.get(Fate.LATER)) == (1, None)


async def test_what_waits_for_nobody_does_not_come_again(
    db: Database, services: Services, letter: Letter, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    student = school.people["student"]
    await come_back(services, actor_of, "student")
    assert await rows_of(db, student) == [], "it came before"
    await give_up(db, student)
    usual: dict[str, Any] = {
        "reaction": Reaction.ACKNOWLEDGE,
        "state": PostState.SENT,
        "react_by": date(2026, 11, 26),
        "meets_at": None,
    }
    cases: list[dict[str, Any]] = [
        {"reaction": Reaction.NONE},
        {"state": PostState.WITHDRAWN},
        {"react_by": date(2026, 11, 23)},
        {"reaction": Reaction.MEETING, "meets_at": SCHOOL_MORNING},
    ]
    for values in cases:
        async with db.write(SYSTEM) as session:
            await session.execute(update(NewsPost).values(**(usual | values)))
        await come_back(services, actor_of, "student")
        assert await rows_of(db, student) == [], values
    async with db.write(SYSTEM) as session:
        await session.execute(update(NewsPost).values(**usual))
    await react(db, letter, student)
    await come_back(services, actor_of, "student")
    assert await rows_of(db, student) == [], "answered"


async def test_a_letter_that_the_other_parent_answered_does_not_come(
    db: Database, services: Services, letter: Letter, school: StandardSchool
) -> None:
    known = (await services.directory.now()).people[letter.father]
    assert known.sender is not None
    await give_up(db, letter.father)
    await react(db, letter, school.people["parent"])
    for reachable in (False, True):
        await services.people.mark_reachable(known.sender, reachable=reachable)
    assert await rows_of(db, letter.father) == []


async def test_who_joins_gets_the_letters_that_were_meant_for_them(
    db: Database, services: Services, letter: Letter, school: StandardSchool, actor_of: ActorOf
) -> None:
    newcomer = school.people["not_joined"]
    issued = await services.invitations.issuing.invite_person(await actor_of("admin"), newcomer)
    await services.invitations.joining.take_up(Actor(None, "ru", sender=Sender("telegram", 5001)), issued.token)
    assert [(row.subject, row.due_at) for row in await rows_of(db, newcomer)] == [(f"news:{letter.id}", SCHOOL_MORNING)]
    fates = (await services.news.card.card(await actor_of("editor"), letter.id)).fates
    assert (fates[Fate.SENDING], fates.get(Fate.NOT_JOINED)) == (1, None)
