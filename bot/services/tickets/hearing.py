"""What a sentence says about a fault, as rules over words and rooms alone.

Nothing is guessed: where two rooms or two kinds may be meant, that part stays open, and the person is asked.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.services.snapshot import RoomLine
from bot.services.text import fold
from bot.services.tickets import words as lists
from bot.services.tickets.phrases import STOP, TAKEN, has, line_of, pattern_of, spoken
from bot.services.tickets.places import find_place

# Longer texts are letters, not reports in passing.
LONGEST: Final = 300
# A thing that is named alone, without a trouble, is named in a few words.
LONGEST_NAME: Final = 8
_BESIDE: Final = frozenset(map(fold, ("на", "в", "во", "под", "у", "около", "возле", "за", "над", "on", "in", "at")))
_AND: Final = frozenset(map(fold, ("и", "или", "and")))
# Stands for what is wished or forbidden.
_WISHED: Final = "~"
# What is wrong with a device of several kinds, so that it does not tell which.
_SHOWN_BY_MANY: Final = frozenset({"no_sound", "no_picture", "no_power"})
# These may be where something else is wrong.
_BEARERS: Final = frozenset({"computer", "laptop", "board", "room", "other"})
# «Does not …», said of things: any verb of the third person.
_FAILING: Final = re.compile(r"(?<= )не\s[^ .]{2,}(?:ет|ит|ют|ут|ят|ат)(?:ся)?(?= )")
# What people have done, or are asked to do.
_DONE: Final = re.compile("(?<= )[^ .]+(?:ли|ите|йте)(?= )")
_AT: Final = re.compile(
    rf"(?<= )(?:{'|'.join(map(fold, ('в', 'во', 'на', 'у', 'in', 'on')))})\s(?=([^ ]+)(?: ([^ ]+))?)"
)
_THINGS: Final = "|".join([*lists.DEVICES.values(), *lists.HINTS.values(), *lists.PARTS_OF_ROOM.values()])
_AT_HAND: Final = f"{_THINGS}|{lists.AT_HAND}|{TAKEN}|{STOP}|0/1/2/3/4/5/6/7/8/9"
_ANY_TROUBLE: Final = f"{lists.FAILURES}|{lists.DAMAGE}|{lists.TROUBLES}|{lists.WISHES}"


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard; 0 and "" where it is to be asked, `rooms` and `kinds` are then those that may be meant.

    `is_told`: the words tell what is wrong, even where no symptom of the catalogue says it. `implied`: where no device
    is named, the kinds that show what is told, and as which of their symptoms. `unknown_room`: a number that no room
    of the list has. `is_bare`: the words say no more than what is told above. `supply`: what runs short.
    """

    room_id: int
    kind: str
    symptom: str
    is_told: bool
    is_urgent: bool = False
    is_shortage: bool = False
    rooms: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    implied: tuple[tuple[str, str], ...] = ()
    unknown_room: str | None = None
    is_bare: bool = False
    supply: str = ""


@dataclass(frozen=True, slots=True)
class _Thing:
    """A device or (kind `room`) a part of the room that is named; `is_place` where it only says where something is."""

    kind: str
    symptom: str
    start: int
    end: int
    is_place: bool


def hear(words: str, rooms: Sequence[RoomLine], own: Collection[int]) -> Heard | None:
    """Understand a sentence; None where it does not look like a report.

    1. What is over, asked or wished is none. 2. A shortage is one by its words. 3. A device with a trouble is a fault,
    a device alone is asked about. 4. Without a device only a failure is one, or damage in a room that is named.
    """
    if len(words) > LONGEST:
        return None
    found = spoken(words)
    place = find_place(found, rooms, own)
    whole = line_of(found)
    line = _cleared(line_of([TAKEN if at in place.used else word for at, word in enumerate(found)]))
    if has(line, lists.ASKED_ABOUT) or _is_over(line):
        return None
    is_urgent = has(whole, lists.URGENT) and not has(whole, lists.NOT_URGENT)
    kinds, things = _meant(line)
    room_id = place.room_id if place.is_named or _is_at_hand(line) else 0
    heard = Heard(
        room_id, "", "", is_told=True, is_urgent=is_urgent, rooms=place.candidates, unknown_room=place.unknown
    )
    if has(line, lists.SHORTAGE):
        return _shortage(heard, line, kinds)
    is_told = _is_told(line)
    if len(kinds) == 1 and _symptoms(line, kinds[0], things) & lists.TELLING:
        is_told = True
    if kinds and not is_told:
        is_bare = _is_name(line, things) and not is_urgent
        is_name = len(kinds) == 1 and (is_bare or _is_name(line, things) or (place.is_named and not _is_casual(line)))
        return replace(heard, kind=kinds[0], is_told=False, is_bare=is_bare) if is_name else None
    if len(kinds) == 1:
        return replace(heard, kind=kinds[0], symptom=_symptom(line, kinds[0], things))
    if kinds:
        return replace(heard, kinds=kinds)
    is_fault = has(line, f"{lists.FAILURES}|{lists.SOUND}|{lists.PICTURE}") and not has(whole, lists.CLOSED)
    if not is_fault and not (place.is_named and has(line, lists.DAMAGE)):
        return replace(heard, is_told=False) if place.is_named and _is_call(whole, line) else None
    implied = _implied(line)
    if not implied and has(line, lists.NOTHING_WORKS):
        return replace(heard, is_told=False)
    return replace(heard, kinds=tuple(kind for kind, _ in implied), implied=implied)


