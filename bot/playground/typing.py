"""What the messenger's own clients make of marks as one types: **bold**, __italic__, ~~struck~~, ||hidden||, `code`."""

import re

from bot.playground.errors import Json
from bot.playground.markup import units

_MARKS = {"**": "bold", "__": "italic", "~~": "strikethrough", "||": "spoiler", "`": "code"}
_MARKED = re.compile(r"(\*\*|__|~~|\|\||`)(?=\S)(.+?)(?<=\S)\1")


def typed(words: str) -> tuple[str, list[Json]]:
    """The text without the marks, and the entities in their place; offsets in UTF-16 units. Marks don't nest."""
    text, entities, end = "", list[Json](), 0
    for found in _MARKED.finditer(words):
        text += words[end : found.start()]
        entities.append({"type": _MARKS[found[1]], "offset": units(text), "length": units(found[2])})
        text += found[2]
        end = found.end()
    return text + words[end:], entities
