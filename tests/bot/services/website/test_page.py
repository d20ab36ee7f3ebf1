from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.website.entries import ENTRIES_LIMIT, Entry
from bot.services.website.fetching import Fetched, Freshness
from bot.services.website.page import find_feed, read_page
from bot.services.website.problems import CannotRead, Problem
from bot.services.website.reading import Reading, read_entries

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
URL = "https://school.example/news/"
MENU = """<!DOCTYPE html><html><head><title>Школа</title><style>li{color:red}</style></head><body>
<nav><ul><li><a href="/about">Сведения об образовательной организации</a></ul></nav>
<div class="side"><ul><li><a href="/docs">Документы и локальные акты</a><li><a href="/staff">Учителя</a></ul></div>"""
END = '<footer><p>12.01.2020</p><a href="/map">Подробная карта нашего сайта</a></footer></body></html>'
FAIR, SKIS = "Ярмарка ремёсел в субботу", "Лыжня ждёт всех желающих"
CARDS = f"""<div class="list">
<div><a href="1.html"><img src="1.jpg"></a><span>12.11.2026</span><h3><a href="1.html">{FAIR}</a></h3>
<p>Приходите с семьёй.</p><p>Начало в 11:00, дата 28.11.2026.</p><a href="1.html">Читать новость полностью</a></div>
<div><a href="2.html"><img src="2.jpg"></a><span>5.11.2026</span><h3><a href="2.html">{SKIS}</a></h3>
<p>Лыжи выдаёт школа.</p><a href="2.html">Читать новость полностью</a></div></div>"""
TABLE = f"""<table><tr><td>12 ноября 2026 г.</td><td><a href="1.html">{FAIR}</a><br>Приходите с семьёй.</td></tr>
<tr><td>5 ноября 2026, 10:15</td><td><a href="2.html">{SKIS}</a><br>Лыжи выдаёт школа.</td></tr></table>"""
OPEN_LIST = f"""<ul><li><time datetime="2026-11-12T10:00">чт</time> <a href="1.html">{FAIR}</a> Приходите с семьёй.
<li><time datetime="2026-11-05">давно</time> <a href="2.html">{SKIS}</a> Лыжи выдаёт школа.</ul>"""
DAYS_ABOVE = f"""<div><p>12.11.2026</p><h2><a href="1.html">{FAIR}</a></h2><p>Приходите с семьёй.</p>
<p>05/11/2026</p><h2><a href="2.html">{SKIS}</a></h2><p>Лыжи выдаёт школа.</p></div>"""
DAYS_BELOW = f"""<div><h2><a href="1.html">{FAIR}</a></h2><p>12.11.2026</p><p>Приходите с семьёй.</p>
<h2><a href="2.html">{SKIS}</a></h2><p>05.11.2026</p><p>Лыжи выдаёт школа.</p></div>"""
WHOLE_CARDS = f"""<div><a href="1.html"><div>12.11.2026</div><div>{FAIR}</div></a></div>
<div><a href="2.html"><div>05.11.2026</div><div>{SKIS}</div></a></div>"""
READ_MORE = f"""<div><div><h3>{FAIR}</h3><i>12.11.2026</i><p>Приходите с семьёй.</p><a href="1.html">Подробнее</a></div>
<div><h3>{SKIS}</h3><i>05.11.2026</i><p>Лыжи выдаёт школа.</p><a href="2.html">Подробнее</a></div></div>"""
LAYOUTS = {"read more": READ_MORE, "read all of it": READ_MORE.replace("Подробнее", "Читать новость полностью")}
LAYOUTS |= {"a table": TABLE, "days above": DAYS_ABOVE, "days below": DAYS_BELOW}


def read(body: str, content_type: str = "text/html") -> list[Entry]:
    return read_page((MENU + body + END).encode(), content_type, URL, NOW)


def days(entries: list[Entry]) -> list[int]:
    return [entry.published.day for entry in entries if entry.published]


def test_cards_with_pictures_and_links_to_read_more() -> None:
    first, second = read(CARDS)
    assert (first.title, second.title) == (FAIR, SKIS)
    assert first.link == first.key == "https://school.example/news/1.html"
    assert (first.published, days([second])) == (datetime(2026, 11, 12, 7, 0, tzinfo=UTC), [5])
    assert first.words == "Приходите с семьёй.\nНачало в 11:00, дата 28.11.2026."
    assert second.words == "Лыжи выдаёт школа."


def test_layouts_of_news() -> None:
    for layout, body in LAYOUTS.items():
        entries = read(body)
        assert [entry.title for entry in entries] == [FAIR, SKIS], layout
        assert days(entries) == [12, 5], layout
        assert [entry.words for entry in entries] == ["Приходите с семьёй.", "Лыжи выдаёт школа."], layout


def test_a_list_whose_ends_are_left_out_and_days_for_machines() -> None:
    entries = read(OPEN_LIST)
    assert [entry.title for entry in entries] == [FAIR, SKIS]
    assert days(entries) == [12, 5]


def test_cards_that_are_one_link_each() -> None:
    entries = read(WHOLE_CARDS)
    assert days(entries) == [12, 5]
    assert [entry.link for entry in entries] == [f"{URL}1.html", f"{URL}2.html"]


