"""Services as the school sets them up: people and heads, what goes where, terms, heads of buildings."""

from bot.access import Permission
from handlers.site import Entry, Feature
from handlers.teams import actions, addresses, routes, screens, terms

FEATURE = Feature(
    name="teams",
    screens={
        addresses.Teams: screens.teams,
        addresses.NewTeam: screens.new_team,
        addresses.Team: screens.team,
        addresses.Rename: screens.rename,
        addresses.Closing: screens.closing,
        addresses.Members: screens.members,
        addresses.Head: screens.head,
        addresses.Buildings: screens.buildings,
        addresses.Building: screens.building,
        addresses.Routes: routes.routes,
        addresses.PickKind: routes.pick_kind,
        addresses.PickSymptom: routes.pick_symptom,
        addresses.PickBuilding: routes.pick_building,
        addresses.PickTeam: routes.pick_team,
        addresses.Probe: routes.probe,
        addresses.Terms: terms.terms,
        addresses.TermsOf: terms.terms_of,
        addresses.PickTerm: terms.pick_term,
    },
    actions={
        addresses.PutIn: actions.put_in,
        addresses.TakeOut: actions.take_out,
        addresses.SetHead: actions.set_head,
        addresses.Close: actions.close,
        addresses.Reopen: actions.reopen,
        addresses.SetBuildingHead: actions.set_building_head,
        addresses.AddRoute: actions.add_route,
        addresses.DropRoute: actions.drop_route,
        addresses.SetTerm: actions.set_term,
        addresses.ResetTerms: actions.reset_terms,
    },
    inputs={
        addresses.NewTeam: actions.add,
        addresses.Rename: actions.rename,
        addresses.Members: actions.find_member,
        addresses.Head: actions.find_head,
        addresses.Building: actions.find_building_head,
        addresses.PickTerm: actions.type_term,
    },
    entries=(Entry(addresses.Teams(), command="teams", permission=Permission.SCHOOL_CONFIGURE, order=152),),
)
