"""What a post asks of whoever gets it: nothing, «Ознакомлен», an answer, or to come; until when, and of whom."""

from datetime import date
from typing import Final

from bot.errors import Missing
from bot.services.news import Counting, Reaction
from bot.services.news.storing import Post
from bot.services.snapshot import Snapshot
from bot.ui import Address, Answer, Button, Incoming, Screen, Text, column, grid, screen, t
from handlers.newsroom import lines
from handlers.newsroom.addresses import (
    Ask,
    AskFor,
    By,
    BySaid,
    BySet,
    Choices,
    ChoicesSaid,
    Count,
    Meeting,
    MeetingSaid,
    Place,
    PlaceSaid,
    What,
)
from handlers.newsroom.addresses import Post as PostAddress
from handlers.newsroom.common import draft, one_of, shown, typed
from handlers.phrases import weekday
from handlers.site import Context

# What is set by a tap; the others need words first.
BY_TAP: Final = frozenset({Reaction.NONE, Reaction.ACKNOWLEDGE, Reaction.WORDS})
FEW_DAYS: Final = 3


async def ask(context: Context, address: Ask) -> Screen:
    """What is asked, until when and of whom; where nothing is, what could be."""
    found = await draft(context, address.id)
    if not found.is_letter:
        return _sorts(context, found, PostAddress(id=found.id))
    other = Counting.PERSON if found.counting is Counting.FAMILY else Counting.FAMILY
    counting = Count(id=found.id, version=found.version, counting=other)
    buttons = [
        Button(t("newsroom-by"), By(id=found.id)),
        Button(t("newsroom-choices"), Choices(id=found.id)) if found.reaction is Reaction.CHOICE else None,
        Button(t("newsroom-meeting"), Meeting(id=found.id)) if found.reaction is Reaction.MEETING else None,
        Button(t("newsroom-place"), Place(id=found.id)) if found.reaction is Reaction.MEETING else None,
        Button(t(f"newsroom-count-{other}"), counting) if lines.for_parents(found) else None,
        Button(t("newsroom-ask-other"), What(id=found.id)),
    ]
    return screen(
        t("newsroom-ask-title"),
        *lines.asked(context, found),
        t("newsroom-ask-hint"),
        rows=column(buttons),
        back=PostAddress(id=found.id),
    )


async def what(context: Context, address: What) -> Screen:
    """What is asked instead?"""
    return _sorts(context, await draft(context, address.id), Ask(id=address.id))


def _sorts(context: Context, found: Post, back: Address) -> Screen:
    return screen(
        t("newsroom-ask-title"),
        *lines.asked(context, found),
        t("newsroom-ask-hint"),
        rows=column(_choice(found, reaction) for reaction in Reaction),
        back=back,
    )


def _choice(found: Post, reaction: Reaction) -> Button:
    to: Address
    match reaction:
        case Reaction.CHOICE:
            to = Choices(id=found.id)
        case Reaction.MEETING:
            to = Meeting(id=found.id)
        case _:
            to = AskFor(id=found.id, version=found.version, reaction=reaction)
    label = t(f"newsroom-ask-{reaction}")
    return Button(t("newsroom-chosen", label=label) if reaction is found.reaction else label, to)


async def ask_for(context: Context, address: AskFor) -> Answer:
    """This is asked, within the usual days."""
    reaction = one_of(Reaction, address.reaction)
    if reaction not in BY_TAP:
        raise Missing
    await context.services.news.drafting.set_reaction(context.actor, address.id, address.version, reaction)
    return await shown(context, address.id)


async def choices(context: Context, address: Choices | ChoicesSaid) -> Screen:
    """Which answers are there to choose from?"""
    found = await draft(context, address.id)
    expects = ChoicesSaid(id=found.id, version=found.version)
    return _question(found, "newsroom-choices-title", t("newsroom-choices-hint"), expects)


