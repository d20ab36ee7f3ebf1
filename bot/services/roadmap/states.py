"""The moves of a roadmap item: which step leads from which state to which, and who may make it. No I/O."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from bot.access import Actor, Permission, permissions_of
from bot.services.roadmap.answering import Answering, heads_of, holders_of, named_of
from bot.services.snapshot import Snapshot
from models.roadmap import ItemState


class Step(StrEnum):
    """What can be done to an item; the word is also the action of its event."""

    TAKE = "take"
    START = "start"
    WAIT = "wait"
    HELP = "help"
    OFFER = "offer"
    ACCEPT = "accept"
    RETURN = "return"
    ASK_LATER = "ask_later"
    GRANT = "grant"
    REFUSE = "refuse"
    HAND = "hand"
    SPLIT = "split"
    DROP = "drop"
    REOPEN = "reopen"


# What a history calls news of an item, by which its `said_at` is kept: each step (an answer to «how does it go?» stands
# as "pulse"), and what was shown. To hurry, to edit or to write something tells nothing of how it goes.
NEWS: Final = frozenset({*Step, "pulse", "show"})


class Hand(StrEnum):
    """How somebody stands to an item. Whoever has any hand in it may read it and say something.

    HOLDER has to see to it, HELPER is named beside it, MEMBER is one of a group of which nobody took it yet, OFFERER
    handed it in. OVERSEER only looks: whoever sees the plan, the head of a group of which nobody took it yet.
    """

    HOLDER = "holder"
    HELPER = "helper"
    MEMBER = "member"
    OFFERER = "offerer"
    COORDINATOR = "coordinator"
    DIRECTOR = "director"
    OVERSEER = "overseer"
    WATCHER = "watcher"


@dataclass(frozen=True, slots=True)
class Move:
    """From these states to that one (None: it stays), by these hands."""

    sources: frozenset[ItemState]
    target: ItemState | None
    hands: frozenset[Hand]


LIVE_STATES: Final = frozenset({ItemState.OPEN, ItemState.GOING, ItemState.HELP})
OPEN_STATES: Final = LIVE_STATES | {ItemState.OFFERED}
ENDED_STATES: Final = frozenset({ItemState.DONE, ItemState.DROPPED})

_OFFERED: Final = frozenset({ItemState.OFFERED})
_THEIRS: Final = frozenset({Hand.HOLDER, Hand.HELPER})
_MANAGERS: Final = frozenset({Hand.COORDINATOR, Hand.DIRECTOR})

# The order is that of the buttons.
MOVES: Final[dict[Step, Move]] = {
    Step.TAKE: Move(LIVE_STATES, None, frozenset({Hand.MEMBER})),
    Step.OFFER: Move(LIVE_STATES, ItemState.OFFERED, _THEIRS),
    Step.START: Move(LIVE_STATES, ItemState.GOING, _THEIRS),
    Step.WAIT: Move(LIVE_STATES, ItemState.OPEN, _THEIRS),
    Step.HELP: Move(LIVE_STATES, ItemState.HELP, _THEIRS),
    Step.ACCEPT: Move(_OFFERED, ItemState.DONE, _MANAGERS),
    Step.RETURN: Move(_OFFERED, ItemState.GOING, _MANAGERS),
    Step.GRANT: Move(LIVE_STATES, None, frozenset({Hand.DIRECTOR})),
    Step.REFUSE: Move(LIVE_STATES, None, frozenset({Hand.DIRECTOR})),
    Step.ASK_LATER: Move(LIVE_STATES, None, _THEIRS | _MANAGERS),
    Step.HAND: Move(LIVE_STATES, None, frozenset({Hand.HOLDER}) | _MANAGERS),
    Step.SPLIT: Move(LIVE_STATES, None, _THEIRS | _MANAGERS),
    Step.DROP: Move(OPEN_STATES, ItemState.DROPPED, _MANAGERS),
    Step.REOPEN: Move(ENDED_STATES, ItemState.GOING, _MANAGERS),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What of an item decides who may do what with it.

    offered_by: who says that it is done. is_asked: a postponement waits for the director. is_rolled: its year is over.
    """

    state: ItemState
    answering: Answering
    offered_by: int | None
    is_asked: bool
    is_rolled: bool


_BY_RIGHT: Final = {
    Permission.ROADMAP_MANAGE: Hand.COORDINATOR,
    Permission.ROADMAP_DECIDE: Hand.DIRECTOR,
    Permission.ROADMAP_SEE: Hand.OVERSEER,
}


def hands_of(actor: Actor, school: Snapshot, item: Standing, day: date) -> frozenset[Hand]:
    """How this actor stands to an item, also for those in whose stead they are today.

    Watchers stand in the database: whoever reads it adds WATCHER.
    """
    if actor.person_id is None:
        return frozenset()
    hands, roles = set[Hand](), set(actor.roles)
    person = school.people.get(actor.person_id)
    if person is not None and person.is_staff(day):
        replaced = school.replaced_by(person, day)
        roles = roles.union(*(one.roles(day) for one in replaced))
        me = {one.id for one in (person, *replaced)}
        owner = school.people.get(item.answering.owner_id or 0)
        is_untaken = item.answering.is_for_group and (owner is None or not owner.is_staff(day))
        if me & holders_of(item.answering, school, day):
            hands |= {Hand.HOLDER, Hand.MEMBER} if is_untaken else {Hand.HOLDER}
        if me & named_of(item.answering, school, day):
            hands.add(Hand.HELPER)
        if item.state is ItemState.OFFERED and item.offered_by in me:
            hands.add(Hand.OFFERER)
        if is_untaken and me & heads_of(item.answering, school):
            hands.add(Hand.OVERSEER)
    rights = permissions_of(frozenset(roles))
    return frozenset(hands | {hand for right, hand in _BY_RIGHT.items() if right in rights})


def steps_for(actor: Actor, hands: frozenset[Hand], item: Standing) -> tuple[Step, ...]:
    """The steps that this actor may make on an item now, in the order of the buttons."""
    return tuple(step for step in MOVES if allows(step, actor, hands, item))


def allows(step: Step, actor: Actor, hands: frozenset[Hand], item: Standing) -> bool:
    """Whether it is this actor's step: the right state and hand, and nothing of a year that is over.

    Nobody but the director accepts their own: what they, or those for whom they stand in, answer for or handed in. A
    postponement is decided where one is asked for, and asked for once.
    """
    move = MOVES[step]
    if item.is_rolled or item.state not in move.sources or not hands & move.hands:
        return False
    if step is Step.ACCEPT and hands & {Hand.HOLDER, Hand.OFFERER}:
        return actor.may(Permission.ROADMAP_DECIDE)
    if step in {Step.GRANT, Step.REFUSE}:
        return item.is_asked
    return not (step is Step.ASK_LATER and item.is_asked)
