from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.services.surveys.checking import Flaw, Problem, problems
from bot.services.surveys.form import END, Form, Jump, Kind, Option, Question, Sheet
from tests.bot.services.surveys.forms import forms, sheets

AB = (Option(1, "Да"), Option(2, "Нет"))
ONE = Question(1, Kind.ONE, "Что выберете?", options=AB)
MANY = replace(ONE, kind=Kind.MANY)
SCALE = Question(1, Kind.SCALE, "Как вам?", least=1, most=5)
NUMBER = Question(1, Kind.NUMBER, "Сколько?", least=0, most=10)
YES_NO = Question(1, Kind.YES_NO, "Пойдёте?")
SHORT = Question(1, Kind.SHORT, "Чего не хватает?")
LATER = (Question(2, Kind.LONG, "Что ещё?"), Question(3, Kind.DATE, "Когда?"))


def flaws(*questions: Question) -> list[tuple[Flaw, int | None]]:
    return [(one.flaw, one.number) for one in problems(Form(questions))]


def test_a_question_that_is_wrong_in_itself() -> None:
    labels = (Option(1, "Ёлка "), Option(2, "елка"), Option(3, ""), Option(4, "щ" * 61))
    cases: list[tuple[Question, list[Flaw]]] = [
        (replace(SHORT, text=" \n"), [Flaw.NO_TEXT]),
        (replace(SHORT, text="щ" * 301), [Flaw.LONG_TEXT]),
        (replace(SHORT, text="щ" * 300, help="щ" * 300), []),
        (replace(SHORT, help="щ" * 301), [Flaw.LONG_HELP]),
        (replace(SHORT, number=0), [Flaw.NUMBER]),
        (ONE, []),
        (replace(ONE, options=AB[:1]), [Flaw.FEW_OPTIONS]),
        (replace(ONE, options=AB[:1], own=True), [Flaw.FEW_OPTIONS]),
        (replace(ONE, options=tuple(Option(n, f"{n}") for n in range(1, 13))), []),
        (replace(ONE, options=tuple(Option(n, f"{n}") for n in range(1, 14))), [Flaw.MANY_OPTIONS]),
        (replace(ONE, options=labels), [Flaw.NO_LABEL, Flaw.LONG_LABEL, Flaw.SAME_LABEL]),
        (replace(ONE, options=(Option(1, ""), Option(2, " "))), [Flaw.NO_LABEL]),
        (replace(ONE, options=(Option(1, "а"), Option(1, "б"))), [Flaw.OPTION_NUMBER]),
        (replace(ONE, options=(Option(0, "а"), Option(1, "б"))), [Flaw.OPTION_NUMBER]),
        (replace(MANY, least=2, most=2), []),
        (replace(MANY, least=2), []),
        (replace(MANY, least=2, most=1), [Flaw.COUNTS]),
        (replace(MANY, least=3), [Flaw.COUNTS]),
        (replace(MANY, least=3, own=True), []),
        (replace(MANY, most=3), [Flaw.COUNTS]),
        (replace(MANY, least=-1), [Flaw.COUNTS]),
        (SCALE, []),
        (replace(SCALE, least=0, most=10), []),
        (replace(SCALE, least=0, most=1), []),
        (replace(SCALE, most=1), [Flaw.STEPS]),
        (replace(SCALE, most=11), [Flaw.STEPS]),
        (replace(SCALE, least=2), [Flaw.STEPS]),
        (replace(SCALE, low_label="щ" * 41), [Flaw.LONG_END]),
        (NUMBER, []),
        (replace(NUMBER, least=10), [Flaw.RANGE]),
        (replace(NUMBER, least=20), [Flaw.RANGE]),
        (replace(NUMBER, most=1_000_001), [Flaw.RANGE]),
        (replace(NUMBER, least=-1_000_001), [Flaw.RANGE]),
    ]
    for question, wrong in cases:
        assert [flaw for flaw, _ in flaws(question)] == wrong, question


def test_a_survey_has_questions_but_not_too_many() -> None:
    assert problems(Form()) == [Problem(Flaw.NO_QUESTIONS)]
    many = tuple(replace(SHORT, number=number) for number in range(1, 42))
    assert flaws(*many[:40]) == []
    assert flaws(*many) == [(Flaw.MANY_QUESTIONS, None)]
    assert flaws(SHORT, LATER[0], SHORT) == [(Flaw.NUMBER, 1)]


