"""Surveys in every state for those who manage them: everything at its longest, forty classes, many short drafts."""

from datetime import date, timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.surveys.files.draft import INTRO_LIMIT
from bot.services.surveys.form import TITLE_LIMIT, Form, Kind, Option, Question
from bot.services.surveys.kept import json_of_form
from handlers.site import NoticeArgs
from models.people import Person, Role
from models.surveys import SurveyMode, SurveyState, UnitKind
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import StandardSchool

# Numbers of their own, whatever else went before.
STOPPED, OVER, LOCKED, FLAWED, PLANNED, RUNNING, WITHDRAWN, OFTEN, SHORT = range(961, 970)
NOTICES: Final = {
    "survey.ended": NoticeArgs(f"surveys.one:{OVER}", {}),
    "survey.locked": NoticeArgs(f"surveys.one:{LOCKED}", {}),
    "survey.stopped": NoticeArgs(f"surveys.one:{STOPPED}", {"reason": "error-survey-few"}),
}
FORM: Final = json_of_form(
    Form((Question(1, Kind.ONE, "Чего не хватает?", options=(Option(1, "Сети"), Option(2, "Книг"))),), last=1)
)
CLASSES: Final = [f"{year}{letter}" for year in range(1, 12) for letter in "АБВГ"]
DRAFTS: Final = 8


def filled(text: str, limit: int) -> str:
    """The text again and again, as long as it may be."""
    return (text * limit)[:limit]


TITLE: Final = filled("<b>&amp; «ёлка» 👩‍🏫 ", TITLE_LIMIT)


async def fill_managed(session: AsyncSession, school: StandardSchool) -> None:
    """What managers hear of: one that could not start, as too few are asked, one that ended, one without its key."""
    deputy = await session.get_one(Person, school.people["deputy"])
    few = {"groups": ["role-director"], "intro": filled("Слово & ", INTRO_LIMIT), "form": FORM, "title": TITLE}
    await factories.survey(session, deputy, id=STOPPED, **few)
    over = {"state": SurveyState.ENDED, "started_at": SCHOOL_MORNING - timedelta(days=15), "ended_at": SCHOOL_MORNING}
    survey = await factories.survey(session, deputy, id=OVER, title=TITLE, form=FORM, lost=3, **over)
    for number in range(12):
        await factories.survey_unit(session, survey, group_code="5А", answered=number % 2 == 0)
    runs = {"state": SurveyState.RUNNING, "started_at": SCHOOL_MORNING, "ends_on": date(2026, 12, 8)}
    nobody = [f"person-{school.people['parent']}"]  # who would be given a sheet by looking, which no later look finds
    await factories.survey(session, deputy, id=LOCKED, title=TITLE, form=FORM, exceptions=nobody, **runs)


async def fill_every_state(session: AsyncSession, school: StandardSchool) -> None:
    """The rest of them."""
    deputy = await session.get_one(Person, school.people["deputy"])
    everybody = [f"role-{role}" for role in Role] + [f"parents-{one}" for one in school.classes.values()]
    full = {"title": TITLE, "groups": everybody, "exceptions": [f"person-{school.people['parent']}"], "form": FORM}
    wrong = Form(tuple(Question(number, Kind.ONE, "") for number in range(1, 9)), last=8)
    await factories.survey(session, deputy, id=FLAWED, **(full | {"form": json_of_form(wrong)}))
    planned = {"state": SurveyState.PLANNED, "starts_on": date(2026, 12, 1)}
    await factories.survey(session, deputy, id=PLANNED, **(full | planned))
    runs = {"state": SurveyState.RUNNING, "started_at": SCHOOL_MORNING, "ends_on": date(2026, 12, 8)}
    reminded = {"reminders": 1, "reminded_at": SCHOOL_MORNING, "mode": SurveyMode.NAMED, "remind_on": date(2026, 12, 1)}
    running = await factories.survey(session, deputy, id=RUNNING, **(full | runs | reminded))
    for title in CLASSES:
        for number in range(5):
            is_theirs = title == CLASSES[0]
            family = {"class_id": school.classes["5А"], "children": [school.children[0]]} if is_theirs else {}
            unit = await factories.survey_unit(session, running, group_code=title, answered=number == 0, **family)
            if is_theirs:
                parent = await session.get_one(Person, school.people["parent"])
                await factories.survey_asked(session, unit, parent)
    gone = {"state": SurveyState.WITHDRAWN, "started_at": SCHOOL_MORNING, "ended_at": SCHOOL_MORNING}
    await factories.survey(session, deputy, id=WITHDRAWN, **(full | gone))
    families = {"groups": ["role-parent"], "exceptions": [], "mode": SurveyMode.NAMED, "unit": UnitKind.FAMILY}
    await factories.survey(session, deputy, id=OFTEN, **(full | families))
    for number in range(DRAFTS):
        later = {"starts_on": date(2026, 12, 24)} if number == 0 else {}
        await factories.survey(session, deputy, id=SHORT + number, form=FORM, groups=["staff-"], **later)
