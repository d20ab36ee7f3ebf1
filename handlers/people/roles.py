"""A person's roles: since when, until when, one more, the end of one."""

from bot.access import STAFF_ROLES, Permission
from bot.errors import Missing, Outdated
from bot.services.people.staffing import ROLES_BY_BUILDING
from bot.ui import Button, Screen, column, grid, page_of, pager, screen, t
from handlers.people.addresses import Card, EndRole, GiveRole, NewRole, OneRole, Roles, RoleWhere
from handlers.people.cards import grant_line
from handlers.site import Context

BUILDINGS_SHOWN = 6


async def roles(context: Context, address: Roles) -> Screen:
    """All roles with their days; a tap opens one that can be ended."""
    context.actor.require(Permission.PEOPLE_MANAGE)
    person = await context.services.people.read.card(context.actor, address.id)
    today = context.school.today(context.now)
    open_ = [
        grant for grant in person.grants if grant.role in STAFF_ROLES and not (grant.until and grant.until < today)
    ]
    buttons = [
        Button(t(f"role-{grant.role}"), OneRole(id=person.id, grant=grant.id)) for grant in page_of(open_, address.page)
    ]
    return screen(
        t("person-roles-title", name=person.name),
        *(grant_line(grant) for grant in person.grants),
        t("person-roles-hint") if open_ else t("person-roles-none"),
        rows=[
            *column(buttons),
            *pager(address, address.page, len(open_)),
            (Button(t("person-role-new"), NewRole(id=person.id)),),
        ],
        back=Card(id=person.id),
    )


async def new_role(context: Context, address: NewRole) -> Screen:
    """Choose a role to give from today on."""
    context.actor.require(Permission.PEOPLE_MANAGE)
    person = await context.services.people.read.card(context.actor, address.id)
    today = context.school.today(context.now)
    held = {
        grant.role
        for grant in person.grants
        if grant.building is None and not (grant.until is not None and grant.until < today)
    }
    buttons = [
        Button(
            t(f"role-{role}"),
            RoleWhere(id=person.id, role=role.value)
            if role in ROLES_BY_BUILDING
            else GiveRole(id=person.id, role=role.value, building=0),
        )
        for role in sorted(STAFF_ROLES - held)
    ]
    return screen(
        t("person-role-new-title", name=person.name),
        t("person-role-new-hint"),
        rows=grid(buttons, 2),
        back=Roles(id=person.id),
    )


async def role_where(context: Context, address: RoleWhere) -> Screen:
    """In which building, or in all."""
    if address.role not in ROLES_BY_BUILDING:
        raise Missing
    person = await context.services.people.read.card(context.actor, address.id)
    buildings = await context.services.people.staffing.buildings(context.actor)
    buttons = [
        Button(name[:36], GiveRole(id=person.id, role=address.role, building=number))
        for number, name in buildings[:BUILDINGS_SHOWN]
    ]
    everywhere = Button(t("person-role-everywhere"), GiveRole(id=person.id, role=address.role, building=0))
    return screen(
        t("person-role-where", name=person.name, role=t(f"role-{address.role}")),
        rows=column([everywhere, *buttons]),
        back=NewRole(id=person.id),
    )


async def one_role(context: Context, address: OneRole) -> Screen:
    """One role: end it now, or type the last day."""
    context.actor.require(Permission.PEOPLE_MANAGE)
    person = await context.services.people.read.card(context.actor, address.id)
    grant = next((grant for grant in person.grants if grant.id == address.grant), None)
    if grant is None:
        raise Outdated("error-role-ended", shows=Roles(id=person.id).pack())
    return screen(
        t("person-roles-title", name=person.name),
        grant_line(grant),
        t("person-role-end-hint"),
        rows=[(Button(t("person-role-end"), EndRole(grant=grant.id)),)],
        back=Roles(id=person.id),
        expects=address,
    )
