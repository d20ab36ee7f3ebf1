from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import Invalid, Missing, SchoolError
from bot.services.surveys.answers import check_finished, pick, read_words, toggle
from bot.services.surveys.form import SKIPPED, Answer, Kind, Option, Question, YesNo
from tests.bot.services.surveys.forms import answers, questions

OPTIONS = (Option(4, "Ёлка и праздник"), Option(2, "Кружки, секции"), Option(7, "Экскурсии"))
ONE = Question(1, Kind.ONE, "Что нужно?", options=OPTIONS)
MANY = replace(ONE, kind=Kind.MANY, least=2, most=2)
SCALE = Question(1, Kind.SCALE, "Как вам?", least=1, most=5)
NUMBER = Question(1, Kind.NUMBER, "Сколько часов?", least=-5, most=200)
YES_NO = Question(1, Kind.YES_NO, "Пойдёте?")
SHORT, LONG = Question(1, Kind.SHORT, "Чего не хватает?"), Question(1, Kind.LONG, "Что ещё?")
DATE = Question(1, Kind.DATE, "День рождения?")
RTL, ZERO = "\u202e", "\u200b"


def refusal(question: Question, typed: str, chosen: Answer = SKIPPED) -> SchoolError:
    with pytest.raises(Invalid) as refused:
        read_words(question, typed, chosen)
    return refused.value


def test_one_is_chosen_by_its_label_or_its_place() -> None:
    cases = {"экскурсии": 7, " ЭКСКУРСИИ! ": 7, "елка и  праздник": 4, "кружки, секции": 2, "1": 4, "2.": 2, "№ 3": 7}
    cases |= {f"{RTL}эк{ZERO}скурсии": 7, "３": 7, "٣": 7}
    for typed, option in cases.items():
        assert read_words(ONE, typed) == Answer(options=(option,)), typed
    for typed in ("4", "0", "99", "экскурсия", "Круж", "щ" * 10_000, "?!"):
        assert refusal(ONE, typed).key == "error-survey-choose", typed
    assert refusal(ONE, f" {ZERO}\n").key == "error-empty"


def test_the_first_words_of_an_option_choose_it_where_nothing_else_can_be_meant() -> None:
    assert read_words(ONE, "Кружки") == Answer(options=(2,))
    labels = ("Есть, хватает всем", "Есть, но приходится ждать", "Нет")
    computer = replace(ONE, options=tuple(Option(number, label) for number, label in enumerate(labels, start=1)))
    assert read_words(computer, "есть, хватает") == Answer(options=(1,))
    assert refusal(computer, "есть").key == "error-survey-choose", "two begin so"
    assert read_words(replace(ONE, own=True), "Кружки") == Answer(words="Кружки")


def test_a_number_is_no_place_where_labels_have_digits() -> None:
    grades = replace(ONE, options=(Option(1, "5 класс"), Option(2, "1")))
    assert refusal(grades, "2").key == "error-survey-choose"
    assert read_words(grades, "1") == Answer(options=(2,))
    assert read_words(grades, "5 класс") == Answer(options=(1,))
    signs = replace(ONE, options=(Option(1, "?"), Option(2, "Да")))
    assert refusal(signs, "!").key == "error-survey-choose"


def test_another_answer_is_an_own_one_where_that_is_offered() -> None:
    own = replace(ONE, own=True)
    assert read_words(own, f"Бассейн{ZERO}\nрядом") == Answer(words="Бассейн рядом")
    assert read_words(own, "экскурсии") == Answer(options=(7,))
    long = refusal(own, "щ" * 10_000)
    assert (long.key, long.args_for_text) == ("error-too-long", {"length": 10_000, "limit": 200})


def test_several_are_named_at_once_and_added_to_what_is_ticked() -> None:
    wide = replace(MANY, most=0)
    for typed in ("экскурсии; 1", "3\n1", "3, 1", "Экскурсии\nЁлка и праздник\n"):
        assert read_words(wide, typed) == Answer(options=(4, 7)), typed
    assert read_words(wide, "Кружки, секции") == Answer(options=(2,))
    assert read_words(wide, "экскурсии", Answer(options=(4,), words="Театр")) == Answer((4, 7), words="Театр")
    assert refusal(wide, "экскурсии, бассейн").key == "error-survey-choose"
    assert refusal(wide, ",").key == "error-survey-choose"
    own = replace(wide, own=True)
    assert read_words(own, "экскурсии, бассейн") == Answer(words="экскурсии, бассейн")
    assert read_words(own, "Бассейн", Answer(options=(4,))) == Answer((4,), words="Бассейн")
    assert refusal(own, "щ" * 201).key == "error-too-long"
    full = replace(own, most=2)
    for typed, chosen in (("1, 2, 3", SKIPPED), ("3", Answer((4, 2))), ("Бассейн", Answer((4, 2)))):
        refused = refusal(full, typed, chosen)
        assert (refused.key, refused.args_for_text) == ("error-survey-most", {"most": 2}), typed


