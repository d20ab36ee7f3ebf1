"""Addresses of tasks. The card's prefix is the word by which services name a task: "task:42".

What a screen asks for in words (AskSaid, LaterDay) is expected by it and never behind a button: a reply to the card
would go there.
"""

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


class AskSaid(Address, prefix="task.ask.say"):
    """The words, typed."""

    id: int
    step: str


class Say(Address, prefix="task.say"):
    """A question, or the answer to one. A reply to the card goes here: the first of its buttons that takes messages."""

    id: int


class Later(Address, prefix="task.later"):
    """Until which other day?"""

    id: int


class LaterDay(Address, prefix="task.later.day"):
    """The day, typed."""

    id: int


class MoveTo(Address, prefix="task.to"):
    """Move it to a day, written 20261127."""

    id: int
    day: str


class Begin(Address, prefix="task.new"):
    """Set a task: a new draft, for this person (0: who it is for is asked)."""

    doer: int


class What(Address, prefix="task.what"):
    """What is to be done? All may be told at once."""


class Who(Address, prefix="task.who"):
    """Who is to do it? A surname may be typed."""

    page: int = 0


class For(Address, prefix="task.for"):
    """This person is."""

    person: int


class When(Address, prefix="task.when"):
    """Until when? A day may be typed."""


class By(Address, prefix="task.by"):
    """Until this day, written 20261127; 0: no day."""

    day: str


class Rhythm(Address, prefix="task.rhythm"):
    """How often?"""


class Often(Address, prefix="task.often"):
    """So often: week, month, quarter; once."""

    every: str


class Draft(Address, prefix="task.draft"):
    """The task as far as it is filled in; words change it."""


class Give(Address, prefix="task.give"):
    """Set it."""


class Drop(Address, prefix="task.drop"):
    """Throw the draft away."""


class Split(Address, prefix="task.step"):
    """Split an item of the roadmap into steps: type them, one a line."""

    item: int


class Steps(Address, prefix="task.steps"):
    """The steps as they were understood, before they are set."""

    item: int


class StepWho(Address, prefix="task.steps.who"):
    """Who does this step, counted from 0? A surname may be typed."""

    item: int
    number: int


class StepFor(Address, prefix="task.steps.for"):
    """This person does it."""

    item: int
    number: int
    person: int


class StepsMine(Address, prefix="task.steps.mine"):
    """All steps that name nobody are one's own."""

    item: int


class StepsGive(Address, prefix="task.steps.give"):
    """Set all of them."""

    item: int
