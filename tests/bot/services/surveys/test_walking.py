from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.services.surveys.form import END, SKIPPED, Answer, Form, Jump, Kind, Option, Question, Sheet, YesNo
from bot.services.surveys.walking import before, exits, is_complete, leads_to, next_after, on_path, path, progress
from tests.bot.services.surveys.forms import answers, forms, forms_with_sheets

ABC = (Option(1, "а"), Option(2, "б"), Option(3, "в"))
# 1 asks whether to go to 2 or past it to 3; no ends at once.
FORM = Form(
    (
        Question(1, Kind.YES_NO, "Есть?", jumps=(Jump(1, 1, 3), Jump(2, 2, END))),
        Question(2, Kind.SHORT, "Чего ждёте?"),
        Question(3, Kind.NUMBER, "Сколько?", required=True, least=0, most=9, jumps=(Jump(5, 9, END),)),
        Question(4, Kind.LONG, "Что ещё?"),
    )
)
YES, NO, HARD = (Answer(number=number) for number in (YesNo.YES, YesNo.NO, YesNo.HARD_TO_SAY))


def numbers(form: Form, sheet: Sheet) -> list[int]:
    return [one.number for one in path(form, sheet)]


def number_of(question: Question | None) -> int | None:
    return question.number if question else None


def test_answers_lead_through_the_questions() -> None:
    cases: list[tuple[Sheet, list[int], bool]] = [
        ({}, [1], False),
        ({1: YES}, [1, 3], False),
        ({1: NO}, [1], True),
        ({1: HARD}, [1, 2], False),
        ({1: SKIPPED}, [1, 2], False),
        ({1: SKIPPED, 2: SKIPPED}, [1, 2, 3], False),
        ({1: YES, 3: SKIPPED}, [1, 3], False),  # may not be skipped
        ({1: YES, 3: Answer(number=4)}, [1, 3, 4], False),
        ({1: YES, 3: Answer(number=5)}, [1, 3], True),
        ({1: YES, 3: Answer(number=4), 4: SKIPPED}, [1, 3, 4], True),
        ({3: Answer(number=5)}, [1], False),
    ]
    for sheet, walked, is_done in cases:
        assert (numbers(FORM, sheet), is_complete(FORM, sheet)) == (walked, is_done), sheet
    two = Form((Question(1, Kind.MANY, "Что?", options=ABC, least=2), FORM.questions[1]))
    few, enough = {1: Answer((1,))}, {1: Answer((1,), words="Иное")}
    assert (numbers(two, few), numbers(two, enough)) == ([1], [1, 2])
    assert path(Form(), {}) == ()
    assert not is_complete(Form(), {})
    assert progress(Form(), {}) == (0, 0)
    assert on_path(Form(), {1: YES}) == {}


def test_one_goes_on_and_back_along_the_answers() -> None:
    sheet = {1: YES, 3: Answer(number=4)}
    assert [number_of(next_after(FORM, sheet, number)) for number in (1, 2, 3, 4, 9)] == [3, None, 4, None, None]
    assert [number_of(before(FORM, sheet, number)) for number in (1, 2, 3, 4, 9)] == [None, None, 1, 3, None]


def test_an_answer_left_behind_does_not_count_but_one_that_may_be_reached_stays() -> None:
    said = {1: HARD, 2: Answer(words="Кружок"), 3: Answer(number=1), 4: Answer(words="Нет")}
    assert on_path(FORM, said) == said
    assert on_path(FORM, said | {1: YES}) == {number: (said | {1: YES})[number] for number in (1, 3, 4)}
    assert on_path(FORM, said | {1: NO}) == {1: NO}
    # The third is answered such that the fourth is not asked; the second is still open, the third lies behind it.
    open_second = {1: HARD, 3: Answer(number=7), 4: Answer(words="Нет")}
    assert on_path(FORM, open_second) == {1: HARD, 3: Answer(number=7)}


def test_progress_counts_the_longest_way_that_is_left() -> None:
    cases: list[tuple[Sheet, tuple[int, int]]] = [
        ({}, (0, 4)),
        ({1: YES}, (1, 3)),
        ({1: NO}, (1, 1)),
        ({1: HARD}, (1, 4)),
        ({1: HARD, 3: Answer(number=9)}, (1, 3)),
        ({1: YES, 3: Answer(number=4)}, (2, 3)),
    ]
    for sheet, told in cases:
        assert progress(FORM, sheet) == told, sheet


