"""Words that somebody typed beside any question, in the database until it is said what for."""

from datetime import date

from bot.db import Database
from bot.services import Services
from models.news import NewsRecipient, Reaction
from tests.bot.services.news import letters
from tests.personas import ActorOf, StandardSchool


async def test_words_stand_with_the_letters_that_wait_for_some_and_count_nowhere(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    one, other, confirmed = [
        (await letters.sent(db, services, school, reaction=reaction)).id
        for reaction in (Reaction.WORDS, Reaction.WORDS, Reaction.ACKNOWLEDGE)
    ]
    holding, parent = services.news.holding, await actor_of("parent")
    assert await holding.hold(parent, " Придём ")
    assert {letter.id for letter in (await holding.held(parent)).letters} == {one, other}
    assert not await services.news.card.said(await actor_of("editor"), one)
    await holding.answer(parent, one)
    async with db.read() as session:
        kept = [await session.get_one(NewsRecipient, (post, parent.person_id)) for post in (one, other, confirmed)]
    assert [(row.words, row.reacted_at is not None) for row in kept] == [("Придём", True), (None, False), (None, False)]
    assert await holding.hold(parent, "Нет"), "the other letter still waits"
    assert await holding.drop(parent) == "Нет"
    assert not await holding.hold(await actor_of("deputy"), "Нет")


async def test_words_that_came_later_take_the_place_of_all_earlier_ones(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    """Also with a letter that is not offered any more, because another is more pressing."""
    holding, parent = services.news.holding, await actor_of("parent")

    async def written(day: int) -> int:
        post = await letters.sent(db, services, school, reaction=Reaction.WORDS, react_by=date(2026, 11, day))
        return post.id

    posts = [await written(day) for day in (26, 27, 28)]
    await holding.hold(parent, "Нет")
    posts.append(await written(24))
    await holding.hold(parent, "Да")
    async with db.read() as session:
        kept = [(await session.get_one(NewsRecipient, (post, parent.person_id))).words for post in posts]
    assert kept == ["Да", "Да", None, "Да"]
