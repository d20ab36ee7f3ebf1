"""A plan that is about to be taken over: what was understood of each item, what is doubtful, what was decided.

Kept as JSON, a row a person; nothing of it is in the roadmap before it is saved.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from bot.services.roadmap.documents.plan import Remark
from bot.services.roadmap.naming.model import NamingDoubt
from bot.services.roadmap.periods import Period, PeriodProblem
from bot.services.roadmap.storing import Section

if TYPE_CHECKING:
    from pydantic import TypeAdapter

VERSION = 1


class State(StrEnum):
    """Whether somebody has to look at a part of an item. KEPT: as the roadmap has it already."""

    CLEAR = "clear"
    OPEN = "open"
    SETTLED = "settled"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class DraftPerson:
    """One responsible of an item; no words: the document names nobody.

    typed: what was written instead. candidates: who may be meant. post: the title of a post; is_post: no name stands
    beside it and nobody is known for it. makes_post: it becomes one of the school's, and person_id will hold it.
    Settled with neither person, post nor group: nobody for now.
    """

    words: str
    state: State
    typed: str = ""
    doubts: tuple[NamingDoubt, ...] = ()
    candidates: tuple[int, ...] = ()
    person_id: int | None = None
    post_id: int | None = None
    post: str | None = None
    group: str | None = None
    is_post: bool = False
    makes_post: bool = False

    @property
    def is_nobody(self) -> bool:
        return self.person_id is None and self.post_id is None and self.group is None and not self.makes_post

    @property
    def is_proposed(self) -> bool:
        """Whether the one or the group that was understood may well be right, and only has to be confirmed."""
        return bool(self.person_id or self.group)


@dataclass(frozen=True, slots=True)
class DraftItem:
    """One item. written: its period as the document has it, period_words: in the year that it is taken over to.

    rest: words of the period that were not understood. item_id: the item of
    the roadmap that it is. twin: the place in the draft of another that seems to be the same, is_joined: it goes into
    that one. postponed: a later end was granted than the document has, keeps_granted: that one stays.
    proposed: the number, where it was given to an item without one.
    """

    section: Section | None
    number: str
    text: str
    result: str
    written: str
    period_words: str
    period: Period | None
    problems: tuple[PeriodProblem, ...]
    rest: str
    period_state: State
    people: tuple[DraftPerson, ...]
    is_skipped: bool = False
    twin: int | None = None
    twin_state: State = State.CLEAR
    is_joined: bool = False
    item_id: int | None = None
    postponed: State = State.CLEAR
    keeps_granted: bool = False
    section_state: State = State.CLEAR
    proposed: str = ""

    @property
    def code(self) -> str:
        """How people call it: «2.5», section and number, as far as the document has them."""
        number = self.number.strip(" .)")
        section = self.section.number.strip(" .") if self.section else ""
        return f"{section}.{number}" if section and number and "." not in number else number or section

    @property
    def is_out(self) -> bool:
        """Whether it will be no item of its own."""
        return self.is_skipped or self.is_joined

    @property
    def is_open(self) -> bool:
        """Whether something of it waits for a decision."""
        if self.is_out:
            return False
        states = (self.period_state, self.twin_state, self.postponed, self.section_state)
        return State.OPEN in states or any(one.state is State.OPEN for one in self.people)


@dataclass(frozen=True, slots=True)
class Vanished:
    """An open item of the roadmap that the new document does not have; kept unless it is decided otherwise."""

    item_id: int
    code: str
    text: str
    is_dropped: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan. year: the school year that it is taken over to; written_year: the one that it was made for, if known.

    is_year_open: a plan of a past year, of which nobody has said yet where to; is_past: somebody has said that it stays
    there. is_addition: single items by hand,
    beside which nothing vanishes. pasted: the words that it was read from. seen: the newest item of the roadmap that it
    was compared with. stamp: grows with each change.
    """

    title: str
    year: int
    written_year: int | None
    is_year_open: bool
    is_addition: bool
    items: tuple[DraftItem, ...]
    left_out: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    vanished: tuple[Vanished, ...] = ()
    pasted: str = ""
    seen: int = 0
    stamp: int = 0
    is_past: bool = False

    @property
    def taken(self) -> tuple[DraftItem, ...]:
        """The items that will be saved."""
        return tuple(item for item in self.items if not item.is_out)

    @property
    def sections(self) -> tuple[Section | None, ...]:
        """Its sections in their order."""
        return tuple(dict.fromkeys(item.section for item in self.items))

    def with_item(self, place: int, item: DraftItem) -> "Draft":
        return replace(self, items=(*self.items[:place], item, *self.items[place + 1 :]))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file of which has to be said what it is, or whether it may replace the draft."""

    file_id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept for a person."""

    draft: Draft | None
    waiting: Waiting | None = None
    version: int = VERSION


def dump(kept: Kept) -> str:
    """As text, to be kept."""
    return _adapter().dump_json(kept).decode()


def load(content: str) -> Kept:
    """As it was kept; a draft of another version of the program is as good as none."""
    from pydantic import ValidationError

    try:
        kept = _adapter().validate_json(content)
    except ValidationError:
        return Kept(None)
    return kept if kept.version == VERSION else Kept(None)


@cache
def _adapter() -> "TypeAdapter[Kept]":
    from pydantic import TypeAdapter

    return TypeAdapter(Kept)
