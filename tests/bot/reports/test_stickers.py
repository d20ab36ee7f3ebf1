"""Stickers: 24 on a page, whatever their names are."""

import re

import pytest

from bot.reports.stickers import PrintedSticker, stickers_pdf


@pytest.mark.parametrize(("number", "pages"), [(1, 1), (24, 1), (25, 2)])
def test_twenty_four_fit_a_page(number: int, pages: int) -> None:
    one = PrintedSticker(
        "Многофункциональное устройство " * 2, "каб. 214, Корпус #1 *имени* [Ежова]", "https://t.me/b?start=room-3"
    )
    pdf = stickers_pdf("ru", "Не работает? Наведите камеру телефона.", [one] * number)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == pages
