"""One person: the card, their name, what they answer for."""

from bot.access import Permission
from bot.errors import Missing
from bot.services.people.duties import Duty
from bot.services.people.reading import GrantLine, PersonCard, Thing
from bot.services.people.roll import PersonKind
from bot.ui import PAGE_SIZE, Button, Screen, Text, column, grid, page_of, pager, screen, t
from handlers.people.addresses import (
    Card,
    Correct,
    Duties,
    Find,
    GiveDuty,
    Leave,
    NewDuty,
    People,
    Roles,
    TakeDuty,
)
from handlers.site import Context

FAMILY_SHOWN = 4


async def card(context: Context, address: Card) -> Screen:
    """A person, as far as the actor may see them, and what the actor may change."""
    person = await context.services.people.read.card(context.actor, address.id)
    return screen(
        _title(person),
        *_facts(person),
        *(grant_line(grant) for grant in person.grants),
        *_duty_lines(person),
        t("person-parents", count=person.parents_joined) if person.kind is PersonKind.CHILD else None,
        _joined(person),
        _away(context, person.id),
        rows=[*column(_changes(context, person)), *grid(_family(person), 2)],
        back=People() if context.actor.may(Permission.PEOPLE_SEE) else None,
        expects=Find() if context.actor.may(Permission.PEOPLE_SEE) else None,
    )


async def correct(context: Context, address: Correct) -> Screen:
    """Ask for the name, and the position after a comma."""
    context.actor.require(Permission.PEOPLE_MANAGE)
    person = await context.services.people.read.card(context.actor, address.id)
    now = f"{person.name}, {person.position}" if person.position else person.name
    return screen(
        t("person-correct-title"), t("person-correct-hint", now=now), back=Card(id=address.id), expects=address
    )


async def duties(context: Context, address: Duties) -> Screen:
    """What the person answers for; a tap takes it back."""
    context.actor.require(Permission.PEOPLE_MANAGE)
    person = await context.services.people.read.card(context.actor, address.id)
    held: list[tuple[Duty, Thing]] = [(Duty.ROOM, one) for one in person.rooms]
    held += [(Duty.CLASS, one) for one in person.led_classes]
    held += [(Duty.HEAD, one) for one in person.heads]
    held += [(Duty.MEMBER, one) for one in person.departments]
    buttons = [
        Button(t(f"duty-take-{duty}", title=one.title[:24]), TakeDuty(id=person.id, duty=duty.value, thing=one.id))
        for duty, one in page_of(held, address.page, 4)
    ]
    more = [Button(t(f"duty-new-{duty}"), NewDuty(id=person.id, duty=duty.value)) for duty in Duty]
    return screen(
        t("person-duties-title", name=person.name),
        *_duty_lines(person),
        t("person-duties-hint") if held else t("person-duties-none"),
        rows=[*grid(buttons, 1), *pager(address, address.page, len(held), 4), *grid(more, 2)],
        back=Card(id=person.id),
    )


async def new_duty(context: Context, address: NewDuty) -> Screen:
    """Choose a class or department; a room is found by its number."""
    duty = duty_of(address.duty)
    person = await context.services.people.read.card(context.actor, address.id)
    things = await context.services.people.duties.choices(context.actor, duty)
    width, size = (4, PAGE_SIZE * 4) if duty is Duty.CLASS else (1, PAGE_SIZE)
    buttons = [give_button(person.id, duty, thing) for thing in page_of(things, address.page, size)]
    hint = t("duty-room-hint") if duty is Duty.ROOM else t("people-choose") if things else t("people-nothing-here")
    return screen(
        t(f"duty-{duty}-title", name=person.name),
        hint,
        rows=[*grid(buttons, width), *pager(address, address.page, len(things), size)],
        back=Duties(id=person.id),
        expects=address if duty is Duty.ROOM else None,
    )


def give_button(person_id: int, duty: Duty, thing: Thing) -> Button:
    """A thing that can be given."""
    return Button(thing.title[:36], GiveDuty(id=person_id, duty=duty.value, thing=thing.id))


def duty_of(word: str) -> Duty:
    """The duty of this word; Missing where it is none."""
    if word not in set(Duty):
        raise Missing
    return Duty(word)


def grant_line(grant: GrantLine) -> Text:
    """«техническая служба, Главный корпус: с 01.09.2026 по 31.12.2026»."""
    return t(
        "person-role",
        role=t(f"role-{grant.role}"),
        building=t("person-role-in", building=grant.building) if grant.building else "",
        since=grant.since,
        until=t("person-role-until", until=grant.until) if grant.until else "",
    )


def _title(person: PersonCard) -> Text:
    if person.kind is PersonKind.CHILD:
        return t("person-title-child", name=person.name, title=person.class_title)
    return t("person-title", name=person.name) if person.name else t("person-title-nameless", number=str(person.id))


def _facts(person: PersonCard) -> list[Text]:
    lines = [t("person-position", position=person.position)] if person.position else []
    if person.kind is PersonKind.PARENT:
        lines.append(t("person-is-parent"))
    return lines


def _duty_lines(person: PersonCard) -> list[Text]:
    held = {
        "person-rooms": person.rooms,
        "person-classes": person.led_classes,
        "person-heads": person.heads,
        "person-departments": person.departments,
    }
    return [t(key, titles=", ".join(one.title for one in things)) for key, things in held.items() if things]


def _joined(person: PersonCard) -> Text:
    if not person.joined:
        return t("person-not-joined")
    return t("person-joined") if person.reachable else t("person-stopped")


def _away(context: Context, person_id: int) -> Text | None:
    """«🌴 Отсутствует по 26.11.2026»; nothing for who is there today."""
    today = context.school.today(context.now)
    known = context.school.people.get(person_id)
    days = next((days for days in known.days_off if days.holds(today)), None) if known else None
    if days is None:
        return None
    deputy = context.school.people.get(days.deputy_id or 0)
    stand_in = t("person-stand-in", name=deputy.name) if deputy else ""
    return t("person-absent", last=days.last, stand_in=stand_in)


def _changes(context: Context, person: PersonCard) -> list[Button | None]:
    """What the admin may change. Children and parents come and go by invitations, not by hand.

    The head of a service may set the days off of its people.
    """
    may_set = context.services.people.absences.may_set(context.actor, context.school, person.id)
    absences = Button(t("person-absences-button"), f"absences:{person.id}") if may_set else None
    if not context.actor.may(Permission.PEOPLE_MANAGE):
        return [absences]
    if person.kind is PersonKind.CHILD:
        return [Button(t("person-invite-parents"), f"invite.child:{person.id}")]
    if person.kind is PersonKind.PARENT:
        return []
    return [
        None if person.joined else Button(t("person-invite"), f"invite.person:{person.id}"),
        Button(t("person-roles-button"), Roles(id=person.id)),
        Button(t("person-duties-button"), Duties(id=person.id)),
        absences,
        Button(t("person-correct-button"), Correct(id=person.id)),
        Button(t("person-leave-button"), Leave(id=person.id)),
    ]


def _family(person: PersonCard) -> list[Button]:
    family = [*person.children, *person.parents]
    return [Button(one.title[:20] or t("person-nameless"), Card(id=one.id)) for one in family[:FAMILY_SHOWN]]
