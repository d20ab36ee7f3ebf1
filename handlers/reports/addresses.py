"""Addresses of reports. period: `Period.code`; kind: the word of a document (bot/reports/school_report.py)."""

from bot.ui import Address


class Reports(Address, prefix="reports"):
    """Which report?"""


class OfYear(Address, prefix="reports.year"):
    """The report of a school year: to which order? It may be typed."""

    year: int


class MakeYear(Address, prefix="reports.year.make"):
    """Make it, without an order."""

    year: int


class OfPeriod(Address, prefix="reports.period"):
    """The report of a period: to which order? It may be typed."""

    period: str


class MakePeriod(Address, prefix="reports.period.make"):
    """Make it, without an order."""

    period: str


class Templates(Address, prefix="reports.templates"):
    """Which document's template?"""


class Template(Address, prefix="reports.template"):
    """The template of a document; another one may be sent."""

    kind: str


class Download(Address, prefix="reports.template.get"):
    """The template that is used now, as a file."""

    kind: str


class Reset(Address, prefix="reports.template.reset"):
    """Use the program's template again."""

    kind: str
