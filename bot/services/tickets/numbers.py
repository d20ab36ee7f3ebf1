"""Which numbers of a sentence are rooms: not how many there are, nor when, nor whose lesson it is."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.services.text import fold
from bot.services.tickets import placewords as lists
from bot.services.tickets.placewords import LAST_HOUR, LAST_LESSON, LAST_YEAR, LEAST_OF_FLOORS, after, before, is_near

_NOT: str = fold("не")
_TO: str = fold("к")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place as it is named: the rooms that it may be; not `is_sure` where it may as well be another place.

    `number`: of a room, where it is told by one.
    """

    rooms: frozenset[int]
    used: frozenset[int]
    is_sure: bool = True
    number: str = ""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number, the letter that stands at it, and the words around it (nearest first)."""

    digits: str
    letter: str
    ahead: Sequence[str]
    behind: str
    is_called: bool
    is_inside: bool
    is_ordinal: bool

    @property
    def value(self) -> int:
        return int(self.digits)


def key_of(number: str) -> str:
    """A room's number as it is compared: «214-А» and «214а» are one."""
    bare = re.sub(r"\s+", "", fold(number))
    return re.sub(r"(?<=\d)-(?=[^\W\d])|(?<=[^\W\d])-(?=\d)", "", bare)


def numbered(words: Sequence[str], taken: Collection[int], known: Mapping[str, Sequence[int]]) -> Iterator[Mention]:
    """The rooms that are named by their numbers; `known` has the rooms of each key."""
    for at, word in enumerate(words):
        if at in taken or not re.search(r"\d", word):
            continue
        ahead, key = before(words, at), key_of(word)
        if ahead[:1] and ahead[0] in lists.INSIDE and words[max(0, at - 2)] == _NOT:
            continue  # «not in 214, but in 215»
        if key in known and not key.isdigit():
            yield Mention(frozenset(known[key]), frozenset({at}), not _is_class(key) or _is_called(words, at))
        elif lists.SEVERAL.fullmatch(word):
            # «301-302» are two rooms, where these are rooms; «8-30» are none.
            several = frozenset(room for part in re.split("[-/]", word) for room in known.get(part, ()))
            yield from [Mention(several, frozenset({at}), is_sure=False)] if several else []
        else:
            number = _number(words, at)
            found = _found(number, words, known) if number else None
            if number and found:
                yield Mention(found[0], frozenset({at}), found[1], number.digits + number.letter)


def _number(words: Sequence[str], at: int) -> _Number | None:
    """The number that a word is; None where it is a time, a class, a count, or part of another word."""
    parts = lists.NUMBER.fullmatch(words[at])
    if parts is None or (parts["cue"] and not lists.GLUED.fullmatch(parts["cue"])):
        return None
    cue, rest = parts["cue"], (parts["rest"] or "").lstrip("-")
    ahead = before(words, at)
    is_called = cue in lists.CUES or rest in lists.CUES or _is_called(words, at)
    is_ordinal = lists.ORDINAL.fullmatch(rest) is not None
    letter = rest if len(rest) == 1 and not is_ordinal else ""
    is_inside = cue in lists.INSIDE or (bool(ahead) and ahead[0] in lists.INSIDE)
    number = _Number(
        parts["number"].replace("о", "0"), letter, ahead, after(words, at), is_called, is_inside, is_ordinal
    )
    is_other = _is_counted(number) or (letter and number.value <= LAST_YEAR)
    return number if is_called or not is_other else None


def _found(
    number: _Number, words: Sequence[str], known: Mapping[str, Sequence[int]]
) -> tuple[frozenset[int], bool] | None:
    """The rooms of a number, and whether it is sure; None where it is no room at all.

    1. With a letter that no room has, it may be a slip. 2. «214 a» may be either. 3. A number that no room has is
    another place. 4. What is near a room is not in it. 5. A short number must be called a room, or stand like one.
    """
    rooms = frozenset(known.get(number.digits, ()))
    lettered = known.get(number.digits + number.behind, ()) if len(number.behind) == 1 else ()
    is_long = number.value > LAST_HOUR
    if number.letter or lettered or (rooms and number.behind in lists.LETTERS):
        return rooms | frozenset(lettered), False
    if not rooms:
        is_place = number.is_called or (number.is_inside and (is_long or number.is_ordinal))
        stands_alone = number.value >= LEAST_OF_FLOORS and (number.is_ordinal or not number.ahead)
        return (rooms, False) if is_place or stands_alone else None
    if is_near(number.ahead):
        return rooms, False
    if number.is_called or is_long:
        return rooms, True
    if number.is_inside:
        # At twelve o'clock, or in room twelve?
        return rooms, not any(word.startswith(lists.SUDDEN) for word in words)
    return None if number.ahead else (rooms, False)


def _is_class(key: str) -> bool:
    year = re.fullmatch(r"(\d{1,2})[^\W\d]", key)
    return year is not None and int(year[1]) <= LAST_YEAR


def _is_called(words: Sequence[str], at: int) -> bool:
    """Whether a word beside the number calls it a room."""
    ahead, behind = before(words, at), after(words, at)
    if behind in lists.CUES and behind != _TO:
        return True
    if ahead[:1] == ["#"]:
        return len(ahead) < 2 or not ahead[1].startswith(lists.THINGS + lists.COUNTED_BEFORE)
    if ahead and ahead[0] in lists.CUES and (ahead[0] != _TO or words[at - 1] != _TO):
        return True
    digits = re.match(r"\d+", words[at])
    return digits is not None and int(digits[0]) > LAST_YEAR and behind in lists.YEARS


def _is_counted(number: _Number) -> bool:
    """Whether the number tells how many, when, or which of something else."""
    ahead = next((word for word in number.ahead if word != "#"), "")
    if ahead.startswith(lists.COUNTED_BEFORE) and not (number.value > LAST_LESSON and ahead.startswith(lists.LESSON)):
        return True
    if number.value > LAST_LESSON and number.behind.startswith(lists.LESSON):
        return False  # «305, the lesson fails»: no lesson has such a number
    if number.value >= LEAST_OF_FLOORS and number.is_inside and number.behind not in lists.TIMES:
        return False
    if number.behind in lists.COUNTED_AFTER or number.behind.startswith(lists.COUNTED_STEMS):
        return True
    if number.value > LAST_HOUR:
        return False
    if number.behind in lists.YEARS or (number.behind.startswith(lists.THINGS) and not number.is_inside):
        return True
    return ahead in lists.UNTIL or ahead in lists.YEARS or ahead.startswith(lists.THINGS)
