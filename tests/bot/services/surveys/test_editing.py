"""Edits of one question: what they make of it, what they refuse, and that they never leave a broken one."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Invalid, Missing, SchoolError
from bot.services.surveys import editing, shaping
from bot.services.surveys.checking import Flaw, problems
from bot.services.surveys.form import (
    END,
    LABEL_LIMIT,
    NUMBER_MOST,
    OPTIONS_LIMIT,
    TEXT_LIMIT,
    Form,
    Jump,
    Kind,
    Option,
    Question,
)
from tests.bot.services.surveys import forms

ONE = Question(1, Kind.ONE, "Чего не хватает?", options=(Option(1, "Света"), Option(2, "Тепла"), Option(3, "Места")))
MANY = replace(ONE, kind=Kind.MANY)
SCALE = Question(1, Kind.SCALE, "Удобно?", least=1, most=5)
NUMBER = Question(1, Kind.NUMBER, "Сколько?", least=-10, most=100)
# What an edit may leave to be put right by whoever edits: too little, never something broken.
UNFINISHED = {Flaw.FEW_OPTIONS, Flaw.UNREACHED}
# Made-up labels may differ in their letters and still look the same.
SOUND = forms.forms().filter(lambda form: not problems(form))


def labels(question: Question) -> list[str]:
    return [option.label for option in question.options]


def refusal(edit: Callable[[], object]) -> str:
    """The key of the error that it raises."""
    with pytest.raises(SchoolError) as caught:
        edit()
    return caught.value.key


def test_a_question_and_its_options_are_typed_at_a_stroke() -> None:
    cases = {
        "Есть ли дома компьютер?\nЕсть\nНет": ("Есть ли дома компьютер?", ["Есть", "Нет"]),
        "Что?\n\n - да,  конечно \n• нет\n3) как когда\n4. никак": (
            "Что?",
            ["да, конечно", "нет", "как когда", "никак"],
        ),
        "  Один вопрос  ": ("Один вопрос", []),
        "Сколько?\n-5\n5 класс": ("Сколько?", ["-5", "5 класс"]),
        "=1+1\n=HYPERLINK(1)\n@x": ("=1+1", ["=HYPERLINK(1)", "@x"]),
        "Скры\u200bтое\u202e?\nо\u2066тв": ("Скрытое?", ["отв"]),
    }
    for typed, (text, options) in cases.items():
        made = editing.new_question(7, Kind.ONE, typed)
        assert (made.number, made.kind, made.text, labels(made)) == (7, Kind.ONE, text, options), typed


def test_what_stands_twice_is_left_out_and_named_and_the_rest_kept() -> None:
    typed = "Что?\nКаша\nСуп\nкаша\nКомпот\n- КАША"
    assert labels(editing.new_question(7, Kind.ONE, typed)) == ["Каша", "Суп", "Компот"]
    assert editing.repeats(typed) == ["каша", "КАША"]
    more = "тепла\nВоды\nводы"
    assert labels(editing.with_more_options(ONE, more)) == ["Света", "Тепла", "Места", "Воды"]
    assert editing.repeats(more, ONE) == ["тепла", "воды"]
    assert editing.repeats("Каша\nКаша") == [], "the first line asks"


def test_a_question_without_options_is_one_line_with_usual_ends() -> None:
    ends = {Kind.SCALE: (1, 5), Kind.NUMBER: (0, 100)}
    for kind in Kind:
        if kind in {Kind.ONE, Kind.MANY}:
            continue
        made = editing.new_question(3, kind, "Как\nдела?")
        assert made == Question(3, kind, "Как дела?", least=ends.get(kind, (0, 0))[0], most=ends.get(kind, (0, 0))[1])
        assert problems(Form((made,), 3)) == [], kind


def test_what_is_too_long_or_too_many_is_refused() -> None:
    full = editing.with_options(ONE, [f"Ответ {at}" for at in range(OPTIONS_LIMIT - len(ONE.options))])
    cases = {
        "error-questions-options": lambda: editing.with_more_options(full, "Тринадцатый"),
        "error-questions-label": lambda: editing.with_more_options(ONE, "я" * (LABEL_LIMIT + 1)),
        "error-too-long": lambda: editing.with_text(ONE, "я" * (TEXT_LIMIT + 1)),
        "error-empty": lambda: editing.with_text(ONE, "\u200b \n"),
    }
    for key, edit in cases.items():
        assert refusal(edit) == key
    assert refusal(lambda: editing.renamed(ONE, 1, "Места ")) == "error-questions-same"
    assert refusal(lambda: editing.renamed(ONE, 1, "я" * (LABEL_LIMIT + 1))) == "error-questions-label"
    assert refusal(lambda: editing.renamed(ONE, 9, "Воды")) == "error-survey-option"


def test_options_are_renamed_moved_and_dropped_with_what_they_lead_to() -> None:
    question = replace(ONE, jumps=(Jump(1, 1, END), Jump(3, 3, END)))
    renamed = editing.renamed(question, 1, "Солнца")
    assert (labels(renamed), renamed.jumps) == (["Солнца", "Тепла", "Места"], question.jumps)
    assert labels(editing.renamed(question, 1, "СВЕТА")) == ["СВЕТА", "Тепла", "Места"]
    moved = editing.moved_option(question, 3, -1)
    assert ([option.number for option in moved.options], moved.jumps) == ([1, 3, 2], question.jumps)
    assert editing.moved_option(question, 1, -1) == question
    dropped = editing.without_option(question, 3)
    assert (labels(dropped), dropped.jumps) == (["Света", "Тепла"], (Jump(1, 1, END),))


def test_no_more_may_be_marked_than_there_is() -> None:
    assert editing.with_counts(MANY, 1, 2) == replace(MANY, least=1, most=2)
    assert editing.with_counts(MANY, 2, 3) == replace(MANY, least=2, most=0), "all that there are"
    own = editing.with_counts(editing.toggled_own(MANY), 4, 4)
    assert editing.toggled_own(own) == replace(MANY, least=3, most=0)
    assert editing.without_option(editing.with_counts(MANY, 2, 2), 1).most == 0
    for least, most in ((0, 4), (3, 2), (4, 0)):
        assert refusal(partial(editing.with_counts, MANY, least, most)) == "error-questions-counts"


def test_ends_of_scales_and_numbers() -> None:
    jumping = replace(SCALE, jumps=(Jump(1, 2, END), Jump(5, 5, END)))
    assert editing.with_ends(jumping, 1, 4) == replace(SCALE, most=4, jumps=(Jump(1, 2, END),))
    assert editing.with_ends(NUMBER, -NUMBER_MOST, NUMBER_MOST).least == -NUMBER_MOST
    for least, most in ((2, 5), (1, 11), (1, 1), (-1, 5)):
        assert refusal(partial(editing.with_ends, SCALE, least, most)) == "error-questions-steps"
    for least, most in ((5, 5), (9, 1), (0, NUMBER_MOST + 1), (-NUMBER_MOST - 1, 0)):
        assert refusal(partial(editing.with_ends, NUMBER, least, most)) == "error-questions-range"


def test_two_numbers_are_read_as_people_write_them() -> None:
    cases = {
        "1-5": (1, 5),
        "1 – 10": (1, 10),
        "от 0 до 30": (0, 30),
        "0…7": (0, 7),
        "-5 5": (-5, 5),
        "от −10 до -2": (-10, -2),
        "٣ ٥": (3, 5),
        "3\n4": (3, 4),
    }
    for typed, pair in cases.items():
        assert editing.read_pair(typed) == pair, typed
    for typed in ("5", "1 2 3", "много", "1." * 100):
        with pytest.raises(Invalid):
            editing.read_pair(typed)


def test_labels_of_a_scale_are_two_lines() -> None:
    said = editing.with_labels(SCALE, "Плохо\n\nОтлично")
    assert (said.low_label, said.high_label) == ("Плохо", "Отлично")
    assert editing.with_labels(said, "") == SCALE
    assert refusal(lambda: editing.with_labels(SCALE, "Плохо")) == "error-questions-two-lines"
    assert refusal(lambda: editing.with_labels(ONE, "Плохо\nОтлично")) == Missing.key


def test_another_kind_never_costs_options() -> None:
    question = replace(ONE, own=True, help="Подумайте", required=True, picture="p", jumps=(Jump(1, 1, END),), then=END)
    assert editing.kinds_for(question) == (Kind.MANY,)
    assert editing.of_kind(question, Kind.MANY) == replace(question, kind=Kind.MANY)
    counted = editing.with_counts(editing.of_kind(question, Kind.MANY), 1, 2)
    assert editing.of_kind(counted, Kind.ONE) == question
    assert refusal(lambda: editing.of_kind(question, Kind.SHORT)) == Missing.key
    scale = replace(SCALE, jumps=(Jump(1, 1, END),), low_label="Плохо", then=END)
    assert editing.of_kind(scale, Kind.NUMBER) == Question(1, Kind.NUMBER, "Удобно?", most=100, then=END)
    assert editing.of_kind(scale, Kind.LONG) == Question(1, Kind.LONG, "Удобно?", then=END)


def test_a_jump_takes_its_answers_from_others_and_leaves_the_rest() -> None:
    after = tuple(Question(number, Kind.SHORT, "Что?") for number in (2, 3))
    scale = Form((replace(SCALE, jumps=(Jump(1, 4, 2),)), *after), 3)
    assert editing.leading(scale, 1, 2, 3, 3).jumps == (Jump(1, 1, 2), Jump(2, 3, 3), Jump(4, 4, 2))
    assert editing.leading(scale, 1, 1, 4, None).jumps == ()
    number = Form((replace(NUMBER, jumps=(Jump(-5, 50, 2),)), *after), 3)
    assert editing.leading(number, 1, 40, 60, END).jumps == (Jump(-5, 39, 2), Jump(40, 60, END))
    # Numbers of options stand in no order, so none is left between two of them.
    options = (Option(5, "Да"), Option(2, "Нет"), Option(9, "Иногда"))
    one = Form((replace(ONE, options=options, jumps=(Jump(2, 9, 3),)), *after), 3)
    assert editing.leading(one, 1, 2, 2, 2).jumps == (Jump(5, 5, 3), Jump(2, 2, 2), Jump(9, 9, 3))


def test_jumps_lead_forwards_from_answers_that_there_are() -> None:
    form = Form((Question(4, Kind.SHORT, "Кто?"), ONE, Question(2, Kind.SHORT, "Что?")), 4)
    cases = [(1, 1, 1), (1, 1, 4), (1, 1, 77), (9, 9, 2), (2, 1, 2)]
    for first, last, to in cases:
        with pytest.raises(Missing):
            editing.leading(form, 1, first, last, to)
    for to in (1, 4, 77):
        with pytest.raises(Missing):
            editing.then(form, 1, to)
    assert editing.then(form, 1, 2).then == 2
    assert editing.then(form, 1, END).then == END
    assert [one.number for one in editing.later(form, 4)] == [1, 2]
    with pytest.raises(Missing):
        editing.leading(form, 4, 1, 1, 2)


def edits(question: Question) -> list[Callable[[Question], Question]]:
    """Edits as buttons and words make them, whether they fit the question or not."""
    option = question.options[0].number if question.options else 1
    return [
        editing.toggled_required,
        editing.toggled_own,
        lambda one: editing.with_text(one, "Другое?"),
        lambda one: editing.with_more_options(one, "Один\nДва"),
        lambda one: editing.without_option(one, option),
        lambda one: editing.moved_option(one, option, 1),
        lambda one: editing.with_counts(one, 1, 2),
        lambda one: editing.with_ends(one, 1, 3),
        *(partial(editing.of_kind, kind=kind) for kind in Kind),
    ]


@given(SOUND, st.data())
def test_no_edit_leaves_a_broken_question(form: Form, data: st.DataObject) -> None:
    for _ in range(4):
        question = data.draw(st.sampled_from(form.questions))
        edit = data.draw(st.sampled_from(edits(question)))
        try:
            form = shaping.put(form, edit(question))
        except (Invalid, Missing):
            continue
    assert {problem.flaw for problem in problems(form)} <= UNFINISHED


@given(SOUND, st.data())
def test_no_jump_that_is_set_breaks_anything(form: Form, data: st.DataObject) -> None:
    for _ in range(4):
        question = data.draw(st.sampled_from(form.questions))
        ends = [data.draw(st.integers(-12, 120)) for _ in range(2)]
        to = data.draw(st.none() | st.sampled_from([END, *(one.number for one in form.questions)]))
        try:
            form = shaping.put(form, editing.leading(form, question.number, min(ends), max(ends), to))
        except Missing:
            continue
    assert {problem.flaw for problem in problems(form)} <= UNFINISHED
