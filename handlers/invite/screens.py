"""Whom one may invite, who waits with an open invitation, and an invitation that was just made."""

from collections.abc import Sequence
from datetime import datetime

from bot.errors import Denied, Outdated
from bot.services.invitations.codes import show_code
from bot.services.invitations.issuing import PARENTS_A_CHILD, Issued, SlipScope
from bot.services.invitations.pupils import PupilLine
from bot.services.invitations.reading import ChildLine, ParentLine, StaffLine
from bot.services.invitations.scope import invites_everybody
from bot.services.text import shorten
from bot.ui import Address, Button, Row, Screen, Text, column, grid, page_of, pager, screen, t
from handlers.invite.addresses import (
    Child,
    Class,
    ClosePupil,
    ConfirmUntie,
    EndChild,
    EndPerson,
    Invite,
    MakeChild,
    MakePerson,
    Open,
    Person,
    Picture,
    Print,
    PupilSlips,
    Slips,
    Staff,
    Untie,
)
from handlers.site import Context

CLASSES_IN_A_ROW = 4
# What of a name and a position fits a button of a phone.
NAME_IN_BUTTON = 36


async def start(context: Context, _: Invite) -> Screen:
    """Staff (for an admin), the classes, what is open; straight to the class where there is but one."""
    waiting = context.services.invitations.waiting
    classes = await waiting.classes(context.actor)
    everybody = invites_everybody(context.actor)
    if not everybody and not classes:
        raise Denied
    if not everybody and len(classes) == 1:
        return await class_(context, Class(id=classes[0].id))
    rows: list[Row] = []
    if everybody:
        count = len(await waiting.staff(context.actor))
        rows.append((Button(t("invite-staff-button", count=count), Staff()),))
    buttons = [Button(t("invite-class-button", title=line.title), Class(id=line.id)) for line in classes]
    rows += grid(buttons, CLASSES_IN_A_ROW)
    rows.append((Button(t("invite-open-button"), Open()),))
    children, reached = sum(line.children for line in classes), sum(line.reached for line in classes)
    return screen(
        t("invite-title"),
        t("invite-reached", reached=reached, children=children) if children else t("invite-no-children"),
        t("invite-hint"),
        rows=rows,
    )


async def staff(context: Context, address: Staff) -> Screen:
    """Staff who have not joined, by name."""
    lines = await context.services.invitations.waiting.staff(context.actor)
    buttons = [_staff_button(line) for line in page_of(lines, address.page)]
    return screen(
        t("invite-staff"),
        t("invite-staff-hint", count=len(lines)) if lines else t("invite-staff-none"),
        rows=[*column(buttons), *pager(address, address.page, len(lines))],
        back=Invite(),
    )


async def person(context: Context, address: Person) -> Screen:
    """One of the staff: invite, invite anew, revoke."""
    line = await context.services.invitations.waiting.person(context.actor, address.id)
    if line.joined:
        return screen(t("invite-person", name=line.name), t("invite-person-joined"), back=Staff())
    return screen(
        t("invite-person", name=line.name),
        t("text", text=line.position) if line.position else None,
        t("invite-is-open", at=line.open_until) if line.open_until else t("invite-is-not-open"),
        rows=_deeds(line.open_until, MakePerson(id=line.id), EndPerson(id=line.id)),
        back=Staff(),
    )


async def class_(context: Context, address: Class) -> Screen:
    """The children of a class by the register; and slips for all of them."""
    children = await context.services.invitations.waiting.children(context.actor, address.id)
    if not children:
        return screen(t("invite-class-empty"), back=Invite())
    buttons = [_child_button(child) for child in page_of(children, address.page)]
    rows = [*column(buttons), *pager(address, address.page, len(children))]
    if any(not child.is_full for child in children):
        rows.append((Button(t("invite-slips-button"), Slips(id=address.id)),))
    rows.append((Button(t("invite-pupils-button"), PupilSlips(id=address.id)),))
    reached = sum(child.parents > 0 for child in children)
    return screen(
        t("invite-class", title=children[0].class_title),
        t("invite-reached", reached=reached, children=len(children)),
        t("invite-class-legend"),
        rows=rows,
        back=Invite() if len(await context.services.invitations.waiting.classes(context.actor)) > 1 else None,
    )


async def child(context: Context, address: Child) -> Screen:
    """One child: who of the parents has joined, whether the pupil has; invite, invite anew, revoke, untie, close."""
    line = await context.services.invitations.waiting.child(context.actor, address.id)
    parents = await context.services.invitations.waiting.parents(context.actor, address.id)
    pupil = await context.services.invitations.pupils.child(context.actor, address.id)
    rows = [] if line.is_full else _deeds(line.open_until, MakeChild(id=line.id), EndChild(id=line.id))
    unties = [
        Button(t("invite-untie", parent=_parent_name(parent)), Untie(child=line.id, parent=parent.id))
        for parent in parents
    ]
    close = Button(t("invite-pupil-close"), ClosePupil(id=line.id)) if pupil.can_be_closed else None
    state = t("invite-is-open", at=line.open_until) if line.open_until else t("invite-is-not-open")
    return screen(
        t("invite-child", child=line.initials, title=line.class_title),
        t("invite-parents", parents=line.parents, limit=PARENTS_A_CHILD),
        None if line.is_full else state,
        _of_the_pupil(pupil),
        rows=[*rows, *column([*unties, close])],
        back=Class(id=line.class_id),
    )


