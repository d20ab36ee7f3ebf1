"""Addresses of tasks. The card's prefix is the word by which services name a task: "task:42"."""

from bot.ui import Address


class Card(Address, prefix="task"):
    """A task. What is typed while it is open is said to the other side."""

    id: int


class Do(Address, prefix="task.do"):
    """Make a step that needs no more than a tap."""

    id: int
    step: str


class Ask(Address, prefix="task.ask"):
    """Which words go with a step (done, return, say, cancel)?"""

    id: int
    step: str


class Later(Address, prefix="task.later"):
    """Until which other day?"""

    id: int


class MoveTo(Address, prefix="task.to"):
    """Move it to a day, written 20261127."""

    id: int
    day: str
