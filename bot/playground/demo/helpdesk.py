"""The made-up school's help desk beside plain faults: who heads what, materials, an outage, planned work, days off.

Services are those that every school begins with; their numbers are those of an empty database (migration 0002).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypeAlias

from bot.services.calendar import WorkingCalendar
from bot.services.tickets.terms import SHORTAGE, Target, target_for
from models.tickets import TicketCategory, TicketState, WaitingFor
from models.upkeep import Every

TECHNICAL, SUPPLIES = 1, 2
# By a service's number the surname of its head; by a building's number that of its.
TEAM_HEADS = {TECHNICAL: "Рогов", SUPPLIES: "Рогов"}
BUILDING_HEADS = {2: "Соболева"}

# The ticket that another one is merged into.
ASKED = "asked"
# The list of what to buy that has not come yet; those before it have lower numbers.
OPEN_PURCHASE = 15
PAPER, CARTRIDGE, MARKERS, BATTERIES = 1, 2, 3, 4
CONSUMABLES: Sequence[dict[str, Any]] = (
    {"id": PAPER, "name": "Бумага А4", "unit": "пач.", "kind": None, "fits": None, "stock": 14, "minimum": 10},
    {"id": CARTRIDGE, "name": "Картридж «Оттиск»", "unit": "шт.", "kind": "printer", "fits": "Оттиск", "stock": 1,
     "minimum": 3},
    {"id": MARKERS, "name": "Маркеры для доски", "unit": "наб.", "kind": "board", "fits": None, "stock": 6,
     "minimum": 4},
    {"id": BATTERIES, "name": "Батарейки AAA", "unit": "шт.", "kind": "projector", "fits": None, "stock": 20,
     "minimum": 8},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays in these stories, and where."""

    storekeeper: int
    technician: int
    second_technician: int
    teacher: int
    keeper: int
    pupil: int
    physics: int
    library: int
    projector: int
    office: int
    secretary: int


# Who, which step, when, with which words.
Step: TypeAlias = tuple[int | None, str, datetime, str | None]


@dataclass(frozen=True, slots=True)
class Told:
    """A ticket's columns, and its steps.

    key, into: words by which one that was merged names the other one. issued: units of its consumable that went out.
    followers: who said «me too», and when.
    """

    columns: dict[str, Any]
    events: Sequence[Step]
    key: str = ""
    into: str = ""
    issued: int = 0
    followers: Mapping[int, datetime] = field(default_factory=dict)

    @property
    def opened_at(self) -> datetime:
        opened: datetime = self.columns["opened_at"]
        return opened


def terms(
    calendar: WorkingCalendar, kind: str, opened_at: datetime, *, urgent: bool = False
) -> dict[str, datetime | None]:
    """The promised times of a ticket, by the usual terms."""
    target: Target = target_for(kind, urgent, {})
    return {
        name: None if amount is None else calendar.add_working_time(opened_at, amount)
        for name, amount in (("react_by", target.reaction), ("solve_by", target.solution))
    }


