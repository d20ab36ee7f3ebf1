"""The draft item by item: its sections, what is in them, one item with all that was understood of it."""

from bot.errors import Outdated
from bot.services.roadmap.importing.doubts import About, doubts_of
from bot.services.roadmap.importing.draft import Draft, DraftItem
from bot.services.roadmap.importing.joining import people_of, sources_of
from bot.services.roadmap.importing.usecases import Shown
from bot.services.text import shorten
from bot.ui import Button, Screen, Text, column, page_of, pager, screen, t
from handlers.plan_import.addresses import Check, Doubt, Item, Section, Sections, Skip, When, Who
from handlers.plan_import.phrases import BUTTON_TEXT, item_line, period_line, section_line, who_line
from handlers.site import Context

TEXT_SHOWN, TITLE_SHOWN, LABEL = 1_000, 120, 40


async def sections(context: Context, address: Sections) -> Screen:
    """The sections, those with doubtful items marked."""
    draft = (await context.services.roadmap.importing.shown(context.actor)).draft
    numbered = list(enumerate(draft.sections))
    return screen(
        t("plan-import-sections-title"),
        rows=[
            *column(_section_button(draft, at) for at, _ in page_of(numbered, address.page)),
            *pager(address, address.page, len(numbered)),
        ],
        back=Check(),
    )


async def section(context: Context, address: Section) -> Screen:
    """The items of a section."""
    draft = (await context.services.roadmap.importing.shown(context.actor)).draft
    if address.at >= len(draft.sections):
        raise Outdated(shows=Check().pack())
    wanted = draft.sections[address.at]
    items = [(place, item) for place, item in enumerate(draft.items) if item.section == wanted]
    return screen(
        t("plan-import-section-title", name=_section_name(draft, address.at, TITLE_SHOWN)),
        rows=[
            *column(_item_button(item, place) for place, item in page_of(items, address.page)),
            *pager(address, address.page, len(items)),
        ],
        back=Sections(),
    )


async def item(context: Context, address: Item) -> Screen:
    """One item as it would be written."""
    shown = await context.services.roadmap.importing.shown(context.actor)
    draft, found = shown.draft, _found(shown.draft, address.place)
    questions = [
        Button(t(f"plan-import-ask-{doubt.about}"), Doubt(key=doubt.key))
        for doubt in doubts_of(draft)
        if address.place in doubt.items and (doubt.is_open or doubt.about in {About.TWIN, About.POSTPONED})
    ]
    skip = t("plan-import-take-back" if found.is_skipped else "plan-import-skip-one")
    return screen(
        t("plan-import-item-title", code=found.code) if found.code else t("plan-import-item-title-none"),
        *_item_lines(context, shown, address.place),
        rows=[
            *column(questions[:3]),
            (
                Button(t("plan-import-period"), When(place=address.place)),
                Button(t("plan-import-people"), Who(place=address.place)),
            ),
            (Button(skip, Skip(place=address.place)),),
        ],
        back=Section(at=draft.sections.index(found.section)),
    )


async def when(context: Context, address: When) -> Screen:
    """Another period of an item, in words."""
    shown = await context.services.roadmap.importing.shown(context.actor)
    found = _found(shown.draft, address.place)
    return screen(
        t("plan-import-when-title"),
        t("plan-import-item-text", text=item_line(found, TITLE_SHOWN)),
        t("plan-import-now", what=period_line(found)),
        t("plan-import-when-how"),
        back=Item(place=address.place),
        expects=address,
    )


async def who(context: Context, address: Who) -> Screen:
    """Other responsibles of an item, in words."""
    shown = await context.services.roadmap.importing.shown(context.actor)
    found = _found(shown.draft, address.place)
    return screen(
        t("plan-import-who-title"),
        t("plan-import-item-text", text=item_line(found, TITLE_SHOWN)),
        *(t("plan-import-now", what=who_line(one, shown, context.school)) for one in found.people[:5]),
        t("plan-import-who-how"),
        back=Item(place=address.place),
        expects=address,
    )


def _item_lines(context: Context, shown: Shown, place: int) -> list[Text]:
    draft, found = shown.draft, shown.draft.items[place]
    lines = [
        t("plan-import-skipped") if found.is_skipped else None,
        t("plan-import-joined", item=item_line(draft.items[found.twin]))
        if found.is_joined and found.twin is not None
        else None,
        t("plan-import-item-text", text=shorten(found.text, TEXT_SHOWN)),
        t("plan-import-item-period", words=found.period_words, what=period_line(found))
        if found.period_words
        else t("plan-import-item-period-none", what=period_line(found)),
        *(t("plan-import-item-who", who=who_line(one, shown, context.school)) for one in people_of(draft, place)[:8]),
        t("plan-import-item-result", result=shorten(found.result, TEXT_SHOWN)) if found.result else None,
        *(t("plan-import-item-source", source=source) for source in sources_of(draft, place)),
    ]
    return [line for line in lines if line is not None]


def _found(draft: Draft, place: int) -> DraftItem:
    if place >= len(draft.items):
        raise Outdated(shows=Check().pack())
    return draft.items[place]


def _section_name(draft: Draft, at: int, limit: int) -> Text:
    wanted = draft.sections[at]
    title = section_line(wanted.title, wanted.number, limit) if wanted else ""
    return t("text", text=title) if title else t("plan-import-no-section")


def _section_button(draft: Draft, at: int) -> Button:
    items = [one for one in draft.items if one.section == draft.sections[at]]
    mark = t("plan-import-mark-open" if any(one.is_open for one in items) else "plan-import-mark-clear")
    name = _section_name(draft, at, BUTTON_TEXT)
    return Button(t("plan-import-section-button", mark=mark, name=name, count=str(len(items))), Section(at=at))


def _item_button(found: DraftItem, place: int) -> Button:
    key = "out" if found.is_out else "open" if found.is_open else "clear"
    mark = t(f"plan-import-mark-{key}")
    return Button(t("plan-import-item-button", mark=mark, text=item_line(found, LABEL - 6)), Item(place=place))
