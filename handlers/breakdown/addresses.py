"""The address of breakdowns. period: `Period.code`."""

from enum import StrEnum

from bot.ui import Address


class Dimension(StrEnum):
    """What the school is looked at by; ALL: choose one of the others."""

    ALL = "all"
    BUILDING = "building"
    ROOM = "room"
    KIND = "kind"
    TEAM = "team"
    OFTEN = "often"  # rooms with repeated faults
    DEVICES = "devices"  # and devices
    TIMES = "times"
    WEEKS = "weeks"
    PERSON = "person"
    SECTION = "section"
    CLASS = "class"
    NEEDS = "needs"


class By(Address, prefix="status.by"):
    """The school by one of these."""

    dimension: Dimension
    period: str
    page: int = 0
