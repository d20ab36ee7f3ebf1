"""What all screens of results begin with: whose they are, which question, which words made-up people say."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Final

from bot.i18n import Voice
from bot.reports.survey_chart import AnyChart, chart_png
from bot.services.surveys.results import Outcome
from bot.services.surveys.shapes import QuestionResult
from bot.services.text import shorten
from bot.ui import Address, Button, Picture, Row, Text, column, page_of, pager, t
from handlers.results.addresses import Head, Seen, Source
from handlers.site import Context

TITLE_SHOWN: Final = 100
QUESTION_SHOWN: Final = 300
IN_BUTTON: Final = 44
# Questions to choose from on one screen.
CHOICES: Final = 6
SAMPLE_TEXTS: Final = tuple(range(1, 5))


def voice_of(context: Context) -> Voice:
    """For pictures and files."""
    return Voice(context.actor.language, context.school.zone)


async def outcome_of(context: Context, source: Source, survey_id: int) -> Outcome:
    """What a survey has found, or made-up answers to it."""
    if source is Source.REAL:
        return await context.services.surveys.results.outcome(context.actor, survey_id)
    voice = voice_of(context)
    texts = [voice.plain(t(f"results-sample-text-{number}")) for number in SAMPLE_TEXTS]
    return await context.services.surveys.sampling.outcome(context.actor, survey_id, texts)


async def drawn(context: Context, chart: AnyChart, numbers: str) -> Picture:
    """A chart as a picture, made beside the conversation. numbers: of the questions that it shows."""
    name = voice_of(context).plain(t("results-picture-name", number=numbers))
    return Picture(name, await asyncio.to_thread(chart_png, chart))


def head_of(source: Source, survey_id: int) -> Address:
    return Head(id=survey_id) if source is Source.REAL else Seen(id=survey_id)


def sample_mark(source: Source) -> Text | None:
    """So that nobody takes made-up numbers for real ones."""
    return t("results-sample-mark") if source is Source.SAMPLE else None


def name_of(outcome: Outcome) -> str:
    return shorten(outcome.survey.title, TITLE_SHOWN)


def question_line(result: QuestionResult) -> Text:
    return t("results-question-text", text=shorten(result.question.text, QUESTION_SHOWN))


def choices(
    results: Sequence[QuestionResult], address: Address, page: int, to: Mapping[int, Address]
) -> tuple[Row, ...]:
    """Questions as buttons, by their numbers."""
    buttons = [
        Button(shorten(one.question.text, IN_BUTTON), to[one.question.number])
        for one in page_of(results, page, CHOICES)
    ]
    return (*column(buttons), *pager(address, page, len(results), CHOICES))
