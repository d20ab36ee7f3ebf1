"""Who has reacted class by class, and who is silent in one of them."""

from collections.abc import Iterable

from bot.errors import Missing
from bot.services.news.card import Side
from bot.services.news.counting import Count, Line
from bot.ui import Address, Button, Screen, Text, column, page_of, pager, screen, t
from handlers.newscard.addresses import Behind, Card, Place, Places, Way
from handlers.newscard.phrases import is_named, line_figures, mark, place_name, title_of, who
from handlers.site import Context

PEOPLE_SHOWN = 12


async def places(context: Context, address: Places) -> Screen:
    """All classes in their order, then the staff and the pupils."""
    return await _listed(context, address, "newscard-places-title")


async def behind(context: Context, address: Behind) -> Screen:
    """Where somebody is silent, the lowest share first."""
    return await _listed(context, address, "newscard-behind-title")


async def place(context: Context, address: Place) -> Screen:
    """One of them: how many, and who is silent as far as the actor may know."""
    cards = context.services.news.card
    found = await cards.card(context.actor, address.id)
    line = next((one for one in _lines(found.count) if _is_at(one, address)), None)
    if line is None:
        raise Missing
    silent = [one for one in await cards.silent(context.actor, address.id) if line.place in one.unit.places]
    named = [one for one in silent if is_named(one)]
    unnamed = len(silent) - len(named)
    return screen(
        t("newscard-place-title", place=place_name(line.place), title=title_of(found.post)),
        line_figures(line),
        t("newscard-late", count=line.late) if line.late else None,
        t("newscard-nobody-silent") if not silent else t("newscard-silent-count", count=len(silent), outside=""),
        t("blank") if silent else None,
        *(t("newscard-person", name=who(one), mark=mark(one)) for one in page_of(named, address.page, PEOPLE_SHOWN)),
        _without_names(line, unnamed) if unnamed else None,
        rows=pager(address, address.page, len(named), PEOPLE_SHOWN),
        back=_back(address),
    )


def _back(address: Place) -> Address:
    """To where it was opened."""
    if address.way is Way.CARD:
        return Card(id=address.id)
    return (Places if address.way is Way.ALL else Behind)(id=address.id, page=address.at)


async def _listed(context: Context, address: Places | Behind, title: str) -> Screen:
    found = await context.services.news.card.card(context.actor, address.id)
    lines, way = _lines(found.count), Way.ALL
    if isinstance(address, Behind):
        lines, way = sorted(behind_of(lines), key=lambda one: (one.share, one.place)), Way.BEHIND
    buttons = [
        Button(
            t("newscard-place-line", place=place_name(line.place), figures=line_figures(line)),
            place_at(address.id, line, way, address.page),
        )
        for line in page_of(lines, address.page)
    ]
    return screen(
        t(title, title=title_of(found.post)),
        t("newscard-places-hint") if lines else t("newscard-nobody-silent"),
        rows=[*column(buttons), *pager(address, address.page, len(lines))],
        back=Card(id=address.id),
    )


def behind_of(lines: Iterable[Line]) -> list[Line]:
    """Where somebody is silent."""
    return [one for one in lines if one.reacted < one.total]


def place_at(post_id: int, line: Line, way: Way, at: int = 0) -> Place:
    """Where the names of a line are."""
    return Place(id=post_id, side=line.place.side, class_id=line.place.class_id, way=way, at=at)


def _lines(count: Count | None) -> list[Line]:
    return list(count.lines) if count else []


def _is_at(line: Line, address: Place) -> bool:
    return (line.place.side, line.place.class_id) == (address.side, address.class_id)


def _without_names(line: Line, count: int) -> Text:
    """Parents and children are named to few: how many they are, and who knows them."""
    if line.place.side in {Side.PARENTS, Side.STUDENTS}:
        return t("newscard-names-of-class", count=count, title=line.place.title)
    return t("newscard-names-unknown", count=count)
