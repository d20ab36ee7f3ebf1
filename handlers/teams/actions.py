"""Changes of services, routes, terms and heads."""

from bot.access import Permission
from bot.errors import Invalid
from bot.services.people.roll import PersonKind, PersonLine
from bot.services.teams.routes import Case
from bot.services.teams.targets import read_term
from bot.ui import Address, Answer, Incoming, Text, t
from handlers.site import Context
from handlers.teams import screens
from handlers.teams.addresses import (
    AddRoute,
    Building,
    Buildings,
    Close,
    DropRoute,
    Head,
    Members,
    NewTeam,
    PickTerm,
    PutIn,
    Rename,
    Reopen,
    ResetTerms,
    Routes,
    SetBuildingHead,
    SetHead,
    SetTerm,
    TakeOut,
    Team,
    TermsOf,
)
from handlers.teams.terms import term_of


async def add(context: Context, _: NewTeam, incoming: Incoming) -> Answer:
    """The name of a new service was typed."""
    team_id = await context.services.teams.change.add(context.actor, _words(incoming))
    return await _shown(context, Team(id=team_id), t("teams-added"))


async def rename(context: Context, address: Rename, incoming: Incoming) -> Answer:
    """Another name was typed."""
    await context.services.teams.change.rename(context.actor, address.id, _words(incoming))
    return await _shown(context, Team(id=address.id))


async def find_member(context: Context, address: Members, incoming: Incoming) -> Answer:
    """A surname was typed: whoever fits can be added."""
    return Answer(screens.found(await _staff(context, incoming), address))


async def find_head(context: Context, address: Head, incoming: Incoming) -> Answer:
    """A surname was typed: whoever fits can be the head."""
    return Answer(screens.found(await _staff(context, incoming), address))


async def find_building_head(context: Context, address: Building, incoming: Incoming) -> Answer:
    """A surname was typed: whoever fits can head the building."""
    return Answer(screens.found(await _staff(context, incoming), address))


async def put_in(context: Context, address: PutIn) -> Answer:
    """One more in the service."""
    await context.services.teams.change.put_in(context.actor, address.id, address.person)
    return await _shown(context, Members(id=address.id), t("team-put-in"))


async def take_out(context: Context, address: TakeOut) -> Answer:
    """One less."""
    await context.services.teams.change.take_out(context.actor, address.id, address.person)
    return await _shown(context, Members(id=address.id), t("team-taken-out"))


async def set_head(context: Context, address: SetHead) -> Answer:
    """The head was chosen."""
    await context.services.teams.change.set_head(context.actor, address.id, address.person)
    return await _shown(context, Team(id=address.id))


async def close(context: Context, address: Close) -> Answer:
    """The service is closed."""
    await context.services.teams.change.close(context.actor, address.id)
    return await _shown(context, Team(id=address.id), t("team-closed-now"))


async def reopen(context: Context, address: Reopen) -> Answer:
    """The service is open again."""
    await context.services.teams.change.open_again(context.actor, address.id)
    return await _shown(context, Team(id=address.id), t("team-reopened"))


async def set_building_head(context: Context, address: SetBuildingHead) -> Answer:
    """The head of a building was chosen."""
    await context.services.teams.buildings.set_head(context.actor, address.id, address.person)
    return await _shown(context, Buildings())


async def add_route(context: Context, address: AddRoute) -> Answer:
    """One more route."""
    case = Case(address.kind, address.symptom, address.building)
    await context.services.teams.routes.add(context.actor, case, address.team)
    return await _shown(context, Routes(), t("route-added"))


async def drop_route(context: Context, address: DropRoute) -> Answer:
    """One route less."""
    await context.services.teams.routes.remove(context.actor, address.id)
    return await _shown(context, Routes(), t("route-dropped"))


async def set_term(context: Context, address: SetTerm) -> Answer:
    """A term was chosen."""
    term = term_of(address.term)
    targets = context.services.teams.targets
    await targets.set(context.actor, address.kind, term, address.minutes, urgent=address.urgent)
    return await _shown(context, TermsOf(kind=address.kind))


async def type_term(context: Context, address: PickTerm, incoming: Incoming) -> Answer:
    """A term was typed."""
    chosen = SetTerm(**address.model_dump(), minutes=read_term(_words(incoming)))
    return await set_term(context, chosen)


async def reset_terms(context: Context, address: ResetTerms) -> Answer:
    """Back to the usual terms."""
    await context.services.teams.targets.reset(context.actor, address.kind)
    return await _shown(context, TermsOf(kind=address.kind))


async def _shown(context: Context, to: Address, toast: Text | None = None) -> Answer:
    """The school has changed: its screen as it is now."""
    context = await context.again()
    return Answer((await context.site.follow(context, to.pack())).screen, toast=toast or t("settings-saved"))


async def _staff(context: Context, incoming: Incoming) -> list[PersonLine]:
    context.actor.require(Permission.SCHOOL_CONFIGURE)
    found = await context.services.people.read.find(context.actor, _words(incoming))
    return [line for line in found if line.kind is PersonKind.STAFF]


def _words(incoming: Incoming) -> str:
    if not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text
