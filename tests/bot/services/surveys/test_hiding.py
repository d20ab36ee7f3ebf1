"""An adversary who knows the rule and all that is published tries all sheets that fit: no hidden number follows."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

import pytest

from bot.services.surveys.counting import Counted, Tally, question_results, tally
from bot.services.surveys.form import END, SKIPPED, Answer, Form, Jump, Kind, Option, Question, Sheet
from bot.services.surveys.hiding import Cell, Exact, Hiding, Policy, betrayed, hidden_options, merged
from bot.services.surveys.shapes import TextGroup, What
from bot.services.surveys.tables import Level, compare, cross

# The same rule with a lower bound: all small sets of sheets can be tried.
THREE = Hiding(3)


def as_they_are(texts: Sequence[str]) -> list[TextGroup]:
    return [TextGroup(one, 1) for one in texts]


def splits(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way to put so many people into so many cells."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for others in splits(total - first, parts - 1):
            yield (first, *others)


@dataclass(frozen=True)
class World:
    """A set of sheets: what the adversary sees of it, and the numbers they must not learn."""

    seen: Hashable
    secrets: Mapping[Hashable, int]


def learned(worlds: Iterable[World], fewest: int) -> list[tuple[Hashable, Hashable, int]]:
    """The numbers from 1 to less than `fewest` that follow from what is seen."""
    possible: dict[tuple[Hashable, Hashable], set[int]] = defaultdict(set)
    for world in worlds:
        for name, count in world.secrets.items():
            possible[world.seen, name].add(count)
    return [(*key, min(counts)) for key, counts in possible.items() if len(counts) == 1 and 0 < min(counts) < fewest]


def cells_of(counts: Sequence[int], shapes: Sequence[Cell]) -> list[Cell]:
    return [replace(shape, count=count) for shape, count in zip(shapes, counts, strict=True)]


def option(number: int, leads_to: int = 9, place: int | None = None) -> Cell:
    return Cell(What.OPTION, 0, frozenset({leads_to}), number, place=place)


STEPS = tuple(option(one, place=one) for one in range(1, 5))
NOTHING = Cell(What.NOTHING, 0, frozenset({9}))
LED_PAST = Cell(What.NOTHING, 0, frozenset())
SHAPES = {
    "options": tuple(option(one) for one in range(1, 5)),
    "two": (option(1), option(2)),
    "branches": (option(1, 2), option(2, 9), option(3, 9), NOTHING),
    "scale": STEPS,
    "scale with skipping": (*STEPS[:3], NOTHING),
    "asked of some": (option(1), option(2), NOTHING, LED_PAST),
}


def test_no_small_cell_follows_from_the_blocks_of_a_question() -> None:
    for name, shapes in SHAPES.items():
        for total in range(15):
            worlds = []
            for counts in splits(total, len(shapes)):
                blocks = merged(cells_of(counts, shapes), Hiding())
                sizes = [sum(counts[one] for one in block) for block in blocks]
                is_shown = all(size == 0 or size >= 5 for size in sizes)
                assert is_shown or sum(map(bool, sizes)) == 1, (name, counts, blocks)
                seen = (tuple(blocks), tuple(sizes)) if is_shown else "hidden"
                worlds.append(World(seen, dict(enumerate(counts))))
            assert not learned(worlds, 5), (name, total)


def test_the_adversary_wins_where_a_small_cell_is_left_out_only() -> None:
    worlds = []
    for counts in splits(12, 3):
        shown = tuple(count if Hiding().fits(count) else None for count in counts)
        worlds.append(World(shown, dict(enumerate(counts))))
    assert ((0, None, 10), 1, 2) in learned(worlds, 5), "one hidden number is the total less the others"


def test_the_smallest_cells_that_lead_alike_are_merged_and_those_that_lead_elsewhere_as_a_whole() -> None:
    cases: list[tuple[Sequence[Cell], Sequence[int], list[tuple[int, ...]]]] = [
        (STEPS, (6, 0, 9, 2), [(0, 3), (1,), (2,)]),
        (SHAPES["options"], (3, 9, 20, 6), [(0, 3), (1,), (2,)]),
        (SHAPES["options"], (1, 0, 2, 30), [(0, 2, 3), (1,)]),
        (SHAPES["branches"], (3, 9, 20, 0), [(0, 1, 2, 3)]),
        (SHAPES["branches"], (6, 2, 20, 0), [(0,), (1, 2), (3,)]),
        (SHAPES["branches"], (3, 9, 20, 6), [(0, 1, 2, 3)]),
        (SHAPES["asked of some"], (7, 9, 2, 5), [(0, 2), (1,), (3,)]),
        (SHAPES["asked of some"], (7, 9, 5, 2), [(0, 1, 2, 3)]),
    ]
    for shapes, counts, blocks in cases:
        assert merged(cells_of(counts, shapes), Hiding()) == blocks, counts
        assert merged(cells_of(counts, shapes), Exact()) == [(one,) for one in range(len(counts))], counts


def test_hidden_options_have_play_even_where_all_chose_exactly_so_many() -> None:
    for each in (1, 2):
        for of in range(5, 14):
            worlds = []
            for counts in product(range(of + 1), repeat=4):
                if sum(counts) == each * of:
                    hidden = hidden_options(counts, of, Hiding())
                    shown = tuple(None if at in hidden else count for at, count in enumerate(counts))
                    # Were none but options shown that nobody or everybody chose, the question would be hidden whole.
                    is_shown = not hidden or any(0 < count < of for count in shown if count is not None)
                    chose: dict[Hashable, int] = {("chose", at): count for at, count in enumerate(counts)}
                    chose_not: dict[Hashable, int] = {("chose not", at): of - count for at, count in enumerate(counts)}
                    worlds.append(World(shown if is_shown else "hidden", chose | chose_not))
            assert not learned(worlds, 5), (each, of)
    assert hidden_options((2, 15, 20, 18), 40, Hiding()) == {0, 1}
    assert hidden_options((2, 38, 20, 18), 40, Hiding()) == {0, 1, 3}
    assert hidden_options((2, 0, 20, 18), 40, Hiding()) == {0, 3}
    assert not hidden_options((0, 40, 20, 18), 40, Hiding())


CHOICE = (Option(1, "a"), Option(2, "b"))
LEADING = Question(
    1, Kind.ONE, "?", required=True, options=(*CHOICE, Option(3, "c")), jumps=(Jump(2, 2, 3),), own=False
)
ASKED = Question(2, Kind.ONE, "?", options=CHOICE)
LAST = Question(3, Kind.YES_NO, "?", required=True)


def one(number: int) -> Answer:
    return Answer(options=(number,))


def sheets(kinds: Sequence[Counted], counts: Sequence[int]) -> list[Counted]:
    return [kind for kind, count in zip(kinds, counts, strict=True) for _ in range(count)]


def attack(
    form: Form,
    kinds: Sequence[Counted],
    total: int,
    policy: Hiding,
    read: Callable[[Tally], Hashable],
    names: Callable[[Counted], Iterable[Hashable]],
) -> list[tuple[Hashable, Hashable, int]]:
    """All sets of so many of these sheets against what is read of them and how many each group has."""
    worlds = []
    for counts in splits(total, len(kinds)):
        secrets: dict[Hashable, int] = defaultdict(int)
        groups: dict[str, int] = defaultdict(int)
        for kind, count in zip(kinds, counts, strict=True):
            groups[kind.group] += count
            for name in names(kind):
                secrets[name] += count
        found = tally(form, sheets(kinds, counts), policy)
        worlds.append(World((tuple(sorted(groups.items())), read(found)), secrets))
    return learned(worlds, policy.fewest)


def results(found: Tally) -> Hashable:
    return tuple(
        (one.answered, one.of, one.bars, one.mean, one.spread, one.texts, one.hidden_options, one.is_hidden)
        for one in question_results(found, as_they_are)
    )


def said_to(*numbers: int) -> Callable[[Counted], Iterator[Hashable]]:
    """What somebody says to each of these questions, and that they say nothing."""

    def names(kind: Counted) -> Iterator[Hashable]:
        for number in numbers:
            answer = kind.sheet.get(number)
            yield number, None if answer is None or answer.is_skipped else answer

    return names


def test_the_base_of_a_question_does_not_tell_who_branched_to_it() -> None:
    form = Form((LEADING, ASKED, LAST))
    asked = [{1: one(first), 2: second} for first in (1, 3) for second in (one(1), one(2), SKIPPED)]
    ways: list[Sheet] = [*asked, {1: one(2)}]
    kinds = [Counted({**way, 3: Answer(number=1)}) for way in ways]
    for total in (5, 7, 8):
        assert not attack(form, kinds, total, THREE, results, said_to(1, 2)), total
    found = tally(form, sheets(kinds, (9, 0, 0, 9, 0, 0, 3)), Hiding())
    assert [one.is_hidden for one in question_results(found, as_they_are)] == [True, True, False]


def test_the_adversary_wins_where_the_base_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of four answers skips one question more; those who gave two of them are in one block, and asked apart."""
    options = (*CHOICE, Option(3, "c"), Option(4, "d"))
    leading = replace(LEADING, options=options, jumps=(Jump(2, 2, 3), Jump(3, 3, 4), Jump(4, 4, END)))
    others = [replace(LAST, number=number) for number in (2, 3, 4)]
    form = Form((leading, *others))
    kinds = [
        Counted({1: one(first)} | {number: Answer(number=1) for number in range(first + 1, 5)})
        for first in (1, 2, 3, 4)
    ]
    assert not attack(form, kinds, 16, THREE, results, said_to(1, 2, 3, 4))
    monkeypatch.setattr("bot.services.surveys.counting.betrayed", lambda form, leading: set())
    assert attack(form, kinds, 16, THREE, results, said_to(1, 2, 3, 4))


