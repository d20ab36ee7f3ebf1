"""What an import will do: everything that is new or changed, with references to things that are still to be made."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeAlias

from bot.services.people.names import FullName
from bot.services.register.layout import Doubt, Sheet
from models.people import Role

# A thing by its number, or by a key under which the same plan makes it.
Ref: TypeAlias = int | str
# Pairs of a thing and a person, each once, in the order of the file.
Links: TypeAlias = dict[tuple[Ref, Ref], None]


@dataclass(slots=True)
class Tally:
    """Rows of a sheet that are new, change something, or are as they are already."""

    new: int = 0
    changed: int = 0
    same: int = 0

    @property
    def to_save(self) -> int:
        return self.new + self.changed


@dataclass(frozen=True, slots=True)
class NewPerson:
    key: str
    name: FullName
    position: str


@dataclass(frozen=True, slots=True)
class NewRoom:
    key: str
    building: Ref
    number: str
    name: str
    floor: int | None


@dataclass(frozen=True, slots=True)
class RoomChange:
    id: int
    name: str | None
    floor: int | None


@dataclass(frozen=True, slots=True)
class AssetEntry:
    """A device as it will stand; `id` None for a new one."""

    id: int | None
    room: Ref
    kind: str
    name: str
    inventory: str


@dataclass(frozen=True, slots=True)
class NewChild:
    school_class: Ref
    number: int
    initials: str


@dataclass(slots=True)
class Plan:
    """All that is to be written, sheet by sheet counted, and what was not understood.

    revision: of the school when it was compared; a plan holds for that revision only. digest: tells whether this is
    the plan that a screen showed.
    """

    revision: int = 0
    digest: str = ""
    buildings: dict[str, str] = field(default_factory=dict)
    departments: dict[str, str] = field(default_factory=dict)
    classes: dict[str, tuple[int, str]] = field(default_factory=dict)
    people: list[NewPerson] = field(default_factory=list)
    positions: list[tuple[int, str]] = field(default_factory=list)
    grants: list[tuple[Ref, Role, Ref | None]] = field(default_factory=list)
    leaders: Links = field(default_factory=dict)
    members: Links = field(default_factory=dict)
    heads: Links = field(default_factory=dict)
    rooms: list[NewRoom] = field(default_factory=list)
    room_changes: list[RoomChange] = field(default_factory=list)
    keepers: Links = field(default_factory=dict)
    assets: list[AssetEntry] = field(default_factory=list)
    children: list[NewChild] = field(default_factory=list)
    tallies: dict[Sheet, Tally] = field(default_factory=lambda: {sheet: Tally() for sheet in Sheet})
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def to_save(self) -> int:
        """How many rows are new or change something."""
        return sum(tally.to_save for tally in self.tallies.values())

    def seal(self) -> None:
        """Fill in the digest: what is written, whatever else happens to the school or could not be understood."""
        written = [getattr(self, name) for name in self.__slots__ if name not in {"revision", "doubts", "digest"}]
        self.digest = sha256(repr(written).encode()).hexdigest()[:16]
