"""Surveys for whoever is asked: what waits, one question a screen, a look at all answers, sending."""

from handlers.site import Entry, Feature
from handlers.survey import actions, addresses, filling, screens
from handlers.survey.notices import NOTICES

FEATURE = Feature(
    name="survey",
    screens={
        addresses.All: screens.everything,
        addresses.Further: screens.further,
        addresses.One: screens.one,
        addresses.Fill: filling.fill,
        addresses.Summary: filling.summary,
        addresses.Own: filling.own,
        addresses.Later: filling.later,
        addresses.Sent: screens.sent,
    },
    actions={
        addresses.Pick: actions.pick,
        addresses.Unpick: actions.unpick,
        addresses.Next: actions.go_on,
        addresses.Go: actions.go,
        addresses.Agree: actions.agree,
        addresses.Refuse: actions.refuse,
        addresses.Send: actions.send,
    },
    inputs={addresses.Fill: actions.heard},
    notices=NOTICES,
    entries=(Entry(addresses.All(), command="surveys", order=16),),
    links={"survey": screens.by_link},
    calls=screens.call,
)
