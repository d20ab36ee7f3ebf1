"""Surveys for measuring: their questions, and sheets of made-up people, the same in every run."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import delete, insert, select

from bot.access import SYSTEM, Actor
from bot.app import App
from bot.services.surveys import SurveyMode, SurveyState
from bot.services.surveys.answering import seal_sheet
from bot.services.surveys.form import SKIPPED, TEXTS, Answer, Form, Kind, Option, Question, Sheet, YesNo
from bot.services.surveys.kept import json_of_form, json_of_sheet
from bot.services.surveys.sealing import Seals
from bot.services.surveys.storing import find
from models.base import table
from models.delivery import OutboxNotice
from models.people import Role
from models.surveys import SealedSheet, Survey, SurveyAsked, SurveySheet, SurveyUnit

MANAGER: Final = Actor(1, "ru", frozenset({Role.DEPUTY}))
OPTIONS: Final = 6
GROUPS: Final = tuple(f"{year}{letter}" for year in range(1, 12) for letter in "АБ")
NEVER_SO_MANY: Final = 1_000_000
_SEED: Final = 5
# So many leave a short text out, and a long one.
_SHORT_LEFT, _LONG_LEFT = 0.4, 0.6
_WHATS: Final = ("интернет", "ноутбуки", "учебники", "кружки", "проектор", "столовая", "раздевалка", "спортзал")
_WHERES: Final = ("в классе", "на втором этаже", "после уроков", "для младших", "в библиотеке", "по субботам", "")
_HOWS: Final = ("Нужны", "Не хватает:", "Хотелось бы лучше", "Пожалуйста, почините", "Больше внимания:", "Верните")


def choices(count: int) -> Form:
    """As many questions with a choice of six."""
    options = tuple(Option(number, f"Ответ {number}") for number in range(1, OPTIONS + 1))
    numbers = range(1, count + 1)
    return Form(tuple(Question(n, Kind.ONE, f"Вопрос {n}?", required=True, options=options) for n in numbers), count)


def of_every_kind() -> Form:
    """Twenty questions: choices of one and of several, scales, yes or no, numbers, and two texts."""
    options = tuple(Option(number, f"Ответ {number}") for number in range(1, OPTIONS + 1))
    many = {Kind.ONE: 7, Kind.MANY: 3, Kind.SCALE: 4, Kind.YES_NO: 2, Kind.NUMBER: 2, Kind.SHORT: 1, Kind.LONG: 1}
    kinds = [kind for kind, count in many.items() for _ in range(count)]
    return Form(tuple(_question(n, kind, options) for n, kind in enumerate(kinds, 1)), len(kinds))


def sheets(form: Form, count: int) -> Iterator[Sheet]:
    """Made-up sheets. Of texts there are some hundreds, which some write often and others with a mistake."""
    chance = random.Random(_SEED)  # noqa: S311  # the same in every run, no secret
    for _ in range(count):
        yield {one.number: _answer(one, chance) for one in form.questions}


async def start(app: App, groups: list[str], form: Form) -> tuple[int, dict[int, int]]:
    """The number of an anonymous survey that runs in these groups, and everybody's unit; invitations have been sent."""
    survey = await _put(app, form, groups=groups)
    await app.services.surveys.starting.start_anyway(MANAGER, survey, 1)
    async with app.db.write(SYSTEM) as session:
        await session.execute(delete(table(OutboxNotice)))
        asked, unit = table(SurveyAsked).c, table(SurveyUnit).c
        units = select(asked.person_id, asked.unit_id).join(table(SurveyUnit), unit.id == asked.unit_id)
        return survey, {one.person_id: one.unit_id for one in await session.execute(units)}


async def run_sealed(app: App, folder: Path, form: Form, count: int) -> int:
    """A survey that runs, with as many sealed sheets."""
    survey = await _put(app, form, state=SurveyState.RUNNING)
    seals = Seals(folder)
    seals.make(survey)
    async with app.db.write(SYSTEM) as session:
        found = await find(session, survey)
        rows = [
            {"id": number, "survey_id": survey, "body": seal_sheet(seals, found, sheet, GROUPS[number % len(GROUPS)])}
            for number, sheet in enumerate(sheets(form, count), survey * NEVER_SO_MANY)
        ]
        await session.execute(insert(table(SealedSheet)), rows)
    return survey


async def run_ended(app: App, form: Form, count: int) -> int:
    """A survey that has ended, with as many sheets."""
    survey = await _put(app, form, state=SurveyState.ENDED, ended_at=app.clock.now())
    of_survey = {"survey_id": survey}
    rows = [
        of_survey | {"id": number, "answers": json_of_sheet(sheet), "group_code": GROUPS[number % len(GROUPS)]}
        for number, sheet in enumerate(sheets(form, count), survey * NEVER_SO_MANY)
    ]
    units = [
        of_survey | {"group_code": GROUPS[n % len(GROUPS)], "answered": True, "children": []} for n in range(count)
    ]
    async with app.db.write(SYSTEM) as session:
        await session.execute(insert(table(SurveySheet)), rows)
        await session.execute(insert(table(SurveyUnit)), units)
    return survey


async def _put(app: App, form: Form, **values: Any) -> int:
    now = app.clock.now()
    row = {"title": "Чего не хватает школе", "mode": SurveyMode.ANONYMOUS, "form": json_of_form(form), "groups": []}
    row |= {"created_at": now, "started_at": now} | values
    async with app.db.write(SYSTEM) as session:
        put = await session.execute(insert(table(Survey)).returning(table(Survey).c.id), row)
        return int(put.scalar_one())


def _question(number: int, kind: Kind, options: tuple[Option, ...]) -> Question:
    text = f"Вопрос {number}?"
    match kind:
        case Kind.ONE | Kind.MANY:
            return Question(number, kind, text, options=options, own=number == 1)
        case Kind.SCALE:
            return Question(number, kind, text, least=1, most=10, low_label="плохо", high_label="хорошо")
        case Kind.NUMBER:
            return Question(number, kind, text, least=0, most=100)
        case _:
            return Question(number, kind, text)


def _answer(question: Question, chance: random.Random) -> Answer:
    if question.kind in TEXTS and chance.random() < (_SHORT_LEFT if question.kind is Kind.SHORT else _LONG_LEFT):
        return SKIPPED
    match question.kind:
        case Kind.ONE:
            return Answer((min(OPTIONS, 1 + int(chance.expovariate(0.5))),))
        case Kind.MANY:
            return Answer(tuple(sorted(chance.sample(range(1, OPTIONS + 1), chance.randint(1, 3)))))
        case Kind.SCALE | Kind.NUMBER:
            return Answer(number=round(chance.triangular(question.least, question.most)))
        case Kind.YES_NO:
            return Answer(number=chance.choice((YesNo.YES, YesNo.NO, YesNo.HARD_TO_SAY)))
        case _:
            return Answer(words=_words(chance, 1 if question.kind is Kind.SHORT else 2))


def _words(chance: random.Random, sentences: int) -> str:
    """One wish or more; one in five has a letter missing."""
    kinds = (_HOWS, _WHATS, _WHERES)
    said = " ".join(" ".join(map(chance.choice, kinds)) for _ in range(sentences))
    at = chance.randrange(len(said) * 5)
    return said[:at] + said[at + 1 :]
