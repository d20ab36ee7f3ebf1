"""The moves of a post: which step leads from which state to which, and whose it is. No I/O."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bot.access import Permission, permissions_of
from bot.services.snapshot import Known
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
    MOVE = "move"
    REMIND = "remind"
    WITHDRAW = "withdraw"


class Hand(StrEnum):
    """How somebody stands to a post.

    MANAGER: of the newsroom it belongs to. APPROVER: a deputy or the director. COLLEAGUE: either of these, where the
    post went under the name of somebody above them. SENDER: a colleague who let it go. CORRECTOR: answers for words
    that others wrote: the director, and a deputy where words are approved.
    """

    AUTHOR = "author"
    MANAGER = "manager"
    APPROVER = "approver"
    COLLEAGUE = "colleague"
    SENDER = "sender"
    CORRECTOR = "corrector"


@dataclass(frozen=True, slots=True)
class Move:
    """From these states to that one (None: it stays), by these hands."""

    sources: frozenset[PostState]
    target: PostState | None
    hands: frozenset[Hand]


_WRITERS: Final = frozenset({Hand.AUTHOR, Hand.MANAGER})
_DRAFT, _OFFERED = frozenset({PostState.DRAFT}), frozenset({PostState.OFFERED})
_SENT = frozenset({PostState.SENT})

# SEND: at once, or when it is to go; then it is SCHEDULED. RECALL takes it back to be written on. CORRECT: its words;
# MOVE: its last day.
MOVES: Final[dict[Step, Move]] = {
    Step.EDIT: Move(_DRAFT, None, _WRITERS),
    Step.OFFER: Move(_DRAFT, PostState.OFFERED, _WRITERS),
    Step.APPROVE: Move(_OFFERED, PostState.SCHEDULED, frozenset({Hand.APPROVER})),
    Step.RETURN: Move(_OFFERED, PostState.DRAFT, frozenset({Hand.APPROVER})),
    Step.SEND: Move(_DRAFT, PostState.SCHEDULED, _WRITERS),
    Step.RECALL: Move(frozenset({PostState.OFFERED, PostState.SCHEDULED}), PostState.DRAFT, _WRITERS | {Hand.SENDER}),
    Step.DELETE: Move(_DRAFT, None, _WRITERS),
    Step.CORRECT: Move(_SENT, None, _WRITERS | {Hand.CORRECTOR}),
    Step.MOVE: Move(_SENT, None, _WRITERS),
    Step.REMIND: Move(_SENT, None, _WRITERS | {Hand.COLLEAGUE}),
    Step.WITHDRAW: Move(_SENT, PostState.WITHDRAWN, _WRITERS | {Hand.APPROVER}),
}


def steps_for(hands: frozenset[Hand], state: PostState, *, wants_approval: bool) -> frozenset[Step]:
    """The steps that these hands may make now.

    wants_approval: what they write waits for a deputy's word. Then words that it was given to stay as they are.
    """
    found = {step for step, move in MOVES.items() if state in move.sources and hands & move.hands}
    if wants_approval and Hand.APPROVER not in hands:
        return frozenset(found - {Step.SEND, Step.CORRECT})
    return frozenset(found - {Step.OFFER})


def may_write(person: Known | None, day: date) -> bool:
    """Whether somebody may write news on this day: by a role, or as a class teacher."""
    if person is None:
        return False
    leads = person.is_staff(day) and bool(person.led_classes)
    return leads or Permission.NEWS_WRITE in permissions_of(person.roles(day))
