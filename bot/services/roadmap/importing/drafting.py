"""Making a draft and taking it over to another year; all of it is heavy work without a database, for a thread."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.errors import Invalid, Outdated
from bot.services.roadmap.documents import PlanDocument, PlanRow, read_document, read_text
from bot.services.roadmap.importing.differences import Existing, attach
from bot.services.roadmap.importing.doubts import CHECK
from bot.services.roadmap.importing.draft import Draft, DraftItem, State
from bot.services.roadmap.importing.understanding import (
    Reader,
    item_of,
    read_period_into,
    understand,
    written_year_of,
    year_to_take,
)
from bot.services.roadmap.naming import NamedDepartment, Namer, Post, Staffer
from bot.services.schoolyear import SchoolYear
from bot.services.snapshot import Snapshot

_NUMBER: Final = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?\s+(\D.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Scene:
    """The school as a draft is made in it. current: the year that a plan without a year is for."""

    school: Snapshot
    staff: Sequence[Staffer]
    current: SchoolYear

    def reader(self, written_year: int | None, year: int) -> Reader:
        """Reads the cells of a plan that was made for one year and is taken over to another."""
        posts = [Post(post.id, post.title, post.holder_id) for post in self.school.posts.values()]
        departments = [NamedDepartment(one.id, one.name) for one in self.school.departments.values()]
        namer = Namer(self.staff, posts, departments)
        return Reader(namer, self.staff, written_year, self.school.school_year(year))


# The roadmap's items of a year.
ReadExisting = Callable[[int], Sequence[Existing]]


def draft_of_file(name: str, content: bytes, scene: Scene) -> Draft:
    """A draft of a file, not yet compared with the roadmap. Raises Invalid where it can't be read."""
    return draft_of(read_document(name, content), scene)


def draft_of_words(words: str, scene: Scene) -> Draft:
    """A draft of a plan that was pasted. Raises Invalid where it is none."""
    return replace(draft_of(read_text(words), scene), pasted=words)


def draft_of(document: PlanDocument, scene: Scene) -> Draft:
    """A draft of a document for the year that it says, of a past year for the one of now."""
    written = written_year_of(document, scene.current)
    year, is_open = year_to_take(written, scene.current, scene.school.school_year)
    return replace(understand(document, scene.reader(written, year.start), written), is_year_open=is_open)


def taken_to(draft: Draft, year: int, scene: Scene) -> Draft:
    """The draft for another school year: all periods are read anew, decisions about people stay.

    Outdated for a year that is none of those offered.
    """
    if year not in years_of(draft, scene.current):
        raise Outdated(shows=CHECK)
    reader = scene.reader(draft.written_year, year)
    items = tuple(_afresh(read_period_into(item, reader, draft.year)) for item in draft.items)
    is_past = year < scene.current.start
    return replace(draft, year=year, is_year_open=False, is_past=is_past, items=items, vanished=())


def fallen_behind(draft: Draft, current: int) -> Draft:
    """The draft, asking anew where to if its year has gone by since it was made."""
    if draft.is_year_open or draft.is_past or draft.year >= current:
        return draft
    return replace(draft, is_year_open=True, written_year=draft.written_year or draft.year)


def years_of(draft: Draft, current: SchoolYear) -> tuple[int, ...]:
    """The years that a draft may be taken over to: its own, this one and the next."""
    own = () if draft.written_year is None else (draft.written_year,)
    return tuple(dict.fromkeys((current.start, current.start + 1, *own)))


def with_words(draft: Draft | None, words: str, scene: Scene, *, has_sections: bool) -> Draft:
    """The draft with the items of typed words behind its own; words that are no plan are the text of one item."""
    if draft is None or draft.is_year_open:
        draft = Draft("", scene.current.start, None, is_year_open=False, is_addition=True, items=())
    reader = scene.reader(None, draft.year)
    try:
        rows: Sequence[PlanRow] = read_text(words).rows
    except Invalid:
        rows = [PlanRow("", None, "", words, "", "", "", 1)]
    is_asked = has_sections or any(item.section for item in draft.items)
    added = (item_of(_numbered(row), reader, None) for row in rows)
    return replace(draft, items=(*draft.items, *(_asking_section(item, is_asked=is_asked) for item in added)))


def with_period(draft: Draft, place: int, words: str, scene: Scene) -> Draft:
    """The draft with another period of one item. Outdated where there is no such place."""
    item = replace(_at(draft, place), written=words, period_words="")
    return draft.with_item(place, read_period_into(item, scene.reader(None, draft.year), None))


def with_people(draft: Draft, place: int, words: str, scene: Scene) -> Draft:
    """The draft with other responsibles of one item. Outdated where there is no such place."""
    people = scene.reader(None, draft.year).people(words)
    return draft.with_item(place, replace(_at(draft, place), people=people))


def turned(draft: Draft, place: int) -> Draft:
    """The draft with an item left out, or taken back in. Outdated where there is no such place."""
    item = _at(draft, place)
    return draft.with_item(place, replace(item, is_skipped=not item.is_skipped))


def compared(draft: Draft, existing: Sequence[Existing]) -> Draft:
    """The draft with its items found in the roadmap of its year."""
    return attach(draft, existing)


def _numbered(row: PlanRow) -> PlanRow:
    """The row with a number like «3.7» that was typed before its text."""
    found = _NUMBER.match(row.text) if not row.number else None
    return replace(row, number=found[1], text=found[2]) if found else row


def _at(draft: Draft, place: int) -> DraftItem:
    if place >= len(draft.items):
        raise Outdated(shows=CHECK)
    return draft.items[place]


def _asking_section(item: DraftItem, *, is_asked: bool) -> DraftItem:
    return replace(item, section_state=State.OPEN) if is_asked and item.section is None else item


def _afresh(item: DraftItem) -> DraftItem:
    """An item that belongs to no item of a roadmap yet; who was known from one is decided."""
    people = tuple(replace(one, state=State.SETTLED) if one.state is State.KEPT else one for one in item.people)
    return replace(item, item_id=None, people=people, postponed=State.CLEAR, keeps_granted=False)
