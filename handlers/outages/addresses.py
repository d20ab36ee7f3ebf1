"""Addresses of outages. The card's prefix is the word by which services name an outage: "outage:7". Building 0: all."""

from bot.ui import Address


class Outages(Address, prefix="outages"):
    """What is down now."""


class Card(Address, prefix="outage"):
    """An outage."""

    id: int


class New(Address, prefix="outage.new"):
    """What is down? What is common."""


class Kinds(Address, prefix="outage.kinds"):
    """What is down? Any kind."""


class Symptoms(Address, prefix="outage.what"):
    """What is wrong with it?"""

    kind: str


class Where(Address, prefix="outage.where"):
    """In which building?"""

    kind: str
    symptom: str


class Check(Address, prefix="outage.check"):
    """What will be told to all; words for them may be typed."""

    kind: str
    symptom: str
    building: int


class Open(Address, prefix="outage.open"):
    """Tell it to all."""

    kind: str
    symptom: str
    building: int


class Say(Address, prefix="outage.say"):
    """Write how it stands."""

    id: int


class MeToo(Address, prefix="outage.me"):
    """«Me too»."""

    id: int


class Reports(Address, prefix="outage.reports"):
    """The reports that belong to it."""

    id: int
    page: int = 0


class Join(Address, prefix="outage.join"):
    """Reports that may be about it too."""

    id: int
    page: int = 0


class JoinOne(Address, prefix="outage.join.one"):
    """Put a report to it."""

    id: int
    ticket: int


class Ending(Address, prefix="outage.end"):
    """It works again: who will be told; words for them may be typed."""

    id: int


class End(Address, prefix="outage.over"):
    """It works again."""

    id: int
