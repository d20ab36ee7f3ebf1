"""A document against the roadmap of its year: which item is which, what changed, what is gone. Pure rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from bot.services.roadmap.answering import Assignee
from bot.services.roadmap.importing.alike import Told, pair, plain, told
from bot.services.roadmap.importing.draft import Draft, DraftItem, DraftPerson, State, Vanished
from bot.services.roadmap.importing.joining import people_of
from bot.services.roadmap.storing import Section
from models.roadmap import PeriodKind, Rhythm

Identity: TypeAlias = tuple[int | None, int | None, str | None]


@dataclass(frozen=True, slots=True)
class Existing:
    """An item that the roadmap has.

    is_ended: done or dropped. is_postponed: another end than the document's holds.
    owner_id: who took it or got it passed. is_told: its people know that it is theirs.
    """

    id: int
    section: Section | None
    number: str
    text: str
    result: str
    period_words: str
    kind: PeriodKind
    start: date
    end: date
    rhythm: Rhythm | None
    assignees: tuple[Assignee, ...]
    is_ended: bool
    is_postponed: bool
    owner_id: int | None = None
    is_told: bool = True

    @property
    def code(self) -> str:
        number = self.number.strip(" .)")
        section = self.section.number.strip(" .") if self.section else ""
        return f"{section}.{number}" if section and number and "." not in number else number or section


class Kind(StrEnum):
    """What differs, in the order of showing."""

    ADDED = "added"
    PERIOD = "period"
    PEOPLE = "people"
    TEXT = "text"
    PLACE = "place"  # section, number or result


@dataclass(frozen=True, slots=True)
class Difference:
    """How one item of the draft differs from the roadmap's; `before` None: it is new there."""

    place: int
    item: DraftItem
    before: Existing | None
    kinds: frozenset[Kind]


def attach(draft: Draft, existing: Sequence[Existing]) -> Draft:
    """The draft with its items found in the roadmap.

    What is there as the document has it stays as it is, doubtful or not; of what a responsible is called, it is known
    who was meant the last time. Single items by hand meet nothing.
    """
    draft = replace(draft, seen=max((one.id for one in existing), default=0), vanished=())
    if draft.is_addition or not existing:
        return draft
    places = [place for place, item in enumerate(draft.items) if not item.is_out]
    found = pair([_told(draft.items[place]) for place in places], [_told(one) for one in existing])
    meant = {plain(one.words): one for line in existing for one in line.assignees if one.words and _is_somebody(one)}
    items = list(draft.items)
    tells_results = any(item.result for item in items)
    for at, place in enumerate(places):
        before = existing[found[at]] if at in found else None
        items[place] = _met(items[place], before, meant)
        if before is not None and not tells_results:  # a document without that column takes nothing away
            items[place] = replace(items[place], result=before.result)
    gone = [one for at, one in enumerate(existing) if at not in found.values() and not one.is_ended]
    vanished = tuple(Vanished(one.id, one.code, one.text) for one in gone)
    return replace(draft, items=tuple(items), vanished=vanished)


def differences(draft: Draft, existing: Mapping[int, Existing]) -> tuple[Difference, ...]:
    """What saving would change, in the order of the draft; nothing for items that stay as they are."""
    found = []
    for place, item in enumerate(draft.items):
        if item.is_out:
            continue
        before = existing.get(item.item_id or 0)
        kinds = frozenset(_kinds(draft, place, before)) if before else frozenset({Kind.ADDED})
        if kinds:
            found.append(Difference(place, item, before, kinds))
    return tuple(found)


def identity(person: DraftPerson) -> Identity:
    """Whom a responsible comes to."""
    return person.person_id, person.post_id, person.group


def _kinds(draft: Draft, place: int, before: Existing) -> list[Kind]:
    item, kinds = draft.items[place], []
    if not _has_period(item, before) and not item.keeps_granted:
        kinds.append(Kind.PERIOD)
    if not _has_people(people_of(draft, place), before):
        kinds.append(Kind.PEOPLE)
    if plain(item.text) != plain(before.text):
        kinds.append(Kind.TEXT)
    if _place(item) != _place(before):
        kinds.append(Kind.PLACE)
    return kinds


def _met(item: DraftItem, before: Existing | None, meant: Mapping[str, Assignee]) -> DraftItem:
    """An item with what is known of it, and of its people."""
    known = {plain(one.words): one for one in before.assignees} if before else {}
    people = tuple(_known(person, known, meant) for person in item.people)
    item = replace(item, item_id=before.id if before else None, people=people)
    if before is None:
        return item
    if _has_period(item, before):
        return replace(item, period_state=State.KEPT)
    return replace(item, postponed=State.OPEN if before.is_postponed and not before.is_ended else State.CLEAR)


def _known(person: DraftPerson, known: Mapping[str, Assignee], meant: Mapping[str, Assignee]) -> DraftPerson:
    """A responsible as the same words were understood before; a clear reading of other words stays."""
    words = plain(person.words)
    before = known.get(words) or (meant.get(words) if person.state is State.OPEN else None)
    if before is None or not (words or person.state is State.OPEN):
        return person
    return replace(
        person,
        state=State.KEPT,
        person_id=before.person_id,
        post_id=before.post_id,
        group=before.group_code,
        makes_post=False,
    )


def _place(item: DraftItem | Existing) -> tuple[str, ...]:
    """Where an item stands and what it is to come to; dots behind numbers are nothing."""
    section = item.section
    numbers = (item.number, section.number if section else "")
    return (*(number.strip(" .") for number in numbers), section.title if section else "", item.result)


def _has_period(item: DraftItem, before: Existing) -> bool:
    if plain(item.period_words) == plain(before.period_words):
        return True
    period = item.period
    if period is None or before.is_postponed:
        return False
    if period.kind is before.kind is PeriodKind.ON_REQUEST:  # it has no days to differ in
        return item.period_state is not State.OPEN
    same = (period.kind, period.start, period.end, period.rhythm) == (
        before.kind,
        before.start,
        before.end,
        before.rhythm,
    )
    return same and item.period_state is not State.OPEN


def _has_people(people: Sequence[DraftPerson], before: Existing) -> bool:
    words = [plain(one.words) for one in people if one.words]
    is_decided = any(one.state is State.SETTLED for one in people)
    has_words = words == [plain(one.words) for one in before.assignees if one.words]
    if is_decided != has_words:  # an answer for other words is kept with them, and not asked for again
        return has_words
    ours = [identity(one) for one in people if not one.is_nobody]
    theirs = [(one.person_id, one.post_id, one.group_code) for one in before.assignees if _is_somebody(one)]
    return ours == theirs and not any(one.makes_post for one in people)


def _is_somebody(one: Assignee) -> bool:
    return (one.person_id, one.post_id, one.group_code) != (None, None, None)


def _told(item: DraftItem | Existing) -> Told:
    section = item.section.title if item.section else ""
    return told(section, item.number, item.text)
