"""The worst things of the school as it stands now, each with the reason: read, not kept, so that it is never stale.

Each kind is one statement that finds open things by an index and is cut off after the worst ones: it costs the same
in a school of many years.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.access import Actor, Permission
from bot.db import Database
from bot.services.directory import Directory
from bot.services.status.asking_troubles import late_letters, low_surveys
from bot.services.status.looking import MOST, Found, Look
from bot.services.status.plan_troubles import late_items, own_tasks, silent_items
from bot.services.status.shapes import Area
from bot.services.status.ticket_troubles import LATE_KINDS, late_tickets, low_stock, outages
from bot.services.status.troubles import WORST, Trouble, TroubleKind, by_area, in_order, pick

# Statements put things into order by what the database knows: of this many the worst are among them.
AT_LEAST: Final = 20


@dataclass(frozen=True, slots=True)
class Burning:
    """A page of everything that goes wrong, what is red first, then area by area.

    total: of all of it. by_area: of all but the outages, which stand for their tickets and are counted apart. left_out:
    how many lesser ones of the kinds that have more than `MOST` are not even in the list.
    """

    troubles: Sequence[Trouble]
    total: int
    by_area: Mapping[Area, int]
    outages: int
    left_out: int


class Worst:
    """Reads for those who see the status; of each kind only what this actor could open."""

    def __init__(self, db: Database, directory: Directory) -> None:
        self._db = db
        self._directory = directory

    async def worst(self, actor: Actor, now: datetime, limit: int = WORST) -> Sequence[Trouble]:
        """The worst things now, the very worst first (`troubles.pick`); empty where all is well."""
        found = await self._read(actor, now, limit)
        return pick((one for part in found for one in part.troubles), limit)

    async def reds(self, actor: Actor, now: datetime) -> Sequence[Trouble]:
        """Everything that is red now, the very worst first."""
        found = await self._read(actor, now, MOST)
        return in_order(one for part in found for one in part.troubles if one.is_red)

    async def burning(self, actor: Actor, now: datetime, offset: int, limit: int) -> Burning:
        """A page of all of them; the last one where the list has become shorter than `offset`."""
        found = await self._read(actor, now, MOST)
        everything = by_area(one for part in found for one in part.troubles)
        total = len(everything)
        first = max(0, min(offset, (total - 1) // limit * limit))
        areas = Counter(one.area for one in everything if one.kind is not TroubleKind.OUTAGE)
        beyond, down = sum(part.beyond for part in found), sum(one.kind is TroubleKind.OUTAGE for one in everything)
        return Burning(everything[first : first + limit], total, areas, down, beyond)

    async def _read(self, actor: Actor, now: datetime, limit: int) -> list[Found]:
        actor.require(Permission.STATUS_SEE)
        look = Look(actor, await self._directory.now(), now, max(limit, AT_LEAST))
        found = [Found(outages(look))]
        async with self._db.read() as session:
            found.append(await own_tasks(session, look))
            if actor.may(Permission.ROADMAP_SEE):
                found += [await late_items(session, look), await silent_items(session, look)]
            if actor.may(Permission.TICKET_SEE_ALL):
                found += [await late_tickets(session, look, kind) for kind in LATE_KINDS]
                found.append(await low_stock(session, look))
            if actor.may(Permission.NEWS_APPROVE):
                found.append(await late_letters(session, look))
            if actor.may(Permission.SURVEY_MANAGE):
                found.append(await low_surveys(session, look))
        return found
