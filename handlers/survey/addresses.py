"""Addresses of surveys for whoever is asked. `unit` is what a sheet is waited for: a person, a child, a family.

What is stored (`expects`, what an update led to) names the unit only: the question would tell of the answers.
"""

from bot.ui import Address


class All(Address, prefix="survey.all"):
    """What waits for me, and what I answered."""


class Further(Address, prefix="survey.more"):
    """A page of these, where there are many."""

    page: int


class One(Address, prefix="survey"):
    """A survey before its first question."""

    survey: int


class Fill(Address, prefix="survey.fill"):
    """The question that comes next, or all answers before they are sent."""

    unit: int


class Summary(Address, prefix="survey.sum"):
    """A page of all answers."""

    unit: int
    page: int = 0


class Later(Address, prefix="survey.later"):
    """Answers are kept, and may be gone on with."""

    unit: int


class Own(Address, prefix="survey.own"):
    """The question shown, to be answered in own words."""

    unit: int


class Pick(Address, prefix="survey.pick"):
    """Choose this: an option, a step of a scale, yes or no. Tapped twice it is chosen all the same."""

    unit: int
    question: int
    value: int


class Unpick(Address, prefix="survey.unpick"):
    """Of several options that are ticked, no longer this one."""

    unit: int
    question: int
    value: int


class Next(Address, prefix="survey.next"):
    """On from this question, with its answer or without."""

    unit: int
    question: int


class Go(Address, prefix="survey.go"):
    """To this question; 0: to all answers."""

    unit: int
    question: int


class Send(Address, prefix="survey.send"):
    """Send the sheet."""

    unit: int


class Sent(Address, prefix="survey.sent"):
    """A sheet has come."""

    unit: int


class Agree(Address, prefix="survey.agree"):
    """Agree to answer under one's name, and go on with this sheet."""

    unit: int


class Refuse(Address, prefix="survey.refuse"):
    """Not agreed: what remains."""

    unit: int
