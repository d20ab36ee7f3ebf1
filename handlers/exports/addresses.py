"""Addresses of registers as tables. code: of a register; period: `Period.code` or "all"; form: `files.Form`."""

from bot.ui import Address


class Exports(Address, prefix="exports"):
    """Which register?"""


class Of(Address, prefix="exports.of"):
    """A register: of which period, in which form?"""

    code: str
    form: str


class Log(Address, prefix="log"):
    """The register of tickets, as its command and older buttons call it."""


class Form(Address, prefix="exports.form"):
    """A register of a period: in which form? Where the chooser of periods leads."""

    code: str
    period: str


class Take(Address, prefix="exports.take"):
    """The file."""

    code: str
    period: str
    form: str
