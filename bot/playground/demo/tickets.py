"""The made-up school's tickets, all of them in the order of their numbers, with what hangs on them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any, Final

from bot.playground.demo import helpdesk, history, months, supplies, unsolved
from bot.services.calendar import WorkingCalendar
from bot.services.tickets.measuring import measure
from bot.services.timeline import Timeline
from models.base import Base
from models.people import Absence
from models.supplies import Consumable, Purchase, StockMove
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketFollower
from models.upkeep import Outage, PlannedWork

_TIMES: Final = ("taken_at", "responded_at", "solved_at", "closed_at", "react_by", "solve_by", "paused_since")
_OTHERS: Final = (
    "room_id", "asset_id", "symptom", "words", "assignee_id", "waiting_for", "waiting_until", "waiting_words",
    "reminded_at", "rating", "merged_into_id", "consumable_id", "left", "purchase_id",
    "reacted_in", "solved_in", "in_time",
)  # fmt: skip
# Every column that some ticket has, so that all of them go in at a stroke.
_BLANK: Final = {
    **dict.fromkeys((*_TIMES, *_OTHERS)),
    **dict.fromkeys(("paused_seconds", "escalated", "react_escalated", "returns", "follower_count"), 0),
    "category": TicketCategory.FAULT,
    "urgent": False,
}


def rows(
    random: Random,
    calendar: WorkingCalendar,
    now: datetime,
    cast: helpdesk.Cast,
    devices: Sequence[history.Device],
    quiet: Sequence[int],
) -> Iterator[tuple[type[Base], dict[str, Any]]]:
    """All rows, parents first; rooms in `quiet` had no trouble of late."""
    faults = history.stories(random, calendar, now, devices, quiet)
    told = [_told(story, calendar) for story in faults] + helpdesk.stories(calendar, now, cast)
    desk = months.desk(calendar, now, cast, [device for device in devices if device.room_id not in quiet])
    told += [*months.stories(desk, now), *unsolved.stories(desk, now)]
    told.sort(key=lambda one: one.opened_at)
    timeline = Timeline(calendar, told[0].opened_at)
    numbers = {one.key: number for number, one in enumerate(told, start=1) if one.key}
    for consumable in helpdesk.CONSUMABLES:
        yield Consumable, consumable
    yield from ((Purchase, row) for row in supplies.purchases(calendar, now, cast, told))
    joined = _joined(told, numbers)
    for number, one in enumerate(told, start=1):
        followers = {**one.followers, **{person: at for person, at, _ in joined[number]}}
        extra = {"follower_count": len(followers), "merged_into_id": numbers.get(one.into)}
        yield Ticket, _BLANK | one.columns | measured(one.columns, timeline) | extra | {"id": number}
        merged = [(one.columns["assignee_id"], "merged", at, str(other)) for _, at, other in joined[number]]
        for person_id, action, at, words in sorted([*one.events, *merged], key=lambda event: event[2]):
            event = {"person_id": person_id, "action": action, "words": words, "at": at}
            yield TicketEvent, {"ticket_id": number, **event}
        for person_id, at in followers.items():
            yield TicketFollower, {"ticket_id": number, "person_id": person_id, "at": at}
    yield from ((StockMove, row) for row in supplies.moves(cast, told))
    yield Outage, helpdesk.outage(calendar, now, cast)
    yield from ((PlannedWork, work) for work in helpdesk.planned(calendar, now, cast))
    yield Absence, helpdesk.days_off(calendar, now, cast)


def measured(columns: dict[str, Any], timeline: Timeline) -> dict[str, Any]:
    """What a ticket took, as the clock's ticks reckon it."""
    return asdict(measure(SimpleNamespace(**_BLANK | columns), {}, timeline))


def _joined(told: Sequence[helpdesk.Told], numbers: dict[str, int]) -> dict[int, list[tuple[int, datetime, int]]]:
    """By the number of a ticket what was merged into it: who reported that, when it was merged, its number."""
    found = defaultdict[int, list[tuple[int, datetime, int]]](list)
    for number, one in enumerate(told, start=1):
        if one.into:
            found[numbers[one.into]].append((one.columns["reporter_id"], one.columns["closed_at"], number))
    return found


def _told(story: history.Story, calendar: WorkingCalendar) -> helpdesk.Told:
    """A plain fault as the columns and steps of a ticket."""
    at = {event.action: event.at for event in story.events}
    first = {event.action: event.at for event in reversed(story.events)}
    device, came_back = story.device, at.get("return")
    gone = calendar.working_hours_between(at["report"], came_back) if came_back else timedelta(0)
    columns = {
        "state": story.state,
        "reporter_id": device.reporter_id,
        "room_id": device.room_id,
        "asset_id": device.asset_id,
        "kind": device.kind,
        "symptom": story.symptom,
        "words": story.words,
        "assignee_id": device.technician_id if "take" in at else None,
        "opened_at": at["report"],
        "taken_at": at.get("take"),
        "responded_at": first.get("take"),
        "solved_at": at.get("solve"),
        "closed_at": at.get("confirm") or at.get("cancel"),
        "team_id": helpdesk.TECHNICAL,
        "returns": int(came_back is not None),
        "paused_seconds": int(gone.total_seconds()),
        **helpdesk.terms(calendar, device.kind, came_back or at["report"]),
    }
    return helpdesk.Told(columns, [(event.person_id, event.action, event.at, event.words) for event in story.events])
