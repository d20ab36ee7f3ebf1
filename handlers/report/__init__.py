"""Reporting a fault in a few taps: room, device, symptom, send."""

from bot.access import Permission
from handlers.report import actions, addresses, checking, inputs, screens
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
        addresses.Tips: checking.tips,
        addresses.Other: checking.other,
    },
    actions={
        addresses.Choose: actions.choose,
        addresses.At: actions.at,
        addresses.Urgent: actions.urgent,
        addresses.Helped: actions.helped,
        addresses.Too: actions.too,
        addresses.Send: actions.send,
        addresses.Drop: actions.drop,
        addresses.Next: actions.send_and_next,
        addresses.Join: actions.join,
        addresses.Anew: actions.begin_anew,
        addresses.Named: actions.named,
        addresses.Here: actions.here,
    },
    inputs={
        addresses.Search: inputs.search,
        addresses.InRoom: inputs.in_room,
        addresses.Placed: inputs.name_place,
        addresses.Said: inputs.say_what,
        addresses.More: inputs.add,
        addresses.Other: inputs.add_aside,
        addresses.After: inputs.after,
    },
    entries=(
        Entry(
            addresses.Start(), label="button-report", command="report", permission=Permission.TICKET_REPORT, order=10
        ),
    ),
    links={"room": inputs.room_link, "device": inputs.device_link},
    free_input=inputs.free_input,
    shortcuts=screens.own_rooms,
)
