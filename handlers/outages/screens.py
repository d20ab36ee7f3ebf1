"""Outages as screens: what is down, the steps of telling it, the card, its reports."""

from collections.abc import Iterable

from bot.access import Permission
from bot.errors import Missing
from bot.services.snapshot import OutageLine
from bot.services.text import shorten
from bot.services.tickets.catalogue import OTHER, SYMPTOMS, symptoms_of
from bot.services.tickets.outage_reading import OutageCard
from bot.services.tickets.outages import COMMON, Trouble, same_as
from bot.services.tickets.routing import team_for
from bot.ui import PAGE_SIZE, Button, Screen, Text, column, grid, pager, screen, t
from handlers.outages.addresses import (
    Card,
    Check,
    End,
    Ending,
    Join,
    JoinOne,
    Kinds,
    MeToo,
    New,
    Open,
    Outages,
    Reports,
    Say,
    Symptoms,
    Where,
)
from handlers.phrases import kind_name, outage_name, outage_what, ticket_line
from handlers.site import Context

# What of a building's name fits a button of a phone, alone and after what is down.
LABEL, BUILDING_IN_LABEL = 40, 16


async def outages(context: Context, _: Outages) -> Screen:
    """What is down now, the newest first."""
    newest = sorted(context.school.outages, key=lambda one: one.id, reverse=True)[:PAGE_SIZE]
    buttons = [Button(_label(one), Card(id=one.id)) for one in newest]
    if context.actor.may(Permission.TICKET_WORK):
        buttons.append(Button(t("outage-new"), New()))
    return screen(
        t("outages-title"),
        t("outages-count", count=len(context.school.outages)) if newest else t("outages-none"),
        rows=column(buttons),
    )


async def new(context: Context, _: New) -> Screen:
    """What is down: what is common and the actor's own service's, or something else."""
    context.actor.require(Permission.TICKET_WORK)
    own = [(kind, symptom) for kind, symptom in COMMON if _is_own(context, kind, symptom)]
    buttons = [Button(outage_what(kind, symptom), Where(kind=kind, symptom=symptom)) for kind, symptom in own]
    buttons.append(Button(t("outage-other"), Kinds()))
    return screen(t("outage-new-title"), t("outage-new-hint"), rows=column(buttons), back=Outages())


async def kinds(context: Context, _: Kinds) -> Screen:
    """Any kind of thing that the actor's service looks after."""
    context.actor.require(Permission.TICKET_WORK)
    own = [kind for kind in SYMPTOMS if kind != OTHER and _is_own(context, kind, None)]
    buttons = [Button(kind_name(kind), Symptoms(kind=kind)) for kind in own]
    return screen(t("outage-new-title"), t("outage-kinds-hint"), rows=grid(buttons, 2), back=New())


async def symptoms(context: Context, address: Symptoms) -> Screen:
    """What is wrong with it."""
    context.actor.require(Permission.TICKET_WORK)
    if address.kind not in SYMPTOMS:
        raise Missing
    buttons = [
        Button(t(f"symptom-{symptom}"), Where(kind=address.kind, symptom=symptom))
        for symptom in symptoms_of(address.kind)
    ]
    return screen(
        t("outage-new-title"),
        t("outage-symptoms-hint", device=kind_name(address.kind)),
        rows=column(buttons),
        back=Kinds(),
    )


async def where(context: Context, address: Where) -> Screen:
    """In which building; a school of one building is not asked."""
    buildings = {room.building_id: room.building for room in context.school.rooms.values()}
    if len(buildings) <= 1:
        return await check(context, Check(kind=address.kind, symptom=address.symptom, building=0))
    await context.services.tickets.outages.team_of(context.actor, Trouble(address.kind, address.symptom, None))
    everywhere = Button(t("outage-everywhere-button"), _check(address, 0))
    named = sorted(buildings.items(), key=lambda one: (one[1], one[0]))[: PAGE_SIZE - 1]
    buttons = [Button(shorten(name, LABEL), _check(address, building)) for building, name in named]
    title = t("outage-where-title", what=outage_what(address.kind, address.symptom))
    return screen(title, t("outage-where-hint"), rows=column([everywhere, *buttons]), back=New())


async def check(context: Context, address: Check) -> Screen:
    """What everybody will see; words may be added."""
    trouble = trouble_of(address)
    await context.services.tickets.outages.team_of(context.actor, trouble)
    names = {room.building_id: room.building for room in context.school.rooms.values()}
    if trouble.building_id is not None and trouble.building_id not in names:
        raise Missing
    place = t("text", text=names[trouble.building_id]) if trouble.building_id else t("outage-everywhere")
    back = Where(kind=address.kind, symptom=address.symptom) if len(names) > 1 else New()
    known = same_as(context.school, trouble)
    if known is not None:
        rows = column([Button(_label(known), Card(id=known.id))])
        return screen(t("outage-known-title"), t("outage-known-hint"), rows=rows, back=back)
    to = Open(kind=address.kind, symptom=address.symptom, building=address.building)
    return screen(
        t("outage-check-title"),
        t("outage-check-what", what=outage_what(address.kind, address.symptom), where=place),
        t("outage-check-hint"),
        rows=column([Button(t("outage-open"), to)]),
        back=back,
        expects=address,
    )


