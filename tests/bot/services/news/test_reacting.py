"""Answers to letters as they are kept: the last one stands, each fits what was asked, and two databases agree."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated, Repeated
from bot.services import Services
from models.delivery import NoticeState, OutboxNotice
from models.news import NewsRecipient, PostState, Reaction
from tests.bot.services.news import letters
from tests.databases import SCHOOL_MORNING, SetClock
from tests.handlers.news.posts import sent
from tests.personas import STRANGER, ActorOf, StandardSchool

CHOICE: dict[str, Any] = {"reaction": Reaction.CHOICE, "choices": ["Да", "Нет"], "react_by": date(2026, 11, 24)}


async def kept(db: Database, school: StandardSchool, post: int) -> NewsRecipient:
    async with db.read() as session:
        return await session.get_one(NewsRecipient, (post, school.people["parent"]))


async def test_an_answer_in_words_goes_into_the_message_that_asked_for_it(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    """And into no other letter's; what is chosen is shown where it was tapped."""
    asked = await letters.sent(db, services, school, reaction=Reaction.WORDS)
    confirmed = await letters.sent(db, services, school)
    tapped = 100 + school.people["parent"]
    await services.news.reacting.react(await actor_of("parent"), confirmed.id, None, tapped)
    for number in (1, 2):
        await services.news.reacting.answer(await actor_of("parent"), asked.id, "Придём")
        async with db.read() as session:
            anew = await session.execute(
                select(OutboxNotice.subject, OutboxNotice.person_id, OutboxNotice.state).where(
                    OutboxNotice.revision == number
                )
            )
            assert anew.all() == [(f"news:{asked.id}", school.people["parent"], NoticeState.QUEUED)], number
            assert (await session.scalar(select(func.count()).where(OutboxNotice.revision > 0))) == 1


async def test_the_last_answer_stands_and_the_same_once_more_changes_nothing(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, clock: SetClock
) -> None:
    post = await sent(db, school, **CHOICE)
    react, change = services.news.reacting.react, services.news.reacting.change
    assert await react(await actor_of("parent"), post, 1)
    first = await kept(db, school, post)
    assert (first.answer, first.reacted_at, first.seen_at) == (1, SCHOOL_MORNING, SCHOOL_MORNING)
    clock.advance(hours=12)
    assert await react(await actor_of("parent"), post, 1)
    await change(await actor_of("parent"), post, 1)
    assert not await react(await actor_of("parent"), post, 0), "an older message's button takes back no answer"
    got = await services.news.read.letter(await actor_of("parent"), post)
    assert (got.choice, got.reacted_at, got.late) == ("Нет", SCHOOL_MORNING, False)
    await change(await actor_of("parent", update_id=5), post, 0)
    got = await services.news.read.letter(await actor_of("parent"), post)
    assert (got.choice, got.reacted_at, got.late) == ("Да", SCHOOL_MORNING, False)
    with pytest.raises(Repeated) as again:
        await change(await actor_of("parent", update_id=5), post, 1)
    assert again.value.shows == f"news.here:{post}:l"
    assert (await kept(db, school, post)).answer == 0


async def test_an_answer_has_to_fit_what_was_asked(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    reacting, parent = services.news.reacting, await actor_of("parent")
    sorts: dict[Reaction, tuple[set[int | None], bool]] = {
        Reaction.NONE: (set(), False),
        Reaction.ACKNOWLEDGE: ({None}, False),
        Reaction.CHOICE: ({0, 1}, False),
        Reaction.MEETING: ({0, 1}, False),
        Reaction.WORDS: (set(), True),
    }
    for reaction, (choices, words) in sorts.items():
        post = await sent(db, school, reaction=reaction, choices=["Да", "Нет"] if reaction is Reaction.CHOICE else [])
        for choice in (None, 0, 1, 2, -1, 2**40):
            if choice in choices:
                await reacting.react(parent, post, choice)
            else:
                with pytest.raises(Missing):
                    await reacting.react(parent, post, choice)
        if words:
            await reacting.answer(parent, post, " Придём \u200b")
            assert (await kept(db, school, post)).words == "Придём"
        else:
            with pytest.raises(Missing):
                await reacting.answer(parent, post, "Придём")


async def test_who_may_not_and_what_can_not_be_answered(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    reacting, parent = services.news.reacting, await actor_of("parent")
    post, words = await sent(db, school, **CHOICE), await sent(db, school, reaction=Reaction.WORDS)
    for name, error in (("teacher", Missing), ("deputy", Missing), (STRANGER, Denied), ("left", Denied)):
        with pytest.raises(error):
            await reacting.react(await actor_of(name), post, 0)
    for text in ("", "я" * 1_001, "я" * 10_000):
        with pytest.raises(Invalid):
            await reacting.answer(parent, words, text)
    gone = await sent(db, school, state=PostState.WITHDRAWN, **CHOICE)
    with pytest.raises(Outdated) as withdrawn:
        await reacting.react(parent, gone, 0)
    assert withdrawn.value.key == "error-news-withdrawn"
    assert [(await kept(db, school, one)).reacted_at for one in (post, words, gone)] == [None] * 3
