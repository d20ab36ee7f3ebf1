"""How a stranger becomes one of the school: invitation, consent, and only then anything is kept."""

from handlers.joining import actions, addresses, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="joining",
    screens={
        addresses.Stranger: screens.stranger,
        addresses.Invitation: screens.invitation,
        addresses.Document: screens.document,
        addresses.Decline: screens.declined,
        addresses.Setup: screens.setup,
        addresses.Add: screens.add,
        addresses.Name: screens.name,
    },
    actions={
        addresses.Agree: actions.agree,
        addresses.AgreeSetup: actions.agree_setup,
    },
    inputs={
        addresses.Add: actions.type_code,
        addresses.Name: actions.take_name,
    },
    entries=(Entry(addresses.Add(), command="join", order=185),),
    links={"join": actions.join_link, "setup": actions.setup_link},
    free_input=actions.free_input,
    open_to_strangers=frozenset(
        {
            addresses.Stranger,
            addresses.Invitation,
            addresses.Document,
            addresses.Decline,
            addresses.Agree,
            addresses.Setup,
            addresses.AgreeSetup,
        }
    ),
)
