"""The school as the program knows it by heart at one revision: who is who, who may what, who is there, what is down.

Plain data and questions about it; `directory.py` reads it from the database and keeps it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from bot.access import STAFF_ROLES, Sender
from bot.services.calendar import ROLE_WINDOWS, Addressee, Window, WorkingCalendar, narrowed, school_year, widest
from bot.services.schoolyear import SchoolYear, Term, usual_terms
from models.people import Role
from models.school import TermsKind

# Services that every school begins with, by their codes (migration 0002).
TECHNICAL, SUPPLIES, SITE, JOURNAL = "technical", "supplies", "site", "journal"
# How long at most somebody who stands in for a person who is away is looked for.
STAND_IN_STEPS: Final = 5


@dataclass(frozen=True, slots=True)
class Grant:
    """A role from a day to a day (both included), in one building or in all."""

    role: Role
    since: date
    until: date | None
    building_id: int | None

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class DaysOff:
    """Days on which a person is away (both included), and who stands in."""

    first: date
    last: date
    deputy_id: int | None

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(slots=True)
class Known:
    """A person as the directory knows them.

    `name` is surname with initials; a parent's is for few eyes. `called` is how one speaks to them: «Мария Петровна».
    `heads` head the departments that the person belongs to. `class_title` is a pupil's class. morning_at: when their
    list of the day comes.
    """

    id: int
    name: str
    called: str
    language: str | None
    own_window: Window | None
    reachable: bool
    class_title: str | None = None
    morning_at: time | None = None
    sender: Sender | None = None
    grants: list[Grant] = field(default_factory=list)
    rooms: list[int] = field(default_factory=list)
    led_classes: set[int] = field(default_factory=set)
    days_off: list[DaysOff] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    departments: set[int] = field(default_factory=set)
    stands_in_for: set[int] = field(default_factory=set)

    def roles(self, day: date) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants if grant.holds(day))

    def is_away(self, day: date) -> bool:
        return any(days.holds(day) for days in self.days_off)

    def is_staff(self, day: date) -> bool:
        return not self.roles(day).isdisjoint(STAFF_ROLES)

    @property
    def is_reached(self) -> bool:
        """Whether a message would come to them: joined, and did not stop the bot."""
        return self.sender is not None and self.reachable

    def is_available(self, day: date) -> bool:
        """Whether a message would find them at work: it would come to them, and they are not on days off."""
        return self.is_reached and not self.is_away(day)


@dataclass(frozen=True, slots=True)
class RoomLine:
    """A room as one chooses it: number, name (may be missing), building."""

    id: int
    number: str
    name: str | None
    building: str
    building_id: int
    floor: int | None = None


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A service. `code` names one that every school begins with, others have a `name`."""

    id: int
    code: str | None
    name: str | None
    role: Role | None
    head_id: int | None
    is_closed: bool
    member_ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class RouteLine:
    """What the school itself sends to a service; None fits all."""

    id: int
    kind: str | None
    symptom: str | None
    building_id: int | None
    team_id: int


