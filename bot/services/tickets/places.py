"""Which room a sentence means: by number, by name, or by nothing but whose words they are.

A room is told only where there is no doubt; where there is, those that may be meant are told instead.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.services.snapshot import RoomLine
from bot.services.text import fold
from bot.services.tickets import placewords as lists
from bot.services.tickets.numbers import Mention, key_of, numbered
from bot.services.tickets.phrases import STOP, spoken
from bot.services.tickets.placewords import before, is_near

# «ИЗО», «ОБЖ».
SHORTEST_NAME: Final = 3


@dataclass(frozen=True, slots=True)
class Place:
    """The room (0 where it is to be asked), those that may be meant, and which of the words told it.

    `unknown`: a number that is told as that of a room, and is none of the list.
    """

    room_id: int
    candidates: tuple[int, ...] = ()
    used: frozenset[int] = frozenset()
    is_named: bool = False
    unknown: str | None = None


def find_place(words: Sequence[str], rooms: Sequence[RoomLine], own: Collection[int]) -> Place:
    """Where it is, as far as the words tell.

    1. A building narrows the rooms. 2. Numbers, then names, then other places. 3. Several mentions must mean one room.
    4. Of rooms that are named alike the writer's own is meant; where no place is named, the writer's only room.
    """
    there, used, is_doubtful = _in_building(words, rooms)
    known: dict[str, list[int]] = {}
    for room in there:
        known.setdefault(key_of(room.number), []).append(room.id)
    mentions = list(numbered(words, used, known))
    used |= {at for mention in mentions for at in mention.used}
    mentions += _called_by_name(words, used, there)
    used |= {at for mention in mentions for at in mention.used}
    is_doubtful |= not all(mention.is_sure for mention in mentions)
    is_doubtful |= _is_outside(words, used)
    if not mentions:
        is_own = len(own) == 1 and not is_doubtful and not _is_around(words, used)
        return Place(next(iter(own)) if is_own else 0, used=frozenset(used))
    common = frozenset.intersection(*(mention.rooms for mention in mentions))
    found = common & set(own) if len(common & set(own)) == 1 else common
    if len(found) == 1 and not is_doubtful:
        return Place(next(iter(found)), used=frozenset(used), is_named=True)
    maybe = frozenset[int]().union(*(mention.rooms for mention in mentions))
    candidates = tuple(room.id for room in rooms if room.id in (common or maybe))
    unknown = next((mention.number for mention in mentions if mention.number and not mention.rooms), None)
    return Place(0, candidates, frozenset(used), is_named=True, unknown=unknown)


def lookups(words: Sequence[str]) -> Iterator[str]:
    """What to search the list of rooms for, so that every room that the words may mean is found."""
    for word in words:
        if re.search(r"\d", word):
            yield from {word, key_of(word), *re.findall(r"\d+", word), *re.findall(r"\d+[-/]?[^\W\d]?", word)}
            yield from (number.replace("о", "0") for number in re.findall("[0-9о]+", word))
        elif len(word) >= SHORTEST_NAME:
            yield word[: max(SHORTEST_NAME, len(word) - 3)]


def _in_building(words: Sequence[str], rooms: Sequence[RoomLine]) -> tuple[Sequence[RoomLine], set[int], bool]:
    """The rooms of the building that is named (all without one), the words that name it, and whether it is unknown."""
    known = {room.building_id: _named(room.building) for room in rooms}
    used: set[int] = set()
    for at, word in enumerate(words):
        if not word.startswith(lists.BUILDING):
            continue
        beside = [place for place in (at - 1, at + 1) if 0 <= place < len(words) and words[place] != STOP]
        meant = {
            building: [place for place in beside if any(_is_alike(_counted(words[place]), name) for name in names)]
            for building, names in known.items()
        }
        meant = {building: places for building, places in meant.items() if places}
        used.add(at)
        if len(meant) == 1:
            building, places = next(iter(meant.items()))
            return [room for room in rooms if room.building_id == building], used | set(places), False
        if any(place < at or words[place][0].isdigit() for place in beside):
            return rooms, used, True
    return rooms, used, False


def _called_by_name(words: Sequence[str], taken: Collection[int], rooms: Sequence[RoomLine]) -> Iterator[Mention]:
    """The rooms that are named by what they are called: by all of it, or by some where a room is expected."""
    named = [(room.id, _named(name), _is_titled(name)) for room in rooms if (name := _name_of(room))]
    is_of_records = any(word.startswith(lists.NOT_OF_ROOM) for word in words)
    at = 0
    while at < len(words):
        ahead = before(words, at)
        is_expected = bool(ahead) and (
            ahead[0].startswith(lists.TITLE_CUES) or (ahead[0] == words[at - 1] in lists.INSIDE and not is_of_records)
        )
        matched: dict[int, int] = {}
        for room_id, names, is_titled in named:
            length = 0 if at in taken or (is_titled and not is_expected) else _matching(words, at, names)
            if length == len(names) or is_expected:
                matched[room_id] = length
        longest = max(matched.values(), default=0)
        if longest:
            found = frozenset(room_id for room_id, length in matched.items() if length == longest)
            yield Mention(found, frozenset(range(at, at + longest)), not is_near(ahead))
        at += max(1, longest)


def _is_outside(words: Sequence[str], taken: Collection[int]) -> bool:
    """Whether a place is named that is no room of the list, or a room by whose it is."""
    for at, word in enumerate(words):
        ahead = before(words, at)
        is_hall = word in lists.HALLS and at - 1 not in taken
        is_somebodys = bool(ahead) and (ahead[0].startswith(lists.TITLE_CUES) or ahead[0] in lists.BESIDE)
        if at not in taken and (
            word.startswith(lists.ELSEWHERE)
            or word in lists.ELSEWHERE_WHOLE
            or is_hall
            or (is_somebodys and word.startswith(lists.SOMEBODY + lists.DOORWAYS))
        ):
            return True
    return False


def _is_around(words: Sequence[str], taken: Collection[int]) -> bool:
    """Whether it may be anywhere but the writer's own room: a floor, a class, a person, a subject is named."""
    for at, word in enumerate(words):
        ahead = before(words, at)[:1]
        if at not in taken and (
            word.startswith(lists.AROUND + lists.SOMEBODY)
            or lists.SURNAME_ANYWHERE.fullmatch(word)
            or lists.PATRONYMIC.fullmatch(word)
            or (ahead and ahead[0].startswith(lists.TITLE_CUES) and _is_anothers(word))
            or (ahead and ahead[0] in lists.INSIDE and lists.CLASS.fullmatch(word))
            or (ahead and ahead[0][0].isdigit() and word in lists.YEARS)
        ):
            return True
    return False


