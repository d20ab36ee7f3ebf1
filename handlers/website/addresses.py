"""Addresses of the school's website."""

from bot.ui import Address


class Website(Address, prefix="website"):
    """What is read, and how that goes."""


class NameSection(Address, prefix="website.section"):
    """Type the address of the section with news."""


class ReadNow(Address, prefix="website.read"):
    """Look there at once."""


class Stop(Address, prefix="website.stop"):
    """Really read it no more?"""


class Forget(Address, prefix="website.forget"):
    """It is read no more."""


class GiveNews(Address, prefix="website.give"):
    """How the bot's news get onto the site."""
