"""What a report tells of the plan, as plain data, and what it says is missing. Pure rules, no I/O.

A report names people by their numbers only; who of them may be named is decided where it is put into words.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.services.roadmap.lines import ItemLine
from bot.services.roadmap.overview import Count, count, is_silent, sections
from bot.services.roadmap.storing import Section
from bot.services.schoolyear import SchoolYear
from bot.services.status.periods import Period
from bot.services.status.shapes import Reading
from models.roadmap import EvidenceKind, ItemState, PeriodKind


class Gap(StrEnum):
    """What is missing at an item. The words are parts of keys of the locales."""

    NOBODY = "nobody"
    NO_DATE = "no_date"
    LATE = "late"
    UNFINISHED = "unfinished"  # its year is over
    NO_NEWS = "no_news"
    SILENT = "silent"
    NO_EVIDENCE = "no_evidence"


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done or said about an item: action, value and days as its history has them."""

    day: date
    person_id: int | None
    action: str
    value: str | None
    words: str
    day_before: date | None
    day_after: date | None


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that was shown for an item: a photo or file by its name, or a link."""

    kind: EvidenceKind
    name: str
    link: str | None
    day: date


@dataclass(frozen=True, slots=True)
class Proof:
    """What was shown, with its place in the list of the whole report, from 1."""

    number: int
    shown: Shown


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step of an item that was done."""

    text: str
    person_id: int
    day: date


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of an item within a period."""

    day: date
    is_met: bool


@dataclass(frozen=True, slots=True)
class ItemAccount:
    """An item with what was done. period: as the document has it; late: in days; dues: in a period's report only."""

    line: ItemLine
    period: str
    result: str
    late: int
    deeds: Sequence[Deed]
    steps: Sequence[StepDone]
    proofs: Sequence[Proof]
    dues: Sequence[Due]
    gaps: Sequence[Gap]


@dataclass(frozen=True, slots=True)
class SectionAccount:
    """A section in the order of the plan; None: items without one."""

    section: Section | None
    items: Sequence[ItemAccount]
    count: Count


@dataclass(frozen=True, slots=True)
class Account:
    """The plan's part of a report. states: how many items stand how, dropped ones too."""

    sections: Sequence[SectionAccount]
    count: Count
    states: Mapping[ItemState, int]

    @property
    def items(self) -> list[ItemAccount]:
        return [item for section in self.sections for item in section.items]

    @property
    def unproven(self) -> int:
        """Items without evidence."""
        return sum(Gap.NO_EVIDENCE in item.gaps for item in self.items)


@dataclass(frozen=True, slots=True)
class Signers:
    """Who approves a report and who answers for it, and the post; None where there is nobody of the role."""

    director_id: int | None
    author_id: int | None


@dataclass(frozen=True, slots=True)
class YearReport:
    """What became of the plan of a school year, as it stood on a day."""

    school: str
    year: SchoolYear
    made_on: date
    signers: Signers
    account: Account


@dataclass(frozen=True, slots=True)
class OtherWork:
    """What else the school did within a period: planned works done, news, letters, surveys that ended."""

    planned: int
    news: int
    letters: int
    surveys: int


@dataclass(frozen=True, slots=True)
class PeriodReport:
    """What was done within a period: the items that something happened to or that were due, figures, other work."""

    school: str
    period: Period
    made_on: date
    signers: Signers
    account: Account
    readings: Sequence[Reading]
    other: OtherWork


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one item beside its line."""

    period: str = ""
    result: str = ""
    deeds: Sequence[Deed] = ()
    steps: Sequence[StepDone] = ()
    proofs: Sequence[Shown] = ()
    dues: Sequence[Due] = ()


# What a history tells that is not done by anybody of the school, or is only about who is told of an item.
NOISE: Final = frozenset(
    {
        "import",
        "import_change",
        "ask",
        "hurry",
        "hurry_answer",
        "escalate",
        "terms",
        "turn",
        "post",
        "successor",
        "take_back",
    }
)
# An answer without words that only says that it goes on: told where nothing else is known.
_WEAK: Final = frozenset({"going", "open"})


def account_of(lines: Iterable[ItemLine], facts: Mapping[int, Facts], holders: Mapping[int, int], day: date) -> Account:
    """The plan as it stood on a day, evidence numbered through. holders: how many people see to each item."""
    number = 0
    told: list[SectionAccount] = []
    everything = list(lines)
    for one in sections(everything):
        items = []
        for line in one.lines:
            known = facts.get(line.id, Facts())
            items.append(_item(line, known, number, holders.get(line.id, 0), day))
            number += len(known.proofs)
        told.append(SectionAccount(one.section, items, count(one.lines, day)))
    return Account(told, count(everything, day), Counter(line.state for line in everything))


def gaps_of(line: ItemLine, facts: Facts, holders: int, day: date) -> list[Gap]:
    """What is missing at an item; of one that was dropped nothing."""
    if line.state is ItemState.DROPPED:
        return []
    is_over = line.is_rolled or line.ends_on < day
    has_begun = line.starts_on <= day
    found = {
        Gap.NOBODY: line.is_open and holders == 0,
        Gap.NO_DATE: line.kind is PeriodKind.ON_REQUEST and not facts.period.strip(),
        Gap.LATE: line.days_late(day) > 0,
        Gap.UNFINISHED: line.is_open and is_over and line.days_late(day) == 0,
        Gap.NO_NEWS: has_begun and line.said_at is None and not (facts.deeds or facts.steps or line.evidence),
        Gap.SILENT: line.said_at is not None and is_silent(line, day),
        Gap.NO_EVIDENCE: has_begun and line.evidence == 0,
    }
    return [gap for gap, is_there in found.items() if is_there]


def telling(deeds: Sequence[Deed]) -> list[Deed]:
    """The deeds that a reader wants to hear of, the oldest first; where there is none of them, the last answer."""
    done = [deed for deed in deeds if deed.action not in NOISE]
    strong = [deed for deed in done if deed.words or not _is_weak(deed)]
    return strong or done[-1:]


def end_of(year: SchoolYear, today: date) -> date:
    """The day as of which a year is told: today, or the first day after a year that is over."""
    return min(today, year.last + timedelta(days=1))


def _item(line: ItemLine, facts: Facts, before: int, holders: int, day: date) -> ItemAccount:
    proofs = [Proof(number, shown) for number, shown in enumerate(facts.proofs, start=before + 1)]
    gaps = gaps_of(line, facts, holders, day)
    deeds = telling(facts.deeds)
    return ItemAccount(
        line, facts.period, facts.result, line.days_late(day), deeds, facts.steps, proofs, facts.dues, gaps
    )


def _is_weak(deed: Deed) -> bool:
    is_answer = deed.action == "pulse" and deed.value in _WEAK
    return not deed.words and (is_answer or deed.action in {"show", "say", "split", "take", "hand"})
