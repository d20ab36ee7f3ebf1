"""Who may do what: one table role → permissions. Rights of several roles add up; the default is no.

Screens ask the same table which buttons to show, and every use case asks it again when a button is tapped.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.errors import Denied
from models.people import Role


class Permission(StrEnum):
    """What a use case asks for, named feature.verb."""

    TICKET_REPORT = "ticket.report"
    SHORTAGE_REPORT = "shortage.report"
    TICKET_WORK = "ticket.work"
    TICKET_SEE_ALL = "ticket.see_all"
    TICKET_DIRECT = "ticket.direct"
    TICKET_EXPORT = "ticket.export"
    ABSENCE_SET = "absence.set"
    STOCK_MOVE = "stock.move"
    ROADMAP_SEE = "roadmap.see"
    ROADMAP_MANAGE = "roadmap.manage"
    ROADMAP_DECIDE = "roadmap.decide"
    TASK_PLAN = "task.plan"
    POSTS_MANAGE = "posts.manage"
    NEWS_WRITE = "news.write"
    NEWS_MANAGE = "news.manage"
    NEWS_APPROVE = "news.approve"
    NEWS_URGENT = "news.urgent"
    WEBSITE_MANAGE = "website.manage"
    SURVEY_MANAGE = "survey.manage"
    SURVEY_CLASS = "survey.class"
    STATUS_SEE = "status.see"
    REPORT_MAKE = "report.make"
    PEOPLE_SEE = "people.see"
    PEOPLE_MANAGE = "people.manage"
    INVITE = "invite"
    REGISTER_IMPORT = "register.import"
    SCHOOL_CONFIGURE = "school.configure"
    HEALTH_SEE = "health.see"
    AUDIT_EXPORT = "audit.export"
    TABLE_TAKE = "table.take"


_STAFF = frozenset({Permission.TICKET_REPORT, Permission.SHORTAGE_REPORT, Permission.ABSENCE_SET, Permission.TASK_PLAN})

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.STAFF: _STAFF,
    Role.TECHNICIAN: _STAFF,
    Role.STOREKEEPER: _STAFF | {Permission.STOCK_MOVE},
    Role.EDITOR: _STAFF | {Permission.NEWS_WRITE, Permission.NEWS_MANAGE, Permission.WEBSITE_MANAGE},
    Role.COORDINATOR: _STAFF
    | {
        Permission.STATUS_SEE,
        Permission.REPORT_MAKE,
        Permission.ROADMAP_SEE,
        Permission.ROADMAP_MANAGE,
        Permission.POSTS_MANAGE,
    },
    Role.DEPUTY: _STAFF
    | {
        Permission.STATUS_SEE,
        Permission.REPORT_MAKE,
        Permission.TICKET_SEE_ALL,
        Permission.TICKET_DIRECT,
        Permission.TICKET_EXPORT,
        Permission.PEOPLE_SEE,
        Permission.ROADMAP_SEE,
        Permission.NEWS_WRITE,
        Permission.NEWS_MANAGE,
        Permission.NEWS_APPROVE,
        Permission.SURVEY_MANAGE,
    },
    Role.DIRECTOR: _STAFF
    | {
        Permission.STATUS_SEE,
        Permission.REPORT_MAKE,
        Permission.TICKET_SEE_ALL,
        Permission.TICKET_DIRECT,
        Permission.TICKET_EXPORT,
        Permission.PEOPLE_SEE,
        Permission.AUDIT_EXPORT,
        Permission.ROADMAP_SEE,
        Permission.ROADMAP_DECIDE,
        Permission.POSTS_MANAGE,
        Permission.NEWS_WRITE,
        Permission.NEWS_MANAGE,
        Permission.NEWS_APPROVE,
        Permission.NEWS_URGENT,
        Permission.SURVEY_MANAGE,
    },
    Role.PARENT: frozenset(),
    # What a student reports waits for the keeper of the room.
    Role.STUDENT: frozenset({Permission.TICKET_REPORT}),
    Role.ADMIN: frozenset(
        {
            Permission.ABSENCE_SET,
            Permission.PEOPLE_SEE,
            Permission.PEOPLE_MANAGE,
            Permission.INVITE,
            Permission.REGISTER_IMPORT,
            Permission.SCHOOL_CONFIGURE,
            Permission.POSTS_MANAGE,
            Permission.NEWS_WRITE,
            Permission.NEWS_URGENT,
            Permission.WEBSITE_MANAGE,
            Permission.HEALTH_SEE,
            Permission.AUDIT_EXPORT,
        }
    ),
}

_OF_CLASS_TEACHERS = frozenset({Permission.INVITE, Permission.NEWS_WRITE, Permission.SURVEY_CLASS})

# Whoever has one of these has some register of the school to take along as a table.
_WITH_TABLES = (
    Permission.TICKET_EXPORT,
    Permission.STOCK_MOVE,
    Permission.ROADMAP_SEE,
    Permission.NEWS_MANAGE,
    Permission.STATUS_SEE,
    Permission.REGISTER_IMPORT,
    Permission.AUDIT_EXPORT,
)

# Roles of the school's own people, as opposed to parents and students.
STAFF_ROLES = frozenset(Role) - {Role.PARENT, Role.STUDENT}


@lru_cache(maxsize=256)
def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    """The merged rights of several roles."""
    return frozenset[Permission]().union(*(ROLE_PERMISSIONS[role] for role in roles))


@dataclass(frozen=True, slots=True)
class Sender:
    """Where an update came from: a private chat of a messenger."""

    channel: str
    external_id: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person of the school, a stranger (no `person_id`), or the program itself.

    `update_id` is the messenger's number of the update that caused the act; the write unit keeps it,
    so that the same update never acts twice. `led_classes` are those that the person answers for as one of the staff,
    `teams` the services whose tickets they work.
    """

    person_id: int | None
    language: str
    roles: frozenset[Role] = frozenset()
    led_classes: frozenset[int] = frozenset()
    teams: frozenset[int] = frozenset()
    sender: Sender | None = None
    update_id: int | None = None

    @property
    def is_stranger(self) -> bool:
        return self.person_id is None and self.sender is not None

    def may(self, permission: Permission) -> bool:
        """Whether the merged roles give this right.

        Some follow from facts: a class teacher may invite and write to (their own class) and look after its surveys,
        who is in a service works its tickets and may take them along as a table. Who sees a list may have it as one.
        """
        if permission in _OF_CLASS_TEACHERS and self.led_classes:
            return True
        if permission is Permission.TICKET_EXPORT and self.teams:
            return True
        if permission is Permission.TICKET_WORK:
            return bool(self.teams)
        if permission is Permission.TABLE_TAKE:
            return any(self.may(one) for one in _WITH_TABLES)
        return permission in permissions_of(self.roles)

    def require(self, permission: Permission) -> int:
        """The person's number, if they have the right; Denied otherwise."""
        if self.person_id is None or not self.may(permission):
            raise Denied
        return self.person_id

    def require_person(self) -> int:
        """The person's number; Denied for a stranger."""
        if self.person_id is None:
            raise Denied
        return self.person_id


# The program's own acts (clock ticks, command line): no person, no update.
SYSTEM = Actor(person_id=None, language="ru")