def stories(calendar: WorkingCalendar, now: datetime, cast: Cast) -> list[Told]:
    """Tickets in the states that plain faults don't come to, oldest first."""
    today = calendar.local(now).date()
    before = calendar.previous_working_day(today)

    def at(day: date, hour: int, minute: int) -> datetime:
        return datetime.combine(day, time(hour, minute), calendar.zone)

    def shortage(reporter: int, room: int, consumable: int, left: str, opened: datetime) -> dict[str, Any]:
        return {
            "category": TicketCategory.SHORTAGE,
            "reporter_id": reporter,
            "room_id": room,
            "kind": "printer" if consumable == CARTRIDGE else "other",
            "consumable_id": consumable,
            "left": left,
            "team_id": SUPPLIES,
            "opened_at": opened,
            **terms(calendar, SHORTAGE, opened),
        }

    asked, paper, cartridge = at(before, 9, 5), at(before, 12, 20), at(before, 14, 40)
    dim, pupils = at(before, 13, 15), at(today, 8, 55)
    fault = {"room_id": cast.library, "kind": "projector", "asset_id": cast.projector, "team_id": TECHNICAL}
    return [
        Told(
            {
                **fault,
                "state": TicketState.WAITING,
                "reporter_id": cast.keeper,
                "symptom": "no_picture",
                "assignee_id": cast.technician,
                "opened_at": asked,
                "taken_at": asked + timedelta(minutes=12),
                "responded_at": asked + timedelta(minutes=12),
                "waiting_for": WaitingFor.REPORTER,
                "paused_since": asked + timedelta(minutes=30),
                **terms(calendar, "projector", asked),
            },
            [
                (cast.keeper, "report", asked, None),
                (cast.technician, "take", asked + timedelta(minutes=12), None),
                (cast.technician, "ask", asked + timedelta(minutes=30), "Когда можно подойти?"),
            ],
            key=ASKED,
        ),
        Told(
            shortage(cast.secretary, cast.office, PAPER, "none", paper)
            | {
                "state": TicketState.CLOSED,
                "assignee_id": cast.storekeeper,
                "taken_at": paper + timedelta(minutes=20),
                "responded_at": paper + timedelta(minutes=20),
                "solved_at": paper + timedelta(minutes=20),
                "closed_at": paper + timedelta(minutes=55),
                "rating": 5,
            },
            [
                (cast.secretary, "report", paper, None),
                (cast.storekeeper, "solve", paper + timedelta(minutes=20), "Выдано: 3 пач."),
                (cast.secretary, "confirm", paper + timedelta(minutes=55), None),
            ],
            issued=3,
        ),
        Told(
            {
                **fault,
                "state": TicketState.MERGED,
                "reporter_id": cast.teacher,
                "symptom": "no_picture",
                "opened_at": dim,
                "closed_at": dim + timedelta(minutes=25),
                "responded_at": dim + timedelta(minutes=25),
                **terms(calendar, "projector", dim),
            },
            [
                (cast.teacher, "report", dim, None),
                (cast.technician, "merge", dim + timedelta(minutes=25), None),
            ],
            into=ASKED,
        ),
        Told(
            shortage(cast.keeper, cast.library, CARTRIDGE, "one", cartridge) | {"state": TicketState.NEW},
            [(cast.keeper, "report", cartridge, None)],
        ),
        Told(
            {
                "state": TicketState.UNCONFIRMED,
                "reporter_id": cast.pupil,
                "room_id": cast.physics,
                "kind": "computer",
                "symptom": "no_login",
                "team_id": TECHNICAL,
                "opened_at": pupils,
                **terms(calendar, "computer", pupils),
            },
            [(cast.pupil, "report", pupils, None)],
        ),
    ]


def outage(calendar: WorkingCalendar, now: datetime, cast: Cast) -> dict[str, Any]:
    """Something that is down since this morning."""
    opened_at = datetime.combine(calendar.local(now).date(), time(9, 20), calendar.zone)
    return {
        "id": 1,
        "kind": "network",
        "symptom": "no_wifi",
        "words": "Меняем точку доступа, до обеда сделаем",
        "building_id": 2,
        "team_id": TECHNICAL,
        "opened_by": cast.second_technician,
        "opened_at": opened_at,
    }


def planned(calendar: WorkingCalendar, now: datetime, cast: Cast) -> list[dict[str, Any]]:
    """Work that comes again by itself."""
    tomorrow = calendar.next_working_day(calendar.local(now).date())
    return [
        {
            "id": 1,
            "title": "Чистка фильтров проекторов",
            "kind": "projector",
            "team_id": TECHNICAL,
            "place": "Главный корпус",
            "checklist": "Протереть фильтр\nПроверить лампу\nПроверить крепление",
            "every": Every.QUARTER,
            "next_on": tomorrow + timedelta(days=14),
            "assignee_id": cast.technician,
            "created_by": cast.technician,
        },
        {
            "id": 2,
            "title": "Проверка картриджей и бумаги",
            "kind": "printer",
            "team_id": SUPPLIES,
            "place": "Склад",
            "checklist": "Пересчитать картриджи\nПересчитать бумагу\nЗаказать недостающее",
            "every": Every.MONTH,
            "next_on": tomorrow,
            "assignee_id": cast.storekeeper,
            "created_by": cast.storekeeper,
        },
    ]


def days_off(calendar: WorkingCalendar, now: datetime, cast: Cast) -> dict[str, Any]:
    """A technician who will be away next week, and who stands in."""
    first = calendar.local(now).date() + timedelta(days=7)
    return {
        "id": 1,
        "person_id": cast.second_technician,
        "deputy_id": cast.technician,
        "first": first,
        "last": first + timedelta(days=4),
    }
