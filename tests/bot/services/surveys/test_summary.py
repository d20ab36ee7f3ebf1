"""Five needs at most: the weightiest of what the results show, never of what they hide, no answer that all is well."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.services.surveys.form import Jump, Kind, Option, Question, YesNo
from bot.services.surveys.shapes import FEWEST, Bar, QuestionResult, Results, TextGroup, What
from bot.services.surveys.summary import MOST, PEOPLE, SHEETS, Finding, FindingKind, findings

CHOICE, LOW, CHANGE, TEXT = FindingKind


def results(*questions: QuestionResult) -> Results:
    return Results("Потребности", True, date(2026, 11, 20), 120, 100, 0, (), questions)


def choices(number: int, counts: Sequence[int], kind: Kind = Kind.MANY, of: int | None = 100) -> QuestionResult:
    options = () if kind is Kind.YES_NO else tuple(Option(one, f"Ответ {one}") for one in range(1, len(counts) + 1))
    bars = tuple(Bar(What.OPTION, count, one) for one, count in enumerate(counts, start=1))
    return QuestionResult(Question(number, kind, wish(number), options=options), 100, of, bars)


def wish(number: int) -> str:
    return f"Чего вам хотелось бы {number}"


def scale(number: int, mean: float | None, least: int = 1, most: int = 5) -> QuestionResult:
    question = Question(number, Kind.SCALE, f"Вопрос {number}", least=least, most=most)
    return QuestionResult(question, 100, 100, (Bar(What.OPTION, 90, 1),), mean, 1.0)


def texts(number: int, *groups: tuple[str, int], of: int | None = 100) -> QuestionResult:
    found = tuple(TextGroup(*one) for one in groups)
    return QuestionResult(Question(number, Kind.LONG, f"Вопрос {number}"), of, of, texts=found)


def told(now: Results, last_year: Results | None = None) -> list[tuple[FindingKind, int, int]]:
    return [(one.kind, one.question, one.option) for one in findings(now, last_year)]


def test_what_is_worth_telling() -> None:
    hard = choices(1, (10, 12, 78), Kind.YES_NO)
    joined = replace(choices(1, (60,)), bars=(Bar(What.REST, 60, 1), Bar(What.OWN, 50), Bar(What.NOTHING, 40)))
    cases: list[tuple[str, QuestionResult, list[tuple[FindingKind, int, int]]]] = [
        ("a large share", choices(1, (25, 24)), [(CHOICE, 1, 1)]),
        ("all that is strong", choices(1, (30, 45, 25), Kind.ONE), [(CHOICE, 1, 2), (CHOICE, 1, 1), (CHOICE, 1, 3)]),
        ("of few who were asked", choices(1, (5,), of=SHEETS - 1), []),
        (
            "free places of several choices",
            choices(1, (30, 90, 50, 60, 70, 80, 40)),
            [(CHOICE, 1, n) for n in (2, 6, 5, 4, 3)],
        ),
        ("yes or no", choices(1, (40, 55, 5), Kind.YES_NO), [(CHOICE, 1, YesNo.YES)]),
        ("hard to say", hard, []),
        ("several answers shown as one", joined, []),
        ("shares that are not shown", choices(1, (90,), of=None), []),
        ("nobody", choices(1, (0,), of=0), []),
        ("the middle of a scale", scale(1, 3.0), [(LOW, 1, 0)]),
        ("above it", scale(1, 3.1), []),
        ("a scale from nought", scale(1, 5.0, 0, 10), [(LOW, 1, 0)]),
        ("a mean that is not shown", scale(1, None), []),
        ("own words", texts(1, ("медленный интернет", 5)), [(TEXT, 1, 0)]),
        ("of too few", texts(1, ("медленный интернет", FEWEST - 1), of=10), []),
        ("of too small a share", texts(1, ("медленный интернет", 9), of=200), []),
        ("nothing to say", texts(1, ("нет", 90), ("-", 9)), []),
        ("praise", texts(1, ("Всё хорошо, спасибо!", 90)), []),
        ("hidden", replace(choices(1, (90,)), is_hidden=True), []),
    ]
    for name, result, expected in cases:
        assert told(results(result)) == expected, name
    assert findings(replace(results(choices(1, (90,))), is_hidden=True)) == ()
    assert findings(replace(results(choices(1, (9,), of=9)), answered=SHEETS - 1)) == ()
    assert findings(replace(results(choices(1, (9,), of=10)), answered=SHEETS)) != ()


def labelled(text: str, *said: tuple[str, int], of: int = 100) -> QuestionResult:
    kind = Kind.ONE if said[0][0] not in ("да", "нет") else Kind.YES_NO
    names = {"да": YesNo.YES, "нет": YesNo.NO}
    numbers = [names.get(label, at) for at, (label, _) in enumerate(said, start=1)]
    options = tuple(Option(number, label) for number, (label, _) in zip(numbers, said, strict=True))
    bars = tuple(Bar(What.OPTION, count, number) for number, (_, count) in zip(numbers, said, strict=True))
    return QuestionResult(Question(len(text), kind, text, options=options), 100, of, bars)


def said(*questions: QuestionResult) -> list[tuple[str, int | None]]:
    return [(one.words, one.count) for one in findings(results(*questions))]


def test_needs_come_before_what_is_merely_frequent() -> None:
    computer = labelled("Есть ли дома компьютер?", ("Есть, хватает", 38), ("Приходится ждать", 38), ("Нет", 24))
    internet = labelled("Хватает ли интернета?", ("Хватает", 50), ("Иногда не хватает", 30), ("Часто не хватает", 15))
    habits = labelled("Что вы делаете на уроках?", ("Показываю презентации", 90))
    ways = labelled("Как вам удобнее учиться?", ("На занятии", 80))
    tasty = labelled("Вкусно ли в столовой?", ("да", 100))
    wishes = labelled("О чём вам хотелось бы узнать?", ("Про экзамены", 40), ("Трудно сказать", 60))
    help_ = labelled("Какая помощь нужна?", ("Помощь не нужна", 70), ("Объяснить трудное", 26))
    assert said(computer, internet, habits, ways, tasty, wishes, help_) == [
        ("Нет", 24),
        ("Приходится ждать", 38),
        ("Иногда не хватает", 30),
        ("Про экзамены", 40),
        ("Объяснить трудное", 26),
    ]


def test_of_a_few_who_were_asked_a_share_seems_larger_than_it_is() -> None:
    few = labelled("О чём вам хотелось бы узнать?", ("Про экзамены", 20), of=25)
    assert said(few, labelled("Какая помощь нужна?", ("Дополнительные занятия", 30))) == [
        ("Дополнительные занятия", 30),
        ("Про экзамены", 20),
    ]


def test_a_question_that_leads_on_gives_way_to_what_it_leads_to() -> None:
    gate = labelled("Хотите ли вы поучиться?", ("да", 90), ("нет", 10))
    follows = labelled("Чему вы хотели бы научиться?", ("Работать с доской", 60), of=90)
    assert said(gate, follows) == [(gate.question.text, 90), ("Работать с доской", 60)]
    leads = replace(gate, question=replace(gate.question, jumps=(Jump(YesNo.NO, YesNo.NO, 0),)))
    assert said(leads, follows) == [("Работать с доской", 60), (gate.question.text, 90)]


def test_what_has_changed_since_last_year() -> None:
    renamed = replace(choices(1, (5,)), question=replace(choices(1, (5,)).question, options=(Option(1, "Иное"),)))
    reworded = replace(choices(1, (5,)), question=replace(choices(1, (5,)).question, text="Иной вопрос"))
    cases: list[tuple[str, QuestionResult, QuestionResult, list[FindingKind]]] = [
        ("a need has grown", choices(1, (15,)), choices(1, (5,)), [CHANGE]),
        ("a little", choices(1, (14,)), choices(1, (5,)), []),
        ("it has shrunk", choices(1, (5,)), choices(1, (90,)), []),
        ("large, and grown a little", choices(1, (60,)), choices(1, (45,)), [CHOICE]),
        ("large, and grown much", choices(1, (60,)), choices(1, (10,)), [CHANGE]),
        ("another answer", choices(1, (15,)), renamed, []),
        ("another question", choices(1, (15,)), reworded, []),
        ("another number", choices(1, (15,)), choices(2, (5,)), []),
        ("hidden then", choices(1, (15,)), replace(choices(1, (5,)), is_hidden=True), []),
        ("no shares then", choices(1, (15,)), choices(1, (5,), of=None), []),
        ("a mean fell", scale(1, 4.0), scale(1, 4.4), [CHANGE]),
        ("a mean rose", scale(1, 4.4), scale(1, 3.2), []),
        ("a mean is low and fell", scale(1, 2.0), scale(1, 2.5), [LOW]),
        ("no mean then", scale(1, 4.0), scale(1, None), []),
        ("a longer scale", scale(1, 4.0), scale(1, 9.0, most=10), []),
    ]
    for name, now, before, expected in cases:
        assert [one.kind for one in findings(results(now), results(before))] == expected, name
    assert told(results(choices(1, (15,))), replace(results(choices(1, (5,))), is_hidden=True)) == []


def test_a_finding_knows_what_it_could_become() -> None:
    now = results(
        choices(1, (60, 5), Kind.ONE), choices(2, (80, 15), Kind.YES_NO), scale(3, 2.0), texts(4, ("Кружки", 20))
    )
    before = results(choices(1, (55, 5), Kind.ONE), scale(3, 2.2))
    assert findings(now, before) == (
        Finding(CHOICE, 2, wish(2), YesNo.YES, 80, 0.8),
        Finding(LOW, 3, "Вопрос 3", mean=2.0, before=2.2),
        Finding(CHOICE, 1, "Ответ 1", 1, 60, 0.6, before=0.55),
        Finding(TEXT, 4, "Кружки", count=20, share=0.2),
    )


def test_no_question_silences_the_others() -> None:
    loud, quiet = choices(1, (90, 89, 88, 87, 86)), [choices(number, (30,)) for number in (2, 3, 4)]
    assert told(results(loud, *quiet)) == [
        (CHOICE, 1, 1),
        (CHOICE, 1, 2),
        (CHOICE, 2, 1),
        (CHOICE, 3, 1),
        (CHOICE, 4, 1),
    ]
    assert told(results(loud, quiet[0])) == [(CHOICE, 1, n) for n in (1, 2, 3, 4)] + [(CHOICE, 2, 1)]
    weak = choices(2, (30, 20))
    assert told(results(loud, *quiet[1:], weak, choices(5, (26,)))) == [(CHOICE, n, 1) for n in (1, 3, 4, 2, 5)]


shares = st.lists(st.integers(0, 100), min_size=1, max_size=8)
some_choices = st.tuples(shares, st.sampled_from((Kind.ONE, Kind.MANY, Kind.YES_NO)))
some_scales = st.none() | st.floats(1, 5)
some_texts = st.lists(st.tuples(st.sampled_from(("нет", "кружки", "интернет")), st.integers(1, 100)), max_size=3)
hidings = st.booleans()


@st.composite
def any_results(draw: st.DrawFn) -> Results:
    found: list[QuestionResult] = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        made = (
            *(choices(number, *draw(some_choices)), scale(number, draw(some_scales))),
            texts(number, *draw(some_texts)),
        )
        found.append(replace(draw(st.sampled_from(made)), is_hidden=draw(hidings)))
    return results(*found)


@given(any_results(), st.none() | any_results())
def test_at_most_five_of_what_is_shown_each_once(now: Results, before: Results | None) -> None:
    found = findings(now, before)
    assert found == findings(now, before)
    assert len(found) <= MOST
    shown = {one.question.number for one in now.questions if not one.is_hidden}
    assert {one.question for one in found} <= shown
    assert len({(one.question, one.option, one.words) for one in found if one.kind is not TEXT}) == sum(
        one.kind is not TEXT for one in found
    )
    assert all(one.words for one in found)
    assert all(one.count is None or one.count >= PEOPLE for one in found)
