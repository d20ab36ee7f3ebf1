"""Addresses of one's own calendar."""

from bot.ui import Address


class Calendar(Address, prefix="calendar"):
    """How one's deadlines come into one's calendar."""


class CalendarFile(Address, prefix="calendar.file"):
    """They as a file."""


class CalendarLink(Address, prefix="calendar.link"):
    """A new link; the old one opens nothing any more."""


class RevokeLink(Address, prefix="calendar.revoke"):
    """The link opens nothing any more."""
