"""«Мои дела»: all that one has to do, by day; what one gave to others; those who are under one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.errors import SchoolError
from bot.services.tasks.overseeing import Burden
from bot.services.tasks.reading import TaskLine
from bot.services.tasks.subordinates import subordinates
from bot.services.text import shorten
from bot.services.tickets.due import DueLine
from bot.services.tickets.reading import TicketLine
from bot.ui import Button, Row, Screen, Text, clamp_page, column, grid, page_of, pager, screen, t
from handlers.deeds import lists
from handlers.deeds.addresses import Deeds, Given, Of, Page, People
from handlers.deeds.lists import Deed
from handlers.site import Context

# A row of numbers.
LINES_SHOWN: Final = 6
# Tickets that wait for an answer come first among one's own; more than these are behind «Мои заявки».
TICKETS_READ: Final = 20
NAME_SHOWN: Final = 26
NEW = "task.new:0"


async def deeds(context: Context, _: Deeds) -> Screen:
    """All that one has to do, what is late first."""
    return await page(context, Page(page=0))


async def page(context: Context, address: Page) -> Screen:
    """A page of it."""
    given = await context.services.tasks.read.given(context.actor)
    found = await _mine(context, given)
    today = context.school.today(context.now)
    person_id = context.actor.require_person()
    heads = bool(subordinates(context.school, person_id, today))
    asked = len(await context.services.roadmap.pressing.asked(context.actor))
    raised = (await context.services.roadmap.pressing.above(context.actor)).count
    wanted = [
        Button(t("deeds-asked-button", count=asked), "pulses:0") if asked else None,
        Button(t("deeds-raised-button", count=raised), "raised:0") if raised else None,
    ]
    further = [
        Button(t("deeds-given-button", count=len(given)), Given()) if given else None,
        Button(t("deeds-people-button"), People()) if heads else None,
    ]
    return screen(
        t("deeds-title", count=len(found)) if found else t("deeds-title-none"),
        *(_listed(found, address.page, today) if found else [t("deeds-none")]),
        rows=[
            *_rows(found, address.page),
            *pager(address, address.page, len(found), LINES_SHOWN),
            *column(wanted),
            (Button(t("deeds-new"), NEW),),
            *grid([one for one in further if one is not None], 2),
        ],
    )


async def given(context: Context, address: Given) -> Screen:
    """What one gave to others and is not closed: what waits to be looked at comes first."""
    found = await context.services.tasks.read.given(context.actor)
    today = context.school.today(context.now)
    buttons = [Button(_given_line(context, line, today), f"task:{line.id}") for line in page_of(found, address.page)]
    return screen(
        t("deeds-given-title"),
        t("deeds-given-hint") if found else t("deeds-given-none"),
        rows=[*column(buttons), *pager(address, address.page, len(found)), (Button(t("deeds-new"), NEW),)],
        back=Deeds(),
    )


async def people(context: Context, address: People) -> Screen:
    """Those who are under one, whoever is late first."""
    found = await context.services.tasks.overseeing.people(context.actor)
    buttons = [Button(_person_line(one), Of(person=one.person_id)) for one in page_of(found, address.page)]
    return screen(
        t("deeds-people-title"),
        t("deeds-people-hint") if found else t("deeds-people-none"),
        rows=[*column(buttons), *pager(address, address.page, len(found))],
        back=Deeds(),
    )


async def of_person(context: Context, address: Of) -> Screen:
    """What one of them has to do: tasks, and items of the roadmap."""
    burden = await context.services.tasks.overseeing.of(context.actor, address.person)
    today = context.school.today(context.now)
    deeds_of = lists.of_items(burden.items, frozenset({address.person}), "theirs", context.school, today)
    items = [
        deed if line.id in burden.may_open else replace(deed, to=None)
        for line, deed in zip(burden.items, deeds_of, strict=True)
    ]
    found = sorted([*lists.of_tasks(burden.tasks, today), *items], key=_by_day)
    return screen(
        t("deeds-of-title", name=burden.name),
        *(_listed(found, address.page, today) if found else [t("deeds-of-none")]),
        rows=[
            *_rows(found, address.page),
            *pager(address, address.page, len(found), LINES_SHOWN),
            (Button(t("deeds-new-for"), f"task.new:{address.person}"),),
        ],
        back=People(),
    )


async def _mine(context: Context, given: Sequence[TaskLine]) -> list[Deed]:
    """A constant number of statements, however much there is to do."""
    today = context.school.today(context.now)
    services, actor = context.services, context.actor
    person = context.school.people[actor.require_person()]
    me = frozenset(one.id for one in (person, *context.school.replaced_by(person, today)))
    names = {one.id: one.name for one in context.school.people.values()}
    to_check = [line for line in given if not line.is_to_do]
    due = await _due(context)
    days = [one.by.astimezone(context.school.zone).date() for one in due]
    # What is handed in waits for others.
    items = [line for line in await services.roadmap.read.mine(actor) if line.state != "offered"]
    found = [
        *lists.of_tasks(await services.tasks.read.mine(actor), today),
        *lists.of_checks(to_check, names, today),
        *lists.of_items(items, me, "mine", context.school, today),
        *lists.of_tickets(await _asked(context), due, days, today),
    ]
    return sorted(found, key=_by_day)


def _by_day(deed: Deed) -> tuple[date, int]:
    return deed.day, deed.rank


async def _asked(context: Context) -> list[TicketLine]:
    found, _ = await context.services.tickets.read.mine(context.actor, 0, TICKETS_READ)
    return [line for line in found if line.asks_me]


async def _due(context: Context) -> Sequence[DueLine]:
    try:
        return await context.services.tickets.due.today(context.actor)
    except SchoolError:  # who works no tickets
        return ()


def _listed(found: Sequence[Deed], number: int, today: date) -> Iterator[Text]:
    """Lines with their numbers under the headlines of their days."""
    before = None
    for place, deed in _numbered(found, number):
        part = lists.section(deed.day, today)
        if part != before:
            yield t(f"deeds-part-{part}")
            before = part
        yield t("deeds-line", number=str(place), text=deed.text)


def _rows(found: Sequence[Deed], number: int) -> tuple[Row, ...]:
    """A button with the number of each line."""
    buttons = [Button(str(place), deed.to) for place, deed in _numbered(found, number) if deed.to]
    return grid(buttons, LINES_SHOWN)


def _numbered(found: Sequence[Deed], number: int) -> list[tuple[int, Deed]]:
    first = clamp_page(number, len(found), LINES_SHOWN) * LINES_SHOWN
    return list(enumerate(page_of(found, number, LINES_SHOWN), start=first + 1))


def _given_line(context: Context, line: TaskLine, today: date) -> Text:
    person = context.school.people.get(line.doer_id)
    mark = t("deed-late-mark" if line.days_late(today) else f"deed-task-{line.state}-mark")
    surname = person.name.split(" ")[0] if person else ""
    return t("deeds-given-line", mark=mark, who=shorten(surname, 14), text=shorten(line.text.replace("\n", " "), 26))


def _person_line(one: Burden) -> Text:
    mark = t("deed-late-mark") if one.late else t("deed-person-mark")
    return t(
        "deeds-person-line", mark=mark, name=shorten(one.name, NAME_SHOWN), tasks=str(one.tasks), items=str(one.items)
    )
