"""The status on paper: one page where it fits, with everything on it, and nothing that breaks it."""

from dataclasses import replace
from typing import Any

from bot.reports.status_page import PrintedLight, PrintedReading, PrintedTrouble, StatusPage, status_pdf
from tests.bot.reports.test_slips import pages
from tests.bot.reports.test_status_chart import rates, roadmap, weeks
from tests.bot.reports.test_survey_chart import HOSTILE

TEXTS = ("school", "title", "period", "made", "troubles_title", "rows_title")
LIGHTS = ("green", "yellow", "red", "unknown", "green")


def page(readings: int = 18) -> StatusPage:
    return StatusPage(
        language="ru",
        school="Школа № 17",
        title="Статус",
        period="Октябрь 2026 года",
        made="Составлено 24.11.2026 в 10:00",
        lights=[PrintedLight(light, "Хорошо", "Заявки", "14", "было 9") for light in LIGHTS],
        troubles_title="Хуже всего",
        troubles=[PrintedTrouble("Пункт 12", "просрочен на 14 дней")] * 3,
        rows_title="Показатели",
        columns=("Показатель", "Октябрь", "Сентябрь", "Год назад"),
        rows=[PrintedReading("Открыто заявок", "12", "9", "–")] * readings,
        charts=[weeks((3, 2), (4, 5)), roadmap()],
    )


def test_a_usual_status_is_one_page_and_a_long_one_goes_on() -> None:
    assert pages(status_pdf(page())) == 1
    assert pages(status_pdf(page(readings=90))) > 1


def test_every_part_is_drawn_and_may_be_missing() -> None:
    whole = page()
    without = [
        replace(whole, lights=()),
        replace(whole, lights=whole.lights[::-1]),
        *(replace(whole, troubles=()), replace(whole, troubles_title="Что горит")),
        *(replace(whole, rows=()), replace(whole, rows_title="Цифры")),
        *(replace(whole, charts=()), replace(whole, charts=whole.charts[:1]), replace(whole, charts=[rates(0.5)] * 3)),
        *(replace(whole, made="завтра"), replace(whole, period="Год"), replace(whole, school="Другая")),
        replace(whole, lights=(), troubles=(), rows=(), charts=()),
    ]
    found = [status_pdf(one) for one in (whole, *without)]
    assert len(set(found)) == len(found)


def test_what_people_write_is_never_markup_and_never_breaks_the_page() -> None:
    for words in HOSTILE:
        texts: dict[str, Any] = dict.fromkeys(TEXTS, words)
        made = replace(
            page(),
            **texts,
            lights=[PrintedLight("red", words, words, words, words)] * 5,
            troubles=[PrintedTrouble(words, words)] * 3,
            columns=(words,) * 4,
            rows=[PrintedReading(words, words, words, words)] * 3,
        )
        assert pages(status_pdf(made)) <= 3, words[:20]
