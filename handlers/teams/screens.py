"""Services, one service with its people and head, and heads of buildings."""

from collections.abc import Iterable, Sequence

from bot.access import Permission
from bot.services.people.roll import PersonLine
from bot.services.teams.reading import Member, TeamSummary
from bot.services.text import shorten
from bot.ui import PAGE_SIZE, Address, Button, Screen, Text, column, grid, page_of, pager, screen, t
from handlers.phrases import person_name, team_name
from handlers.site import Context
from handlers.teams.addresses import (
    Building,
    Buildings,
    Close,
    Closing,
    Head,
    Members,
    NewTeam,
    PutIn,
    Rename,
    Reopen,
    Routes,
    SetBuildingHead,
    SetHead,
    TakeOut,
    Team,
    Teams,
    Terms,
)

# Lines of people on a card; a service has few.
MEMBERS_SHOWN = 12
# Services and buttons below them fit a phone.
TEAMS_A_PAGE = 5


async def teams(context: Context, address: Teams) -> Screen:
    """All services with their people and tickets."""
    lines = await context.services.teams.read.lines(context.actor)
    shown = page_of(lines, address.page, TEAMS_A_PAGE)
    more = [Button(t("teams-new"), NewTeam()), Button(t("teams-routes"), Routes())]
    more += [Button(t("teams-terms"), Terms()), Button(t("teams-buildings"), Buildings())]
    return screen(
        t("teams-title"),
        *map(_summary, shown),
        t("teams-hint"),
        rows=[
            *column(Button(team_name(line.team), Team(id=line.team.id)) for line in shown),
            *pager(address, address.page, len(lines), TEAMS_A_PAGE),
            *grid(more, 2),
        ],
        back="school",
    )


async def new_team(context: Context, address: NewTeam) -> Screen:
    """Ask for the name of a new service."""
    context.actor.require(Permission.SCHOOL_CONFIGURE)
    return screen(t("teams-new-title"), t("teams-new-hint"), back=Teams(), expects=address)


async def team(context: Context, address: Team) -> Screen:
    """One service: who is in it, who heads it, what may be changed."""
    card = await context.services.teams.read.card(context.actor, address.id)
    line, more = card.team, len(card.members) - MEMBERS_SHOWN
    if line.is_closed:
        reopen = Button(t("team-reopen"), Reopen(id=line.id))
        return screen(t("team-title", name=team_name(line)), t("team-closed"), rows=[(reopen,)], back=Teams())
    buttons = [
        Button(t("team-people"), Members(id=line.id)),
        Button(t("team-choose-head"), Head(id=line.id)),
        Button(t("team-rename"), Rename(id=line.id)),
        Button(t("team-close"), Closing(id=line.id)) if card.can_close else None,
    ]
    return screen(
        t("team-title", name=team_name(line)),
        t("team-role", role=t(f"role-{line.role}")) if line.role else None,
        t("team-head", name=person_name(card.head)) if card.head else t("team-no-head"),
        t("team-tickets", count=card.tickets),
        t("team-members", count=len(card.members)) if card.members else t("team-empty"),
        *map(_member, card.members[:MEMBERS_SHOWN]),
        t("teams-more", count=more) if more > 0 else None,
        rows=column(buttons),
        back=Teams(),
    )


async def rename(context: Context, address: Rename) -> Screen:
    """Ask for another name."""
    card = await context.services.teams.read.card(context.actor, address.id)
    return screen(
        t("team-rename-title", name=team_name(card.team)),
        t("team-rename-hint"),
        back=Team(id=address.id),
        expects=address,
    )


async def closing(context: Context, address: Closing) -> Screen:
    """Why the service can't be closed, or what happens when it is."""
    card = await context.services.teams.read.card(context.actor, address.id)
    obstacle = None
    if not card.can_close:
        obstacle = t("error-team-technical")
    elif card.tickets:
        obstacle = t("error-team-tickets", count=card.tickets)
    elif card.planned:
        obstacle = t("error-team-plans")
    return screen(
        t("team-closing-title", name=team_name(card.team)),
        obstacle or t("team-closing-hint"),
        rows=column([None if obstacle else Button(t("team-close"), Close(id=address.id))]),
        back=Team(id=address.id),
    )