def test_only_questions_asked_on_some_ways_are_betrayed() -> None:
    form = Form((LEADING, ASKED, replace(ASKED, number=4, jumps=(Jump(1, 1, 0),)), LAST))
    cases: list[tuple[set[int], set[int]]] = [({2, 3}, {2, 4, 3}), ({4, 2}, {2}), ({3, 0}, {3}), ({2}, set())]
    for ways, hidden in cases:
        assert betrayed(form, [frozenset(ways)]) == hidden, ways


SCALE = Question(1, Kind.SCALE, "?", least=1, most=4)


def test_a_mean_and_a_spread_tell_no_step() -> None:
    form = Form((SCALE,))
    kinds = [Counted({1: Answer(number=step)}) for step in range(1, 5)] + [Counted({1: SKIPPED})]
    for total in (5, 8, 10):
        assert not attack(form, kinds, total, THREE, results, said_to(1)), total


def test_the_adversary_wins_with_an_exact_mean(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = [Counted({1: Answer(number=step)}) for step in range(1, 5)]
    monkeypatch.setattr(Hiding, "figures", Exact.figures)
    assert attack(Form((SCALE,)), kinds, 8, THREE, results, said_to(1))


def test_a_mean_of_numbers_tells_nothing_that_their_bands_do_not() -> None:
    form = Form((Question(1, Kind.NUMBER, "?", least=0, most=100, required=True),))
    kinds = [Counted({1: Answer(number=value)}) for value in (0, 1, 40)]
    for total in (8, 10):
        assert not attack(form, kinds, total, THREE, results, said_to(1)), total


def test_options_of_many_beside_their_question_skipped() -> None:
    for least, most in ((1, 2), (1, 1), (2, 2)):
        question = Question(1, Kind.MANY, "?", options=(*CHOICE, Option(3, "c")), least=least, most=most)
        chosen = [one for one in ((1,), (2,), (3,), (1, 2), (1, 3), (2, 3)) if least <= len(one) <= most]
        kinds = [Counted({1: Answer(options=one)}) for one in chosen] + [Counted({1: SKIPPED})]

        def names(kind: Counted) -> Iterator[Hashable]:
            yield from kind.sheet[1].options or ("skipped",)

        for total in (6, 8):
            assert not attack(Form((question,)), kinds, total, THREE, results, names), (least, most, total)


def written(kind: Counted) -> Iterator[Hashable]:
    if 1 in kind.sheet:
        yield 1, kind.sheet[1]
    answer = kind.sheet.get(2)
    yield "led past" if answer is None else "silent" if answer.is_skipped else "wrote"


WORDS = Question(2, Kind.LONG, "?")
WRITING = [Counted({2: answer}) for answer in (*(Answer(words=words) for words in "abcde"), SKIPPED)]


def test_texts_tell_no_small_number_of_those_who_wrote_or_did_not() -> None:
    for total in range(3, 10):
        assert not attack(Form((WORDS,)), WRITING, total, THREE, results, written), total
    ways: list[Sheet] = [
        {1: one(first), 2: said} for first in (1, 3) for said in (Answer(words="a"), Answer(words="b"), SKIPPED)
    ]
    kinds = [Counted({**way, 3: Answer(number=1)}) for way in (*ways, {1: one(2)})]
    for total in (6, 7, 8):
        assert not attack(Form((LEADING, WORDS, LAST)), kinds, total, THREE, results, written), total


def test_the_adversary_wins_where_all_texts_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.services.surveys.counting.untold_texts", lambda wrote, of, policy: of)
    assert attack(Form((WORDS,)), WRITING, 6, THREE, results, written)


def tables(found: Tally) -> Hashable:
    by = [compare(found, 1, level) for level in Level]
    return results(found), tuple((one.bars, one.rows) for one in by)


def tables_of_one_answer(found: Tally) -> Hashable:
    """Where all of the survey say the same, everybody's answer is known without a table."""
    is_plain = sum(bool(bar.count) for one in question_results(found, as_they_are) for bar in one.bars) == 1
    return results(found) if is_plain else None


def of_groups(kind: Counted) -> Iterator[Hashable]:
    yield kind.group, kind.sheet[1]


def test_comparisons_by_class_year_and_stage_side_by_side_tell_no_cell_of_a_class() -> None:
    form = Form((Question(1, Kind.ONE, "?", options=CHOICE, required=True),))
    for groups, total in ((("5А", "5Б", "6А"), 9), (("5А", "5Б", "6А"), 13), (("1А", "5А", "6А"), 13)):
        kinds = [Counted({1: one(number)}, group) for group in groups for number in (1, 2)]
        known = attack(form, kinds, total, THREE, tables_of_one_answer, of_groups)
        found = attack(form, kinds, total, THREE, tables, of_groups)
        assert len(found) == len(known), [one for one in found if one not in known][:3]


def test_the_adversary_wins_where_the_rest_of_a_year_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    question = Form((Question(1, Kind.ONE, "?", options=CHOICE, required=True),))
    kinds = [Counted({1: one(number)}, group) for group in ("5А", "5Б", "6А", "6Б") for number in (1, 2)]
    cases = {"5А": (20, 20), "5Б": (2, 6), "6А": (20, 22), "6Б": (1, 7)}
    counts = [count for pair in cases.values() for count in pair]
    found = tally(question, sheets(kinds, counts), Hiding())
    years = {row.title: row.counts for row in compare(found, 1, Level.YEAR).rows}
    assert years == {"5": (22, 26), "6": (21, 29)}

    def left(year: str, own: str) -> tuple[int, ...]:
        rows = {row.title: row.counts for row in compare(found, 1, Level.GROUP).rows}
        return tuple(whole - part for whole, part in zip(years[year], rows.get(own, (0, 0)), strict=True))

    assert left("6", "6А") == years["6"]
    monkeypatch.setattr("bot.services.surveys.tables.year_of", lambda title: title)
    assert left("6", "6А") == (1, 7)


def test_the_adversary_wins_where_the_rest_of_a_stage_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    question = Form((Question(1, Kind.ONE, "?", options=CHOICE, required=True),))
    cases = {"5А": (20, 20), "6А": (2, 6), "10А": (20, 22), "11А": (1, 7)}
    kinds = [Counted({1: one(number)}, group) for group in cases for number in (1, 2)]
    found = tally(question, sheets(kinds, [count for pair in cases.values() for count in pair]), Hiding())
    stages = {row.title: row.counts for row in compare(found, 1, Level.STAGE).rows}
    assert list(stages.items()) == [("5–9", (22, 26)), ("10–11", (21, 29))]

    def left(level: Level, own: str) -> tuple[int, ...]:
        rows = {row.title: row.counts for row in compare(found, 1, level).rows}
        return tuple(whole - part for whole, part in zip(stages["10–11"], rows.get(own, (0, 0)), strict=True))

    for level, own in ((Level.YEAR, "10"), (Level.GROUP, "10А")):
        assert left(level, own) == stages["10–11"], level
    monkeypatch.setattr("bot.services.surveys.tables.stage_of", lambda title: title)
    assert left(Level.YEAR, "10") == (1, 7)


def test_a_cross_table_beside_both_questions_tells_no_small_cell() -> None:
    first = Question(1, Kind.ONE, "?", options=(*CHOICE, Option(3, "c")), required=True)
    form = Form((first, Question(2, Kind.ONE, "?", options=CHOICE, required=True)))
    kinds = [Counted({1: one(row), 2: one(column)}) for row in (1, 2, 3) for column in (1, 2)]

    def read(found: Tally) -> Hashable:
        table = cross(found, 1, 2)
        return results(found), table.rows, table.columns, table.cells

    def names(kind: Counted) -> Iterator[Hashable]:
        yield from said_to(1, 2)(kind)
        yield kind.sheet[1], kind.sheet[2]

    for total in (7, 9):
        assert not attack(form, kinds, total, THREE, read, names), total


def test_three_tables_side_by_side_show_no_small_cell_but_may_tell_of_three_answers_at_once() -> None:
    """The known limit: 17 less three times five of whom no one is twice among them."""
    form = Form(tuple(Question(number, Kind.ONE, "?", options=CHOICE, required=True) for number in (1, 2, 3)))
    kinds = [Counted({1: one(a), 2: one(b), 3: one(c)}) for a, b, c in ((1, 2, 2), (2, 1, 2), (2, 2, 1), (2, 2, 2))]
    found = tally(form, sheets(kinds, (5, 5, 5, 2)), Hiding())
    assert [cross(found, row, column).cells for row, column in ((1, 2), (1, 3), (2, 3))] == [((0, 5), (5, 7))] * 3


def test_a_named_survey_is_shown_whole() -> None:
    policy: Policy = Exact()
    form = Form((LEADING, ASKED, LAST))
    found = tally(form, [Counted({1: one(2), 3: Answer(number=1)}, "5А"), Counted({1: one(1)}, "5Б")], policy)
    shown = question_results(found, as_they_are)
    assert [(one.answered, one.is_hidden) for one in shown] == [(2, False), (0, False), (1, False)]
    assert [row.title for row in compare(found, 1, Level.GROUP).rows] == ["5А", "5Б"]
