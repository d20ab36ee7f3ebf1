"""Rows of text become records: names parsed, words of lists recognised, a child's name cut to initials at once."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.errors import Invalid
from bot.services.people.names import FullName, initials_of_child, parse_name
from bot.services.register.layout import Doubt, Filled, Line, Sheet, Vocabulary
from bot.services.text import fold
from models.people import Role

R = TypeVar("R")

LAST_YEAR = 11
FLOORS = range(-3, 31)
REGISTER_NUMBERS = range(1, 100)
SHOWN_OF_VALUE = 40

# «5А», «5 "А"», «10-Б»: the year and one letter.
_CLASS = re.compile(r"(\d{1,2})\s*[-–]?\s*[«\"“„']?\s*([^\W\d_])\s*[»\"”“']?")
_LISTED = re.compile(r"[,;\n]+")


@dataclass(frozen=True, slots=True)
class ClassName:
    """A class: year 1–11 and a letter."""

    year: int
    letter: str


@dataclass(frozen=True, slots=True)
class StaffRecord:
    row: int
    name: FullName
    position: str
    roles: tuple[Role, ...]
    building: str
    classes: tuple[ClassName, ...]
    department: str
    is_head: bool


@dataclass(frozen=True, slots=True)
class ChildRecord:
    """A line of a class register; without number and initials it names the class only."""

    row: int
    school_class: ClassName
    number: int | None
    initials: str


@dataclass(frozen=True, slots=True)
class RoomRecord:
    row: int
    building: str
    number: str
    name: str
    floor: int | None
    keeper: str


@dataclass(frozen=True, slots=True)
class AssetRecord:
    row: int
    kind: str
    name: str
    inventory: str
    room: str
    building: str


@dataclass(frozen=True, slots=True)
class Records:
    """All records of a file, and all doubts so far."""

    staff: list[StaffRecord]
    children: list[ChildRecord]
    rooms: list[RoomRecord]
    assets: list[AssetRecord]
    doubts: list[Doubt]


class _Doubtful(Exception):
    """A row that was not understood: the column and the reason."""

    def __init__(self, column: str, reason: str, value: str = "") -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason
        self.value = value


def read_records(filled: Filled, words: Vocabulary) -> Records:
    """The records of a filled workbook. A row with a doubt makes no record."""
    doubts = list(filled.doubts)

    def every(sheet: Sheet, read: Callable[[Line, Vocabulary], R]) -> list[R]:
        records = []
        for line in filled.lines.get(sheet, ()):
            try:
                records.append(read(line, words))
            except _Doubtful as doubt:
                doubts.append(Doubt(sheet, line.row, doubt.column, doubt.reason, doubt.value[:SHOWN_OF_VALUE]))
        return records

    return Records(
        every(Sheet.STAFF, _staff),
        every(Sheet.CHILDREN, _child),
        every(Sheet.ROOMS, _room),
        every(Sheet.ASSETS, _asset),
        doubts,
    )


def _staff(line: Line, words: Vocabulary) -> StaffRecord:
    roles = []
    for word in _parts(line.get("roles")):
        role = words.roles.get(fold(word))
        if role is None:
            raise _Doubtful("roles", "unknown-role", word)
        roles.append(role)
    building = line.get("building")
    if building and Role.TECHNICIAN not in roles:
        raise _Doubtful("building", "building-not-technician", building)
    is_head = fold(line.get("head")) in words.yes
    if is_head and not line.get("department"):
        raise _Doubtful("department", "head-of-nothing")
    classes = tuple(parse_class(word, "class") for word in _parts(line.get("class")))
    name = _full_name(line)
    position, department = line.get("position"), line.get("department")
    return StaffRecord(line.row, name, position, tuple(roles) or (Role.STAFF,), building, classes, department, is_head)


def _full_name(line: Line) -> FullName:
    try:
        return parse_name(_filled(line, "name"))
    except Invalid:
        raise _Doubtful("name", "name", line.get("name")) from None


def _child(line: Line, _words: Vocabulary) -> ChildRecord:
    school_class = parse_class(_filled(line, "class"), "class")
    if not line.get("number") and not line.get("child"):
        return ChildRecord(line.row, school_class, None, "")
    number = _whole(line, "number", REGISTER_NUMBERS)
    try:
        initials = initials_of_child(_filled(line, "child"))
    except Invalid:
        # What stands there is a child's name: it is not repeated anywhere.
        raise _Doubtful("child", "name") from None
    if number is None:
        raise _Doubtful("number", "empty")
    return ChildRecord(line.row, school_class, number, initials)


def _room(line: Line, _words: Vocabulary) -> RoomRecord:
    number, floor = _filled(line, "number"), _whole(line, "floor", FLOORS)
    return RoomRecord(line.row, line.get("building"), number, line.get("name"), floor, line.get("keeper"))


def _asset(line: Line, words: Vocabulary) -> AssetRecord:
    kind = words.kinds.get(fold(_filled(line, "kind")))
    if kind is None:
        raise _Doubtful("kind", "unknown-kind", line.get("kind"))
    name, room = _filled(line, "name"), _filled(line, "room")
    return AssetRecord(line.row, kind, name, line.get("inventory"), room, line.get("building"))


def parse_class(word: str, column: str) -> ClassName:
    """«5А», «5 «а»», «10-Б» → year and letter; a Latin letter that looks Cyrillic is taken for it."""
    match = _CLASS.fullmatch(word.strip())
    if match is None or not 1 <= int(match[1]) <= LAST_YEAR:
        raise _Doubtful(column, "class", word)
    return ClassName(int(match[1]), fold(match[2]).upper())


def _filled(line: Line, column: str) -> str:
    value = line.get(column)
    if not value:
        raise _Doubtful(column, "empty")
    return value


def _whole(line: Line, column: str, allowed: range) -> int | None:
    value = line.get(column)
    if not value:
        return None
    if not re.fullmatch(r"-?\d{1,4}", value, re.ASCII) or int(value) not in allowed:
        raise _Doubtful(column, "number", value)
    return int(value)


def _parts(value: str) -> list[str]:
    return [part.strip() for part in _LISTED.split(value) if part.strip()]
