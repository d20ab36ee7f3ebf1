"""Addresses of the menu and the screens that everybody meets."""

from bot.ui import Address


class Menu(Address, prefix="menu"):
    """The menu."""


class More(Address, prefix="menu.more"):
    """What the menu has no place for."""

    page: int = 0


class Help(Address, prefix="help"):
    """What can be done here."""


class NotUnderstood(Address, prefix="unknown"):
    """An answer to a message that nothing here can make use of."""


class Cancel(Address, prefix="cancel"):
    """Leave whatever is being filled in."""


class Edited(Address, prefix="edited"):
    """An answer to a message that was changed after it was sent."""


class Group(Address, prefix="group"):
    """What the bot does in a group."""
