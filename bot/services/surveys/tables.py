"""One question by groups, and two questions against each other, in as many bars and rows as may be shown.

Sheets are sets of bits here: who is in a group and says something is one `&` and one count of bits.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import compress, product

from bot.services.surveys.cells import OWN
from bot.services.surveys.counting import Seen, Tally, answered_of, stretches
from bot.services.surveys.form import TEXTS, Kind, Question
from bot.services.surveys.hiding import Block, Policy, coarser, rows
from bot.services.surveys.rates import group_order, stage_of, year_of
from bot.services.surveys.shapes import Bar, Comparison, CrossTable, GroupResult, What


class Level(StrEnum):
    """GROUP: every group by itself. YEAR: the classes of a year together, STAGE: those of a stage of school; other
    groups as they are.
    """

    GROUP = "group"
    YEAR = "year"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut all sheets by a question.

    masks: the sheets of each bar. parts: partitions of sheets by what is shown, each of whose cells has to fit.
    blocks: with their sheets. rest: of MANY the options left out, where it is known how many were chosen in all.
    """

    bars: tuple[Bar, ...]
    masks: tuple[int, ...]
    parts: tuple[tuple[int, ...], ...]
    blocks: dict[Block, int]
    rest: tuple[int, ...] = ()

    def counts(self, group: int) -> tuple[int, ...]:
        return tuple((group & mask).bit_count() for mask in self.masks)

    def fits(self, group: int, policy: Policy) -> bool:
        """Whether every number of these sheets may be shown."""
        rest = sum((group & mask).bit_count() for mask in self.rest)
        return policy.fits(rest) and all(
            policy.fits((group & mask).bit_count()) for part in self.parts for mask in part
        )

    def fits_row(self, group: int, policy: Policy) -> bool:
        """The same of people who are known to be in a group; that nobody chose an option of many may be told."""
        counts = self.counts(group)
        if self.parts[0] == self.masks:
            return policy.fits_row(counts)
        answered = (group & self.parts[0][0]).bit_count()
        return self.fits(group, policy) and all(policy.fits_row((one, answered - one)) for one in counts if one)

    def hides(self, group: int, misfits: int, policy: Policy) -> bool:
        """Whether the groups together in this row, so many misfits with others, may be shown."""
        counts = [(group & mask).bit_count() for part in self.parts for mask in part]
        return self.fits_row(group, policy) and all(policy.hides_among(one, misfits) for one in counts)


@dataclass(frozen=True, slots=True)
class _Rows:
    """A comparison as it may be shown: groups with rows of their own, all others together."""

    cut: Cut
    shown: dict[str, int]
    rest: int

    @property
    def own(self) -> int:
        return sum(mask.bit_count() for mask in self.shown.values())

    @property
    def is_telling(self) -> bool:
        return len(self.shown) + bool(self.rest) > 1


def compare(counts: Tally, number: int, level: Level) -> Comparison:
    """One question by groups. No rows where it is hidden, a text, or fewer than two rows may be shown.

    Classes are cut so that their year's row, less the rows of its classes, may be shown as well, and years so that the
    row of their stage may.
    """
    seen = counts.seen[number]
    cuts = _cuts(seen)
    groups = _masks(counts.groups)
    years = _joined(groups, year_of)
    found = _best(cuts, _joined(years, stage_of), lambda _: "", counts.policy)
    stages = _shown(found)
    if level is not Level.STAGE:
        found = _best(cuts, years, lambda year: stage_of(year) if stage_of(year) in stages else "", counts.policy)
    if level is Level.GROUP:
        above = (_shown(found), stages)
        found = _best(cuts, groups, lambda title: _above(title, *above), counts.policy)
    if found is None:
        return Comparison(seen.question, (), ())
    titles = sorted(found.shown, key=group_order)
    lines = [(title, found.shown[title]) for title in titles] + ([("", found.rest)] if found.rest else [])
    return Comparison(
        seen.question,
        found.cut.bars,
        tuple(_group_result(seen, found.cut, title, mask, counts.policy) for title, mask in lines),
    )


def _joined(groups: Mapping[str, int], of: Callable[[str], str]) -> dict[str, int]:
    """The sheets of groups by what they belong to."""
    found: dict[str, int] = {}
    for title, mask in groups.items():
        found[of(title)] = found.get(of(title), 0) | mask
    return found


def _shown(found: _Rows | None) -> frozenset[str]:
    return frozenset(found.shown) if found is not None else frozenset()


def _above(title: str, years: Collection[str], stages: Collection[str]) -> str:
    """The smallest that a class belongs to and that has a row of its own."""
    year, stage = year_of(title), stage_of(title)
    return year if year in years else stage if stage in stages else ""


def _best(
    cuts: Sequence[Cut], groups: Mapping[str, int], pool_of: Callable[[str], str], policy: Policy
) -> _Rows | None:
    """The finest cut in which half of the sheets stand in rows of their own, else the one in which most do."""
    total = sum(mask.bit_count() for mask in groups.values())
    best: _Rows | None = None
    for cut in cuts:
        found = _rows(cut, groups, pool_of, policy)
        if not found.is_telling:
            continue
        if 2 * found.own >= total:
            return found
        if best is None or found.own > best.own:
            best = found
    return best


