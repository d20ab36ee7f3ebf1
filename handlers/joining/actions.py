"""What the steps of joining do."""

from bot.access import Permission
from bot.errors import Missing
from bot.services.invitations.codes import read_code
from bot.ui import Answer, Incoming, t
from handlers.joining import screens
from handlers.joining.addresses import Add, Agree, AgreeSetup, Invitation, Name, Setup
from handlers.site import Context

SCHOOL = "school"


async def join_link(context: Context, rest: str) -> Answer:
    """An invitation's link was opened."""
    return Answer(await screens.invitation(context, Invitation(key=rest)))


async def setup_link(context: Context, rest: str) -> Answer:
    """The set-up link was opened."""
    return Answer(await screens.setup(context, Setup(key=rest)))


async def type_code(context: Context, _: Add, incoming: Incoming) -> Answer:
    """Somebody of the school typed a code where one was asked for."""
    code = read_code(incoming.text)
    if code is None:
        raise Missing("error-code-form")
    return Answer(await screens.invitation(context, Invitation(key=code)))


async def free_input(context: Context, incoming: Incoming) -> Answer | None:
    """What a stranger types is a code; what others type may be one, too."""
    code = read_code(incoming.text)
    if code is not None:
        return Answer(await screens.invitation(context, Invitation(key=code)))
    if context.actor.is_stranger:
        raise Missing("error-code-form")
    return None


async def agree(context: Context, address: Agree) -> Answer:
    """Join; whoever came without a name is asked for it."""
    person_id = await context.services.invitations.joining.take_up(context.actor, address.key)
    await context.services.surveys.mine.invite(person_id)
    return await _welcome(context)


async def agree_setup(context: Context, address: AgreeSetup) -> Answer:
    """Become the admin of a school that had none."""
    await context.services.invitations.setup.take_up(context.actor, address.key)
    return await _welcome(context)


async def take_name(context: Context, _: Name, incoming: Incoming) -> Answer:
    """Keep the name; an admin goes on to the school's settings where the school has no name yet."""
    await context.services.invitations.joining.name_self(context.actor, incoming.text)
    return await _onward(await context.again())


async def _welcome(context: Context) -> Answer:
    newcomer = context.actor.is_stranger
    context = await context.again()
    person_id = context.actor.require_person()
    if newcomer and not context.school.people[person_id].name:
        answer = Answer(await screens.name(context, Name()), toast=t("joining-welcome"))
    else:
        answer = await _onward(context)
    if newcomer and answer.screen is not None and answer.screen.expects is not None:
        # The stranger of a moment ago is expected to type as the person that they are now.
        await context.services.expectations.set(person_id, answer.screen.expects.pack())
    return answer


async def _onward(context: Context) -> Answer:
    unset = context.actor.may(Permission.SCHOOL_CONFIGURE) and context.school.name is None
    next_one = SCHOOL if unset and SCHOOL in context.site.screens else "menu"
    return Answer((await context.site.follow(context, next_one)).screen, toast=t("joining-welcome"))
