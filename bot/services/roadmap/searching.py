"""Finding items by what somebody types: a number, words, a surname. Pure rules over the lines of a year."""

import re
from collections.abc import Iterable
from typing import Final

from bot.services.roadmap.overview import Overview
from bot.services.roadmap.reading import ItemLine
from bot.services.text import fold

_WORDS: Final = re.compile(r"\d+(?:\.\d+)*|\w+")


def search(plan: Overview, typed: str) -> list[ItemLine]:
    """The items in which every typed word begins a word: of the text, the section, a name beside it.

    An item's own number («2.5») finds it whatever stands around; those found so come first.
    """
    wanted = words_of(typed)
    if not wanted:
        return []
    codes = wanted | {fold(typed)}
    by_number = [line for line in plan.lines if line.code and fold(line.code) in codes]
    found = {line.id for line in by_number}
    others = [line for line in plan.lines if line.id not in found and _fits(wanted, _said_of(plan, line))]
    return [*by_number, *others]


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
