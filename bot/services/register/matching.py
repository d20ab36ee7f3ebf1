"""Which person or room a file means: by name, told apart by position, building or nothing; never guessed."""

from collections import defaultdict
from collections.abc import Sequence

from bot.services.people.names import FullName
from bot.services.register.existing import Existing, ExistingPerson
from bot.services.register.plan import Ref
from bot.services.register.records import StaffRecord
from bot.services.text import fold


class Unclear(Exception):
    """Nothing or several things are meant, or this can't be done; `reason` says why, `column` where it shows."""

    def __init__(self, reason: str, column: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.column = column


class PeopleIndex:
    """Finds persons by what stands in a cell: «Ежова Мария Петровна», «Ежова М. П.», each with «, должность»."""

    def __init__(self, existing: Existing) -> None:
        self._known: dict[str, list[tuple[Ref, str]]] = defaultdict(list)
        for person in existing.people:
            if not person.left:
                self.add(person.id, person.name, person.position)

    def add(self, ref: Ref, name: FullName, position: str) -> None:
        for words in {_plain(name.full), _plain(name.short)}:
            self._known[words].append((ref, _plain(position)))

    def find(self, words: str) -> Ref:
        """The person that is meant; Unclear where there is none or more than one."""
        name, _, position = words.partition(",")
        found = {ref for ref, theirs in self._known.get(_plain(name), ()) if not position or theirs == _plain(position)}
        if len(found) != 1:
            raise Unclear("person-unclear" if found else "person-unknown", "keeper")
        return found.pop()


def match_staff(rows: Sequence[StaffRecord], existing: Existing) -> list[ExistingPerson | Unclear | None]:
    """For each row of the staff the person that it is about, None for a new one, or why that is unclear.

    1. Where a name stands once in file and school, it is that person, whatever the position.
    2. Namesakes are told apart by their positions. 3. A row that repeats another is unclear, and so is one of
    several that fits none while somebody of that name is left over: their position may have changed.
    """
    by_name: dict[str, list[ExistingPerson]] = defaultdict(list)
    for person in existing.people:
        by_name[person.name.key].append(person)
    rows_by_name: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        rows_by_name[row.name.key].append(at)
    matches: list[ExistingPerson | Unclear | None] = [None] * len(rows)
    for key, places in rows_by_name.items():
        group = [rows[at] for at in places]
        for at, match in zip(places, _match_namesakes(group, by_name.get(key, [])), strict=True):
            matches[at] = match
    return matches


def _match_namesakes(
    rows: Sequence[StaffRecord], people: Sequence[ExistingPerson]
) -> list[ExistingPerson | Unclear | None]:
    here = [person for person in people if not person.left]
    if len(rows) == 1 and len(here) == 1:
        return [here[0]]
    positions = [_plain(row.position) for row in rows]
    gone = {_plain(person.position) for person in people if person.left}
    free = {_plain(person.position): person for person in here}
    unclear_school = len(free) < len(here)
    matches: list[ExistingPerson | Unclear | None] = []
    for at, position in enumerate(positions):
        if position in positions[:at]:
            matches.append(Unclear("repeated", "name"))
        elif unclear_school or (len(rows) + len(here) > 1 and not position):
            matches.append(Unclear("namesake", "name"))
        elif position in free:
            matches.append(free[position])
        elif set(free) - set(positions):
            matches.append(Unclear("namesake", "name"))
        else:
            matches.append(Unclear("left", "name") if position in gone else None)
    return matches


class PlaceIndex:
    """Finds rooms by number, and by building where the number stands in several."""

    def __init__(self) -> None:
        self._known: dict[str, dict[Ref, Ref]] = defaultdict(dict)

    def add(self, ref: Ref, building: Ref, number: str) -> None:
        self._known[fold(number)][building] = ref

    def find(self, number: str, building: Ref | None) -> Ref:
        """The room that is meant; Unclear where there is none or more than one."""
        rooms = self._known.get(fold(number), {})
        if building is not None:
            rooms = {building: rooms[building]} if building in rooms else {}
        if len(rooms) != 1:
            raise Unclear("room-unclear" if rooms else "room-unknown", "room")
        return next(iter(rooms.values()))


def _plain(words: str) -> str:
    """Folded, with single spaces and none around dots: «Ежова М.П.» is «Ежова М. П.»."""
    return " ".join(fold(words).replace(".", ". ").split())
