"""Addresses of the sender's card of a post that went. Whatever changes the post names the version that was shown.

What a screen expects has an address of its own (…Said), which no button leads to.
"""

from enum import StrEnum

from bot.ui import Address


class Way(StrEnum):
    """From where one place was opened: the card, all classes, those behind."""

    CARD = "c"
    ALL = "a"
    BEHIND = "b"


class Card(Address, prefix="newscard"):
    """A sent post: to whom it came, who has reacted, who is silent."""

    id: int


class More(Address, prefix="newscard.more"):
    """What became of each message, and what else can be done."""

    id: int


class Places(Address, prefix="newscard.classes"):
    """All classes, in their order."""

    id: int
    page: int = 0


class Behind(Address, prefix="newscard.silent"):
    """Where somebody is silent, the lowest share first."""

    id: int
    page: int = 0


class Place(Address, prefix="newscard.place"):
    """One class, or the staff: side and class as in bot/services/news/counting.py.

    way, at: from where it was opened, and that list's page.
    """

    id: int
    side: int
    class_id: int
    way: Way
    at: int = 0
    page: int = 0


class Answers(Address, prefix="newscard.answers"):
    """What was answered; words are for the author."""

    id: int
    page: int = 0


class Choice(Address, prefix="newscard.choice"):
    """Who chose this answer, by its number from 0."""

    id: int
    number: int
    page: int = 0


class Mine(Address, prefix="newscard.mine"):
    """Letters to the classes that one leads, whoever wrote them."""

    page: int = 0


class Remind(Address, prefix="newscard.remind"):
    """Remind the silent?"""

    id: int


class RemindNow(Address, prefix="newscard.remind.now"):
    """Yes."""

    id: int


class Correct(Address, prefix="newscard.correct"):
    """Which other words?"""

    id: int
    version: int


class CorrectSaid(Address, prefix="newscard.correct.say"):
    """The words, typed."""

    id: int
    version: int


class CorrectNow(Address, prefix="newscard.correct.now"):
    """Yes, these words for everybody."""

    id: int
    version: int


class CorrectNot(Address, prefix="newscard.correct.not"):
    """The old words stay."""

    id: int
    version: int


class Until(Address, prefix="newscard.until"):
    """Until which other day?"""

    id: int
    version: int


class UntilSaid(Address, prefix="newscard.until.say"):
    """The day, typed."""

    id: int
    version: int


class UntilDay(Address, prefix="newscard.until.day"):
    """Until so many working days later."""

    id: int
    version: int
    days: int


class MeetsSaid(Address, prefix="newscard.meets.say"):
    """The day and the time, typed."""

    id: int
    version: int


class Venue(Address, prefix="newscard.venue"):
    """Where else is the meeting?"""

    id: int
    version: int


class VenueSaid(Address, prefix="newscard.venue.say"):
    """The place, typed."""

    id: int
    version: int


class Withdraw(Address, prefix="newscard.withdraw"):
    """Really?"""

    id: int
    version: int


class WithdrawNow(Address, prefix="newscard.withdraw.now"):
    """Yes."""

    id: int
    version: int


class Copy(Address, prefix="newscard.copy"):
    """A new draft like this one."""

    id: int


class Table(Address, prefix="newscard.table"):
    """Everybody as a table."""

    id: int
