"""One's own data: see it, take it away, withdraw the consent; and the journal for those who may read it."""

from handlers.privacy import actions, addresses, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="privacy",
    screens={
        addresses.Privacy: screens.privacy,
        addresses.Documents: screens.documents,
        addresses.Withdraw: screens.withdraw,
        addresses.Surveys: screens.surveys,
    },
    actions={
        addresses.TakeAway: actions.take_away,
        addresses.Confirm: actions.confirm,
        addresses.ConfirmSurveys: actions.confirm_surveys,
        addresses.Journal: actions.journal,
    },
    entries=(Entry(addresses.Privacy(), label="button-privacy", command="privacy", order=182),),
)
