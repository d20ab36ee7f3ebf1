"""The public news as a feed and as a piece of a page: readable by a feed reader, harmless on any page."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import feedparser

from bot.i18n import Voice
from bot.reports.website import atom, fragment
from bot.services.news.publishing import Publication, PublicPost
from bot.services.news.storing import LinkLine

VOICE = Voice("ru", ZoneInfo("Asia/Novokuznetsk"))
URL = "https://bot.school.example/news.atom"
SENT = datetime(2026, 11, 23, 20, 30, tzinfo=UTC)  # the 24th at school
CORRECTED = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
POSTS = (
    PublicPost(
        7,
        "Ёлка & «снег» <b>",
        "<p>Ждём <b>всех</b></p>",
        (LinkLine('По "пути"', "https://e.example/?a=1&b=2"),),
        SENT,
        SENT,
    ),
    PublicPost(5, "Старая", "<p>Слова</p>", (), SENT, CORRECTED),
)


def test_a_feed_reader_reads_what_was_sent() -> None:
    read = feedparser.parse(atom(Publication("Школа № 1", POSTS), URL, VOICE))
    assert (read.bozo, read.version) == (False, "atom10")
    assert (read.feed.id, read.feed.title, read.feed.updated) == (URL, "Школа № 1 – новости", CORRECTED.isoformat())
    assert [entry.id for entry in read.entries] == [f"tag:bot.school.example,2026:news-{post.id}" for post in POSTS]
    first = read.entries[0]
    assert first.title == "Ёлка & «снег» &lt;b&gt;" or first.title == "Ёлка & «снег» <b>"
    assert "<b>всех</b>" in first.content[0].value
    assert 'href="https://e.example/?a=1&amp;b=2"' in first.content[0].value
    assert (first.published, first.updated) == (SENT.isoformat(), SENT.isoformat())


def test_the_piece_of_a_page_escapes_what_people_typed_and_shows_the_schools_day() -> None:
    page = fragment(Publication(None, POSTS), VOICE).decode()
    assert "<h3>Ёлка &amp; «снег» &lt;b&gt;</h3>" in page
    assert ">24.11.2026</time>" in page
    assert page.count("<article") == len(POSTS)
    assert "<script" not in page


def test_without_news_both_say_so() -> None:
    assert "Новостей пока нет" in fragment(Publication(None, ()), VOICE).decode()
    read = feedparser.parse(atom(Publication(None, ()), URL, VOICE))
    assert (read.bozo, read.feed.title, read.entries) == (False, "Школа – новости", [])
