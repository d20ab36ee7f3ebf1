"""What goes to which service: the school's own routes, one more step by step, and trying where something would go."""

from bot.access import Permission
from bot.errors import Missing
from bot.services.snapshot import RouteLine
from bot.services.teams.routes import Case
from bot.services.text import shorten
from bot.services.tickets.catalogue import SYMPTOMS
from bot.ui import PAGE_SIZE, Address, Button, Row, Screen, Text, column, grid, page_of, pager, screen, t
from handlers.phrases import kind_name, person_name, team_name
from handlers.site import Context
from handlers.teams.addresses import (
    AddRoute,
    DropRoute,
    PickBuilding,
    PickKind,
    PickSymptom,
    PickTeam,
    Probe,
    Routes,
    Teams,
)
from handlers.teams.screens import names

# What the steps are gone through for: a new route, or a trial.
ADD, TRY = "add", "try"
USES = (ADD, TRY)


async def routes(context: Context, address: Routes) -> Screen:
    """The school's own routes, each of which can be taken away; without them the usual rules hold."""
    lines = await context.services.teams.routes.lines(context.actor)
    titles = await _buildings(context)
    shown = page_of(list(enumerate(lines, start=1)), address.page)
    drop = [Button(t("route-drop", number=str(number)), DropRoute(id=line.id)) for number, line in shown]
    more: list[Row] = [(Button(t("route-add"), PickKind(use=ADD)), Button(t("route-try"), PickKind(use=TRY)))]
    return screen(
        t("routes-title"),
        t("routes-about"),
        *(_route(context, titles, number, line) for number, line in shown),
        None if lines else t("routes-none"),
        rows=[*grid(drop, 3), *pager(address, address.page, len(lines)), *more],
        back=Teams(),
    )


async def pick_kind(context: Context, address: PickKind) -> Screen:
    """What is it about?"""
    _require(context, address.use)
    buttons = [Button(kind_name(kind), PickSymptom(use=address.use, kind=kind)) for kind in SYMPTOMS]
    if address.use == ADD:
        buttons.append(Button(t("teams-any-kind"), PickBuilding(use=ADD, kind="", symptom="")))
    return screen(t(f"route-{address.use}-title"), t("route-kind-hint"), rows=grid(buttons, 2), back=Routes())


async def pick_symptom(context: Context, address: PickSymptom) -> Screen:
    """Which symptom, or any?"""
    _require(context, address.use)
    Case(address.kind, "", 0).check()
    to = PickBuilding(use=address.use, kind=address.kind, symptom="")
    buttons = [
        Button(t(f"symptom-{symptom}"), to.model_copy(update={"symptom": symptom}))
        for symptom in SYMPTOMS.get(address.kind, ())
    ]
    return screen(
        t(f"route-{address.use}-title"),
        _about(address.kind, ""),
        t("route-symptom-hint"),
        rows=[(Button(t("route-any-symptom"), to),), *grid(buttons, 2)],
        back=PickKind(use=address.use),
    )


async def pick_building(context: Context, address: PickBuilding) -> Screen:
    """In which building, or in all?"""
    _require(context, address.use)
    Case(address.kind, address.symptom, 0).check()
    titles = await _buildings(context)
    chosen: list[tuple[int, Text | str]] = [(0, t("route-everywhere"))]
    chosen += [(number, shorten(name, 40)) for number, name in titles.items()]
    buttons = [Button(label, _next(address, number)) for number, label in page_of(chosen, address.page)]
    back = PickSymptom(use=address.use, kind=address.kind) if address.kind else PickKind(use=address.use)
    return screen(
        t(f"route-{address.use}-title"),
        _about(address.kind, address.symptom),
        t("route-building-hint"),
        rows=[*column(buttons), *pager(address, address.page, len(chosen))],
        back=back,
    )


async def pick_team(context: Context, address: PickTeam) -> Screen:
    """To which service?"""
    context.actor.require(Permission.SCHOOL_CONFIGURE)
    case = Case(address.kind, address.symptom, address.building)
    case.check()
    teams = [team for team in context.school.teams.values() if not team.is_closed]
    now = Probe(kind=case.kind, symptom=case.symptom, building=case.building_id)
    buttons = [
        Button(
            team_name(team),
            AddRoute(kind=case.kind, symptom=case.symptom, building=case.building_id, team=team.id),
        )
        for team in page_of(teams, address.page)
    ]
    return screen(
        t("route-add-title"),
        _about(case.kind, case.symptom),
        t("route-team-hint"),
        rows=[
            *column(buttons),
            *pager(address, address.page, len(teams)),
            *column([Button(t("route-now"), now) if case.kind else None]),
        ],
        back=PickBuilding(use=ADD, kind=case.kind, symptom=case.symptom),
    )


async def probe(context: Context, address: Probe) -> Screen:
    """Where such a ticket would go now, and who would be told."""
    case = Case(address.kind, address.symptom, address.building)
    tried = await context.services.teams.routes.probe(context.actor, case)
    own = t("probe-own", name=team_name(tried.usual)) if tried.usual.id != tried.team.id else None
    titles = await _buildings(context)
    return screen(
        t("route-try-title"),
        _about(case.kind, case.symptom),
        t("probe-where", building=titles.get(case.building_id) or t("route-everywhere")),
        t("probe-team", name=team_name(tried.team)),
        own,
        t("probe-told") if tried.told else t("probe-nobody"),
        *names(person_name(person) for person in tried.told[:PAGE_SIZE]),
        t("teams-more", count=len(tried.told) - PAGE_SIZE) if len(tried.told) > PAGE_SIZE else None,
        rows=[(Button(t("probe-again"), PickKind(use=TRY)),)],
        back=Routes(),
    )


def _next(address: PickBuilding, building: int) -> Address:
    to = PickTeam if address.use == ADD else Probe
    return to(kind=address.kind, symptom=address.symptom, building=building)


def _about(kind: str, symptom: str) -> Text:
    """«Принтер, МФУ · Не печатает»; what is any is said so."""
    name = kind_name(kind) if kind else t("teams-any-kind")
    return t("route-about", kind=name, symptom=t(f"symptom-{symptom}") if symptom else t("route-any-symptom"))


def _route(context: Context, titles: dict[int, str], number: int, line: RouteLine) -> Text:
    return t(
        "route-line",
        number=str(number),
        what=_about(line.kind or "", line.symptom or ""),
        building=titles.get(line.building_id or 0) or t("route-everywhere"),
        team=team_name(context.school.teams[line.team_id]),
    )


async def _buildings(context: Context) -> dict[int, str]:
    return {line.id: line.name for line in await context.services.teams.buildings.lines(context.actor)}


def _require(context: Context, use: str) -> None:
    context.actor.require(Permission.SCHOOL_CONFIGURE)
    if use not in USES:
        raise Missing
