from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.website.entries import ENTRIES_LIMIT, KEY_LIMIT, TITLE_LIMIT, WORDS_LIMIT, Entry
from bot.services.website.feed import read_feed
from bot.services.website.links import same_site
from bot.services.website.problems import CannotRead, Problem

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
URL = "https://school.example/feed"
ITEM = """<item><title>Лыжня ждёт</title><link>https://school.example/news/{n}</link><guid>news-{n}</guid>
<description>Старт в 10:00.</description><pubDate>Fri, 20 Nov 2026 08:00:00 +0700</pubDate></item>"""
RSS = '<?xml version="1.0" encoding="{encoding}"?>\n<rss version="2.0"><channel>{items}</channel></rss>'


def rss(*items: str, encoding: str = "utf-8") -> bytes:
    return RSS.format(items="".join(items), encoding=encoding).encode(encoding)


def read(content: bytes, content_type: str = "application/rss+xml") -> list[Entry]:
    return read_feed(content, content_type, URL, NOW)


def one(items: str) -> Entry:
    (entry,) = read(rss(items))
    return entry


def test_an_entry_of_a_feed() -> None:
    entry = one(ITEM.format(n=1))
    assert (entry.key, entry.title, entry.words) == ("news-1", "Лыжня ждёт", "Старт в 10:00.")
    assert entry.link == "https://school.example/news/1"
    assert entry.published == datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


RSS_1 = "purl.org/rss/1.0/"
VERSIONS = {
    "RSS 0.91": '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.example/rss-0.91.dtd">'
    '<rss version="0.91"><channel><item><title>A</title><link>/1</link></item></channel></rss>',
    "RSS 1.0": f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://{RSS_1}">'
    '<item rdf:about="/1"><title>A</title><link>/1</link></item></rdf:RDF>',
    "RSS 2.0": '<rss version="2.0"><channel><item><title>A</title><link>/1</link></item></channel></rss>',
    "Atom": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>A</title><link href="/1"/></entry></feed>',
    "Atom with a prefix": '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>A</a:title>'
    '<a:link href="/1"/></a:entry></a:feed>',
}


def test_all_versions_of_feeds() -> None:
    for version, text in VERSIONS.items():
        entries = read(text.encode())
        assert [(entry.title, entry.link) for entry in entries] == [("A", "https://school.example/1")], version


def test_whatever_it_is_written_in_and_whatever_it_says_about_that() -> None:
    utf8, cyrillic = rss(ITEM), rss(ITEM, encoding="windows-1251")
    cases = {
        "as it says": (cyrillic, "text/xml"),
        "the header says more than the document": (
            cyrillic.replace(b"windows-1251", b"utf-8"),
            "text/xml; charset=cp1251",
        ),
        "both say nothing": (cyrillic.replace(b' encoding="windows-1251"', b""), ""),
        "both are wrong": (cyrillic.replace(b"windows-1251", b"utf-8"), "text/xml; charset=UTF-8"),
        "the header is wrong": (utf8, "text/xml; charset=windows-1251"),
        "the document is wrong": (utf8.replace(b"utf-8", b"windows-1251"), "text/xml"),
        "an encoding that nobody knows": (utf8.replace(b"utf-8", b"x-secret"), "text/xml; charset=\udcffnone"),
        "half a letter": (utf8.replace("Старт".encode(), b"\xd0"), "text/xml"),
        "a mark": (b"\xef\xbb\xbf" + utf8, ""),
        "two bytes a letter": (utf8.decode().encode("utf-16"), ""),
        "blank lines before": (b"\n\n  " + utf8, ""),
        "a complaint before": (b"<br /><b>Warning</b>: mysql_connect() in <b>a.php</b><br />" + utf8, "text/html"),
    }
    for case, (content, content_type) in cases.items():
        assert [entry.title for entry in read(content, content_type)] == ["Лыжня ждёт"], case


def test_what_is_no_feed() -> None:
    page = b"<!DOCTYPE html><html><body><h1>School</h1><p>rss feed</p></body></html>"
    for content in (
        b"",
        b" ",
        b"\x00\x01\xff",
        page,
        b"{}",
        b"/etc/hostname",
        b"http://127.0.0.1:1/",
        b"<rss",
    ):
        with pytest.raises(CannotRead) as caught:
            raise AssertionError(f"{content!r} was read: {read(content)}")
        assert caught.value.reason is Problem.NOT_A_FEED, content


