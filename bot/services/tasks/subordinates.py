"""Who may set tasks for whom: everybody for themselves, heads for those who are under them. Pure."""

from datetime import date

from bot.services.snapshot import Known, Snapshot
from models.people import Role

# Who stands over whom where a role makes it so; a director is under nobody.
_LEADERS = frozenset({Role.DIRECTOR, Role.DEPUTY})


def subordinates(school: Snapshot, person_id: int, day: date) -> list[Known]:
    """Those of the staff who are under somebody on a day, by name; never they themselves.

    1. Under a director everybody. 2. Under a deputy and the head of the working group everybody but the director and
    the deputies. 3. Under the head of a department, a service or a building: its members; nobody's superior among them.
    """
    head = school.people.get(person_id)
    if head is None or not head.is_staff(day):
        return []
    roles = head.roles(day)
    staff = [person for person in school.people.values() if person.is_staff(day) and person.id != person_id]
    if Role.DIRECTOR in roles:
        return sorted(staff, key=_by_name)
    others = [person for person in staff if not person.roles(day) & _LEADERS]
    if roles & {Role.DEPUTY, Role.COORDINATOR}:
        return sorted(others, key=_by_name)
    return sorted((person for person in others if _heads(school, person_id, person, day)), key=_by_name)


def _heads(school: Snapshot, head_id: int, person: Known, day: date) -> bool:
    departments = (school.departments[one] for one in person.departments if one in school.departments)
    if any(department.head_id == head_id for department in departments):
        return True
    if any(school.teams[team].head_id == head_id for team in school.teams_of(person, day)):
        return True
    kept = (school.rooms[room].building_id for room in person.rooms if room in school.rooms)
    return any(school.building_heads.get(building) == head_id for building in kept)


def _by_name(person: Known) -> str:
    return person.name
