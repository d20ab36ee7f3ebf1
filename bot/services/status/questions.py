"""Questions about the school, heard in what people write: «что горит», «сколько заявок в октябре», «кто молчит».

Pure rules over words alone, and careful ones: only a sentence that is a question from its first word to its last one is
taken for it. All else in the chat may be a report, a task or an answer.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.errors import Invalid
from bot.services.dayfinding import plain
from bot.services.status.periods import Period, School, year_of
from bot.services.status.periodwords import read_period
from bot.services.status.questionwords import (
    ABOUT_PERIOD,
    ABOUT_PERIOD_FOR,
    ASKINGS,
    AT_SCHOOL,
    CUES,
    GREETING,
    POLITE,
    Ask,
    Asking,
)
from bot.services.text import clean_line

__all__ = ["Ask", "Question", "hear"]

LONGEST: Final = 120
_WORDS: Final = 12
_SIGNS: Final = re.compile(r"[,;:!?«»\"“”()…]+|\.+(?= |$)")
_CUE: Final = re.compile(rf"(?<!\w)(?:{CUES})")


def _made(words: str) -> re.Pattern[str]:
    return re.compile(words.replace("_", " "))


_GREETING: Final = _made(GREETING)
_ASKINGS: Final = tuple((asking, _made(f"(?:{asking.words}){AT_SCHOOL}")) for asking in ASKINGS)
_ABOUT_PERIOD: Final = _made(f"(?:{ABOUT_PERIOD}){AT_SCHOOL}")
_ABOUT_PERIOD_FOR: Final = _made(f"(?:{ABOUT_PERIOD_FOR}){AT_SCHOOL}")
_FOR: Final = re.compile("(?:за|for) ")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. period: None where none is said; indicator: its code, of INDICATOR."""

    kind: Ask
    period: Period | None = None
    indicator: str | None = None


def hear(words: str, today: date, school: School) -> Question | None:
    """The question that these words are; None for all others.

    1. Signs and polite words go. 2. The whole is a question without a period, or 3. one with a period in it, at its end
    or anywhere. Raises Invalid where a question names a period that makes no sense, as `read_period` says.
    """
    said = _said(words)
    if said is None:
        return None
    line = " ".join(said)
    if asking := _asking(line):
        is_annual = asking.ask is Ask.REPORT and ("годовой" in said or "year" in said)
        return Question(asking.ask, year_of(today) if is_annual else None, asking.indicator)
    for first in range(len(said)):
        for last in range(len(said), first, -1):
            question = _with_period(said, first, last, today, school)
            if question is not None:
                return question
    return None


def _said(words: str) -> list[str] | None:
    """The words that tell something; None where they can't be a question."""
    try:
        line = plain(clean_line(words, LONGEST))
    except Invalid:
        return None
    line = " ".join(_SIGNS.sub(" ", line).split())
    if not _CUE.search(line):
        return None
    said = [word for word in _GREETING.sub("", f"{line} ").split() if word not in POLITE]
    return said if 0 < len(said) <= _WORDS else None


def _asking(line: str) -> Asking | None:
    return next((asking for asking, pattern in _ASKINGS if pattern.fullmatch(line)), None)


def _with_period(said: list[str], first: int, last: int, today: date, school: School) -> Question | None:
    """The question where the words from one to another are its period."""
    rest, period_words = " ".join(said[:first] + said[last:]), " ".join(said[first:last])
    asking = _asking(rest)
    if asking is None and not _is_about(rest, period_words):
        return None
    period = read_period(period_words, today, school)
    if period is None:
        return None
    if asking is None:
        return Question(Ask.STATUS, period)
    return Question(asking.ask, period, asking.within or asking.indicator)


def _is_about(rest: str, period_words: str) -> bool:
    """Whether the words beside a period ask about all of the school."""
    if _ABOUT_PERIOD.fullmatch(rest):
        return True
    return bool(_FOR.match(period_words) and _ABOUT_PERIOD_FOR.fullmatch(rest))
