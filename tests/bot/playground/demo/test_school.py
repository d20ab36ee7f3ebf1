"""The made-up school: of a realistic size, consistent, with names that agree and a history that could have been."""

from collections import Counter
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.playground.demo import names, places, staff
from bot.playground.demo.school import MadeUpSchool, make
from bot.services.calendar import WorkingCalendar
from bot.services.tickets.catalogue import SYMPTOMS
from models.people import ClassTeacher, Guardianship, Identity, Person, Role, RoleGrant, RoomKeeper
from models.school import Asset, CalendarDay, DayKind, Room, SchoolClass
from models.tickets import Ticket, TicketEvent, TicketState

ZONE = ZoneInfo("Asia/Novokuznetsk")
NOW = datetime(2026, 11, 24, 10, tzinfo=ZONE)


@pytest.fixture(scope="module")
def made() -> MadeUpSchool:
    return make(NOW, ZONE)


def test_it_has_a_realistic_size(made: MadeUpSchool) -> None:
    sizes = {model: len(made.rows[model]) for model in (SchoolClass, Room, Asset)}
    assert sizes == {SchoolClass: 14, Room: 40, Asset: 160}
    children = [row for row in made.rows[Person] if row["class_id"]]
    assert len(children) == 300
    assert len(staff.STAFF) == 45
    assert len({row["person_id"] for row in made.rows[RoleGrant] if row["role"] is Role.PARENT}) == 252


def test_it_is_always_the_same(made: MadeUpSchool) -> None:
    assert make(NOW, ZONE).rows == made.rows


def test_every_class_has_its_own_teacher_and_every_technician_a_building(made: MadeUpSchool) -> None:
    assert len({row["class_id"] for row in made.rows[ClassTeacher]}) == 14
    assert len({row["person_id"] for row in made.rows[ClassTeacher]}) == 14
    technicians = [row["building_id"] for row in made.rows[RoleGrant] if row["role"] is Role.TECHNICIAN]
    assert sorted(technicians) == [1, 2]


def test_some_people_hold_several_roles(made: MadeUpSchool) -> None:
    roles: dict[int, set[Role]] = {}
    for row in made.rows[RoleGrant]:
        roles.setdefault(row["person_id"], set()).add(row["role"])
    found = {frozenset(held) for held in roles.values() if len(held) > 1}
    assert {Role.STAFF, Role.COORDINATOR} in found
    assert {Role.STAFF, Role.EDITOR} in found
    assert {Role.STAFF, Role.PARENT} in found


def test_children_are_known_by_initials_and_have_one_family(made: MadeUpSchool) -> None:
    children = {row["id"]: row for row in made.rows[Person] if row["class_id"]}
    assert {(row["surname"], row["patronymic"], len(row["given_name"])) for row in children.values()} == {("", "", 5)}
    assert len({(row["class_id"], row["register_number"]) for row in children.values()}) == 300
    parents = Counter(row["child_id"] for row in made.rows[Guardianship])
    assert parents.keys() <= children.keys()
    assert max(parents.values()) == 2
    assert Counter(Counter(row["parent_id"] for row in made.rows[Guardianship]).values()).keys() == {1, 2, 3}


def test_names_agree_in_gender_and_are_nobodys_twice(made: MadeUpSchool) -> None:
    adults = [row for row in made.rows[Person] if not row["class_id"]]
    full = [(row["surname"], row["given_name"], row["patronymic"]) for row in adults]
    assert len(full) == len(set(full)) == 295
    for surname, given, patronymic in full:
        is_woman = patronymic.endswith("вна")
        assert is_woman or patronymic.endswith(("вич", "ьич")), patronymic
        assert (given[-1] in "ая") == is_woman or given in {"Данила", "Никита", "Любовь"}, given
        if not surname.endswith(("ик", "ых")):  # these do not change
            assert is_woman == surname.endswith(("ва", "на", "ая")), surname


@pytest.mark.parametrize(
    ("mans", "womans"),
    [("Зуев", "Зуева"), ("Заречный", "Заречная"), ("Бережной", "Бережная"), ("Боровик", "Боровик")],
)
def test_a_womans_surname_follows_from_the_ending(mans: str, womans: str) -> None:
    assert names.womans_surname(mans) == womans


def test_the_rooms_are_kept_by_people_of_the_staff_and_hold_devices_of_the_catalogue(made: MadeUpSchool) -> None:
    surnames = {employee.name.surname for employee in staff.STAFF}
    kept = {place.keeper for rooms in places.ROOMS.values() for place in rooms} - {""}
    assert kept <= surnames
    assert {row["kind"] for row in made.rows[Asset]} <= SYMPTOMS.keys()
    assert len({(row["room_id"], row["name"]) for row in made.rows[Asset]}) == 160
    teacher = made.person_ids[staff.TEACHER]
    (room,) = [row["room_id"] for row in made.rows[RoomKeeper] if row["person_id"] == teacher]
    assert [row["kind"] for row in made.rows[Asset] if row["room_id"] == room].count("projector") == 1


def test_who_has_joined_is_known_to_the_messenger_and_parents_only_by_joining(made: MadeUpSchool) -> None:
    joined = {row["external_id"] for row in made.rows[Identity]}
    assert joined == {member.user_id for member in made.members}
    assert len(joined) == len(staff.STAFF) - len(staff.NOT_JOINED) + 250 + 1


def test_the_history_holds_every_state_and_ends_before_now(made: MadeUpSchool) -> None:
    assert {row["state"] for row in made.rows[Ticket]} == set(TicketState)
    numbered = [row["opened_at"] for row in made.rows[Ticket]]
    assert numbered == sorted(numbered)
    assert max(row["at"] for row in made.rows[TicketEvent]) < NOW


@pytest.mark.parametrize("day", range(0, 60, 7))
def test_what_happened_happened_in_order_and_in_working_hours(day: int) -> None:
    calendar = WorkingCalendar(ZONE, 5)
    today = calendar.next_working_day((NOW + timedelta(days=day)).date())
    made = make(datetime.combine(today, time(10), ZONE).astimezone(UTC), ZONE)
    changes = {row["day"]: row["kind"] for row in made.rows[CalendarDay]}
    assert sorted(changes.values()) == [DayKind.OFF, DayKind.OFF, DayKind.WORKING]
    own = WorkingCalendar(ZONE, 5, changes)
    moments: dict[int, list[datetime]] = {}
    for row in made.rows[TicketEvent]:
        moments.setdefault(row["ticket_id"], []).append(row["at"])
        local = own.local(row["at"])
        assert own.is_working_day(local.date())
        assert time(8) <= local.time() <= time(17)
    assert all(times == sorted(times) for times in moments.values())
