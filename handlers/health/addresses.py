"""Addresses of the program's own health."""

from bot.ui import Address


class Health(Address, prefix="health"):
    """How the program is."""


class Failures(Address, prefix="health.failures"):
    """What failed lately, and why."""
