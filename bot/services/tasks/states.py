"""The moves of a task: which step leads from which state to which, and whose it is. No I/O."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from models.tasks import TaskState


class Step(StrEnum):
    """What can be done to a task; the word is also the action of its event."""

    ACCEPT = "accept"
    DONE = "done"
    CLOSE = "close"
    RETURN = "return"
    SAY = "say"
    MOVE = "move"
    CANCEL = "cancel"


class Hand(StrEnum):
    """How somebody stands to a task. HEAD is over the doer: reads, and says something."""

    AUTHOR = "author"
    DOER = "doer"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Move:
    """From these states to that one (None: it stays), by these hands."""

    sources: frozenset[TaskState]
    target: TaskState | None
    hands: frozenset[Hand]


OPEN_STATES: Final = frozenset({TaskState.GIVEN, TaskState.ACCEPTED, TaskState.DONE})
TO_DO: Final = frozenset({TaskState.GIVEN, TaskState.ACCEPTED})

_DONE: Final = frozenset({TaskState.DONE})
_DOER, _AUTHOR = frozenset({Hand.DOER}), frozenset({Hand.AUTHOR})

# The order is that of the buttons. A task that one set oneself is closed when it is done.
MOVES: Final[dict[Step, Move]] = {
    Step.ACCEPT: Move(frozenset({TaskState.GIVEN}), TaskState.ACCEPTED, _DOER),
    Step.DONE: Move(TO_DO, TaskState.DONE, _DOER),
    Step.CLOSE: Move(_DONE, TaskState.CLOSED, _AUTHOR),
    Step.RETURN: Move(_DONE, TaskState.ACCEPTED, _AUTHOR),
    # Said to a closed one too: words that come a moment late are not lost.
    Step.SAY: Move(frozenset(TaskState), None, frozenset(Hand)),
    Step.MOVE: Move(TO_DO, None, _AUTHOR),
    Step.CANCEL: Move(TO_DO, TaskState.CANCELLED, _AUTHOR),
}


def hands_of(person_id: int | None, author_id: int, doer_id: int, *, is_head: bool) -> frozenset[Hand]:
    """How somebody stands to a task; is_head: the doer is under them."""
    found = {hand for hand, one in ((Hand.AUTHOR, author_id), (Hand.DOER, doer_id)) if one == person_id}
    return frozenset(found | ({Hand.HEAD} if is_head else set()))


def steps_for(hands: frozenset[Hand], state: TaskState) -> tuple[Step, ...]:
    """The steps that these hands may make on a task now, in the order of the buttons."""
    is_own = hands >= {Hand.AUTHOR, Hand.DOER}
    return tuple(
        step
        for step, move in MOVES.items()
        if state in move.sources and hands & move.hands and not (is_own and step in {Step.ACCEPT, Step.SAY})
    )
