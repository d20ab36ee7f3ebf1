"""The table of sentences (`sentences.tsv`): what people write, and what is to be understood of it.

`?` is what the words leave open and the person is asked; `none` is no report. Marks: `urgent`, `shortage`, and
`untold` where a device is named without saying what is wrong. `keeps` are the rooms that the writer keeps.
"""

import csv
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.services.snapshot import RoomLine
from bot.services.tickets.catalogue import OTHER
from bot.services.tickets.hearing import Heard, hear, settle

_TABLE = Path(__file__).with_name("sentences.tsv")
_MAIN, _SECOND = (1, "Главный корпус"), (2, "Второй корпус")
_ROOMS_OF_MAIN = {
    "101": "кабинет музыки",
    "102": None,
    "103": "кабинет начальных классов",
    "104": "кабинет начальных классов",
    "105": "кабинет логопеда",
    "110": "библиотека",
    "201": "кабинет русского языка и литературы",
    "202": "кабинет математики",
    "203": "кабинет истории",
    "204": None,
    "207": "учительская",
    "214": "кабинет физики",
    "214а": "лаборантская",
    "215": None,
    "216": "кабинет химии",
    "301": "кабинет английского языка",
    "302": "кабинет английского языка",
    "304": "компьютерный класс",
    "305": "кабинет информатики",
    "306": "кабинет географии",
    "308": "кабинет биологии",
    "310": None,
    "312": None,
    "404": None,
    "С1": "спортзал",
    "А-1": "актовый зал",
}
_ROOMS_OF_SECOND = {
    "1": "мастерская",
    "5": None,
    "12": None,
    "24": None,
    "105": "кабинет технологии",
    "2-14": "кабинет ИЗО",
}
_DEVICES: dict[str, Collection[str]] = {
    "101": {"speakers"},
    "102": {"projector"},
    "214": {"projector", "computer", "printer"},
}


_CALLED = [
    (ahead + number, number, name, building)
    for building, ahead, rooms in ((_MAIN, "", _ROOMS_OF_MAIN), (_SECOND, "II ", _ROOMS_OF_SECOND))
    for number, name in rooms.items()
]
ROOMS = [
    RoomLine(room_id, number, name, building, building_id)
    for room_id, (_, number, name, (building_id, building)) in enumerate(_CALLED, start=1)
]
# The rooms as the table calls them: those of the second building have its number ahead.
TITLES = {room.id: called for room, (called, *_) in zip(ROOMS, _CALLED, strict=True)}
_IDS = {called: room_id for room_id, called in TITLES.items()}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is understood, in the words of the table."""

    room: str
    kind: str = ""
    symptom: str = ""
    marks: frozenset[str] = frozenset()


NO_REPORT = Outcome("none")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of the table; `own` are the numbers of the rooms that the writer keeps."""

    words: str
    own: tuple[int, ...]
    expected: Outcome


def sentences() -> list[Sentence]:
    """The whole table."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(
            (line for line in file if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        return [
            Sentence(
                row["words"],
                tuple(_IDS[room] for room in row["keeps"].split(",") if room),
                Outcome(row["room"], row["kind"], row["symptom"], frozenset(row["marks"].split())),
            )
            for row in rows
        ]


def understood(words: str, own: Collection[int], rooms: Sequence[RoomLine] = ROOMS) -> Outcome:
    """What is understood of the words; a kind that the catalogue has no word for is left open."""
    heard = hear(words, rooms, own)
    if heard is None:
        return NO_REPORT
    heard = settle(heard, _DEVICES.get(TITLES.get(heard.room_id, ""), frozenset()))
    kind = "" if heard.kind == OTHER else heard.kind
    return Outcome(TITLES.get(heard.room_id, "?"), kind or "?", heard.symptom or "?", frozenset(_marks(heard)))


def is_wrong(got: Outcome, expected: Outcome) -> bool:
    """Whether something is understood that is not so; what is left open is no mistake, it is asked about."""
    if NO_REPORT in {got, expected}:
        return got != NO_REPORT
    told = zip((got.room, got.kind, got.symptom), (expected.room, expected.kind, expected.symptom), strict=True)
    return any(one not in {"?", other} for one, other in told) or bool((got.marks ^ expected.marks) - {"untold"})


def _marks(heard: Heard) -> Iterator[str]:
    if heard.is_urgent:
        yield "urgent"
    if heard.is_shortage:
        yield "shortage"
    if not heard.is_told:
        yield "untold"