def test_news_without_days_are_the_links_in_headings() -> None:
    body = DAYS_BELOW.replace("<p>12.11.2026</p>", "").replace("<p>05.11.2026</p>", "")
    assert [(entry.title, entry.published) for entry in read(body)] == [(FAIR, None), (SKIS, None)]


def test_links_that_are_no_news() -> None:
    for href in (
        "https://other.example/1",
        "javascript:alert('news')",
        "http://127.0.0.1/1",
        "mailto:a@school.example",
        "",
    ):
        assert read(f'<ul><li>12.11.2026 <a href="{href}">{FAIR}</a></ul>') == [], href
    assert read('<ul><li>12.11.2026 <a href="1.html">Читать</a></ul>') == []
    assert read("") == []


def test_scripts_and_strange_characters_are_no_words() -> None:
    body = TABLE.replace("Приходите", "<script>steal()</script><!-- тайна -->\u202eПри\u200bходите &lt;все&gt;")
    assert read(body)[0].words == "Приходите <все> с семьёй."


def test_a_page_in_an_old_encoding() -> None:
    for told, content_type in (("", "text/html; charset=windows-1251"), ("<meta charset=windows-1251>", ""), ("", "")):
        content = (told + MENU + TABLE + END).encode("cp1251")
        assert [entry.title for entry in read_page(content, content_type, URL, NOW)] == [FAIR, SKIS], (
            told,
            content_type,
        )


def test_a_long_page_is_read_to_the_newest_news() -> None:
    rows = "".join(f"<li>12.11.2026 <a href='{n}.html'>Новость школы номер {n}</a></li>" for n in range(500))
    entries = read(f"<ul>{rows}</ul>")
    assert [entry.key for entry in entries] == [f"{URL}{n}.html" for n in range(ENTRIES_LIMIT)]


FEED = '<link rel="alternate" type="application/rss+xml" title="x" href="{}">'


def test_the_feed_that_a_page_names() -> None:
    feeds = {
        FEED.format("/feed"): "https://school.example/feed",
        FEED.format("/feed")
        .replace("rss", "atom")
        .replace('"', "'")
        .replace("link", "LINK"): "https://school.example/feed",
        FEED.format("https://other.example/feed") + FEED.format("/mine"): "https://school.example/mine",
        FEED.format("https://other.example/feed"): None,
        FEED.format("http://127.0.0.1/feed"): None,
        FEED.format(""): None,
        FEED.format("/feed").replace("alternate", "stylesheet"): None,
        FEED.format("/feed").replace("application/rss+xml", "text/css"): None,
        f"<!-- {FEED.format('/feed')} -->": None,
        "": None,
    }
    assert {markup: find_feed(markup.encode(), "", URL) for markup in feeds} == feeds


def fetched(content: str) -> Fetched:
    return Fetched(Freshness.FRESH, URL, content.encode(), "text/html")


def test_what_was_fetched_is_a_feed_or_a_page_whatever_it_is_called() -> None:
    rss = "<rss version='2.0'><channel><item><title>A</title><guid>1</guid></item></channel></rss>"
    assert [entry.key for entry in read_entries(fetched(rss), NOW).entries] == ["1"]
    page = read_entries(fetched(MENU + FEED.format("/feed") + TABLE), NOW)
    assert ([entry.title for entry in page.entries], page.feed_url) == ([FAIR, SKIS], "https://school.example/feed")
    assert read_entries(fetched(FEED.format("/feed")), NOW) == Reading([], "https://school.example/feed")
    for content in ("", MENU + END, "\x00"):
        with pytest.raises(CannotRead) as caught:
            read_entries(fetched(content), NOW)
        assert caught.value.reason is Problem.NOT_A_FEED, content


def test_hostile_pages_are_read_in_good_time() -> None:
    """Where time grows with the square, each of them takes minutes, and the limit of the suite ends the test."""
    for piece in (
        "<a ",
        '<a b="',
        "<!--",
        "<div>",
        "<li>12.11.2026 ",
        "<a href=/1>12.11.2026",
        "</a",
        "<p>1 ",
        "<script>",
    ):
        hostile = (piece * (200_000 // len(piece))).encode()
        assert len(read_page(hostile, "", URL, NOW)) <= 1
        assert find_feed(hostile, "", URL) is None


MARKUP = [
    "<a href='/1'>",
    "</a>",
    FAIR,
    "12.11.2026",
    "31.02.2026",
    "1 мая 2026",
    "<li>",
    "</li>",
    "<h2>",
    "</ul>",
    "<time datetime='",
]
MARKUP += [
    "<!--",
    "<script>",
    "<",
    ">",
    "&#xD800;",
    "&#99999999;",
    "\x00",
    "<a href='http://[",
    "'",
    '"',
    "<![CDATA[",
    "<p>",
    "\n",
]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.lists(st.sampled_from(MARKUP) | st.text(max_size=5), max_size=40).map("".join))
def test_a_page_of_garbage_has_no_news_or_some(raw: bytes, markup: str) -> None:
    hole = markup.encode("utf-8", "replace") + raw
    whole = (MENU + CARDS + END).encode()
    middle = len(whole) // 2
    for content in (raw, hole, whole[:middle] + hole + whole[middle:]):
        find_feed(content, "", URL)
        for entry in read_page(content, "", URL, NOW):
            assert entry.title
            assert entry.link == entry.key
            assert entry.link.startswith(
                ("https://school.example", "http://school.example", "https://www.", "http://www.")
            )
