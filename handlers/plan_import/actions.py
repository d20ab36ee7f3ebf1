"""A document or an answer comes in; a plan is settled, saved or thrown away."""

from bot.access import Permission
from bot.errors import Invalid, Missing, Outdated
from bot.services.roadmap.importing.doubts import About, How, doubts_of, find, next_open
from bot.services.roadmap.importing.draft import Draft, State, Waiting
from bot.services.roadmap.importing.usecases import Shown
from bot.services.roadmap.storing import TITLE_LIMIT, Section
from bot.services.text import clean_line, fold
from bot.ui import Answer, Button, Incoming, Media, Row, Screen, Text, screen, t
from handlers.plan_import import screens
from handlers.plan_import.addresses import (
    Add,
    Check,
    Choose,
    Drop,
    GiveUp,
    Gone,
    Item,
    Lists,
    Put,
    Read,
    Save,
    Settle,
    Skip,
    Start,
    TakeTo,
    Typed,
    When,
    Which,
    Who,
)
from handlers.plan_import.changes import gone
from handlers.plan_import.doubting import asked, offered_sections
from handlers.plan_import.items import item
from handlers.plan_import.phrases import who, year_title
from handlers.site import Context

# A bare file name of the messenger's own.
NAMELESS = "file"


async def offer(context: Context, _: Start, incoming: Incoming) -> Answer:
    """A document, or a plan pasted as text: show what is understood of it. Nothing is in the roadmap yet.

    It is asked first what to do with it where it may be the school's lists too, or where somebody has answered
    questions about another plan that it would replace.
    """
    importing = context.services.roadmap.importing
    context.actor.require(Permission.ROADMAP_MANAGE)
    if incoming.media is None:
        if not incoming.text.strip():
            raise Invalid("error-plan-needs-document")
        await importing.offer_words(context.actor, incoming.text)
        return Answer(await screens.check(context, Check()))
    if incoming.media.kind != "document":
        raise Invalid("error-plan-needs-document")
    if incoming.size == 0:
        raise Invalid("error-file-empty")
    file = Waiting(incoming.media.file_id, incoming.document_name or NAMELESS, incoming.size)
    is_lists = file.name.lower().endswith(".xlsx") and context.actor.may(Permission.REGISTER_IMPORT)
    before = (await importing.kept(context.actor)).draft
    if is_lists or (before is not None and _is_begun(before)):
        await importing.lay_aside(context.actor, file)
        return Answer(await screens.which(context, Which()))
    await importing.offer(context.actor, file)
    return Answer(await screens.check(context, Check()))


async def read(context: Context, _: Read) -> Answer:
    """The file that waits is a plan."""
    await context.services.roadmap.importing.offer_waiting(context.actor)
    return Answer(await screens.check(context, Check()))


async def lists(context: Context, _: Lists) -> Answer:
    """The file that waits holds the school's lists: they are taken elsewhere."""
    waiting = (await context.services.roadmap.importing.kept(context.actor)).waiting
    if waiting is None:
        raise Outdated("error-plan-import-gone", shows="plan.import")
    file = Incoming(media=Media("document", waiting.file_id), document_name=waiting.name, size=waiting.size)
    return await context.site.take(context, "register", file)


async def add(context: Context, _: Add, incoming: Incoming) -> Answer:
    """An item in words: what is missing in it is asked at once."""
    await context.services.roadmap.importing.add(context.actor, incoming.text)
    return Answer(await _next(context, ""))


async def take_to(context: Context, address: TakeTo) -> Answer:
    """Take the plan over to this school year."""
    await context.services.roadmap.importing.take_to(context.actor, address.year)
    return Answer(await screens.check(context, Check()))


async def skip(context: Context, address: Skip) -> Answer:
    """Leave an item out, or take it back in."""
    await context.services.roadmap.importing.skip(context.actor, address.place)
    return Answer(await item(context, Item(place=address.place)))


async def settle(context: Context, address: Settle) -> Answer:
    """A question was answered by a button: the next one opens by itself."""
    if address.how not in set(How):
        raise Missing
    await context.services.roadmap.importing.settle(context.actor, address.key, How(address.how))
    return Answer(await _next(context, address.key), toast=t("plan-import-noted"))


async def choose(context: Context, address: Choose) -> Answer:
    """Somebody of the staff is meant."""
    await context.services.roadmap.importing.choose(context.actor, address.key, address.person)
    return Answer(await _next(context, address.key), toast=await _noted(context, address.key))


