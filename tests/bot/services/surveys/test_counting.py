from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.services.surveys.changes import changes
from bot.services.surveys.counting import Counted, question_results, tally
from bot.services.surveys.form import SKIPPED, Answer, Form, Kind, Option, Question, Sheet
from bot.services.surveys.hiding import Exact, Hiding, Policy
from bot.services.surveys.rates import in_order, of_large_groups
from bot.services.surveys.shapes import Bar, QuestionResult, Rate, TextGroup, What
from bot.services.surveys.tables import Level, compare, cross

OPTIONS = (Option(1, "a"), Option(2, "b"), Option(3, "c"))


def as_they_are(texts: Sequence[str]) -> list[TextGroup]:
    return [TextGroup(one, 1) for one in texts]


def of(question: Question, answers: Iterable[Answer | None], policy: Policy) -> QuestionResult:
    sheets: list[Sheet] = [{} if one is None else {question.number: one} for one in answers]
    (found,) = question_results(tally(Form((question,)), [Counted(one) for one in sheets], policy), as_they_are)
    return found


def one(number: int, times: int = 1) -> list[Answer]:
    return [Answer(options=(number,))] * times


def number(value: int, times: int = 1) -> list[Answer]:
    return [Answer(number=value)] * times


def shown(result: QuestionResult) -> list[tuple[str, int]]:
    return [(bar.ends or f"{bar.what.value} {bar.number}", bar.count) for bar in result.bars]


def test_options_are_counted_in_their_order_empty_ones_too() -> None:
    question = Question(1, Kind.ONE, "?", options=OPTIONS, own=True)
    answers = [*one(3, 7), *one(1, 9), *[Answer(words=word) for word in "zyxwv"], *[SKIPPED] * 5, *[None] * 6]
    silent = [("nothing 0", 5), ("not_asked 0", 6)]
    for policy in (Exact(), Hiding()):
        found = of(question, answers, policy)
        assert shown(found) == [("option 1", 9), ("option 2", 0), ("option 3", 7), ("own 0", 5), *silent]
        assert (found.answered, found.of) == (21, 21)
        assert [text.words for text in found.texts] == list("vwxyz"), "never in the order of the sheets"


def test_a_small_cell_is_shown_only_where_names_are() -> None:
    question = Question(1, Kind.ONE, "?", options=OPTIONS, own=True)
    answers = [*one(3, 7), *one(1, 9), Answer(words="x"), Answer(words="y"), *[SKIPPED] * 6]
    hidden, exact = of(question, answers, Hiding()), of(question, answers, Exact())
    assert shown(exact) == [("option 1", 9), ("option 2", 0), ("option 3", 7), ("own 0", 2), ("nothing 0", 6)]
    assert len(exact.texts) == 2
    assert shown(hidden) == [("option 1", 9), ("option 2", 0), ("option 3", 7), ("rest 0", 8)]
    assert (hidden.answered, hidden.of, hidden.texts) == (None, None, ())
    assert of(question, one(1, 4), Hiding()).is_hidden
    assert of(question, [*one(1, 4), *one(2, 3)], Hiding()).is_hidden


def test_scales_have_mean_and_spread_where_all_steps_are_told_or_nearly() -> None:
    question = Question(1, Kind.SCALE, "?", least=1, most=5, required=True)
    even = [*number(2, 10), *number(4, 10)]
    assert (of(question, even, Hiding()).mean, of(question, even, Hiding()).spread) == (3.0, 1.0)
    few = [*number(1, 2), *number(2, 5), *number(4, 40), *number(5, 20)]
    found = of(question, few, Hiding())
    assert shown(found) == [("1–2", 7), ("option 3", 0), ("option 4", 40), ("option 5", 20)]
    assert found.mean == round((7 * 1.5 + 160 + 100) / 67, 2), "of the bars, not of the answers"
    assert of(question, few, Exact()).mean == round((2 + 10 + 160 + 100) / 67, 2)
    coarse = [*number(1, 2), *number(5, 5), *number(4, 6)]
    assert of(question, coarse, Hiding()).mean is None


