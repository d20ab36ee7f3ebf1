"""The status: indicators of a period beside the one before and the same one last year, and a light for each area."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import func, select, union_all

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing
from bot.services.directory import Directory
from bot.services.status.measuring import measure, reading
from bot.services.status.periods import Period, fair, previous, sensible, year_ago
from bot.services.status.registry import BY_CODE, INDICATORS, LEADING, Indicator
from bot.services.status.shapes import Area, Better, Figure, Light, Reading, Trend, Unit
from bot.services.status.spans import stretch_of
from models.base import table
from models.news import NewsPost
from models.roadmap import RoadmapItem
from models.supplies import StockMove
from models.surveys import Survey
from models.tickets import Ticket

# A share that moved by less than this has not changed.
STEADY: Final = 0.5


@dataclass(frozen=True, slots=True)
class AreaLight:
    """An area's light with the one figure that stands for it."""

    area: Area
    light: Light
    reading: Reading


@dataclass(frozen=True, slots=True)
class Status:
    """How the school stands. before, year_ago: what the period is compared with.

    readings: of all indicators that the actor may see, in the order of the registry. since: the first day of which
    anything is known; what ended before has no figures at all. None: nothing was ever written down.
    """

    period: Period
    before: Period
    year_ago: Period | None
    lights: Sequence[AreaLight]
    readings: Sequence[Reading]
    since: date | None = None

    @property
    def is_before_records(self) -> bool:
        """Whether all of the period is over before the first day of which anything is known."""
        return self.since is not None and self.period.last < self.since

    def reading(self, code: str) -> Reading:
        """The figures of one indicator; Missing where it is none of these."""
        found = next((one for one in self.readings if one.code == code), None)
        if found is None:
            raise Missing
        return found


class StatusReader:
    """Reads indicators for whoever may see them."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._since: datetime | None = None

    async def status(self, actor: Actor, period: Period, codes: Sequence[str] = ()) -> Status:
        """All indicators of a period, or those of `codes`; Invalid for a period that makes no sense.

        A period that still runs is compared with as many days of the one before.
        """
        actor.require(Permission.STATUS_SEE)
        school, now = await self._directory.now(), self._clock.now()
        today = school.today(now)
        sensible(period, today)
        before = fair(period, previous(period, school), today)
        last_year = year_ago(period, school)
        compared = [period, before] if last_year is None else [period, before, fair(period, last_year, today)]
        wanted = tuple(one.code for one in visible(actor) if not codes or one.code in codes)
        figures = await measure(self._db, wanted, [stretch_of(one, school, now) for one in compared])
        first = await self._first_record()
        since = None if first is None else school.today(first)
        # Where nothing was ever written down, nothing is known of the days before today.
        known = [one.last >= (since or today) for one in compared]
        readings = {code: reading(code, _of_known(figures[code], known)) for code in wanted}
        lights = [
            AreaLight(area, _light(leading, readings[leading.code]), readings[leading.code])
            for area, leading in LEADING.items()
            if leading.code in readings
        ]
        return Status(period, before, compared[2] if last_year else None, lights, tuple(readings.values()), since)

    async def _first_record(self) -> datetime | None:
        """The moment of the first record that the school has; read once, for it stays what it is."""
        if self._since is None:
            async with self._db.read() as session:
                self._since = (await session.execute(_FIRST)).scalar_one()
        return self._since

    def indicator(self, actor: Actor, code: str) -> Indicator:
        """An indicator that the actor may see; Missing for any other."""
        actor.require(Permission.STATUS_SEE)
        found = BY_CODE.get(code)
        if found is None or not actor.may(found.permission):
            raise Missing
        return found


def visible(actor: Actor) -> list[Indicator]:
    """The indicators that this actor may see."""
    return [one for one in INDICATORS if actor.may(one.permission)]


def trend(indicator: Indicator, one: Reading) -> Trend | None:
    """What the change against the period before means; None where there is nothing to compare."""
    if one.failed or one.now.value is None or one.before.value is None:
        return None
    change = one.now.value - one.before.value
    if not change or (indicator.unit is Unit.SHARE and abs(change) < STEADY):
        return Trend.SAME
    if indicator.better is Better.NEITHER:
        return Trend.CHANGED
    return Trend.BETTER if (change > 0) == (indicator.better is Better.MORE) else Trend.WORSE


# What tells that the school keeps records: a ticket, an item of the plan, a post, a move of stock, a survey.
_MOMENTS: Final = (
    table(Ticket).c.opened_at,
    table(RoadmapItem).c.created_at,
    table(NewsPost).c.sent_at,
    table(StockMove).c.at,
    table(Survey).c.started_at,
)
_FIRSTS: Final = union_all(*(select(func.min(moment).label("at")) for moment in _MOMENTS)).subquery()
_FIRST: Final = select(func.min(_FIRSTS.c.at))


def _of_known(figures: list[Figure] | None, known: Sequence[bool]) -> list[Figure] | None:
    """Figures without those of periods from which nothing was kept: a count of these would be a nought for ever."""
    if figures is None:
        return None
    return [one if is_known else Figure(None) for one, is_known in zip(figures, known, strict=True)]


def _light(leading: Indicator, one: Reading) -> Light:
    return Light.UNKNOWN if one.failed else leading.light(one.now)
