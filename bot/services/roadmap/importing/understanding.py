"""From a document's rows to a draft: each period and each name read, what is doubtful marked. Pure; no database."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from bot.services.roadmap.documents.plan import PlanDocument, PlanRow
from bot.services.roadmap.importing.alike import is_same_clause, is_same_line, is_same_wording, words_of
from bot.services.roadmap.importing.draft import Draft, DraftItem, DraftPerson, State
from bot.services.roadmap.naming.model import Named, NamingDoubt, Staffer
from bot.services.roadmap.naming.namer import Namer
from bot.services.roadmap.periods import PeriodKind, PeriodProblem, PeriodReading, move_period, read_period
from bot.services.roadmap.periods.shifting import shifted
from bot.services.roadmap.storing import NUMBER_LIMIT, PERIOD_LIMIT, TEXT_LIMIT, TITLE_LIMIT, WORDS_LIMIT, Section
from bot.services.schoolyear import SchoolYear
from bot.services.text import fold, shorten

# What of a name is only a remark.
_REMARKS: Final = frozenset({NamingDoubt.NOT_JOINED})
_DEADLINES: Final = frozenset({PeriodKind.DAY, PeriodKind.SPAN})
# A surname of which so much stands in the words is named there.
_NAMED_BY: Final = 4


class Reader:
    """Reads the parts of items of one draft: knows the school's people, and the year that items are taken over to."""

    def __init__(self, namer: Namer, staff: Sequence[Staffer], written_year: int | None, year: SchoolYear) -> None:
        self._namer = namer
        self._surnames = {one.id: fold(one.surname)[:_NAMED_BY] for one in staff}
        self._written_year = written_year
        self.year = year

    def period(self, words: str) -> tuple[str, PeriodReading]:
        """A cell's words as they are in the year that the plan is taken over to, and what they say."""
        words = " ".join(words.split())
        if not words:
            return "", PeriodReading(None, (PeriodProblem.NOT_UNDERSTOOD,), "", self.year.start)
        if self._written_year in (None, self.year.start):
            return words[:PERIOD_LIMIT], read_period(words, self.year)
        assert self._written_year is not None
        moved = shifted(words, self.year.start - self._written_year)
        return moved[:PERIOD_LIMIT], move_period(words, self._written_year, self.year)

    def people(self, words: str) -> tuple[DraftPerson, ...]:
        """Who is named in a cell; somebody without words where nobody is."""
        found = tuple(self._person(named) for named in self._namer.read(words).named)
        return found or (DraftPerson("", State.OPEN),)

    def _person(self, named: Named) -> DraftPerson:
        is_known = named.person_id is not None or named.post_id is not None or named.group is not None
        doubts = named.doubts if is_known or named.doubts else (NamingDoubt.NOT_UNDERSTOOD,)
        is_clear = set(doubts) <= _REMARKS
        return DraftPerson(
            shorten(named.words, WORDS_LIMIT),
            State.CLEAR if is_clear else State.OPEN,
            doubts=doubts,
            candidates=named.candidates,
            person_id=named.person_id,
            post_id=named.post_id,
            post=named.post,
            group=named.group,
            is_post=NamingDoubt.POST_UNKNOWN in doubts and named.person_id is None and named.post is not None,
            makes_post=is_clear and self._is_post_alone(named),
        )

    def _is_post_alone(self, named: Named) -> bool:
        """A post that is written without its holder's name, and that the school has no line for yet."""
        if named.post is None or named.person_id is None or named.post_id is not None:
            return False
        surname = self._surnames.get(named.person_id, "")
        return bool(surname) and surname not in fold(named.words)


