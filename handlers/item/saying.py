"""What people say and send on an item: how it goes, words, photos, files, links; taking it, watching it."""

from dataclasses import replace

from bot.errors import Invalid, Missing
from bot.services.roadmap.showing import Sent
from bot.services.roadmap.working import Pulse as Answered
from bot.services.roadmap.working import pulse_of
from bot.ui import Answer, Incoming, Screen, Text, t
from handlers.elsewhere import asked_where
from handlers.item import lines
from handlers.item.addresses import Card, Done, Evidence, HelpSaid, More, Pulse, Said, SaySaid, Take, Unwatch, Watch
from handlers.item.screens import card
from handlers.site import Context


async def take(context: Context, address: Take) -> Answer:
    """One of the group takes it."""
    await context.services.roadmap.working.take(context.actor, address.id)
    return Answer(await card(context, Card(id=address.id)), toast=t("item-taken"))


async def pulse(context: Context, address: Pulse) -> Answer:
    """How it goes, by a tap; words, a photo or a file may follow."""
    answer = pulse_of(address.answer)
    line = await context.services.roadmap.working.pulse(context.actor, address.id, answer)
    shown = await answered(context, Said(id=address.id, line=line))
    return Answer(shown, toast=await _toast(context, address.id, answer))


async def _toast(context: Context, item_id: int, answer: Answered) -> Text:
    """What was written down; of «done» where the next question is far off, until when nothing is asked."""
    item = await context.services.roadmap.read.card(context.actor, item_id)
    day = lines.waits_until(item, context.school.today(context.now))
    if answer is not Answered.DONE or day is None or not item.is_answered:
        return t(f"item-said-{answer}")
    return t("item-said-term" if lines.is_for_term(item, context.school) else "item-said-until", day=day)


async def done(context: Context, address: Done) -> Answer:
    """One of several deadlines is met; whoever comes second sees how it stands."""
    working, control = context.services.roadmap.working, address.control
    line = await working.pulse(context.actor, address.id, Answered.DONE, control_id=control)
    return Answer(await answered(context, Said(id=address.id, line=line)), toast=t("item-said-done"))


async def answered(context: Context, address: Said) -> Screen:
    """The card right after an answer: what is typed now belongs to it."""
    shown = await card(context, Card(id=address.id))
    if shown.expects is None:
        return shown
    return replace(shown, lines=(*shown.lines[:-1], t("item-pulse-hint")), expects=address)


async def help_said(context: Context, address: HelpSaid, incoming: Incoming) -> Answer:
    """What help is needed with."""
    words = _words(incoming)
    await context.services.roadmap.working.pulse(context.actor, address.id, Answered.HELP, words)
    return Answer(await card(context, Card(id=address.id)), toast=t("item-said-help"))


async def pulse_said(context: Context, address: Said, incoming: Incoming) -> Answer:
    """Words to the answer just given, or what shows it."""
    return await _received(context, address.id, incoming, address.line)


async def received(context: Context, address: Card | Evidence | More, incoming: Incoming) -> Answer:
    """Something came while the card was open, or as a reply to it; what surely is something else is asked about."""
    asked = await asked_where(context, incoming, "item", address.id)
    return asked or await _received(context, address.id, incoming, 0)


async def said(context: Context, address: SaySaid, incoming: Incoming) -> Answer:
    """Words only, from whoever may see the item."""
    await context.services.roadmap.talking.say(context.actor, address.id, _words(incoming))
    return Answer(await card(context, Card(id=address.id)), toast=t("item-said"))


async def watch(context: Context, address: Watch) -> Answer:
    """Hear of it."""
    await context.services.roadmap.talking.watch(context.actor, address.id)
    return Answer(await card(context, Card(id=address.id)), toast=t("item-watched"))


async def unwatch(context: Context, address: Unwatch) -> Answer:
    """Hear of it no more."""
    await context.services.roadmap.talking.unwatch(context.actor, address.id)
    try:
        shown: Screen | None = await card(context, Card(id=address.id))
    except Missing:  # who only watched it
        shown = (await context.site.follow(context, "menu")).screen
    return Answer(shown, toast=t("item-unwatched"))


def sent_in(incoming: Incoming) -> Sent | None:
    """The photo or file of a message."""
    media = incoming.media
    if media is None:
        return None
    return Sent(media.kind, media.file_id, incoming.document_name or "", incoming.size)


async def _received(context: Context, item_id: int, incoming: Incoming, line: int) -> Answer:
    """1. A photo or file is evidence, its caption words. 2. So are links. 3. Other words are said on the item."""
    roadmap, sent = context.services.roadmap, sent_in(incoming)
    if sent is not None:
        await roadmap.showing.show_file(context.actor, item_id, sent, incoming.text)
        toast = t("item-shown")
    elif await roadmap.showing.show_words(context.actor, item_id, _words(incoming)):
        toast = t("item-shown")
    else:
        await roadmap.talking.say(context.actor, item_id, incoming.text, line)
        toast = t("item-said")
    return Answer(await card(context, Card(id=item_id)), toast=toast)


def _words(incoming: Incoming) -> str:
    if not incoming.text or incoming.media is not None:
        raise Invalid("error-words-needed")
    return incoming.text
