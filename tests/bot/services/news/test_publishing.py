"""Which posts anybody may read on the school's website."""

from datetime import timedelta

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.news.publishing import SHOWN
from models.news import PostState, Reaction
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import StandardSchool


async def test_only_public_news_that_went_and_stand(db: Database, services: Services, school: StandardSchool) -> None:
    """A letter is nobody's but those whom it is addressed to, even where it was marked before it became one."""
    async with db.write(SYSTEM) as session:
        for reaction in set(Reaction) - {Reaction.NONE}:
            await factories.news_post(
                session, state=PostState.SENT, is_public=True, sent_at=SCHOOL_MORNING, reaction=reaction
            )
        for state, is_public in (
            (PostState.SENT, True),
            (PostState.SENT, False),
            (PostState.DRAFT, True),
            (PostState.WITHDRAWN, True),
        ):
            await factories.news_post(
                session,
                html=f"<b>{state} {is_public}</b>\n\nСлова",
                state=state,
                is_public=is_public,
                sent_at=SCHOOL_MORNING,
            )
    (post,) = (await services.news.publishing.newest()).posts
    assert (post.title, post.html) == ("sent True", "<p>Слова</p>")
    assert (post.sent_at, post.changed_at) == (SCHOOL_MORNING, SCHOOL_MORNING)


async def test_the_newest_come_first_and_the_mark_changes_with_them(
    db: Database, services: Services, school: StandardSchool
) -> None:
    publishing = services.news.publishing
    marks = [await publishing.mark()]
    async with db.write(SYSTEM) as session:
        posts = [
            await factories.news_post(
                session, state=PostState.SENT, is_public=True, sent_at=SCHOOL_MORNING + timedelta(minutes=number)
            )
            for number in range(SHOWN + 2)
        ]
    marks += [await publishing.mark(), await publishing.mark()]
    assert [post.id for post in (await publishing.newest()).posts] == [post.id for post in reversed(posts)][:SHOWN]
    async with db.write(SYSTEM) as session:
        (await session.merge(posts[3])).version += 1
    marks.append(await publishing.mark())
    async with db.write(SYSTEM) as session:
        (await session.merge(posts[4])).state = PostState.WITHDRAWN
    marks.append(await publishing.mark())
    assert marks[1] == marks[2]
    assert len(set(marks)) == len(marks) - 1
