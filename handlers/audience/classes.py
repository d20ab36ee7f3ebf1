"""Classes and years: parents or students first, then a row a year, each class in or out by a tap."""

from itertools import groupby
from typing import Final

from bot.errors import Missing
from bot.services.groups import Group, GroupKind
from bot.services.news.audiences import ClassLine, Part
from bot.services.text import shorten
from bot.ui import Answer, Button, Row, Screen, column, grid, page_of, pager, screen, t
from handlers.audience.addresses import Classes, PutClass, Said
from handlers.audience.common import View, back_of, chosen, done, looked_at, mark, part_of, place_of, title_of
from handlers.group_phrases import audience_lines
from handlers.site import Context

YEARS_ON_A_PAGE: Final = 4
IN_A_ROW: Final = 5
TITLE_SHOWN: Final = 7
# Who of a class: the groups of classes and of years that this comes to.
WHO: Final[dict[str, tuple[tuple[GroupKind, GroupKind], ...]]] = {
    "parents": ((GroupKind.CLASS_PARENTS, GroupKind.YEAR_PARENTS),),
    "students": ((GroupKind.CLASS_STUDENTS, GroupKind.YEAR_STUDENTS),),
    "both": (
        (GroupKind.CLASS_PARENTS, GroupKind.YEAR_PARENTS),
        (GroupKind.CLASS_STUDENTS, GroupKind.YEAR_STUDENTS),
    ),
}
ASK: Final = "ask"


async def classes(context: Context, address: Classes) -> Screen:
    """Parents or students? Then which classes."""
    part = part_of(address.part)
    view = await looked_at(context, address.of)
    if address.who == ASK:
        buttons = [Button(t(f"audience-who-{who}"), Classes(of=address.of, part=part, who=who)) for who in WHO]
        return screen(
            title_of(part, "classes"), t("audience-who"), rows=column(buttons), back=back_of(address.of, part)
        )
    return await _grid(context, address, view)


async def _grid(context: Context, address: Classes, view: View) -> Screen:
    codes_of("y1", address.who)
    place = place_of(context, address.of)
    lines = await place.audiences.classes(context.actor, place.number)
    years = [list(theirs) for _, theirs in groupby(lines, key=lambda line: line.year)]
    rows = [row for theirs in page_of(years, address.page, YEARS_ON_A_PAGE) for row in _year(address, view, theirs)]
    part = part_of(address.part)
    return screen(
        t(f"audience-{part}-classes-{address.who}"),
        *audience_lines(view),
        t("audience-classes-hint") if lines else t("audience-none-here"),
        rows=[*rows, *pager(address, address.page, len(years), YEARS_ON_A_PAGE), *done(view, place.home)],
        back=Classes(of=address.of, part=part),
        expects=Said(of=address.of, part=part),
    )


def _year(address: Classes, view: View, lines: list[ClassLine]) -> tuple[Row, ...]:
    """The classes of a year, after the year as a whole where it has several, or is chosen already."""
    year = f"y{lines[0].year}"
    is_chosen = chosen(view, Part(address.part)).issuperset(codes_of(year, address.who))
    buttons = [_button(address, view, year, None)] if len(lines) > 1 or is_chosen else []
    return grid([*buttons, *(_button(address, view, f"c{line.id}", line) for line in lines)], IN_A_ROW)


def _button(address: Classes, view: View, what: str, line: ClassLine | None) -> Button:
    label = shorten(line.title, TITLE_SHOWN) if line else t("audience-year", year=what[1:])
    return Button(
        mark(label, is_chosen=is_in(view, Part(address.part), address.who, what, line)),
        PutClass(of=address.of, version=view.version, part=address.part, who=address.who, what=what, page=address.page),
    )


def is_in(view: View, part: Part, who: str, what: str, line: ClassLine | None) -> bool:
    """Whether a class, or (no line) a year is chosen; a class with its year, unless it is left out of it."""
    codes = codes_of(what, who)
    if chosen(view, part).issuperset(codes):
        return True
    if line is None or part is not Part.GROUPS:
        return False
    with_year = chosen(view, part).issuperset(codes_of(f"y{line.year}", who))
    return with_year and not chosen(view, Part.EXCEPTIONS).issuperset(codes)


async def put(context: Context, address: PutClass) -> Answer:
    """A class or a year in, or out: a class of a year that is in is left out of it, and let in again."""
    part, codes = part_of(address.part), codes_of(address.what, address.who)
    place, without = place_of(context, address.of), list[str]()
    if part is Part.GROUPS:
        view = await looked_at(context, address.of)
        for line in await place.audiences.classes(context.actor, place.number):
            year, own = f"y{line.year}", f"c{line.id}"
            if address.what == year:
                without += codes_of(own, address.who)
            elif address.what == own and chosen(view, part).issuperset(codes_of(year, address.who)):
                part = Part.EXCEPTIONS
    await place.audiences.toggle(context.actor, place.number, address.version, part, codes, without)
    return Answer(await classes(context, Classes(of=address.of, part=address.part, who=address.who, page=address.page)))


def page_with(lines: list[ClassLine], line: ClassLine) -> int:
    """The page on which a class stands."""
    years = [year for year, _ in groupby(lines, key=lambda one: one.year)]
    return years.index(line.year) // YEARS_ON_A_PAGE


def codes_of(what: str, who: str) -> list[str]:
    """The groups that a class ("c12") or a year ("y5") comes to; Missing for words made by hand."""
    kinds = WHO.get(who)
    if kinds is None or what[:1] not in {"c", "y"}:
        raise Missing
    groups = (Group(of_class if what[0] == "c" else of_year, what[1:]) for of_class, of_year in kinds)
    return [Group.parse(group.code).code for group in groups]