def test_a_document_that_looks_like_a_path_opens_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "<rss >").write_bytes(rss(ITEM))
    assert read(b"<rss >") == []


def test_an_empty_feed_is_a_feed_without_news() -> None:
    assert read(rss()) == []


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    whole = rss(ITEM.format(n=1), ITEM.format(n=2), ITEM.format(n=3))
    assert [entry.key for entry in read(whole[: whole.index(b"news-3")])][:2] == ["news-1", "news-2"]
    assert [entry.key for entry in read(whole.replace("Старт".encode(), b"<b>A & B &nbsp; </i>"))] == [
        "news-1",
        "news-2",
        "news-3",
    ]
    assert len(read(whole.replace(b"<description>", b"<description>\x00\x0b\x1f"))) == 3


def test_scripts_and_markup_are_no_words() -> None:
    entry = one(
        "<item><title>&lt;b&gt;Каток&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;открыт</title><description>"
        '<![CDATA[<style>p{color:red}</style><p onclick="x()">Приходите <b>все</b>!</p><!-- тайна -->'
        "<img src=x onerror=alert(1)><p>Коньки&nbsp;&mdash; свои.</p><script>steal()]]></description></item>"
    )
    assert entry.title == "Каток открыт"
    assert entry.words == "Приходите все!\nКоньки — свои."


def test_invisible_characters_go() -> None:
    words = "<description>\u2066x\u2069</description>"
    entry = one(f"<item><title>A\u202eB\u200bC\u0007</title><guid>a\u200bb \n c</guid>{words}</item>")
    assert (entry.title, entry.words, entry.key) == ("ABC", "x", "ab c")


def test_an_entry_leads_to_its_own_site_only() -> None:
    links = {
        "/news/1": "https://school.example/news/1",
        "http://www.school.example/1": "http://www.school.example/1",
        "https://other.example/1": None,
        "javascript:alert(1)": None,
        "http://127.0.0.1/": None,
        "": None,
    }
    for href, link in links.items():
        assert one(f"<item><title>A</title><guid>x</guid><link>{href}</link></item>").link == link, href


def test_what_an_entry_is_known_by() -> None:
    assert one("<item><title>A</title><link>/1</link></item>").key == "https://school.example/1"
    assert one("<item><title>A</title><guid isPermaLink='false'>k</guid><link>/1</link></item>").key == "k"
    nameless = one("<item><title>A</title><description>B</description></item>")
    assert nameless.key == nameless.fingerprint
    long = [one(f"<item><title>A</title><guid>{'k' * 250}{n}</guid></item>").key for n in (1, 2)]
    assert len(set(long)) == 2
    assert all(len(key) <= KEY_LIMIT for key in long)


def test_repeated_entries_are_one_and_the_first() -> None:
    entries = read(rss(ITEM.format(n=1), ITEM.format(n=1).replace("ждёт", "закрыта"), ITEM.format(n=2)))
    assert [(entry.key, entry.title) for entry in entries] == [("news-1", "Лыжня ждёт"), ("news-2", "Лыжня ждёт")]


def test_a_changed_entry_is_seen_by_its_fingerprint() -> None:
    first = one(ITEM.format(n=1))
    assert one(ITEM.format(n=1)).fingerprint == first.fingerprint
    for old, new in (("ждёт", "закрыта"), ("10:00", "11:00")):
        changed = one(ITEM.format(n=1).replace(old, new))
        assert changed.key == first.key
        assert changed.fingerprint != first.fingerprint
    assert one(ITEM.format(n=1).replace("20 Nov", "19 Nov")).fingerprint == first.fingerprint


def test_dates_that_can_not_be_are_none() -> None:
    dates = {
        "Fri, 20 Nov 2026 08:00:00 GMT": datetime(2026, 11, 20, 8, 0, tzinfo=UTC),
        "2026-11-20T08:00:00+03:00": datetime(2026, 11, 20, 5, 0, tzinfo=UTC),
        "Mon, 23 Nov 2026 08:00:00 GMT": datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
        "Fri, 20 Nov 2099 08:00:00 GMT": None,
        "Thu, 01 Jan 1970 00:00:00 GMT": None,
        "99 Nov 2026": None,
        "yesterday": None,
        "": None,
    }
    for written, moment in dates.items():
        assert one(f"<item><title>A</title><pubDate>{written}</pubDate></item>").published == moment, written
    assert one("<item><title>A</title></item>").published is None


