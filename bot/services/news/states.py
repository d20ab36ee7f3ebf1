"""The moves of a post: which step leads from which state to which, and whose it is. No I/O."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from models.news import PostState


class Step(StrEnum):
    """What can be done to a post."""

    EDIT = "edit"
    OFFER = "offer"
    APPROVE = "approve"
    RETURN = "return"
    SEND = "send"
    RECALL = "recall"
    DELETE = "delete"
    CORRECT = "correct"
    REMIND = "remind"
    WITHDRAW = "withdraw"


class Hand(StrEnum):
    """How somebody stands to a post. MANAGER: of the newsroom it belongs to. APPROVER: a deputy or the director."""

    AUTHOR = "author"
    MANAGER = "manager"
    APPROVER = "approver"


@dataclass(frozen=True, slots=True)
class Move:
    """From these states to that one (None: it stays), by these hands."""

    sources: frozenset[PostState]
    target: PostState | None
    hands: frozenset[Hand]


_WRITERS: Final = frozenset({Hand.AUTHOR, Hand.MANAGER})
_DRAFT, _OFFERED = frozenset({PostState.DRAFT}), frozenset({PostState.OFFERED})
_SENT = frozenset({PostState.SENT})

# SEND: at once, or when it is to go; then it is SCHEDULED. RECALL takes it back to be written on.
MOVES: Final[dict[Step, Move]] = {
    Step.EDIT: Move(_DRAFT, None, _WRITERS),
    Step.OFFER: Move(_DRAFT, PostState.OFFERED, _WRITERS),
    Step.APPROVE: Move(_OFFERED, PostState.SCHEDULED, frozenset({Hand.APPROVER})),
    Step.RETURN: Move(_OFFERED, PostState.DRAFT, frozenset({Hand.APPROVER})),
    Step.SEND: Move(_DRAFT, PostState.SCHEDULED, _WRITERS),
    Step.RECALL: Move(frozenset({PostState.OFFERED, PostState.SCHEDULED}), PostState.DRAFT, _WRITERS),
    Step.DELETE: Move(_DRAFT, None, _WRITERS),
    Step.CORRECT: Move(_SENT, None, _WRITERS),
    Step.REMIND: Move(_SENT, None, _WRITERS),
    Step.WITHDRAW: Move(_SENT, PostState.WITHDRAWN, frozenset(Hand)),
}


def steps_for(hands: frozenset[Hand], state: PostState, *, wants_approval: bool) -> frozenset[Step]:
    """The steps that these hands may make now; wants_approval: news wait for a deputy's word in this school."""
    found = {step for step, move in MOVES.items() if state in move.sources and hands & move.hands}
    if wants_approval and Hand.APPROVER not in hands:
        return frozenset(found - {Step.SEND})
    return frozenset(found - {Step.OFFER})
