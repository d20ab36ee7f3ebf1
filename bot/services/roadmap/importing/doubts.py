"""What of a draft waits for a word, one doubt for all items that share it, and how it is settled. Pure rules."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.errors import Invalid, Outdated
from bot.services.roadmap.importing.alike import plain
from bot.services.roadmap.importing.draft import Draft, DraftItem, DraftPerson, State
from bot.services.roadmap.naming.model import NamingDoubt
from bot.services.roadmap.periods import Period, PeriodKind, read_period
from bot.services.roadmap.storing import Section
from bot.services.schoolyear import SchoolYear
from bot.services.text import fold

if TYPE_CHECKING:
    from bot.services.roadmap.importing.understanding import Reader

CHECK: Final = "plan.import.check"
# So many empty cells are asked about one by one; of more, all at once.
_ASKED_ALONE: Final = 6
_ASKED: Final = frozenset({State.OPEN, State.SETTLED})
_LAST_NUMBER: Final = re.compile(r"(\d{1,4})[ .)]*$")


class About(StrEnum):
    """What a doubt is about, in the order of asking."""

    SECTION = "section"
    PERIOD = "period"
    PERSON = "person"
    TWIN = "twin"
    POSTPONED = "postponed"


class How(StrEnum):
    """How a button settles a doubt."""

    ACCEPT = "accept"  # as it was understood
    YEAR = "year"
    REQUEST = "request"
    NOBODY = "nobody"
    SKIP = "skip"
    BACK = "back"  # not skipped after all
    JOIN = "join"
    BOTH = "both"
    GRANTED = "granted"  # the later end stays
    DOCUMENT = "document"  # the document's period is taken
    PLAIN = "plain"  # without a section


@dataclass(frozen=True, slots=True)
class Doubt:
    """One question. items: the places of the items that it is about. person: the responsible in question.

    is_answered: somebody has said what it is; neither this nor is_open: its items were left out.
    """

    key: str
    about: About
    items: tuple[int, ...]
    is_open: bool
    person: DraftPerson | None = None
    is_answered: bool = False


def doubts_of(draft: Draft) -> tuple[Doubt, ...]:
    """All doubts of a draft in the order of asking; settled ones stay where they are, so that one can go back."""
    found: dict[str, Doubt] = {}
    for about in About:
        for place, item in enumerate(draft.items):
            for key, state, person in _parts(draft, about, place, item):
                is_open, is_answered = state is State.OPEN and not item.is_out, state is State.SETTLED
                _gather(found, Doubt(key, about, (place,), is_open, person, is_answered))
    return tuple(_asked_once(draft, found.values()))


def find(draft: Draft, key: str) -> Doubt:
    """The doubt of this key; Outdated where there is none (any more)."""
    for doubt in doubts_of(draft):
        if doubt.key == key:
            return doubt
    raise Outdated(shows=CHECK)


def next_open(draft: Draft, after: str = "") -> Doubt | None:
    """The first open doubt behind this one, else the first of all."""
    doubts = doubts_of(draft)
    keys = [doubt.key for doubt in doubts]
    start = keys.index(after) + 1 if after in keys else 0
    return next((doubt for doubt in (*doubts[start:], *doubts[:start]) if doubt.is_open), None)


def settle(draft: Draft, key: str, how: How, year: SchoolYear) -> Draft:
    """Settle a doubt by a button. Outdated where it has no such button (any more)."""
    doubt = find(draft, key)
    if how in {How.SKIP, How.BACK}:
        return _each(draft, doubt, lambda item: replace(item, is_skipped=how is How.SKIP))
    if doubt.about is About.PERIOD and (change := _period_change(doubt, how, draft, year)):
        return _each(draft, doubt, change)
    if doubt.about is About.PERSON and (decided := _decided(doubt, how)):
        return _for_person(draft, doubt, lambda _: decided)
    if doubt.about is About.TWIN and how in {How.JOIN, How.BOTH}:
        is_joined = how is How.JOIN
        return _each(draft, doubt, lambda item: replace(item, twin_state=State.SETTLED, is_joined=is_joined))
    if doubt.about is About.POSTPONED and how in {How.GRANTED, How.DOCUMENT}:
        keeps = how is How.GRANTED
        return _each(draft, doubt, lambda item: replace(item, postponed=State.SETTLED, keeps_granted=keeps))
    if doubt.about is About.SECTION and how is How.PLAIN:
        return put_section(draft, key, None)
    raise Outdated(shows=CHECK)


def choose(draft: Draft, key: str, person_id: int) -> Draft:
    """Somebody of the staff is meant; of a post without a name, they hold it."""
    doubt = _about(draft, key, About.PERSON)

    return _for_person(draft, doubt, lambda person: _of(person, person_id))


def type_person(draft: Draft, key: str, words: str, reader: "Reader") -> Draft:
    """What was typed instead of a name: taken where it is clear, else asked about with those who may be meant."""
    doubt = _about(draft, key, About.PERSON)
    found = reader.people(words)
    if len(found) == 1 and found[0].state is State.CLEAR and found[0].words:
        meant = found[0]
        return _for_person(draft, doubt, lambda person: _instead(person, meant))
    candidates = tuple(dict.fromkeys(one for person in found for one in (person.person_id, *person.candidates) if one))
    if not candidates:
        raise Invalid("error-plan-person-unknown")
    return _for_person(
        draft, doubt, lambda person: replace(person, state=State.OPEN, candidates=candidates, person_id=None)
    )


def type_period(draft: Draft, key: str, words: str, year: SchoolYear) -> Draft:
    """Another wording of a period: a clear one settles it, else it is shown what was understood."""
    doubt = _about(draft, key, About.PERIOD)
    typed, reading = " ".join(words.split()), read_period(words, year)
    state = State.SETTLED if reading.is_clear else State.OPEN

    def change(item: DraftItem) -> DraftItem:
        return replace(
            item,
            period_words=typed,
            period=reading.period,
            problems=reading.problems,
            rest=reading.rest,
            period_state=state,
        )

    return _each(draft, doubt, change)


def put_section(draft: Draft, key: str, section: Section | None, taken: Iterable[str] = ()) -> Draft:
    """Put the items of a doubt into a section; what has no number gets the next one.

    taken: the numbers that the roadmap has there.
    """
    doubt = _about(draft, key, About.SECTION)
    others = (item for place, item in enumerate(draft.items) if place not in doubt.items)
    numbers = [*taken, *(item.number for item in others if item.section == section)]
    for place in doubt.items:
        item = draft.items[place]
        is_ours = not item.number or item.number == item.proposed
        number = _next_number(section, numbers) if is_ours else item.number
        proposed = number if is_ours else ""
        put = replace(item, section=section, number=number, proposed=proposed, section_state=State.SETTLED)
        draft = draft.with_item(place, put)
    return draft


def _next_number(section: Section | None, taken: Sequence[str]) -> str:
    """«4.» behind «3.», or «5.4» behind «5.3»; none without a section that has a number."""
    if section is None or not section.number:
        return ""
    last = [_LAST_NUMBER.search(number) for number in taken]
    following = max((int(found[1]) for found in last if found), default=0) + 1
    is_whole = any("." in number.strip(" .)") for number in taken)
    return f"{section.number.strip(' .')}.{following}" if is_whole else f"{following}."


def _about(draft: Draft, key: str, about: About) -> Doubt:
    doubt = find(draft, key)
    if doubt.about is not about:
        raise Outdated(shows=CHECK)
    return doubt


def _of(person: DraftPerson, person_id: int) -> DraftPerson:
    """The responsible with this one of the staff; where a post stands alone, they hold it from now on."""
    return replace(
        person, state=State.SETTLED, person_id=person_id, post_id=None, group=None, makes_post=person.is_post
    )


def _instead(person: DraftPerson, meant: DraftPerson) -> DraftPerson:
    """The responsible as it was typed; it stays the same doubt."""
    return replace(
        _of(person, meant.person_id or 0),
        person_id=meant.person_id,
        post_id=meant.post_id,
        group=meant.group,
        makes_post=person.is_post and meant.person_id is not None,
        typed=meant.words,
    )


def _asked_once(draft: Draft, found: Iterable[Doubt]) -> Iterable[Doubt]:
    """Without the questions that went away with their items: of what was left out unanswered, the first one stays, to
    take it back by.
    """
    covered = {place for place, item in enumerate(draft.items) if item.is_joined}
    for doubt in found:
        gone = {place for place in doubt.items if draft.items[place].is_out}
        if doubt.is_open or doubt.is_answered or not gone <= covered:
            yield doubt
        if not doubt.is_answered:
            covered |= gone


def _gather(found: dict[str, Doubt], doubt: Doubt) -> None:
    known = found.get(doubt.key)
    if known is None:
        found[doubt.key] = doubt
    else:
        items = tuple(dict.fromkeys((*known.items, *doubt.items)))
        found[doubt.key] = replace(
            known,
            items=items,
            is_open=known.is_open or doubt.is_open,
            is_answered=known.is_answered or doubt.is_answered,
        )


def _parts(draft: Draft, about: About, place: int, item: DraftItem) -> Iterable[tuple[str, State, DraftPerson | None]]:
    """The doubtful parts of an item: key, how it stands, the responsible that it is about."""
    if about is About.PERSON:
        yield from ((_person_key(draft, place, one), one.state, one) for one in item.people if _is_asked(one))
        return
    state = {
        About.SECTION: item.section_state,
        About.PERIOD: item.period_state,
        About.TWIN: item.twin_state,
        About.POSTPONED: item.postponed,
    }[about]
    if state in _ASKED:
        yield _key(about, _period_words(draft, place, item) if about is About.PERIOD else f"{place}"), state, None


def _is_asked(person: DraftPerson) -> bool:
    return person.state in _ASKED


def _key(about: About, words: str) -> str:
    return sha256(f"{about}:{words}".encode()).hexdigest()[:8]


def _period_words(draft: Draft, place: int, item: DraftItem) -> str:
    words = " ".join(fold(item.written).split())
    return words or _alone(place, (not one.written.strip() for one in draft.items))


def _person_key(draft: Draft, place: int, person: DraftPerson) -> str:
    if person.is_post:
        return _key(About.PERSON, f"post {plain(person.post or '')}")
    if person.words:
        return _key(About.PERSON, plain(person.words))
    return _key(About.PERSON, _alone(place, (any(not one.words for one in item.people) for item in draft.items)))


def _alone(place: int, alike: Iterable[bool]) -> str:
    """What tells one of several empty cells from the others, unless they are too many to be asked about singly."""
    is_many = next(islice(filter(None, alike), _ASKED_ALONE, None), False)
    return "" if is_many else f"{place}"


def _period_change(doubt: Doubt, how: How, draft: Draft, year: SchoolYear) -> Callable[[DraftItem], DraftItem] | None:
    if how is How.YEAR:
        period = read_period(_ALL_YEAR, year).period
    elif how is How.REQUEST:
        period = Period(PeriodKind.ON_REQUEST, year.first, year.last, ())
    elif how is How.ACCEPT:
        period = draft.items[doubt.items[0]].period
    else:
        return None
    return (lambda item: replace(item, period=period, period_state=State.SETTLED)) if period else None


def _decided(doubt: Doubt, how: How) -> DraftPerson | None:
    person = doubt.person
    assert person is not None
    if how is How.NOBODY:
        # The post is made nevertheless: whoever gets it answers for the items from then on.
        nobody = replace(person, state=State.SETTLED, person_id=None, post_id=None, group=None, typed="")
        return replace(nobody, makes_post=person.is_post)
    if how is How.ACCEPT and person.is_proposed:
        is_of_another = NamingDoubt.POST_OF_ANOTHER in person.doubts
        return replace(person, state=State.SETTLED, post_id=None if is_of_another else person.post_id)
    return None


def _each(draft: Draft, doubt: Doubt, change: Callable[[DraftItem], DraftItem]) -> Draft:
    places = set(doubt.items)
    return replace(
        draft, items=tuple(change(item) if place in places else item for place, item in enumerate(draft.items))
    )


def _for_person(draft: Draft, doubt: Doubt, change: Callable[[DraftPerson], DraftPerson]) -> Draft:
    """The draft with this responsible changed wherever it stands; each item keeps its own words."""

    def changed(place: int, person: DraftPerson) -> DraftPerson:
        if not _is_asked(person) or _person_key(draft, place, person) != doubt.key:
            return person
        return replace(change(person), words=person.words)

    items = list(draft.items)
    for place in doubt.items:
        people = tuple(changed(place, person) for person in items[place].people)
        items[place] = replace(items[place], people=people)
    return replace(draft, items=tuple(items))


# A wording that means the whole year.
_ALL_YEAR: Final = "постоянно"
