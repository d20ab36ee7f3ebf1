"""Reporting a fault in a few taps: room, device, symptom, send."""

from bot.access import Permission
from handlers.report import actions, addresses, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="report",
    screens={
        addresses.Start: screens.start,
        addresses.Rooms: screens.rooms,
        addresses.Place: screens.place,
        addresses.Devices: screens.devices,
        addresses.Kinds: screens.kinds,
        addresses.Symptoms: screens.symptoms,
    },
    actions={
        addresses.Choose: actions.choose,
        addresses.Send: actions.send,
        addresses.Drop: actions.drop,
    },
    inputs={
        addresses.Search: actions.search,
        addresses.Place: actions.name_place,
        addresses.Symptoms: actions.say_what,
        addresses.More: actions.add,
    },
    entries=(
        Entry(
            addresses.Start(), label="button-report", command="report", permission=Permission.TICKET_REPORT, order=10
        ),
    ),
    links={"room": actions.room_link},
    free_input=actions.free_input,
    shortcuts=screens.own_rooms,
)
