"""A picture and its words are made of the same: no number of the one is missing in the other, and both fit."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.i18n import LANGUAGES, Voice
from bot.markup import plain_of, visible_length
from bot.presenter import CAPTION_LIMIT
from bot.reports.status_chart import (
    ROWS,
    GroupRate,
    KindTimes,
    RatesChart,
    RoadmapChart,
    SectionBar,
    Span,
    StatusChart,
    Stock,
    SuppliesChart,
    TimesChart,
    Week,
    WeeksChart,
)
from bot.services.status.breakdowns.plan import Section
from bot.services.status.breakdowns.shapes import KindTimes as KindRead
from bot.services.status.breakdowns.shapes import Step, Times
from bot.services.status.charting import StockLevel
from bot.services.status.periods import month_of, own
from bot.services.surveys.shapes import Rate
from handlers.charts.pictures import MOST_WEEKS, Pictures
from handlers.charts.words import is_empty, words_of
from tests.bot.services.news.made_up import school

VOICES = [Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES]
TODAY = date(2026, 11, 24)
LONG = "Материально-техническое обеспечение " * 6


def text(chart: StatusChart, voice: Voice = VOICES[0]) -> str:
    return "\n".join(plain_of(voice.html(line)) for line in words_of(chart))


def pictures(voice: Voice = VOICES[0]) -> Pictures:
    return Pictures(month_of(TODAY), school(), TODAY, voice)


def said(row: Any) -> Iterator[str]:
    """Every number of a row as it is drawn: nothing of what is not there, words instead of hours and shares."""
    spoken = {one.name for one in fields(row)} & {"words"}
    for one in fields(row):
        value = getattr(row, one.name)
        if is_dataclass(value):
            yield from said(value)
        elif isinstance(value, str) and one.name == "words":
            yield value
        elif isinstance(value, int) and value and not spoken:
            yield str(value)


CHARTS: list[tuple[StatusChart, list[Any]]] = []


def sample(chart: StatusChart, rows: list[Any]) -> None:
    CHARTS.append((chart, rows))


_SECTIONS = [SectionBar("1. Нормативы", 51, 22, 13, 34), SectionBar("2. Работа", 17, 0, 0, 49)]
sample(RoadmapChart("План", _SECTIONS, "сделано", "в работе", "просрочено", "ещё не срок", "На 24.11.2026."), _SECTIONS)
_WEEKS = [Week("02.11", 12, 9), Week("09.11", 31, 28)]
sample(WeeksChart("Заявки", _WEEKS, "поступило", "решено"), _WEEKS)
_KINDS = [
    KindTimes("Проектор", Span(16, "16 ч"), Span(20.5, "20,5 ч"), Span(41, "41 ч")),
    KindTimes("Камера", None, Span(3, "3 ч"), None),
]
sample(TimesChart("Сроки", _KINDS, "обещали", "половина", "9 из 10", "дольше"), _KINDS)
_GROUPS = [GroupRate("5А", 0.8, "80 % (24 из 30)"), GroupRate("5Б", 0.1, "10 % (3 из 30)")]
sample(RatesChart("Опросы", _GROUPS), _GROUPS)
_STOCKS = [Stock("Бумага", 1, 4, "1 пач., нужно 4"), Stock("Мел", 7, 0, "7 кор.")]
sample(SuppliesChart("Запасы", _STOCKS, "хватает", "мало", "минимум"), _STOCKS)


def test_every_number_of_a_picture_stands_in_its_words() -> None:
    for chart, rows in CHARTS:
        for voice in VOICES:
            lines = text(chart, voice).splitlines()
            told = "\n".join(lines[1:])
            assert lines[0] == f"📈 {chart.title}"
            for row in rows:
                numbers = list(said(row))
                assert numbers, row
                label = getattr(row, "label", getattr(row, "start", ""))
                line = next(line for line in told.splitlines() if f"{label}:" in line)
                assert [one for one in numbers if one not in line] == [], (row, line)
            assert chart.note in told


def test_what_is_bad_is_marked_in_words_as_in_the_picture() -> None:
    marked = {line for chart, _ in CHARTS for line in text(chart).splitlines() if line.startswith("❗")}
    assert {line.partition(":")[0] for line in marked} == {"❗ 1. Нормативы", "❗ Проектор", "❗ Бумага"}


def test_the_longest_captions_fit_under_a_picture() -> None:
    for voice in VOICES:
        made = Pictures(own(date(2016, 12, 25), date(2026, 12, 24), TODAY), school(), TODAY, voice)
        names = [f"{number}{LONG}" for number in range(12)]
        steps = [Step(TODAY, TODAY + timedelta(days=30), 1_999, 1_888, 0, None) for _ in range(130)]
        charts: list[StatusChart] = [
            made.roadmap([Section(n, str(n), name, 2026, 99, 99, 99, 99) for n, name in enumerate(names)]),
            made.weeks(steps),
            made.times([KindRead("board", 5_001, Times(77_777, 99_999), 7) for _ in names]),
            made.rates([Rate(name, 1_234, 2_345) for name in names]),
            made.supplies([StockLevel(name[:80], "упаковок по ст", 12_345, 54_321) for name in names]),
        ]
        for chart in charts:
            length = visible_length("\n".join(map(voice.html, words_of(chart))))
            assert length <= CAPTION_LIMIT, (chart.title, length)
            assert not is_empty(chart)


def test_nothing_to_draw_is_said() -> None:
    made = pictures()
    nothing = [Step(TODAY, TODAY, 0, 0, 5, None)]
    for chart in (made.roadmap([]), made.weeks(nothing), made.weeks([]), made.times([]), made.rates([])):
        assert is_empty(chart), chart
        assert text(chart).splitlines()[1:] == ["Данных за этот период нет."], chart
    assert is_empty(made.supplies([]))
    assert is_empty(made.rates([Rate("5А", 0, 0)]))


def test_of_more_rows_than_fit_what_matters_most_is_shown_and_the_rest_is_counted() -> None:
    made = pictures()
    sections = [Section(n, f"{n}.", "Раздел", 2026, 1, overdue=int(n in {1, 11})) for n in range(1, 12)]
    shown = made.roadmap(sections)
    assert [shown.sections[0].label, shown.sections[-1].label] == ["1. Раздел", "11. Раздел"]
    assert shown.note == "На 24.11.2026. Не поместилось: 3."
    groups = made.rates([Rate(f"{n}А", n, 30) for n in range(1, 12)][::-1])
    assert len(groups.groups) == ROWS
    assert [groups.groups[0].label, groups.groups[-1].label] == ["Все вместе", "1А"]
    assert groups.groups[0].words == "20 % (66 из 330)"
    assert groups.note == "Сданные анкеты; показаны группы, где ответили реже. Не поместилось: 4."
    kinds = made.times([KindRead("printer", None, Times(30, 90), 1)] * 9)
    assert len(kinds.kinds) == ROWS
    assert kinds.kinds[0].promised is None
    assert made.supplies([StockLevel("Мел", "кор.", 1, 2)] * 9).note.endswith("Не поместилось: 1.")


def test_one_group_is_not_told_twice_and_no_group_has_a_name() -> None:
    made = pictures()
    assert [one.label for one in made.rates([Rate("", 5, 10)]).groups] == ["Все вместе"]
    assert "Остальные" in [one.label for one in made.rates([Rate("5А", 5, 10), Rate("", 5, 10)]).groups]
    assert made.roadmap([Section(0, "", "", 2026, 1)]).sections[0].label == "Без раздела"


def test_weeks_are_named_by_days_and_what_is_longer_by_months() -> None:
    made = pictures()
    weeks = made.weeks([Step(date(2026, 11, 16), date(2026, 11, 22), 3, 2, 0, None)])
    assert (weeks.title, weeks.weeks[0].start) == ("Заявки по неделям: ноябрь 2026", "16.11")
    assert weeks.note == "Указан первый день недели."
    wider = made.weeks([Step(date(2026, 10, 26), date(2026, 11, 1), 3, 2, 0, None)])
    assert wider.note == "Указан первый день недели; прошлые недели – для сравнения."
    months = made.weeks([Step(date(2026, 10, 1), date(2026, 10, 31), 3, 2, 0, None)] * 40)
    assert (months.title, months.weeks[0].start) == ("Заявки по месяцам: ноябрь 2026", "10.2026")
    assert len(months.weeks) == MOST_WEEKS
    assert months.note.endswith(" Не поместилось: 14.")
