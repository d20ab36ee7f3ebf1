"""Slips for the pupils of a class themselves, and closing a pupil's way into the bot."""

from bot.errors import Missing, Outdated
from bot.services.invitations.issuing import SlipScope
from bot.ui import Answer, Button, Screen, column, screen, t
from handlers.invite import screens
from handlers.invite.addresses import Child, Class, ClosePupil, ConfirmClosePupil, PrintPupils, PupilSlips
from handlers.invite.printing import PUPILS, printed
from handlers.site import Context


async def slips(context: Context, address: PupilSlips) -> Screen:
    """Slips for all who have not joined, or for those only who have no open invitation; not for young classes."""
    lines = await context.services.invitations.pupils.of_class(context.actor, address.id)
    if not lines:
        raise Missing
    title, back = lines[0].class_title, Class(id=address.id)
    if not lines[0].may_join:
        return screen(t("invite-pupils", title=title), t("invite-pupils-too-young"), back=back)
    wanted = [line for line in lines if not line.joined]
    fresh = [line for line in wanted if not line.open_until]
    replaced = len(wanted) - len(fresh)
    new = Button(t("invite-print-new", count=len(fresh)), PrintPupils(id=address.id, scope=SlipScope.NEW))
    everybody = Button(t("invite-print-all", count=len(wanted)), PrintPupils(id=address.id, scope=SlipScope.ALL))
    return screen(
        t("invite-pupils", title=title),
        t("invite-pupils-joined", joined=len(lines) - len(wanted), children=len(lines)),
        t("invite-pupils-hint") if wanted else None,
        t("invite-slips-replaced", count=replaced) if replaced else None,
        rows=column([new if fresh and replaced else None, everybody if wanted else None]),
        back=back,
    )


async def print_(context: Context, address: PrintPupils) -> Answer:
    """Make the invitations of a class's pupils and send the slips."""
    pupils = context.services.invitations.pupils
    made = await pupils.invite_class(context.actor, address.id, address.scope)
    title = (await pupils.of_class(context.actor, address.id))[0].class_title
    file = await printed(context, title, made, PUPILS)
    done = t("invite-pupils-printed", title=title, count=len(made))
    return Answer(screen(done, t("invite-printed-hint"), file=file, back=Class(id=address.id)))


async def close(context: Context, address: ClosePupil) -> Screen:
    """What closing a pupil's way in means, before it is done."""
    line = await context.services.invitations.pupils.child(context.actor, address.id)
    if not line.can_be_closed:
        raise Outdated(shows=Child(id=address.id).pack())
    return screen(
        t("invite-pupil-close-title", child=line.initials, title=line.class_title),
        t("invite-pupil-close-means"),
        rows=column([Button(t("invite-pupil-close-yes"), ConfirmClosePupil(id=address.id))]),
        back=Child(id=address.id),
    )


async def confirm_close(context: Context, address: ConfirmClosePupil) -> Answer:
    """Close it, and show the child as it stands now."""
    await context.services.invitations.pupils.close(context.actor, address.id)
    return Answer(await screens.child(await context.again(), Child(id=address.id)), toast=t("invite-pupil-closed"))
