"""The school's own terms: how soon somebody reacts and how soon it is solved, by kind and urgency, in working time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import delete, insert

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Invalid, Missing, Outdated
from bot.services import audit
from bot.services.directory import Directory
from bot.services.snapshot import Snapshot
from bot.services.text import clean_line
from bot.services.tickets.catalogue import SYMPTOMS
from bot.services.tickets.promises import own_targets
from bot.services.tickets.terms import SHORTAGE, Target, TermKind, target_for
from models.base import table
from models.teams import TermTarget

# What terms can be set for: "" is everything that has no terms of its own.
KINDS: Final = ("", *SYMPTOMS, SHORTAGE)
SHORTEST, LONGEST = 5, 400 * 60  # minutes
TERM_LIMIT: Final = 20

_TERM = re.compile(r"(\d{1,4})(?:[.,](\d{1,2}))?\s*([мmчh])[^\W\d_]*\.?")
_OF_AN_HOUR = frozenset("чh")


@dataclass(frozen=True, slots=True)
class TermLine:
    """The terms of a kind ("": all others) and urgency. `own`: the school set them itself."""

    kind: str
    urgent: bool
    reaction: timedelta
    solution: timedelta
    own: bool


class OwnTargets:
    """Use cases of whoever configures the school. Terms of open tickets follow with the next tick of the clock."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def special(self, actor: Actor) -> Sequence[TermLine]:
        """The terms of everything, and of each kind for which they are others."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        school = await self._directory.now()
        common = {urgent: _line(school, "", urgent=urgent) for urgent in (False, True)}
        kinds = (_line(school, kind, urgent=urgent) for kind in KINDS[1:] for urgent in (False, True))
        others = [line for line in kinds if (line.reaction, line.solution) != _both(common[line.urgent])]
        return [*common.values(), *others]

    async def of(self, actor: Actor, kind: str) -> tuple[TermLine, TermLine]:
        """The terms of a kind, ordinary and urgent; Missing for no kind."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        if kind not in KINDS:
            raise Missing
        school = await self._directory.now()
        return _line(school, kind, urgent=False), _line(school, kind, urgent=True)

    async def set(self, actor: Actor, kind: str, term: TermKind, minutes: int, *, urgent: bool) -> None:
        """Set one of the two terms; the other stays as it is. Invalid where the solution would come first."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        if kind not in KINDS:
            raise Missing
        if not SHORTEST <= minutes <= LONGEST:
            raise Invalid("error-term-range", hours=LONGEST // 60, minutes=SHORTEST)
        shows = f"teams.kind:{kind}"
        async with self._db.write(actor, shows=shows) as session:
            await self._directory.touch(session)
            line = _line(await self._directory.now(), kind, urgent=urgent)
            reaction, solution = _minutes(line.reaction), _minutes(line.solution)
            reaction, solution = (minutes, solution) if term is TermKind.REACT else (reaction, minutes)
            if solution < reaction:
                raise Invalid("error-term-order", shows=shows)
            await session.execute(_DROP.where(TermTarget.kind == kind, TermTarget.urgent == urgent))
            row = {"kind": kind, "urgent": urgent, "reaction_minutes": reaction, "solution_minutes": solution}
            await session.execute(insert(table(TermTarget)), row)
            await audit.record(session, actor, "terms.set", f"terms:{kind}", self._clock.now())

    async def reset(self, actor: Actor, kind: str) -> None:
        """Back to the usual terms of a kind; Outdated where it has no others."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        shows = f"teams.kind:{kind}"
        async with self._db.write(actor, shows=shows) as session:
            await self._directory.touch(session)
            if kind not in {own for own, _ in (await self._directory.now()).targets}:
                raise Outdated(shows=shows)
            await session.execute(_DROP.where(TermTarget.kind == kind))
            await audit.record(session, actor, "terms.reset", f"terms:{kind}", self._clock.now())


def read_term(words: str) -> int:
    """Minutes from «45 мин», «3 ч», «1,5 часа»; Invalid for anything else."""
    found = _TERM.fullmatch(clean_line(words, TERM_LIMIT).casefold())
    if found is None:
        raise Invalid("error-term-form")
    amount = float(f"{found[1]}.{found[2] or 0}")
    return round(amount * 60) if found[3] in _OF_AN_HOUR else round(amount)


def _line(school: Snapshot, kind: str, *, urgent: bool) -> TermLine:
    target: Target = target_for(kind, urgent, own_targets(school))
    assert target.reaction is not None
    assert target.solution is not None
    return TermLine(kind, urgent, target.reaction, target.solution, own=(kind, urgent) in school.targets)


def _both(line: TermLine) -> tuple[timedelta, timedelta]:
    return line.reaction, line.solution


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)


_DROP = delete(table(TermTarget))