def test_jumps_lead_forwards_from_answers_that_may_be_given() -> None:
    def led(question: Question, *jumps: Jump, then: int | None = None) -> list[tuple[Flaw, int | None]]:
        return flaws(replace(question, jumps=jumps, then=then), *LATER)

    cases: list[tuple[Question, tuple[Jump, ...], list[Flaw]]] = [
        (YES_NO, (Jump(1, 2, 3), Jump(3, 3, END)), []),
        (YES_NO, (Jump(1, 4, 3),), [Flaw.JUMP_OUTSIDE]),
        (YES_NO, (Jump(0, 1, 3),), [Flaw.JUMP_OUTSIDE]),
        (YES_NO, (Jump(2, 1, 3),), [Flaw.JUMP_OUTSIDE]),
        (YES_NO, (Jump(1, 2, 3), Jump(2, 3, END)), [Flaw.JUMPS_OVERLAP]),
        (YES_NO, (Jump(1, 1, 1),), [Flaw.TO_ITSELF]),
        (YES_NO, (Jump(1, 1, 9), Jump(2, 2, 9)), [Flaw.NOWHERE]),
        (SHORT, (Jump(1, 1, 3),), [Flaw.JUMP_KIND]),
        (ONE, (Jump(1, 2, 3),), []),
        (ONE, (Jump(2, 3, 3),), [Flaw.JUMP_OUTSIDE]),
        (SCALE, (Jump(1, 2, 3),), []),
        (SCALE, (Jump(0, 2, 3),), [Flaw.JUMP_OUTSIDE]),
        (NUMBER, (Jump(0, 0, 3), Jump(1, 10, END)), []),
        (NUMBER, (Jump(5, 11, 3),), [Flaw.JUMP_OUTSIDE]),
    ]
    for question, jumps, wrong in cases:
        assert [flaw for flaw, _ in led(question, *jumps)] == wrong, (question.kind, jumps)
    assert led(SHORT, then=1)[0] == (Flaw.TO_ITSELF, 1)
    assert led(SHORT, then=END) == [(Flaw.UNREACHED, 2), (Flaw.UNREACHED, 3)]
    assert flaws(SHORT, replace(LATER[0], then=1)) == [(Flaw.BACKWARDS, 2)]
    assert flaws(SHORT, replace(YES_NO, number=2, jumps=(Jump(1, 1, 1),))) == [(Flaw.BACKWARDS, 2)]


def test_a_circle_is_found() -> None:
    first = replace(YES_NO, jumps=(Jump(1, 1, 3),))
    second, third = LATER[0], replace(LATER[1], then=2)
    assert flaws(first, second, third) == [(Flaw.BACKWARDS, 3)]


def test_a_problem_tells_what_to_put_right() -> None:
    asked = replace(ONE, options=(*AB, Option(3, "да")), jumps=(Jump(1, 4, 7), Jump(2, 2, END)))
    assert problems(Form((asked, *LATER))) == [
        Problem(Flaw.SAME_LABEL, 1, words="Да"),
        Problem(Flaw.JUMP_OUTSIDE, 1, words="1–4"),
        Problem(Flaw.JUMPS_OVERLAP, 1, words="2"),
        Problem(Flaw.NOWHERE, 1, to=7),
    ]
    assert problems(Form((replace(SHORT, help="щ" * 301),))) == [Problem(Flaw.LONG_HELP, 1, limit=300)]


def test_what_no_answer_leads_to_is_unreached() -> None:
    all_jump = (Jump(1, 2, 3), Jump(3, 3, END))
    assert flaws(replace(YES_NO, jumps=all_jump), *LATER) == []  # it may be skipped
    assert flaws(replace(YES_NO, jumps=all_jump, required=True), *LATER) == [(Flaw.UNREACHED, 2)]
    assert flaws(replace(ONE, required=True, jumps=(Jump(1, 2, 3),)), *LATER) == [(Flaw.UNREACHED, 2)]
    assert flaws(replace(ONE, required=True, own=True, jumps=(Jump(1, 2, 3),)), *LATER) == []
    # What only an unreached question leads to is unreached too.
    hidden = replace(LATER[0], then=4)
    asked = (replace(SHORT, then=4), hidden, LATER[1], replace(SHORT, number=4))
    assert flaws(*asked) == [(Flaw.UNREACHED, 2), (Flaw.UNREACHED, 3)]


@given(forms(), st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_made_up_form_may_start_and_only_what_is_reached_is_answered(form: Form, data: st.DataObject) -> None:
    assert problems(form) == []
    sheet: Sheet = data.draw(sheets(form))
    assert set(sheet) <= {one.number for one in form.questions}
