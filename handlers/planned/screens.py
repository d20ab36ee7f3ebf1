"""Planned work as screens: the list, the card, and a question for each thing that can be changed."""

from datetime import date

from bot.access import Permission
from bot.services.snapshot import Known
from bot.services.text import shorten
from bot.services.tickets.catalogue import OTHER, SYMPTOMS
from bot.services.tickets.planned import STEPS_LIMIT, PlanCard, PlanLine
from bot.ui import PAGE_SIZE, Button, Screen, Text, clamp_page, column, grid, page_of, pager, screen, t
from handlers.phrases import kind_name, room_name
from handlers.planned.addresses import (
    Assign,
    Card,
    Days,
    Kinds,
    New,
    NoSteps,
    Planned,
    SetDay,
    SetEvery,
    SetKind,
    SetRoom,
    Steps,
    Stop,
    Stopping,
    Turns,
    Where,
    Who,
)
from handlers.site import Context

# What of a title fits a button of a phone beside the day.
TITLE_IN_LINE, NAME_IN_BUTTON = 30, 40
EVERY = ("week", "month", "quarter", "half_year", "year")


async def planned(context: Context, address: Planned) -> Screen:
    """What comes up, by day."""
    service = context.services.tickets.planned
    lines, total = await service.page(context.actor, address.page * PAGE_SIZE, PAGE_SIZE)
    return screen(
        t("planned-title"),
        t("planned-count", count=total) if total else t("planned-none"),
        rows=[
            *column(Button(_line(line), Card(id=line.id)) for line in lines),
            *pager(address, address.page, total),
            (Button(t("plan-new"), New()),),
        ],
    )


async def new(context: Context, _: New) -> Screen:
    """What is the work called?"""
    context.actor.require(Permission.TICKET_WORK)
    return screen(t("plan-new-title"), t("plan-new-hint"), back=Planned(), expects=New())


async def card(context: Context, address: Card) -> Screen:
    """A planned work, with a button for each thing that can be changed."""
    plan = await context.services.tickets.planned.card(context.actor, address.id)
    last = plan.last_ticket
    return screen(
        t("plan-title", title=plan.title),
        t("plan-stopped") if plan.is_stopped else t("plan-due", day=plan.due, then=plan.then),
        t("plan-every", every=t(f"every-{plan.every}")),
        t("plan-kind", kind=kind_name(plan.kind)),
        t("plan-where", place=_place(plan)),
        t("plan-who", who=_who(context, plan.assignee)),
        t("plan-steps") if plan.steps else t("plan-steps-none"),
        *(t("plan-step", words=words) for words in plan.steps),
        rows=[
            *(() if plan.is_stopped else grid(_changes(plan), 2)),
            *column([Button(t("plan-last-ticket", number=str(last)), f"ticket:{last}") if last else None]),
        ],
        back=Planned(),
    )


def _changes(plan: PlanCard) -> list[Button]:
    return [
        Button(t("plan-change-day"), Days(id=plan.id)),
        Button(t("plan-change-every"), Turns(id=plan.id)),
        Button(t("plan-change-kind"), Kinds(id=plan.id)),
        Button(t("plan-change-where"), Where(id=plan.id)),
        Button(t("plan-change-steps"), Steps(id=plan.id)),
        Button(t("plan-change-who"), Who(id=plan.id)),
        Button(t("plan-stop"), Stopping(id=plan.id)),
    ]


async def kinds(context: Context, address: Kinds) -> Screen:
    """What is it done to?"""
    plan = await _plan(context, address.id)
    buttons = [Button(kind_name(kind), SetKind(id=plan.id, kind=kind)) for kind in SYMPTOMS if kind != OTHER]
    buttons.append(Button(kind_name(OTHER), SetKind(id=plan.id, kind=OTHER)))
    return _question(plan, "plan-kind-hint", rows=grid(buttons, 2))


async def where(context: Context, address: Where) -> Screen:
    """Where is it done?"""
    plan = await _plan(context, address.id)
    return _question(plan, "plan-where-hint", rows=_nowhere(plan.id), expects=address)


