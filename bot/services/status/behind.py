"""What is behind an indicator's number, by the conditions that count it: a page of things, those not met first.

Whoever may not open a sort of things sees the number only. Nobody is named but staff, to whom people may be shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import structlog
from sqlalchemy import ColumnElement, Select, Subquery, func, select
from sqlalchemy.exc import SQLAlchemyError

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.status.counted import Spread
from bot.services.status.periods import Period
from bot.services.status.reading import Status, StatusReader
from bot.services.status.registry import Indicator
from bot.services.status.shapes import Better, Unit
from bot.services.status.spans import Bounds, stretch_of, values_of
from bot.services.status.things import READ, PersonThing, What

log = structlog.get_logger()
SIZE: Final = 6
# Who may see which things; their numbers are seen by whoever sees the status.
SEEN_BY: Final[Mapping[str, Permission]] = {
    "ticket": Permission.TICKET_SEE_ALL,
    "room": Permission.TICKET_SEE_ALL,
    "asset": Permission.TICKET_SEE_ALL,
    "consumable": Permission.STATUS_SEE,
    "item": Permission.ROADMAP_SEE,
    "news": Permission.NEWS_APPROVE,
    "survey": Permission.SURVEY_MANAGE,
    "person": Permission.PEOPLE_SEE,
}
# What opens a thing; for some another right is needed than to see its line.
_LINKS: Final[Mapping[str, str]] = {
    "ticket": "ticket",
    "room": "history.room",
    "asset": "history.device",
    "consumable": "consumable",
    "item": "item",
    "news": "newscard",
    "survey": "surveys.one",
    "person": "person",
}
# What these lead to has pages of its own.
_PAGED: Final = frozenset({"room", "asset"})


@dataclass(frozen=True, slots=True)
class Thing:
    """One of the things behind a number. link: the packed address of its screen, None where this actor has none.

    whole, part: how much of it is counted, and of a share how much of that is it. minutes: of working time.
    """

    what: What
    link: str | None
    whole: int
    part: int
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Behind:
    """A page of what is behind a number. total: how many things there are, None: this actor sees the number only.

    status: the number, and with what it is compared. page: the one that is shown, from 0.
    """

    indicator: Indicator
    status: Status
    things: Sequence[Thing]
    total: int | None
    page: int = 0


class BehindReader:
    """Reads what is behind numbers, for whoever sees the status."""

    def __init__(self, db: Database, directory: Directory, clock: Clock, reader: StatusReader) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._reader = reader

    async def page(self, actor: Actor, code: str, period: Period, page: int) -> Behind:
        """An indicator of a period with a page of what is behind it, the last one where there are fewer.

        Missing for an indicator that this actor may not see, Invalid for a period that makes no sense.
        """
        indicator = self._reader.indicator(actor, code)
        status = await self._reader.status(actor, period, (code,))
        if status.reading(code).failed or not actor.may(SEEN_BY[indicator.rows.thing]):
            return Behind(indicator, status, (), None)
        if status.is_before_records:
            return Behind(indicator, status, (), 0)
        school, now = await self._directory.now(), self._clock.now()
        params = values_of([stretch_of(period, school, now)])
        found = _found(indicator)
        try:
            async with self._db.read() as session:
                total = (await session.execute(select(func.count()).select_from(found), params)).scalar_one()
                page = max(0, min(page, (total - 1) // SIZE))
                rows = (await session.execute(_ordered(indicator, found).offset(page * SIZE).limit(SIZE), params)).all()
                read = READ[indicator.rows.thing]
                whats = await read(session, school, school.today(now), [row.id for row in rows])
        except SQLAlchemyError as error:
            log.warning("indicator_failed", indicators=(code,), error=type(error).__name__)
            return Behind(indicator, status, (), None)
        things = [_thing(actor, indicator, row, whats[row.id]) for row in rows if row.id in whats]
        return Behind(indicator, status, things, total, page)


def _found(indicator: Indicator) -> Subquery:
    """All that is counted: id, whole, part, minutes; of days since the last one, only that one."""
    found = indicator.rows.behind(Bounds())
    if isinstance(indicator.source, Spread):
        return found.add_columns(func.max(indicator.source.minutes).label("minutes")).subquery()
    if indicator.unit is Unit.DAYS:
        found = found.order_by(found.selected_columns.whole.desc()).limit(1)
    return found.subquery()


def _ordered(indicator: Indicator, found: Subquery) -> Select[Any]:
    """What there is most of first; of shares what is not met (or, where less is better, what it is about)."""
    columns = found.c
    first: ColumnElement[Any]
    if isinstance(indicator.source, Spread):
        first = columns.minutes
    elif indicator.unit is not Unit.SHARE:
        first = columns.whole
    else:
        first = columns.part if indicator.better is Better.LESS else columns.whole - columns.part
    return select(found).order_by(first.desc(), columns.id.desc())


def _thing(actor: Actor, indicator: Indicator, row: Any, what: What) -> Thing:
    kind = indicator.rows.thing
    link: str | None = f"{_LINKS[kind]}:{row.id}"
    if kind == "consumable" and not actor.may(Permission.STOCK_MOVE):
        link = None
    if isinstance(what, PersonThing) and what.name is None:
        link = None
    if kind in _PAGED:
        link = f"{link}:0"
    whole, part = (0, 0) if indicator.unit is Unit.DAYS else (int(row.whole), int(row.part))
    return Thing(what, link, whole, part, row.minutes if isinstance(indicator.source, Spread) else None)
