"""What the director will see, shown before: results of made-up sheets of a survey's own questions.

They are the same each time, and no answer of anybody is ever read for them.
"""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import cycle
from json import dumps
from random import Random
from typing import Final

from sqlalchemy import bindparam, exists, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing
from bot.services.directory import Directory
from bot.services.groups import Group, GroupKind
from bot.services.surveys.counting import Counted
from bot.services.surveys.ending import large_groups
from bot.services.surveys.form import SKIPPED, TEXTS, Answer, Form, Kind, Question, Sheet, YesNo
from bot.services.surveys.kept import json_of_form
from bot.services.surveys.results import Outcome, Turnout, count, policy_of, results_of
from bot.services.surveys.shapes import Rate
from bot.services.surveys.storing import Survey, find
from bot.services.surveys.summary import findings
from bot.services.surveys.walking import leads_to
from models.base import table
from models.people import Role
from models.surveys import SurveyAsked, SurveyUnit

# Of each group how many answer and how many are asked; of the last ones too few to stand alone.
_ANSWERED: Final = (45, 33, 22, 13, 4, 3)
_ASKED: Final = (60, 50, 40, 30, 12, 8)
_CLASSES: Final = ("5А", "5Б", "6А", "6Б", "7В", "9Б")
_ROLES: Final = tuple(
    Group(GroupKind.ROLE, one.value).code
    for one in (Role.STAFF, Role.TECHNICIAN, Role.STOREKEEPER, Role.EDITOR, Role.DEPUTY, Role.COORDINATOR)
)
_OF_FAMILIES: Final = frozenset(
    {GroupKind.CLASS_PARENTS, GroupKind.CLASS_STUDENTS, GroupKind.YEAR_PARENTS, GroupKind.YEAR_STUDENTS}
)
_FAMILY_ROLES: Final = frozenset({Role.PARENT.value, Role.STUDENT.value})
_ON_PAPER: Final = 12
# Fewer than five who leave a text out would hide it.
_LEAVES_TEXT, _WRITES_OWN = 0.3, 0.03
# How much rarer each answer is than the one before it.
_RARER: Final = 0.35
_FIRST_DAY: Final = date(2026, 9, 1)
_DAYS: Final = 120


class Sampling:
    """For those who are asked, and whoever manages surveys."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def outcome(self, actor: Actor, survey_id: int, texts: Sequence[str]) -> Outcome:
        """What the results of a survey are going to look like. texts: what made-up people say in their own words.

        Missing for whoever is not asked and does not manage surveys.
        """
        person_id = actor.require_person()
        async with self._db.read() as session:
            survey = await find(session, survey_id)
            if not actor.may(Permission.SURVEY_MANAGE):
                is_asked = await session.execute(_IS_ASKED, {"survey": survey_id, "person": person_id})
                if not is_asked.scalar_one():
                    raise Missing
        today = (await self._directory.now()).today(self._clock.now())
        return await asyncio.to_thread(sample, survey, texts, today)


def sample(survey: Survey, texts: Sequence[str], today: date) -> Outcome:
    """The outcome of made-up sheets."""
    titles = _CLASSES if _is_of_classes(survey) else _ROLES
    sheets = made_up(survey.form, titles, texts)
    shown = large_groups([one.group for one in sheets])
    grouped = [Counted(one.sheet, one.group if one.group in shown else "") for one in sheets]
    counted, questions = count(survey.form, grouped, policy_of(survey))
    rates = tuple(Rate(*line) for line in zip(titles, _ANSWERED, _ASKED, strict=True))
    results = results_of(survey, Turnout(rates, _ON_PAPER), questions, today)
    return Outcome(survey, results, findings(results), None, counted)


def made_up(form: Form, titles: Sequence[str], texts: Sequence[str]) -> list[Counted]:
    """A hundred and twenty sheets, the same for the same form.

    Most say the first options, so that there are rare answers to hide.
    """
    random = Random(dumps(json_of_form(form), sort_keys=True))  # noqa: S311  # the same each time is what is wanted
    words = cycle(texts)
    groups = (title for title, answered in zip(titles, _ANSWERED, strict=True) for _ in range(answered))
    return [Counted(_sheet(form, random, words), group) for group in groups]


def _sheet(form: Form, random: Random, words: Iterator[str]) -> Sheet:
    sheet: dict[int, Answer] = {}
    question = form.questions[0] if form.questions else None
    while question is not None and question.number not in sheet:
        answer = _answer(question, random, words)
        sheet[question.number] = answer
        question = form.question(leads_to(form, question, answer))
    return sheet


def _answer(question: Question, random: Random, words: Iterator[str]) -> Answer:
    if question.kind in TEXTS:
        is_left = not question.required and random.random() < _LEAVES_TEXT
        return SKIPPED if is_left else Answer(words=next(words))
    match question.kind:
        case Kind.YES_NO:
            return Answer(number=_weighed(question, random, (YesNo.YES, YesNo.NO, YesNo.HARD_TO_SAY)))
        case Kind.SCALE | Kind.NUMBER:
            return Answer(number=round(random.triangular(question.least, question.most)))
        case Kind.DATE:
            return Answer(day=_FIRST_DAY + timedelta(days=random.randrange(_DAYS)))
        case _:
            return _choice(question, random, words)


def _choice(question: Question, random: Random, words: Iterator[str]) -> Answer:
    options = [one.number for one in question.options]
    if question.own and (not options or random.random() < _WRITES_OWN):
        return Answer(words=next(words))
    if not options:
        return SKIPPED
    if question.kind is Kind.ONE:
        return Answer((_weighed(question, random, options),))
    most = min(question.most or len(options), len(options))
    wanted = random.randint(min(max(question.least, 1), most), most)
    chosen: set[int] = set()
    while len(chosen) < wanted:
        chosen.add(_weighed(question, random, [one for one in options if one not in chosen]))
    return Answer(tuple(one for one in options if one in chosen))


def _weighed(question: Question, random: Random, choices: Sequence[int]) -> int:
    """The first ones more often; all alike where it branches, as a branch of few would hide what comes after it."""
    rarer = 1 if question.jumps else _RARER
    return random.choices(choices, [rarer**at for at in range(len(choices))])[0]


def _is_of_classes(survey: Survey) -> bool:
    """Whether families are asked, rather than the staff."""
    groups = [Group.parse(code) for code in survey.audience.groups]
    return any(one.kind in _OF_FAMILIES or (one.kind is GroupKind.ROLE and one.of in _FAMILY_ROLES) for one in groups)


_A, _U = table(SurveyAsked).c, table(SurveyUnit).c
_IS_ASKED = select(
    exists().where(_A.unit_id == _U.id, _U.survey_id == bindparam("survey"), _A.person_id == bindparam("person"))
)
