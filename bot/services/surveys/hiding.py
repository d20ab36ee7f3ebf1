"""What of an anonymous survey may be shown: no number of 1 to 4 people, and nothing from which one would follow.

1. The sheets are cut into cells by what they say to a question; who skipped it and who was led past it are cells too.
   Cells are merged into blocks until every block holds nobody or at least five. What is published is a partition of
   all sheets into these blocks: a sum, a difference of nested numbers or a complement of blocks is a union of blocks,
   thus nobody or at least five.
2. A hidden cell lies in a block with others, one of them of at least five. Were their answers exchanged on all sheets,
   all that is published would stay the same: no hidden number follows, though the rule is known to everybody.
   tests/bot/services/surveys/test_hiding.py tries all small sets of sheets.
3. Every other table is counted from blocks, never from cells, so that 2 holds for the cells of every question
   whatever tables stand side by side. Where a table needs fewer blocks, they are merged in one order that depends on
   the question alone (`coarser`): of two tables one is always the finer, their differences are those of nested numbers.
4. Branches: cells that lead alike are merged first, those led past last. Where a block still leads several ways, the
   questions that are asked on some of them only are hidden whole (`betrayed`): their base would split the block.
5. Means are counted from the blocks (bot/services/surveys/figures.py) and tell nothing new; where every block is one
   number, they are exact.
6. Texts tell by themselves how many wrote them. Where those silent are in one block with them, each text is shown once,
   without a number, and so few of them that any hidden number of silent people may be behind (`untold_texts`).

What is not covered:
- somebody who knows from elsewhere what the others of a block have said;
- answers to three questions at once (or of one group to two). No table shows them, but three tables of two questions
  each may tell how few gave them, if these have empty cells: where those who said A, those who said B and those who
  said C are five each and none is among two of these, 17 sheets leave 2 of neither. To refuse empty cells would cost
  most tables, as they are what a table is read for, and would prove nothing of larger ones.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Protocol, TypeAlias

from bot.services.surveys.figures import Figures, Stretch, of_stretches, of_values
from bot.services.surveys.form import END, Form
from bot.services.surveys.shapes import FEWEST, SILENT, Bar, What
from bot.services.surveys.walking import exits


class Policy(Protocol):
    """Decides which numbers of people may be shown."""

    def fits(self, count: int) -> bool: ...

    def fits_row(self, counts: Sequence[int]) -> bool:
        """Whether a group's row of a comparison may be shown."""
        ...

    def hides_among(self, count: int, misfits: int) -> bool:
        """Whether this number of a row for groups together hides those of them that don't fit, so many people."""
        ...

    def figures(self, values: Sequence[float], stretches: Sequence[Stretch]) -> Figures: ...


@dataclass(frozen=True, slots=True)
class Exact:
    """Of a named survey everything is shown."""

    def fits(self, count: int) -> bool:
        return count >= 0

    def fits_row(self, counts: Sequence[int]) -> bool:
        return all(map(self.fits, counts))

    def hides_among(self, count: int, misfits: int) -> bool:
        return True

    def figures(self, values: Sequence[float], stretches: Sequence[Stretch]) -> Figures:
        return of_values(values)


@dataclass(frozen=True, slots=True)
class Hiding:
    """Of an anonymous survey nothing that concerns fewer than `fewest` people."""

    fewest: int = FEWEST

    def fits(self, count: int) -> bool:
        return count == 0 or count >= self.fewest

    def fits_row(self, counts: Sequence[int]) -> bool:
        """Who is in a group is known, and how many of it answered: all in one cell would tell what each has said."""
        return all(map(self.fits, counts)) and sum(map(bool, counts)) != 1

    def hides_among(self, count: int, misfits: int) -> bool:
        """Whatever the misfits have said, the groups that were put to them would still fit by themselves: it is known
        which do not, and from a tighter row it would follow what they said.
        """
        return count == 0 or count >= self.fewest + misfits

    def figures(self, values: Sequence[float], stretches: Sequence[Stretch]) -> Figures:
        """From the bars alone: a sum beside how many gave it would tell what a bar of several numbers hides."""
        return of_stretches(stretches)


