"""A person leaves: who goes on, what will happen, done."""

from collections.abc import Sequence

from bot.services.people.leaving import LeavingPlan
from bot.services.people.roll import PersonLine
from bot.ui import PAGE_SIZE, Button, Screen, Text, column, screen, t
from handlers.people.addresses import Card, ConfirmLeave, Leave, LeaveTo
from handlers.people.lists import person_button
from handlers.phrases import team_name
from handlers.site import Context


async def leave(context: Context, address: Leave) -> Screen:
    """Ask who goes on; a name is typed, or nobody is chosen."""
    plan = await context.services.people.leaving.plan(context.actor, address.id, 0)
    return screen(
        t("leave-title", name=plan.name),
        t("leave-who"),
        rows=[(Button(t("leave-nobody"), LeaveTo(id=address.id, to=0)),)],
        back=Card(id=address.id),
        expects=address,
    )


def successors(person_id: int, lines: Sequence[PersonLine]) -> Screen:
    """Those who fit the typed name."""
    buttons = [person_button(line, LeaveTo(id=person_id, to=line.id)) for line in lines[:PAGE_SIZE]]
    return screen(
        t("people-found", count=len(lines)) if lines else t("people-found-none"),
        t("leave-who"),
        rows=[*column(buttons), (Button(t("leave-nobody"), LeaveTo(id=person_id, to=0)),)],
        back=Leave(id=person_id),
        expects=Leave(id=person_id),
    )


async def leave_to(context: Context, address: LeaveTo) -> Screen:
    """All that will happen, before it does."""
    plan = await context.services.people.leaving.plan(context.actor, address.id, address.to)
    return screen(
        t("leave-title", name=plan.name),
        t("leave-what"),
        *_consequences(plan),
        rows=[(Button(t("leave-confirm"), ConfirmLeave(id=address.id, to=address.to)),)],
        back=Leave(id=address.id),
    )


def _consequences(plan: LeavingPlan) -> list[Text | None]:
    to = t("leave-to", name=plan.successor) if plan.successor else t("leave-to-nobody")
    where = to if plan.tickets_go_on else t("leave-to-queue")
    return [
        *(t("leave-role", role=t(f"role-{role}")) for role in plan.roles),
        t("leave-rooms", titles=", ".join(plan.rooms), to=to) if plan.rooms else None,
        t("leave-classes", titles=", ".join(plan.classes), to=to) if plan.classes else None,
        t("leave-heads", titles=", ".join(plan.heads), to=to) if plan.heads else None,
        *(t("leave-team", team=team_name(team), to=to) for team in plan.teams),
        t("leave-tickets", count=plan.tickets, to=where) if plan.tickets else None,
        t("leave-posts", titles=", ".join(plan.posts), to=to) if plan.posts else None,
        t("leave-items", count=plan.items, to=to) if plan.items else None,
        t("leave-tasks", count=plan.tasks, to=to if plan.successor else t("leave-to-authors")) if plan.tasks else None,
        _access(plan),
    ]


def _access(plan: LeavingPlan) -> Text | None:
    if plan.stays_parent:
        return t("leave-stays-parent")
    return t("leave-access") if plan.joined else None
