"""Addresses of choosing for whom something is. `of` is what for: "12" a post, "s12" a survey; `version` of it what the
screen showed.

part: "to" for those who get it, "but" for those who are left out. What a screen expects has an address of its own
(…Said), which no button leads to: a reply to a message goes where the first of its buttons takes messages.
"""

from typing import Annotated, TypeAlias

from pydantic import Field

from bot.services.news.purpose import CODE
from bot.ui import Address

Of: TypeAlias = Annotated[str, Field(pattern=f"^(?:{CODE})$")]


class Audience(Address, prefix="audience"):
    """For whom it is, and all ways to choose."""

    of: Of


class Ready(Address, prefix="audience.ready"):
    """The same with other pages of what is a tap away."""

    of: Of
    page: int


class Add(Address, prefix="audience.add"):
    """More groups, beside those that are chosen."""

    of: Of


class Said(Address, prefix="audience.said"):
    """A class, a year, a duty, a department or a surname."""

    of: Of
    part: str


class Take(Address, prefix="audience.take"):
    """A ready audience: its kind and key as of `bot.services.news.readymade`."""

    of: Of
    version: int
    kind: str
    key: str


class Classes(Address, prefix="audience.classes"):
    """Classes and years. who: "parents", "students", "both", or "ask"."""

    of: Of
    part: str
    who: str = "ask"
    page: int = 0


class PutClass(Address, prefix="audience.class"):
    """A class ("c12") or a year ("y5") in or out."""

    of: Of
    version: int
    part: str
    who: str
    what: str
    page: int


class Duties(Address, prefix="audience.duties"):
    """Groups by role, duty and department."""

    of: Of
    part: str
    page: int = 0


class Put(Address, prefix="audience.put"):
    """A group of this code in or out."""

    of: Of
    version: int
    part: str
    code: str
    page: int


class Someone(Address, prefix="audience.one"):
    """Single people; a surname may be typed."""

    of: Of
    part: str


class SomeoneSaid(Address, prefix="audience.one.said"):
    """A surname."""

    of: Of
    part: str


class PutPerson(Address, prefix="audience.one.put"):
    """A person in or out."""

    of: Of
    version: int
    part: str
    person: int


class But(Address, prefix="audience.but"):
    """Who is left out."""

    of: Of
    page: int = 0


class Drop(Address, prefix="audience.but.drop"):
    """This group is left out no more."""

    of: Of
    version: int
    code: str


class Clear(Address, prefix="audience.clear"):
    """Nobody is chosen any more."""

    of: Of
    version: int


class Saved(Address, prefix="audience.saved"):
    """One's own saved audiences; a name may be typed."""

    of: Of
    page: int


class SavedSaid(Address, prefix="audience.saved.said"):
    """A name for what is chosen."""

    of: Of


class Forget(Address, prefix="audience.saved.drop"):
    """Drop a saved audience."""

    of: Of
    saved: int
