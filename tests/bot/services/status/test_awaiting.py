"""What still waits for answers: letters of the last weeks and running surveys, for whoever may open them."""

from datetime import timedelta
from typing import Any

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.errors import Denied
from bot.services import Services
from models.news import PostState, Reaction
from models.surveys import SurveyState
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import ActorOf, StandardSchool

TODAY = SCHOOL_MORNING.date()
DAY = timedelta(days=1)


async def test_who_waits_and_who_does_not(
    db: Database, services: Services, school: StandardSchool, actor_of: ActorOf
) -> None:
    sent: dict[str, Any] = {"state": PostState.SENT, "sent_at": SCHOOL_MORNING - 9 * DAY}
    letter: dict[str, Any] = sent | {"reaction": Reaction.ACKNOWLEDGE, "react_by": TODAY - 2 * DAY}
    async with db.write(SYSTEM) as session:
        for values, reacted in (
            (letter | {"html": "Прошлое"}, 3),
            (letter | {"html": "Будущее", "react_by": TODAY + DAY}, 0),
            (letter | {"html": "Все ответили"}, 4),
            (letter | {"html": "Давно", "react_by": TODAY - 61 * DAY}, 0),
            (letter | {"html": "Отозвано", "state": PostState.WITHDRAWN}, 0),
            (letter | {"html": "Собрание было", "meets_at": SCHOOL_MORNING - DAY}, 0),
            (sent | {"html": "Новость"}, 0),
        ):
            post = await factories.news_post(session, **values)
            await factories.news_tally(session, post, units=4, reacted=reacted)
        for title, state, answered in (
            ("Питание", SurveyState.RUNNING, (True, False)),
            ("Готов", SurveyState.RUNNING, (True,)),
            ("Кончен", SurveyState.ENDED, (False,)),
        ):
            survey = await factories.survey(session, title=title, state=state, ends_on=TODAY + DAY)
            for one in answered:
                await factories.survey_unit(session, survey, answered=one)
    read = services.status.awaiting
    director = await actor_of("director")
    letters, surveys = await read.letters(director), await read.surveys(director)
    assert [(one.title, one.part, one.whole, one.until) for one in letters] == [
        ("Будущее", 0, 4, TODAY + DAY),
        ("Прошлое", 3, 4, TODAY - 2 * DAY),
    ]
    assert [(one.title, one.part, one.whole, one.until) for one in surveys] == [("Питание", 1, 2, TODAY + DAY)]
    assert [one.is_letter for one in (*letters, *surveys)] == [True, True, False]
    for who in ("coordinator", "teacher", "parent"):
        actor = await actor_of(who)
        with pytest.raises(Denied):
            await read.letters(actor)
        with pytest.raises(Denied):
            await read.surveys(actor)
