"""Addresses of the import."""

from bot.ui import Address


class Register(Address, prefix="register"):
    """How an import goes; the filled file is sent here."""


class Template(Address, prefix="register.template"):
    """The file to fill in."""


class Check(Address, prefix="register.check"):
    """What was understood of the file that was sent last."""


class Doubts(Address, prefix="register.doubts"):
    """All that was not understood, as a file."""


class Save(Address, prefix="register.save"):
    """Write what the check showed; `plan` tells whether it still is that."""

    plan: str


class Drop(Address, prefix="register.drop"):
    """Forget the file that was sent."""
