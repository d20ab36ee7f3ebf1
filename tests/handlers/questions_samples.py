"""Surveys in the making: one with every kind of question at its longest, one with every flaw, one that runs."""

from dataclasses import replace
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.surveys.form import (
    END,
    END_LABEL_LIMIT,
    HELP_LIMIT,
    LABEL_LIMIT,
    NUMBER_MOST,
    OPTIONS_LIMIT,
    QUESTIONS_LIMIT,
    TEXT_LIMIT,
    TITLE_LIMIT,
    Form,
    Jump,
    Kind,
    Option,
    Question,
)
from bot.services.surveys.kept import json_of_form
from bot.services.surveys.storing import LOOKED_AT
from models.surveys import SurveyMode, SurveyState
from tests import factories

# Numbers of their own, whatever else went before.
FULL, FLAWED, EMPTY, SHORT, RUNNING, PLANNED, ENDED, OF_FILE = range(941, 949)
TITLE: Final = "<b>&amp; «ёлка» 👩‍🏫 " + "слово " * TITLE_LIMIT


def filled(text: str, limit: int) -> str:
    """The text again and again, as long as it may be."""
    return (text * limit)[:limit]


def longest(number: int, kind: Kind) -> Question:
    """A question with everything at its longest."""
    question = Question(number, kind, filled("Вопрос <i>&lt; ", TEXT_LIMIT), filled("Пояснение & ", HELP_LIMIT))
    if kind in {Kind.ONE, Kind.MANY}:
        options = [Option(at, filled(f"{at} ответ <&> ", LABEL_LIMIT)) for at in range(1, OPTIONS_LIMIT + 1)]
        question = replace(question, options=tuple(options), own=True)
        question = replace(question, jumps=tuple(Jump(at, at, END) for at in range(1, OPTIONS_LIMIT + 1)))
    if kind is Kind.SCALE:
        labels = filled("Слева ", END_LABEL_LIMIT), filled("Справа ", END_LABEL_LIMIT)
        question = replace(question, least=0, most=10, low_label=labels[0], high_label=labels[1])
        question = replace(question, jumps=(Jump(0, 4, END),))
    if kind is Kind.NUMBER:
        jumps = tuple(Jump(at * 2, at * 2 + 1, END) for at in range(-20, 20))
        question = replace(question, least=-NUMBER_MOST, most=NUMBER_MOST, jumps=jumps)
    return replace(question, picture="photo1") if kind is Kind.ONE else question


def plain(number: int, kind: Kind) -> Question:
    """A short question of this kind."""
    question = Question(number, kind, f"Вопрос {number}?")
    if kind in {Kind.ONE, Kind.MANY}:
        return replace(question, options=(Option(1, "Да, конечно"), Option(2, "Нет"), Option(3, "Не знаю")))
    ends = {Kind.SCALE: (1, 5), Kind.NUMBER: (0, 30)}.get(kind, (0, 0))
    return replace(question, least=ends[0], most=ends[1])


FULL_FORM: Final = Form(
    tuple(longest(number, list(Kind)[number % len(Kind)]) for number in range(1, QUESTIONS_LIMIT + 1)), QUESTIONS_LIMIT
)
# Many options that are short, and steps of jumps.
SHORT_FORM: Final = Form(
    (
        replace(plain(1, Kind.ONE), jumps=(Jump(2, 2, 3), Jump(3, 3, END)), then=2),
        replace(plain(2, Kind.MANY), required=True, least=1, most=2, own=True),
        replace(plain(3, Kind.SCALE), jumps=(Jump(1, 2, 5),), low_label="Плохо", help="Пояснение", picture="photo1"),
        replace(plain(4, Kind.YES_NO), jumps=(Jump(2, 2, 6),)),
        replace(plain(5, Kind.NUMBER), jumps=(Jump(10, 20, END),)),
        plain(6, Kind.SHORT),
        replace(plain(7, Kind.LONG), then=9),
        plain(8, Kind.DATE),
        replace(plain(9, Kind.MANY), options=tuple(Option(at, f"Класс {at}") for at in range(1, 12)), own=True),
    ),
    9,
)
FLAWED_FORM: Final = Form(
    (
        Question(1, Kind.ONE, "", options=(Option(1, "Да"),), jumps=(Jump(1, 1, 1),)),
        Question(2, Kind.MANY, "Что?", least=5, then=1),
        Question(3, Kind.SCALE, "Как?", jumps=(Jump(1, 9, 77),)),
        Question(4, Kind.NUMBER, "Сколько?", then=77),
    ),
    4,
)


async def fill_questions(session: AsyncSession) -> None:
    """Surveys in every state."""
    full = json_of_form(FULL_FORM)
    await factories.survey(session, id=FULL, title=TITLE[:TITLE_LIMIT], form=full)
    await factories.survey(session, id=FLAWED, form=json_of_form(FLAWED_FORM), mode=SurveyMode.NAMED)
    await factories.survey(session, id=EMPTY)
    short = json_of_form(SHORT_FORM)
    await factories.survey(session, id=SHORT, form=short, title="Что нужно школе?")
    await factories.survey(session, id=OF_FILE, form=short, template=LOOKED_AT)
    for number, state in ((RUNNING, SurveyState.RUNNING), (PLANNED, SurveyState.PLANNED), (ENDED, SurveyState.ENDED)):
        await factories.survey(session, id=number, form=full, state=state)
