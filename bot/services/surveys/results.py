"""Results of surveys that have ended, for whoever manages surveys: counted once, beside the conversation."""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Text, bindparam, case, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.db import Database
from bot.errors import Missing, Outdated
from bot.services.directory import Directory
from bot.services.surveys.changes import Change, changes
from bot.services.surveys.counting import Counted, Tally, question_results, tally
from bot.services.surveys.form import Form
from bot.services.surveys.hiding import Exact, Hiding, Policy
from bot.services.surveys.kept import sheets_of
from bot.services.surveys.likeness import groups as alike
from bot.services.surveys.rates import in_order, of_large_groups
from bot.services.surveys.shapes import Comparison, CrossTable, QuestionResult, Rate, Results
from bot.services.surveys.storing import Survey, find
from bot.services.surveys.summary import Finding, findings
from bot.services.surveys.tables import Level, compare, cross
from models.base import table
from models.surveys import SurveySheet, SurveyState, SurveyUnit

# So many surveys are kept counted. One of 5,000 sheets with 20 questions takes some 30 MB.
KEPT: Final = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a survey has found.

    found: the few things to know. earlier: the results of the survey that it is a copy of, where it has any. tally:
    what comparisons and cross tables are counted from.
    """

    survey: Survey
    results: Results
    found: tuple[Finding, ...]
    earlier: Results | None
    tally: Tally

    def question(self, number: int) -> QuestionResult:
        """The results of one question; Missing where there is none of this number, or nothing is shown at all."""
        return _of_number(self.results, number)

    def change(self, number: int) -> Change:
        """How it has changed since the survey that this one is a copy of; nothing where that can't be said."""
        if self.earlier is None or all(one.question.number != number for one in self.earlier.questions):
            return Change()
        return changes(self.question(number), _of_number(self.earlier, number))

    def compare(self, number: int, level: Level) -> Comparison:
        """One question by groups; Missing as above."""
        self.question(number)
        return compare(self.tally, number, level)

    def cross(self, row: int, column: int) -> CrossTable:
        """Two questions against each other; Missing as above, and for a question against itself."""
        self.question(row)
        self.question(column)
        if row == column:
            raise Missing
        return cross(self.tally, row, column)


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many of each group were asked and answered, and how many sheets came on paper; of an anonymous survey groups
    of fewer than five stand together.
    """

    rates: tuple[Rate, ...]
    on_paper: int

    @property
    def asked(self) -> int:
        return sum(one.asked for one in self.rates)

    @property
    def answered(self) -> int:
        return sum(one.answered for one in self.rates)


class SurveyResults:
    """Use cases of whoever manages surveys."""

    def __init__(self, db: Database, directory: Directory) -> None:
        self._db = db
        self._directory = directory
        # Of the surveys that were looked at last: how many sheets there were, and what they came to.
        self._counted: OrderedDict[int, tuple[int, Tally, tuple[QuestionResult, ...]]] = OrderedDict()

    async def outcome(self, actor: Actor, survey_id: int) -> Outcome:
        """What a survey has found; nobody is told anything before its end.

        Denied for whoever may not manage surveys, Outdated where it has not ended, Missing where there is none.
        """
        actor.require(Permission.SURVEY_MANAGE)
        async with self._db.read() as session:
            survey = await find(session, survey_id)
            require_ended(survey)
            counted, results = await self._results(session, survey)
            earlier = await self._earlier(session, survey)
        return Outcome(survey, results, findings(results, earlier), earlier, counted)

    async def _earlier(self, session: AsyncSession, survey: Survey) -> Results | None:
        if survey.copied_from is None:
            return None
        earlier = await find(session, survey.copied_from)
        return (await self._results(session, earlier))[1] if earlier.state is SurveyState.ENDED else None

    async def _results(self, session: AsyncSession, survey: Survey) -> tuple[Tally, Results]:
        turnout = turnout_of(survey, (await session.execute(_UNITS, {"survey": survey.id})).all())
        counted, questions = await self._count(session, survey)
        if survey.is_anonymous and turnout.answered and not counted.groups:
            questions = ()  # of fewer than five sheets none was kept (ending.py)
        assert survey.ended_at is not None
        ended_on = last_day(survey, (await self._directory.now()).today(survey.ended_at))
        return counted, results_of(survey, turnout, questions, ended_on)

    async def _count(self, session: AsyncSession, survey: Survey) -> tuple[Tally, tuple[QuestionResult, ...]]:
        """The sheets, counted. They are never changed after the end, but a named one may be erased."""
        there_are = (await session.execute(_HOW_MANY, {"survey": survey.id})).scalar_one()
        kept = self._counted.get(survey.id)
        if kept is None or kept[0] != there_are:
            rows = (await session.execute(_SHEETS, {"survey": survey.id})).all()
            policy = policy_of(survey)
            kept = (there_are, *await asyncio.to_thread(_counted, survey.form, rows, policy))
            self._counted[survey.id] = kept
        self._counted.move_to_end(survey.id)
        while len(self._counted) > KEPT:
            self._counted.popitem(last=False)
        return kept[1], kept[2]


def require_ended(survey: Survey) -> None:
    """Outdated where a survey has no results: it runs, has not begun, or was withdrawn."""
    if survey.state is SurveyState.WITHDRAWN:
        raise Outdated("error-survey-no-results", shows=survey.managed)
    if survey.state is not SurveyState.ENDED:
        raise Outdated("error-survey-no-results-yet", shows=survey.managed)


def last_day(survey: Survey, ended_on: date) -> date:
    """The last day on which it was answered: the tick that ends a survey comes on the day after."""
    return min(survey.ends_on or ended_on, ended_on)


def policy_of(survey: Survey) -> Policy:
    return Hiding() if survey.is_anonymous else Exact()


def count(form: Form, sheets: Sequence[Counted], policy: Policy) -> tuple[Tally, tuple[QuestionResult, ...]]:
    """Sheets counted by a policy; of fewer sheets than it shows nothing is counted at all."""
    shown = sheets if policy.fits(len(sheets)) else ()
    counted = tally(form, shown, policy)
    return counted, question_results(counted, alike) if len(shown) == len(sheets) else ()


def results_of(survey: Survey, turnout: Turnout, questions: tuple[QuestionResult, ...], ended_on: date) -> Results:
    """All of it together. How many came on paper is told where neither they nor the others are too few."""
    policy = policy_of(survey)
    is_telling = policy.fits(turnout.on_paper) and policy.fits(turnout.answered - turnout.on_paper)
    return Results(
        survey.title,
        survey.is_anonymous,
        ended_on,
        turnout.asked,
        turnout.answered,
        turnout.on_paper if is_telling else None,
        turnout.rates,
        questions,
        is_hidden=not questions and bool(survey.form.questions),
    )


def turnout_of(survey: Survey, rows: Sequence[Any]) -> Turnout:
    """Of rows (group, asked, answered, on paper)."""
    rates = [Rate(group, answered, asked) for group, asked, answered, _ in rows]
    shown = of_large_groups(rates) if survey.is_anonymous else in_order(rates)
    return Turnout(shown, sum(on_paper for *_, on_paper in rows))


def _counted(form: Form, rows: Sequence[Any], policy: Policy) -> tuple[Tally, tuple[QuestionResult, ...]]:
    sheets = sheets_of(row.answers for row in rows)
    return count(form, [Counted(sheet, row.group_code) for sheet, row in zip(sheets, rows, strict=True)], policy)


def _of_number(results: Results, number: int) -> QuestionResult:
    for one in results.questions:
        if one.question.number == number:
            return one
    raise Missing("error-survey-question")


_S, _U = table(SurveySheet).c, table(SurveyUnit).c
_HOW_MANY = select(func.count()).select_from(table(SurveySheet)).where(_S.survey_id == bindparam("survey"))
# In words of JSON: read beside the conversation too.
_SHEETS = select(cast(_S.answers, Text).label("answers"), _S.group_code).where(_S.survey_id == bindparam("survey"))
_UNITS = (
    select(
        _U.group_code,
        func.count(),
        func.sum(case((_U.answered, 1), else_=0)),
        func.sum(case((_U.answered & _U.entered_by.is_not(None), 1), else_=0)),
    )
    .where(_U.survey_id == bindparam("survey"))
    .group_by(_U.group_code)
)
