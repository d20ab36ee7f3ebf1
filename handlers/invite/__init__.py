"""Inviting: staff by a link, the parents of a class by printed slips or one by one, its pupils by slips."""

from bot.access import Permission
from handlers.invite import actions, addresses, pupils, screens
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="invite",
    screens={
        addresses.Invite: screens.start,
        addresses.Staff: screens.staff,
        addresses.Person: screens.person,
        addresses.Class: screens.class_,
        addresses.Child: screens.child,
        addresses.Open: screens.open_,
        addresses.Slips: screens.slips,
        addresses.Untie: screens.untie,
        addresses.PupilSlips: pupils.slips,
        addresses.ClosePupil: pupils.close,
    },
    actions={
        addresses.MakePerson: actions.make_person,
        addresses.MakeChild: actions.make_child,
        addresses.EndPerson: actions.end_person,
        addresses.EndChild: actions.end_child,
        addresses.ConfirmUntie: actions.untie,
        addresses.Picture: actions.picture,
        addresses.Print: actions.print_,
        addresses.PrintPupils: pupils.print_,
        addresses.ConfirmClosePupil: pupils.confirm_close,
    },
    entries=(
        Entry(addresses.Invite(), label="button-invite", command="invite", permission=Permission.INVITE, order=110),
    ),
)
