"""Phrases that all features of surveys say alike, in both languages."""

from datetime import date
from zoneinfo import ZoneInfo

from bot.i18n import LANGUAGES, Voice
from bot.services.surveys import SurveyMode, UnitKind
from bot.services.surveys.checking import Flaw, Problem
from bot.services.surveys.form import Form, Kind, Question
from bot.services.surveys.shapes import Rate
from handlers.survey_phrases import (
    bar,
    group_title,
    last_day,
    length_line,
    mode_line,
    problem_line,
    rate_bar,
    unit_line,
)
from models.people import Role

TODAY = date(2026, 11, 24)
VOICES = {language: Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES}
RU = VOICES["ru"]


def form(*kinds: Kind) -> Form:
    questions = (Question(number, kind, f"{number}?") for number, kind in enumerate(kinds, start=1))
    return Form(tuple(questions), last=len(kinds))


def test_every_mode_unit_and_role_has_words() -> None:
    texts = [*map(mode_line, SurveyMode), *map(unit_line, UnitKind), *(group_title(f"role-{role}") for role in Role)]
    assert all(voice.plain(text) for voice in VOICES.values() for text in texts)


def test_the_last_day_says_how_long_it_is_away() -> None:
    for day, words in {24: "сегодня последний день", 25: "остался 1 день", 27: "осталось 3 дня"}.items():
        assert words in RU.plain(last_day(date(2026, 11, day), TODAY)), day
    assert RU.plain(last_day(date(2026, 11, 27), TODAY)).startswith("до пт, 27.11.2026")


def test_the_length_is_of_the_longest_way_and_texts_take_longer() -> None:
    cases = {
        (): "0 вопросов, около 1 минуты",
        (Kind.ONE,) * 8: "8 вопросов, около 1 минуты",
        (Kind.ONE,) * 22: "22 вопроса, около 3 минут",
        (Kind.LONG,) * 7: "7 вопросов, около 3 минут",
    }
    for kinds, words in cases.items():
        assert RU.plain(length_line(form(*kinds))) == words


def test_groups_are_classes_years_roles_and_the_rest() -> None:
    cases = {"5А": "5А", "10": "10-е классы", "role-staff": "Сотрудники и учителя", "": "Остальные"}
    assert {code: RU.plain(group_title(code)) for code in cases} == cases


def test_a_bar_is_full_only_for_all_and_empty_only_for_none() -> None:
    cases = {(0, 25): 0, (1, 25): 1, (13, 25): 5, (24, 25): 9, (25, 25): 10, (0, 0): 0}
    assert {case: bar(*case).count("▰") for case in cases} == cases
    assert RU.plain(rate_bar(Rate("5А", 8, 25))) == "▰▰▰▱▱▱▱▱▱▱ 5А: 8 из 25"


def test_problems_name_questions_by_their_place() -> None:
    shuffled = Form((Question(7, Kind.ONE, "А?"), Question(3, Kind.ONE, "Б?")), last=7)
    back = Problem(Flaw.BACKWARDS, number=3, to=7)
    assert RU.plain(problem_line(shuffled, back)) == "Вопрос 2. Переход ведёт назад, на вопрос 1."
    for flaw in Flaw:
        for voice in VOICES.values():
            for number in (None, 3):
                assert voice.plain(problem_line(shuffled, Problem(flaw, number, 5, 7, "Ответ" * 40))), flaw
