"""For whom a post or a survey is: ready audiences, groups within what one may address, those left out, how many."""

from handlers.audience import actions, addresses, classes, finding, people, saved, screens
from handlers.site import Feature

FEATURE = Feature(
    name="audience",
    screens={
        addresses.Audience: screens.audience,
        addresses.Ready: screens.audience,
        addresses.Add: screens.add,
        addresses.Classes: classes.classes,
        addresses.Duties: screens.duties,
        addresses.Someone: people.someone,
        addresses.But: screens.but,
        addresses.Saved: saved.saved,
    },
    actions={
        addresses.Take: actions.take,
        addresses.Put: actions.put,
        addresses.PutClass: classes.put,
        addresses.PutPerson: people.put,
        addresses.Drop: actions.drop,
        addresses.Clear: actions.clear,
        addresses.Forget: saved.forget,
    },
    questions={
        addresses.Said: finding.asked,
        addresses.SomeoneSaid: people.someone,
        addresses.SavedSaid: saved.saved,
    },
    inputs={
        addresses.Said: finding.said,
        addresses.SomeoneSaid: people.said,
        addresses.SavedSaid: saved.save,
    },
)
