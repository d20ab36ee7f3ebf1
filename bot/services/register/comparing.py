"""A filled file against the school as it stands: what is new, what changes, what is as it is, what is doubtful."""

from collections.abc import Iterable
from enum import StrEnum

from bot.services.register.devices import match_devices
from bot.services.register.existing import Existing, ExistingPerson, ExistingRoom
from bot.services.register.layout import Doubt, Sheet
from bot.services.register.matching import PeopleIndex, PlaceIndex, Unclear, match_staff
from bot.services.register.plan import Links, NewChild, NewPerson, NewRoom, Plan, Ref, RoomChange
from bot.services.register.records import ChildRecord, ClassName, Records, RoomRecord, StaffRecord
from bot.services.text import fold
from models.people import Role


class Outcome(StrEnum):
    """What a row comes to."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


def compare(records: Records, existing: Existing) -> Plan:
    """The plan of an import. Rows in doubt are left out of it; nothing is ever taken away by an import.

    Buildings are known first, since roles are given for them; then people, who keep rooms; then rooms, which hold
    devices.
    """
    comparison = _Comparison(existing, records.doubts)
    comparison.note_buildings(records.rooms)
    for record, match in zip(records.staff, match_staff(records.staff, existing), strict=True):
        try:
            comparison.count(Sheet.STAFF, comparison.staff(record, match))
        except Unclear as unclear:
            comparison.doubt(Sheet.STAFF, record.row, unclear)
    for child in records.children:
        try:
            comparison.count(Sheet.CHILDREN, comparison.child(child))
        except Unclear as unclear:
            comparison.doubt(Sheet.CHILDREN, child.row, unclear)
    for room in records.rooms:
        try:
            comparison.count(Sheet.ROOMS, comparison.room(room))
        except Unclear as unclear:
            comparison.doubt(Sheet.ROOMS, room.row, unclear)
    match_devices(records.assets, existing, comparison.plan, comparison.places, comparison.buildings)
    comparison.plan.seal()
    return comparison.plan


class _Comparison:
    """What is known so far, of the school and of the rows before."""

    def __init__(self, existing: Existing, doubts: Iterable[Doubt]) -> None:
        self.plan = Plan(existing.revision, doubts=list(doubts))
        self.places = PlaceIndex()
        self.buildings: dict[str, Ref] = dict(existing.buildings)
        self._old = existing
        self._people = PeopleIndex(existing)
        self._building_names: dict[Ref, str] = {}
        self._rooms: dict[tuple[Ref, str], ExistingRoom] = {}
        self._seen: set[object] = set()
        for room in existing.rooms:
            self.places.add(room.id, room.building_id, room.number)
            self._rooms[room.building_id, fold(room.number)] = room

    def count(self, sheet: Sheet, outcome: Outcome) -> None:
        tally = self.plan.tallies[sheet]
        setattr(tally, outcome.value, getattr(tally, outcome.value) + 1)

    def doubt(self, sheet: Sheet, row: int, unclear: Unclear) -> None:
        self.plan.doubts.append(Doubt(sheet, row, unclear.column, unclear.reason))

    def note_buildings(self, rooms: Iterable[RoomRecord]) -> None:
        """Buildings of the file, known by name from now on; one is made when something is put into it."""
        for room in rooms:
            if room.building and fold(room.building) not in self.buildings:
                ref = f"building:{fold(room.building)}"
                self.buildings[fold(room.building)] = ref
                self._building_names[ref] = room.building

    def staff(self, record: StaffRecord, match: ExistingPerson | Unclear | None) -> Outcome:
        """A row of the staff: the person, roles, classes led, department."""
        if isinstance(match, Unclear):
            raise match
        building = self._building(record.building) if record.building else None
        department = self._department(record)
        ref, outcome = self._person(record, match)
        held = match.roles if match else frozenset()
        more = False
        for role in dict.fromkeys(record.roles):
            where = building if role is Role.TECHNICIAN else None
            if (role, None) not in held and (role, where) not in held:
                self.plan.grants.append((ref, role, self._made(where)))
                more = True
        for name in record.classes:
            more |= _add(self.plan.leaders, self._old.leaders, (self._class(name), ref))
        if department is not None:
            if isinstance(department, str):
                self.plan.departments.setdefault(department, record.department)
            more |= _add(self.plan.members, self._old.members, (department, ref))
            if record.is_head and self._old.heads.get(department if isinstance(department, int) else 0) != ref:
                self.plan.heads[department, ref] = None
                more = True
        return Outcome.CHANGED if more and outcome is Outcome.SAME else outcome

    def child(self, record: ChildRecord) -> Outcome:
        """A line of a class register, or the name of a class alone."""
        known = len(self.plan.classes)
        if record.number is None:
            self._class(record.school_class)
            return Outcome.NEW if len(self.plan.classes) > known else Outcome.SAME
        self._once((record.school_class, record.number), "number")
        class_id = self._old.classes.get(_class_key(record.school_class))
        initials = self._old.children.get((class_id, record.number)) if class_id else None
        if initials == record.initials:
            return Outcome.SAME
        if initials is not None:
            # Parents may be bound to the child that stands there: it does not become another one.
            raise Unclear("other-child", "number")
        self.plan.children.append(NewChild(self._class(record.school_class), record.number, record.initials))
        return Outcome.NEW

    def room(self, record: RoomRecord) -> Outcome:
        """A room: building, number, name, floor, keepers."""
        building = self._building(record.building)
        self._once((building, fold(record.number)), "number")
        keepers = [self._people.find(name) for name in record.keeper.split(";") if name.strip()]
        old = self._rooms.get((building, fold(record.number)))
        ref: Ref = old.id if old else f"room:{len(self.plan.rooms)}"
        outcome = Outcome.SAME
        if old is None:
            made = self._made(building)
            assert made is not None
            self.plan.rooms.append(NewRoom(str(ref), made, record.number, record.name, record.floor))
            self.places.add(ref, building, record.number)
            outcome = Outcome.NEW
        else:
            change = RoomChange(old.id, record.name or old.name, old.floor if record.floor is None else record.floor)
            if (change.name, change.floor) != (old.name, old.floor):
                self.plan.room_changes.append(change)
                outcome = Outcome.CHANGED
        more = [_add(self.plan.keepers, self._old.keepers, (ref, keeper)) for keeper in dict.fromkeys(keepers)]
        return Outcome.CHANGED if any(more) and outcome is Outcome.SAME else outcome

    def _person(self, record: StaffRecord, match: ExistingPerson | None) -> tuple[Ref, Outcome]:
        if match is None:
            ref = f"person:{len(self.plan.people)}"
            self.plan.people.append(NewPerson(ref, record.name, record.position))
            self._people.add(ref, record.name, record.position)
            return ref, Outcome.NEW
        if record.position and record.position != match.position:
            self.plan.positions.append((match.id, record.position))
            return match.id, Outcome.CHANGED
        return match.id, Outcome.SAME

    def _department(self, record: StaffRecord) -> Ref | None:
        """The department of a row; Unclear where a second head is named for it."""
        if not record.department:
            return None
        key = fold(record.department)
        if record.is_head:
            self._once(("head", key), "head")
        return self._old.departments.get(key, f"department:{key}")

    def _class(self, name: ClassName) -> Ref:
        known = self._old.classes.get(_class_key(name))
        if known is not None:
            return known
        ref = f"class:{name.year}{name.letter}"
        self.plan.classes[ref] = (name.year, name.letter)
        return ref

    def _building(self, name: str) -> Ref:
        """The building of this name; the only one where none is named."""
        if name:
            found = self.buildings.get(fold(name))
            if found is None:
                raise Unclear("building-unknown", "building")
            return found
        if len(self.buildings) != 1:
            raise Unclear("building-needed", "building")
        return next(iter(self.buildings.values()))

    def _made(self, building: Ref | None) -> Ref | None:
        """The building, which will be made where it is new."""
        if isinstance(building, str):
            self.plan.buildings[building] = self._building_names[building]
        return building

    def _once(self, thing: object, column: str) -> None:
        if thing in self._seen:
            raise Unclear("repeated", column)
        self._seen.add(thing)


def _add(planned: Links, old: set[tuple[int, int]], pair: tuple[Ref, Ref]) -> bool:
    """Plan a link unless it is there or planned already; whether it was planned."""
    if pair in old or pair in planned:
        return False
    planned[pair] = None
    return True


def _class_key(name: ClassName) -> tuple[int, str]:
    return name.year, fold(name.letter)
