"""Who may invite whom: an admin everybody, a class teacher the parents of their own classes."""

from bot.access import STAFF_ROLES, Actor, Permission, permissions_of
from bot.errors import Denied


def invites_everybody(actor: Actor) -> bool:
    """Whether the right to invite comes from a role, not only from a class."""
    return actor.person_id is not None and Permission.INVITE in permissions_of(actor.roles)


def require_everybody(actor: Actor) -> None:
    """Denied for whoever may not invite staff."""
    if not invites_everybody(actor):
        raise Denied


def led_classes(actor: Actor) -> frozenset[int]:
    """The classes that the actor answers for, as long as they are staff."""
    return actor.led_classes if actor.roles & STAFF_ROLES else frozenset()


def require_class(actor: Actor, class_id: int | None) -> None:
    """Denied for whoever may not invite parents of this class."""
    if not invites_everybody(actor) and class_id not in led_classes(actor):
        raise Denied
