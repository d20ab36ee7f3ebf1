"""What the steps of managers share: a draft that may be written on, typed words, days, the survey afterwards."""

from datetime import date
from enum import Enum
from typing import TypeVar

from bot.errors import Invalid, Missing, Outdated
from bot.services.surveys import SurveyState
from bot.services.surveys.storing import Survey
from bot.ui import Answer, Incoming, t
from handlers.site import Context
from handlers.surveys.addresses import One
from handlers.surveys.screens import one

W = TypeVar("W", bound=Enum)


async def draft(context: Context, survey_id: int) -> Survey:
    """The draft; Outdated where it is none any more."""
    return await _in(context, survey_id, SurveyState.DRAFT)


async def running(context: Context, survey_id: int) -> Survey:
    """What runs; Outdated where it does not any more."""
    return await _in(context, survey_id, SurveyState.RUNNING)


async def _in(context: Context, survey_id: int, state: SurveyState) -> Survey:
    found = await context.services.surveys.drafting.survey(context.actor, survey_id)
    if found.state is not state:
        raise Outdated(shows=found.managed)
    return found


async def shown(context: Context, survey_id: int, toast: str | None = None) -> Answer:
    """The survey after a step."""
    return Answer(await one(context, One(id=survey_id)), toast=t(toast) if toast else None)


def typed(incoming: Incoming) -> str:
    """The words of a message; Invalid where there are none."""
    if incoming.media is not None or not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text


def day_of(word: str) -> date:
    """The day that an address means, written 20261225; Missing where it was made by hand."""
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise Missing from None


def one_of(kind: type[W], word: str) -> W:
    """What a word of an address means; Missing where it was made by hand."""
    try:
        return kind(word)
    except ValueError:
        raise Missing from None