def test_numbers_come_in_round_bands_and_days_by_month_or_year() -> None:
    question = Question(1, Kind.NUMBER, "?", least=0, most=1_000_000)
    values = [answer for value in (3, 12, 14, 25, 31, 47, 58) for answer in number(value, 6)]
    for outlier in (900_000, 61):
        found = of(question, [*values, *number(outlier)], Hiding())
        assert [bar.ends for bar in found.bars][:2] == ["0–9", "10–19"]
        assert found.bars[-1].ends == "≥ 50", "the outlier is in a band with others"
        assert len(found.bars) <= 8
    small = Question(1, Kind.NUMBER, "?", least=0, most=4)
    assert shown(of(small, number(2, 6), Exact())) == [("0", 0), ("1", 0), ("2", 6), ("3", 0), ("4", 0)]
    day = Question(1, Kind.DATE, "?")
    months = [Answer(day=date(2026, month, day)) for month in (2, 3, 4) for day in range(1, 7)]
    assert shown(of(day, months, Hiding())) == [("≤ 02.2026", 6), ("03.2026", 6), ("≥ 04.2026", 6)]
    years = [Answer(day=date(year, 5, day)) for year in (2023, 2024, 2026) for day in range(1, 7)]
    assert shown(of(day, years, Hiding())) == [("≤ 2023", 6), ("2024", 6), ("2025", 0), ("≥ 2026", 6)]


def test_options_of_many_are_hidden_where_few_chose_or_few_did_not() -> None:
    question = Question(1, Kind.MANY, "?", options=OPTIONS, own=True)
    answers = [Answer(options=(1, 3))] * 12 + [Answer(options=(1,))] * 8 + [Answer(options=(2,), words="x")] * 2
    assert of(question, [*answers, *[None] * 7], Hiding()).is_hidden, "nothing is left"
    found = of(question, [*answers, *[Answer(options=(3, 2))] * 14, *[SKIPPED] * 6], Hiding())
    assert shown(found) == [("option 1", 20), ("option 2", 16), ("nothing 0", 6)]
    assert found.hidden_options == (0, 3), "own answers with the option that fewest left out"
    assert found.texts == ()
    exact = of(question, answers, Exact())
    assert shown(exact) == [("option 1", 20), ("option 2", 2), ("option 3", 12), ("own 0", 2)]
    assert (exact.answered, exact.of, exact.hidden_options) == (22, 22, ())


def test_texts_are_told_where_five_wrote_and_not_all_but_a_few() -> None:
    question = Question(1, Kind.LONG, "?")
    for wrote, skipped, is_told in ((5, 5, True), (4, 9, False), (8, 1, False), (6, 0, True), (0, 6, True)):
        found = of(question, [*[Answer(words="w")] * wrote, *[SKIPPED] * skipped], Hiding())
        assert (found.is_hidden, len(found.texts)) == (not is_told, wrote if is_told else 0), (wrote, skipped)
        assert found.answered == (wrote if is_told else None)


def test_texts_are_told_without_numbers_where_few_wrote_nothing() -> None:
    question = Question(1, Kind.LONG, "?")
    wrote = [Answer(words=words) for words in ("abc", "ab", "b", "b", "c", "d", "efg", "h")]
    found = of(question, [*wrote, SKIPPED, SKIPPED], Hiding())
    assert (found.is_hidden, found.answered, found.of, found.bars) == (False, None, None, ())
    assert found.texts == tuple(TextGroup(words, 0) for words in ("ab", "abc", "b", "c", "efg")), "the shortest are out"
    assert [one.count for one in of(question, [*wrote, SKIPPED], Exact()).texts] == [1] * 8


def asked(cases: dict[str, tuple[int, int]]) -> list[Counted]:
    return [
        Counted({1: Answer(options=(number,)), 2: Answer(number=number)}, group)
        for group, counts in cases.items()
        for number, count in zip((1, 2), counts, strict=True)
        for _ in range(count)
    ]


FORM = Form((Question(1, Kind.ONE, "?", options=OPTIONS[:2]), Question(2, Kind.SCALE, "?", least=1, most=2)))


def test_groups_stand_by_year_and_letter_small_ones_together_last() -> None:
    sheets = asked({"10Б": (6, 9), "5А": (9, 8), "5Б": (1, 2), "6А": (5, 5)})
    exact = compare(tally(FORM, sheets, Exact()), 1, Level.GROUP)
    assert [row.title for row in exact.rows] == ["5А", "5Б", "6А", "10Б"]
    found = compare(tally(FORM, sheets, Hiding()), 2, Level.GROUP)
    assert [(row.title, row.counts) for row in found.rows] == [("6А", (5, 5)), ("10Б", (6, 9)), ("", (10, 10))]
    assert found.rows[0].mean == 1.5
    assert [bar.count for bar in found.bars] == [21, 24]
    years = compare(tally(FORM, sheets, Hiding()), 1, Level.YEAR)
    assert [(row.title, row.counts) for row in years.rows] == [
        ("5", (10, 10)),
        ("6", (5, 5)),
        ("10", (6, 9)),
    ]
    alone = tally(FORM, asked({"5А": (7, 8), "5Б": (1, 12)}), Hiding())
    assert compare(alone, 1, Level.GROUP).rows == ()


