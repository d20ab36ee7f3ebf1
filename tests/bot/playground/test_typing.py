"""Marks that are typed become formatting, as in the messenger's own clients."""

import pytest

from bot.playground.typing import typed


@pytest.mark.parametrize(
    ("words", "text", "entities"),
    [
        ("просто слова", "просто слова", []),
        ("**Лёд** тонкий", "Лёд тонкий", [("bold", 0, 3)]),
        ("👍 __да__ и `нет`", "👍 да и нет", [("italic", 3, 2), ("code", 8, 3)]),
        ("~~было~~ ||тайна||", "было тайна", [("strikethrough", 0, 4), ("spoiler", 5, 5)]),
        ("2 ** 3 и 4 ** 5", "2 ** 3 и 4 ** 5", []),
        ("** не так **", "** не так **", []),
    ],
)
def test_marks(words: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    kept, found = typed(words)
    assert kept == text
    assert [(one["type"], one["offset"], one["length"]) for one in found] == entities
