"""What of HTML is shown, and how long the messenger takes it to be."""

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from bot.markup import plain_of, visible_length
from bot.playground.markup import parse_html, units


@given(st.text(alphabet="аб <>&;lt😀\n", max_size=60))
def test_what_is_shown_is_what_the_messenger_reads(words: str) -> None:
    html = f'<a href="https://school.example/?a=&lt;&amp;">{escape(words)}</a>'
    shown = parse_html(html)[0].strip()
    assert plain_of(html) == shown == words.strip()
    assert visible_length(html) == units(shown)