def test_a_cross_table_is_made_coarser_until_it_fits() -> None:
    questions = (Question(1, Kind.ONE, "?", options=OPTIONS, required=True), Question(2, Kind.YES_NO, "?"))
    pairs = {(1, 1): 9, (1, 2): 8, (2, 1): 7, (2, 2): 5, (3, 1): 3, (3, 2): 6}
    sheets = [
        Counted({1: Answer(options=(row,)), 2: Answer(number=column)})
        for (row, column), count in pairs.items()
        for _ in range(count)
    ]
    found = cross(tally(Form(questions), sheets, Hiding()), 1, 2)
    assert found.rows == (Bar(What.OPTION, 17, 1), Bar(What.REST, 21))
    assert found.cells == ((9, 8), (10, 11))
    assert len(cross(tally(Form(questions), sheets, Exact()), 1, 2).rows) == 3
    assert cross(tally(Form(questions), sheets[:9], Hiding()), 1, 2).rows == ()


def test_many_is_compared_and_crossed_by_the_options_that_fit() -> None:
    many = Question(1, Kind.MANY, "?", options=OPTIONS, most=3)
    form = Form((many, Question(2, Kind.YES_NO, "?")))
    sheets = [
        Counted({1: Answer(options=chosen), 2: Answer(number=said)}, group)
        for group in ("5А", "6А")
        for chosen, said, count in (((1, 2), 1, 8), ((1, 3), 2, 3), ((2,), 1, 6), ((2, 3), 2, 7))
        for _ in range(count)
    ]
    found = compare(tally(form, sheets, Hiding()), 1, Level.GROUP)
    assert [(row.title, row.answered, row.counts) for row in found.rows] == [("5А", 24, (11, 10)), ("6А", 24, (11, 10))]
    assert [bar.number for bar in found.bars] == [1, 3], "only three of a class did not choose the second"
    assert cross(tally(form, sheets, Exact()), 1, 2).cells == ((16, 6), (28, 14), (0, 20))


def test_last_year_is_compared_by_what_both_show() -> None:
    question = Question(1, Kind.ONE, "?", options=OPTIONS)
    now = of(question, [*one(1, 10), *one(2, 10)], Hiding())
    renamed = Question(1, Kind.ONE, "?", options=(*OPTIONS[:2], Option(3, "other")))
    before = of(renamed, [*one(1, 5), *one(2, 15)], Hiding())
    found = changes(now, before)
    assert [(bar.bar.number, bar.now, bar.before) for bar in found.bars] == [
        (1, 0.5, 0.25),
        (2, 0.5, 0.75),
        (3, 0, None),
    ]
    assert changes(now, of(question, one(1, 3), Hiding())).bars == ()
    for words, is_same in (("АРЕНДА", True), ("Ремонт", False)):
        pair = [of(replace(question, text=text), one(1, 10), Hiding()) for text in ("Аренда", words)]
        assert bool(changes(*pair).bars) == is_same, words
    scale = [Question(1, Kind.SCALE, "?", least=1, most=most) for most in (5, 5, 10)]
    results = [of(one, number(value, 9), Hiding()) for one, value in zip(scale, (4, 2, 2), strict=True)]
    change = changes(results[0], results[1])
    assert (change.mean, change.mean_before) == (4.0, 2.0)
    assert changes(results[0], results[2]).mean is None


def test_rates_are_told_by_year_and_letter() -> None:
    told = [Rate(group, 5, 9) for group in ("10А", "5Б", "", "5А", "9В", "Кафедра")]
    for found in (in_order(told), of_large_groups(told)):
        assert [one.group for one in found] == ["5А", "5Б", "9В", "10А", "Кафедра", ""]


def test_rates_of_small_groups_are_told_together_with_the_smallest_where_they_are_still_too_few() -> None:
    told = [Rate("5А", 3, 9), Rate("5Б", 2, 6), Rate("role-director", 1, 1)]
    assert of_large_groups(told) == (Rate("5А", 3, 9), Rate("", 3, 7))
    assert of_large_groups([*told, Rate("role-staff", 0, 4)]) == (*told[:2], Rate("", 1, 5))
    assert of_large_groups([]) == ()
