"""The day inside a sentence, and numbers that are none."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.services.dayfinding import DayProblem, find_day
from bot.services.schoolyear import SchoolYear, usual_terms
from models.school import TermsKind

TODAY = date(2026, 11, 24)  # a Tuesday
YEAR = SchoolYear(2026, usual_terms(2026, TermsKind.QUARTERS))

DAYS = {
    "до пятницы список": "27.11.2026 до пятницы",
    "Список участников до 15.12": "15.12.2026 до 15.12",
    "Позвонить завтра": "25.11.2026 завтра",
    "к завтрашнему дню": "25.11.2026 к завтрашнему дню",
    "послезавтра сдать": "26.11.2026 послезавтра",
    "сегодня": "24.11.2026 сегодня",
    "в понедельник": "30.11.2026 в понедельник",
    "во вторник собрать": "01.12.2026 во вторник",
    "до пт": "27.11.2026 до пт",
    "вторник: собрать": "01.12.2026 вторник",
    "в этот четверг": "26.11.2026 в этот четверг",
    "до следующей пятницы": "04.12.2026 до следующей пятницы",
    "через неделю отчёт": "01.12.2026 через неделю",
    "через 3 дня": "27.11.2026 через 3 дня",
    "через пару дней": "26.11.2026 через пару дней",
    "через 3 рабочих дня": "27.11.2026 через 3 рабочих дня",
    "через 5 рабочих дней": "01.12.2026 через 5 рабочих дней",
    "через месяц": "24.12.2026 через месяц",
    "через полгода": "24.05.2027 через полгода",
    "в течение недели": "01.12.2026 в течение недели",
    "до 15.09": "15.09.2027 до 15.09",
    "15 сентября": "15.09.2027 15 сентября",
    "к 1 декабря 2026 года": "01.12.2026 к 1 декабря 2026 года",
    "не позднее 25 декабря": "25.12.2026 не позднее 25 декабря",
    "до 15.9": "15.09.2027 до 15.9",
    "25.12.2026г.": "25.12.2026 25.12.2026г.",
    "с 1 по 15 декабря": "15.12.2026 по 15 декабря",
    "до 15 числа": "15.12.2026 до 15 числа",
    "до 5-го": "05.12.2026 до 5-го",
    "к концу недели": "27.11.2026 к концу недели",
    "до конца следующей недели": "04.12.2026 до конца следующей недели",
    "на следующей неделе": "04.12.2026 на следующей неделе",
    "в среду на следующей неделе": "02.12.2026 в среду на следующей неделе",
    "на следующей неделе в среду": "02.12.2026 на следующей неделе в среду",
    "к концу месяца": "30.11.2026 к концу месяца",
    "до конца декабря": "31.12.2026 до конца декабря",
    "до конца четверти": "29.12.2026 до конца четверти",
    "до конца 3 четверти": "26.03.2027 до конца 3 четверти",
    "к концу полугодия": "29.12.2026 к концу полугодия",
    "до каникул": "29.12.2026 до каникул",
    "до нового года": "31.12.2026 до нового года",
    "к концу года": "31.12.2026 к концу года",
    "к концу учебного года": "26.05.2027 к концу учебного года",
    "by Friday": "27.11.2026 by Friday",
    "in 2 weeks": "08.12.2026 in 2 weeks",
    "September 15": "15.09.2027 September 15",
    "by the end of the week": "27.11.2026 by the end of the week",
}
NONE = (
    *("п. 2.5 плана", "приказ от 15.09 распечатать", "отчёт за 20 ноября", "цифровая образовательная среда"),
    *("в 214 не работает", "в 10.30 собрание", "версия 1.1.1.1", "с понедельника не печатает", "вчера", ""),
)
WRONG = {
    "до 31.02": DayProblem.NO_SUCH,
    "30 февраля": DayProblem.NO_SUCH,
    "до 20.11": DayProblem.PAST,
    "до конца первой четверти": DayProblem.PAST,
    "до 01.01.2031": DayProblem.FAR,
    "завтра подготовить объявление о собрании 15 декабря": DayProblem.SEVERAL,
    "до пятницы объявление о собрании 15 декабря": None,
}


def test_days_in_sentences() -> None:
    found = {words: find_day(words, TODAY, YEAR) for words in DAYS}
    said = {
        words: f"{one.day:%d.%m.%Y} {words[one.start : one.end]}" for words, one in found.items() if one and one.day
    }
    assert said == DAYS


def test_what_is_no_day() -> None:
    assert [words for words in NONE if find_day(words, TODAY, YEAR)] == []


def test_what_is_wrong_with_a_day() -> None:
    found = {words: find_day(words, TODAY, YEAR) for words in WRONG}
    assert {words: one.problem for words, one in found.items() if one} == WRONG


def test_the_end_of_the_year_is_the_schools_in_spring() -> None:
    found = find_day("к концу года", date(2027, 3, 1), YEAR)
    assert found is not None
    assert found.day == date(2027, 5, 26)


@given(st.text(alphabet="0123456789. до кпятницунавчерез", max_size=60), st.dates(date(2026, 9, 1), date(2027, 8, 31)))
def test_a_day_is_never_past_whatever_is_written(words: str, today: date) -> None:
    found = find_day(words, today, YEAR)
    assert found is None or found.day is None or found.day >= today
