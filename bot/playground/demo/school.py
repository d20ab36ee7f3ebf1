"""The made-up school as rows of the database: always the same people and places, a history up to a given moment."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from bot.playground.demo import (
    helpdesk,
    history,
    invited,
    months,
    news,
    newsreaders,
    places,
    roadmap,
    staff,
    tickets,
    upkeep,
)
from bot.playground.demo.families import CLASS_SIZES, PARENT, PUPIL, PUPILS_CLASS, Child, Family, children, families
from bot.playground.demo.names import Name
from bot.services.calendar import SATURDAY, WorkingCalendar, school_year
from bot.services.consents import VERSIONS, Purpose
from models.base import Base
from models.delivery import OutboxNotice
from models.news import NewsPost, NewsRecipient, NewsTally, SavedAudience, Website
from models.people import (
    Absence,
    ClassTeacher,
    Consent,
    DepartmentMember,
    Guardianship,
    Identity,
    Invitation,
    Person,
    Role,
    RoleGrant,
    RoomKeeper,
)
from models.roadmap import (
    Post,
    RoadmapAssignee,
    RoadmapControl,
    RoadmapEvent,
    RoadmapEvidence,
    RoadmapItem,
    RoadmapSection,
    RoadmapWatcher,
)
from models.school import Asset, Building, CalendarDay, DayKind, Department, Room, SchoolClass
from models.supplies import Consumable, Purchase, StockMove
from models.tasks import Task, TaskEvent
from models.tickets import Ticket, TicketEvent, TicketFollower
from models.upkeep import Outage, PlannedWork

SEED = 2021
NAME = "Школа «Журавушка»"
WEEK_DAYS = 5
# A messenger's number is the person's number and this.
USER_BASE = 10_000
FIRST_CHILD, FIRST_PARENT = 101, 501
NEWCOMERS = 20_000
CHANNEL = "telegram"


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the school who has joined: `user_id` in the messenger, and what they are in a few words."""

    user_id: int
    name: Name
    subtitle: str


@dataclass(slots=True)
class MadeUpSchool:
    """Rows by table, in the order in which they can be inserted, and everybody who has joined."""

    rows: dict[type[Base], list[dict[str, Any]]] = field(default_factory=dict)
    members: list[Member] = field(default_factory=list)
    person_ids: dict[Name, int] = field(default_factory=dict)
    class_ids: dict[str, int] = field(default_factory=dict)
    # A child nobody of whose family has joined: number and class.
    lone_child: tuple[int, str] = (0, "")

    def add(self, model: type[Base], **values: Any) -> None:
        self.rows.setdefault(model, []).append(values)

    def join(self, person_id: int, name: Name, subtitle: str) -> None:
        self.add(Identity, person_id=person_id, channel=CHANNEL, external_id=USER_BASE + person_id)
        self.members.append(Member(USER_BASE + person_id, name, subtitle))

    def agree(self, person_id: int, purpose: Purpose, since: date) -> None:
        given_at = datetime.combine(since, time(6), UTC)
        self.add(Consent, person_id=person_id, purpose=purpose, version=VERSIONS[purpose], given_at=given_at)

    def person_of(self, surname: str) -> int:
        """The number of somebody of the staff."""
        return next(self.person_ids[employee.name] for employee in staff.STAFF if employee.name.surname == surname)

    def user_of(self, name: Name) -> int:
        """Who that is in the messenger."""
        return USER_BASE + self.person_ids[name]


def make(now: datetime, zone: ZoneInfo) -> MadeUpSchool:
    """The school as it stands at `now`, a moment of a working day."""
    random = Random(SEED)  # noqa: S311  # a made-up school holds no secret
    made = MadeUpSchool()
    calendar = _calendar(made, now, zone)
    today = calendar.local(now).date()
    since = date(school_year(today - months.SINCE), 9, 1)
    _add_classes(made)
    _add_staff(made, since)
    _add_families(made, random, since)
    devices = _add_places(made, calendar, today)
    _add_tickets(made, random, calendar, now, devices)
    surnames = {employee.name.surname: made.person_ids[employee.name] for employee in staff.STAFF}
    for model, row in roadmap.rows(calendar, now, roadmap.Named(surnames)):
        made.add(model, **row)
    for model, row in news.rows(calendar, now, _newsroom(made)):
        made.add(model, **row)
    staff_ids = [person for person in surnames.values() if any(i["person_id"] == person for i in made.rows[Identity])]
    children_ids = [row["id"] for row in made.rows[Person] if row["class_id"]]
    for row in invited.rows(staff_ids, children_ids, made.person_ids[staff.ADMIN], since):
        made.add(Invitation, **row)
    for row in upkeep.absences(calendar, now, surnames):
        made.add(Absence, **row)
    return made


