"""Who holds how much of the plan. Pure rules over the lines of a year."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.services.roadmap.overview import Overview, View

# Who holds more than this part of the open items holds too much: one of so many.
TOO_MUCH: Final = 3


@dataclass(frozen=True, slots=True)
class Share:
    """What one person has to see to: held items, how many of these are late, and others that they stand beside."""

    person_id: int
    held: int
    late: int
    beside: int
    is_too_much: bool


@dataclass(frozen=True, slots=True)
class Burden:
    """The open items by people, who holds most first. nobody: nobody answers for them; untaken: a group's."""

    live: int
    nobody: int
    untaken: int
    shares: Sequence[Share]


def burden(plan: Overview) -> Burden:
    """How the open items of a plan are shared out."""
    live = [line for line in plan.lines if plan.is_in(line, View.LIVE)]
    held, late, beside = Counter[int](), Counter[int](), Counter[int]()
    for line in live:
        holders = plan.holders(line)
        held.update(holders)
        beside.update(plan.concerned(line) - holders)
        if plan.is_in(line, View.LATE):
            late.update(holders)
    shares = [
        Share(one, held[one], late[one], beside[one], held[one] * TOO_MUCH > len(live)) for one in held.keys() | beside
    ]
    return Burden(
        len(live),
        sum(plan.is_in(line, View.NOBODY) for line in live),
        sum(plan.is_in(line, View.UNTAKEN) for line in live),
        sorted(shares, key=lambda one: (-one.held, -one.beside, plan.school.people[one.person_id].name)),
    )
