"""The consent to answer surveys under one's name is withdrawn by itself, by whoever gave it."""

from bot.db import Database
from bot.services import consents
from bot.services.consents import Purpose
from handlers.errors import answer_to
from tests.databases import SCHOOL_MORNING, sqlite_only
from tests.handlers.news.posts import ways
from tests.personas import ContextOf, StandardSchool

pytestmark = sqlite_only


async def test_who_agreed_may_withdraw_that_alone(db: Database, school: StandardSchool, context_of: ContextOf) -> None:
    parent, other = await context_of("parent", update_id=3), await context_of("teacher")
    async with db.write(parent.actor) as session:
        for purpose in (Purpose.GUARDIAN, Purpose.SURVEYS):
            await consents.give(session, school.people["parent"], purpose, SCHOOL_MORNING)
    assert "privacy.surveys" in ways((await parent.site.follow(parent, "privacy")).screen)
    assert "privacy.surveys" not in ways((await other.site.follow(other, "privacy")).screen)
    before = await parent.site.follow(parent, "privacy.surveys")
    assert ways(before.screen) == ["privacy.surveys_yes"]
    context = await context_of("parent", update_id=4)
    for _ in range(2):
        answer = await answer_to(context, context.site.follow(context, "privacy.surveys_yes"))
        assert "privacy.surveys" not in ways(answer.screen)
    given = (await parent.services.privacy.about(parent.actor)).consents
    assert [one.purpose for one in given if one.withdrawn_at is None] == [Purpose.GUARDIAN]
