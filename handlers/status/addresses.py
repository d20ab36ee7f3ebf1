"""The address of the status screen."""

from bot.ui import Address


class Status(Address, prefix="status"):
    """How the school stands."""
