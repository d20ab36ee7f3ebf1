"""Addresses of people. A person's prefix is the word by which services name one: "person:7"."""

from bot.ui import Address


class People(Address, prefix="people"):
    """How many there are, and the ways to find one."""


class Find(Address, prefix="people.find"):
    """People found by what was typed."""


class Lists(Address, prefix="people.lists"):
    """The lists of one sort: roles, classes, departments, buildings."""

    listing: str
    page: int = 0


class Listed(Address, prefix="people.list"):
    """The people of one list."""

    listing: str
    key: str
    page: int = 0


class NewDepartment(Address, prefix="people.department"):
    """Make a department: its name is typed."""


class Groups(Address, prefix="people.groups"):
    """Groups that can be addressed."""

    page: int = 0


class Add(Address, prefix="people.add"):
    """Add a person of the staff: the name is typed."""


class Card(Address, prefix="person"):
    """A person."""

    id: int


class Correct(Address, prefix="person.correct"):
    """Write a name or position anew: it is typed."""

    id: int


class Roles(Address, prefix="person.roles"):
    """The roles of a person."""

    id: int
    page: int = 0


class NewRole(Address, prefix="person.role.new"):
    """Choose a role to give."""

    id: int


class RoleWhere(Address, prefix="person.role.where"):
    """Choose the building that a role is for."""

    id: int
    role: str


class GiveRole(Address, prefix="person.role.give"):
    """Give a role, for one building or (0) for all."""

    id: int
    role: str
    building: int


class OneRole(Address, prefix="person.role"):
    """One role of a person; a last day may be typed."""

    id: int
    grant: int


class EndRole(Address, prefix="person.role.end"):
    """End a role at once."""

    grant: int


class Duties(Address, prefix="person.duties"):
    """What a person answers for."""

    id: int
    page: int = 0


class NewDuty(Address, prefix="person.duty.new"):
    """Choose what a person shall answer for; a room's number is typed."""

    id: int
    duty: str
    page: int = 0


class GiveDuty(Address, prefix="person.duty.give"):
    """Give a duty."""

    id: int
    duty: str
    thing: int


class TakeDuty(Address, prefix="person.duty.take"):
    """Take a duty back."""

    id: int
    duty: str
    thing: int


class Leave(Address, prefix="person.leave"):
    """A person leaves: who goes on? The name is typed."""

    id: int


class LeaveTo(Address, prefix="person.leave.to"):
    """What happens when this person leaves and that one (0: nobody) goes on."""

    id: int
    to: int


class ConfirmLeave(Address, prefix="person.leave.do"):
    """Do it."""

    id: int
    to: int
