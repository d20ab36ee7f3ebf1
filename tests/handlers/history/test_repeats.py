"""The word about repeated breakdowns."""

from zoneinfo import ZoneInfo

import pytest

from bot.i18n import Voice
from bot.ui import t

ZONE = ZoneInfo("Asia/Novokuznetsk")


@pytest.mark.parametrize(
    ("count", "russian", "english"),
    [
        (3, "⚠️ Третья поломка за год", "⚠️ Third breakdown within a year"),
        (6, "⚠️ 6-я поломка за год", "⚠️ Breakdown No. 6 within a year"),
        (11, "⚠️ Больше десяти поломок за год", "⚠️ More than ten breakdowns within a year"),
    ],
)
def test_breakdowns_in_words(count: int, russian: str, english: str) -> None:
    said = [Voice(language, ZONE).plain(t("ticket-repeat", count=count)) for language in ("ru", "en")]
    assert said == [russian, english]
