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
from models.people import Guardianship
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
    """Surveys that the person was asked in, those begun under their name ("survey:5"), and named sheets.

    entered: surveys in which they entered forms from paper. Sheets sent anonymously are nobody's, and so not here.
    """

    asked: Sequence[str]
    begun: Sequence[str]
    sheets: Sequence[SheetKept]
    entered: Sequence[str]


async def read_surveys(session: AsyncSession, person_id: int) -> SurveysKept:
    """What is kept about this person."""
    me = {"person": person_id}
    theirs = {"units": await _units_of(session, person_id)}
    return SurveysKept(
        _things((await session.execute(_ASKED, me)).scalars()),
        _things((await session.execute(_BEGUN, me)).scalars()),
        [_sheet(row) for row in await session.execute(_SHEETS, theirs)],
        _things((await session.execute(_ENTERED, me)).scalars()),
    )


async def forget_named(session: WriteSession, person_id: int) -> None:
    """What withdrawing the consent to named answers ends: the answers and drafts of these go.

    Of what runs the sheet is waited for again, so that they may be asked on paper; of what has ended only that a
    sheet came stays, for the rate. Sheets without whose they are would not do: of a rate that counts one more than
    there are such sheets everybody could tell which is whose. What is asked anonymously stays as it is.
    """
    theirs = {"units": await _units_of(session, person_id)}
    for statement in (_DELETE_SHEETS, _WAIT_AGAIN, _UNTIE):
        await session.execute(statement, theirs)
    await session.execute(_DELETE_DRAFTS, {"person": person_id})


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
    """Let go of what they were asked, began to answer, and answered under their name, before their ties to children go.

    What they sent anonymously can't be found by anybody, so it stays.
    """
    await forget_named(session, person_id)
    await session.execute(delete(table(SurveyDraft)).where(SurveyDraft.person_id == person_id))
    await session.execute(delete(table(SurveyAsked)).where(SurveyAsked.person_id == person_id))


async def _units_of(session: AsyncSession, person_id: int) -> list[int]:
    """The units of named surveys whose sheets this person gave, or their family on paper, which nobody has signed.

    A parent may see a form from paper for the sake of their child only while they are tied to it.
    """
    me = {"person": person_id}
    children = set(await session.scalars(_CHILDREN, me))
    given, brought = list(await session.scalars(_GIVEN, me)), (await session.execute(_BROUGHT, me)).all()
    return given + [row.id for row in brought if not row.children or not children.isdisjoint(row.children)]


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
_NAMED = select(Survey.id).where(Survey.mode == SurveyMode.NAMED)
_CHILDREN = select(Guardianship.child_id).where(Guardianship.parent_id == _ME)
_GIVEN = select(_U.id).where(_U.answered_by == _ME)
_BROUGHT = (
    select(_U.id, _U.children)
    .join(table(SurveyAsked), SurveyAsked.unit_id == _U.id)
    .where(SurveyAsked.person_id == _ME, _U.entered_by.is_not(None), _U.survey_id.in_(_NAMED))
)
_THEIRS: Any = bindparam("units", expanding=True)
_SHEETS = (
    select(_U.survey_id, SurveySheet.answered_on, SurveySheet.answers, Survey.form)
    .join(table(SurveyUnit), SurveySheet.unit_id == _U.id)
    .join(table(Survey), Survey.id == _U.survey_id)
    .where(_U.id.in_(_THEIRS))
    .order_by(_U.survey_id, _U.id)
)
_RUNNING = select(Survey.id).where(Survey.state == SurveyState.RUNNING)
_DELETE_SHEETS = delete(table(SurveySheet)).where(SurveySheet.unit_id.in_(_THEIRS))
_WAIT_AGAIN = (
    update(table(SurveyUnit))
    .where(_U.id.in_(_THEIRS), _U.survey_id.in_(_RUNNING))
    .values(answered=False, answered_by=None, entered_by=None)
)
_UNTIE = update(table(SurveyUnit)).where(_U.id.in_(_THEIRS)).values(answered_by=None)
_OF_NAMED = select(_U.id).where(_U.survey_id.in_(_NAMED))
_DELETE_DRAFTS = delete(table(SurveyDraft)).where(SurveyDraft.person_id == _ME, SurveyDraft.unit_id.in_(_OF_NAMED))
