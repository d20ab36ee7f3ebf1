"""What the builder's screens share: a draft that may be built on, the place of a question, an edit and what it cost."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.errors import Invalid, Missing, Outdated
from bot.services.surveys import SurveyState
from bot.services.surveys.form import Form, Kind, Question
from bot.services.surveys.shaping import Shaped
from bot.services.surveys.storing import Survey
from bot.ui import Answer, Incoming, Text, t
from handlers.questions.addresses import Change
from handlers.site import Context


async def survey_of(context: Context, survey_id: int) -> Survey:
    """The survey in any state."""
    return await context.services.surveys.composing.survey(context.actor, survey_id)


async def draft(context: Context, survey_id: int) -> Survey:
    """The survey, as long as its questions may change; Outdated where they may not."""
    found = await survey_of(context, survey_id)
    if not is_draft(found):
        raise Outdated("error-survey-started", shows=f"questions:{survey_id}")
    return found


async def asked(context: Context, survey_id: int, number: int) -> tuple[Survey, Question]:
    """A draft and one of its questions; Outdated where it is gone."""
    found = await draft(context, survey_id)
    return found, question_of(found, number)


def question_of(survey: Survey, number: int) -> Question:
    question = survey.form.question(number)
    if question is None:
        raise Outdated("error-survey-question", shows=f"questions:{survey.id}")
    return question


def is_draft(survey: Survey) -> bool:
    return survey.state is SurveyState.DRAFT


def place_of(form: Form, number: int) -> int:
    """Which question it is for people, from 1."""
    return next(place for place, one in enumerate(form.questions, start=1) if one.number == number)


async def change(context: Context, address: Change, edit: Callable[[Question], Question]) -> Text | None:
    """Edit the question of an address; what is to be said of jumps that it cost."""
    composing = context.services.surveys.composing
    return lost(await composing.change(context.actor, address.id, address.version, address.number, edit))


def lost(shaped: Shaped) -> Text | None:
    """Which questions lost a jump, if any did."""
    return _of_places("questions-lost", shaped.form, shaped.lost)


def would_lose(form: Form, shaped: Shaped) -> Text | None:
    """Which questions, as they stand now, would lose a jump, if any."""
    return _of_places("questions-would-lose", form, shaped.lost)


def _of_places(key: str, form: Form, numbers: Sequence[int]) -> Text | None:
    places = sorted(place_of(form, number) for number in numbers)
    return t(key, count=len(places), places=", ".join(map(str, places))) if places else None


def typed(incoming: Incoming) -> str:
    """The words of a message; Invalid where there are none."""
    if incoming.media is not None or not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text


def kind_of(word: str) -> Kind:
    """The kind that a word of an address means; Missing where it was made by hand."""
    try:
        return Kind(word)
    except ValueError:
        raise Missing from None


def told(answer: Answer, words: Text | None) -> Answer:
    """The answer with these words on the tap, if there are any."""
    return answer if words is None else replace(answer, toast=words)
