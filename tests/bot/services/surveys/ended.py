"""A survey of families that has ended, as the tests of its results want it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.access import SYSTEM
from bot.db import Database
from bot.services.surveys.form import Answer, Form, Jump, Kind, Option, Question, Sheet, YesNo
from bot.services.surveys.kept import json_of_form, json_of_sheet
from models.people import Person
from models.surveys import SurveyMode, SurveyState
from tests import factories
from tests.databases import SCHOOL_MORNING
from tests.personas import StandardSchool

# A question of each kind; nothing is asked of those who lack nothing.
FORM = Form(
    (
        Question(
            1,
            Kind.ONE,
            "Чего не хватает?",
            options=(Option(1, "Интернета"), Option(2, "Ноутбуков"), Option(3, "Кружков & секций")),
            own=True,
        ),
        Question(
            2, Kind.MANY, "Что нравится?", options=(Option(1, "Уроки"), Option(2, "Столовая"), Option(3, "Спорт"))
        ),
        Question(3, Kind.SCALE, "Как вам школа?", least=1, most=5, low_label="плохо", high_label="отлично"),
        Question(4, Kind.YES_NO, "Есть ли дома компьютер?", jumps=(Jump(YesNo.HARD_TO_SAY, YesNo.HARD_TO_SAY, 7),)),
        Question(5, Kind.NUMBER, "Сколько минут до школы?", most=180),
        Question(6, Kind.DATE, "Когда вы пришли к нам?"),
        Question(7, Kind.LONG, "Что ещё сказать?"),
        Question(8, Kind.SHORT, "Одним словом?"),
    ),
    last=8,
)
GROUPS = ("5А", "5Б", "9Б")


def sheets_of(count: int) -> list[tuple[Sheet, str]]:
    """So many sheets, a third from each class: the internet is lacking more often than anything else."""
    return [(_sheet(at), GROUPS[at % len(GROUPS)]) for at in range(count)]


def _sheet(at: int) -> dict[int, Answer]:
    texts = ("Нужен принтер", "нужен принтер!", "Спасибо за всё", "Больше экскурсий")
    said = {
        1: Answer((1,)) if at % 5 < 3 else Answer((2,)) if at % 5 == 3 else Answer(words="Тишины"),
        2: Answer((1, 3)) if at % 2 else Answer((2,)),
        3: Answer(number=1 + at % 3),
        4: Answer(number=YesNo.YES if at % 4 else YesNo.HARD_TO_SAY),
        5: Answer(number=5 + at % 40),
        6: Answer(day=SCHOOL_MORNING.date() - timedelta(days=at % 300)),
        7: Answer(words=texts[at % len(texts)]),
        8: Answer(),
    }
    return said if at % 4 else {number: one for number, one in said.items() if number not in {5, 6}}


async def ended(
    db: Database,
    school: StandardSchool,
    answered: int = 60,
    asked: int = 90,
    form: Form = FORM,
    sheets: Sequence[tuple[Sheet, str]] | None = None,
    **values: Any,
) -> int:
    """The number of a survey with so many sheets, anonymous unless said otherwise; of a named one the parent's."""
    said = sheets_of(answered) if sheets is None else sheets
    made_up: Mapping[str, Any] = {
        "state": SurveyState.ENDED,
        "title": "Чего не хватает семьям",
        "form": json_of_form(form),
        "ended_at": SCHOOL_MORNING,
        "started_at": SCHOOL_MORNING - timedelta(days=14),
    }
    async with db.write(SYSTEM) as session:
        deputy = await session.get_one(Person, school.people["deputy"])
        survey = await factories.survey(session, deputy, **{**made_up, **values})
        for at in range(max(asked, len(said))):
            answers, group = said[at] if at < len(said) else (None, GROUPS[at % len(GROUPS)])
            by = school.people["parent"] if survey.mode is SurveyMode.NAMED and answers is not None else None
            unit = await factories.survey_unit(
                session, survey, group_code=group, answered=answers is not None, answered_by=by, children=[1]
            )
            if answers is not None:
                tie = {"unit_id": unit.id, "answered_on": SCHOOL_MORNING.date()} if by else {}
                kept = json_of_sheet(answers)
                await factories.survey_sheet(session, survey, answers=kept, group_code=group, **tie)
    return survey.id