async def put(context: Context, address: Put) -> Answer:
    """A section was chosen."""
    offered = offered_sections(await context.services.roadmap.importing.shown(context.actor))
    if address.at >= len(offered):
        raise Outdated(shows=Check().pack())
    await context.services.roadmap.importing.put_section(context.actor, address.key, offered[address.at])
    return Answer(await _next(context, address.key), toast=t("plan-import-noted"))


async def type_answer(context: Context, address: Typed, incoming: Incoming) -> Answer:
    """A question was answered in words; where they are not clear, it is asked again with what was understood."""
    importing = context.services.roadmap.importing
    shown = await importing.shown(context.actor)
    match find(shown.draft, address.key).about:
        case About.PERIOD:
            await importing.type_period(context.actor, address.key, incoming.text)
        case About.PERSON:
            await importing.type_person(context.actor, address.key, incoming.text)
        case About.SECTION:
            await importing.put_section(context.actor, address.key, _section(shown, incoming.text))
        case _:
            raise Invalid("error-plan-use-buttons")
    shown = await importing.shown(context.actor)
    if find(shown.draft, address.key).is_open:
        return Answer(asked(context, shown, address.key))
    return Answer(await _next(context, address.key), toast=await _noted(context, address.key))


async def type_when(context: Context, address: When, incoming: Incoming) -> Answer:
    """Another period of one item."""
    await context.services.roadmap.importing.put_period(context.actor, address.place, incoming.text)
    return Answer(await item(context, Item(place=address.place)))


async def type_who(context: Context, address: Who, incoming: Incoming) -> Answer:
    """Other responsibles of one item."""
    await context.services.roadmap.importing.put_people(context.actor, address.place, incoming.text)
    return Answer(await item(context, Item(place=address.place)))


async def give_up(context: Context, address: GiveUp) -> Answer:
    """An item that the document does not have is taken off control, or kept."""
    await context.services.roadmap.importing.give_up(context.actor, address.item)
    return Answer(await gone(context, Gone(page=address.page)))


async def save(context: Context, address: Save) -> Answer:
    """Write the plan; what became of it is told."""
    saved = await context.services.roadmap.importing.save(context.actor, address.stamp)
    rows: list[Row] = [(Button(t("plan-import-open-plan"), "roadmap"),)]
    shown = screen(
        t("plan-import-saved-title"),
        t(
            "plan-import-saved" if saved.added else "plan-import-saved-none",
            count=saved.added,
            year=year_title(saved.year),
        ),
        t("plan-import-saved-changed", count=saved.changed) if saved.changed else None,
        t("plan-import-saved-dropped", count=saved.dropped) if saved.dropped else None,
        t("plan-import-saved-posts", count=saved.posts) if saved.posts else None,
        t("plan-import-saved-told") if saved.added or saved.changed else None,
        rows=rows,
    )
    return Answer(shown, toast=t("plan-import-saved-toast"))


async def drop(context: Context, _: Drop) -> Answer:
    """Throw the draft away."""
    await context.services.roadmap.importing.drop(context.actor)
    return Answer(await screens.start(context, Start()), toast=t("plan-import-dropped"))


async def _next(context: Context, after: str) -> Screen:
    """The next question that is open, or the overview where none is."""
    shown = await context.services.roadmap.importing.shown(context.actor)
    following = next_open(shown.draft, after)
    if following is None or shown.draft.is_year_open:
        return await screens.check(context, Check())
    return asked(context, shown, following.key)


async def _noted(context: Context, key: str) -> Text:
    """Whom an answer was taken for."""
    shown = await context.services.roadmap.importing.shown(context.actor)
    person = next((one.person for one in doubts_of(shown.draft) if one.key == key), None)
    if person is None or person.is_nobody:
        return t("plan-import-noted")
    return t("plan-import-noted-who", who=who(person, shown.staff, context.school))


def _is_begun(draft: Draft) -> bool:
    """Whether somebody has answered anything about it."""
    decided = any(not one.is_open for one in doubts_of(draft))
    return decided or any(one.state is State.SETTLED for each in draft.items for one in each.people)


def _section(shown: Shown, raw: str) -> Section:
    """The section of this title, a new one where there is none."""
    title = clean_line(raw, TITLE_LIMIT)
    return next((one for one in offered_sections(shown) if fold(one.title) == fold(title)), Section("", title))
