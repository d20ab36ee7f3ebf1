"""The plan at a glance: what needs somebody's eyes, the sections with their bars, the ways on."""

from typing import Final

from bot.access import Permission
from bot.services.roadmap.overview import Count, Overview, View, count, is_live
from bot.ui import Button, Row, Screen, Text, clamp_page, grid, page_of, pager, screen, t
from handlers.roadmap.addresses import Ask, Items, Load, More, Narrow, Plan, PlanOf, Search
from handlers.roadmap.filters import plan_of, section_mark, section_title, this_year
from handlers.site import Context

BAR_LENGTH: Final = 10
# Plans of other years that the overview leads to.
YEARS_SHOWN: Final = 2
SECTIONS_SHOWN, SECTIONS_IN_ROW = 12, 6
TITLE_IN_LINE: Final = 90
# What needs somebody's eyes, the most pressing first; what waits for the director's word, first for the director.
MATTERS: Final = (View.LATE, View.OFFERED, View.HELP, View.ASKED, View.NOBODY, View.SILENT)
DECISIONS: Final = (View.OFFERED, View.ASKED)
# The rest of it is under «Ещё».
MATTERS_SHOWN: Final = 4


async def plan(context: Context, _: Plan) -> Screen:
    """The plan of this year."""
    return await of_year(context, PlanOf(year=this_year(context)))


async def of_year(context: Context, address: PlanOf) -> Screen:
    """What presses, then each section with its bar. What is typed here is looked for in the plan."""
    year = address.year
    found = await plan_of(context, year)
    title = t("roadmap-title", year=context.school.school_year(year).title)
    if not found.lines:
        return screen(title, t("roadmap-empty"), rows=grid(await _ways_on(context, found, year), 2))
    places = page_of(range(len(found.sections)), address.page, SECTIONS_SHOWN)
    matters = [_matter(year, view, number) for view, number in _matters(context, found)[:MATTERS_SHOWN]]
    numbers = [Button(section_mark(found, place), Items(year=year, section=place + 1)) for place in places]
    return screen(
        title,
        _figures(count(found.lines, found.today)),
        _to_decide(context, found),
        t("blank"),
        *(_section_line(found, place) for place in places),
        t("blank"),
        t("roadmap-hint"),
        rows=[
            *grid(matters, 2),
            *grid(numbers, SECTIONS_IN_ROW),
            *pager(
                address,
                clamp_page(address.page, len(found.sections), SECTIONS_SHOWN),
                len(found.sections),
                SECTIONS_SHOWN,
            ),
            _below(year),
        ],
        back=None if year == this_year(context) else Plan(),
        expects=Search(year=year),
    )


async def more(context: Context, address: More) -> Screen:
    """What is done with the plan as a whole, what else presses, and the plans of other years."""
    found = await plan_of(context, address.year)
    title = t("roadmap-more-title", year=context.school.school_year(address.year).title)
    rest = [_matter(address.year, view, number) for view, number in _matters(context, found)[MATTERS_SHOWN:]]
    rows = grid([*rest, *await _ways_on(context, found, address.year)], 2)
    return screen(title, rows=rows, back=PlanOf(year=address.year))


async def _ways_on(context: Context, plan: Overview, year: int) -> list[Button]:
    """Ways on by right, only to what there is."""
    actor, buttons = context.actor, list[Button]()
    if plan.lines:
        buttons += [
            Button(t("roadmap-find-button"), Search(year=year)),
            Button(t("roadmap-filter-button"), Narrow(year=year)),
            table_button(year),
        ]
    if may_ask(context) and any(is_live(line) for line in plan.lines):
        buttons.append(Button(t("roadmap-ask-button"), Ask(year=year)))
    if actor.may(Permission.ROADMAP_MANAGE):
        buttons += _to(context, "plan.import", "plan.import", t("roadmap-import"))
        ended = await context.services.roadmap.turning.year_to_turn(actor)
        if ended is not None:
            new = context.school.school_year(ended + 1).title
            buttons += _to(context, "turn", f"turn:{ended}", t("roadmap-turn", year=new))
    if actor.may(Permission.POSTS_MANAGE):
        buttons += _to(context, "posts", "posts:0", t("roadmap-posts"))
    buttons += _to(context, "calendar", "calendar", t("roadmap-calendar"))
    years = await context.services.roadmap.read.years(actor)
    others = [one for one in dict.fromkeys([this_year(context), *years]) if one != year]
    return buttons + [
        Button(t("roadmap-year", year=context.school.school_year(one).title), PlanOf(year=one))
        for one in others[:YEARS_SHOWN]
    ]


def may_ask(context: Context) -> bool:
    """Whether the actor may ask everybody how it goes."""
    return context.actor.may(Permission.ROADMAP_MANAGE) or context.actor.may(Permission.ROADMAP_DECIDE)


def table_button(year: int) -> Button:
    """The plan as a file."""
    return Button(t("roadmap-table"), f"exports.take:roadmap:y{year}:xlsx", keeps=True)


def bar(part: int, whole: int) -> str:
    """How much of a whole, of ten squares; at least one for anything, all of them only for everything."""
    full = (part * BAR_LENGTH // whole or int(part > 0)) if whole else 0
    return "▰" * full + "▱" * (BAR_LENGTH - full)


def section_figures(plan: Overview, place: int) -> Text:
    """The bar and the figures of a section."""
    figures = plan.sections[place].count(plan.today)
    shown = bar(figures.done, figures.all)
    return t("roadmap-bar", bar=shown, done=figures.done, all=figures.all, late=_late(figures))


def _to(context: Context, prefix: str, packed: str, label: Text) -> list[Button]:
    """A button of another feature's screen, if there is such a one."""
    return [Button(label, packed)] if prefix in context.site.screens else []


def _below(year: int) -> Row:
    return (
        Button(t("roadmap-load-button"), Load(year=year)),
        Button(t("button-more"), More(year=year)),
    )


def _matters(context: Context, plan: Overview) -> list[tuple[View, int]]:
    """What needs somebody's eyes, as far as there is any, with how much."""
    views = plan.views()
    decides = context.actor.may(Permission.ROADMAP_DECIDE)
    order = sorted(MATTERS, key=lambda view: view not in DECISIONS) if decides else MATTERS
    return [(view, views[view]) for view in order if views[view]]


def _to_decide(context: Context, plan: Overview) -> Text | None:
    """To the director, how much waits for their word; what there is of it the buttons count."""
    waits = [number for view, number in _matters(context, plan) if view in DECISIONS]
    decides = context.actor.may(Permission.ROADMAP_DECIDE)
    return t("roadmap-decide", count=sum(waits)) if decides and len(waits) == len(DECISIONS) else None


def _matter(year: int, view: View, number: int) -> Button:
    return Button(t("roadmap-counted", name=t(f"roadmap-view-{view}"), count=number), Items(year=year, view=view.value))


def _figures(figures: Count) -> Text:
    dropped = t("roadmap-dropped", count=figures.dropped) if figures.dropped else ""
    return t("roadmap-figures", all=figures.all, done=figures.done, dropped=dropped)


def _late(figures: Count) -> Text | str:
    return t("roadmap-late", count=figures.late) if figures.late else ""


def _section_line(plan: Overview, place: int) -> Text:
    return t("roadmap-section", title=section_title(plan, place, TITLE_IN_LINE), figures=section_figures(plan, place))