@dataclass(frozen=True, slots=True)
class Cell:
    """The sheets that say one thing.

    number: of an OPTION. ends: of a BAND, as they are read; one of them empty: it is open. place: on a scale; None: it
    has no order. low, high: the numbers meant. leads_to: the questions that may come next; none: those led past.
    """

    what: What
    count: int
    leads_to: frozenset[int]
    number: int = 0
    ends: tuple[str, str] = ("", "")
    place: int | None = None
    low: float | None = None
    high: float | None = None


# Cells by their indices, in order.
Block: TypeAlias = tuple[int, ...]


def size(cells: Sequence[Cell], block: Block) -> int:
    return sum(cells[one].count for one in block)


def merged(cells: Sequence[Cell], policy: Policy) -> list[Block]:
    """The blocks to be shown, in the order of their first cells; one that does not fit: there are too few sheets.

    1. Of the cells that lead alike those that do not fit are one block with the smallest that does (all of them, where
    several are as small); where none does, with all that lead alike. No order but that of the numbers is taken: what
    any two cells of a block say may be exchanged, and what is shown stays the same. A merge up to five and no further
    would tell more: two cells of 8 that may not take in another 5 are 4 and 4.
    2. Those that lead alike and do not fit together are one block with the next that lead elsewhere, by the same rule,
    as a whole. 3. So are those led past.
    """
    ways = _ways_of(cells)
    led_past = tuple(at for at, cell in enumerate(cells) if not cell.leads_to)
    asked = _level(cells, ways, policy)
    everybody = _level(cells, [one for one in (_union(asked), led_past) if one], policy)
    if len(everybody) == 1 and led_past:
        return everybody
    inner = [block for way in asked for block in (_split(cells, way, policy) if way in ways else [way])]
    return sorted([*inner, led_past] if led_past else inner)


def coarser(cells: Sequence[Cell], blocks: Sequence[Block]) -> list[list[Block]]:
    """These blocks without the empty ones, then with one less at each step; the last step has one block.

    In the same order: what leads alike, what was asked, those led past.
    """
    steps = [[one for one in blocks if size(cells, one)]]
    while len(steps[-1]) > 1:
        here = sorted(steps[-1], key=lambda one: size(cells, one))
        ways = [[one for one in here if set(one) <= set(way)] for way in _ways_of(cells)]
        asked = [one for one in here if _was_asked(cells, one)]
        first, second = next(level for level in (*ways, asked, here) if len(level) > 1)[:2]
        steps.append(sorted([one for one in here if one not in (first, second)] + [_union((first, second))]))
    return steps


def _ways_of(cells: Sequence[Cell]) -> list[Block]:
    """The cells of who was asked, those together that lead alike."""
    ways: dict[frozenset[int], list[int]] = {}
    for at, cell in enumerate(cells):
        if cell.leads_to:
            ways.setdefault(cell.leads_to, []).append(at)
    return [tuple(way) for way in ways.values()]


def _split(cells: Sequence[Cell], way: Block, policy: Policy) -> list[Block]:
    return _level(cells, [(one,) for one in way], policy)


def _level(cells: Sequence[Cell], blocks: Sequence[Block], policy: Policy) -> list[Block]:
    sizes = {one: size(cells, one) for one in blocks}
    misfits = [one for one in blocks if not policy.fits(sizes[one])]
    if not misfits:
        return list(blocks)
    least = min((count for count in sizes.values() if count and policy.fits(count)), default=0)
    together = [one for one in blocks if one in misfits or sizes[one] == least] if least else list(blocks)
    return [one for one in blocks if one not in together] + [_union(together)]


def _union(blocks: Iterable[Block]) -> Block:
    return tuple(sorted(at for block in blocks for at in block))


def targets(cells: Sequence[Cell], block: Block) -> frozenset[int]:
    """The questions that may come next after this block's answers."""
    return frozenset[int]().union(*(cells[one].leads_to for one in block))


def _was_asked(cells: Sequence[Cell], block: Block) -> bool:
    return all(cells[one].leads_to for one in block)


def bars(cells: Sequence[Cell], blocks: Sequence[Block]) -> tuple[Bar, ...]:
    """The blocks as they are shown; nobody who skipped the question, or was led past it, is no bar."""
    shown = [_bar(cells, one) for one in blocks if not _is_swallowed(cells, one, blocks)]
    return tuple(one for one in shown if one.count or one.what not in SILENT)