@dataclass(frozen=True, slots=True)
class OutageLine:
    """Something that is down for many, now; `building` None: in the whole school."""

    id: int
    kind: str
    symptom: str | None
    words: str | None
    building_id: int | None
    building: str | None
    team_id: int
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post that one person holds, or (None) nobody now."""

    id: int
    title: str
    holder_id: int | None


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    """A department and who heads it."""

    id: int
    name: str
    head_id: int | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The school at one revision. Rooms stand in the order of their numbers.

    building_heads: by building. news_approval: news wait for a deputy's word; news_budget: so many a week are no
    burden. own_terms: terms that the school set itself, by the year of their September. targets:
    the school's own times for tickets, (kind or "", urgent) → minutes of working time until the first reaction and
    until the solution.
    """

    revision: int
    name: str | None
    calendar: WorkingCalendar
    people: Mapping[int, Known]
    by_sender: Mapping[Sender, int]
    rooms: Mapping[int, RoomLine]
    teams: Mapping[int, TeamLine]
    routes: Sequence[RouteLine]
    targets: Mapping[tuple[str, bool], tuple[int, int]]
    outages: Sequence[OutageLine]
    building_heads: Mapping[int, int]
    posts: Mapping[int, PostLine]
    departments: Mapping[int, DepartmentLine]
    terms_kind: TermsKind
    news_approval: bool
    news_budget: int
    own_terms: Mapping[int, tuple[Term, ...]]

    def reaches(self, person_id: int) -> bool:
        """Whether a message would come to this person; not to who left."""
        person = self.people.get(person_id)
        return person is not None and person.is_reached

    @property
    def zone(self) -> ZoneInfo:
        return self.calendar.zone

    def today(self, now: datetime) -> date:
        return now.astimezone(self.zone).date()

    def school_year(self, start: int) -> SchoolYear:
        """The school year that begins in September of this year, with the school's own terms or the usual ones."""
        return SchoolYear(start, self.own_terms.get(start) or usual_terms(start, self.terms_kind))

    def year_of(self, day: date) -> SchoolYear:
        """The school year of a day."""
        return self.school_year(school_year(day))

    def holders(self, role: Role, day: date, building_id: int | None = None) -> list[Known]:
        """Who holds a role on a day; with a building, those who hold it there or everywhere."""
        return [person for person in self.people.values() if _holds(person, role, day, building_id)]

    def team(self, code: str) -> TeamLine:
        """A service that every school begins with."""
        return next(team for team in self.teams.values() if team.code == code)

    def team_members(self, team_id: int, day: date, building_id: int | None = None) -> list[Known]:
        """Who is in a service on a day: holders of its role (with a building: there or everywhere), and the added."""
        team = self.teams[team_id]
        return [
            person
            for person in self.people.values()
            if (person.id in team.member_ids and person.is_staff(day))
            or (team.role and _holds(person, team.role, day, building_id))
        ]

    def teams_of(self, person: Known, day: date) -> frozenset[int]:
        """The services whose tickets this person works on a day: their own, and of those for whom they stand in."""
        people = [person, *self.replaced_by(person, day)]
        return frozenset(team.id for one in people for team in self.teams.values() if _belongs(team, one, day))

    def replaced_by(self, person: Known, day: date) -> list[Known]:
        """Those who are away on a day and for whom this person stands in, and those for whom these would in turn."""
        found: dict[int, Known] = {}
        nearest = [person]
        for _ in range(STAND_IN_STEPS):
            nearest = [away for one in nearest for away in self._away_from(one, day) if away.id not in found]
            found |= {away.id: away for away in nearest}
        return list(found.values())

    def _away_from(self, person: Known, day: date) -> list[Known]:
        """Those who are away on a day and named this person."""
        away = (self.people.get(one) for one in person.stands_in_for)
        return [
            one for one in away if one and any(days.holds(day) and days.deputy_id == person.id for days in one.days_off)
        ]

    def stand_in(self, person: Known, day: date) -> Known | None:
        """Who is available in a person's stead: themselves, or whoever stands in, or in turn for them; None: nobody."""
        found: Known | None = person
        for _ in range(STAND_IN_STEPS):
            if found is None or (found.is_available(day) and found.is_staff(day)):
                return found
            deputy = next((days.deputy_id for days in found.days_off if days.holds(day)), None)
            found = self.people.get(deputy) if deputy else None
        return None

    def keepers(self, room_id: int) -> Iterator[Known]:
        """Who keeps a room."""
        return (person for person in self.people.values() if room_id in person.rooms)

    def window(self, person: Known, day: date) -> Window:
        """When this person may be written to: the widest window of their roles, narrowed by themselves."""
        return narrowed(self.role_window(person, day), person.own_window)

    def role_window(self, person: Known, day: date) -> Window:
        """The widest window of this person's roles."""
        kinds = {_addressee(role) for role in person.roles(day)} or {Addressee.PARENT}
        return widest([ROLE_WINDOWS[kind] for kind in kinds])


def _holds(person: Known, role: Role, day: date, building_id: int | None) -> bool:
    return any(
        grant.role is role and grant.holds(day) and grant.building_id in (None, building_id) for grant in person.grants
    )


def _belongs(team: TeamLine, person: Known, day: date) -> bool:
    """Whether somebody may work a service's tickets, in whatever building: its head too, who is not told of each."""
    if team.is_closed:
        return False
    is_added = (person.id in team.member_ids or person.id == team.head_id) and person.is_staff(day)
    return is_added or (team.role is not None and team.role in person.roles(day))


def short_name(surname: str, given_name: str, patronymic: str) -> str:
    """Surname with initials, «Ежова М. П.»; what there is of it where something is missing."""
    initials = " ".join(f"{part[0]}." for part in (given_name, patronymic) if part)
    return f"{surname} {initials}".strip() if surname else given_name


def _addressee(role: Role) -> Addressee:
    if role in STAFF_ROLES:
        return Addressee.STAFF
    return Addressee.PARENT if role is Role.PARENT else Addressee.STUDENT