def read_period_into(item: DraftItem, reader: Reader, from_year: int | None) -> DraftItem:
    """The item with its period read for the reader's year.

    from_year: the school year that its text speaks of; where the text names that year («за 2021/2022 учебный год») or
    has the deadline in it, these move along. Other years in it stay: they may be those of an order.
    """
    words, reading = reader.period(item.written)
    return replace(
        item,
        text=_moved_text(item, words, from_year, reader.year),
        period_words=words,
        period=reading.period,
        problems=reading.problems,
        rest=reading.rest,
        period_state=State.CLEAR if reading.is_clear else State.OPEN,
    )


def _moved_text(item: DraftItem, words: str, from_year: int | None, year: SchoolYear) -> str:
    before = item.period_words or " ".join(item.written.split())
    text = item.text.replace(before, words) if before else item.text
    if from_year is None:
        return text
    return re.sub(rf"\b{from_year}(\s?[/–-]\s?){from_year + 1}\b", rf"{year.start}\g<1>{year.start + 1}", text)


def understand(document: PlanDocument, reader: Reader, written_year: int | None) -> Draft:
    """A draft of a whole document for the reader's year."""
    items = tuple(item_of(row, reader, written_year) for row in document.rows)
    return Draft(
        title=document.title,
        year=reader.year.start,
        written_year=written_year,
        is_year_open=False,
        is_addition=False,
        items=with_twins(items),
        left_out=document.left_out,
        remarks=document.remarks,
    )


def item_of(row: PlanRow, reader: Reader, written_year: int | None) -> DraftItem:
    """What a row says."""
    titled = row.section or row.section_number
    section = Section(row.section_number[:NUMBER_LIMIT], shorten(row.section or "", TITLE_LIMIT)) if titled else None
    item = DraftItem(
        section=section,
        number=row.number[:NUMBER_LIMIT],
        text=shorten(row.text, TEXT_LIMIT),
        result=shorten(row.result, TEXT_LIMIT),
        written=row.period,
        period_words="",
        period=None,
        problems=(),
        rest="",
        period_state=State.OPEN,
        people=reader.people(row.people),
    )
    return read_period_into(item, reader, written_year)


def written_year_of(document: PlanDocument, year: SchoolYear) -> int | None:
    """The school year that a plan was made for: as it says itself, or as all its dates with a year do."""
    if document.year is not None:
        return document.year
    readings = (read_period(row.period, year) for row in document.rows if row.period.strip())
    others = Counter(one.year for one in readings if PeriodProblem.OTHER_YEAR in one.problems)
    return next(iter(others)) if len(others) == 1 else None


def with_twins(items: tuple[DraftItem, ...]) -> tuple[DraftItem, ...]:
    """The items, those that seem to be another one of the same plan marked; which of both stays is told by `twin`.

    What stands in a section of the plan stays, a clause of the order goes into it.
    """
    marked = list(items)
    # A clause has its deadline in its text.
    words = [words_of(item.text.replace(item.period_words, "") if item.period_words else item.text) for item in items]
    taken: set[int] = set()
    for at, item in enumerate(items):
        for other in range(at):
            if {at, other} & taken or not _is_twin(item, items[other], words[at], words[other]):
                continue
            goes, stays = (other, at) if items[other].section is None and item.section else (at, other)
            marked[goes] = replace(items[goes], twin=stays, twin_state=State.OPEN)
            taken |= {at, other}
    return tuple(marked)


def _is_twin(one: DraftItem, other: DraftItem, words: frozenset[str], others: frozenset[str]) -> bool:
    if one.period is None or other.period is None or one.period.end != other.period.end:
        return False
    if one.period.kind in _DEADLINES and other.period.kind in _DEADLINES:
        return (is_same_line if one.section and other.section else is_same_clause)(words, others)
    return one.period == other.period and is_same_wording(words, others)


def year_to_take(written: int | None, current: SchoolYear, of: Callable[[int], SchoolYear]) -> tuple[SchoolYear, bool]:
    """The year that a plan is taken over to at first, and whether somebody has to say so: one of a past year."""
    if written is None or written == current.start:
        return current, False
    return (of(written), False) if written > current.start else (current, True)
