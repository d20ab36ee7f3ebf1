"""What a stranger sees, step by step: invitation, document. Each button carries the invitation's key."""

from bot.services.consents import VERSIONS, Purpose
from bot.ui import Address, Button, Screen, column, screen, t
from handlers.joining.addresses import Add, Agree, AgreeSetup, Decline, Document, Invitation, Name, Setup, Stranger
from handlers.site import Context


async def stranger(_context: Context, _: Stranger) -> Screen:
    """How to get an invitation, and that its code may be typed here. Nothing else about the school."""
    return screen(t("joining-stranger"), t("joining-stranger-how"), t("joining-stranger-code"), home=True)


async def invitation(context: Context, address: Invitation) -> Screen:
    """Who is invited to what; straight to joining where the document was agreed to before."""
    offer = await context.services.invitations.joining.look(context.actor, address.key)
    whom = t("joining-as-staff", name=offer.name)
    if offer.is_for_parent:
        whom = t("joining-as-parent", child=offer.name, title=offer.class_title)
    elif offer.is_for_pupil:
        whom = t("joining-as-pupil", child=offer.name, title=offer.class_title)
    further: Address = Document(key=address.key) if offer.asks_consent else Agree(key=address.key)
    buttons = [Button(t("joining-right"), further), Button(t("joining-wrong"), Decline())]
    school = context.school.name
    return screen(
        t("joining-invitation"),
        t("joining-school", school=school) if school else None,
        whom,
        t("joining-is-it-right"),
        rows=column(buttons),
        home=context.actor.is_stranger,
    )


async def document(context: Context, address: Document) -> Screen:
    """The document of the invitation's purpose."""
    offer = await context.services.invitations.joining.look(context.actor, address.key)
    purpose = offer.asks_consent
    if purpose is None:
        return await invitation(context, Invitation(key=address.key))
    return _document(context, purpose, Agree(key=address.key))


async def setup(context: Context, address: Setup) -> Screen:
    """The document that the first admin agrees to."""
    await context.services.invitations.setup.check(address.key)
    return _document(context, Purpose.PARTICIPATION, AgreeSetup(key=address.key))


async def declined(context: Context, _: Decline) -> Screen:
    """Nothing was kept, and the school serves on paper."""
    return screen(t("joining-declined"), t("joining-declined-paper"), home=context.actor.is_stranger)


async def add(_context: Context, _: Add) -> Screen:
    """One more invitation: another child, another role."""
    return screen(t("joining-add"), t("joining-add-hint"), expects=Add())


async def name(context: Context, _: Name) -> Screen:
    """What the school should call somebody who came without a name."""
    return screen(t("joining-name"), t("joining-name-hint"), expects=Name())


def _document(context: Context, purpose: Purpose, agree: Address) -> Screen:
    buttons = [Button(t("joining-agree"), agree), Button(t("joining-decline"), Decline())]
    school = context.school.name
    return screen(
        t(f"consent-{purpose}-title"),
        t("consent-operator", school=school) if school else t("consent-operator-nameless"),
        t(f"consent-{purpose}"),
        t("consent-version", version=VERSIONS[purpose]),
        rows=column(buttons),
        home=context.actor.is_stranger,
    )