def test_a_question_leads_where_an_answer_may_lead() -> None:
    all_jump = (Jump(1, 2, 7), Jump(3, 3, END))
    wide = Question(5, Kind.NUMBER, "Сколько?", required=True, least=0, most=1_000_000, jumps=(Jump(0, 999_999, 7),))
    many = Question(5, Kind.MANY, "Что?", required=True, options=ABC, jumps=(Jump(1, 1, 7), Jump(2, 3, END)))
    one = replace(many, kind=Kind.ONE)
    cases: list[tuple[Question, set[int]]] = [
        (Question(5, Kind.LONG, "Что?", jumps=(Jump(1, 1, 7),)), {6}),
        (Question(5, Kind.LONG, "Что?", then=END), {END}),
        (Question(5, Kind.YES_NO, "Да?", jumps=all_jump), {6, 7, END}),
        (Question(5, Kind.YES_NO, "Да?", required=True, jumps=all_jump), {7, END}),
        (Question(5, Kind.YES_NO, "Да?", required=True, jumps=all_jump[:1], then=7), {7}),
        (wide, {6, 7}),
        (replace(wide, jumps=(Jump(0, 1_000_000, 7),)), {7}),
        (replace(wide, jumps=(Jump(0, 4, 7), Jump(6, 1_000_000, END))), {6, 7, END}),
        (replace(wide, jumps=(Jump(0, 4, 7), Jump(5, 1_000_000, END))), {7, END}),
        (replace(wide, jumps=(Jump(1, 1_000_000, 7),)), {6, 7}),
        (replace(wide, jumps=(Jump(0, 1_000_000, 7), Jump(5, 6, END))), {7}),
        (one, {7, END}),
        (replace(one, own=True), {6, 7, END}),
        (many, {7, END}),
        (replace(many, own=True), {6, 7, END}),
        (replace(many, own=True, least=2), {7, END}),  # an own answer alone is too few
        (replace(many, least=3), {7}),  # all three must be chosen, the first among them
    ]
    for question, targets in cases:
        form = Form((question, Question(6, Kind.LONG, "Ещё"), Question(7, Kind.LONG, "Всё")))
        assert exits(form, question) == targets, question


def test_a_draft_with_a_circle_comes_to_an_end() -> None:
    form = Form((Question(1, Kind.SHORT, "а", then=1), Question(2, Kind.SHORT, "б", then=1)))
    assert numbers(form, {1: SKIPPED, 2: SKIPPED}) == [1]
    assert numbers(replace(form, questions=form.questions[::-1]), {1: SKIPPED, 2: SKIPPED}) == [2, 1]
    assert progress(form, {}) == (0, 1)
    assert numbers(Form((Question(1, Kind.SHORT, "а", then=5),)), {1: SKIPPED}) == [1]


@given(forms(), st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whoever_answers_what_is_asked_comes_to_the_end_and_the_bar_only_grows(form: Form, data: st.DataObject) -> None:
    sheet: dict[int, Answer] = {}
    shares: list[float] = []
    while not is_complete(form, sheet):
        done, total = progress(form, sheet)
        assert done == len(sheet) < total
        shares.append(done / total)
        asked = path(form, sheet)[-1]
        assert asked.number not in sheet
        sheet[asked.number] = data.draw(answers(asked))
        assert leads_to(form, asked, sheet[asked.number]) in exits(form, asked)
    assert shares == sorted(shares)
    assert progress(form, sheet) == (len(sheet), len(sheet))
    assert on_path(form, sheet) == sheet
    walked = path(form, sheet)
    for one, after in pairwise(walked):
        assert next_after(form, sheet, one.number) == after
        assert before(form, sheet, after.number) == one


@given(forms_with_sheets(most=3))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_made_up_sheet_is_complete(made: tuple[Form, tuple[Sheet, ...]]) -> None:
    form, sheets = made
    assert all(is_complete(form, sheet) and on_path(form, sheet) == sheet for sheet in sheets)


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=4),
    st.integers(0, 4),
    st.sampled_from(((False, False), (False, True), (True, False), (True, True))),
)
def test_exits_of_many_are_those_of_all_that_may_be_chosen(
    ends: list[tuple[int, int]], least: int, flags: tuple[bool, bool]
) -> None:
    own, required = flags
    options = tuple(Option(number, str(number)) for number in range(1, 5))
    jumps = tuple(Jump(first, last, at + 2) for at, (first, last) in enumerate(ends))
    asked = Question(1, Kind.MANY, "Что?", options=options, own=own, required=required, least=least, jumps=jumps)
    form = Form((asked, *(Question(number, Kind.LONG, "?") for number in range(2, 8))))
    chosen = [some for size in range(5) for some in combinations(range(1, 5), size)]
    said = [Answer(some, words=words) for some in chosen for words in (("", "Иное") if own else ("",))]
    allowed = [one for one in said if len(one.options) + bool(one.words) >= max(least, 1)]
    allowed += [] if required else [SKIPPED]
    assert exits(form, asked) == {leads_to(form, asked, one) for one in allowed}
