"""What becomes of a draft: a ticket and the notices about it, «me too» on somebody else's, or nothing to report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, delete, insert, select, update

from bot.access import STAFF_ROLES, Actor, Permission
from bot.db import WriteSession, changed
from bot.errors import Missing, Outdated
from bot.services import notices
from bot.services.calendar import next_opening
from bot.services.snapshot import OutageLine, Snapshot
from bot.services.tickets.alike import ALIKE, likeness_of
from bot.services.tickets.catalogue import signs_of_outage
from bot.services.tickets.drafts import Drafts, Fault, Row, attachments_of
from bot.services.tickets.informing import Reported, inform_heads
from bot.services.tickets.promises import promise
from bot.services.tickets.routing import team_for, workers
from bot.services.tickets.states import OPEN_STATES
from models.base import UtcDateTime, table
from models.tickets import (
    ReportDraft,
    Ticket,
    TicketCategory,
    TicketEvent,
    TicketFollower,
    TicketMedia,
    TicketState,
)

# Who finds no draft so soon after sending has tapped twice.
JUST_SENT: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Sent:
    """A ticket that was sent. `seen_at`: when its addressees are told, where that is later than now."""

    ticket_id: int
    seen_at: datetime | None


def outage_of(school: Snapshot, kind: str, symptom: str | None, building_id: int | None) -> OutageLine | None:
    """The open outage that a report from there is surely about; that of the building itself comes first."""
    fitting = [
        outage
        for outage in school.outages
        if (kind, symptom) in signs_of_outage(outage.kind, outage.symptom) and outage.building_id in (None, building_id)
    ]
    return max(fitting, key=lambda outage: (outage.building_id is not None, outage.id), default=None)


class Reporting(Drafts):
    """Use cases of whoever reports. All need the right to report."""

    async def send(self, actor: Actor, then: Fault | None = None) -> Sent:
        """Make a ticket of the draft and tell the technicians of that place.

        Taking the draft out is the claim: a second tap finds none and is told that the report has gone. then: what is
        kept aside becomes the next draft, about this fault.
        """
        person_id = actor.require(Permission.TICKET_REPORT)
        school = await self._directory.now()
        now = self._clock.now()
        async with self._db.write(actor, shows="tickets:0") as session:
            draft = await _taken(session, person_id)
            if draft is None:
                raise await _gone(session, person_id, now)
            _check(draft)
            sent = await self._open(session, school, draft, actor, now)
            if then is not None:
                if not draft["aside_words"] and not draft["aside_media"]:
                    raise Outdated(shows="report")  # the second tap of two
                fault = {"room_id": then.room_id or None, "asset_id": then.asset_id or None, "kind": then.kind or None}
                kept = {"words": draft["aside_words"], "media": draft["aside_media"], "symptom": then.symptom or None}
                row = {"person_id": person_id, "urgent": False, "updated_at": now} | fault | kept
                await session.execute(insert(table(ReportDraft)), row)
            await session.show(f"ticket:{sent.ticket_id}")
        return sent

    async def follow(self, actor: Actor, ticket_id: int) -> None:
        """«Me too» instead of a report of one's own: the draft goes, the ticket has one follower more.

        Only for a ticket that is offered for the draft. Outdated where there is no draft, or the ticket is not open
        any more; Missing for a ticket of one's own, or one that is not like the draft. Who follows it already is not
        counted again.
        """
        person_id = actor.require(Permission.TICKET_REPORT)
        now = self._clock.now()
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            draft = await _taken(session, person_id)
            if draft is None:
                raise Outdated("error-report-gone", shows="tickets:0")
            found = (await session.execute(ALIKE, likeness_of(draft) | {"ticket": ticket_id})).first()
            if found is None or found.reporter_id == person_id:
                raise Missing("error-ticket-missing")
            if found.state not in OPEN_STATES:
                raise Outdated("error-follow-late", shows="report")
            follower = {"ticket_id": ticket_id, "person_id": person_id, "at": now}
            if changed(await session.execute(self._db.insert_ignoring(TicketFollower), follower)):
                if not changed(await session.execute(ONE_MORE, {"ticket": ticket_id})):
                    raise Outdated("error-follow-late", shows="report")
                await _note(session, ticket_id, person_id, "follow", now)

    async def solve_alone(self, actor: Actor) -> int:
        """A tip helped: the draft becomes a closed ticket that nobody is told of; its number."""
        person_id = actor.require(Permission.TICKET_REPORT)
        school = await self._directory.now()
        now = self._clock.now()
        async with self._db.write(actor, shows="tickets:0") as session:
            draft = await _take(session, person_id)
            room = school.rooms.get(draft["room_id"])
            team_id = team_for(school, draft["kind"], draft["symptom"], room.building_id if room else None)
            times = dict.fromkeys(("opened_at", "responded_at", "solved_at", "closed_at"), now)
            values = {"state": TicketState.CLOSED, "reporter_id": person_id, "team_id": team_id, **times}
            ticket_id = await _open_ticket(session, draft, values)
            await _note(session, ticket_id, person_id, "self_help", now)
            await session.show(f"ticket:{ticket_id}")
        return ticket_id

    async def _open(self, session: WriteSession, school: Snapshot, draft: Row, actor: Actor, now: datetime) -> Sent:
        """Make the ticket and tell whoever acts next: the room's keepers of a pupil's report, else its service."""
        person_id = actor.require_person()
        room = school.rooms.get(draft["room_id"])
        building_id = room.building_id if room else None
        today = school.today(now)
        kept_by = [one for one in school.keepers(room.id) if one.is_staff(today)] if room else []
        keepers = [person.id for person in kept_by if person.is_available(today)]
        is_vouched = bool(actor.roles & STAFF_ROLES) or not keepers
        terms = promise(school, TicketCategory.FAULT, draft["kind"], now, urgent=draft["urgent"])
        team_id = team_for(school, draft["kind"], draft["symptom"], building_id)
        outage = outage_of(school, draft["kind"], draft["symptom"], building_id)
        values = {
            "state": TicketState.NEW if is_vouched else TicketState.UNCONFIRMED,
            "reporter_id": person_id,
            "opened_at": now,
            "team_id": team_id,
            "react_by": terms.react_by,
            "solve_by": terms.solve_by,
            "outage_id": outage.id if outage else None,
        }
        ticket_id = await _open_ticket(session, draft, values)
        await _note(session, ticket_id, person_id, "report", now)
        kind, people = "opened", workers(school, today, team_id, building_id, besides=person_id)
        if not is_vouched:
            kind, people = "suggested", keepers
        told = notices.Notice(f"ticket.{kind}", f"ticket:{ticket_id}")
        await notices.put(self._db, session, school, people, told, now)
        if is_vouched:
            reported = Reported(ticket_id, person_id, building_id, draft["urgent"])
            await inform_heads(self._db, session, school, reported, people, now)
        return Sent(ticket_id, _seen_at(school, people, now))


_TICKET = table(Ticket).c
_DRAFT = table(ReportDraft)
_TAKE_DRAFT = delete(_DRAFT).where(_DRAFT.c.person_id == bindparam("id")).returning(*_DRAFT.c)
_SENT = (
    select(_TICKET.id)
    .where(
        _TICKET.reporter_id == bindparam("person"),
        _TICKET.opened_at > bindparam("since", type_=UtcDateTime()),
        _TICKET.category == TicketCategory.FAULT,
    )
    .order_by(_TICKET.opened_at.desc(), _TICKET.id.desc())
    .limit(1)
)
_OPEN = insert(table(Ticket)).returning(_TICKET.id)
# Not where it was closed or merged since it was read: who follows then would never be told anything.
ONE_MORE = (
    update(table(Ticket))
    .where(_TICKET.id == bindparam("ticket"), _TICKET.state.in_(OPEN_STATES))
    .values(follower_count=_TICKET.follower_count + 1)
)


def _seen_at(school: Snapshot, people: Sequence[int], now: datetime) -> datetime | None:
    """When the first of these is told of it; None: at once, or nobody is."""
    today = school.today(now)
    known = [person for person in map(school.people.get, people) if person is not None]
    openings = [next_opening(now, school.window(person, today), school.calendar) for person in known]
    first = min(openings, default=now)
    return first if first > now else None


async def _taken(session: WriteSession, person_id: int) -> Row | None:
    """The draft, taken out."""
    found = (await session.execute(_TAKE_DRAFT, {"id": person_id})).mappings().first()
    return dict(found) if found is not None else None


async def _take(session: WriteSession, person_id: int) -> Row:
    """A draft that is complete, taken out; Outdated where there is none."""
    draft = await _taken(session, person_id)
    if draft is None:
        raise Outdated("error-report-gone", shows="tickets:0")
    _check(draft)
    return draft


def _check(draft: Row) -> None:
    """Outdated where the place or the fault is missing."""
    if not ((draft["room_id"] or draft["place"]) and draft["kind"] and (draft["symptom"] or draft["words"])):
        raise Outdated("error-report-incomplete", shows="report")


async def _gone(session: WriteSession, person_id: int, now: datetime) -> Outdated:
    """Why there is no draft: the ticket that it just became, or else the list of all."""
    since = {"person": person_id, "since": now - JUST_SENT}
    ticket_id = (await session.execute(_SENT, since)).scalar()
    if ticket_id is None:
        return Outdated("error-report-gone", shows="tickets:0")
    return Outdated("error-report-sent", shows=f"ticket:{ticket_id}")


async def _open_ticket(session: WriteSession, draft: Row, values: Mapping[str, Any]) -> int:
    columns = ("room_id", "place", "asset_id", "kind", "symptom", "words", "urgent")
    row = dict(values) | {column: draft[column] for column in columns}
    if row["room_id"]:
        row["place"] = None
    ticket_id: int = (await session.execute(_OPEN, row)).scalar_one()
    owner = {"ticket_id": ticket_id, "person_id": row["reporter_id"]}
    files = attachments_of(draft["media"])
    media = [owner | {"kind": file.kind, "file_id": file.file_id, "position": file.position} for file in files]
    if media:
        await session.execute(insert(table(TicketMedia)), media)
    return ticket_id


async def _note(session: WriteSession, ticket_id: int, person_id: int, action: str, now: datetime) -> None:
    step = {"ticket_id": ticket_id, "person_id": person_id, "action": action, "at": now}
    await session.execute(insert(table(TicketEvent)), step)
