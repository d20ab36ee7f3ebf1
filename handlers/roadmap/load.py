"""Who holds how much of the plan."""

from typing import Final

from bot.services.roadmap.burden import Burden, Share, burden
from bot.services.roadmap.overview import Overview, View
from bot.services.text import shorten
from bot.ui import Button, Screen, Text, clamp_page, grid, page_of, pager, screen, t
from handlers.roadmap.addresses import Items, Load, Plan, PlanOf
from handlers.roadmap.filters import plan_of, this_year
from handlers.roadmap.screens import bar
from handlers.site import Context

PEOPLE_SHOWN: Final = 8
NAME_ON_BUTTON: Final = 22


async def load(context: Context, address: Load) -> Screen:
    """Items of nobody first, then everybody by how much they hold; a person's button opens their items."""
    plan = await plan_of(context, address.year)
    found = burden(plan)
    most = max((one.held for one in found.shares), default=0)
    shown = page_of(found.shares, address.page, PEOPLE_SHOWN)
    page = clamp_page(address.page, len(found.shares), PEOPLE_SHOWN)
    people = [
        Button(
            shorten(plan.school.people[one.person_id].name, NAME_ON_BUTTON),
            Items(year=address.year, person=one.person_id, view=View.LIVE.value),
        )
        for one in shown
    ]
    return screen(
        t("roadmap-load-title"),
        t("roadmap-load-live", count=found.live),
        t("roadmap-nobody", count=found.nobody) if found.nobody else None,
        t("roadmap-untaken", count=found.untaken) if found.untaken else None,
        t("blank"),
        *(_line(plan, one, most) for one in shown),
        rows=[
            *grid(_of_nobody(address.year, found), 2),
            *grid(people, 2),
            *pager(address, page, len(found.shares), PEOPLE_SHOWN),
        ],
        back=Plan() if address.year == this_year(context) else PlanOf(year=address.year),
    )


def _of_nobody(year: int, found: Burden) -> list[Button]:
    """The items that are nobody's, and those that a group has and nobody took."""
    counts = {View.NOBODY: found.nobody, View.UNTAKEN: found.untaken}
    return [
        Button(t("roadmap-counted", name=t(f"roadmap-view-{view}"), count=number), Items(year=year, view=view.value))
        for view, number in counts.items()
        if number
    ]


def _line(plan: Overview, one: Share, most: int) -> Text:
    return t(
        "roadmap-share",
        name=plan.school.people[one.person_id].name,
        bar=bar(one.held, most),
        held=one.held,
        late=t("roadmap-share-late", count=one.late) if one.late else "",
        beside=t("roadmap-share-beside", count=one.beside) if one.beside else "",
        warning=t("roadmap-share-too-much") if one.is_too_much else "",
    )
