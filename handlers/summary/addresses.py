"""Addresses of the summary that comes by itself."""

from bot.ui import Address


class Wishes(Address, prefix="summary"):
    """On which day, at which hour, and what will be in it."""


class SetWeekday(Address, prefix="summary.day"):
    """Let it come on this day of the week, 0 is Monday; 7: no weekly one."""

    weekday: int


class Time(Address, prefix="summary.time"):
    """Choose the time; it may be typed."""


class SetTime(Address, prefix="summary.at"):
    """Let it come at this time, in minutes since midnight."""

    at: int


class SetMonthly(Address, prefix="summary.month"):
    """With (1) or without (0) one at the end of the month."""

    wanted: int


class Show(Address, prefix="summary.show"):
    """What it would say of a period."""

    period: str
