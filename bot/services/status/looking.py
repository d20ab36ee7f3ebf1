"""Who looks at what goes wrong, and what a statement found of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import bindparam, func

from bot.access import Actor
from bot.services.snapshot import Snapshot
from bot.services.status.troubles import Trouble

# So many of each kind at most are read for the whole list.
MOST: Final = 100


@dataclass(frozen=True, slots=True)
class Look:
    """Who looks at the school as it stands at a moment, and how many of each kind are wanted."""

    actor: Actor
    school: Snapshot
    now: datetime
    limit: int

    @property
    def today(self) -> date:
        return self.school.today(self.now)


@dataclass(frozen=True, slots=True)
class Found:
    """What a statement found, and how many there are beyond what was wanted."""

    troubles: Sequence[Trouble]
    beyond: int = 0


def found_of(troubles: Sequence[Trouble], rows: Sequence[Any]) -> Found:
    """Every statement counts (`ALL`) what it would find without the limit."""
    return Found(troubles, rows[0].total - len(troubles) if rows else 0)


def names_of(school: Snapshot, people: Iterable[int | None]) -> tuple[str, ...]:
    """Surnames with initials of those who are there."""
    return tuple(school.people[one].name for one in people if one is not None and one in school.people)


ALL: Final = func.count().over().label("total")
WANTED: Any = bindparam("wanted")
TODAY: Any = bindparam("today")
