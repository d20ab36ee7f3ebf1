"""Pictures of the status: one for every kind of figures, none that a figure, a long name or an empty list breaks."""

from collections.abc import Sequence
from dataclasses import fields, replace
from struct import unpack
from typing import Any

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
    status_png,
)
from tests.bot.reports.test_survey_chart import HOSTILE, PNG, WIDE

TALLEST = 8_920  # the messenger takes photos whose sides together are at most 10,000 pixels
HUGE = 10**12


def roadmap(*sections: SectionBar) -> RoadmapChart:
    return RoadmapChart("Карта", sections, "сделано", "в работе", "просрочено", "ещё не срок")


def weeks(*counts: tuple[int, int]) -> WeeksChart:
    points = [Week(f"{number:02}.09", *one) for number, one in enumerate(counts, 1)]
    return WeeksChart("Заявки", points, "отправлено", "закрыто")


def times(*kinds: tuple[float | None, float | None, float | None]) -> TimesChart:
    rows = [KindTimes("Проекторы", *(None if one is None else Span(one, f"{one} ч") for one in kind)) for kind in kinds]
    return TimesChart("Сроки", rows, "обещано", "половина", "девять из десяти", "дольше срока")


def rates(*shares: float | None) -> RatesChart:
    return RatesChart("Ответы", [GroupRate("5А", share, "сколько") for share in shares])


def supplies(*stocks: tuple[int, int]) -> SuppliesChart:
    return SuppliesChart("Запасы", [Stock("Бумага", *one, "пач.") for one in stocks], "хватает", "мало", "минимум")


def drawn(charts: Sequence[StatusChart]) -> list[bytes]:
    found = [status_png(one) for one in charts]
    for chart, picture in zip(charts, found, strict=True):
        assert picture.startswith(PNG)
        wide, high = unpack(">II", picture[16:24])
        assert wide == WIDE
        assert high < TALLEST, chart.title
        assert len(picture) < 2_000_000, chart.title
    return found


def height(chart: StatusChart) -> int:
    return int(unpack(">I", drawn([chart])[0][20:24])[0])


def test_what_is_drawn_follows_the_figures() -> None:
    charts: list[StatusChart] = [
        *(
            roadmap(SectionBar("Раздел", *counts))
            for counts in ((1, 2, 3, 4), (2, 1, 3, 4), (1, 2, 4, 3), (1, 2, 3, 0))
        ),
        *(weeks(*counts) for counts in (((1, 2), (3, 1)), ((2, 1), (1, 3)), ((1, 2), (4, 1)), ((1, 2),))),
        *(times(kind) for kind in ((8, 3, 12), (8, 3, 13), (8, 9, 12), (7, 3, 12), (None, 3, 12), (8, None, None))),
        *(rates(share) for share in (0.0, 0.5, 1.0, None)),
        *(supplies(stock) for stock in ((1, 4), (3, 4), (4, 4), (40, 4), (0, 4), (4, 0))),
    ]
    found = drawn(charts)
    assert len(set(found)) == len(found)
    assert status_png(charts[0]) == found[0]


def test_nothing_to_draw_is_said_and_nothing_is_divided_by_nothing() -> None:
    for empty in (roadmap(), weeks(), times(), rates(), supplies()):
        assert drawn([empty]) != drawn([replace(empty, note="Данных пока нет.")]), empty.title
        assert height(empty) < 300, empty.title
    assert height(roadmap(SectionBar("Раздел", 0, 0, 0, 0))) == height(roadmap(SectionBar("Раздел", 1, 0, 0, 0)))
    drawn(
        (
            *(weeks((0, 0)), weeks(*[(0, 0)] * 26)),
            *(times((0, 0, 0)), times((None, None, None))),
            supplies((0, 0)),
        )
    )


def test_what_is_late_or_short_is_marked_and_explained_where_it_is() -> None:
    cases: tuple[tuple[StatusChart, str, bool], ...] = (
        *((times((8, median, 20)), "late", median > 8) for median in (7, 8, 9)),
        *((supplies((stock, 4)), "short", stock < 4) for stock in (3, 4, 5)),
        *((times((None, 9, 20)), "late", False), (supplies((0, 0)), "short", False)),
    )
    for chart, key, is_told in cases:
        other: dict[str, Any] = {key: "иначе"}
        assert (drawn([chart]) != drawn([replace(chart, **other)])) is is_told, (key, chart)


def test_figures_out_of_range_stay_within_the_picture() -> None:
    drawn(
        (
            *(roadmap(SectionBar("Раздел", *[HUGE] * 4)), weeks((HUGE, 1), (1, HUGE))),
            *(times((HUGE, HUGE, 1)), times((0.001, float("inf"), float("nan"))), supplies((HUGE, 1), (1, HUGE))),
        )
    )
    assert drawn([rates(7.0, -1.0)]) == drawn([rates(1.0, 0.0)])
    assert drawn([weeks((-5, 3))]) == drawn([weeks((0, 3))])


def test_many_rows_are_one_picture_that_grows_and_eight_fit_a_phone() -> None:
    bars = [SectionBar("Материально-техническое обеспечение", 3, 2, 1, 4)] * 30
    assert height(roadmap(*bars[:ROWS])) < WIDE * 2
    assert height(roadmap(*bars[:ROWS])) < height(roadmap(*bars)) < TALLEST
    assert height(weeks(*[(3, 2)] * 26)) == height(weeks(*[(3, 2)] * 2)), "weeks share one height"


def test_what_people_write_is_never_markup_and_never_breaks_the_page() -> None:
    for words in HOSTILE:
        said = Span(5, words)
        rows: dict[type, object] = {
            RoadmapChart: SectionBar(words, 1, 2, 3, 4),
            WeeksChart: Week(words, 1, 2),
            TimesChart: KindTimes(words, said, said, said),
            RatesChart: GroupRate(words, None, words),
            SuppliesChart: Stock(words, 1, 2, words),
        }
        for kind, row in rows.items():
            texts = [words for field in fields(kind) if field.type is str]
            assert len(texts) >= 2, kind
            drawn([kind(words, [row] * 3, *texts[1:])])
    assert drawn([replace(rates(), title="*a*")]) != drawn([replace(rates(), title="a")])
