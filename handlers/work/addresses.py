"""Addresses of the steps of whoever works a ticket.

What takes messages (SolveSaid, WaitDay, WaitSaid, MergeNumber) is expected by a screen and never behind a button: a
reply to a card with a button «Готово» is an addition to the ticket, and must not solve it.
"""

from bot.ui import Address


class Solve(Address, prefix="solve"):
    """Say what was done."""

    id: int


class SolveAnyway(Address, prefix="solve.anyway"):
    """Say what was done, though some steps of its list are not ticked."""

    id: int


class SolveSaid(Address, prefix="solve.say"):
    """What was done, in one's own words or pictures."""

    id: int


class SolveReady(Address, prefix="solve.with"):
    """What was done, by a ready word."""

    id: int
    word: str


class Wait(Address, prefix="wait"):
    """What a ticket waits for."""

    id: int


class WaitFor(Address, prefix="wait.for"):
    """Until when it waits for that."""

    id: int
    reason: str


class WaitDay(Address, prefix="wait.day"):
    """The day, typed."""

    id: int
    reason: str


class WaitUntil(Address, prefix="wait.until"):
    """Why, in words, or without. `day` is written 20261225, "" where nobody knows."""

    id: int
    reason: str
    day: str


class WaitSaid(Address, prefix="wait.say"):
    """The words, typed."""

    id: int
    reason: str
    day: str


class WaitDo(Address, prefix="wait.do"):
    """Let it wait without words."""

    id: int
    reason: str
    day: str


class Hand(Address, prefix="hand"):
    """Whom to pass a ticket to."""

    id: int
    page: int = 0


class HandAsk(Address, prefix="hand.ask"):
    """What is sent to whom, and which term stays, before a ticket goes to this person; `held` as in `HandTo`."""

    id: int
    person: int
    held: int


class HandTo(Address, prefix="hand.to"):
    """Pass it to this person; `held` is who held it on that screen, 0 for nobody."""

    id: int
    person: int
    held: int


class HandTeams(Address, prefix="hand.teams"):
    """Which other service to pass a ticket to."""

    id: int
    page: int = 0


class HandTeam(Address, prefix="hand.team"):
    """Pass it to this service."""

    id: int
    team: int


class Merge(Address, prefix="merge"):
    """Which ticket to merge a duplicate into."""

    id: int
    page: int = 0


class MergeNumber(Address, prefix="merge.number"):
    """The number of that ticket, typed."""

    id: int


class MergeInto(Address, prefix="merge.into"):
    """Both tickets, before they are merged: it can't be undone."""

    id: int
    into: int


class MergeDo(Address, prefix="merge.do"):
    """Merge."""

    id: int
    into: int