async def untie(context: Context, address: Untie) -> Screen:
    """What untying a parent means, before it is done."""
    line = await context.services.invitations.waiting.child(context.actor, address.child)
    parents = await context.services.invitations.waiting.parents(context.actor, address.child)
    parent = next((parent for parent in parents if parent.id == address.parent), None)
    if parent is None:
        raise Outdated(shows=Child(id=address.child).pack())
    confirm = ConfirmUntie(child=address.child, parent=address.parent)
    return screen(
        t("invite-untie-title", parent=_parent_name(parent)),
        t("invite-untie-means", child=line.initials, title=line.class_title),
        rows=column([Button(t("invite-untie-yes"), confirm)]),
        back=Child(id=address.child),
    )


async def open_(context: Context, address: Open) -> Screen:
    """Everybody who has an open invitation."""
    waiting = context.services.invitations.waiting
    children = await waiting.open_children(context.actor)
    lines = (
        [line for line in await waiting.staff(context.actor) if line.open_until]
        if invites_everybody(context.actor)
        else []
    )
    buttons = [*map(_staff_button, lines), *(_child_button(line, "invite-child-in-class") for line in children)]
    return screen(
        t("invite-open"),
        t("invite-open-hint", count=len(buttons)) if buttons else t("invite-open-none"),
        rows=[*column(page_of(buttons, address.page)), *pager(address, address.page, len(buttons))],
        back=Invite(),
    )


async def slips(context: Context, address: Slips) -> Screen:
    """Slips for the parents of a class: for all, or for those children only who have no open invitation."""
    children = await context.services.invitations.waiting.children(context.actor, address.id)
    wanted = [child for child in children if not child.is_full]
    if not wanted:
        return await class_(context, Class(id=address.id))
    fresh = [child for child in wanted if not child.open_until]
    replaced = len(wanted) - len(fresh)
    buttons = [
        Button(t("invite-print-new", count=len(fresh)), Print(id=address.id, scope=SlipScope.NEW))
        if fresh and replaced
        else None,
        Button(t("invite-print-all", count=len(wanted)), Print(id=address.id, scope=SlipScope.ALL)),
    ]
    return screen(
        t("invite-slips", title=children[0].class_title),
        t("invite-slips-hint"),
        t("invite-slips-replaced", count=replaced) if replaced else None,
        rows=column(buttons),
        back=Class(id=address.id),
    )


def made(context: Context, whom: Text, issued: Issued, back: Address) -> Screen:
    """An invitation that was just made. Nobody can show it a second time."""
    return screen(
        t("invite-made"),
        whom,
        t("invite-made-link", link=context.services.invitations.join_link(issued.token)),
        t("invite-made-code", code=show_code(issued.code)),
        t("invite-made-until", at=issued.expires_at),
        t("invite-made-once"),
        rows=column([Button(t("invite-picture"), Picture(token=issued.token))]),
        back=back,
    )


def _deeds(open_until: datetime | None, make: Address, end: Address) -> Sequence[Row]:
    if open_until is None:
        return column([Button(t("invite-make"), make)])
    return column([Button(t("invite-make-anew"), make), Button(t("invite-end"), end)])


def _of_the_pupil(pupil: PupilLine) -> Text | None:
    if pupil.joined:
        return t("invite-pupil-joined")
    return t("invite-pupil-open", at=pupil.open_until) if pupil.open_until else None


def _parent_name(parent: ParentLine) -> Text:
    return t("text", text=parent.name) if parent.name else t("invite-nameless")


def _staff_button(line: StaffLine) -> Button:
    mark = t("invite-mark-open") if line.open_until else t("invite-mark-none")
    label = f"{line.name}, {line.position}" if line.position else line.name
    return Button(t("invite-staff-line", mark=mark, name=shorten(label, NAME_IN_BUTTON)), Person(id=line.id))


def _child_button(line: ChildLine, label: str = "invite-child-line") -> Button:
    if line.is_full:
        mark = t("invite-mark-full")
    else:
        mark = t("invite-mark-open") if line.open_until else t("invite-mark-none")
    number = str(line.register_number) if line.register_number else ""
    return Button(
        t(
            label,
            mark=mark,
            number=number,
            child=line.initials,
            title=line.class_title,
            parents=str(line.parents),
            limit=str(PARENTS_A_CHILD),
        ),
        Child(id=line.id),
    )