def _calendar(made: MadeUpSchool, now: datetime, zone: ZoneInfo) -> WorkingCalendar:
    """The school's own changes: two days off, and a working Saturday for one of them."""
    plain = WorkingCalendar(zone, WEEK_DAYS)
    today = plain.local(now).date()
    saturday = today + timedelta(days=(SATURDAY - today.weekday()) % 7 + 7)
    changes = {
        _steps_from(plain, today, -9): (DayKind.OFF, "Авария на теплотрассе"),
        _steps_from(plain, today, 6): (DayKind.OFF, "Методический день"),
        saturday: (DayKind.WORKING, "За методический день"),
    }
    for day, (kind, note) in changes.items():
        made.add(CalendarDay, day=day, kind=kind, note=note)
    return WorkingCalendar(zone, WEEK_DAYS, {day: kind for day, (kind, _) in changes.items()})


def _steps_from(calendar: WorkingCalendar, day: date, steps: int) -> date:
    move = calendar.next_working_day if steps > 0 else calendar.previous_working_day
    for _ in range(abs(steps)):
        day = move(day)
    return day


def _add_classes(made: MadeUpSchool) -> None:
    for number, title in enumerate(CLASS_SIZES, start=1):
        made.class_ids[title] = number
        made.add(SchoolClass, id=number, year=int(title[:-1]), letter=title[-1])
    for number, name in enumerate(places.BUILDINGS, start=1):
        made.add(Building, id=number, name=name)


def _add_staff(made: MadeUpSchool, since: date) -> None:
    buildings = {name: number for number, name in enumerate(places.BUILDINGS, start=1)}
    for person_id, employee in enumerate(staff.STAFF, start=1):
        name = employee.name
        made.person_ids[name] = person_id
        made.add(Person, **_named(person_id, name), position=employee.position, class_id=None, register_number=None)
        for role in employee.roles:
            building_id = buildings.get(employee.building)
            made.add(RoleGrant, person_id=person_id, role=role, building_id=building_id, since=since)
        if employee.leads:
            made.add(ClassTeacher, class_id=made.class_ids[employee.leads], person_id=person_id)
        if name.surname not in staff.NOT_JOINED:
            led = f", классный руководитель {employee.leads}" if employee.leads else ""
            made.join(person_id, name, f"{employee.position}{led}")
            made.agree(person_id, Purpose.PARTICIPATION, since)
    for number, title in enumerate(staff.DEPARTMENTS, start=1):
        members = [person_id for person_id, one in enumerate(staff.STAFF, start=1) if one.department == title]
        made.add(Department, id=number, name=title, head_id=members[0])
        for person_id in members:
            made.add(DepartmentMember, department_id=number, person_id=person_id)


def _add_families(made: MadeUpSchool, random: Random, since: date) -> None:
    pupils = children(random)
    child_ids = {child: number for number, child in enumerate(pupils, start=FIRST_CHILD)}
    for child, child_id in child_ids.items():
        names = _named(child_id, Name("", child.initials, ""))
        register = {"class_id": made.class_ids[child.class_title], "register_number": child.number}
        made.add(Person, **names, position=None, **register)
    parent_id = FIRST_PARENT
    alone: list[tuple[int, str]] = []
    for family in families(random, pupils):
        for name in family.parents:
            made.person_ids[name] = parent_id
            made.add(Person, **_named(parent_id, name), position=None, class_id=None, register_number=None)
            made.join(parent_id, name, f"Родитель, {_classes(family)}")
            made.agree(parent_id, Purpose.GUARDIAN, since)
            _bind(made, parent_id, family, child_ids, since)
            parent_id += 1
        if family.employee:
            made.agree(made.person_of(family.employee), Purpose.GUARDIAN, since)
            _bind(made, made.person_of(family.employee), family, child_ids, since)
        elif not family.parents:
            alone += [(child_ids[child], child.class_title) for child in family.children]
    made.lone_child = min(alone)
    pupil = next(child for child in pupils if child.class_title == PUPILS_CLASS)
    _let_in(made, child_ids[pupil], pupil, since)


def _let_in(made: MadeUpSchool, child_id: int, pupil: Child, since: date) -> None:
    """A pupil who uses the bot; the messenger knows them by the name that they gave there."""
    made.add(RoleGrant, person_id=child_id, role=Role.STUDENT, building_id=None, since=since)
    made.join(child_id, PUPIL, f"Ученик, {pupil.class_title}")
    made.agree(child_id, Purpose.STUDENT, since)
    made.person_ids[PUPIL] = child_id


def _named(person_id: int, name: Name) -> dict[str, Any]:
    return {"id": person_id, "surname": name.surname, "given_name": name.given, "patronymic": name.patronymic}


def _classes(family: Family) -> str:
    return ", ".join(
        sorted({child.class_title for child in family.children}, key=lambda title: (int(title[:-1]), title))
    )


def _bind(made: MadeUpSchool, parent_id: int, family: Family, child_ids: dict[Any, int], since: date) -> None:
    made.add(RoleGrant, person_id=parent_id, role=Role.PARENT, building_id=None, since=since)
    for child in family.children:
        made.add(Guardianship, parent_id=parent_id, child_id=child_ids[child])


