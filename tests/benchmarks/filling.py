"""Filling a database of years for measuring: the school's days, and rows that go in past the program."""

import json
import random
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final, TypeAlias

from models.base import Base, table

Row: TypeAlias = tuple[Any, ...]
# Parents whom tests.benchmarks.families makes; half as many children.
PARENTS: Final = 1_200
_FIRST_HOUR, _DAY_MINUTES = time(1), 480  # of the school's day, in UTC
_WEEK: Final = 5
_SUMMER: Final = (6, 7, 8)
_PRAGMAS: Final = ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-400000")


@dataclass(frozen=True, slots=True)
class Years:
    """What is filled: local days from the first on, until now."""

    first: date
    now: datetime

    def days(self) -> Iterator[date]:
        """Those on which the school works."""
        for number in range((self.now.date() - self.first).days):
            day = self.first + timedelta(days=number)
            if day.weekday() < _WEEK and day.month not in _SUMMER and (day.month, day.day // 10) != (1, 0):
                yield day

    def moments(self, each: int, chance: random.Random) -> Iterator[datetime]:
        """As many of each working day, in order."""
        for day in self.days():
            start = datetime.combine(day, _FIRST_HOUR, UTC)
            for minute in sorted(chance.choices(range(_DAY_MINUTES), k=each)):
                yield start + timedelta(minutes=minute)


class Filling:
    """Puts rows into a database that nobody else has open."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        for pragma in _PRAGMAS:
            self._connection.execute(f"PRAGMA {pragma}")

    def put(self, model: type[Base], columns: str, rows: Iterable[Row]) -> None:
        """Rows of these columns, in one transaction; other columns get what the model has for them."""
        given = columns.split()
        usual = {
            column.name: _usual(column.default)
            for column in table(model).columns
            if column.name not in given and column.default is not None
        }
        names = ", ".join(f'"{name}"' for name in (*given, *usual))
        marks = ", ".join([*("?" for _ in given), *(repr(value) for value in usual.values())])
        self._connection.execute("BEGIN")
        self._connection.executemany(f"INSERT INTO {table(model).name} ({names}) VALUES ({marks})", rows)  # noqa: S608  # words from here
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Leave the file as the program expects it."""
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.close()


def stamp(at: datetime) -> str:
    """A time as the program keeps it."""
    return f"{at:%Y-%m-%d %H:%M:%S}.000000"


def _usual(default: Any) -> Any:
    """What a model has where nothing is given, as SQLite keeps it."""
    value = default.arg(None) if default.is_callable else default.arg
    if isinstance(value, dict | list):
        return json.dumps(value)
    return int(value) if isinstance(value, bool) else str(value) if isinstance(value, str) else value
