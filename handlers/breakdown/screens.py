"""A breakdown: the worst first, two lines each, a number that leads on; and the choice of all of them."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from bot.access import Permission
from bot.services.status.breakdowns.often import What
from bot.services.status.breakdowns.shapes import SIZE, Cut
from bot.services.status.breakdowns.tickets import By as TicketsBy
from bot.services.status.periods import Period
from bot.ui import Button, Row, Screen, Text, clamp_page, grid, page_of, pager, screen, t
from handlers.breakdown import lines
from handlers.breakdown.addresses import By, Dimension
from handlers.site import Context
from handlers.status_phrases import period_button, period_name, period_of

NUMBERS_IN_ROW: Final = 6
# Who may see a breakdown beside the status itself.
NEEDED: Final = {Dimension.PERSON: Permission.PEOPLE_SEE, Dimension.NEEDS: Permission.SURVEY_MANAGE}
# What stands behind one button of the choice of all, the first one opened by it: the others are a tap further.
GROUPS: Final = (
    (Dimension.BUILDING, Dimension.ROOM),
    (Dimension.KIND, Dimension.TIMES),
    (Dimension.OFTEN, Dimension.DEVICES),
    (Dimension.TEAM, Dimension.PERSON),
    (Dimension.WEEKS,),
    (Dimension.SECTION,),
    (Dimension.CLASS,),
    (Dimension.NEEDS,),
)
# The area of the status that a breakdown belongs to.
AREAS: Final = {
    Dimension.SECTION: "roadmap",
    Dimension.CLASS: "news",
    Dimension.NEEDS: "surveys",
    Dimension.PERSON: "school",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of lines, each with where it leads (None: nowhere that is open to this actor)."""

    rows: Sequence[tuple[Text, str | None]]
    total: int
    page: int = 0


Show: TypeAlias = Callable[[Context, Period, int], Awaitable[Listed]]


async def by(context: Context, address: By) -> Screen:
    """One breakdown, or the choice of one."""
    context.actor.require(Permission.STATUS_SEE)
    period = period_of(context, address.period)
    if address.dimension is Dimension.ALL:
        return _all(context, period)
    found = await _SHOWN[address.dimension](context, period, address.page)
    shown = address.model_copy(update={"page": found.page})
    name = period_name(period, context.school)
    first = found.page * SIZE + 1
    numbered = list(enumerate(found.rows, start=first))
    return screen(
        t("by-title", what=t(f"by-{address.dimension}"), period=name),
        _about(context, address.dimension, period) if found.rows else t("by-nothing"),
        t("blank"),
        *(_line(number, line, to) for number, (line, to) in numbered),
        rows=[
            *_numbers(numbered),
            *pager(shown, found.page, found.total, SIZE),
            *_beside(context, address.dimension, period),
            (period_button(context, period, f"by.{address.dimension}"),),
            (Button(t("by-others"), By(dimension=Dimension.ALL, period=period.code)),),
        ],
        back=f"status.area:{AREAS.get(address.dimension, 'tickets')}:{period.code}",
    )


def _all(context: Context, period: Period) -> Screen:
    """What the school can be looked at by."""
    opened = [[one for one in group if _is_open(context, one)] for group in GROUPS]
    buttons = [
        Button(t(f"by-{first}-group" if others else f"by-{first}-button"), By(dimension=first, period=period.code))
        for first, *others in filter(None, opened)
    ]
    return screen(
        t("by-title", what=t("by-all"), period=period_name(period, context.school)),
        t("by-all-about"),
        rows=[*grid(buttons, 2), (period_button(context, period, "by.all"),)],
        back=f"status:{period.code}",
    )


def _beside(context: Context, dimension: Dimension, period: Period) -> tuple[Row, ...]:
    """The others of its group."""
    group = next(one for one in GROUPS if dimension in one)
    others = [one for one in group if one is not dimension and _is_open(context, one)]
    return tuple((Button(t(f"by-{one}-button"), By(dimension=one, period=period.code)),) for one in others)


def _is_open(context: Context, dimension: Dimension) -> bool:
    return dimension not in NEEDED or context.actor.may(NEEDED[dimension])


def _about(context: Context, dimension: Dimension, period: Period) -> Text:
    """What the figures are, and by which day things stand."""
    return t(f"by-{dimension}-about", day=min(period.last, context.school.today(context.now)))