def _is_anothers(word: str) -> bool:
    return word.startswith(lists.SUBJECTS) or lists.SURNAME.fullmatch(word) is not None


def _name_of(room: RoomLine) -> str:
    """What a room is called; where its number is no number, that is its name too."""
    return " ".join(part for part in (room.name, "" if re.search(r"\d", room.number) else room.number) if part)


@lru_cache(maxsize=1024)  # a school's rooms, once and not with every sentence
def _named(name: str) -> tuple[str, ...]:
    """The words that tell this name from others."""
    return tuple(_counted(word) for word in spoken(name) if word not in lists.GENERIC and word != STOP)


def _is_titled(name: str) -> bool:
    """Whether the name is of the form «room of physics», which physics alone does not mean."""
    return fold(name).startswith(lists.TITLE_CUES) or fold(name).startswith(lists.SUBJECTS)


def _counted(word: str) -> str:
    """An ordinal as a number, other words as they are."""
    number = next((str(number) for stem, number in lists.ORDINALS.items() if word.startswith(stem)), "")
    digits = re.fullmatch(r"(\d+)(?:-?[^\W\d]{1,3})?", word)
    return number or (digits[1] if digits else word)


def _matching(words: Sequence[str], at: int, names: Sequence[str]) -> int:
    """How many words from here on are words of the name."""
    length = 0
    left = list(names)
    while at + length < len(words) and (hit := next((n for n in left if _is_alike(words[at + length], n)), None)):
        left.remove(hit)
        length += 1
    return length


def _is_alike(word: str, name: str) -> bool:
    """Whether two words differ in their endings only."""
    shorter = min(len(word), len(name))
    if shorter < 3 or any(char.isdigit() for char in word + name):
        return word == name
    if any(name.endswith(own) and not word.endswith(endings) for own, endings in lists.ADJECTIVES.items()):
        return False
    common = next((at for at, (one, other) in enumerate(zip(word, name, strict=False)) if one != other), shorter)
    return common >= max(3, shorter - 2) and max(len(word), len(name)) - common <= 3