async def card(context: Context, address: Card) -> Screen:
    """An outage: what, where, since when, what was said last, whom it concerns."""
    return card_screen(await context.services.tickets.outage_read.card(context.actor, address.id))


def card_screen(outage: OutageCard) -> Screen:
    """The card, with the buttons that this actor may use."""
    line = outage.line
    title = t("outage-title-over" if outage.is_over else "outage-title", name=outage_name(line))
    ended = outage.ended_at
    counts = outage.is_mine or not outage.is_over  # once it works again, how many it was matters to its service only
    return screen(
        title,
        t("outage-since", at=line.opened_at),
        t("outage-ended", at=ended) if ended else None,
        _words(outage),
        t("outage-reports", count=outage.reports) if outage.reports and counts else None,
        t("outage-people", count=outage.people) if outage.people and counts else None,
        None if outage.is_over else t("outage-hint-mine" if outage.concerns_me else "outage-hint"),
        rows=column(_buttons(outage)),
        back=None if outage.is_over else Outages(),
    )


def _words(outage: OutageCard) -> Text | None:
    said = outage.end_words if outage.is_over else outage.line.words
    return t("outage-words", words=said) if said else None


def _buttons(outage: OutageCard) -> Iterable[Button | None]:
    goes_on = not outage.is_over
    if outage.is_mine:
        yield Button(t("outage-end"), Ending(id=outage.id)) if goes_on else None
        yield Button(t("outage-say"), Say(id=outage.id)) if goes_on else None
        yield (
            Button(t("outage-reports-button", count=outage.reports), Reports(id=outage.id)) if outage.reports else None
        )
        yield Button(t("outage-join", count=outage.may_join), Join(id=outage.id)) if outage.may_join else None
    elif goes_on and not outage.concerns_me:
        yield Button(t("outage-me"), MeToo(id=outage.id))
    for number in outage.own:
        yield Button(t("outage-own", number=str(number)), f"ticket:{number}")


async def say(context: Context, address: Say) -> Screen:
    """How does it stand?"""
    outage = await context.services.tickets.outage_read.own(context.actor, address.id)
    return screen(t("outage-say-title"), _words(outage), t("outage-say-hint"), back=Card(id=outage.id), expects=address)


async def ending(context: Context, address: Ending) -> Screen:
    """Does it work again? Everybody will be told."""
    outage = await context.services.tickets.outage_read.own(context.actor, address.id)
    return screen(
        t("outage-end-title", name=outage_name(outage.line)),
        t("outage-end-reports", count=outage.reports) if outage.reports else None,
        t("outage-end-hint"),
        rows=column([Button(t("outage-end"), End(id=outage.id))]),
        back=Card(id=outage.id),
        expects=address,
    )


async def reports(context: Context, address: Reports) -> Screen:
    """The reports that belong to it."""
    read = context.services.tickets.outage_read
    lines, total = await read.reports(context.actor, address.id, address.page * PAGE_SIZE, PAGE_SIZE)
    buttons = column(Button(ticket_line(line), f"ticket:{line.id}") for line in lines)
    rows = [*buttons, *pager(address, address.page, total)]
    return screen(t("outage-reports-title"), t("tickets-count", count=total), rows=rows, back=Card(id=address.id))


async def join(context: Context, address: Join) -> Screen:
    """Open reports of the same kind and place that do not belong to it yet; a tap puts one to it."""
    read = context.services.tickets.outage_read
    lines, total = await read.candidates(context.actor, address.id, address.page * PAGE_SIZE, PAGE_SIZE)
    buttons = [Button(ticket_line(line), JoinOne(id=address.id, ticket=line.id)) for line in lines]
    return screen(
        t("outage-join-title"),
        t("outage-join-hint") if total else t("outage-join-none"),
        rows=[*column(buttons), *pager(address, address.page, total)],
        back=Card(id=address.id),
    )


def _label(outage: OutageLine) -> Text:
    """An outage on a button of a phone: what is common by its name, all others by the kind alone."""
    is_common = (outage.kind, outage.symptom) in COMMON
    what = outage_what(outage.kind, outage.symptom) if is_common else kind_name(outage.kind)
    building = outage.building
    where = t("text", text=shorten(building, BUILDING_IN_LABEL)) if building else t("outage-everywhere")
    return t("outage-button", what=what, where=where)


def trouble_of(address: Check | Open) -> Trouble:
    """What an address says."""
    return Trouble(address.kind, address.symptom, address.building or None)


def _check(address: Where, building: int) -> Check:
    return Check(kind=address.kind, symptom=address.symptom, building=building)


def _is_own(context: Context, kind: str, symptom: str | None) -> bool:
    """Whether that is the business of a service that the actor works for."""
    return team_for(context.school, kind, symptom) in context.actor.teams
