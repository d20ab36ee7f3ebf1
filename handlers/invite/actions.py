"""Making, printing and revoking invitations."""

from bot.reports.qr import qr_png
from bot.ui import Answer, File, screen, t
from handlers.invite import screens
from handlers.invite.addresses import (
    Child,
    Class,
    ConfirmUntie,
    EndChild,
    EndPerson,
    Invite,
    MakeChild,
    MakePerson,
    Person,
    Picture,
    Print,
)
from handlers.invite.printing import PARENTS, printed
from handlers.site import Context

PICTURE_NAME = "invitation.png"


async def make_person(context: Context, address: MakePerson) -> Answer:
    """An invitation for one of the staff, to be forwarded."""
    invitations = context.services.invitations
    issued = await invitations.issuing.invite_person(context.actor, address.id)
    line = await invitations.waiting.person(context.actor, address.id)
    whom = t("invite-made-staff", name=line.name)
    return Answer(screens.made(context, whom, issued, Person(id=address.id)))


async def make_child(context: Context, address: MakeChild) -> Answer:
    """An invitation for the parents of a child, to be forwarded."""
    invitations = context.services.invitations
    issued = await invitations.issuing.invite_parents(context.actor, address.id)
    line = await invitations.waiting.child(context.actor, address.id)
    whom = t("invite-made-parent", child=line.initials, title=line.class_title)
    return Answer(screens.made(context, whom, issued, Child(id=address.id)))


async def end_person(context: Context, address: EndPerson) -> Answer:
    """Revoke, and show the person as they stand now."""
    await context.services.invitations.issuing.revoke_person(context.actor, address.id)
    return Answer(await screens.person(context, Person(id=address.id)), toast=t("invite-ended"))


async def end_child(context: Context, address: EndChild) -> Answer:
    """Revoke, and show the child as it stands now."""
    await context.services.invitations.issuing.revoke_child(context.actor, address.id)
    return Answer(await screens.child(context, Child(id=address.id)), toast=t("invite-ended"))


async def untie(context: Context, address: ConfirmUntie) -> Answer:
    """Untie a parent, and show the child as it stands now."""
    await context.services.invitations.family.untie(context.actor, address.child, address.parent)
    return Answer(await screens.child(await context.again(), Child(id=address.child)), toast=t("invite-untied"))


async def picture(context: Context, address: Picture) -> Answer:
    """The link as a QR picture, to be shown or printed."""
    context.actor.require_person()
    link = context.services.invitations.join_link(address.token)
    file = File(PICTURE_NAME, qr_png(link))
    return Answer(screen(t("invite-picture-title"), t("invite-made-link", link=link), file=file, back=Invite()))


async def print_(context: Context, address: Print) -> Answer:
    """Make the invitations of a class and send the slips."""
    invitations = context.services.invitations
    children = await invitations.waiting.children(context.actor, address.id)
    slips = await invitations.issuing.invite_class(context.actor, address.id, address.scope)
    file = await printed(context, children[0].class_title, slips, PARENTS)
    done = t("invite-printed", title=children[0].class_title, count=len(slips))
    return Answer(screen(done, t("invite-printed-hint"), file=file, back=Class(id=address.id)))
