"""The import of people, classes, rooms and devices from one XLSX file."""

from bot.access import Permission
from handlers.register import actions, addresses, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="register",
    screens={
        addresses.Register: screens.start,
        addresses.Template: screens.template,
        addresses.Check: screens.check,
        addresses.Doubts: screens.doubts,
    },
    actions={addresses.Save: actions.save, addresses.Drop: actions.drop},
    inputs={addresses.Register: actions.offer},
    free_input=actions.free_input,
    entries=(
        Entry(
            addresses.Register(),
            label="button-register",
            command="import",
            permission=Permission.REGISTER_IMPORT,
            order=111,
        ),
    ),
)
