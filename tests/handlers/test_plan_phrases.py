"""Phrases of the roadmap, in both languages."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.i18n import LANGUAGES, Voice
from bot.services.roadmap.answering import Answering, Assignee
from bot.services.roadmap.lines import Control, ItemLine
from bot.services.roadmap.periods import PeriodKind, Rhythm
from bot.services.roadmap.storing import Section
from bot.services.snapshot import Snapshot
from bot.ui import Text
from handlers.plan_phrases import answering_words, item_line, item_name, item_state, names_words, period_words
from models.roadmap import ItemState
from tests.databases import SCHOOL_MORNING
from tests.handlers.crawler import LABEL_LENGTH
from tests.personas import ContextOf, StandardSchool

TODAY = date(2026, 11, 24)
VOICES = {language: Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES}
LINE = ItemLine(
    id=1,
    year=2026,
    section=Section("2.", "Кабинеты"),
    number="5",
    text="Проверить во всех кабинетах школы оборудование и средства связи",
    state=ItemState.GOING,
    kind=PeriodKind.DAY,
    starts_on=date(2026, 9, 1),
    ends_on=date(2026, 11, 21),
    created_at=SCHOOL_MORNING,
    said_at=None,
    is_asked=False,
    is_rolled=False,
    answering=Answering(None, ()),
    controls=(Control(1, date(2026, 11, 21), is_pulse=False),),
    evidence=0,
)


def said(text: Text, language: str = "ru") -> str:
    return VOICES[language].plain(text)


def test_an_item_on_a_button_says_what_is_pressing_and_fits_a_phone() -> None:
    assert said(item_line(LINE, TODAY)) == "🔴 2.5 Проверить во всех кабине… · 3 дн."
    assert said(item_state(LINE, TODAY)) == "в работе, просрочен на 3 дня"
    unnumbered = replace(LINE, section=None, number="", controls=())
    assert said(item_line(unnumbered, TODAY)).startswith("🔵 Проверить во всех")
    assert (said(item_name(LINE)), said(item_name(unnumbered))) == ("Пункт 2.5", "Пункт плана")
    longest = replace(LINE, section=None, number="1" * 16, controls=(Control(1, date(2025, 9, 1), is_pulse=False),))
    assert all(len(said(item_line(longest, TODAY), language)) <= LABEL_LENGTH for language in VOICES)
    for state in ItemState:
        assert said(item_line(replace(unnumbered, state=state), TODAY)), state
        assert said(item_state(replace(LINE, state=state, controls=()), TODAY)), state


def test_each_period_is_said_in_both_languages() -> None:
    start, end = date(2026, 9, 1), date(2026, 12, 15)
    expected = {
        PeriodKind.DAY: "до вт, 15.12.2026",
        PeriodKind.SPAN: "с 01.09.2026 по вт, 15.12.2026",
        PeriodKind.YEAR: "весь учебный год, 01.09.2026 – 15.12.2026",
        PeriodKind.ON_REQUEST: "по мере необходимости",
    }
    for kind, words in expected.items():
        assert said(period_words(kind, start, end, None, every_year=False)) == words
        assert said(period_words(kind, start, end, None, every_year=True), "en").endswith("every year")
    for rhythm in (*Rhythm, None):
        for language in VOICES:
            assert said(period_words(PeriodKind.RECURRING, start, end, rhythm, every_year=False), language), rhythm


async def test_who_answers_is_said_as_it_is_now(context_of: ContextOf, school: StandardSchool) -> None:
    known: Snapshot = (await context_of("coordinator")).school
    people = school.people
    group = Assignee("заместители директора", group_code="role-deputy")
    cases = (
        (Answering(None, (Assignee("Ежова М.П.", people["teacher"]),)), "Ежова М. П."),
        (Answering(None, (Assignee("Ушедшая Р.М.", people["left"]),)), "Ушедшая Р.М. – не найден среди сотрудников"),
        (Answering(None, (group,)), "заместители директора – ещё никто не взял"),
        (Answering(people["deputy"], (group,)), "Замова И. С."),
        (Answering(people["left"], (group,)), "заместители директора – ещё никто не взял"),
        (Answering(None, ()), "никто не назначен"),
    )
    for answering, words in cases:
        assert said(answering_words(answering, known, TODAY)) == words
    names = [people[name] for name in ("teacher", "deputy", "director", "editor", "admin", "several")]
    assert said(names_words(names, known)).endswith("Словцова О. П. и ещё 2")
