"""Addresses of services. A service's prefix is the word by which the rest of the program names one: "team:3".

In routes "" is any kind or symptom, 0 all buildings; in terms the kind "" is everything without terms of its own.
"""

from bot.ui import Address


class Teams(Address, prefix="teams"):
    """All services."""

    page: int = 0


class NewTeam(Address, prefix="teams.new"):
    """Make a service: its name is typed."""


class Team(Address, prefix="team"):
    """A service."""

    id: int


class Rename(Address, prefix="team.name"):
    """Give a service another name: it is typed."""

    id: int


class Members(Address, prefix="team.people"):
    """Who is in a service; a surname may be typed to add somebody."""

    id: int
    page: int = 0


class PutIn(Address, prefix="team.put"):
    """Add somebody."""

    id: int
    person: int


class TakeOut(Address, prefix="team.out"):
    """Take somebody out who was added."""

    id: int
    person: int


class Head(Address, prefix="team.head"):
    """Choose the head; a surname may be typed."""

    id: int


class SetHead(Address, prefix="team.head.set"):
    """This one (0: nobody) is the head."""

    id: int
    person: int


class Closing(Address, prefix="team.closing"):
    """What keeps a service from being closed, or what closing it means."""

    id: int


class Close(Address, prefix="team.close"):
    """Close a service."""

    id: int


class Reopen(Address, prefix="team.open"):
    """Open a service that was closed."""

    id: int


class Buildings(Address, prefix="teams.buildings"):
    """Who heads which building."""

    page: int = 0


class Building(Address, prefix="teams.building"):
    """Choose the head of a building: a surname is typed."""

    id: int


class SetBuildingHead(Address, prefix="teams.building.set"):
    """This one (0: nobody) heads a building."""

    id: int
    person: int


class Routes(Address, prefix="teams.routes"):
    """The school's own routes."""

    page: int = 0


class PickKind(Address, prefix="teams.kinds"):
    """What is a route about, or (use "try") a trial? `use` goes through all steps."""

    use: str


class PickSymptom(Address, prefix="teams.symptoms"):
    """Which symptom, or any?"""

    use: str
    kind: str


class PickBuilding(Address, prefix="teams.where"):
    """In which building, or in all?"""

    use: str
    kind: str
    symptom: str
    page: int = 0


class PickTeam(Address, prefix="teams.who"):
    """To which service?"""

    kind: str
    symptom: str
    building: int
    page: int = 0


class AddRoute(Address, prefix="teams.route.add"):
    """Send such tickets there."""

    kind: str
    symptom: str
    building: int
    team: int


class DropRoute(Address, prefix="teams.route.drop"):
    """Such tickets go the usual way again."""

    id: int


class Probe(Address, prefix="teams.try"):
    """Where would such a ticket go now?"""

    kind: str
    symptom: str
    building: int


class Terms(Address, prefix="teams.terms"):
    """Terms of everything, and of kinds that have others."""


class TermsOf(Address, prefix="teams.kind"):
    """Terms of one kind."""

    kind: str


class PickTerm(Address, prefix="teams.term"):
    """Choose one term; it may be typed."""

    kind: str
    urgent: bool
    term: str


class SetTerm(Address, prefix="teams.term.set"):
    """So many minutes of working time."""

    kind: str
    urgent: bool
    term: str
    minutes: int


class ResetTerms(Address, prefix="teams.term.reset"):
    """Back to the usual terms."""

    kind: str
