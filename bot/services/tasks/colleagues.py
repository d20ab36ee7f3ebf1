"""All of the staff as the sentences of tasks name them."""

from dataclasses import dataclass
from datetime import date

from bot.services.snapshot import Snapshot
from bot.services.tasks.subordinates import subordinates


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the staff, as names are compared; is_under: the actor may set tasks for them."""

    id: int
    surname: str
    given_name: str
    patronymic: str
    is_under: bool


def colleagues(school: Snapshot, person_id: int, today: date) -> list[Colleague]:
    """All of the staff, as sentences name them. Of surname and initials, the surname stands first."""
    under = {one.id for one in subordinates(school, person_id, today)}
    found = []
    for person in school.people.values():
        if person.is_staff(today):
            surname = " ".join(part for part in person.name.split() if not part.endswith("."))
            given, _, patronymic = person.called.partition(" ")
            found.append(Colleague(person.id, surname, given, patronymic, person.id in under))
    return found
