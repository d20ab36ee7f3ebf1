"""Addresses of a person's own settings. Hours of a day are minutes since midnight."""

from bot.ui import Address


class Settings(Address, prefix="settings"):
    """One's own settings."""


class Language(Address, prefix="language"):
    """Choose the language."""


class Speak(Address, prefix="language.set"):
    """Speak this language from now on."""

    code: str


class Hours(Address, prefix="settings.hours"):
    """Choose the hours in which one is written to; 0 and 0 are those that hold now."""

    start: int
    end: int


class Narrow(Address, prefix="settings.hours.set"):
    """Write in these hours only."""

    start: int
    end: int


class Reset(Address, prefix="settings.hours.all"):
    """Back to the hours of one's roles."""


class Morning(Address, prefix="settings.morning"):
    """Choose when the list of the day comes."""


class SetMorning(Address, prefix="settings.morning.at"):
    """Let it come at this time."""

    at: int


class ResetMorning(Address, prefix="settings.morning.first"):
    """Let it come as one's hours begin."""
