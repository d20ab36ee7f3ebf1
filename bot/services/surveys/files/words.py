"""The words of files of questions in all our languages, and what they mean.

They stand in the locales with semicolons between them (`survey-file-kind-one = one option; single choice`): the first
is what is written, the others are understood beside it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar

from bot.services.surveys.files.draft import Column, Field, Part
from bot.services.surveys.form import Kind
from bot.services.text import fold
from models.surveys import SurveyMode, UnitKind

# Speaks a message of the locales in one language.
Say: TypeAlias = Callable[[str], str]


class Word(StrEnum):
    """Words of cells that are no column's own. HARD: the third answer of a question of yes and no."""

    YES = "yes"
    NO = "no"
    HARD = "hard"
    END = "end"
    ELSE = "else"


# So alike has a word to be one of ours: one letter of six or seven may be wrong.
_ALIKE: Final = 0.84
# No word of ours is as long, and looking for likeness takes its time.
_LONGEST: Final = 60

Meaning = TypeVar("Meaning", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded words and what they mean."""

    parts: dict[str, Part]
    columns: dict[str, Column]
    fields: dict[str, Field]
    kinds: dict[str, Kind]
    modes: dict[str, SurveyMode]
    units: dict[str, UnitKind]
    words: dict[str, Word]


def vocabulary(says: Sequence[Say]) -> Vocabulary:
    """The vocabulary of these languages: a file in one is understood from whoever speaks another."""
    return Vocabulary(
        _meanings(says, "part", Part),
        _meanings(says, "column", Column),
        _meanings(says, "field", Field),
        _meanings(says, "kind", Kind),
        _meanings(says, "mode", SurveyMode),
        _meanings(says, "unit", UnitKind),
        _meanings(says, "word", Word),
    )


def _meanings(says: Sequence[Say], family: str, meanings: Iterable[Meaning]) -> dict[str, Meaning]:
    """The codes themselves are understood too."""
    return {
        key(word): meaning
        for meaning in meanings
        for word in (meaning.value, *(word for say in says for word in _spellings(say, family, meaning)))
    }


def _spellings(say: Say, family: str, meaning: StrEnum) -> list[str]:
    return [word.strip() for word in say(f"survey-file-{family}-{meaning}").split(";")]


def written(say: Say, family: str, meaning: StrEnum) -> str:
    """How a file says this."""
    return _spellings(say, family, meaning)[0]


def meant(words: dict[str, Meaning], said: str) -> Meaning | None:
    """What was meant, case, spaces, signs at the ends and a slip of the finger set aside."""
    folded = key(said)
    if folded in words or len(folded) > _LONGEST:
        return words.get(folded)
    alike = {words[word] for word in get_close_matches(folded, words, n=3, cutoff=_ALIKE)}
    return alike.pop() if len(alike) == 1 else None


def key(said: str) -> str:
    """For comparing words of cells."""
    return " ".join(fold(said).replace(" / ", "/").strip(" .:*«»\"'").split())