def _add_places(made: MadeUpSchool, calendar: WorkingCalendar, today: date) -> list[history.Device]:
    """Rooms and devices; gives those that somebody who has joined can report."""
    devices: list[history.Device] = []
    for building_id, room_id, place in _numbered_places():
        floor = places.floor_of(place)
        made.add(Room, id=room_id, building_id=building_id, number=place.number, name=place.name, floor=floor)
        keeper_id = made.person_of(place.keeper) if place.keeper else 0
        if keeper_id:
            made.add(RoomKeeper, room_id=room_id, person_id=keeper_id)
        seen = upkeep.confirmed_on(room_id, calendar, today) if keeper_id else None
        for thing in places.things_in(place):
            asset_id = len(made.rows.get(Asset, ())) + 1
            inventory = f"41012{building_id}-{asset_id:04}"
            what = {"kind": thing.kind, "name": thing.name, "inventory_number": inventory, "confirmed_on": seen}
            made.add(Asset, id=asset_id, room_id=room_id, **what)
            if keeper_id and place.keeper not in staff.NOT_JOINED:
                technician = _technician(made, places.BUILDINGS[building_id - 1])
                devices.append(history.Device(asset_id, room_id, thing.kind, keeper_id, technician))
    return devices


def _numbered_places() -> Iterator[tuple[int, int, places.Place]]:
    """Building's number, room's number, room."""
    room_id = 0
    for building_id, building in enumerate(places.BUILDINGS, start=1):
        for place in places.ROOMS[building]:
            room_id += 1
            yield building_id, room_id, place


def _technician(made: MadeUpSchool, building: str) -> int:
    return next(made.person_ids[employee.name] for employee in staff.STAFF if employee.building == building)


def _add_tickets(
    made: MadeUpSchool, random: Random, calendar: WorkingCalendar, now: datetime, devices: list[history.Device]
) -> None:
    quiet = [row["room_id"] for row in made.rows[RoomKeeper] if row["person_id"] == made.person_ids[staff.TEACHER]]
    for model, row in tickets.rows(random, calendar, now, _cast(made), devices, quiet):
        made.add(model, **row)


def _cast(made: MadeUpSchool) -> helpdesk.Cast:
    """The people and rooms of the help desk's stories."""
    rooms = {row["number"]: row["id"] for row in made.rows[Room] if row["building_id"] == 1}
    library = rooms["107"]
    projector = next(r["id"] for r in made.rows[Asset] if r["room_id"] == library and r["kind"] == "projector")
    kept = [row["room_id"] for row in made.rows[RoomKeeper] if row["person_id"] == made.person_ids[staff.TEACHER]]
    return helpdesk.Cast(
        storekeeper=made.person_of("Кузьмичёв"),
        technician=made.person_ids[staff.TECHNICIAN],
        second_technician=made.person_of("Сафронов"),
        teacher=made.person_ids[staff.TEACHER],
        keeper=made.person_of("Книжникова"),
        pupil=made.person_ids[PUPIL],
        physics=kept[0],
        library=library,
        projector=projector,
        office=rooms["108"],
        secretary=made.person_of("Бумагина"),
    )


def _newsroom(made: MadeUpSchool) -> newsreaders.Cast:
    """Who writes the news, and everybody who reads them in the bot."""
    joined = {row["person_id"] for row in made.rows[Identity]}
    titles = {number: title for title, number in made.class_ids.items()}
    classes = {row["id"]: titles[row["class_id"]] for row in made.rows[Person] if row["class_id"]}
    ties = [(row["parent_id"], row["child_id"]) for row in made.rows[Guardianship]]
    on_staff = {row["person_id"] for row in made.rows[RoleGrant] if row["role"] is Role.STAFF}
    return newsreaders.Cast(
        editor=made.person_of("Лучинин"),
        deputy=made.person_of("Ветрова"),
        class_teacher=made.person_of("Пчёлкина"),
        staff=sorted(on_staff & joined),
        parents=newsreaders.people_by_class(
            (parent, child, classes[child]) for parent, child in ties if parent in joined
        ),
        class_ids=made.class_ids,
        silent=frozenset(made.person_ids[name] for name in FEATURED),
    )


SCHOOL_ROW = {"name": NAME, "week_days": WEEK_DAYS}
# Parents of foreign keys come first.
ORDER: tuple[type[Base], ...] = (
    CalendarDay, Building, SchoolClass, Person, Department, DepartmentMember, Identity, Invitation, Consent, RoleGrant,
    Guardianship, ClassTeacher, Room, RoomKeeper, Asset, Consumable, Purchase, Ticket, TicketEvent, TicketFollower,
    StockMove, Outage, PlannedWork, Absence, Post, RoadmapSection, RoadmapItem, RoadmapAssignee, RoadmapControl,
    RoadmapEvent, RoadmapEvidence, RoadmapWatcher, Task, TaskEvent, NewsPost, NewsRecipient, NewsTally, OutboxNotice,
    SavedAudience, Website,
)  # fmt: skip
FEATURED = (staff.TEACHER, staff.TECHNICIAN, PARENT, staff.DIRECTOR, staff.ADMIN)
