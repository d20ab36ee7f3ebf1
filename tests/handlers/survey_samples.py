"""A survey that runs and asks everybody, parents of two children for each; one of their sheets has come."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.surveys.form import Form, Kind, Option, Question
from bot.services.surveys.kept import json_of_form
from handlers.site import NoticeArgs
from models.people import Person
from models.surveys import SurveyMode, SurveyState, UnitKind
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import MEMBERS, StandardSchool

# The first survey asks everybody; its first sheet has come from another parent.
NOTICES = {f"survey.{kind}": NoticeArgs("survey:1", {"unit": 1}) for kind in ("invite", "remind", "told", "lost")}

FORM = Form(
    (
        Question(1, Kind.ONE, "Чего не хватает?", options=(Option(1, "Интернета"), Option(2, "Ноутбуков")), own=True),
        Question(2, Kind.LONG, "Что ещё сказать?"),
    ),
    last=2,
)


async def fill_surveys(session: AsyncSession, school: StandardSchool) -> None:
    """See above; everybody has agreed to answer under their name."""
    deputy = await session.get_one(Person, school.people["deputy"])
    survey = await factories.survey(
        session,
        deputy,
        title="Очень длинное название опроса о том, чего не хватает в школе, и о том, что в ней нравится больше всего",
        intro="Это займёт минуту.",
        state=SurveyState.RUNNING,
        mode=SurveyMode.NAMED,
        unit=UnitKind.CHILD,
        form=json_of_form(FORM),
        started_at=SCHOOL_MORNING,
        ends_on=(SCHOOL_MORNING + timedelta(days=7)).date(),
    )
    parent = await session.get_one(Person, school.people["parent"])
    for place, child in enumerate(school.children):
        title = ("5А", "9Б")[place]
        unit = await factories.survey_unit(
            session, survey, children=[child], class_id=school.classes[title], group_code=title, answered=place == 0
        )
        await factories.survey_asked(session, unit, parent)
    for name in MEMBERS:
        person = await session.get_one(Person, school.people[name])
        await factories.consent(session, person, purpose="surveys")
        if person.id != parent.id:
            await factories.survey_asked(session, await factories.survey_unit(session, survey), person)
