"""People of the school: found, listed, and for the admin added, given roles and duties, seen off."""

from bot.access import Permission
from handlers.people import actions, addresses, cards, leaving, lists, notices, roles
from handlers.site import Entry, Feature

FEATURE = Feature(
    name="people",
    screens={
        addresses.People: lists.people,
        addresses.Lists: lists.lists,
        addresses.Listed: lists.listed,
        addresses.NewDepartment: lists.new_department,
        addresses.Groups: lists.groups,
        addresses.Add: lists.add,
        addresses.Card: cards.card,
        addresses.Correct: cards.correct,
        addresses.Roles: roles.roles,
        addresses.NewRole: roles.new_role,
        addresses.RoleWhere: roles.role_where,
        addresses.OneRole: roles.one_role,
        addresses.Duties: cards.duties,
        addresses.NewDuty: cards.new_duty,
        addresses.Leave: leaving.leave,
        addresses.LeaveTo: leaving.leave_to,
    },
    actions={
        addresses.GiveRole: actions.give_role,
        addresses.EndRole: actions.end_role,
        addresses.GiveDuty: actions.give_duty,
        addresses.TakeDuty: actions.take_duty,
        addresses.ConfirmLeave: actions.confirm_leave,
    },
    inputs={
        addresses.Find: actions.find,
        addresses.NewDepartment: actions.add_department,
        addresses.Add: actions.add,
        addresses.Correct: actions.correct,
        addresses.OneRole: actions.end_role_on,
        addresses.NewDuty: actions.find_room,
        addresses.Leave: actions.find_successor,
    },
    remarks=frozenset({addresses.Find}),
    notices=notices.LOOKS,
    entries=(
        Entry(addresses.People(), label="button-people", command="people", permission=Permission.PEOPLE_SEE, order=100),
    ),
)
