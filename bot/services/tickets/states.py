"""The moves of a ticket: which step leads from which state to which, and who may make it. One table, no I/O."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.access import STAFF_ROLES, Actor, Permission
from bot.services.snapshot import Snapshot
from models.people import Role
from models.tickets import TicketCategory, TicketState

# So long after a ticket was closed its reporter may say that it does not work.
REOPENED_WITHIN: Final = timedelta(days=7)


class Step(StrEnum):
    """What can be done to a ticket; the word is also the event in its history."""

    VOUCH = "vouch"
    REJECT = "reject"
    TAKE = "take"
    SOLVE = "solve"
    ASK = "ask"
    WAIT = "wait"
    RESUME = "resume"
    HAND = "hand"
    MERGE = "merge"
    CONFIRM = "confirm"
    RETURN = "return"
    FIXED = "fixed"
    CANCEL = "cancel"
    PUT_OFF = "put_off"
    DROP = "drop"


class Hand(StrEnum):
    """How somebody stands to a ticket. Whoever has any hand in it may read it; steps belong to the first four.

    CHIEF says who does it until when, or that nobody does; COLLEAGUE works tickets of another service; FOLLOWER said
    «me too»; HEAD is told of what is reported (4.4), and so is the admin where nobody of the service is there; OVERSEER
    may see all.
    """

    REPORTER = "reporter"
    WORKER = "worker"
    KEEPER = "keeper"
    CHIEF = "chief"
    COLLEAGUE = "colleague"
    FOLLOWER = "follower"
    HEAD = "head"
    OVERSEER = "overseer"


@dataclass(frozen=True, slots=True)
class Move:
    """From these states to that one (None: it stays), by these hands."""

    sources: frozenset[TicketState]
    target: TicketState | None
    hands: frozenset[Hand]


OPEN_STATES = frozenset({TicketState.NEW, TicketState.TAKEN, TicketState.WAITING})
FINAL_STATES = frozenset({TicketState.CLOSED, TicketState.CANCELLED, TicketState.MERGED})

_UNCONFIRMED = frozenset({TicketState.UNCONFIRMED})
_SOLVED = frozenset({TicketState.SOLVED})
_REPORTER, _WORKER, _KEEPER, _CHIEF = (
    frozenset({hand}) for hand in (Hand.REPORTER, Hand.WORKER, Hand.KEEPER, Hand.CHIEF)
)

# The order is that of the buttons. A planned task is closed when it is solved: nobody has to confirm it.
# Handing it to another service, and the reporter's answer to a question, lead to NEW where nobody holds it.
MOVES: dict[Step, Move] = {
    Step.VOUCH: Move(_UNCONFIRMED, TicketState.NEW, _KEEPER),
    Step.REJECT: Move(_UNCONFIRMED, TicketState.CANCELLED, _KEEPER),
    Step.TAKE: Move(frozenset({TicketState.NEW}), TicketState.TAKEN, _WORKER),
    Step.RESUME: Move(frozenset({TicketState.WAITING}), TicketState.TAKEN, _WORKER),
    Step.SOLVE: Move(OPEN_STATES, TicketState.SOLVED, _WORKER),
    Step.ASK: Move(OPEN_STATES, TicketState.WAITING, _WORKER),
    Step.WAIT: Move(OPEN_STATES, TicketState.WAITING, _WORKER),
    Step.HAND: Move(OPEN_STATES, TicketState.TAKEN, _WORKER | _CHIEF),
    Step.MERGE: Move(OPEN_STATES, TicketState.MERGED, _WORKER),
    Step.CONFIRM: Move(_SOLVED, TicketState.CLOSED, _REPORTER),
    Step.RETURN: Move(_SOLVED | {TicketState.CLOSED}, TicketState.NEW, _REPORTER),
    Step.FIXED: Move(OPEN_STATES, TicketState.CLOSED, _REPORTER),
    Step.CANCEL: Move(_UNCONFIRMED | {TicketState.NEW}, TicketState.CANCELLED, _REPORTER),
    Step.PUT_OFF: Move(OPEN_STATES, None, _CHIEF),
    Step.DROP: Move(_UNCONFIRMED | OPEN_STATES, TicketState.CANCELLED, _CHIEF),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a ticket decides who may do what with it."""

    state: TicketState
    category: TicketCategory
    reporter_id: int
    assignee_id: int | None
    team_id: int | None
    room_id: int | None
    closed_at: datetime | None


def hands_of(actor: Actor, school: Snapshot, ticket: Standing) -> frozenset[Hand]:
    """How this actor stands to a ticket. «Me too» stands in the database: whoever reads it adds FOLLOWER."""
    if actor.person_id is None:
        return frozenset()
    hands = set()
    # Who planned work waits for nothing: it is closed when it is done.
    if actor.person_id == ticket.reporter_id and ticket.category is not TicketCategory.PLANNED:
        hands.add(Hand.REPORTER)
    if actor.teams:
        hands.add(Hand.WORKER if ticket.team_id in actor.teams else Hand.COLLEAGUE)
    person = school.people.get(actor.person_id)
    if actor.may(Permission.TICKET_SEE_ALL):
        hands.add(Hand.OVERSEER)
    if actor.may(Permission.TICKET_DIRECT):
        hands.add(Hand.CHIEF)
    if person is None or not actor.roles & STAFF_ROLES:
        return frozenset(hands)  # what somebody keeps or heads is theirs as one of the staff
    if ticket.room_id in person.rooms:
        hands.add(Hand.KEEPER)
    if person.id in _heads(school, ticket) or Role.ADMIN in actor.roles:
        hands.add(Hand.HEAD)
    return frozenset(hands)


def steps_for(hands: frozenset[Hand], ticket: Standing, now: datetime) -> tuple[Step, ...]:
    """The steps that these hands may make on a ticket now, in the order of the buttons."""
    return tuple(
        step for step, move in MOVES.items() if ticket.state in move.sources and allows(step, hands, ticket, now)
    )


def allows(step: Step, hands: frozenset[Hand], ticket: Standing, now: datetime) -> bool:
    """Whether it is these hands' step: the right hand, and (reopening) in time."""
    if not MOVES[step].hands & hands:
        return False
    if step is Step.RETURN and ticket.state is TicketState.CLOSED:
        return ticket.closed_at is not None and now <= ticket.closed_at + REOPENED_WITHIN
    return True


def _heads(school: Snapshot, ticket: Standing) -> set[int]:
    reporter = school.people.get(ticket.reporter_id)
    heads = set(reporter.heads) if reporter else set()
    room = school.rooms.get(ticket.room_id or 0)
    if room is not None and room.building_id in school.building_heads:
        heads.add(school.building_heads[room.building_id])
    team = school.teams.get(ticket.team_id or 0)
    if team is not None and team.head_id is not None:
        heads.add(team.head_id)
    return heads
