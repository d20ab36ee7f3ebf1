"""Days off, who stands in, and who is away."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.access import Permission
from bot.errors import Missing
from bot.services.daywords import Days
from bot.services.people.absences import AbsenceLine
from bot.services.people.roll import PersonLine
from bot.services.text import shorten
from bot.ui import PAGE_SIZE, Address, Button, Row, Screen, Text, column, page_of, pager, screen, t
from handlers.absences.addresses import Absences, Deputy, EndAbsence, Others, SetAbsence
from handlers.site import Context

# Days off of one person that can be ended from the screen.
ENDS_SHOWN = 4
COLLEAGUES_A_PAGE = 5
WEEK = timedelta(days=6)


async def absences(context: Context, address: Absences) -> Screen:
    """Days off that are not over, and the ways to set more."""
    person_id = address.person or context.actor.require_person()
    lines = await context.services.people.absences.lines(context.actor, person_id)
    is_own = person_id == context.actor.person_id
    others = await _sees_others(context) if is_own else False
    ends = [Button(t("absence-end", days=days_of(line.first, line.last)), EndAbsence(id=line.id)) for line in lines]
    return screen(
        t("absences-title") if is_own else t("absences-title-of", name=context.school.people[person_id].name),
        *(_line(line) for line in lines),
        t("absences-hint") if is_own else t("absences-hint-of"),
        rows=[
            *_choices(context, person_id, lines),
            *column(ends[:ENDS_SHOWN]),
            *column([Button(t("absences-others"), Others()) if others else None]),
        ],
        back="settings" if is_own else _origin(context, person_id),
        expects=Absences(person=person_id),
    )


async def others(context: Context, address: Others) -> Screen:
    """Who is away or will be, and the people of the services that one heads."""
    service = context.services.people.absences
    lines = await service.everybody(context.actor)
    people = {one.id: one.name for one in await service.headed(context.actor)}
    people |= {line.person_id: line.name for line in lines if line.person_id != context.actor.person_id}
    buttons = [Button(shorten(name, 40), Absences(person=one)) for one, name in people.items()]
    shown = page_of(lines, address.page)
    total = max(len(lines), len(buttons))
    return screen(
        t("absences-others-title"),
        *(t("absence-of", name=line.name, absence=_line(line)) for line in shown),
        None if lines else t("absences-nobody"),
        t("absences-others-hint") if context.actor.may(Permission.PEOPLE_MANAGE) else t("absences-headed-hint"),
        rows=[*column(page_of(buttons, address.page)), *pager(address, address.page, total)],
        back=Absences(),
    )


async def deputy(context: Context, address: Deputy) -> Screen:
    """Who stands in: a colleague by a tap, anybody of the staff by a typed surname, or nobody."""
    days = read(address.first, address.last)
    plan = await context.services.people.absences.plan(context.actor, address.person, days)
    shown = page_of(plan.colleagues, address.page, COLLEAGUES_A_PAGE)
    return screen(
        t("absence-deputy-title", days=days_of(days.first, days.last)),
        t("absence-covered", names=", ".join(plan.covered)) if plan.covered else None,
        t("absence-deputy-hint"),
        rows=[
            *column(_deputy_button(address, line) for line in shown),
            *pager(address, address.page, len(plan.colleagues), COLLEAGUES_A_PAGE),
            (Button(t("absence-nobody"), _to(address, 0)),),
        ],
        back=Absences(person=address.person),
        expects=address.model_copy(update={"page": 0}),
    )


def found(address: Deputy, lines: Sequence[PersonLine]) -> Screen:
    """Those of the staff who fit the surname that was typed."""
    return screen(
        t("absence-found", count=len(lines)),
        t("absence-found-hint"),
        rows=column(_deputy_button(address, line) for line in lines[:PAGE_SIZE]),
        back=address,
        expects=address,
    )


def read(first: str, last: str) -> Days:
    """The days of an address; Missing where they are none."""
    try:
        return Days(date.fromisoformat(first), date.fromisoformat(last), None)
    except ValueError:
        raise Missing from None


def days_of(first: date, last: date) -> Text:
    """«24.11.2026» or «24.11.2026 – 26.11.2026»."""
    return t("text", text=f"{first:%d.%m.%Y}") if first == last else t("absence-days", first=first, last=last)


def _choices(context: Context, person_id: int, lines: Sequence[AbsenceLine]) -> list[Row]:
    """Today, tomorrow, a week; what is free of them."""
    today = context.school.today(context.now)
    tomorrow = today + timedelta(days=1)
    choices = (("today", today, today), ("tomorrow", tomorrow, tomorrow), ("week", today, today + WEEK))
    buttons = [
        Button(t(f"absence-{word}"), Deputy(person=person_id, first=first.isoformat(), last=last.isoformat(), page=0))
        for word, first, last in choices
        if not any(line.first <= last and line.last >= first for line in lines)
    ]
    return [tuple(buttons)] if buttons else []


def _line(line: AbsenceLine) -> Text:
    stand_in = t("absence-stand-in", name=line.deputy) if line.deputy else ""
    return t("absence-line", days=days_of(line.first, line.last), stand_in=stand_in)


def _deputy_button(address: Deputy, line: PersonLine) -> Button:
    words = shorten(f"{line.name} · {line.note}" if line.note else line.name, 30)
    is_there = line.joined and not line.unreachable
    return Button(words if is_there else t("absence-unreachable", name=words), _to(address, line.id))


def _to(address: Deputy, deputy_id: int) -> Address:
    return SetAbsence(person=address.person, first=address.first, last=address.last, deputy=deputy_id)


async def _sees_others(context: Context) -> bool:
    if context.actor.may(Permission.PEOPLE_MANAGE):
        return True
    return bool(await context.services.people.absences.headed(context.actor))


def _origin(context: Context, person_id: int) -> Address | str:
    return f"person:{person_id}" if context.actor.may(Permission.PEOPLE_SEE) else Others()