def settle(heard: Heard, kinds_there: Collection[str]) -> Heard:
    """With the kinds of devices of its room: of those that show what is told, the only one there is meant."""
    there = [(kind, symptom) for kind, symptom in heard.implied if kind in kinds_there]
    if len(there) != 1:
        return heard
    kind, symptom = there[0]
    return replace(heard, kind=kind, symptom=symptom, kinds=(), implied=())


def _cleared(line: str) -> str:
    """The line without what only looks like a device or a trouble, and without what is wished or forbidden."""
    for match in reversed(list(pattern_of(lists.FORBIDDEN).finditer(line))):
        after = line[match.end() :].lstrip(" ").split(" ", 1)
        rest = after[1] if len(after) > 1 and after[0] != STOP else " ".join(after)
        line = f"{line[: match.start()]}{_WISHED} {rest}"
    return pattern_of(lists.MISLEADING).sub(TAKEN, line)


def _is_at_hand(line: str) -> bool:
    """Whether all that follows «in», «on» and «at» is a thing, a time or a room of the writer's own."""
    return all(has(f" {match[1]} ", _AT_HAND) or has(f" {match[2]} ", _THINGS) for match in _AT.finditer(line))


def _is_told(line: str) -> bool:
    return has(line, _ANY_TROUBLE) or _FAILING.search(line) is not None


def _is_call(whole: str, line: str) -> bool:
    """Whether somebody is called to come, or a lesson fails, and be it that nobody says why."""
    if has(whole, lists.NO_CALL) or _WISHED in line.split():
        return False
    return has(whole, lists.CALLS) or (has(whole, lists.URGENT) and _is_name(line, ()))


def _is_casual(line: str) -> bool:
    return has(line, lists.CASUAL) or _DONE.search(line) is not None


def _is_over(line: str) -> bool:
    """Whether the last that is told is that it works again."""
    mended = [match.end() for match in pattern_of(lists.MENDED).finditer(line)]
    return bool(mended) and pattern_of(_ANY_TROUBLE).search(line, mended[-1] - 1) is None


def _is_name(line: str, things: Sequence[_Thing]) -> bool:
    """Whether all words only name the thing and where it is."""
    named = {at for thing in things for at in range(thing.start, thing.end)}
    left = "".join(" " if at in named else char for at, char in enumerate(line)).split()
    left = [word for word in left if word not in {TAKEN, STOP, "#"}]
    return len(left) <= LONGEST_NAME and all(has(f" {word} ", lists.FILLERS) for word in left)


def _meant(line: str) -> tuple[tuple[str, ...], Sequence[_Thing]]:
    """The kinds that the fault may be of, and the things that were named.

    1. A thing that only says where another is does not count. 2. A lamp is the projector's where there is one.
    3. What does not reach the network is a matter of the network.
    """
    things = _found(line, lists.DEVICES) or _found(line, lists.HINTS)[:1]
    devices = {thing.kind for thing in things}
    things = _with_air(line, [*things, *_parts(line, devices)])
    things.sort(key=lambda thing: thing.start)
    things = _joined(line, things)
    subjects = (
        [thing for thing in things if not (thing.is_place and thing.kind in _BEARERS)]
        or [thing for thing in things if thing.kind != "room"]
        or things
    )
    kinds = tuple(dict.fromkeys(thing.kind for thing in subjects))
    if "board" in devices and set(kinds) <= {"computer", "laptop"} and has(line, lists.SHOWING):
        kinds = (*kinds, "board")  # which of them shows nothing?
    if "other" in kinds and ({"journal", "site"} & set(kinds) or has(line, "экран+проектор")):
        kinds = tuple(kind for kind in kinds if kind != "other")
    if "network" in kinds and set(kinds) <= {"network", "computer", "laptop", "board"} and has(line, lists.CONNECTING):
        kinds = ("network",)
    return kinds, [thing for thing in subjects if thing.kind in kinds]


