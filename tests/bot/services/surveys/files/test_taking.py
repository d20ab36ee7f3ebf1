"""Questions of a file come instead of a draft's own: the same words stay the same question, other words never do."""

from dataclasses import replace

from hypothesis import given

from bot.services.surveys.files.packing import as_read
from bot.services.surveys.files.taking import taken
from bot.services.surveys.form import END, Form, Jump, Kind, Option, Question
from bot.services.text import fold
from tests.bot.services.surveys.forms import forms

BEFORE = Form(
    (
        Question(
            4,
            Kind.ONE,
            "Есть ли дома компьютер?",
            options=(Option(3, "Нет"), Option(1, "Да"), Option(7, "Один на всех")),
            jumps=(Jump(3, 3, 2),),
            picture="p4",
        ),
        Question(9, Kind.LONG, "Что мешает?"),
        Question(2, Kind.SCALE, "Как вам столовая?", least=1, most=5, picture="p2"),
    ),
    last=11,
)


def test_the_same_words_keep_their_numbers_in_any_order() -> None:
    file = Form(
        (
            Question(1, Kind.LONG, "Что ещё?"),
            Question(2, Kind.SCALE, "как вам столовая?", least=1, most=5),
            Question(
                3,
                Kind.ONE,
                "Есть ли дома компьютер?",
                options=(Option(1, "Да"), Option(2, "Скоро будет"), Option(3, "нет")),
                jumps=(Jump(2, 3, 4), Jump(1, 1, END)),
                then=4,
            ),
            Question(4, Kind.LONG, "Когда?"),
        ),
        last=4,
    )
    found = taken(BEFORE, file)
    assert [one.number for one in found.questions] == [12, 2, 4, 13]
    assert found.last == 13
    computer = found.questions[2]
    assert computer.options == (Option(1, "Да"), Option(8, "Скоро будет"), Option(3, "нет"))
    assert computer.jumps == (Jump(8, 8, 13), Jump(3, 3, 13), Jump(1, 1, END))
    assert computer.then == 13
    assert [one.picture for one in found.questions] == ["", "p2", "p4", ""]


def test_another_question_under_an_old_number_is_another_question() -> None:
    """A copy of last year's, other words from a file: nothing of it may be compared with last year."""
    file = Form(tuple(replace(one, text=f"{one.text} А летом?") for one in BEFORE.questions), 9)
    assert {one.number for one in taken(BEFORE, file).questions} == {12, 13, 14}


def test_the_same_question_twice_is_two_questions() -> None:
    twice = Form((Question(1, Kind.LONG, "Что мешает?"), Question(2, Kind.LONG, "Что мешает?")), 2)
    assert [one.number for one in taken(BEFORE, twice).questions] == [9, 12]


@given(forms())
def test_what_went_out_comes_back_as_it_was(form: Form) -> None:
    """Whatever numbers a draft gave, a file that nobody changed changes nothing."""
    back = taken(form, as_read(form))
    assert [fold(one.text) for one in back.questions] == [fold(one.text) for one in form.questions]
    if len({fold(one.text) for one in form.questions}) == len(form.questions):
        assert [one.number for one in back.questions] == [one.number for one in form.questions]
        assert [one.then for one in back.questions] == [one.then for one in form.questions]
    assert back.last >= form.last