def test_yes_and_no_in_words() -> None:
    cases: dict[int, tuple[str, ...]] = {
        YesNo.YES: ("да", "ДА!", "Да, конечно", "yes", "Yep", "1"),
        YesNo.NO: ("нет", "Нет.", "no", "nope", "2"),
        YesNo.HARD_TO_SAY: (
            *("не знаю", "Затрудняюсь", "затрудняюсь ответить", "сложно сказать", "не уверена"),
            *("I don’t know", "don't know", "hard to say", "3"),
        ),
    }
    for number, said in cases.items():
        for typed in said:
            assert read_words(YES_NO, typed) == Answer(number=number), typed
    for typed in ("может быть", "да нет", "0", "4", "да" * 5_000, "\u0958"):
        assert refusal(YES_NO, typed).key == "error-survey-yes-no", typed


def test_numbers_in_digits_of_any_script_and_small_ones_in_words() -> None:
    cases = {"12": 12, " 12. ": 12, "+7": 7, "-5": -5, "−5": -5, "007": 7, "двенадцать": 12, "Ноль": 0, "twenty": 20}
    cases |= {"１２": 12, "١٢": 12, f"{RTL}1{ZERO}2": 12}
    for typed, number in cases.items():
        assert read_words(NUMBER, typed) == Answer(number=number), typed
    said = {"сто": 100, "Сто двадцать пять": 125, "двадцать один": 21, "twenty-one": 21, "десять": 10}
    said |= {"80 рублей": 80, "80р.": 80, "сорок минут": 40, "5 лет": 5, "٣ часа": 3, "два раза": 2}
    for typed, number in said.items():
        assert read_words(NUMBER, typed) == Answer(number=number), typed
    wide = replace(NUMBER, most=1_000_000)
    for typed in ("120 000", "120\u00a0000", "120000"):
        assert read_words(wide, typed) == Answer(number=120_000), typed
    refused = {
        "error-survey-whole": ("12,5", "12.5", "-0,5", "1/2", ",5"),
        "error-survey-range": ("201", "-6", "9" * 30, "1 000", f"-{'9' * 30}"),
        "error-survey-number": (
            *(
                "много",
                "12 тысяч",
                "5²",
                "1 2",
                "двадцать двадцать",
                "пять сто",
                "рублей",
                "2 с половиной часа",
                "1-2",
                "1e3",
                "0x5",
                "--5",
                "½",
            ),
            *("щ" * 10_000, "9" * 10_000, "5" + "." * 60 + "x"),
        ),
    }
    for key, wrong in refused.items():
        for typed in wrong:
            error = refusal(NUMBER, typed)
            assert (error.key, error.args_for_text) == (key, {"least": "-5", "most": "200"}), typed
    assert refusal(NUMBER, f"{ZERO} ").key == "error-empty"


def test_a_step_of_a_scale_is_a_number() -> None:
    assert read_words(SCALE, "5") == Answer(number=5)
    for typed, key in (("0", "range"), ("6", "range"), ("4.5", "whole"), ("хорошо", "number")):
        assert refusal(SCALE, typed).key == f"error-survey-{key}", typed


def test_a_day_is_read_with_its_year() -> None:
    day = date(2012, 3, 15)
    for typed in (
        *("15.03.2012", "15.3.2012 г.", "15/03/2012", "15-03-2012", "15 03 2012", "2012-03-15", "１５.03.2012"),
        *("15 марта 2012", "15 Марта 2012 года", "15 мар. 2012 г.", "15 March 2012", "March 15th, 2012"),
        f"15.{ZERO}03.2012{RTL}",
    ):
        assert read_words(DATE, typed) == Answer(day=day), typed
    assert read_words(DATE, "1.1.1900") == Answer(day=date(1900, 1, 1))
    assert read_words(DATE, "31 декабря 2100") == Answer(day=date(2100, 12, 31))
    refused = {
        "error-survey-day": ("15 марта", "15.03", "15.03.12", "вчера", "15.03.2012 вечером", "щ" * 10_000),
        "error-survey-no-day": ("31.02.2012", "15.13.2012", "0.1.2012", "29 февраля 2011", "1.1.0000"),
        "error-survey-year": ("31.12.1899", "1.1.2101", "15.03.0012"),
    }
    for key, said in refused.items():
        for typed in said:
            assert refusal(DATE, typed).key == key, typed


