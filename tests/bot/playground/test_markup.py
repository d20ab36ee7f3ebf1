import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.errors import ApiError
from bot.playground.markup import parse_html, trim, units


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<b>да", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<int>", 'Unsupported start tag "int" at byte offset 0'),
        ("я<b", "Unclosed start tag at byte offset 2"),
        ("<i>a</b>", 'Unmatched end tag at byte offset 4, expected "</i>", found "</b>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<i>a</i  ", "Unclosed end tag at byte offset 4"),
        ("<i =x>a</i>", 'Empty attribute name in the tag "i" at byte offset 0'),
        ('<a href="x>a</a>', "Unclosed start tag at byte offset 0"),
        ("<a href=ж>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_wrong_markup_is_refused_with_telegrams_words(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>a</b>", "a", [("bold", 0, 1)]),
        ("😀<i>ab</i>", "😀ab", [("italic", 2, 2)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("&lt;b&gt; &amp;amp; &#1078;&#x436; &laquo;", "<b> &amp; жж &laquo;", []),
        ("<b></b>a", "a", []),
        ("R&D, 5 > 3", "R&D, 5 > 3", []),
    ],
)
def test_markup_becomes_text_and_entities(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    shown, found = parse_html(source)
    assert shown == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in found] == entities


def test_a_link_keeps_its_address_and_a_false_one_is_dropped() -> None:
    _, [link] = parse_html('<a href="https://example.org/?a=1&amp;b=2">x</a>')
    assert link["url"] == "https://example.org/?a=1&b=2"
    assert parse_html('<a href="nowhere">x</a>') == ("x", [])


def test_code_inside_pre_is_one_block_with_a_language() -> None:
    _, entities = parse_html('<pre><code class="language-python">x=1</code></pre>')
    assert entities == [{"type": "pre", "language": "python", "offset": 0, "length": 3}]


def test_trimming_moves_entities() -> None:
    text, entities = trim(*parse_html("\n <b> a </b> "))
    assert (text, entities) == ("a", [{"type": "bold", "offset": 0, "length": 1}])


@given(st.text())
def test_escaped_text_comes_back_unchanged(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    shown, [bold] = parse_html(f"<b>{escaped}.</b>")
    assert shown == f"{text}."
    assert bold["length"] == units(shown)
