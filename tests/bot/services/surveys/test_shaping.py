from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import Missing
from bot.services.surveys.checking import Flaw, problems
from bot.services.surveys.form import END, Form, Jump, Kind, Option, Question
from bot.services.surveys.shaping import Shaped, duplicated, moved, next_number, put, relabelled, without
from tests.bot.services.surveys.forms import forms

FIRST = Question(1, Kind.YES_NO, "Пойдёте?", jumps=(Jump(1, 1, 3), Jump(2, 2, END)))
SECOND = Question(2, Kind.SHORT, "Почему?", then=4)
THIRD, FOURTH = Question(3, Kind.DATE, "Когда?"), Question(4, Kind.LONG, "Что ещё?")
FORM = Form((FIRST, SECOND, THIRD, FOURTH), last=4)


def order(form: Form) -> list[int]:
    return [one.number for one in form.questions]


def test_a_number_is_given_once() -> None:
    assert next_number(Form()) == 1
    assert next_number(replace(FORM, last=0)) == 5
    shorter = without(FORM, 4).form
    assert next_number(shorter) == 5
    assert next_number(without(put(shorter, Question(5, Kind.DATE, "?")), 5).form) == 6
    assert next_number(without(put(Form(), Question(7, Kind.DATE, "?")), 7).form) == 8


def test_a_question_is_replaced_in_its_place_or_comes_last() -> None:
    changed = replace(SECOND, text="Зачем?")
    assert put(FORM, changed).questions == (FIRST, changed, THIRD, FOURTH)
    fifth = replace(THIRD, number=5)
    assert put(FORM, fifth) == Form((*FORM.questions, fifth), last=5)


def test_jumps_to_a_deleted_question_go_with_it() -> None:
    assert without(FORM, 2) == Shaped(Form((FIRST, THIRD, FOURTH), last=4))
    kept = replace(FIRST, jumps=(Jump(2, 2, END),))
    assert without(FORM, 3) == Shaped(Form((kept, SECOND, FOURTH), last=4), lost=(1,))
    assert without(FORM, 4) == Shaped(Form((FIRST, replace(SECOND, then=None), THIRD), last=4), lost=(2,))


def test_a_move_drops_the_jumps_that_would_lead_backwards() -> None:
    for number, by, after, lost in [
        (4, -1, [1, 2, 4, 3], ()),
        (4, -9, [4, 1, 2, 3], (2,)),
        (2, -2, [2, 1, 3, 4], ()),
        (1, 1, [2, 1, 3, 4], ()),
        (1, 2, [2, 3, 1, 4], (1,)),
        (2, 9, [1, 3, 4, 2], (2,)),
        (3, 0, [1, 2, 3, 4], ()),
    ]:
        shaped = moved(FORM, number, by)
        assert (order(shaped.form), shaped.lost) == (after, lost), (number, by)
    assert moved(FORM, 1, 2).form.questions[2].jumps == (Jump(2, 2, END),)


def test_a_copy_stands_behind_its_question_under_a_new_number() -> None:
    copied = duplicated(replace(FORM, last=8), 1)
    assert (order(copied), copied.last) == ([1, 9, 2, 3, 4], 9)
    assert copied.questions[1] == replace(FIRST, number=9)


def test_options_of_a_known_label_keep_their_numbers_and_jumps() -> None:
    jumps = (Jump(1, 1, 3), Jump(2, 3, END))
    asked = Question(1, Kind.ONE, "Что?", options=(Option(1, "а"), Option(2, "б"), Option(3, "в")), jumps=jumps)
    cases: list[tuple[list[str], list[int], tuple[Jump, ...]]] = [
        (["в", "а", "б"], [3, 1, 2], jumps),
        (["а", "г", "б"], [1, 4, 2], jumps[:1]),
        (["б", "в", "г", "д"], [2, 3, 4, 5], jumps[1:]),
        (["а", "а"], [1, 4], jumps[:1]),
        ([], [], ()),
    ]
    for labels, numbers, left in cases:
        shaped = relabelled(asked, labels)
        assert [(one.number, one.label) for one in shaped.options] == list(zip(numbers, labels, strict=True)), labels
        assert shaped.jumps == left, labels
    stale = replace(asked, jumps=(Jump(4, 4, 3),))
    assert relabelled(stale, ["а", "б", "в", "г"]) == replace(stale, options=(*asked.options, Option(5, "г")), jumps=())
    assert relabelled(Question(1, Kind.ONE, "Что?"), ["а", "б"]).options == (Option(1, "а"), Option(2, "б"))


def test_what_is_not_there_can_not_be_edited() -> None:
    for edit in (lambda: without(FORM, 9), lambda: moved(FORM, 9, 1), lambda: duplicated(FORM, 9)):
        with pytest.raises(Missing, match="error-survey-question"):
            edit()


@given(forms(), st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_edit_leaves_a_jump_that_leads_backwards_or_nowhere(form: Form, data: st.DataObject) -> None:
    number = data.draw(st.sampled_from(order(form)))
    shaped = data.draw(st.sampled_from([without(form, number), moved(form, number, data.draw(st.integers(-9, 9)))]))
    left = {one.flaw for one in problems(shaped.form)}
    assert left <= {Flaw.UNREACHED, Flaw.NO_QUESTIONS}
    kept = [one for one in shaped.form.questions if one.number not in shaped.lost]
    assert all(one == form.question(one.number) for one in kept)
    assert all(shaped.form.question(lost) != form.question(lost) for lost in shaped.lost)
    assert next_number(shaped.form) == next_number(form)
