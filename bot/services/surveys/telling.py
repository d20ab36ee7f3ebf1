"""«You said, we did»: a news post for those who were asked, begun with what they said."""

from typing import Final

from sqlalchemy import bindparam, update

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.news.drafting import Typed
from bot.services.news.wording import take_words
from bot.services.surveys.results import require_ended
from bot.services.surveys.storing import find
from models.base import table
from models.news import Counting, NewsPost
from models.surveys import Survey

# A kind of lock of its own (bot/db.py, take_turns).
_TURNS: Final = 51


class Telling:
    """The use case of whoever manages surveys and writes news."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    async def begin(self, actor: Actor, survey_id: int, typed: Typed) -> int:
        """A draft of a post to the survey's audience, in these words; the number of it, or of the one begun before.

        Denied for whoever lacks one of the two rights, Outdated where the survey has not ended.
        """
        actor.require(Permission.SURVEY_MANAGE)
        person_id = actor.require(Permission.NEWS_WRITE)
        html, now = take_words(typed.text, typed.markup).html, self._clock.now()
        async with self._db.write(actor) as session:
            await self._db.take_turns(session, _TURNS, survey_id)
            survey = await find(session, survey_id)
            require_ended(survey)
            post_id = survey.post_id
            if post_id is None:
                row = NewsPost(
                    author_id=person_id,
                    updated_by=person_id,
                    html=html,
                    groups=list(survey.audience.groups),
                    exceptions=list(survey.audience.exceptions),
                    counting=Counting.FAMILY,
                    created_at=now,
                    updated_at=now,
                )
                session.add(row)
                await session.flush()
                post_id = row.id
                await session.execute(_NOTE, {"survey_id": survey_id, "post": post_id})
            await session.show(f"newsroom.post:{post_id}")
        return post_id


_NOTE = update(table(Survey)).where(table(Survey).c.id == bindparam("survey_id")).values(post_id=bindparam("post"))
