"""Who may do what: the table names every role and every right, several roles add up, the default is no."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.access import ROLE_PERMISSIONS, STAFF_ROLES, SYSTEM, Actor, Permission, Sender, permissions_of
from bot.errors import Denied
from models.people import Role

STRANGER = Actor(None, "ru", sender=Sender("telegram", 1))
roles = st.frozensets(st.sampled_from(Role))


def test_the_table_names_every_role_and_gives_every_right_to_somebody() -> None:
    assert set(ROLE_PERMISSIONS) == set(Role)
    # Whatever their roles: tickets are worked by whoever is in a service, forms entered by whoever leads a class,
    # tables taken by whoever sees what is in them.
    by_fact = {Permission.TICKET_WORK, Permission.SURVEY_CLASS, Permission.TABLE_TAKE}
    assert permissions_of(frozenset(Role)) == set(Permission) - by_fact
    assert set(Role) - STAFF_ROLES == {Role.PARENT, Role.STUDENT}


@given(roles, roles)
def test_rights_of_several_roles_add_up(some: frozenset[Role], others: frozenset[Role]) -> None:
    assert permissions_of(some | others) == permissions_of(some) | permissions_of(others)
    actor = Actor(1, "ru", some | others)
    for permission in set(Permission) - {Permission.TABLE_TAKE}:
        assert actor.may(permission) == any(permission in ROLE_PERMISSIONS[role] for role in some | others)


def test_whoever_is_in_a_service_works_and_exports_its_tickets() -> None:
    for permission in (Permission.TICKET_WORK, Permission.TICKET_EXPORT):
        assert Actor(1, "ru", frozenset({Role.STAFF}), teams=frozenset({3})).require(permission) == 1
        assert not Actor(1, "ru", frozenset({Role.STAFF})).may(permission)


def test_whoever_sees_a_list_may_take_it_as_a_table() -> None:
    takers = {role for role in Role if Actor(1, "ru", frozenset({role})).may(Permission.TABLE_TAKE)}
    assert takers == set(Role) - {Role.STAFF, Role.TECHNICIAN, Role.PARENT, Role.STUDENT}
    assert Actor(1, "ru", frozenset({Role.STAFF}), teams=frozenset({3})).may(Permission.TABLE_TAKE)


@pytest.mark.parametrize("permission", Permission)
def test_by_default_nobody_may(permission: Permission) -> None:
    for nobody in (STRANGER, SYSTEM, Actor(1, "ru")):
        with pytest.raises(Denied):
            nobody.require(permission)
    with pytest.raises(Denied):
        Actor(None, "ru", frozenset(Role)).require(permission)


def test_rights_over_people_and_settings_are_the_admins() -> None:
    for permission in (Permission.PEOPLE_MANAGE, Permission.SCHOOL_CONFIGURE, Permission.REGISTER_IMPORT):
        assert {role for role, rights in ROLE_PERMISSIONS.items() if permission in rights} == {Role.ADMIN}


def test_who_answers_for_a_class_may_invite_and_enter_its_forms() -> None:
    for permission in (Permission.INVITE, Permission.SURVEY_CLASS):
        assert Actor(1, "ru", frozenset({Role.STAFF}), led_classes=frozenset({5})).require(permission) == 1
        assert not Actor(1, "ru", frozenset({Role.STAFF})).may(permission)


def test_who_is_a_stranger() -> None:
    assert STRANGER.is_stranger
    assert not SYSTEM.is_stranger
    assert Actor(7, "ru").require_person() == 7
    with pytest.raises(Denied):
        STRANGER.require_person()
