"""What is asked, answered, noted and rated."""

from bot.errors import Invalid, Missing
from bot.services.tickets.talking import Said
from bot.ui import Answer, Incoming, t
from handlers.ready import ANSWERS, QUESTIONS, in_words
from handlers.saying import said_in, shown
from handlers.site import Context
from handlers.talk import screens
from handlers.talk.addresses import Afresh, AskOwn, AskReady, Note, RateGive, RateSay, Reply, ReplyReady


async def ask_ready(context: Context, address: AskReady) -> Answer:
    """Ask a ready question."""
    if address.phrase not in QUESTIONS:
        raise Missing
    ticket = await context.services.tickets.read.card(context.actor, address.id)
    said = Said(in_words(context, f"ask-{address.phrase}", ticket.reporter_id))
    return await shown(context, await context.services.tickets.talking.ask(context.actor, address.id, said))


async def ask_own(context: Context, address: AskOwn, incoming: Incoming) -> Answer:
    """Ask a question of one's own."""
    heard = await context.services.tickets.talking.ask(context.actor, address.id, said_in(incoming))
    return await shown(context, heard, incoming)


async def reply_ready(context: Context, address: ReplyReady) -> Answer:
    """Give a ready answer; only to a question that is open."""
    if address.phrase not in ANSWERS:
        raise Missing
    question = await context.services.tickets.spoken.question(context.actor, address.id)
    said = Said(in_words(context, f"answer-{address.phrase}", question.author_id))
    return await shown(context, await context.services.tickets.talking.add(context.actor, address.id, said))


async def reply_own(context: Context, address: Reply, incoming: Incoming) -> Answer:
    """Answer in one's own words. Where nothing is asked (any more), it is an addition like any other."""
    heard = await context.services.tickets.talking.add(context.actor, address.id, said_in(incoming))
    return await shown(context, heard, incoming)


async def note(context: Context, address: Note, incoming: Incoming) -> Answer:
    """Write an internal note."""
    heard = await context.services.tickets.talking.note(context.actor, address.id, said_in(incoming))
    return await shown(context, heard, incoming)


async def lost_part(context: Context, incoming: Incoming) -> Answer | None:
    """A part of an album whose first part another replica took: it goes to the same event."""
    if incoming.album is None or incoming.media is None or context.actor.person_id is None:
        return None
    talking = context.services.tickets.talking
    ticket_id = await talking.ticket_of_album(context.actor, incoming.album)
    if ticket_id is None:
        return None
    return await shown(context, await talking.add(context.actor, ticket_id, said_in(incoming)), incoming)


async def give_rating(context: Context, address: RateGive) -> Answer:
    """Rate; words may follow."""
    await context.services.tickets.rating.rate(context.actor, address.id, address.rating)
    return Answer(await screens.thanks(context, address))


async def say_to_rating(context: Context, address: RateSay, incoming: Incoming) -> Answer:
    """A few words to the rating."""
    if incoming.media is not None or not incoming.text:
        raise Invalid("error-words-needed")
    await context.services.tickets.rating.say(context.actor, address.id, incoming.text)
    card = await context.site.follow(context, f"ticket:{address.id}")
    return Answer(card.screen, toast=t("rate-said"))


async def start_afresh(context: Context, address: Afresh) -> Answer:
    """Make a new report of it."""
    await context.services.tickets.afresh.start(context.actor, address.event)
    return await context.site.follow(context, "report")
