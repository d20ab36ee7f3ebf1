"""Addresses of inviting: staff one by one, parents by class and child, pupils by class."""

from bot.services.invitations.issuing import SlipScope
from bot.ui import Address


class Invite(Address, prefix="invite"):
    """Whom to invite: staff or the parents of a class."""


class Staff(Address, prefix="invite.staff"):
    """Staff who have not joined."""

    page: int = 0


class Person(Address, prefix="invite.person"):
    """One of the staff."""

    id: int


class Class(Address, prefix="invite.class"):
    """The children of a class."""

    id: int
    page: int = 0


class Child(Address, prefix="invite.child"):
    """One child."""

    id: int


class Open(Address, prefix="invite.open"):
    """Invitations that are open."""

    page: int = 0


class MakePerson(Address, prefix="invite.make"):
    """Make an invitation for one of the staff."""

    id: int


class MakeChild(Address, prefix="invite.parents"):
    """Make an invitation for the parents of a child."""

    id: int


class EndPerson(Address, prefix="invite.end"):
    """Revoke the invitation of one of the staff."""

    id: int


class EndChild(Address, prefix="invite.endc"):
    """Revoke the invitation for a child's parents."""

    id: int


class Untie(Address, prefix="invite.untie"):
    """Before a parent is untied from a child: what that means."""

    child: int
    parent: int


class ConfirmUntie(Address, prefix="invite.untied"):
    """Untie a parent from a child."""

    child: int
    parent: int


class Picture(Address, prefix="invite.qr"):
    """The QR picture of an invitation that was just made; it stands nowhere but in this button."""

    token: str


class Slips(Address, prefix="invite.slips"):
    """Before slips are printed: what happens to the invitations that are open."""

    id: int


class Print(Address, prefix="invite.print"):
    """Make invitations for a class and print them."""

    id: int
    scope: SlipScope


class PupilSlips(Address, prefix="invite.pupils"):
    """Before slips are printed for the pupils of a class themselves."""

    id: int


class PrintPupils(Address, prefix="invite.printp"):
    """Make invitations for the pupils of a class and print them."""

    id: int
    scope: SlipScope


class ClosePupil(Address, prefix="invite.close"):
    """Before a pupil's way into the bot is closed: what that means."""

    id: int


class ConfirmClosePupil(Address, prefix="invite.closed"):
    """Close a pupil's way into the bot."""

    id: int
