"""Addresses of pictures of the status and of the status as a file. period: `Period.code`."""

from enum import StrEnum

from bot.ui import Address


class Chart(StrEnum):
    """What is drawn, in the order of the buttons."""

    ROADMAP = "roadmap"
    TICKETS = "tickets"
    TIMES = "times"
    RATES = "rates"
    SUPPLIES = "supplies"


class Drawn(Address, prefix="status.chart"):
    """A picture with the same in words below it."""

    chart: Chart
    period: str


class Paper(Address, prefix="status.pdf"):
    """The status on a page."""

    period: str


class Figures(Address, prefix="status.csv"):
    """The indicators as a table for programs."""

    period: str
