"""What news and letters keep about a person: they see it and take it away, and it goes with them."""

import json
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.access import SYSTEM
from bot.db import Database
from bot.reports.personal import personal_json
from bot.services import Services
from bot.services.people.newsdata import NewsKept, PostKept
from models.base import table
from models.news import MutedTopic, NewsPost, NewsRecipient, Reaction, SavedAudience, Topic
from models.people import NewsMode, Person
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.handlers.news.posts import sent, words
from tests.personas import ActorOf, ContextOf, StandardSchool


async def test_what_news_keep_is_shown_taken_away_and_forgotten(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf, context_of: ContextOf
) -> None:
    chosen = await sent(db, school, reaction=Reaction.CHOICE, choices=["Да", "Нет"])
    meeting = await sent(db, school, reaction=Reaction.MEETING)
    said = await sent(db, school, reaction=Reaction.WORDS)
    parent = await actor_of("parent")
    await services.news.reacting.react(parent, chosen, 1)
    await services.news.reacting.react(parent, meeting, 0)
    await services.news.reacting.answer(parent, said, "Придём позже")
    await services.news.receiving.set_mode(parent, "evening")
    await services.news.receiving.mute(parent, "events")
    async with db.write(SYSTEM) as session:
        me = await session.get_one(Person, school.people["parent"])
        written = await factories.news_post(session, me)
        await factories.saved_audience(session, me, title="Мой класс")
        await factories.group_chat(session, added_by=me.id, title="Родители 5А")
    data = await services.privacy.about(parent)
    assert data.news == NewsKept(
        NewsMode.EVENING,
        [Topic.EVENTS],
        [
            PostKept(f"news:{chosen}", SCHOOL_MORNING, SCHOOL_MORNING, "Нет"),
            PostKept(f"news:{meeting}", SCHOOL_MORNING, SCHOOL_MORNING, "comes"),
            PostKept(f"news:{said}", SCHOOL_MORNING, SCHOOL_MORNING, ""),
        ],
        [f"news:{written.id}"],
        ["Мой класс"],
        ["Родители 5А"],
    )
    assert [(one.thing, one.words) for one in data.written] == [(f"news:{said}", "Придём позже")]
    kept = json.loads(personal_json(data, ZoneInfo("Asia/Novokuznetsk")))["news"]
    assert (kept["mode"], kept["got"][0]["answer"]) == ("evening", "Нет")
    context = await context_of("parent")
    shown = words((await context.site.follow(context, "privacy")).screen)
    assert "Новости и письма, которые вам присылали: 3\nВаши ответы на письма: 3\n" in shown
    await services.privacy.withdraw(parent)
    async with db.read() as session:
        for model in (NewsRecipient, MutedTopic, SavedAudience):
            assert (await session.execute(select(func.count()).select_from(table(model)))).scalar_one() == 0, model
        assert (await session.get_one(Person, me.id)).news_mode is NewsMode.AT_ONCE
        assert (await session.get_one(NewsPost, written.id)).html != ""


async def test_words_that_nobody_called_an_answer_are_shown_as_well(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    asked = await sent(db, school, reaction=Reaction.WORDS)
    parent = await actor_of("parent")
    assert await services.news.holding.hold(parent, "Суп невкусный")
    (written,) = (await services.privacy.about(parent)).written
    assert (written.thing, written.words) == (f"news:{asked}", "Суп невкусный")
    assert written.at < SCHOOL_MORNING, "when they were asked"
