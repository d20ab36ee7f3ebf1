"""What people type where a screen asks for it, and days as addresses hold them."""

from datetime import date

from bot.errors import Invalid, Missing
from bot.ui import Incoming


def typed(incoming: Incoming) -> str:
    """The words of a message; Invalid where there are none."""
    if incoming.media is not None or not incoming.text:
        raise Invalid("error-words-needed")
    return incoming.text


def written(day: date) -> str:
    """A day as an address holds it."""
    return f"{day:%Y%m%d}"


def read(word: str) -> date:
    """The day of an address; Missing for what is none."""
    try:
        day = date.fromisoformat(word)
    except ValueError:
        raise Missing from None
    if written(day) != word:
        raise Missing
    return day
