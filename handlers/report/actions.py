"""What the taps of a report do."""

from dataclasses import replace

from bot.errors import Outdated
from bot.services.tickets.drafts import Fault
from bot.ui import Answer, Screen, t
from handlers.report import checking, screens
from handlers.report.addresses import (
    After,
    Anew,
    At,
    Choose,
    Drop,
    Helped,
    Here,
    Join,
    Kinds,
    Named,
    Next,
    Other,
    Send,
    Start,
    Symptoms,
    Too,
    Urgent,
)
from handlers.report.sentences import understood_of
from handlers.site import Context


async def choose(context: Context, address: Choose) -> Answer:
    """Room, device and symptom are known: show what will be sent."""
    fault = Fault(address.room, address.asset, address.kind, address.symptom)
    draft = await context.services.tickets.reporting.choose(context.actor, fault)
    return Answer(await screens.going_on(context, draft))


async def at(context: Context, address: At) -> Answer:
    """A draft that tells what is broken gets its room, or its kind: it is checked next, or its device asked about."""
    reporting = context.services.tickets.reporting
    draft = await reporting.draft(context.actor)
    if draft is None:
        raise Outdated("error-report-gone", shows="tickets:0")
    await reporting.go_to(context.actor, address.room, address.kind)
    draft = await reporting.draft(context.actor)
    if draft is not None and draft.room and draft.kind and not draft.is_ready:
        where = Symptoms(room=draft.room.id, asset=draft.asset_id or 0, kind=draft.kind)
        return Answer(await screens.symptoms(context, where))
    return Answer(await screens.going_on(context, draft))


async def urgent(context: Context, address: Urgent) -> Answer:
    """A lesson fails, or does not after all."""
    await context.services.tickets.reporting.mark_urgent(context.actor, urgent=address.on)
    return Answer(await screens.start(context, Start()))


async def send(context: Context, _: Send) -> Answer:
    """Send it; the ticket's card follows, and what is written next is added to it."""
    sent = await context.services.tickets.reporting.send(context.actor)
    shown = (await context.site.follow(context, f"ticket.sent:{sent.ticket_id}")).screen
    assert shown is not None
    seen = (t("report-seen-at", at=sent.seen_at),) if sent.seen_at else ()
    shown = replace(shown, lines=(*shown.lines, *seen), expects=After(ticket=sent.ticket_id))
    return Answer(shown, toast=t("report-sent-toast"))


async def drop(context: Context, _: Drop) -> Answer:
    """Throw the draft away; the button of a report that was sent does not pretend to take it back."""
    if not await context.services.tickets.reporting.drop(context.actor):
        raise Outdated("error-report-gone", shows="tickets:0")
    return Answer((await context.site.follow(context, "menu")).screen, toast=t("report-dropped"))


async def too(context: Context, address: Too) -> Answer:
    """«Me too»: the other's ticket is followed, and nothing is sent."""
    await context.services.tickets.reporting.follow(context.actor, address.ticket)
    shown = (await context.site.follow(context, f"ticket:{address.ticket}")).screen
    return Answer(shown, toast=t("report-follows"))


async def helped(context: Context, _: Helped) -> Answer:
    """A tip helped: it counts as solved."""
    ticket_id = await context.services.tickets.reporting.solve_alone(context.actor)
    return Answer(checking.helped(ticket_id), toast=t("report-helped-toast"))


async def send_and_next(context: Context, _: Next) -> Answer:
    """Send what was begun; what was kept aside is the next report."""
    sent = await context.services.tickets.reporting.send(context.actor, await _aside(context))
    shown = await screens.start(context, Start())
    return Answer(shown, toast=t("report-sent-first", number=str(sent.ticket_id)))


async def join(context: Context, _: Join) -> Answer:
    """What was kept aside belongs to what was begun."""
    await context.services.tickets.reporting.join_aside(context.actor)
    return Answer(await screens.start(context, Start()))


async def begin_anew(context: Context, _: Anew) -> Answer:
    """What was kept aside takes the place of what was begun."""
    await context.services.tickets.reporting.begin_with_aside(context.actor, await _aside(context))
    return Answer(await screens.start(context, Start()))


async def named(context: Context, _: Named) -> Answer:
    """What was typed is the place: what is broken there?"""
    reporting = context.services.tickets.reporting
    await reporting.name_aside(context.actor)
    return Answer(await placed(context))


async def here(context: Context, address: Here) -> Answer:
    """What was typed is what is wrong in the room; which device it is may still be said."""
    reporting = context.services.tickets.reporting
    room = await reporting.room(context.actor, address.room)
    draft = await reporting.draft(context.actor)
    if draft is not None and draft.is_ready:
        return Answer(await checking.other(context, Other()))
    await reporting.join_aside(context.actor, Fault(room.id, 0, ""))
    return Answer(await screens.kinds(context, Kinds(room=room.id)))


async def placed(context: Context) -> Screen:
    """Another place is known: check what is told already, or ask what is broken there."""
    draft = await context.services.tickets.reporting.draft(context.actor)
    if draft is not None and draft.is_ready:
        return checking.summary(context, draft)
    return await screens.kinds(context, Kinds(room=0))


async def _aside(context: Context) -> Fault:
    """What the words that were kept aside tell of."""
    draft = await context.services.tickets.reporting.draft(context.actor)
    understood = await understood_of(context, draft.aside or "") if draft else None
    return understood.fault if understood else Fault(0, 0, "")
