"""The plan follows the school's terms: what is due or asked about when a term ends moves with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from bot.access import Actor
from bot.db import WriteSession
from bot.services.roadmap.periods import Period, read_period
from bot.services.roadmap.storing import period_values
from bot.services.schoolyear import SchoolYear
from models.base import table
from models.roadmap import PeriodKind, RoadmapControl, RoadmapEvent, RoadmapItem

_PULSES = frozenset({PeriodKind.YEAR, PeriodKind.RECURRING})


@dataclass(frozen=True, slots=True)
class Refit:
    """What a period comes to in the new terms; `before`: its control dates in the old ones."""

    before: tuple[date, ...]
    period: Period


async def refit(
    session: WriteSession, actor: Actor, old: SchoolYear, new: SchoolYear, now: datetime, today: date
) -> None:
    """Move what depends on the terms of a school year, inside the unit that changes them.

    Only control dates that are still to come move. What has ended, and what was postponed, stays as it is.
    """
    rows = (await session.execute(_RUNNING, {"of_year": new.start})).all()
    found = [(row, refitted) for row in rows if (refitted := refit_of(row, old, new)) is not None]
    if not found:
        return
    controls: dict[int, list[Any]] = {row.id: [] for row, _ in found}
    for one in await session.execute(_CONTROLS, {"of_year": new.start}):
        if one.item_id in controls:
            controls[one.item_id].append(one)
    gone: list[int] = []
    rows_added: list[dict[str, Any]] = []
    for row, refitted in found:
        coming = [one for one in controls[row.id] if one.closed_at is None and one.day >= today]
        kept = {one.day for one in controls[row.id]} - {one.day for one in coming}
        gone += [one.id for one in coming]
        days = days_to_ask(refitted, kept, today)
        is_pulse = refitted.period.kind in _PULSES
        rows_added += [
            {"item_id": row.id, "day": day, "is_pulse": is_pulse, "remind_on": min(day, today)} for day in days
        ]
        await _note(session, actor, row, refitted, now)
    if gone:
        await session.execute(_FORGET, {"controls": gone})
    if rows_added:
        await session.execute(insert(table(RoadmapControl)), rows_added)


def refit_of(row: Any, old: SchoolYear, new: SchoolYear) -> Refit | None:
    """What the new terms change for an item, by its columns; None where they change nothing, or nobody can be sure.

    What runs all year is asked about when each term ends. Else the words have to be as clear in the new terms as they
    were in the old ones, and to come to the kind of period that the item has.
    """
    if row.kind is PeriodKind.YEAR:
        ends = tuple(term.last for term in new.terms)
        before = tuple(term.last for term in old.terms)
        period = Period(row.kind, row.starts_on, row.ends_on, ends, row.rhythm, row.every_year)
        return Refit(before, period) if before != ends else None
    if row.kind is PeriodKind.ON_REQUEST or row.postponed_from is not None or not row.period_words:
        return None
    was, now = read_period(row.period_words, old), read_period(row.period_words, new)
    if not was.is_clear or not now.is_clear or was.period is None or now.period is None or was.period == now.period:
        return None
    same = {(one.kind, one.rhythm) for one in (row, was.period, now.period)}
    return Refit(was.period.controls, replace(now.period, every_year=row.every_year)) if len(same) == 1 else None


def days_to_ask(refitted: Refit, kept: set[date], today: date) -> Sequence[date]:
    """On which days an item gets new controls; kept: the days of those that stay, answered ones and past ones.

    What was answered before its term ended is not asked again when the end of that term moves. How it went before today
    is not asked, a deadline that is past by now is missed.
    """
    before, period = refitted.before, refitted.period
    is_same_number = len(before) == len(period.controls)
    return [
        day
        for at, day in enumerate(period.controls)
        if day not in kept
        and not (is_same_number and before[at] in kept)
        and (day >= today or period.kind not in _PULSES)
    ]


async def _note(session: WriteSession, actor: Actor, row: Any, refitted: Refit, now: datetime) -> None:
    """Write the new days, into the history too; a later end is asked for of the deadline where it is now."""
    before, period = refitted.before, refitted.period
    values = period_values(row.period_words, period)
    if row.asked_day in before and len(before) == len(period.controls):
        values["asked_day"] = period.controls[before.index(row.asked_day)]
    await session.execute(_SET, {"item": row.id, **values})
    if (row.starts_on, row.ends_on) == (period.start, period.end):
        return
    days = {"day_before": row.ends_on, "day_after": period.end}
    line = {"item_id": row.id, "person_id": actor.person_id, "action": "terms", "at": now}
    await session.execute(_ADD_EVENT, line | days)


_ITEM, _CONTROL = table(RoadmapItem).c, table(RoadmapControl).c
_IS_RUNNING = (_ITEM.year == bindparam("of_year"), _ITEM.rolled_at.is_(None), _ITEM.closed_at.is_(None))
_RUNNING = select(table(RoadmapItem)).where(*_IS_RUNNING)
_CONTROLS = (
    select(_CONTROL.id, _CONTROL.item_id, _CONTROL.day, _CONTROL.closed_at)
    .join(table(RoadmapItem), _CONTROL.item_id == _ITEM.id)
    .where(*_IS_RUNNING)
)
_FORGET = delete(table(RoadmapControl)).where(_CONTROL.id.in_(bindparam("controls", expanding=True)))
_SET = update(table(RoadmapItem)).where(_ITEM.id == bindparam("item"))
_ADD_EVENT = insert(table(RoadmapEvent))
