"""What changes people, and what is made of typed names, rooms and days."""

from bot.access import STAFF_ROLES, Permission
from bot.errors import Invalid, Missing
from bot.services.people.duties import Duty
from bot.services.people.reading import Listing
from bot.services.people.roll import PersonKind
from bot.ui import Answer, Incoming, column, screen, t
from handlers.people import cards, leaving, lists, roles
from handlers.people.addresses import (
    Add,
    Card,
    ConfirmLeave,
    Correct,
    Duties,
    EndRole,
    Find,
    GiveDuty,
    GiveRole,
    Leave,
    LeaveTo,
    Lists,
    NewDepartment,
    NewDuty,
    OneRole,
    Roles,
    TakeDuty,
)
from handlers.site import Context


async def find(context: Context, _: Find, incoming: Incoming) -> Answer:
    """A surname was typed: the only one who fits, or all who do."""
    found = await context.services.people.read.find(context.actor, _words(incoming))
    if len(found) == 1:
        return Answer(await cards.card(context, Card(id=found[0].id)))
    return Answer(lists.found(found))


async def add(context: Context, _: Add, incoming: Incoming) -> Answer:
    """A new person of the staff."""
    person_id = await context.services.people.staffing.add(context.actor, _words(incoming))
    return Answer(await cards.card(await context.again(), Card(id=person_id)), toast=t("people-added"))


async def add_department(context: Context, _: NewDepartment, incoming: Incoming) -> Answer:
    """A new department."""
    await context.services.people.duties.add_department(context.actor, _words(incoming))
    made = Lists(listing=Listing.DEPARTMENT.value)
    return Answer(await lists.lists(await context.again(), made), toast=t("people-department-added"))


async def correct(context: Context, address: Correct, incoming: Incoming) -> Answer:
    """A name or position was written anew."""
    await context.services.people.staffing.correct(context.actor, address.id, _words(incoming))
    return Answer(await cards.card(await context.again(), Card(id=address.id)), toast=t("person-corrected"))


async def give_role(context: Context, address: GiveRole) -> Answer:
    """One more role, from today on."""
    role = next((role for role in STAFF_ROLES if role == address.role), None)
    if role is None:
        raise Missing
    await context.services.people.staffing.grant(context.actor, address.id, role, address.building)
    return Answer(await roles.roles(await context.again(), Roles(id=address.id)), toast=t("person-role-given"))


async def end_role(context: Context, address: EndRole) -> Answer:
    """A role ends now."""
    person_id = await context.services.people.staffing.end(context.actor, address.grant)
    return await _after_role(context, person_id)


async def end_role_on(context: Context, address: OneRole, incoming: Incoming) -> Answer:
    """The last day of a role was typed."""
    person_id = await context.services.people.staffing.end_on(context.actor, address.grant, _words(incoming))
    return await _after_role(context, person_id)


async def give_duty(context: Context, address: GiveDuty) -> Answer:
    """One thing more to answer for."""
    duty = cards.duty_of(address.duty)
    await context.services.people.duties.give(context.actor, address.id, duty, address.thing)
    return Answer(await cards.duties(await context.again(), Duties(id=address.id)), toast=t("duty-given"))


async def take_duty(context: Context, address: TakeDuty) -> Answer:
    """One thing less."""
    duty = cards.duty_of(address.duty)
    await context.services.people.duties.take(context.actor, address.id, duty, address.thing)
    return Answer(await cards.duties(await context.again(), Duties(id=address.id)), toast=t("duty-taken"))


async def find_room(context: Context, address: NewDuty, incoming: Incoming) -> Answer:
    """A room's number was typed: those that fit."""
    found = await context.services.people.duties.find_rooms(context.actor, _words(incoming))
    buttons = [cards.give_button(address.id, Duty.ROOM, room) for room in found[:6]]
    shown = screen(
        t("duty-rooms-found", count=len(found)),
        t("duty-rooms-hint"),
        rows=column(buttons),
        back=Duties(id=address.id),
        expects=address,
    )
    return Answer(shown)


async def find_successor(context: Context, address: Leave, incoming: Incoming) -> Answer:
    """A successor's name was typed: the only one who fits, or all who do."""
    found = await context.services.people.read.find(context.actor, _words(incoming))
    staff = [line for line in found if line.kind is PersonKind.STAFF and line.id != address.id]
    if len(staff) == 1:
        return Answer(await leaving.leave_to(context, LeaveTo(id=address.id, to=staff[0].id)))
    return Answer(leaving.successors(address.id, staff))


async def confirm_leave(context: Context, address: ConfirmLeave) -> Answer:
    """The person leaves now."""
    await context.services.people.leaving.confirm(context.actor, address.id, address.to)
    return Answer((await context.site.follow(await context.again(), "people")).screen, toast=t("leave-done"))


async def _after_role(context: Context, person_id: int) -> Answer:
    """The person's roles; the menu for an admin who has just stopped being one."""
    context = await context.again()
    thing = Roles(id=person_id).pack() if context.actor.may(Permission.PEOPLE_MANAGE) else "menu"
    return Answer((await context.site.follow(context, thing)).screen, toast=t("person-role-ended"))


def _words(incoming: Incoming) -> str:
    if not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text
