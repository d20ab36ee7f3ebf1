"""What can be hurried, and by whom. Pure rules, for the cards' buttons and for the use case."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.services.roadmap.states import OPEN_STATES as OPEN_ITEMS
from bot.services.roadmap.states import Hand as ItemHand
from bot.services.tasks.states import TO_DO
from bot.services.tasks.states import Hand as TaskHand
from bot.services.tickets.states import OPEN_STATES as OPEN_TICKETS
from bot.services.tickets.states import Hand as TicketHand
from models.roadmap import ItemState
from models.tasks import TaskState
from models.tickets import TicketState

# The actions of the lines in a thing's history: somebody asks to hurry, and is told when it will be ready.
HURRY: Final = "hurry"
ANSWER: Final = "hurry_answer"
# Whoever sees the plan may ask; of a group's item that nobody took, its head.
_OF_ITEM: Final = frozenset({ItemHand.COORDINATOR, ItemHand.DIRECTOR, ItemHand.OVERSEER})
_OF_TASK: Final = frozenset({TaskHand.AUTHOR, TaskHand.HEAD})


class Thing(StrEnum):
    """What can be hurried; the word begins its address: "item:42"."""

    ITEM = "item"
    TICKET = "ticket"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Hurried:
    """When somebody hurried a thing; name: by surname and initials."""

    at: datetime
    name: str


@dataclass(frozen=True, slots=True)
class Hurry:
    """What hurrying a thing comes to now.

    people: whom it would be sent. away: who answers for it and is not there, so that others hear of it in their stead,
    or nobody. today: it was hurried today already, and is not again.
    """

    people: tuple[int, ...]
    away: tuple[int, ...]
    today: Hurried | None

    @property
    def is_possible(self) -> bool:
        return bool(self.people) and self.today is None


def may_hurry_item(hands: Set[ItemHand], state: ItemState) -> bool:
    """Whether these hands may hurry an item that stands so, if its year was not turned over: nobody their own."""
    return state in OPEN_ITEMS and bool(hands & _OF_ITEM) and ItemHand.HOLDER not in hands


def may_hurry_ticket(hands: Set[TicketHand], state: TicketState) -> bool:
    """Whether these hands may hurry a ticket that stands so."""
    return state in OPEN_TICKETS and TicketHand.CHIEF in hands


def may_hurry_task(hands: Set[TaskHand], state: TaskState) -> bool:
    """Whether these hands may hurry a task that stands so: nobody their own."""
    return state in TO_DO and bool(hands & _OF_TASK) and TaskHand.DOER not in hands
