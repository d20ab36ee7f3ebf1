"""Questions about the school among all that is written into the chat."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Invalid
from bot.services.schoolyear import SchoolYear, usual_terms
from bot.services.status.questions import Ask, Question, hear
from bot.services.status.questionwords import ASKINGS, POLITE
from bot.services.status.registry import INDICATORS
from models.school import TermsKind

TODAY = date(2026, 11, 22)  # a Sunday in the second quarter
REPORTS = Path(__file__).parents[1] / "tickets" / "sentences.tsv"


class School:
    def school_year(self, start: int) -> SchoolYear:
        return SchoolYear(start, usual_terms(start, TermsKind.QUARTERS))


SCHOOL = School()
# What is asked, of which period, in which words.
ASKED: dict[tuple[Ask, str | None], tuple[str, ...]] = {
    (Ask.STATUS, None): (
        "статус",
        "Статус?",
        "Как дела в школе?",
        "показатели",
        "сводка",
        "status",
        "Покажи статус школы",
    ),
    (Ask.STATUS, "m202610"): (
        *("за октябрь", "статус за октябрь", "итоги октября", "как прошёл октябрь?", "что за прошлый месяц"),
        *("status for October", "for last month", "показатели школы за 10.2026", "что сделано в октябре"),
    ),
    (Ask.STATUS, "w20261109"): ("за прошлую неделю", "Как прошла прошлая неделя в школе?", "итоги прошлой недели"),
    (Ask.REGISTERS, None): ("реестры", "Реестры?", "registers", "покажи реестры"),
    (Ask.REGISTERS, "m202610"): ("реестры за октябрь",),
    (Ask.ROOMS, None): ("сколько поломок в кабинете 214", "сколько заявок в каб. 305?", "сколько заявок по кабинетам"),
    (Ask.ROOMS, "m202610"): ("сколько поломок в кабинете 214 в октябре",),
    (Ask.LOAD, None): ("сколько заявок у Тихонова", "Сколько заявок у Зиминой?", "нагрузка", "сколько заявок у кого"),
    (Ask.LOAD, "m202610"): ("сколько заявок у Тихонова в октябре",),
    (Ask.HOT, None): (
        "что просрочено",
        "what is overdue",
        "кто опаздывает",
        "что горит",
        "Что горит?",
        "что срочного",
        "Что сейчас горит в школе?!",
        "what is urgent?",
    ),
    (Ask.SILENT, None): (
        *("кто не ответил", "кто молчит?", "кто не ознакомился", "Кто ещё не ответил по плану", "who is silent"),
        *(
            "кто не ознакомился с приказом",
            "от кого нет ответа",
            "кто из учителей не ответил".replace("из учителей ", ""),
        ),
    ),
    (Ask.PLAN, None): (
        *("что по плану", "Что у нас по плану?", "что по дорожной карте", "как идёт дорожная карта", "что с планом"),
    ),
    (Ask.PLAN, "w20261116"): ("что по плану на этой неделе",),
    (Ask.SUPPLIES, None): (
        *("какие расходники кончаются", "какие расходники скоро заканчиваются?", "что на складе", "что есть на складе"),
        *("остатки", "чего не хватает на складе", "what is running out"),
    ),
    (Ask.SURVEYS, None): (
        *("сколько родителей ответили", "сколько родителей ответило на опрос", "как идёт опрос", "как идут опросы?"),
        *("кто не ответил на опрос", "результаты опроса"),
    ),
    (Ask.REPORT, None): ("отчёт", "report", "сделай отчёт"),
    (Ask.REPORT, "y2026"): ("отчёт за год", "годовой отчёт", "Годовой отчёт, пожалуйста!", "year report"),
    (Ask.REPORT, "y2025"): ("годовой отчёт за 2025/26", "отчёт за прошлый учебный год"),
    (Ask.REPORT, "m202610"): ("отчёт за октябрь",),
}
COUNTED: dict[tuple[str, str | None], tuple[str, ...]] = {
    ("tickets_opened", None): ("сколько заявок", "сколько новых заявок?", "how many tickets"),
    ("tickets_opened", "m202610"): (
        *(
            "сколько заявок в октябре",
            "Сколько у нас было заявок в октябре?",
            "в октябре сколько заявок",
            "число заявок за октябрь",
        ),
        *("сколько в октябре было заявок", "сколько заявок открыто в октябре", "how many tickets in October?"),
    ),
    ("tickets_opened", "x20261116-20261122"): ("сколько сломалось за неделю", "сколько поломок за последние 7 дней"),
    ("tickets_open", None): ("сколько заявок открыто", "сколько открытых заявок", "сколько сейчас заявок в работе?"),
    ("tickets_open", "m202610"): ("сколько открытых заявок в октябре",),
    ("tickets_solved", "w20261109"): (
        *("Добрый день! Покажите, сколько заявок решено за прошлую неделю", "сколько починили на прошлой неделе"),
    ),
    ("tickets_closed", "d20261121"): ("сколько заявок закрыли вчера", "сколько вчера закрыто заявок"),
    ("tickets_overdue", None): ("сколько заявок просрочено", "просроченные заявки", "какие заявки просрочены?"),
    ("reaction_median", "t20261"): ("как быстро реагируют за первую четверть", "время реакции в 1 четверти"),
    ("solution_median", None): ("как быстро чинят?", "среднее время решения заявок"),
    ("solved_in_time", "y2026"): ("сколько заявок решено в срок за год",),
    ("reopened", None): ("сколько заявок вернулось",),
    ("repeated_rooms", None): ("где чаще всего ломается", "в каких кабинетах чаще ломается?"),
    ("repeated_devices", None): ("что чаще всего ломается", "повторные поломки"),
    ("shortages_opened", "m202610"): ("сколько заявок на расходники в октябре",),
    ("consumables_used", "m202610"): ("сколько расходников ушло за октябрь", "сколько расходников потрачено в октябре"),
    ("below_minimum", None): ("сколько расходников кончается",),
    ("items_done", None): (
        "сколько пунктов выполнено",
        "сколько мероприятий плана сделано",
        "сколько выполнено по плану",
    ),
    ("items_overdue", None): ("сколько пунктов просрочено", "сколько просроченных мероприятий"),
    ("items_silent", None): ("сколько пунктов без ответа",),
    ("items_shown", None): ("сколько пунктов подтверждено",),
    ("posts_sent", "m202610"): ("сколько новостей в октябре", "сколько новостей вышло за октябрь"),
    ("news_reached", None): ("сколько родителей получили новости",),
    ("reacted_in_time", None): ("сколько учителей ознакомились вовремя", "сколько родителей ознакомилось"),
    ("days_since_post", None): ("когда была последняя новость?", "сколько дней без новостей"),
    ("survey_answered", None): ("доля ответивших",),
    ("assets_confirmed", None): ("сколько оборудования подтверждено", "как идёт инвентаризация"),
    ("people_joined", None): ("сколько родителей подключилось", "сколько сотрудников в боте"),
}
OTHERS = (
    *(
        "",
        " ",
        "?",
        "спасибо",
        "в 214 не работает проектор",
        "214",
        "№ 47",
        "за",
        "за что",
        "что",
        "как",
        "сколько",
        "за 214",
    ),
    *("кто не ответил на звонок", "кто не ответил на звонок сегодня", "кто молчит в классе", "кто дежурит сегодня"),
    *("как дела", "как дела?", "что сегодня", "что вчера задали", "что задали на завтра", "когда каникулы", "октябрь"),
    *(
        "прошлая неделя",
        "15.10",
        "сколько стоит проектор",
        "сколько заявок в 214",
        "сколько времени",
        "сколько уроков завтра",
    ),
    *("горит розетка", "что-то горит в 214", "горит лампочка", "что горит и пахнет в 214", "в кабинете горит свет"),
    *(
        "отчёт сдать до пятницы",
        "Ежова, до пятницы отчёт за октябрь",
        "напомни завтра про отчёт за год",
        "где мой отчёт",
    ),
    *("не хватает бумаги", "кончилась бумага в 305", "нужны картриджи", "расходники", "закончился тонер"),
    *(
        "за октябрь сдали деньги не все",
        "ребёнок не будет в школе за 15 октября",
        "за неделю так и не починили проектор",
    ),
    *(
        "Здравствуйте, а как прошла экскурсия?",
        "как прошёл урок",
        "сколько родителей придёт на собрание",
        "опрос пройден",
    ),
    *(
        "Подскажите, пожалуйста, до скольки сегодня уроки",
        "почему так долго чинят интернет",
        "что по математике задали",
    ),
    *(
        "как быстро чинят? уже неделю ждём",
        "статус заявки 47",
        "что с проектором",
        "что с заявкой",
        "какие проблемы с журналом",
    ),
    *("how are you", "what is this", "who is there", "for sale", "report a fault", "the projector is on fire"),
)


def answer(words: str) -> Question | str | None:
    try:
        return hear(words, TODAY, SCHOOL)
    except Invalid as error:
        return error.key


def test_questions_about_the_school() -> None:
    for (kind, code), sentences in ASKED.items():
        for words in sentences:
            question = answer(words)
            assert isinstance(question, Question), words
            assert question.kind is kind, words
            assert question.indicator is None, words
            assert (question.period and question.period.code) == code, words


def test_questions_for_a_figure() -> None:
    for (indicator, code), sentences in COUNTED.items():
        for words in sentences:
            question = answer(words)
            assert isinstance(question, Question), words
            assert (question.kind, question.indicator) == (Ask.INDICATOR, indicator), words
            assert (question.period and question.period.code) == code, words


def test_every_figure_that_is_asked_for_is_in_the_registry_and_has_a_sentence_here() -> None:
    asked = {asking.indicator for asking in ASKINGS} | {asking.within for asking in ASKINGS}
    assert asked - {None} == {indicator for indicator, _ in COUNTED}
    assert {indicator for indicator, _ in COUNTED} <= {indicator.code for indicator in INDICATORS}


def test_all_else_is_left_to_others() -> None:
    for words in OTHERS:
        assert answer(words) is None, words


def test_no_report_of_a_fault_is_a_question() -> None:
    sentences = [line.split("\t")[0] for line in REPORTS.read_text("utf-8").splitlines()]
    assert len(sentences) > 900
    assert [words for words in sentences if answer(words) is not None] == []


def test_a_question_with_a_period_that_makes_no_sense_says_so() -> None:
    cases = {
        "сколько заявок с 15 по 1 октября": "error-period-backwards",
        "статус за октябрь 2027": "error-period-future",
        "отчёт за 11 лет": "error-period-long",
        "за 31 февраля": "error-period-no-day",
        "что по плану за второй триместр": "error-period-no-term",
    }
    for words, key in cases.items():
        assert answer(words) == key, words


def test_no_polite_word_is_a_period() -> None:
    for word in POLITE:
        assert answer(f"сколько заявок {word}") == Question(Ask.INDICATOR, None, "tickets_opened"), word


WORDS = sorted(
    {word for words in (*ASKED.values(), *COUNTED.values(), OTHERS) for one in words for word in one.split()}
)


@given(st.text(max_size=150) | st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_no_words_break_it(words: str) -> None:
    found = answer(words)
    assert found is None or isinstance(found, Question) or found.startswith("error-period")


@pytest.mark.parametrize("junk", ["что ", "сколько заявок ", "\u200b", "за 1 ", "\u202eкто "])
def test_a_long_text_is_no_question(junk: str) -> None:
    assert answer((junk * 10_000)[:10_000]) is None
