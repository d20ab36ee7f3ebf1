"""The plan as screens: the sections with their bars, the items of one."""

from collections.abc import Sequence
from datetime import date

from bot.access import Permission
from bot.errors import Missing
from bot.services.roadmap.overview import Count, SectionCount, count, sections
from bot.services.text import shorten
from bot.ui import Button, Screen, Text, column, page_of, pager, screen, t
from handlers.roadmap.addresses import Plan, PlanOf, Section
from handlers.plan_phrases import item_line
from handlers.site import Context

BAR_LENGTH = 10
# Plans of other years that the overview leads to.
YEARS_SHOWN = 2
TITLE_IN_LINE, TITLE_ON_BUTTON = 60, 34


async def plan(context: Context, _: Plan) -> Screen:
    """The whole plan of this year in figures, then each section with its bar."""
    return await of_year(context, PlanOf(year=_this_year(context)))


async def of_year(context: Context, address: PlanOf) -> Screen:
    """The plan of a year; that of this year with what the coordinator does with it."""
    year, years = address.year, await context.services.roadmap.read.years(context.actor)
    if year not in {_this_year(context), *years}:
        raise Missing
    lines = await context.services.roadmap.read.year(context.actor, year)
    today = context.school.today(context.now)
    found = sections(lines)
    title = t("roadmap-title", year=context.school.school_year(year).title)
    if not lines:
        return screen(title, t("roadmap-empty"), rows=column(await _ways_in(context, year, years)))
    buttons = [Button(_section_button(one), Section(year=year, section=number)) for number, one in enumerate(found)]
    return screen(
        title,
        _figures(count(lines, today)),
        t("blank"),
        *(_section_line(one, today) for one in found),
        rows=column([*buttons, *await _ways_in(context, year, years)]),
        back=None if year == _this_year(context) else Plan(),
    )


async def section(context: Context, address: Section) -> Screen:
    """The items of a section, late ones first as the plan has them."""
    lines = await context.services.roadmap.read.year(context.actor, address.year)
    found = sections(lines)
    if not 0 <= address.section < len(found):
        raise Missing
    one, today = found[address.section], context.school.today(context.now)
    buttons = [Button(item_line(line, today), f"item:{line.id}") for line in page_of(one.lines, address.page)]
    return screen(
        t("roadmap-section-title", title=_title(one, 200)),
        _figures(one.count(today)),
        rows=[*column(buttons), *pager(address, address.page, len(one.lines))],
        back=PlanOf(year=address.year),
    )


def _this_year(context: Context) -> int:
    return context.school.year_of(context.school.today(context.now)).start


async def _ways_in(context: Context, shown: int, years: Sequence[int]) -> list[Button]:
    """What the coordinator does with the plan as a whole, and the plans of other years."""
    others = [year for year in dict.fromkeys([_this_year(context), *years]) if year != shown]
    buttons = [
        Button(t("roadmap-year", year=context.school.school_year(year).title), PlanOf(year=year))
        for year in others[:YEARS_SHOWN]
    ]
    if context.actor.may(Permission.ROADMAP_MANAGE):
        ended = await context.services.roadmap.turning.year_to_turn(context.actor)
        if ended is not None:
            new = context.school.school_year(ended + 1).title
            buttons.append(Button(t("roadmap-turn", year=new), f"turn:{ended}"))
    if context.actor.may(Permission.POSTS_MANAGE):
        buttons.append(Button(t("roadmap-posts"), "posts:0"))
    return buttons


def _figures(figures: Count) -> Text:
    late = t("roadmap-late", count=figures.late) if figures.late else ""
    return t("roadmap-figures", all=figures.all, done=figures.done, late=late)


def _section_line(one: SectionCount, today: date) -> Text:
    figures = one.count(today)
    late = t("roadmap-late", count=figures.late) if figures.late else ""
    title = _title(one, TITLE_IN_LINE)
    return t("roadmap-section", title=title, bar=bar(figures), done=figures.done, all=figures.all, late=late)


def bar(figures: Count) -> str:
    """How much is done, of ten squares; at least one for anything done, all of them only for everything."""
    if not figures.all:
        return "▱" * BAR_LENGTH
    full = figures.done * BAR_LENGTH // figures.all or int(figures.done > 0)
    return "▰" * full + "▱" * (BAR_LENGTH - full)


def _section_button(one: SectionCount) -> Text:
    return t("roadmap-section-button", title=_title(one, TITLE_ON_BUTTON))


def _title(one: SectionCount, length: int) -> Text:
    if one.section is None:
        return t("roadmap-no-section")
    number = one.section.number.strip(" .")
    words = f"{number}. {one.section.title}" if number else one.section.title
    return t("text", text=shorten(words, length))
