"""Finding items by what somebody types: a number, words, a surname. Pure rules over the lines of a year."""

import re
from collections.abc import Iterable
from typing import Final

from bot.services.roadmap.lines import ItemLine
from bot.services.roadmap.overview import Overview
from bot.services.text import fold

# So many last letters of so long a word may be its ending.
ENDING, LONG = 2, 5
_WORDS: Final = re.compile(r"\d+(?:\.\d+)*|\w+")


def search(plan: Overview, typed: str) -> list[ItemLine]:
    """The items in which every typed word begins a word: of the text, the section, a name beside it.

    An item's own number («2.5») finds it whatever stands around; those found so come first. Where nothing is found,
    the endings of long words do not matter: «кабинетов» finds «кабинеты».
    """
    wanted = words_of(typed)
    if not wanted:
        return []
    codes = wanted | {fold(typed)}
    by_number = [line for line in plan.lines if line.code and fold(line.code) in codes]
    found = {line.id for line in by_number}
    others = [(line, _said_of(plan, line)) for line in plan.lines if line.id not in found]
    by_words = [line for line, said in others if _fits(wanted, said)]
    if by_number or by_words:
        return [*by_number, *by_words]
    stems = {one[:-ENDING] if len(one) >= LONG else one for one in wanted}
    return [line for line, said in others if _fits(stems, said)]


def words_of(text: str) -> set[str]:
    """The words and numbers of a text, folded: case, «ё» and look-alike letters do not matter."""
    return set(_WORDS.findall(fold(text.replace("№", " "))))


def _fits(wanted: Iterable[str], said: set[str]) -> bool:
    return all(any(word.startswith(one) for word in said) for one in wanted)


def _said_of(plan: Overview, line: ItemLine) -> set[str]:
    """All words by which an item is looked for."""
    names = [plan.school.people[one].name for one in plan.concerned(line)]
    named = [one.words for one in line.answering.assignees]
    section = line.section.title if line.section else ""
    return words_of(" ".join((line.text, section, *names, *named, line.code)))
