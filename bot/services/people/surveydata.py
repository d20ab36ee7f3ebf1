"""What is kept of a person about surveys, and what of it goes when they leave the bot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import WriteSession
from bot.services.surveys.form import Answer, Kind, Question
from bot.services.surveys.kept import form_of, sheet_of
from models.base import table
from models.surveys import Survey, SurveyAsked, SurveyDraft, SurveyMode, SurveySheet, SurveyState, SurveyUnit

# The answers of YES_NO, by their numbers from 1.
YES_NO_ANSWERS = ("yes", "no", "hard to say")


@dataclass(frozen=True, slots=True)
class SheetKept:
    """A sheet under the person's name ("survey:5"): the day, and of each question what was asked and answered."""

    thing: str
    day: date | None
    answers: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class SurveysKept:
    """Surveys that the person was asked in, and those that they have begun to answer ("survey:5"); named sheets.

    entered: surveys in which they entered forms from paper. Sheets sent anonymously are nobody's, and so not here.
    """

    asked: Sequence[str]
    begun: Sequence[str]
    sheets: Sequence[SheetKept]
    entered: Sequence[str]


async def read_surveys(session: AsyncSession, person_id: int) -> SurveysKept:
    """What is kept about this person."""
    me = {"person": person_id}
    return SurveysKept(
        _things((await session.execute(_ASKED, me)).scalars()),
        _things((await session.execute(_BEGUN, me)).scalars()),
        [_sheet(row) for row in await session.execute(_SHEETS, me)],
        _things((await session.execute(_ENTERED, me)).scalars()),
    )


async def forget_named(session: WriteSession, person_id: int) -> None:
    """What withdrawing the consent to named answers ends.

    Answers of running surveys are deleted, so that they may be asked on paper; those of ended ones lose whose they
    are; drafts of named answers go. What is asked anonymously stays as it is.
    """
    me = {"person": person_id}
    for statement in _FORGET_NAMED:
        await session.execute(statement, me)


def _things(numbers: Any) -> list[str]:
    return [f"survey:{number}" for number in numbers]


def _sheet(row: Any) -> SheetKept:
    form, sheet = form_of(row.form), sheet_of(row.answers)
    said = [(one.text, _words(one, sheet[one.number])) for one in form.questions if one.number in sheet]
    return SheetKept(f"survey:{row.survey_id}", row.answered_on, said)


def _words(question: Question, answer: Answer) -> str:
    chosen = [option.label for option in question.options if option.number in answer.options]
    if answer.number is not None:
        is_word = question.kind is Kind.YES_NO
        chosen.append(YES_NO_ANSWERS[answer.number - 1] if is_word else str(answer.number))
    day = [answer.day.isoformat()] if answer.day is not None else []
    return "; ".join([*chosen, *day, *([answer.words] if answer.words else [])])


async def forget_surveys(session: WriteSession, person_id: int) -> None:
    """Let go of what they were asked, began to answer, and answered under their name.

    What they sent anonymously can't be found by anybody, so it stays.
    """
    theirs = SurveyUnit.answered_by == person_id
    sheets = select(SurveyUnit.id).where(theirs)
    await session.execute(delete(table(SurveySheet)).where(SurveySheet.unit_id.in_(sheets)))
    await session.execute(update(table(SurveyUnit)).where(theirs).values(answered=False, answered_by=None))
    await session.execute(delete(table(SurveyDraft)).where(SurveyDraft.person_id == person_id))
    await session.execute(delete(table(SurveyAsked)).where(SurveyAsked.person_id == person_id))


_ME: Any = bindparam("person")
_U = table(SurveyUnit).c
_ASKED = (
    select(_U.survey_id)
    .distinct()
    .join(table(SurveyAsked), SurveyAsked.unit_id == _U.id)
    .where(SurveyAsked.person_id == _ME)
    .order_by(_U.survey_id)
)
_BEGUN = (
    select(_U.survey_id)
    .distinct()
    .join(table(SurveyDraft), SurveyDraft.unit_id == _U.id)
    .where(SurveyDraft.person_id == _ME)
    .order_by(_U.survey_id)
)
_ENTERED = select(_U.survey_id).distinct().where(_U.entered_by == _ME).order_by(_U.survey_id)
_SHEETS = (
    select(_U.survey_id, SurveySheet.answered_on, SurveySheet.answers, Survey.form)
    .join(table(SurveyUnit), SurveySheet.unit_id == _U.id)
    .join(table(Survey), Survey.id == _U.survey_id)
    .where(_U.answered_by == _ME)
    .order_by(_U.survey_id, _U.id)
)
_RUNNING = select(Survey.id).where(Survey.state == SurveyState.RUNNING)
_NAMED = select(Survey.id).where(Survey.mode == SurveyMode.NAMED)
_MINE_RUNNING = select(_U.id).where(_U.answered_by == _ME, _U.survey_id.in_(_RUNNING))
_OF_NAMED = select(_U.id).where(_U.survey_id.in_(_NAMED))
_MINE = select(_U.id).where(_U.answered_by == _ME)
_FORGET_NAMED = (
    delete(table(SurveySheet)).where(SurveySheet.unit_id.in_(_MINE_RUNNING)),
    update(table(SurveyUnit))
    .where(_U.answered_by == _ME, _U.survey_id.in_(_RUNNING))
    .values(answered=False, answered_by=None),
    # The sheets first: they are found by whose unit it is.
    update(table(SurveySheet)).where(SurveySheet.unit_id.in_(_MINE)).values(unit_id=None),
    update(table(SurveyUnit)).where(_U.answered_by == _ME).values(answered_by=None),
    delete(table(SurveyDraft)).where(SurveyDraft.person_id == _ME, SurveyDraft.unit_id.in_(_OF_NAMED)),
)
