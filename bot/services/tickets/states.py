"""The moves of a ticket: which step leads from which state to which, and who may make it. One table, no I/O."""

from dataclasses import dataclass
from enum import StrEnum

from bot.access import Actor, Permission
from models.tickets import TicketState


class Step(StrEnum):
    """What can be done to a ticket; the word is also the event in its history."""

    TAKE = "take"
    SOLVE = "solve"
    CONFIRM = "confirm"
    RETURN = "return"
    CANCEL = "cancel"


class Hand(StrEnum):
    """Whose step it is."""

    REPORTER = "reporter"
    WORKER = "worker"


@dataclass(frozen=True, slots=True)
class Move:
    """From these states to that one, by this hand."""

    sources: frozenset[TicketState]
    target: TicketState
    hand: Hand


MOVES: dict[Step, Move] = {
    Step.TAKE: Move(frozenset({TicketState.NEW}), TicketState.TAKEN, Hand.WORKER),
    Step.SOLVE: Move(frozenset({TicketState.NEW, TicketState.TAKEN}), TicketState.SOLVED, Hand.WORKER),
    Step.CONFIRM: Move(frozenset({TicketState.SOLVED}), TicketState.CLOSED, Hand.REPORTER),
    Step.RETURN: Move(frozenset({TicketState.SOLVED}), TicketState.NEW, Hand.REPORTER),
    Step.CANCEL: Move(frozenset({TicketState.NEW}), TicketState.CANCELLED, Hand.REPORTER),
}

OPEN_STATES = frozenset({TicketState.NEW, TicketState.TAKEN})
FINAL_STATES = frozenset({TicketState.CLOSED, TicketState.CANCELLED})


def steps_for(actor: Actor, state: TicketState, reporter_id: int) -> tuple[Step, ...]:
    """The steps that this actor may make on a ticket in this state, in the order of the buttons."""
    return tuple(
        step for step, move in MOVES.items() if state in move.sources and has_hand(actor, move.hand, reporter_id)
    )


def has_hand(actor: Actor, hand: Hand, reporter_id: int) -> bool:
    """Whether the actor is the one whose step it is: the reporter, or whoever may work the queue."""
    if hand is Hand.REPORTER:
        return actor.person_id is not None and actor.person_id == reporter_id
    return actor.may(Permission.TICKET_WORK)
