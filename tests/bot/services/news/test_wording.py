"""Words of news: whatever is typed, the messenger takes it, a page is safe with it, and nothing is lost in silence."""

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Invalid
from bot.playground.markup import parse_html, units
from bot.services.news.wording import (
    ENTITY_LIMIT,
    TEXT_LIMIT,
    TITLE_LIMIT,
    Words,
    for_website,
    from_site,
    plain,
    take_words,
    title,
    title_and_rest,
    visible_length,
)

SITE = "https://school.example/news"
KEPT = {"b", "i", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler"}
ON_A_PAGE = {"p", "br", "b", "i", "u", "s", "a", "code", "pre", "blockquote"}


def taken(markup: str) -> str:
    """What is made of this markup, without loss."""
    words = take_words("", markup)
    assert not words.dropped, markup
    return words.html


def test_formatting_is_kept_in_one_spelling() -> None:
    for markup, html in (
        ("1 &lt; 2 &amp; &nbsp;3&quot;", '1 &lt; 2 &amp; \u00a03"'),
        ("<strong>а</strong><em>б</em><ins>в</ins>", "<b>а</b><i>б</i><u>в</u>"),
        ("<del>а</del> <strike>б</strike>", "<s>а</s> <s>б</s>"),
        ('<span class="tg-spoiler">а</span><span class="x">б</span>', "<tg-spoiler>а</tg-spoiler>б"),
        ('<pre><code class="language-python">x = 1\n  y</code></pre>', "<pre>x = 1\n  y</pre>"),
        ("<blockquote expandable>а\nб</blockquote>\nв", "<blockquote>а\nб</blockquote>\nв"),
        ('😀<tg-emoji emoji-id="5">👍</tg-emoji> <tg-time unix="1">вчера</tg-time>', "😀👍 вчера"),
        ("<i><b>а</b></i><b>б</b>", "<b><i>а</i>б</b>"),
        ("<b>а</b><b>б</b> <b> в</b>", "<b>аб</b>  <b>в</b>"),
        ("<b>а </b>б <i>\n\nв</i>", "<b>а</b> б\n\n<i>в</i>"),
        ("<u>а <b>б</b></u>", "<u>а </u><b><u>б</u></b>"),
        ("<b>а<i>б</b>в</i>", "<b>а<i>б</i></b><i>в</i>"),
        ("<b><code>а</code></b> <pre><i>б</i></pre>", "<code>а</code> <pre>б</pre>"),
        ("<code><blockquote>а</blockquote></code>", "<blockquote><code>а</code></blockquote>"),
        ("<b>не закрыто", "<b>не закрыто</b>"),
        ("<h1>а</h1><img src=x onerror=y>б<script>в</script>", "аб"),
    ):  # fmt: skip
        assert taken(markup) == html, markup


def test_invisible_characters_and_idle_blanks_go() -> None:
    for markup, html in (
        ("\n\n  <b> а </b>\r\n \n\t\n\n\nб  \nв\n", "<b>а</b>\n\n\nб\nв"),
        ("а\u200bб\u202e\u2066\ue000\u00ad\x07&#8203;&#57344;", "аб"),
        ("а\u2028б\u2029в\rг", "а\nб\nв\nг"),
        ("И\u0306", "Й"),
        ("👩\u200d🏫 ❤\ufe0f\u200d🔥 а\u200dб", "👩\u200d🏫 ❤\ufe0f\u200d🔥 аб"),
        (f'<a href="{SITE}">\u200b </a>а<b>\n</b>б', "а\nб"),
        ("<pre>\n\n  а\n    б</pre>", "<pre>а\n    б</pre>"),
    ):
        assert taken(markup) == html, markup


def test_links_lead_to_the_public_internet_or_nowhere() -> None:
    assert taken(f'<a href="{SITE}?a=1&amp;b=2">а</a>') == f'<a href="{SITE}?a=1&amp;b=2">а</a>'
    assert taken(f"<b><a href='{SITE}'>а</a></b> б") == f'<a href="{SITE}"><b>а</b></a> б'
    for address in (
        *("tg://user?id=7", "javascript:alert(1)", "mailto:a@school.example", "tel:+70000000000", "data:text/html,x"),
        *("http://localhost/", "http://127.0.0.1", "http://10.0.0.1/", "http://2130706433/", "http://printer"),
        *("", "file:///etc/passwd", "https://a@school.example", 'https://school.example/"onclick="x'),
    ):
        words = take_words("", f'<b><a href="{escape(address)}">Анна</a></b> тут')
        assert words == Words("<b>Анна</b> тут", dropped=True), address


def test_words_without_formatting_are_taken_as_they_are() -> None:
    assert take_words("1 < 2 <b>3</b> &lt;", "") == Words("1 &lt; 2 &lt;b&gt;3&lt;/b&gt; &amp;lt;", dropped=False)


def test_nothing_to_see_is_refused() -> None:
    for text in ("", " \n\t\u00a0", "\u200b\ufeff", "\u3164", "\u2800\ufe0f", "\u0301"):
        with pytest.raises(Invalid, match="error-news-empty"):
            take_words(text, "")
    for markup in ("<b> </b>", f'<a href="{SITE}"></a>', "<script>да</script>", "&#8203;"):
        with pytest.raises(Invalid, match="error-news-empty"):
            take_words("", markup)


def test_too_many_words_are_refused_as_the_messenger_counts() -> None:
    assert visible_length(take_words("😀" * (TEXT_LIMIT // 2), "").html) == TEXT_LIMIT
    assert visible_length(taken(f"<b>{'&amp; ' * (TEXT_LIMIT // 2)}</b>")) == TEXT_LIMIT - 1
    with pytest.raises(Invalid) as refused:
        take_words("😀" * (TEXT_LIMIT // 2) + "!", "")
    assert refused.value.key == "error-news-long"
    assert refused.value.args_for_text == {"length": TEXT_LIMIT + 1, "limit": TEXT_LIMIT}


def test_beyond_a_hundred_pieces_the_rest_is_plain() -> None:
    pieces = [f"<b>{number}</b>,\n" for number in range(ENTITY_LIMIT)]
    assert taken("".join(pieces)).count("<b>") == ENTITY_LIMIT
    words = take_words("", "".join(pieces[:-1]) + "<b><i>а</i></b> <u>б</u>")
    assert words.dropped
    assert words.html == "".join(pieces[:-1]) + "а б"


TAGS = ("b", "strong", "i", "em", "u", "s", "del", "code", "pre", "blockquote", "tg-spoiler", "span", "p", "table")
PIECES = (
    *(f"<{tag}>" for tag in TAGS),
    *(f"</{tag}>" for tag in TAGS),
    *('<span class="tg-spoiler">', f'<a href="{SITE}?a&amp;b=\'">', '<a href="http://localhost">', "<a>", "</a>"),
    *("<script>", "</script>", "<style>", "<svg>", "<textarea>", "<!--", "-->", "<img onerror=x>", "<b"),
    *(" ", "  ", "\n", "\n\n", "\r\n", "\t", "&nbsp;", "\u2028", "\u200b", "\u200d", "\ue000", "\x00", "\ud800"),
    *("а", "б", "И", "\u0306", "e", "\u0301", "<", ">", "&", "&lt;", "&amp;", "&#0;", "&quot;", "👩", "🏫", "\ufe0f"),
)
MARKUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(MARKUP)
def test_whatever_comes_is_fit_to_be_sent(markup: str) -> None:
    try:
        words = take_words("", markup)
    except Invalid:
        return
    shown, entities = parse_html(words.html)  # as strict as the messenger
    assert set(re.findall(r"</?([a-z-]+)", words.html)) <= KEPT
    assert set(re.findall(r"&([a-z]+);", words.html)) <= {"lt", "gt", "amp", "quot"}
    assert shown == shown.strip() == plain(words.html)
    assert len(entities) <= ENTITY_LIMIT
    assert "\n\n\n\n" not in shown
    assert take_words(plain(words.html), words.html) == Words(words.html, dropped=False)


@given(MARKUP)
def test_nothing_but_words_gets_on_a_page(html: str) -> None:
    page = for_website(html)
    tags = re.findall(r"<[^>]*>", page)
    assert {tag.strip("</>").split(" ")[0] for tag in tags} <= ON_A_PAGE
    for tag in tags:
        assert re.fullmatch(r"</?[a-z]+>", tag) or re.fullmatch(
            r'<a href="https?://[^"]*" rel="noopener nofollow">', tag
        ), tag
    assert "<" not in re.sub(r"<[^>]*>", "", page)


@given(st.text(max_size=200), st.text(max_size=4_000))
def test_an_entry_of_the_site_makes_a_draft_that_can_be_sent(head: str, words: str) -> None:
    html = from_site(head, words)
    parse_html(html)
    assert visible_length(html) <= TEXT_LIMIT
    if html and any(char.isalnum() for char in plain(html)):
        assert take_words(plain(html), html) == Words(html, dropped=False)


def test_a_draft_of_an_entry() -> None:
    assert from_site("День  открытых\nдверей ", "Ждём <всех>.\n\nВ 18:00") == (
        "<b>День открытых дверей</b>\n\nЖдём &lt;всех&gt;.\n\nВ 18:00"
    )
    assert from_site("", "Ждём") == "Ждём"
    assert from_site("Ждём", " ") == "<b>Ждём</b>"
    assert from_site(" ", "") == ""
    long = from_site("Заголовок" * 100, "😀" * 5_000)
    assert units(plain(long)) in {TEXT_LIMIT - 1, TEXT_LIMIT}
    assert long.endswith("😀…")
    assert from_site("", "а " * TEXT_LIMIT).endswith(" а…")


def test_what_news_are_called() -> None:
    for html, called in (
        ("<b>День &lt;открытых&gt; дверей</b>\n\nЖдём", "День <открытых> дверей"),
        ("\n \n <i>Ждём</i> ", "Ждём"),
        ("а" * TITLE_LIMIT, "а" * TITLE_LIMIT),
        ("а" * (TITLE_LIMIT + 1), "а" * (TITLE_LIMIT - 1) + "…"),
        ("слово " * 30, "слово " * 14 + "слово…"),
        ("", ""),
    ):
        assert title(html) == called, html
        assert len(title(html)) <= TITLE_LIMIT


def test_what_stands_below_the_title() -> None:
    long, link = "слово " * 30, f'<a href="{SITE}">Ждём</a>'
    for html, rest in (
        ("<b>Каникулы</b>\n\nС 28 октября", "С 28 октября"),
        ("<b>Каникулы\nС 28</b> октября", "<b>С 28</b> октября"),
        ("<b>День &lt;открытых&gt;</b> дверей\nЖдём", "Ждём"),
        ("Каникулы", ""),
        ("", ""),
        (f"{link} всех\n\nПриходите", f"{link} всех\n\nПриходите"),
        (f"{long}\nЖдём", f"{long}\nЖдём"),
    ):
        assert title_and_rest(html) == (title(html), rest), html


def test_news_as_a_page_shows_them() -> None:
    for html, page in (
        ("<b>а\n\nб</b>\nв", "<p><b>а</b></p><p><b>б</b><br>в</p>"),
        (f'<a href="{SITE}">а</a>', f'<p><a href="{SITE}" rel="noopener nofollow">а</a></p>'),
        ("а <tg-spoiler>б</tg-spoiler>", "<p>а б</p>"),
        ("а\n<blockquote>б\nв\n\nг</blockquote>", "<p>а</p><blockquote><p>б<br>в</p><p>г</p></blockquote>"),
        ("<pre>1\n\n  2</pre> а", "<pre>1\n\n  2</pre><p>а</p>"),
        ("<blockquote><pre>1</pre></blockquote>", "<blockquote><pre>1</pre></blockquote>"),
        ("1 &lt; 2 &amp; 3", "<p>1 &lt; 2 &amp; 3</p>"),
        ("", ""),
    ):  # fmt: skip
        assert for_website(html) == page, html


@given(st.text(alphabet="аб <>&;lt\n", max_size=60).filter(lambda words: not words.isspace() and words != ""))
def test_a_page_says_the_same_words(words: str) -> None:
    html = take_words(words, "").html
    said = unescape(re.sub(r"<[^>]*>", " ", for_website(html)))
    assert said.split() == plain(html).split()
