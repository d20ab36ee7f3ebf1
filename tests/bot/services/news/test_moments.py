"""Moments as people write them: what is understood, what is asked again, and that whatever comes back lies ahead."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Invalid
from bot.services.news.moments import FARTHEST, check_ahead, check_day, read_moment
from tests.databases import SCHOOL_MORNING

ZONE = ZoneInfo("Asia/Novokuznetsk")
# A Tuesday; it is ten o'clock at the school.
TODAY = date(2026, 11, 24)

UNDERSTOOD = {
    "завтра в 9": "25.11.2026 09:00",
    "Завтра в 18.30": "25.11.2026 18:30",
    "завтра, в 18-30": "25.11.2026 18:30",
    "завтра 9:00": "25.11.2026 09:00",
    "завтра  к\t9 часам": "25.11.2026 09:00",
    "завтра в 9.30 ч.": "25.11.2026 09:30",
    "завтра в 9:00 утра": "25.11.2026 09:00",
    "завтра в 6 вечера": "25.11.2026 18:00",
    "завтра в 2 часа дня": "25.11.2026 14:00",
    "завтра в 12 дня": "25.11.2026 12:00",
    "завтра в 18:00 вечера": "25.11.2026 18:00",
    "завтра в 0:00": "25.11.2026 00:00",
    "послезавтра в 7": "26.11.2026 07:00",
    "через 2 дня в 8:00": "26.11.2026 08:00",
    "через неделю в 12": "01.12.2026 12:00",
    "25.11 14:00": "25.11.2026 14:00",
    "25.11 в 14.00": "25.11.2026 14:00",
    "25.11, 14.00": "25.11.2026 14:00",
    "25.11.2026 14:00": "25.11.2026 14:00",
    "25.11, в 14:00.": "25.11.2026 14:00",
    "14:00 25.11": "25.11.2026 14:00",
    "9:00 завтра": "25.11.2026 09:00",
    "в 9 завтра": "25.11.2026 09:00",
    "25 ноября в 12:00": "25.11.2026 12:00",
    "25 ноября 2026 12:00": "25.11.2026 12:00",
    "пт, 27.11 в 9:00": "27.11.2026 09:00",
    "пт 18:30": "27.11.2026 18:30",
    "в пятницу в 18.30": "27.11.2026 18:30",
    "в 18:30 в пятницу": "27.11.2026 18:30",
    "до пятницы в 18:00": "27.11.2026 18:00",
    "15.05 к 9:00": "15.05.2027 09:00",
    "24.11.2027 10:00": "24.11.2027 10:00",
    # A time alone is the next one of that time.
    "14:30": "24.11.2026 14:30",
    "в 14 ч": "24.11.2026 14:00",
    "сегодня в 15": "24.11.2026 15:00",
    "10:00": "25.11.2026 10:00",
    "в 9": "25.11.2026 09:00",
    "tomorrow at 9:30": "25.11.2026 09:30",
    "tomorrow at 5 pm": "25.11.2026 17:00",
    "tomorrow at 12 a.m.": "25.11.2026 00:00",
    "Friday at 18:00": "27.11.2026 18:00",
}

REFUSED = {
    "": "error-moment-time",
    "скоро": "error-moment-time",
    "завтра": "error-moment-time",
    "в пятницу": "error-moment-time",
    # The day's point is no clock's.
    "25.11": "error-moment-time",
    "пт 12.11": "error-moment-time",
    "завтра 9": "error-moment-time",
    "завтра в 25": "error-moment-time",
    "завтра в 24:00": "error-moment-time",
    "завтра в 12:60": "error-moment-time",
    "завтра в 18 00": "error-moment-time",
    "завтра в ９": "error-moment-time",
    "завтра в 9ч30": "error-moment-time",
    "вчера в 9": "error-days-past",
    "31.02 в 10:00": "error-moment-time",
    # Two days, two times, or something else beside them: what was meant can't be known.
    "25.11 или 26.11 в 9:00": "error-moment-time",
    "27.11–28.11 в 9:00": "error-moment-time",
    "01.12 по 10.12": "error-moment-time",
    "27.11 9:00-10:00": "error-moment-time",
    "9:00 10:00": "error-moment-time",
    "завтра собрание в 9:00": "error-moment-time",
    "сегодня в 9": "error-moment-past",
    "сегодня в 10:00": "error-moment-past",
    "24.11 в 9:00": "error-moment-past",
    "23.11 в 9:00": "error-days-past",
    "20.11.2025 в 9:00": "error-days-past",
    "26.11.2027 10:00": "error-moment-far",
    "29.02 в 10:00": "error-moment-far",
    "25.11.2060 в 10:00": "error-moment-far",
}


def test_what_is_understood() -> None:
    for words, expected in UNDERSTOOD.items():
        found = read_moment(words, TODAY, ZONE, SCHOOL_MORNING)
        assert f"{found.astimezone(ZONE):%d.%m.%Y %H:%M}" == expected, words


def test_what_is_asked_again() -> None:
    for words, key in REFUSED.items():
        with pytest.raises(Invalid) as caught:
            read_moment(words, TODAY, ZONE, SCHOOL_MORNING)
        assert caught.value.key == key, words


def test_the_ends_of_what_may_be_set() -> None:
    assert check_ahead(SCHOOL_MORNING + FARTHEST, SCHOOL_MORNING) == SCHOOL_MORNING + FARTHEST
    assert check_day(TODAY, TODAY) == TODAY
    assert check_day(TODAY + FARTHEST, TODAY) == TODAY + FARTHEST
    with pytest.raises(Invalid, match="error-moment-past"):
        check_ahead(SCHOOL_MORNING, SCHOOL_MORNING)
    with pytest.raises(Invalid, match="error-moment-far"):
        check_ahead(SCHOOL_MORNING + FARTHEST + timedelta(seconds=1), SCHOOL_MORNING)
    with pytest.raises(Invalid, match="error-days-past"):
        check_day(TODAY - timedelta(days=1), TODAY)
    with pytest.raises(Invalid, match="error-moment-far"):
        check_day(TODAY + FARTHEST + timedelta(days=1), TODAY)


_DAYS = ("завтра", "сегодня", "пт", "25.11", "29.02", "01.01.2027", "25 ноября", "через", "2 дня", "по")
_HOURS = ("в", "к", "at", "9", "14:00", "24:00", "18.30", "утра", "pm", "ч.", ",", "-")
_PIECES = st.sampled_from([*_DAYS, *_HOURS])
_MINUTES_OF_YEARS = 15 * 365 * 24 * 60
_NOWS = st.integers(0, _MINUTES_OF_YEARS).map(lambda minutes: SCHOOL_MORNING + timedelta(minutes=minutes))
_ZONES = st.sampled_from(["Asia/Novokuznetsk", "Europe/Kaliningrad", "Europe/Berlin", "America/New_York"])


@given(words=st.text(max_size=40) | st.lists(_PIECES, max_size=6).map(" ".join), now=_NOWS, zone=_ZONES.map(ZoneInfo))
def test_whatever_comes_back_lies_ahead_and_within_a_year(words: str, now: datetime, zone: ZoneInfo) -> None:
    try:
        found = read_moment(words, now.astimezone(zone).date(), zone, now)
    except Invalid:
        return
    assert now < found <= now + FARTHEST


@given(ahead=st.integers(1, 364 * 24 * 60), now=_NOWS)
def test_what_a_screen_writes_is_read_again(ahead: int, now: datetime) -> None:
    moment = now + timedelta(minutes=ahead)
    for form in ("%d.%m.%Y %H:%M", "%d.%m.%Y, %H:%M", "%d.%m.%Y в %H:%M"):
        words = moment.astimezone(ZONE).strftime(form)
        assert read_moment(words, now.astimezone(ZONE).date(), ZONE, now) == moment, words
