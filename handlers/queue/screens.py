"""Open tickets for whoever works them, and what of them is shown."""

from dataclasses import asdict, replace
from typing import Final

from bot.errors import Missing
from bot.services.text import shorten
from bot.services.tickets.queue import QueueFilter, Tally, View
from bot.ui import PAGE_SIZE, Button, Screen, Text, column, page_of, pager, screen, t
from handlers.phrases import team_name
from handlers.queue.addresses import Choose, Filtered, Narrow, Queue, See, Walk
from handlers.queue.filters import NAME_LENGTH, buildings_of, fields_of, filter_of, in_words
from handlers.queue.lines import queue_line
from handlers.site import Context

# What can be chosen for the filter, and its field of that.
FIELDS: Final = {"team": "team_id", "building": "building_id", "floor": "floor"}
ALL_AND_ONE: Final = 2


async def queue(context: Context, _: Queue) -> Screen:
    """What the actor looks at first: all, or their building."""
    wanted = await context.services.tickets.queue.usual(context.actor)
    return await filtered(context, Filtered(**asdict(fields_of(wanted))))


async def filtered(context: Context, address: Filtered) -> Screen:
    """Open tickets, urgent ones first, then the oldest; the first line says what is filtered."""
    wanted = filter_of(context, address)
    page = context.services.tickets.queue.page
    lines, total = await page(context.actor, address.page * PAGE_SIZE, PAGE_SIZE, wanted)
    fields = asdict(fields_of(wanted))
    buttons = [
        Button(queue_line(line, context.now), See(id=line.ticket.id, page=address.page, **fields)) for line in lines
    ]
    return screen(
        t("queue-title", filter=in_words(context, wanted)),
        t("tickets-count", count=total) if total else t("tickets-queue-none"),
        rows=[
            *column(buttons),
            *pager(address, address.page, total),
            (Button(t("button-filter"), Narrow(**fields)), Button(t("button-walk"), Walk())),
        ],
    )


async def see(context: Context, address: See) -> Screen:
    """A ticket; back leads to where it was in the list."""
    filter_of(context, address)
    shown = (await context.site.follow(context, f"ticket:{address.id}")).screen
    assert shown is not None
    return replace(shown, back=Filtered(**address.model_dump(exclude={"id"})))


async def narrow(context: Context, address: Narrow) -> Screen:
    """What is chosen, with how many tickets each choice would show."""
    wanted = filter_of(context, address)
    tally = await context.services.tickets.queue.tally(context.actor)
    views = tuple(_view_button(view, wanted, tally) for view in View)
    choices = [_choice(context, what, wanted) for what in FIELDS]
    show = Button(t("button-show", count=tally.count(wanted)), Filtered(**asdict(fields_of(wanted))))
    return screen(
        t("filter-title"),
        t("filter-now", filter=in_words(context, wanted)) if wanted != QueueFilter() else t("filter-nothing"),
        rows=[views, *column(choices), (show,), *column(_table(context))],
        back=Filtered(**asdict(fields_of(wanted))),
    )


def _table(context: Context) -> list[Button]:
    """All tickets of one's services as a table, those that are done too."""
    return [Button(t("button-log"), "log")] if "log" in context.site.screens else []


async def choose(context: Context, address: Choose) -> Screen:
    """Services, buildings or floors, with how many tickets there are; what is chosen is marked."""
    wanted = filter_of(context, address)
    if address.what not in FIELDS:
        raise Missing
    tally = await context.services.tickets.queue.tally(context.actor)
    buttons = []
    for name, value in _values(context, address.what, wanted):
        one = _with(wanted, address.what, value)
        label = t("filter-value", name=name, count=str(tally.count(one)))
        chosen = value == getattr(wanted, FIELDS[address.what])
        buttons.append(Button(_marked(label, chosen=chosen), Narrow(**asdict(fields_of(one)))))
    return screen(
        t(f"choose-{address.what}"),
        rows=[*column(page_of(buttons, address.page)), *pager(address, address.page, len(buttons))],
        back=Narrow(**asdict(fields_of(wanted))),
    )


def _view_button(view: View, wanted: QueueFilter, tally: Tally) -> Button:
    one = replace(wanted, view=view)
    label = t(f"queue-view-{view}", count=str(tally.count(one)))
    return Button(_marked(label, chosen=view is wanted.view), Narrow(**asdict(fields_of(one))))


def _choice(context: Context, what: str, wanted: QueueFilter) -> Button | None:
    """The way to a choice, with what is chosen; None where there is nothing but «all» and one more."""
    values = _values(context, what, wanted)
    chosen = next((name for name, value in values if value == getattr(wanted, FIELDS[what])), values[0][0])
    to = Choose(what=what, **asdict(fields_of(wanted)))
    return Button(t(f"filter-{what}", name=chosen), to) if len(values) > ALL_AND_ONE else None


def _marked(label: Text, *, chosen: bool) -> Text:
    return t("chosen", label=label) if chosen else label


def _with(wanted: QueueFilter, what: str, value: int | None) -> QueueFilter:
    """The filter with another value. Another building has other floors."""
    if what == "team":
        return replace(wanted, team_id=value)
    return replace(wanted, building_id=value, floor=None) if what == "building" else replace(wanted, floor=value)


def _values(context: Context, what: str, wanted: QueueFilter) -> list[tuple[Text, int | None]]:
    """What can be chosen, named: «all» first. Floors only of a building."""
    school = context.school
    values: list[tuple[Text, int | None]] = [(t(f"filter-{what}-all"), None)]
    if what == "team":
        teams = [school.teams[number] for number in sorted(context.actor.teams)]
        return [*values, *((team_name(team), team.id) for team in teams)]
    if what == "building":
        buildings = sorted(buildings_of(school).items(), key=lambda item: item[1])
        return [*values, *((t("text", text=shorten(name, NAME_LENGTH)), number) for number, name in buildings)]
    here = {room.floor for room in school.rooms.values() if room.building_id == wanted.building_id}
    floors = sorted(floor for floor in here if floor is not None)
    return [*values, *((t("queue-floor", floor=str(floor)), floor) for floor in floors)]
