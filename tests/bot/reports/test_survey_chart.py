"""Pictures of a survey: of the right size, different when the figures differ, unmoved by what people have written."""

import asyncio
from collections.abc import Sequence
from struct import unpack

from bot.reports.printable import LONGEST_WORD, drawable, printable
from bot.reports.survey_chart import AnyChart, Chart, ChartBar, ScaleChart, ShadeCell, ShadeChart, ShadeRow, chart_png

PNG = b"\x89PNG\r\n\x1a\n"
WIDE = 1080
HOSTILE = (
    '#set page(width: 1mm) $x$ *a* @b <c> \\ #panic("x") ]]} {{ "',
    "=cmd|' /C calc'!A0",
    "\x00\x01\x08\x1b[31m\x7f\ud800 \u202eабв\u2066 \ufeff\u200b",
    "Ж" * 2000,
    "]" * 2000,
    "слово " * 400,
    "שלום مرحبا 你好 👍🏽 👨‍👩‍👧",
    "",
    " \n\n ",
)


def bars(*lengths: float) -> list[ChartBar]:
    return [ChartBar(f"Ответ {number}", length, str(number)) for number, length in enumerate(lengths)]


def scale(*lengths: float, mean: float | None = None) -> ScaleChart:
    return ScaleChart("Шкала", bars(*lengths), "плохо", "хорошо", mean, "Среднее 3")


def shades(*depths: float | None, columns: int = 2, label: str = "5А") -> ShadeChart:
    row = ShadeRow(label, [ShadeCell("–" if depth is None else str(depth), depth) for depth in depths])
    return ShadeChart("Оттенки", ["Да"] * columns, [row] * 2)


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(PNG)
    wide, high = unpack(">II", png[16:24])
    return int(wide), int(high)


def drawn(charts: Sequence[AnyChart]) -> list[bytes]:
    found = [chart_png(one) for one in charts]
    assert [size(one)[0] for one in found] == [WIDE] * len(charts)
    return found


def test_what_is_drawn_follows_the_figures() -> None:
    before, other = ([ChartBar("Ответ 0", 0.5, "0", before=share)] for share in (0.2, 0.4))
    pairs: list[AnyChart] = [
        *(Chart("Что", bars(0.5, 0.25)), Chart("Что", bars(0.5, 0.3)), Chart("Кто", bars(0.5, 0.25))),
        *(Chart("Что", before), Chart("Что", other), Chart("Что", bars(0.5))),
        *(Chart("Что", before, now="2026", earlier="2025"), Chart("Что", before, now="2026", earlier="2024")),
        *(scale(0.1, 0.9), scale(0.2, 0.8), scale(0.1, 0.9, mean=0.5), scale(0.1, 0.9, mean=0.9)),
        *(shades(0.1, 0.9), shades(0.1, None), shades(0.1, 0.8)),
    ]
    found = drawn(pairs)
    assert len(set(found)) == len(found)
    assert chart_png(pairs[0]) == found[0]


def test_a_picture_grows_with_its_bars_and_stays_one() -> None:
    classes = [size(chart_png(Chart("По классам", bars(*[0.5] * count))))[1] for count in (1, 24, 40)]
    assert classes == sorted(set(classes))
    assert WIDE + classes[-1] < 10_000, "the messenger takes photos whose sides together are no longer"


def test_short_labels_stand_beside_their_bars_and_long_ones_above() -> None:
    short, long = (
        size(chart_png(Chart("Что", [ChartBar(label, 0.5, "5")] * 6)))[1]
        for label in ("5А", "Кружки и секции во второй половине дня")
    )
    assert long > short * 1.3


def test_nothing_asked_and_figures_out_of_range_are_drawn_too() -> None:
    drawn(
        (Chart("", []), ScaleChart("", []), ShadeChart("", [], []), scale(0, 0), shades(None, None), shades(0.0, 0.0))
    )
    assert chart_png(Chart("Что", bars(7.0, -1))) == chart_png(Chart("Что", bars(1, 0)))
    assert chart_png(scale(0.1, 0.9, mean=3.0)) == chart_png(scale(0.1, 0.9, mean=1.0))
    drawn((shades(*[0.5] * 12, columns=12, label="Очень длинное название группы"),))


def test_what_people_write_is_never_markup_and_never_breaks_the_page() -> None:
    for words in HOSTILE:
        bar = ChartBar(words, 0.5, words, words, 0.1, words)
        row = ShadeRow(words, [ShadeCell(words, 0.1)] * 6)
        pictures = drawn(
            (
                Chart(words, [bar] * 3, words, words, words),
                ScaleChart(words, [bar] * 11, words, words, 0.5, words, words),
                ShadeChart(words, [words] * 6, [row] * 2, words),
            )
        )
        assert max(size(one)[1] for one in pictures) < 8_000, words[:20]
    assert chart_png(Chart("*a*", [])) != chart_png(Chart("a", []))


def test_an_endless_word_may_be_broken_and_no_other() -> None:
    for sign, place in (("Ж", "\u00ad"), ("]", "\u200b")):
        assert [len(one) for one in drawable(sign * 50, 50).split(place)] == [LONGEST_WORD, LONGEST_WORD, 14], sign
    assert drawable("обыкновенные слова", 50) == "обыкновенные слова"


def test_only_signs_that_can_be_printed_are_left() -> None:
    cases = (
        ("a\x00b\x0bc\ud800d", "ab cd", "ab cd"),
        ("24\u202f% и\u00a0всё", "24\u202f% и\u00a0всё", "24\u202f% и\u00a0всё"),
        ("\u202eабв\u200b", "абв", "абв"),
        ("№ 5° 👍🏽 да", "№ 5° 👍🏽 да", "№ 5° да"),
        (" a\t b \n c ", "a b\nc", "a b c"),
        ("123456789012345", "12345678901…", "12345678901…"),
    )
    for text, on_paper, in_a_picture in cases:
        assert (printable(text, 12), drawable(text, 12)) == (on_paper, in_a_picture), text


async def test_the_loop_goes_on_while_a_picture_is_drawn() -> None:
    """The typesetter lets other threads run: many turns of the loop pass meanwhile, not one long wait."""
    chart = shades(*[0.5] * 12, columns=12)
    chart_png(chart)
    drawing = asyncio.get_running_loop().run_in_executor(None, lambda: [chart_png(chart) for _ in range(3)])
    turns = 0
    while not drawing.done():
        turns += 1
        await asyncio.sleep(0)
    assert size((await drawing)[0])[0] == WIDE
    assert turns > 1000
