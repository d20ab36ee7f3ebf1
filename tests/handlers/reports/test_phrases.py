"""What reports say has words for all that there is, and orders are read as people write them."""

from zoneinfo import ZoneInfo

import pytest

from bot.errors import Invalid
from bot.i18n import LANGUAGES, Voice
from bot.reports.school_package import Flaw
from bot.reports.school_report import Kind
from bot.services.status.accounts import Gap
from bot.services.status.shapes import Area
from bot.ui import t
from handlers.reports.orders import Order, order_of
from models.roadmap import EvidenceKind


def test_there_are_words_for_everything_that_a_report_or_a_refusal_names() -> None:
    for voice in (Voice(language, ZoneInfo("Asia/Novokuznetsk")) for language in LANGUAGES):
        said = [
            *(t(f"reports-gap-{gap}", count=3) for gap in Gap),
            *(t(f"reports-flaw-{flaw}", words="school") for flaw in Flaw),
            *(t(f"reports-kind-{kind}") for kind in (*Kind, *EvidenceKind)),
            *(t(f"reports-template-{what}-{kind}") for kind in Kind for what in ("name", "file")),
            *(t(f"reports-area-{area}") for area in Area),
        ]
        words = [voice.plain(one) for one in said]
        assert len(set(words)) == len(said), voice.language
        assert all(words)


def test_an_order_is_read_as_people_write_it() -> None:
    cases = {
        "185 от 01.09.2026": Order("185", "01.09.2026"),
        "№185-о/1 от 1.9.2026 г.": Order("185-о/1", "01.09.2026"),
        "к приказу № 12 от 15.01.2027 года": Order("12", "15.01.2027"),
        "Приказ 7": Order("7", ""),
        "185, 01.09.2026": Order("185", "01.09.2026"),
        "01-03/17": Order("01-03/17", ""),
    }
    for typed, order in cases.items():
        assert order_of(typed) == order, typed
    for typed in ("привет", "от 01.09.2026", "01.09.2026", "185 от 31.02.2026", "№ от", "5" * 61):
        with pytest.raises(Invalid):
            order_of(typed)
