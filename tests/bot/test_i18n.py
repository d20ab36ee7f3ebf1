"""Words: data is escaped and never obeyed, numbers are declined, moments are local."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import LONGEST_VALUE, Voice, pick_language, voices
from bot.playground.markup import parse_html
from bot.services.text import COMMENT_LIMIT
from bot.ui import Rich, t

ZONE = ZoneInfo("Asia/Novokuznetsk")
RU, EN = Voice("ru", ZONE), Voice("en", ZONE)


@given(st.text())
def test_data_is_shown_as_it_was_written(words: str) -> None:
    assert parse_html(RU.html(t("text", text=words)))[0] == words
    assert RU.plain(t("text", text=words)) == words


@pytest.mark.parametrize("words", ["{ $secret }", "{", '{"x"}', "<b>", "&lt;", "\u2068x\u2069", "x\n.attribute = y"])
def test_data_is_never_obeyed(words: str) -> None:
    assert RU.plain(t("ticket-words", words=words)) == f"💬 {words}"
    assert parse_html(RU.html(t("ticket-words", words=words)))[0] == f"💬 {words}"


@pytest.mark.parametrize("length", [COMMENT_LIMIT, LONGEST_VALUE, LONGEST_VALUE + 1, 10_000])
def test_long_data_is_shown_whole(length: int) -> None:
    line = t("history-said", words=t("text", text="&" * length))
    assert RU.html(line).count("&amp;") == length
    assert RU.plain(line).count("&") == length


@pytest.mark.parametrize(
    ("count", "ru", "en"),
    [
        (0, "0 заявок", "0 tickets"),
        (1, "1 заявка", "1 ticket"),
        (2, "2 заявки", "2 tickets"),
        (5, "5 заявок", "5 tickets"),
        (11, "11 заявок", "11 tickets"),
        (21, "21 заявка", "21 tickets"),
        (22, "22 заявки", "22 tickets"),
    ],
)
def test_numbers_are_declined(count: int, ru: str, en: str) -> None:
    assert RU.plain(t("tickets-count", count=count)) == ru
    assert EN.plain(t("tickets-count", count=count)) == en


def test_numbers_that_name_something_stay_as_they_are() -> None:
    assert "12345" in RU.plain(t("ticket-title", number="12345"))


def test_moments_are_local_and_written_as_here() -> None:
    moment = datetime(2026, 11, 24, 20, 5, tzinfo=UTC)
    assert RU.plain(t("text", text=moment)) == "25.11.2026 03:05"
    assert Voice("ru", ZoneInfo("Europe/Moscow")).plain(t("text", text=moment)) == "24.11.2026 23:05"
    assert RU.plain(t("text", text=date(2026, 9, 1))) == "01.09.2026"
    assert RU.plain(t("text", text=time(7, 30))) == "07:30"


def test_a_text_inside_a_text_is_escaped_once() -> None:
    inside = t("text", text="<&>")
    assert RU.html(t("report-line-where", where=inside)) == "📍 &lt;&amp;&gt;"


def test_words_with_formatting_are_shown_as_they_are() -> None:
    words = Rich("<b>Тише!</b> 2 &lt; 3 &amp;amp; 5\n<i>{ $x }</i>")
    assert RU.html(t("ticket-words", words=words)) == f"💬 {words.html}"
    assert RU.plain(t("ticket-words", words=words)) == "💬 Тише! 2 < 3 &amp; 5\n{ $x }"


def test_long_words_with_formatting_are_shown_whole() -> None:
    words = Rich("<b>&amp;</b>" * 500)
    line = t("history-said", words=t("text", text=words))
    assert words.html in RU.html(line)
    assert "&" * 500 in RU.plain(line)


def test_a_missing_argument_is_a_fault_and_not_a_strange_text() -> None:
    with pytest.raises(ValueError, match="ticket-title"):
        RU.plain(t("ticket-title"))
    with pytest.raises(LookupError):
        RU.plain(t("no-such-key"))


@pytest.mark.parametrize(
    ("code", "language"),
    [("ru", "ru"), ("en", "en"), ("en-GB", "en"), ("EN", "en"), ("de", "ru"), ("", "ru"), (None, "ru")],
)
def test_the_nearest_language(code: str | None, language: str) -> None:
    assert pick_language(code) == language


def test_a_voice_for_each_language() -> None:
    assert {name: voice.language for name, voice in voices(ZONE).items()} == {"ru": "ru", "en": "en"}
