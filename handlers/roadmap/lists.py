"""Items in a list, what of them is shown, and what is found by typed words."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Final

from bot.access import Permission
from bot.errors import Invalid, Missing
from bot.services.roadmap.lines import ItemLine
from bot.services.roadmap.overview import Filter, Overview, Span, View
from bot.services.roadmap.searching import search
from bot.services.text import clean_line, shorten
from bot.ui import Answer, Button, Incoming, Row, Screen, Text, clamp_page, column, grid, page_of, pager, screen, t
from handlers.plan_phrases import answering_words, item_mark
from handlers.roadmap.addresses import Ask, Choose, Items, Load, Narrow, Plan, PlanOf, Search, See
from handlers.roadmap.filters import (
    FIELDS,
    Value,
    fields_of,
    filter_of,
    in_words,
    plan_of,
    section_title,
    this_year,
    with_value,
)
from handlers.roadmap.screens import may_ask, section_figures
from handlers.site import Context

ITEMS_SHOWN: Final = 10
# So much of an item's words stands in a line, and so many signs of numbers fit a row of buttons.
TEXT_IN_LINE: Final = 70
CODE_ON_BUTTON, SIGNS_IN_ROW, NUMBERS_IN_ROW = 16, 36, 5
NAME_ON_BUTTON: Final = 34
TYPED_LIMIT: Final = 100


async def items(context: Context, address: Items) -> Screen:
    """The items that a filter leaves: sign, number, words, days late, who holds it. What is typed is looked for."""
    plan = await plan_of(context, address.year)
    wanted = filter_of(plan, address)
    lines = plan.items(wanted)
    fields = fields_of(address.year, wanted)
    page = clamp_page(address.page, len(lines), ITEMS_SHOWN)
    one = See(id=0, page=page, **asdict(fields))
    below = [Button(t("roadmap-filter-button"), Narrow(**asdict(fields)))]
    is_askable = wanted.view in {View.ALL, View.LIVE} and wanted.span is Span.ALL
    if is_askable and may_ask(context) and any(plan.is_in(line, View.LIVE) for line in lines):
        ask = Ask(year=address.year, section=address.section, person=address.person)
        below.append(Button(t("roadmap-ask-these"), ask))
    return screen(
        t("roadmap-list-title", filter=in_words(plan, wanted)),
        section_figures(plan, wanted.section)
        if wanted == Filter(wanted.section) and wanted.section is not None
        else None,
        t("roadmap-found", count=len(lines)) if lines else t("roadmap-none"),
        *_listed(plan, lines, page),
        rows=[*_numbers(plan, lines, page, one), *pager(address, page, len(lines), ITEMS_SHOWN), tuple(below)],
        back=Load(year=address.year) if address.person else _home(context, address.year),
        expects=Search(year=address.year),
    )


async def see(context: Context, address: See) -> Screen:
    """An item; back leads to where it was in the list."""
    filter_of(await plan_of(context, address.year), address)
    shown = (await context.site.follow(context, f"item:{address.id}")).screen
    assert shown is not None
    return replace(shown, back=Items(**address.model_dump(exclude={"id"})))


async def narrow(context: Context, address: Narrow) -> Screen:
    """What is chosen, and how many items that leaves."""
    plan = await plan_of(context, address.year)
    wanted = filter_of(plan, address)
    fields = asdict(fields_of(address.year, wanted))
    choices = [
        Button(t(f"roadmap-pick-{what}", name=_name(plan, what, getattr(wanted, field))), Choose(what=what, **fields))
        for what, field in FIELDS.items()
    ]
    show = Button(t("button-show", count=len(plan.items(wanted))), Items(**fields))
    return screen(
        t("roadmap-filter-title"),
        t("roadmap-filter-now", filter=in_words(plan, wanted)) if wanted != Filter() else t("roadmap-filter-nothing"),
        rows=[*column(choices), (show,)],
        back=Items(**fields),
    )


async def choose(context: Context, address: Choose) -> Screen:
    """The values of one field that leave anything, with how many items; what is chosen is marked."""
    if address.what not in FIELDS:
        raise Missing
    plan = await plan_of(context, address.year)
    wanted = filter_of(plan, address)
    chosen = getattr(wanted, FIELDS[address.what])
    counted = [
        (value, len(plan.items(with_value(wanted, address.what, value)))) for value in _values(plan, address.what)
    ]
    offered = [(value, number) for value, number in counted if number or value == chosen or value in _ALL]
    buttons = []
    for value, number in page_of(offered, address.page):
        label = t("roadmap-value", name=_name(plan, address.what, value), count=str(number))
        to = Narrow(**asdict(fields_of(address.year, with_value(wanted, address.what, value))))
        buttons.append(Button(t("chosen", label=label) if value == chosen else label, to))
    return screen(
        t(f"roadmap-pick-{address.what}-title"),
        rows=[*column(buttons), *pager(address, address.page, len(offered))],
        back=Narrow(**asdict(fields_of(address.year, wanted))),
    )


async def ask_words(context: Context, address: Search) -> Screen:
    """What to look for?"""
    await plan_of(context, address.year)
    return screen(t("roadmap-find-title"), t("roadmap-find-hint"), back=_home(context, address.year), expects=address)


async def found(context: Context, address: Search, incoming: Incoming) -> Answer:
    """What was typed is looked for in the plan of that year: an item's own number opens it.

    A document that is sent here by whoever takes plans over is one.
    """
    if incoming.media is not None and context.actor.may(Permission.ROADMAP_MANAGE):
        return await context.site.take(context, "plan.import", incoming)
    plan = await plan_of(context, address.year)
    if not incoming.text:
        raise Invalid("error-words-needed")
    words = clean_line(incoming.text, TYPED_LIMIT)
    lines = search(plan, words)
    meant = [line for line in lines if line.code == words.strip(" .")]
    if len(meant) == 1:
        return await context.site.follow(context, f"item:{meant[0].id}")
    more = len(lines) - ITEMS_SHOWN
    return Answer(
        screen(
            t("roadmap-search-title", words=words),
            t("roadmap-found", count=len(lines)) if lines else t("roadmap-found-none"),
            *_listed(plan, lines, 0),
            t("roadmap-found-more", count=more) if more > 0 else None,
            t("roadmap-find-again"),
            rows=_numbers(plan, lines, 0),
            back=_home(context, address.year),
            expects=address,
        )
    )


# Values that leave the plan as it is.
_ALL: Final = (None, View.ALL, Span.ALL)


def _values(plan: Overview, what: str) -> Sequence[Value]:
    """What can be chosen, «all» first."""
    match what:
        case "view":
            return tuple(View)
        case "span":
            return tuple(Span)
        case "section":
            return (None, *range(len(plan.sections)))
        case _:
            people = frozenset[int]().union(*(plan.concerned(line) for line in plan.lines))
            return (None, *sorted(people, key=lambda one: plan.school.people[one].name))


def _name(plan: Overview, what: str, value: Value) -> Text:
    """A value of a filter in words."""
    if value is None:
        return t(f"roadmap-{what}-all")
    if what == "section":
        return section_title(plan, int(value), NAME_ON_BUTTON)
    if what == "person":
        return t("text", text=shorten(plan.school.people[int(value)].name, NAME_ON_BUTTON))
    return t(f"roadmap-{what}-{value}")


def _listed(plan: Overview, lines: Sequence[ItemLine], page: int) -> list[Text]:
    """The items of a page in words."""
    first = page * ITEMS_SHOWN
    return [_line(plan, line, place) for place, line in enumerate(lines[first : first + ITEMS_SHOWN], start=first)]


def _numbers(plan: Overview, lines: Sequence[ItemLine], page: int, see: See | None = None) -> Sequence[Row]:
    """A button for each item of a page, short ones side by side; `see`: where they lead, that one comes back here."""
    first = page * ITEMS_SHOWN
    shown = list(enumerate(lines[first : first + ITEMS_SHOWN], start=first))
    buttons = [
        Button(
            t("roadmap-item-button", mark=item_mark(line, plan.today), code=_code(line, place)),
            see.model_copy(update={"id": line.id}) if see else f"item:{line.id}",
        )
        for place, line in shown
    ]
    longest = max((len(_code(line, place)) + 2 for place, line in shown), default=1)
    return grid(buttons, max(1, min(NUMBERS_IN_ROW, SIGNS_IN_ROW // longest)))


def _line(plan: Overview, line: ItemLine, place: int) -> Text:
    late = line.days_late(plan.today)
    return t(
        "roadmap-line",
        rolled=t("roadmap-rolled-mark") if line.is_rolled else "",
        mark=item_mark(line, plan.today),
        code=_code(line, place),
        text=shorten(line.text, TEXT_IN_LINE),
        late=t("item-line-late", count=late) if late else "",
        who=answering_words(line.answering, plan.school, plan.today),
    )


def _code(line: ItemLine, place: int) -> str:
    """By what an item is called in a list: its number in the document, else its place."""
    return shorten(line.code, CODE_ON_BUTTON) or f"#{place + 1}"


def _home(context: Context, year: int) -> Plan | PlanOf:
    return Plan() if year == this_year(context) else PlanOf(year=year)
