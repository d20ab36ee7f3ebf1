"""Addresses on the way into the school. All but the last are open to strangers."""

from bot.ui import Address


class Stranger(Address, prefix="stranger"):
    """What somebody sees whom the school does not know (yet)."""
