"""Registers of the school as files: which one, of which period, for a spreadsheet or for a program."""

from bot.access import Permission
from handlers.exports import addresses, files, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="exports",
    screens={
        addresses.Exports: screens.exports,
        addresses.Of: screens.of,
        addresses.Log: screens.log,
        addresses.Form: screens.form,
    },
    actions={addresses.Take: files.take},
    entries=(
        Entry(
            addresses.Exports(),
            label="button-exports",
            command="registers",
            permission=Permission.TABLE_TAKE,
            order=132,
        ),
        # Who works tickets asks for theirs by this word.
        Entry(addresses.Log(), command="log", permission=Permission.TICKET_EXPORT, order=133),
    ),
)