def _rows(cut: Cut, groups: Mapping[str, int], pool_of: Callable[[str], str], policy: Policy) -> _Rows:
    """Rows in which everything fits, and so does what is left of every pool: the smallest group joins it until so."""
    pools: dict[str, list[str]] = {}
    for title in groups:
        pools.setdefault(pool_of(title), []).append(title)
    shown: dict[str, int] = {}
    rest = 0
    for titles in pools.values():
        own = sorted(
            (title for title in titles if title and cut.fits_row(groups[title], policy)),
            key=lambda title: groups[title].bit_count(),
        )
        left = _union(groups[title] for title in titles if title not in own)
        misfits = left.bit_count()
        while own and left and not cut.hides(left, misfits, policy):
            left |= groups[own.pop(0)]
        shown |= {title: groups[title] for title in own}
        rest |= left
    return _Rows(cut, shown, rest) if cut.fits_row(rest, policy) or not rest else _Rows(cut, {}, 0)


def _group_result(seen: Seen, cut: Cut, title: str, mask: int, policy: Policy) -> GroupResult:
    cells = seen.said.cells

    def size(block: Block) -> int:
        return (mask & cut.blocks[block]).bit_count()

    theirs = compress(seen.said.answers, map(int, f"{mask:b}"[::-1])) if seen.said.values else ()
    values = [float(one.number) for one in theirs if one is not None and one.number is not None]
    figures = policy.figures(values, stretches(cells, list(cut.blocks), size))
    return GroupResult(title, answered_of(cells, list(cut.blocks), size), cut.counts(mask), figures.mean)


def cross(counts: Tally, row_number: int, column_number: int) -> CrossTable:
    """Two questions against each other, in as many rows and columns as may be shown; no rows where too few answered."""
    row_seen, column_seen = counts.seen[row_number], counts.seen[column_number]
    pairs = sorted(
        product(_cuts(row_seen), _cuts(column_seen)), key=lambda pair: -len(pair[0].bars) * len(pair[1].bars)
    )
    for row, column in pairs:
        if _fit(row, column, counts.policy):
            cells = tuple(column.counts(mask) for mask in row.masks)
            return CrossTable(row_seen.question, column_seen.question, row.bars, column.bars, cells)
    return CrossTable(row_seen.question, column_seen.question, (), (), ())


def _fit(row: Cut, column: Cut, policy: Policy) -> bool:
    return all(column.fits(mask, policy) for part in row.parts for mask in part) and all(
        row.fits(mask, policy) for part in column.parts for mask in part
    )


def _cuts(seen: Seen) -> list[Cut]:
    """From the finest to the coarsest that still tells something."""
    if seen.is_hidden or seen.question.kind in TEXTS:
        return []
    cells = [_mask(code == one for code in seen.said.codes) for one in range(len(seen.said.cells))]
    steps = [
        {block: _union(cells[one] for one in block) for block in step} for step in coarser(seen.said.cells, seen.blocks)
    ]
    if seen.question.kind is Kind.MANY:
        return _cuts_of_many(seen, steps)
    cuts = []
    for step in steps:
        masks = tuple(step.values())
        cuts.append(Cut(rows(seen.said.cells, list(step)), masks, (masks,), step))
    return [one for one in cuts if len(one.bars) > 1]


def _cuts_of_many(seen: Seen, steps: Sequence[dict[Block, int]]) -> list[Cut]:
    """With all options that may be shown, then without the one that fewest chose or did not choose, and so on."""
    chose = {number: _mask(number in chosen for chosen in seen.said.chosen) for number in seen.options}
    cuts = []
    for step in steps:
        base = next((mask for block, mask in step.items() if 0 in block), 0)
        sides = {one: min(mask.bit_count(), (base & ~mask).bit_count()) for one, mask in chose.items()}
        kept = [number for number, mask in chose.items() if mask and number not in seen.hidden]
        while base and kept:
            masks = tuple(chose[number] for number in kept)
            parts = ((base, *(mask for mask in step.values() if mask != base)), *((one, base & ~one) for one in masks))
            rest = tuple(mask for number, mask in chose.items() if number not in kept)
            shown = tuple(_option_bar(number, chose[number]) for number in kept)
            cuts.append(Cut(shown, masks, parts, step, rest if _has_known_sum(seen.question) else ()))
            kept.remove(min(kept, key=sides.__getitem__))
    return cuts


def _option_bar(number: int, mask: int) -> Bar:
    return Bar(What.OPTION if number != OWN else What.OWN, mask.bit_count(), number)


def _has_known_sum(question: Question) -> bool:
    return question.most == 1 or (question.least == question.most and question.most > 0)


def _masks(titles: Sequence[str]) -> dict[str, int]:
    places: dict[str, list[int]] = {}
    for at, title in enumerate(titles):
        places.setdefault(title, []).append(at)
    return {title: _union(1 << at for at in found) for title, found in places.items()}


def _mask(bits: Iterable[bool]) -> int:
    return int("".join("1" if bit else "0" for bit in bits)[::-1] or "0", 2)


def _union(masks: Iterable[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union
