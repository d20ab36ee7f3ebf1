"""Drafts of made-up plans without a database, and a school that they are read in."""

from bot.services.roadmap.documents import PlanDocument, PlanRow
from bot.services.roadmap.importing.draft import Draft
from bot.services.roadmap.importing.understanding import Reader, understand
from bot.services.roadmap.naming import Namer
from bot.services.schoolyear import SchoolYear, usual_terms
from models.school import TermsKind
from tests.bot.services.roadmap.naming.school import NAMER, STAFF
from tests.plans import Item


def year(start: int) -> SchoolYear:
    return SchoolYear(start, usual_terms(start, TermsKind.QUARTERS))


YEAR = year(2026)


def document(*items: Item, title: str = "План", of: int | None = 2026) -> PlanDocument:
    """A document of these items, numbered anew in each section."""
    rows: list[PlanRow] = []
    sections = list(dict.fromkeys(item.section for item in items if item.section))
    for place, item in enumerate(items, start=1):
        number = sum(row.section == (item.section or None) for row in rows) + 1
        at = str(sections.index(item.section) + 1) if item.section else ""
        rows.append(PlanRow(f"{number}.", item.section or None, at, item.text, item.period, item.people, "", place))
    return PlanDocument(title, of, tuple(rows), ())


def reader(written: int | None = 2026, target: int = 2026, namer: Namer = NAMER) -> Reader:
    return Reader(namer, STAFF, written, year(target))


def draft(*items: Item, written: int | None = 2026, target: int = 2026) -> Draft:
    """What is understood of these items."""
    return understand(document(*items, of=written), reader(written, target), written)
