"""Who may invite whom: an admin everybody, a class teacher the parents and the pupils of their own classes."""

from bot.access import Actor, Permission, permissions_of
from bot.errors import Denied

# Who is 14 agrees for themselves (Civil Code, article 26); below this year nobody of a class is.
FIRST_YEAR_OF_PUPILS = 8


def may_be_pupils(year: int) -> bool:
    """Whether the children of a class of this year are invited as pupils."""
    return year >= FIRST_YEAR_OF_PUPILS


def invites_everybody(actor: Actor) -> bool:
    """Whether the right to invite comes from a role, not only from a class."""
    return actor.person_id is not None and Permission.INVITE in permissions_of(actor.roles)


def require_everybody(actor: Actor) -> None:
    """Denied for whoever may not invite staff."""
    if not invites_everybody(actor):
        raise Denied


def require_class(actor: Actor, class_id: int | None) -> None:
    """Denied for whoever may not invite parents of this class."""
    if not invites_everybody(actor) and class_id not in actor.led_classes:
        raise Denied
