"""A filter of the queue: read from an address, put into one, said in words."""

from dataclasses import dataclass
from typing import Final, Protocol

from bot.errors import Missing
from bot.services.snapshot import Snapshot
from bot.services.text import shorten
from bot.services.tickets.queue import QueueFilter, View
from bot.ui import Text, t
from handlers.phrases import team_name
from handlers.site import Context

# A building's or a service's own name in a title or on a button.
NAME_LENGTH: Final = 24
FLOOR_LENGTH: Final = 3


class Narrowing(Protocol):
    """The fields that addresses of the queue share."""

    team: int
    building: int
    floor: str
    view: str


@dataclass(frozen=True, slots=True)
class Fields:
    """A filter as an address keeps it."""

    team: int = 0
    building: int = 0
    floor: str = ""
    view: str = View.ALL.value


def filter_of(context: Context, address: Narrowing) -> QueueFilter:
    """The filter that an address means; Missing for what is not there (any more)."""
    if address.team and address.team not in context.school.teams:
        raise Missing
    if address.building and address.building not in buildings_of(context.school):
        raise Missing
    if address.view not in set(View):
        raise Missing
    return QueueFilter(address.team or None, address.building or None, floor_of(address.floor), view=View(address.view))


def fields_of(wanted: QueueFilter) -> Fields:
    """The same filter as an address keeps it."""
    floor = "" if wanted.floor is None else str(wanted.floor)
    return Fields(wanted.team_id or 0, wanted.building_id or 0, floor, wanted.view.value)


def floor_of(words: str) -> int | None:
    """The floor that is written so; None for all. Missing for what is no floor."""
    if not words:
        return None
    try:
        floor = int(words)
    except ValueError:
        raise Missing from None
    if str(floor) != words or len(words) > FLOOR_LENGTH:
        raise Missing
    return floor


def buildings_of(school: Snapshot) -> dict[int, str]:
    """The names of the buildings that have rooms."""
    return {room.building_id: room.building for room in school.rooms.values()}


def in_words(context: Context, wanted: QueueFilter) -> Text:
    """What is filtered, as it stands behind the title: « · Главный корпус · 2 этаж · мои»."""
    team = context.school.teams.get(wanted.team_id or 0)
    building = buildings_of(context.school).get(wanted.building_id or 0)
    return t(
        "queue-filter",
        team=_part(team_name(team)) if team else "",
        building=_part(t("text", text=shorten(building, NAME_LENGTH))) if building else "",
        floor="" if wanted.floor is None else _part(t("queue-floor", floor=str(wanted.floor))),
        view="" if wanted.view is View.ALL else _part(t(f"queue-in-view-{wanted.view}")),
    )


def _part(words: Text) -> Text:
    return t("queue-part", words=words)
