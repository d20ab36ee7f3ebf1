"""Which service a ticket goes to, and whom to tell about it. Pure rules over the school as it is known by heart."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from bot.services.snapshot import JOURNAL, SITE, SUPPLIES, TECHNICAL, Known, Snapshot, TeamLine
from models.people import Role
from models.tickets import TicketCategory

# Where a kind goes unless the school has said otherwise; all others are the technicians'.
USUAL: Final = {"room": SUPPLIES, "site": SITE, "journal": JOURNAL}


def team_for(
    school: Snapshot,
    kind: str,
    symptom: str | None = None,
    building_id: int | None = None,
    category: TicketCategory = TicketCategory.FAULT,
) -> int:
    """The service that a ticket goes to.

    The school's own routes first: one that names the symptom before one that names the kind before one that names the
    building only; the newest of equals. Then the usual one. A service without anybody in it passes on to the
    technicians.
    """
    fitting = [
        route
        for route in school.routes
        if route.kind in (None, kind)
        and route.symptom in (None, symptom)
        and route.building_id in (None, building_id)
        and not school.teams[route.team_id].is_closed
    ]
    if fitting:
        route = max(fitting, key=lambda r: (bool(r.symptom), bool(r.kind), bool(r.building_id), r.id))
        team = school.teams[route.team_id]
    else:
        team = school.team(SUPPLIES if category is TicketCategory.SHORTAGE else USUAL.get(kind, TECHNICAL))
    return team.id if has_people(school, team) and not team.is_closed else school.team(TECHNICAL).id


def has_people(school: Snapshot, team: TeamLine) -> bool:
    """Whether a service has anybody who could work a ticket, if not today."""
    return bool(team.member_ids) or (team.role is not None and _anybody(school, team.role))


def workers(
    school: Snapshot, day: date, team_id: int | None, building_id: int | None, besides: int | None = None
) -> list[int]:
    """Whom to tell about a ticket of this service from that building.

    Its people who are there; for one who is away whoever stands in. Where nobody is left, the head of the service,
    and then the admins.
    """
    team = school.teams.get(team_id or 0) or school.team(TECHNICAL)
    found = _available(school, school.team_members(team.id, day, building_id), day, besides)
    if not found:
        head = school.people.get(team.head_id or 0)
        found = _available(school, [head] if head else [], day, besides)
    return found or [person.id for person in school.holders(Role.ADMIN, day) if person.id != besides]


def team_of(school: Snapshot, day: date, row: Any, besides: int | None = None) -> list[int]:
    """Whom to tell of a ticket (assignee_id, team_id, room_id) on the side of those who work it: who holds it, else
    its service.
    """
    holder = school.people.get(row.assignee_id or 0)
    stand_in = school.stand_in(holder, day) if holder is not None else None
    if stand_in is not None:
        return [stand_in.id] if stand_in.id != besides else []
    room = school.rooms.get(row.room_id or 0)
    return workers(school, day, row.team_id, room.building_id if room else None, besides)


def heads_to_inform(school: Snapshot, reporter_id: int, building_id: int | None) -> list[int]:
    """Who heads the reporter's departments and the building (regulation, 4.4: «и информировать руководителя»)."""
    reporter = school.people.get(reporter_id)
    heads = set(reporter.heads) if reporter else set()
    if building_id is not None and building_id in school.building_heads:
        heads.add(school.building_heads[building_id])
    return sorted(heads - {reporter_id})


def _available(school: Snapshot, people: Iterable[Known], day: date, besides: int | None) -> list[int]:
    stand_ins = (school.stand_in(person, day) for person in people)
    return list(dict.fromkeys(person.id for person in stand_ins if person is not None and person.id != besides))


def _anybody(school: Snapshot, role: Role) -> bool:
    return any(grant.role is role for person in school.people.values() for grant in person.grants)