def _found(line: str, by_kind: dict[str, str]) -> list[_Thing]:
    return [
        _Thing(kind, "", match.start(), match.end(), _is_place(line, match.start()))
        for kind, phrases in by_kind.items()
        for match in pattern_of(phrases).finditer(line)
    ]


def _parts(line: str, devices: Collection[str]) -> list[_Thing]:
    """The parts of the room that are named; a lamp, a battery or a socket may be those of a device."""
    other = {"light"} if "projector" in devices else {"heating"} if "laptop" in devices else set()
    if "projector" in devices and not has(line, "ламп|lamp"):
        other = set()
    if has(line, "сетев+розетк"):
        return []
    parts = (replace(part, kind="room", symptom=part.kind) for part in _found(line, lists.PARTS_OF_ROOM))
    return [part for part in parts if part.symptom not in other]


def _with_air(line: str, things: list[_Thing]) -> list[_Thing]:
    """Cold and water tell of the room where no part of it does."""
    parts = {thing.symptom for thing in things if thing.kind == "room" and not thing.is_place}
    if parts - {"heating"}:
        return things
    hints = {"heating": lists.AIR} if things and not parts else {"heating": lists.AIR, "plumbing": lists.WATER}
    return [*things, *(replace(hint, kind="room", symptom=hint.kind, is_place=False) for hint in _found(line, hints))]


def _is_place(line: str, start: int) -> bool:
    """Whether «on», «at» and the like stand before it, perhaps with one more word between."""
    before = line[:start].split()[-2:]
    if not before or before[-1] == STOP:
        return False
    return before[-1] in _BESIDE or (before[0] in _BESIDE and before[-1].endswith(("м", "й", "х", "ю", *"0123456789")))


def _joined(line: str, things: Sequence[_Thing]) -> list[_Thing]:
    """«On the computer and the board»: what an «and» joins is a place as the first one is."""
    joined: list[_Thing] = []
    for thing in things:
        follows = bool(joined) and line[joined[-1].end : thing.start].strip() in _AND
        joined.append(replace(thing, is_place=joined[-1].is_place) if follows else thing)
    return joined


def _symptom(line: str, kind: str, things: Sequence[_Thing]) -> str:
    """The only symptom of the kind that is told; "" where there are several or none."""
    told = _symptoms(line, kind, things)
    return told.pop() if len(told) == 1 else ""


def _symptoms(line: str, kind: str, things: Sequence[_Thing]) -> set[str]:
    if kind == "room":
        told = {thing.symptom for thing in things}
        return told - {"heating"} if "window" in told and has(line, lists.AIR) else told
    told = {symptom for symptom, phrases in lists.SYMPTOM_WORDS.get(kind, {}).items() if has(line, phrases)}
    told -= {symptom for symptom in told if lists.FOLLOWS_FROM.get(symptom, frozenset()) & told}
    told -= {"colours"} if has(line, lists.NOT_COLOURS) else set()
    told -= {"screen"} if has(line, lists.MESSAGE) else set()
    return told or (_unreached(line) if kind == "network" else set())


def _unreached(line: str) -> set[str]:
    """Which net is gone: the air's or the whole of it; a mere «bad» is neither."""
    if has(line, "плохо|роутер|router|то+нет") or not has(line, lists.NET_LOSS):
        return set()
    over_air, whole = has(line, lists.WIFI_WORDS), has(line, f"{lists.NETWORK_WORDS}|сеть=|сети=|network")
    return {"no_wifi" if over_air else "no_internet"} if over_air != whole else set()


def _implied(line: str) -> tuple[tuple[str, str], ...]:
    told = ((kind, _symptom(line, kind, ())) for kind in lists.SYMPTOM_WORDS)
    shown = tuple((kind, symptom) for kind, symptom in told if symptom in _SHOWN_BY_MANY)
    # A black screen may be that of a computer just as well.
    return (*shown, ("computer", ""), ("laptop", "screen")) if has(line, lists.BLACK) else shown


def _shortage(heard: Heard, line: str, kinds: Sequence[str]) -> Heard:
    """Something is used up; where something else is broken as well, it is to be asked which of the two is meant."""
    others = tuple(kind for kind in kinds if kind != "printer")
    if others and has(line, f"{lists.FAILURES}|{lists.DAMAGE}"):
        return replace(heard, kinds=tuple(kinds))
    kind = "printer" if "printer" in kinds else ""
    symptom = "toner" if kind and has(line, lists.SYMPTOM_WORDS["printer"]["toner"]) else ""
    supply = next((name for name, phrases in lists.SUPPLY_NAMES.items() if has(line, phrases)), "")
    return replace(heard, kind=kind, symptom=symptom, is_shortage=True, supply=supply)