async def choices_said(context: Context, address: ChoicesSaid, incoming: Incoming) -> Answer:
    """These answers."""
    drafting = context.services.news.drafting
    await drafting.set_choices(context.actor, address.id, address.version, typed(incoming))
    return await shown(context, address.id)


async def meeting(context: Context, address: Meeting | MeetingSaid) -> Screen:
    """When is the meeting?"""
    found = await draft(context, address.id)
    expects = MeetingSaid(id=found.id, version=found.version)
    return _question(found, "newsroom-meeting-title", t("newsroom-meeting-hint"), expects)


async def meeting_said(context: Context, address: MeetingSaid, incoming: Incoming) -> Answer:
    """It is then; where comes next."""
    drafting = context.services.news.drafting
    at = await drafting.moment(context.actor, typed(incoming))
    await drafting.set_meeting(context.actor, address.id, address.version, at)
    return Answer(await place(context, Place(id=address.id)))


async def place(context: Context, address: Place | PlaceSaid) -> Screen:
    """Where is the meeting? It can stay unsaid."""
    found = await draft(context, address.id)
    asked = lines.asked(context, found)[0]
    expects = PlaceSaid(id=found.id, version=found.version)
    return screen(
        t("newsroom-place-title"),
        asked,
        t("newsroom-place-hint"),
        rows=column([Button(t("newsroom-place-none"), PostAddress(id=found.id))]),
        back=Ask(id=found.id),
        expects=expects,
    )


async def place_said(context: Context, address: PlaceSaid, incoming: Incoming) -> Answer:
    """It is there."""
    await context.services.news.drafting.set_place(context.actor, address.id, address.version, typed(incoming))
    return await shown(context, address.id)


async def by(context: Context, address: By | BySaid) -> Screen:
    """Until when is the reaction asked?"""
    found = await draft(context, address.id)
    if not found.is_letter:
        return await ask(context, Ask(id=found.id))
    days = offered(context.school, context.school.today(context.now))
    buttons = [Button(label, BySet(id=found.id, version=found.version, day=f"{day:%Y%m%d}")) for label, day in days]
    return screen(
        t("newsroom-by-title"),
        *lines.asked(context, found),
        t("newsroom-by-hint"),
        rows=grid(buttons, 2),
        back=Ask(id=found.id),
        expects=BySaid(id=found.id, version=found.version),
    )


def offered(school: Snapshot, today: date) -> list[tuple[Text, date]]:
    """The next working day, the third one, the last one of this week or of the next: each day once."""
    calendar = school.calendar
    tomorrow = third = calendar.next_working_day(today)
    for _ in range(FEW_DAYS - 1):
        third = calendar.next_working_day(third)
    last = tomorrow
    while calendar.next_working_day(last).isocalendar()[:2] == tomorrow.isocalendar()[:2]:
        last = calendar.next_working_day(last)
    return [(weekday(day), day) for day in sorted({tomorrow, third, last})]


async def by_set(context: Context, address: BySet) -> Answer:
    """Until a day that was a tap away."""
    try:
        day = date.fromisoformat(address.day)
    except ValueError:
        raise Missing from None
    return await _until(context, address, day)


async def by_said(context: Context, address: BySaid, incoming: Incoming) -> Answer:
    """Until a day that was typed."""
    return await _until(context, address, await context.services.news.drafting.day(context.actor, typed(incoming)))


async def _until(context: Context, address: BySet | BySaid, day: date) -> Answer:
    await context.services.news.drafting.set_deadline(context.actor, address.id, address.version, day)
    return await shown(context, address.id)


async def count(context: Context, address: Count) -> Answer:
    """Whose reaction is waited for."""
    counting = one_of(Counting, address.counting)
    await context.services.news.drafting.set_counting(context.actor, address.id, address.version, counting)
    return Answer(await ask(context, Ask(id=address.id)))


def _question(found: Post, title: str, hint: Text, expects: Address) -> Screen:
    return screen(t(title), hint, back=Ask(id=found.id), expects=expects)
