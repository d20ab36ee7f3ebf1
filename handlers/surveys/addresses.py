"""Addresses of surveys for those who manage them. Whatever changes a draft names the version that its screen showed.

What a screen expects has an address of its own (…Said), which no button leads to.
"""

from bot.ui import Address


class Surveys(Address, prefix="surveys"):
    """All surveys."""


class Page(Address, prefix="surveys.page"):
    """A page of them."""

    page: int


class New(Address, prefix="surveys.new"):
    """What does a new one begin with?"""


class Take(Address, prefix="surveys.take"):
    """A new one of this template."""

    slug: str


class Poll(Address, prefix="surveys.poll"):
    """What does a survey of one question ask?"""


class Blank(Address, prefix="surveys.blank"):
    """What is a new one without questions called?"""


class Copies(Address, prefix="surveys.copies"):
    """Which of those that have ended is it to be like?"""

    page: int


class Copy(Address, prefix="surveys.copy"):
    """A new one like this."""

    id: int


class One(Address, prefix="surveys.one"):
    """A survey in any state."""

    id: int


class FileSaid(Address, prefix="surveys.file.say"):
    """A file sent where a draft is shown: its questions come instead."""

    id: int


class Start(Address, prefix="surveys.start"):
    """Let it run, or wait for its day."""

    id: int
    version: int


class Anyway(Address, prefix="surveys.anyway"):
    """Start although families were asked something lately."""

    id: int
    version: int


class Recall(Address, prefix="surveys.recall"):
    """What waits for its day becomes a draft again."""

    id: int


class Delete(Address, prefix="surveys.delete"):
    """Throw a draft away?"""

    id: int
    version: int


class DeleteDo(Address, prefix="surveys.delete.do"):
    """Throw it away."""

    id: int
    version: int


class Terms(Address, prefix="surveys.terms"):
    """Mode, unit, days, title and first words of a draft."""

    id: int


class Mode(Address, prefix="surveys.mode"):
    """Anonymous, or with names?"""

    id: int


class ModeSet(Address, prefix="surveys.mode.set"):
    """This mode."""

    id: int
    version: int
    mode: str


class Unit(Address, prefix="surveys.unit"):
    """What is one sheet waited for?"""

    id: int


class UnitSet(Address, prefix="surveys.unit.set"):
    """For this."""

    id: int
    version: int
    unit: str


class From(Address, prefix="surveys.from"):
    """When does it start?"""

    id: int


class FromSet(Address, prefix="surveys.from.set"):
    """On this day, written 20261225; "now": when it is started."""

    id: int
    version: int
    day: str


class FromSaid(Address, prefix="surveys.from.say"):
    """The first day, typed."""

    id: int
    version: int


class Days(Address, prefix="surveys.days"):
    """For how many days does it run?"""

    id: int


class DaysSet(Address, prefix="surveys.days.set"):
    """For so many."""

    id: int
    version: int
    days: int


class DaysSaid(Address, prefix="surveys.days.say"):
    """The number of days, typed."""

    id: int
    version: int


class Title(Address, prefix="surveys.title"):
    """What is it called?"""

    id: int


class TitleSaid(Address, prefix="surveys.title.say"):
    """Its title, typed."""

    id: int
    version: int


class Intro(Address, prefix="surveys.intro"):
    """What do those asked read first?"""

    id: int


class IntroSaid(Address, prefix="surveys.intro.say"):
    """These words, typed."""

    id: int
    version: int


class IntroDrop(Address, prefix="surveys.intro.drop"):
    """Without such words."""

    id: int
    version: int


class Rates(Address, prefix="surveys.rates"):
    """How many of each group have answered. by: "classes" or "years"."""

    id: int
    by: str
    page: int


class Remind(Address, prefix="surveys.remind"):
    """Remind those who are silent?"""

    id: int


class RemindDo(Address, prefix="surveys.remind.do"):
    """Remind them."""

    id: int


class More(Address, prefix="surveys.more"):
    """What is done seldom with a survey that runs."""

    id: int


class Share(Address, prefix="surveys.share"):
    """The link and the QR code that lead to it."""

    id: int


class Prolong(Address, prefix="surveys.prolong"):
    """Which day is to be its last one?"""

    id: int


class ProlongSet(Address, prefix="surveys.prolong.set"):
    """This day, written 20261225."""

    id: int
    day: str


class ProlongSaid(Address, prefix="surveys.prolong.say"):
    """The last day, typed."""

    id: int


class End(Address, prefix="surveys.end"):
    """End it before its last day?"""

    id: int


class EndDo(Address, prefix="surveys.end.do"):
    """End it."""

    id: int


class Withdraw(Address, prefix="surveys.withdraw"):
    """Take it back, and delete all answers?"""

    id: int


class WithdrawDo(Address, prefix="surveys.withdraw.do"):
    """Take it back."""

    id: int


class Anew(Address, prefix="surveys.anew"):
    """Answers can't be opened: ask those once more who gave them?"""

    id: int


class AnewDo(Address, prefix="surveys.anew.do"):
    """Ask them once more."""

    id: int
