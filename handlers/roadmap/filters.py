"""A filter of the plan: read from an address, put into one, said in words; and the plan that it is of."""

from dataclasses import dataclass, replace
from typing import Final, Protocol, TypeAlias

from bot.errors import Missing
from bot.services.roadmap.overview import Filter, Overview, SectionCount, Span, View
from bot.services.text import shorten
from bot.ui import Text, t
from handlers.site import Context

# What can be chosen for a filter, and its field of that.
FIELDS: Final = {"view": "view", "section": "section", "person": "person_id", "span": "span"}
TITLE_IN_FILTER: Final = 60
Value: TypeAlias = "int | View | Span | None"


class Narrowing(Protocol):
    """The fields that addresses of the plan share."""

    year: int
    section: int
    person: int
    view: str
    span: str


@dataclass(frozen=True, slots=True)
class Fields:
    """A filter as an address keeps it."""

    year: int
    section: int = 0
    person: int = 0
    view: str = View.ALL.value
    span: str = Span.ALL.value


async def plan_of(context: Context, year: int) -> Overview:
    """The plan of a year, for whoever sees it. Missing for a year without one that is not this year."""
    lines = await context.services.roadmap.read.year(context.actor, year)
    if not lines and year != this_year(context):
        raise Missing
    return Overview(lines, context.school, context.school.today(context.now))


def this_year(context: Context) -> int:
    return context.school.year_of(context.school.today(context.now)).start


def filter_of(plan: Overview, address: Narrowing) -> Filter:
    """The filter that an address means; Missing for what is not there (any more)."""
    section, person = section_of(plan, address.section), person_of(plan, address.person)
    if address.view not in set(View) or address.span not in set(Span):
        raise Missing
    return Filter(section, person, View(address.view), Span(address.span))


def section_of(plan: Overview, number: int) -> int | None:
    """The place of a section from 0, by its number in an address; None: all."""
    if number > len(plan.sections):
        raise Missing
    return number - 1 if number else None


def person_of(plan: Overview, number: int) -> int | None:
    """A person by their number in an address; None: everybody."""
    if number and number not in plan.school.people:
        raise Missing
    return number or None


def fields_of(year: int, wanted: Filter) -> Fields:
    """The same filter as an address keeps it."""
    section = 0 if wanted.section is None else wanted.section + 1
    return Fields(year, section, wanted.person_id or 0, wanted.view.value, wanted.span.value)


def with_value(wanted: Filter, what: str, value: Value) -> Filter:
    """The filter with another value of what can be chosen."""
    return replace(wanted, **{FIELDS[what]: value})  # type: ignore[arg-type]  # each field gets values of its own


def in_words(plan: Overview, wanted: Filter) -> Text:
    """What is filtered, as it stands behind a title: « · 1. Кабинеты · Ежова М. П. · просрочено · на этой неделе»."""
    person = plan.school.people.get(wanted.person_id or 0)
    section = None if wanted.section is None else section_title(plan, wanted.section, TITLE_IN_FILTER)
    return t(
        "roadmap-filter",
        section=_part(section) if section else "",
        person=_part(t("text", text=person.name)) if person else "",
        view="" if wanted.view is View.ALL else _part(t(f"roadmap-view-{wanted.view}")),
        span="" if wanted.span is Span.ALL else _part(t(f"roadmap-span-{wanted.span}")),
    )


def section_mark(plan: Overview, place: int) -> str:
    """By what a section is called in short: its number in the document, else its place."""
    section = plan.sections[place].section
    number = section.number.strip(" .") if section else ""
    return number or str(place + 1)


def section_title(plan: Overview, place: int, length: int) -> Text:
    """Number and title of a section, as much as there is room for."""
    one: SectionCount = plan.sections[place]
    mark = section_mark(plan, place)
    if one.section is None:
        return t("roadmap-no-section", number=mark)
    return t("text", text=shorten(f"{mark}. {one.section.title}", length))


def _part(words: Text) -> Text:
    return t("roadmap-part", words=words)