def test_long_entries_are_cut_at_a_word_and_long_feeds_to_the_newest() -> None:
    entry = one(f"<item><title>{'слово ' * 100}</title><description>{'слово ' * 1000}</description></item>")
    assert len(entry.title) <= TITLE_LIMIT
    assert len(entry.words) <= WORDS_LIMIT
    assert entry.title.endswith("слово…")
    assert entry.words.endswith("слово…")
    assert len(one(f"<item><title>{'а' * 5000}</title></item>").title) == TITLE_LIMIT
    entries = read(rss(*(ITEM.format(n=n) for n in range(300))))
    assert [entry.key for entry in entries] == [f"news-{n}" for n in range(ENTRIES_LIMIT)]


def test_an_entry_without_a_title_takes_its_first_line_and_without_words_is_none() -> None:
    entry = one("<item><guid>1</guid><description>&lt;p&gt;Первая строка&lt;/p&gt;Вторая</description></item>")
    assert (entry.title, entry.words) == ("Первая строка", "Первая строка\nВторая")
    assert read(rss("<item><guid>1</guid><title> </title><description>&lt;img src=x&gt;</description></item>")) == []


def test_entities_are_not_filled_in() -> None:
    """Else a few hundred characters grow into gigabytes, or a file of this machine becomes part of the news."""
    names = "abcdefghij"
    bomb = "".join(f'<!ENTITY {name} "{f"&{names[n - 1]};" * 10 if n else "ха"}">' for n, name in enumerate(names))
    item = "<item><title>Каток &j;</title><guid>1</guid></item>"
    text = rss(item).decode()
    for entities in (bomb, '<!ENTITY j "ха">', '<!ENTITY j SYSTEM "file:///etc/hostname">', '<!ENTITY % p "x"> %p;'):
        doctype = f"<!DOCTYPE rss [\n{entities}\n]>"
        for document in (doctype + text, text.replace("<rss", f"{doctype}<rss"), rss(doctype + item).decode()):
            for content in (document.encode(), document.encode("utf-16")):
                (entry,) = read(content)
                assert entry.title == "Каток &j;", document


def test_hostile_documents_are_read_in_good_time() -> None:
    """Where time grows with the square, each of them takes minutes, and the limit of the suite ends the test."""
    for hostile in (
        "<author>" + "a." * 200_000 + "</author></item>",
        "<title>A</title><description>" + "&lt;a " * 30_000,
    ):
        (entry,) = read(rss("<item><title>A</title>" + hostile))
        assert entry.title == "A"


def test_of_a_very_long_feed_the_beginning_is_read() -> None:
    long = ITEM.replace("Старт", "старт " * 20_000)
    assert [entry.key for entry in read(rss(*(long.format(n=n) for n in range(8))))] == [f"news-{n}" for n in range(4)]


MARKUP = [
    "<item>",
    "</item>",
    "<title>",
    "</title>",
    "<guid>",
    "&",
    "&lt;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "<!DOCTYPE",
    "\x00",
    "'",
]
MARKUP += [
    "<link>",
    "<pubDate>",
    "1 Jan 2026",
    "<?xml ",
    "xmlns:a='b'",
    "<a:b",
    "<content type='xhtml'>",
    ">",
    "<",
    '"',
    "\xff",
    "/",
]


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300),
    st.lists(st.sampled_from(MARKUP) | st.text(max_size=5), max_size=30).map("".join),
    st.text(max_size=20),
)
def test_nothing_but_the_one_error_comes_of_garbage(raw: bytes, markup: str, content_type: str) -> None:
    hole = markup.encode("utf-8", "replace") + raw
    whole = rss(ITEM)
    middle = len(whole) // 2
    for content in (
        raw,
        b"<rss>" + hole,
        whole[:middle] + hole + whole[middle:],
        b"<feed>" + hole + b"</feed>",
        hole + whole,
    ):
        try:
            entries = read(content, content_type)
        except CannotRead:
            continue
        for entry in entries:
            assert 0 < len(entry.title) <= TITLE_LIMIT
            assert 0 < len(entry.key) <= KEY_LIMIT
            assert len(entry.words) <= WORDS_LIMIT
            assert entry.link is None or same_site(URL, entry.link)