def _line(number: int, line: Text, to: str | None) -> Text:
    return t("by-bullet", line=line) if to is None else t("by-numbered", number=str(number), line=line)


def _numbers(numbered: Iterable[tuple[int, tuple[Text, str | None]]]) -> tuple[Row, ...]:
    return grid([Button(str(number), to) for number, (_, to) in numbered if to is not None], NUMBERS_IN_ROW)


def _to(context: Context, permission: Permission, packed: str) -> str | None:
    return packed if context.actor.may(permission) else None


def _tickets(by: TicketsBy) -> Show:
    async def show(context: Context, period: Period, page: int) -> Listed:
        found = await context.services.breakdowns.tickets.read(context.actor, by, period, page)
        rows = []
        for one in found.lines:
            is_room = by is TicketsBy.ROOM and one.key in context.school.rooms
            to = _to(context, Permission.TICKET_SEE_ALL, f"history.room:{one.key}:0") if is_room else None
            rows.append((lines.tickets_line(lines.key_name(by, one.key, context.school), one), to))
        return Listed(rows, found.total, found.page)

    return show


def _often(what: What, history: str) -> Show:
    async def show(context: Context, period: Period, page: int) -> Listed:
        found = await context.services.breakdowns.repeated.read(context.actor, what, period, page)
        return _listed(
            found,
            lambda one: lines.often_line(one, context.school),
            lambda one: _to(context, Permission.TICKET_SEE_ALL, f"{history}:{one.id}:0"),
        )

    return show


async def _people(context: Context, period: Period, page: int) -> Listed:
    found = await context.services.breakdowns.people.read(context.actor, period, page)
    return _listed(found, lines.load_line, lambda one: f"person:{one.person_id}" if one.name else None)


async def _classes(context: Context, period: Period, page: int) -> Listed:
    found = await context.services.breakdowns.classes.read(context.actor, period, page)
    return _listed(
        found, lines.class_line, lambda one: _to(context, Permission.PEOPLE_SEE, f"people.list:class:{one.id}:0")
    )


async def _times(context: Context, period: Period, page: int) -> Listed:
    found = await context.services.breakdowns.tickets.promised(context.actor, period)
    return _listed(_page(found, page), lines.times_line)


async def _weeks(context: Context, period: Period, page: int) -> Listed:
    found = await context.services.breakdowns.weeks.read(context.actor, period)
    moved = [one for one in found if one.opened or one.solved or one.open or one.dropped]
    return _listed(_page(moved[::-1], page), lines.step_line)


async def _sections(context: Context, period: Period, page: int) -> Listed:
    found = await context.services.breakdowns.plan.sections(context.actor, period)
    return _listed(
        _page(found, page),
        lines.section_line,
        lambda one: _to(context, Permission.ROADMAP_SEE, f"roadmap.list:{one.year}:{one.place}:0:all:all:0"),
    )


async def _needs(context: Context, period: Period, _: int) -> Listed:
    found = await context.services.breakdowns.needs.read(context.actor, period)
    return Listed([(lines.needs_text(one), f"results:{one.survey.id}") for one in found], len(found))


def _page(found: Sequence[Any], page: int) -> Cut[Any]:
    return Cut(page_of(found, page, SIZE), len(found), clamp_page(page, len(found), SIZE))


def _listed(found: Cut[Any], line: Callable[[Any], Text], to: Callable[[Any], str | None] = lambda _: None) -> Listed:
    return Listed([(line(one), to(one)) for one in found.lines], found.total, found.page)


_SHOWN: Final[dict[Dimension, Show]] = {
    Dimension.BUILDING: _tickets(TicketsBy.BUILDING),
    Dimension.ROOM: _tickets(TicketsBy.ROOM),
    Dimension.KIND: _tickets(TicketsBy.KIND),
    Dimension.TEAM: _tickets(TicketsBy.TEAM),
    Dimension.OFTEN: _often(What.ROOM, "history.room"),
    Dimension.DEVICES: _often(What.DEVICE, "history.device"),
    Dimension.TIMES: _times,
    Dimension.WEEKS: _weeks,
    Dimension.PERSON: _people,
    Dimension.SECTION: _sections,
    Dimension.CLASS: _classes,
    Dimension.NEEDS: _needs,
}
