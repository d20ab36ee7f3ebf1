"""Finds whose name a task begins with: «Ежова», «Ежовой М.П.», «Марии Петровне», «М. П. Ежова». Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.services.roadmap.naming.cases import oblique
from bot.services.roadmap.naming.cases import plain as plain_name
from bot.services.tasks.colleagues import Colleague
from bot.services.text import fold


@dataclass(frozen=True, slots=True)
class Named:
    """Those who may be meant, and the place after the name.

    is_set_off: a sign follows the name, or its end; is_full: it is more than a surname; is_list: two are named.
    """

    people: tuple[int, ...]
    end: int
    is_set_off: bool
    is_full: bool
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """What is written of a name, and the place after it."""

    surname: str
    given: str
    patronymic: str
    end: int


_WORD: Final = r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*"
_INITIALS: Final = r"(?P<first>[А-ЯЁA-Z])\.[ ]*(?:(?P<second>[А-ЯЁA-Z])\.)?"
_SURNAME_FIRST: Final = re.compile(rf"\s*(?P<surname>{_WORD})[ ]*{_INITIALS}")
_INITIALS_FIRST: Final = re.compile(rf"\s*{_INITIALS}[ ]*(?P<surname>{_WORD})")
_WORDS: Final = re.compile(rf"\s*(?P<one>{_WORD})(?:[ ]+(?P<two>{_WORD}))?(?:[ ]+(?P<three>{_WORD}))?")
_SIGN: Final = re.compile(r"[ ]*(?:[,:;–—]|-(?=[ ])|$|\n)[ ]*")
_AND: Final = re.compile(r"[ ]*(?:,|(?<=[ ])и(?=[ ])|\bи\b)[ ]*")


def named_at(words: str, line: str, place: int, people: Sequence[Colleague], *, is_asked: bool) -> Named | None:
    """The name at a place of a sentence (`line`: the same in small letters); None where nobody of the staff is named.

    is_asked: «попросить Ежову» stands before it, so that it may be in any case; else a nominative comes first.
    A second name behind a comma or «и» makes all of them those who may be meant.
    """
    found = _one(words, place, people, is_asked=is_asked)
    if found is None:
        return None
    meant, end, is_full = found
    join = _AND.match(words, end)
    second = _one(words, join.end(), people, is_asked=is_asked) if join and join.end() > end else None
    is_and = join is not None and join.group().strip() == "и"
    is_list = second is not None and (is_and or second[2] or _SIGN.match(words, second[1]) is not None)
    if second is not None and is_list:
        meant, end, is_full = tuple(dict.fromkeys((*meant, *second[0]))), second[1], is_full or second[2]
    sign = _SIGN.match(words, end)
    return Named(meant, sign.end() if sign else end, sign is not None, is_full, is_list)


def _one(
    words: str, place: int, people: Sequence[Colleague], *, is_asked: bool
) -> tuple[tuple[int, ...], int, bool] | None:
    for part in _readings(words, place):
        found = _fitting(part, people, is_asked=is_asked)
        if found:
            return found, part.end, bool(part.given)
    return None


def _readings(words: str, place: int) -> list[_Part]:
    """What may be a name here, the fullest first."""
    readings = []
    if found := _SURNAME_FIRST.match(words, place):
        readings.append(
            _Part(plain_name(found["surname"]), fold(found["first"]), fold(found["second"] or ""), found.end())
        )
    if found := _INITIALS_FIRST.match(words, place):
        readings.append(
            _Part(plain_name(found["surname"]), fold(found["first"]), fold(found["second"] or ""), found.end())
        )
    if found := _WORDS.match(words, place):
        one, two, three = (plain_name(found[name]) if found[name] else "" for name in ("one", "two", "three"))
        if three:
            readings.append(_Part(one, two, three, found.end("three")))
            readings.append(_Part(three, one, two, found.end("three")))
        if two:
            readings += [_Part(one, two, "", found.end("two")), _Part(two, one, "", found.end("two"))]
            readings.append(_Part("", one, two, found.end("two")))
        readings.append(_Part(one, "", "", found.end("one")))
    return readings


def _fitting(part: _Part, people: Sequence[Colleague], *, is_asked: bool) -> tuple[int, ...]:
    if not part.surname and not (part.given and part.patronymic):
        return ()
    exact = [one for one in people if part.surname == plain_name(one.surname)] if part.surname else list(people)
    formed = [one for one in people if part.surname and is_form(part.surname, plain_name(one.surname))]
    candidates = exact if exact and not is_asked else [*exact, *(one for one in formed if one not in exact)]
    fitting = [
        one for one in candidates if _fits(part.given, one.given_name) and _fits(part.patronymic, one.patronymic)
    ]
    if not fitting and exact and not is_asked:
        fitting = [
            one for one in formed if _fits(part.given, one.given_name) and _fits(part.patronymic, one.patronymic)
        ]
    return tuple(one.id for one in fitting)


def is_form(written: str, name: str) -> bool:
    """Whether a word is a name in another case."""
    return len(name) > 1 and written[:2] == name[:2] and written in _forms(name)


def _fits(written: str, name: str) -> bool:
    actual = plain_name(name)
    if not written:
        return True
    if len(written) == 1:
        return actual.startswith(written)
    return written == actual or is_form(written, actual)


@lru_cache(maxsize=2048)
def _forms(name: str) -> frozenset[str]:
    forms = oblique(name)
    if name.endswith("ий"):  # «Тихому», «Рыжего»
        forms |= {name[:-2] + ending for ending in ("ого", "ому", "его", "ему")}
    return forms
