"""Ready questions and answers, so that a conversation on a ticket needs no typing."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.i18n import DEFAULT_LANGUAGE, LANGUAGES, Voice
from bot.ui import Button, t
from handlers.site import Context

# What can be answered to each question with one tap; «photo» and «screen» need more than a tap.
QUESTIONS: Final[Mapping[str, Sequence[str]]] = {
    "when": ("now", "break", "after", "tomorrow"),
    "photo": (),
    "screen": (),
    "room": (),
    "plugged": ("yes", "no", "unknown"),
    "still": ("yes", "no"),
}
# To a question in somebody's own words.
USUAL: Final = ("yes", "no", "now", "after")
ANSWERS: Final = frozenset(USUAL).union(*QUESTIONS.values())


def answer_buttons(context: Context, ticket_id: int, question: str | None) -> list[Button]:
    """The ready answers to a question: those that fit a ready one, the usual ones to any other."""
    answers = next((QUESTIONS[ready] for ready in QUESTIONS if question in _spellings(context, ready)), USUAL)
    return [Button(t(f"answer-{answer}"), f"answer.say:{ticket_id}:{answer}") for answer in answers]


def _spellings(context: Context, ready: str) -> set[str]:
    """A ready question in every language: in which it was asked is not kept."""
    return {Voice(language, context.school.zone).plain(t(f"ask-{ready}")) for language in LANGUAGES}


def in_words(context: Context, key: str, addressee: int | None) -> str:
    """A ready phrase as it is kept: in the language of whoever gets it."""
    person = context.school.people.get(addressee or 0)
    language = (person.language if person else None) or DEFAULT_LANGUAGE
    return Voice(language, context.school.zone).plain(t(key))