def rows(cells: Sequence[Cell], blocks: Sequence[Block]) -> tuple[Bar, ...]:
    """The same for a table, in which every block keeps its own row."""
    return tuple(_bar(cells, one) for one in blocks)


def _bar(cells: Sequence[Cell], block: Block) -> Bar:
    first, last, count = cells[block[0]], cells[block[-1]], size(cells, block)
    if first.what is What.NOTHING:
        return Bar(_silence(cells, block), count)
    if len(block) == 1:
        return Bar(first.what, count, first.number, ends_text(first.ends) if first.what is What.BAND else "")
    if _is_band(cells, block):
        return Bar(What.BAND, count, ends=ends_text((first.ends[0], last.ends[1])))
    return Bar(What.REST, count)


def _silence(cells: Sequence[Cell], block: Block) -> What:
    """Of a block of nothing but those who said nothing."""
    were_asked = {bool(cells[one].leads_to) for one in block}
    if len(were_asked) > 1:
        return What.REST
    return What.NOTHING if were_asked.pop() else What.NOT_ASKED


def ends_text(ends: tuple[str, str]) -> str:
    low, high = ends
    if low == high:
        return low
    if low and high:
        return f"{low}–{high}"
    return f"≥ {low}" if low else f"≤ {high}"


def _is_band(cells: Sequence[Cell], block: Block) -> bool:
    """Whether the block is one stretch of a scale; empty steps between do not part it."""
    if any(cells[one].place is None for one in block):
        return False
    return not any(cells[one].count for one in range(block[0], block[-1]) if one not in block)


def _is_swallowed(cells: Sequence[Cell], block: Block, blocks: Sequence[Block]) -> bool:
    """Whether this is an empty step within a stretch that is shown as one."""
    return not size(cells, block) and any(
        len(other) > 1 and other[0] < block[0] < other[-1] and _is_band(cells, other) for other in blocks
    )


def hidden_options(counts: Sequence[int], of: int, policy: Policy) -> frozenset[int]:
    """Which of the options of MANY are not shown, by their indices; `of` sheets chose any of them.

    Those that a number of sheets chose, or did not choose, that does not fit, and with them the options that are
    nearest to it: the sum of all counts may be known (exactly two were to be chosen), so that one hidden count would
    follow, and two might. Any two hidden options may be exchanged and all that is shown stays the same.
    """
    sides = [min(count, of - count) for count in counts]
    hidden = {at for at, count in enumerate(counts) if not (policy.fits(count) and policy.fits(of - count))}
    least = min((side for at, side in enumerate(sides) if side and at not in hidden), default=0)
    if hidden and least:
        hidden |= {at for at, side in enumerate(sides) if side == least}
    return frozenset(hidden)


def untold_texts(wrote: int, of: int, policy: Policy) -> int:
    """How many different texts may be shown of those who wrote, of so many, where it is not told how many they are.

    Few enough that any number of the silent that is hidden may be behind them; none of so few people that some of
    these numbers are impossible, or where those who wrote are themselves too few.
    """
    fewest = fewest_of(policy)
    return of - fewest if wrote >= fewest and of >= 2 * fewest else 0


def fewest_of(policy: Policy) -> int:
    """The smallest number of people that may be shown."""
    return next(one for one in count(1) if policy.fits(one))


def betrayed(form: Form, leading: Iterable[frozenset[int]]) -> set[int]:
    """The questions that can't be shown, as who is asked them would split a block: those before its ways meet again.

    leading: for each block of any question where it may lead.
    """
    surely, perhaps = _ways_from(form)
    hidden = set()
    for ways in leading:
        for number in (one.number for one in form.questions) if len(ways) > 1 else ():
            if all(number in surely[way] for way in ways):
                break
            if any(number in perhaps[way] for way in ways):
                hidden.add(number)
    return hidden


def _ways_from(form: Form) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """From each question on, the questions that are asked on every way and those asked on any."""
    surely: dict[int, set[int]] = {END: set()}
    perhaps: dict[int, set[int]] = {END: set()}
    for question in reversed(form.questions):
        nexts = exits(form, question)
        surely[question.number] = {question.number} | set.intersection(*(surely[one] for one in nexts))
        perhaps[question.number] = {question.number}.union(*(perhaps[one] for one in nexts))
    return surely, perhaps