def test_texts_are_cleaned_and_have_a_limit() -> None:
    typed = f"  Нужна{ZERO}  столовая\n\n\n\n{RTL}и зал  "
    assert read_words(SHORT, typed) == Answer(words="Нужна столовая и зал")
    assert read_words(LONG, typed) == Answer(words="Нужна столовая\n\nи зал")
    for question, limit in ((SHORT, 200), (LONG, 2000)):
        assert read_words(question, "щ" * limit) == Answer(words="щ" * limit)
        long = refusal(question, "щ" * 10_000)
        assert (long.key, long.args_for_text) == ("error-too-long", {"length": 10_000, "limit": limit})
        assert refusal(question, f" \n{ZERO}{RTL}\t").key == "error-empty"


def test_a_button_answers_only_what_is_on_offer() -> None:
    cases: list[tuple[Question, int, Answer | None]] = [
        (ONE, 7, Answer(options=(7,))),
        (ONE, 1, None),
        (SCALE, 5, Answer(number=5)),
        (SCALE, 0, None),
        (SCALE, 6, None),
        (YES_NO, 3, Answer(number=3)),
        (YES_NO, 0, None),
        (YES_NO, 4, None),
        (MANY, 7, None),
        (NUMBER, 5, None),
        (SHORT, 1, None),
    ]
    for question, value, answer in cases:
        if answer is not None:
            assert pick(question, value) == answer, (question.kind, value)
            continue
        with pytest.raises(Missing, match="error-survey-option"):
            pick(question, value)


def test_options_are_ticked_and_unticked_in_the_order_of_the_form() -> None:
    answer = toggle(MANY, SKIPPED, 7)
    assert answer == Answer(options=(7,))
    answer = toggle(MANY, answer, 4)
    assert answer == Answer(options=(4, 7))
    with pytest.raises(Invalid, match="error-survey-most") as refused:
        toggle(MANY, answer, 2)
    assert refused.value.args_for_text == {"most": 2}
    assert toggle(MANY, answer, 7) == Answer(options=(4,))
    assert toggle(replace(MANY, most=0), answer, 2) == Answer(options=(4, 2, 7))
    with pytest.raises(Invalid, match="error-survey-most"):
        toggle(MANY, Answer((4,), words="Бассейн"), 2)
    for question, option in ((MANY, 1), (ONE, 7)):
        with pytest.raises(Missing, match="error-survey-option"):
            toggle(question, SKIPPED, option)


def test_what_is_required_is_answered_and_enough_is_ticked() -> None:
    check_finished(SHORT, SKIPPED)
    check_finished(MANY, SKIPPED)
    check_finished(replace(MANY, own=True), Answer((4,), words="Бассейн"))
    check_finished(replace(YES_NO, required=True), Answer(number=1))
    with pytest.raises(Invalid, match="error-survey-required"):
        check_finished(replace(MANY, required=True), SKIPPED)
    with pytest.raises(Invalid, match="error-survey-least") as refused:
        check_finished(MANY, Answer((4,)))
    assert refused.value.args_for_text == {"least": 2}


def test_a_made_up_answer_is_refused() -> None:
    said = Answer(number=1, day=date(2026, 1, 1))
    cases: list[tuple[Question, tuple[Answer, ...]]] = [
        (ONE, (Answer((1,)), Answer((4, 7)), Answer(words="Иное"), Answer((4,), number=1), Answer(number=4))),
        (replace(ONE, own=True), (Answer((4,), words="Иное"),)),
        (replace(MANY, own=True), (Answer((7, 4)), Answer((4, 4)), Answer((4, 1)), said)),
        (YES_NO, (Answer(number=4), Answer(number=0), Answer((1,)), said)),
        (SCALE, (Answer(number=6), Answer(number=0), Answer(words="5"), said)),
        (NUMBER, (Answer(number=201), Answer((5,)), said)),
        (DATE, (said, Answer(words="15.03.2012"))),
        (SHORT, (said, Answer(words="а", number=1))),
        (LONG, (said, Answer((1,), words="а"))),
    ]
    for question, wrong in cases:
        for answer in wrong:
            with pytest.raises(Missing, match="error-survey-option"):
                check_finished(question, answer)
    with pytest.raises(Invalid, match="error-survey-most"):
        check_finished(MANY, Answer((4, 2, 7)))


@given(st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_is_typed_is_an_answer_or_told_why_not(data: st.DataObject) -> None:
    question = data.draw(questions())
    typed = data.draw(st.text() | st.sampled_from(("1", "да", "5", "1.1.2000", "1, 2")))
    try:
        answer = read_words(question, typed)
    except Invalid:
        return
    assert not answer.is_skipped
    assert set(answer.options) <= {option.number for option in question.options}
    if question.kind in {Kind.SCALE, Kind.NUMBER}:
        assert answer.number is not None
        assert question.least <= answer.number <= question.most
    again = read_words(question, answer.words) if answer.words else answer
    assert again == answer


@given(st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_made_up_answers_may_be_given(data: st.DataObject) -> None:
    question = data.draw(questions())
    check_finished(question, data.draw(answers(question)))
