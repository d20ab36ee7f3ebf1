"""What goes wrong at the school, as plain data, and which of it is worst. No I/O."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from bot.services.calendar import SCHOOL_DAY
from bot.services.snapshot import OutageLine
from bot.services.status.shapes import Area
from bot.services.tickets.reading import TicketLine

# So many make the school's worst things.
WORST: Final = 3
_HOUR: Final = 3600
HOURS_OF_DAY: Final = SCHOOL_DAY.length.total_seconds() / _HOUR


class TroubleKind(StrEnum):
    """What is wrong; the order decides between troubles that are as bad."""

    OUTAGE = "outage"
    TICKET_LATE = "ticket_late"
    ITEM_LATE = "item_late"
    SHORTAGE_LATE = "shortage_late"
    STOCK_LOW = "stock_low"
    LETTER_LATE = "letter_late"
    SURVEY_LOW = "survey_low"
    TASK_LATE = "task_late"
    PLANNED_LATE = "planned_late"
    ITEM_OFFERED = "item_offered"
    ITEM_SILENT = "item_silent"

    @property
    def area(self) -> Area:
        """The light that it stands for; one's own tasks and planned work have none."""
        return _AREAS[self]


_AREAS: Final = {
    TroubleKind.OUTAGE: Area.TICKETS,
    TroubleKind.TICKET_LATE: Area.TICKETS,
    TroubleKind.ITEM_LATE: Area.ROADMAP,
    TroubleKind.SHORTAGE_LATE: Area.SUPPLIES,
    TroubleKind.STOCK_LOW: Area.SUPPLIES,
    TroubleKind.LETTER_LATE: Area.NEWS,
    TroubleKind.SURVEY_LOW: Area.SURVEYS,
    TroubleKind.TASK_LATE: Area.SCHOOL,
    TroubleKind.PLANNED_LATE: Area.SCHOOL,
    TroubleKind.ITEM_OFFERED: Area.ROADMAP,
    TroubleKind.ITEM_SILENT: Area.ROADMAP,
}
_AREA_RANKS: Final = {area: rank for rank, area in enumerate(Area)}
_KIND_RANKS: Final = {kind: rank for rank, kind in enumerate(TroubleKind)}


class Severity(IntEnum):
    """URGENT: lessons stand still. RED: has to be seen to now. YELLOW: is going wrong."""

    YELLOW = 1
    RED = 2
    URGENT = 3


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that goes wrong, and the reason.

    thing: the packed address of its screen, by which it is known. name: what it is called: an item's number («2.5»),
    a consumable, a letter, a survey, a task; "" where it has none. text: an item's words. who: who answers for it, of
    the staff, by surname and initials; empty where nobody does. weight: how bad it is among others of the same
    severity, in working days (calendar days of items, tasks and letters).

    days: how late it is, how long nothing was heard, or how many days a survey has left. hours: whole hours of working
    time that a ticket is late or an outage lasts. part, whole: who reacted of how many; of stock what is left and what
    the minimum is. waiting: requests that wait for it. doer_id: who has to do a task. is_hurried: whoever looks may
    hurry somebody about it, and there is somebody. is_unanswered: of a ticket only the first answer is late.
    """

    kind: TroubleKind
    thing: str
    severity: Severity
    weight: float
    name: str = ""
    text: str = ""
    who: tuple[str, ...] = ()
    days: int = 0
    hours: int = 0
    part: int = 0
    whole: int = 0
    waiting: int = 0
    doer_id: int | None = None
    is_hurried: bool = False
    is_unanswered: bool = False
    ticket: TicketLine | None = None
    outage: OutageLine | None = None

    @property
    def area(self) -> Area:
        return self.kind.area

    @property
    def is_red(self) -> bool:
        return self.severity >= Severity.RED

    @property
    def share(self) -> int:
        """Who reacted of all, in whole percent, never rounded up to all."""
        return self.part * 100 // self.whole if self.whole else 0


def in_order(found: Iterable[Trouble]) -> list[Trouble]:
    """Each thing once, the worst first.

    1. What is urgent, then what is red. 2. What weighs more. 3. By kind, and by the thing's address, so that the order
    is always the same.
    """
    worst: dict[str, Trouble] = {}
    for one in sorted(found, key=_key):
        worst.setdefault(one.thing, one)
    return list(worst.values())


def pick(found: Iterable[Trouble], limit: int = WORST) -> list[Trouble]:
    """The worst ones in their order, but not all of one area where another one has something red.

    Then the worst red one of the other areas stands last.
    """
    ordered = in_order(found)
    chosen = ordered[:limit]
    if limit > 1 and len(chosen) == limit and len({one.area for one in chosen}) == 1:
        others = (one for one in ordered[limit:] if one.is_red and one.area is not chosen[0].area)
        chosen[-1] = next(others, chosen[-1])
    return chosen


def by_area(found: Iterable[Trouble]) -> Sequence[Trouble]:
    """The same, what is red before the rest, each area by area as the lights stand, the worst of each first."""
    return sorted(in_order(found), key=lambda one: (not one.is_red, _AREA_RANKS[one.area]))


def _key(one: Trouble) -> tuple[int, float, int, str]:
    return -one.severity, -one.weight, _KIND_RANKS[one.kind], one.thing