async def rooms(context: Context, address: Where, words: str) -> Screen:
    """Rooms of one number in several buildings."""
    plan = await _plan(context, address.id)
    found = await context.services.tickets.planned.rooms_named(context.actor, words)
    buttons = [
        Button(t("plan-room", number=one.number, building=_short(one.building)), SetRoom(id=plan.id, room=one.id))
        for one in found
    ]
    return _question(plan, "plan-rooms-hint", rows=column(buttons[:PAGE_SIZE]), expects=address)


async def turns(context: Context, address: Turns) -> Screen:
    """How often?"""
    plan = await _plan(context, address.id)
    buttons = [Button(t(f"every-{every}"), SetEvery(id=plan.id, every=every)) for every in EVERY]
    return _question(plan, "plan-every-hint", rows=column(buttons))


async def days(context: Context, address: Days) -> Screen:
    """On which day does it come up next?"""
    plan = await _plan(context, address.id)
    today = context.school.today(context.now)
    tomorrow = context.school.calendar.next_working_day(today)
    choices = [
        Button(t("plan-day-tomorrow", day=tomorrow), SetDay(id=plan.id, day=tomorrow.isoformat())),
        Button(t("plan-day-month", day=_next_month(today)), SetDay(id=plan.id, day=_next_month(today).isoformat())),
    ]
    return _question(plan, "plan-day-hint", rows=column(choices), expects=address)


async def steps(context: Context, address: Steps) -> Screen:
    """What is to be done, a line a step?"""
    plan = await _plan(context, address.id)
    none = Button(t("plan-no-steps"), NoSteps(id=plan.id)) if plan.steps else None
    return screen(
        t("plan-title", title=plan.title),
        t("plan-steps-hint", limit=STEPS_LIMIT),
        *(t("plan-step", words=words) for words in plan.steps),
        rows=column([none]),
        back=Card(id=plan.id),
        expects=address,
    )


async def who(context: Context, address: Who) -> Screen:
    """Who gets it? Only those who are there now."""
    plan = await _plan(context, address.id)
    people = await context.services.tickets.planned.people(context.actor, address.id)
    page = clamp_page(address.page, len(people))
    buttons = [
        Button(shorten(one.name or one.called, NAME_IN_BUTTON), Assign(id=plan.id, person=one.id))
        for one in page_of(people, page)
        if one.name or one.called
    ]
    nobody = (Button(t("plan-who-anybody"), Assign(id=plan.id, person=0)),)
    return _question(plan, "plan-who-hint", rows=[nobody, *column(buttons), *pager(address, page, len(people))])


async def stopping(context: Context, address: Stopping) -> Screen:
    """Shall it not come again?"""
    plan = await _plan(context, address.id)
    return _question(plan, "plan-stop-hint", rows=column([Button(t("plan-stop-do"), Stop(id=plan.id))]))


async def _plan(context: Context, plan_id: int) -> PlanCard:
    return await context.services.tickets.planned.card(context.actor, plan_id)


def _question(plan: PlanCard, key: str, **more: object) -> Screen:
    return screen(t("plan-title", title=plan.title), Text(key, {}), back=Card(id=plan.id), **more)  # type: ignore[arg-type]  # checked by the screen


def _nowhere(plan_id: int) -> tuple[tuple[Button], ...]:
    return ((Button(t("plan-nowhere"), SetRoom(id=plan_id, room=0)),),)


def _line(line: PlanLine) -> Text:
    return t("plan-line", day=line.due, title=shorten(line.title, TITLE_IN_LINE))


def _place(plan: PlanCard) -> Text:
    if plan.room:
        return room_name(plan.room)
    return t("text", text=plan.place) if plan.place else t("plan-nowhere")


def _short(building: str) -> str:
    return shorten(building, TITLE_IN_LINE)


def _who(context: Context, assignee: Known | None) -> Text:
    """Who gets it, and whether they are there now: what nobody can be given is anybody's."""
    if assignee is None:
        return t("plan-who-anybody")
    is_there = assignee.is_available(context.school.today(context.now))
    return t("person-here" if is_there else "plan-who-away", name=assignee.name)


def _next_month(today: date) -> date:
    """The first day of the next month."""
    return date(today.year + today.month // 12, today.month % 12 + 1, 1)
