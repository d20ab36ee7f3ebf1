"""What taps and typed words do to a sheet. Each ends at what comes next, or at the question as it stands by now."""

from bot.errors import Invalid, Outdated
from bot.ui import Answer, Incoming, t
from handlers.site import Context
from handlers.survey.addresses import Agree, Fill, Go, Next, Own, Pick, Refuse, Send, Sent, Unpick
from handlers.survey.filling import fill, own, shown
from handlers.survey.screens import refused, sent


async def pick(context: Context, address: Pick) -> Answer:
    """Choose, and go on; of several options mark one more."""
    answering = context.services.surveys.answering
    filling = await answering.pick(context.actor, address.unit, address.question, address.value)
    return Answer(await shown(context, filling))


async def unpick(context: Context, address: Unpick) -> Answer:
    """Of several options unmark one."""
    answering = context.services.surveys.answering
    filling = await answering.unpick(context.actor, address.unit, address.question, address.value)
    return Answer(await shown(context, filling))


async def go_on(context: Context, address: Next) -> Answer:
    """Leave a question as it is."""
    filling = await context.services.surveys.answering.go_on(context.actor, address.unit, address.question)
    return Answer(await shown(context, filling))


async def go(context: Context, address: Go) -> Answer:
    """Back to a question, or to one that is to be changed."""
    filling = await context.services.surveys.answering.go(context.actor, address.unit, address.question)
    return Answer(await shown(context, filling))


async def heard(context: Context, address: Fill, incoming: Incoming) -> Answer:
    """Words typed while a question was open; an own answer that is too long is to be typed again at once."""
    if incoming.media is not None:
        raise Invalid("error-words-needed")
    answering = context.services.surveys.answering
    try:
        return Answer(await shown(context, await answering.hear(context.actor, address.unit, incoming.text)))
    except Invalid as refused:
        if refused.key != "error-too-long":
            raise
        again = await own(context, Own(unit=address.unit))
        return Answer(again, toast=t(refused.key, **refused.args_for_text), alert=True)


async def agree(context: Context, address: Agree) -> Answer:
    """Agree to answer under one's name, and begin."""
    await context.services.surveys.consenting.agree(context.actor, address.unit)
    return Answer(await fill(context, Fill(unit=address.unit)))


async def refuse(context: Context, address: Refuse) -> Answer:
    """Don't agree; nothing of this survey waits any more."""
    await context.services.surveys.consenting.refuse(context.actor, address.unit)
    return Answer(await refused(context, address))


async def send(context: Context, address: Send) -> Answer:
    """Send the sheet; where a question is open again, on another phone, it is shown.

    Tapped twice: it has come, and nothing is to be worried about.
    """
    try:
        await context.services.surveys.answering.send(context.actor, address.unit)
    except Invalid as open_still:
        return Answer(await fill(context, Fill(unit=address.unit)), toast=t(open_still.key), alert=True)
    except Outdated as before:
        if before.key != "error-survey-answered":
            raise
        return Answer(await sent(context, Sent(unit=address.unit)), toast=t(before.key))
    return Answer(await sent(context, Sent(unit=address.unit)))
