"""What an answer to choose says: that something is lacking, that something is wished for, or neither. Pure rules.

A form does not tell needs from habits («На чём дети делают задания?») and from «всё хорошо»; the words do, mostly:
those of wanting.yaml. What they leave open is no need: whoever reads the results finds it by its question.
"""

import re
from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import Final

from bot.services.surveys.form import Kind, Option, Question, YesNo
from bot.services.surveys.likeness import is_praise, says_nothing

_WORDS: Final = Path(__file__).with_name("wanting.yaml")
_SHORT: Final = {"да": YesNo.YES, "yes": YesNo.YES, "нет": YesNo.NO, "no": YesNo.NO}


class Need(IntEnum):
    """What somebody who chose it needs."""

    NOTHING = 0
    WISH = 1
    LACK = 2
    # There is none at all, where others wait for their turn.
    NONE = 3


def need_of(question: Question, option: Option) -> Need:
    """What somebody needs who has chosen this answer. Of YES_NO: YES or NO, whichever is the worse one.

    1. «Ничего», «помощь не нужна», «хватает», «трудно сказать», praise: nothing, in any question.
    2. «Нет», «да» alone mean what their question makes of them: «Есть ли дома компьютер?» – «Нет»: none, «Нужна ли
       помощь?» – «Да» wishes; a question that is neither tells nothing.
    3. Where the question asks what is lacking or in the way, every other answer is a lack; where it asks what would
       help or is wished for, a wish.
    4. Where it asks about habits, or is unclear, «не хватает…», «приходится ждать», «подводит» lack, «не на чем»
       is none; the rest is nothing.
    """
    if question.kind is Kind.YES_NO:
        return _of_yes_no(question, option.number)
    label = _plain(option.label).rstrip(" .!")
    if label in _SHORT:
        return _of_yes_no(question, _SHORT[label])
    if _is_fine(label):
        return Need.NOTHING
    text = _plain(question.text)
    if asks_for_something(question):
        return Need.LACK if _says("asks_what_lacks", text) else Need.WISH
    if _says("none", label):
        return Need.NONE
    return Need.LACK if _says("lacks", label) else Need.NOTHING


def names_nothing(words: str) -> bool:
    """Whether somebody says in their own words that nothing is needed, or nothing at all."""
    plain = _plain(words).strip(" .!,")
    return says_nothing(words) or is_praise(words) or _says("content", plain)


def _is_fine(label: str) -> bool:
    if says_nothing(label) or is_praise(label):
        return True
    return _says("fine", label) and not _says("but", label)


def asks_for_something(question: Question) -> bool:
    """Whether its answers name what is wished for or lacking."""
    text = _plain(question.text)
    return not _says("habit", text) and _says("asks", text)


def _of_yes_no(question: Question, answer: int) -> Need:
    text = _plain(question.text)
    if _says("well", text) and not _says("trouble", text):
        return Need.NONE if answer == YesNo.NO else Need.NOTHING
    return Need.WISH if answer == YesNo.YES and asks_for_something(question) else Need.NOTHING


def _plain(text: str) -> str:
    """As the patterns are written; Latin letters stay what they are, for English words."""
    return " ".join(text.casefold().replace("ё", "е").split())


def _says(what: str, text: str) -> bool:
    """Whether one of the patterns of wanting.yaml is found at the beginning of a word."""
    return _patterns()[what].search(text) is not None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    import yaml

    kept = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return {what: re.compile(r"\b(?:" + "|".join(patterns) + ")") for what, patterns in kept.items()}