async def members(context: Context, address: Members) -> Screen:
    """Who was added can be taken out by a tap; a typed surname adds."""
    card = await context.services.teams.read.card(context.actor, address.id)
    added = [member for member in card.members if member.added]
    buttons = [
        Button(t("team-take-out", name=shorten(member.person.name, 30)), TakeOut(id=address.id, person=member.id))
        for member in page_of(added, address.page)
    ]
    return screen(
        t("team-people-title", name=team_name(card.team)),
        *map(_member, card.members[:MEMBERS_SHOWN]),
        t("team-by-role", role=t(f"role-{card.team.role}")) if card.team.role else None,
        t("team-people-hint"),
        rows=[*column(buttons), *pager(address, address.page, len(added))],
        back=Team(id=address.id),
        expects=address,
    )


async def head(context: Context, address: Head) -> Screen:
    """The head is one of the service, or anybody of the staff by a typed surname."""
    card = await context.services.teams.read.card(context.actor, address.id)
    buttons = [
        Button(person_name(member.person), SetHead(id=address.id, person=member.id))
        for member in card.members[:PAGE_SIZE]
    ]
    if card.head is not None:
        buttons.append(Button(t("team-head-nobody"), SetHead(id=address.id, person=0)))
    return screen(
        t("team-head-title", name=team_name(card.team)),
        t("team-head", name=person_name(card.head)) if card.head else t("team-no-head"),
        t("team-head-hint"),
        rows=column(buttons),
        back=Team(id=address.id),
        expects=address,
    )


async def buildings(context: Context, address: Buildings) -> Screen:
    """Who heads which building, and so is told of what is reported there."""
    lines = await context.services.teams.buildings.lines(context.actor)
    shown = page_of(lines, address.page)
    return screen(
        t("buildings-title"),
        t("buildings-about") if lines else t("buildings-none"),
        *(
            t("building-line", building=line.name, name=person_name(line.head) if line.head else t("building-nobody"))
            for line in shown
        ),
        rows=[
            *column(Button(shorten(line.name, 40), Building(id=line.id)) for line in shown),
            *pager(address, address.page, len(lines)),
        ],
        back=Teams(),
    )


async def building(context: Context, address: Building) -> Screen:
    """Who shall head this building? The surname is typed."""
    line = await context.services.teams.buildings.line(context.actor, address.id)
    nobody = Button(t("team-head-nobody"), SetBuildingHead(id=line.id, person=0)) if line.head else None
    return screen(
        t("building-title", building=line.name),
        t("team-head", name=person_name(line.head)) if line.head else t("team-no-head"),
        t("building-hint"),
        rows=column([nobody]),
        back=Buildings(),
        expects=address,
    )


def found(lines: Sequence[PersonLine], address: Members | Head | Building) -> Screen:
    """People who fit the surname that was typed, to be chosen from."""
    return screen(
        t("teams-found", count=len(lines)) if lines else t("teams-found-none"),
        t("teams-found-hint"),
        rows=column(Button(_person(line), _choose(address, line.id)) for line in lines[:PAGE_SIZE]),
        back=_origin(address),
        expects=address,
    )


def _choose(address: Members | Head | Building, person_id: int) -> Address:
    if isinstance(address, Members):
        return PutIn(id=address.id, person=person_id)
    if isinstance(address, Head):
        return SetHead(id=address.id, person=person_id)
    return SetBuildingHead(id=address.id, person=person_id)


def _origin(address: Members | Head | Building) -> Address:
    return Buildings() if isinstance(address, Building) else Team(id=address.id)


def _person(line: PersonLine) -> Text:
    words = shorten(f"{line.name} · {line.note}" if line.note else line.name, 30)
    mark = "person-unreachable" if line.unreachable else "teams-not-joined" if not line.joined else "person-here"
    return t(mark, name=words)


def _summary(line: TeamSummary) -> Text:
    if line.team.is_closed:
        return t("teams-line-closed", name=team_name(line.team))
    return t("teams-line", name=team_name(line.team), people=line.people, tickets=line.tickets)


def _member(member: Member) -> Text:
    stand_in = t("team-stand-in", name=member.stand_in) if member.stand_in else ""
    return t("team-member", name=person_name(member.person), stand_in=stand_in)


def names(people: Iterable[Text]) -> list[Text]:
    """A line each."""
    return [t("team-member", name=name, stand_in="") for name in people]
