"""The messenger's HTML as it is shown: without tags and escapes, and how long that is."""

import re
from html import unescape

_TAG = re.compile(r"<[^>]*>")


def plain_of(html: str) -> str:
    """What of this HTML the messenger shows: no tags, no escapes, no space at the ends."""
    return unescape(_TAG.sub("", html)).strip()


def visible_length(html: str) -> int:
    """Length as the messenger counts it: UTF-16 units after markup is taken away."""
    return len(plain_of(html).encode("utf-16-le")) // 2
