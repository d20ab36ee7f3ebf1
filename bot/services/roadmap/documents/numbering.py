"""The numbers that Word counts itself: they stand nowhere in a paragraph's text, and yet everybody sees them."""

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_LEVELS = 9
_LONGEST = 40  # characters of a number's wording
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"


class Numbering:
    """Counts the paragraphs of each list from the beginning of a document to its end."""

    def __init__(self, numbering: "Element | None", styles: "Element | None") -> None:
        abstract: dict[str, list[Element]] = {}
        self._lists: dict[str, str] = {}  # the lists of one kind count together
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._styled: dict[str, tuple[str, str]] = {}  # lists that a paragraph is in by its style: list, level
        for style in styles.findall(W + "style") if styles is not None else ():
            numbered = style.find(f"{W}pPr/{W}numPr")
            if numbered is not None:
                self._styled[style.get(W + "styleId", "")] = _value(numbered, "numId"), _value(numbered, "ilvl")
        if numbering is None:
            return
        for kind in numbering.findall(W + "abstractNum"):
            abstract[kind.get(W + "abstractNumId", "")] = kind.findall(W + "lvl")[:_LEVELS]
        for number in numbering.findall(W + "num"):
            own = number.get(W + "numId", "")
            kind_id = _value(number, "abstractNumId")
            restarts = number.find(W + "lvlOverride") is not None
            self._lists[own] = own if restarts else f"kind {kind_id}"
            for level in abstract.get(kind_id, ()):
                start = _value(level, "start")[:_LONGEST]
                at = _level(level.get(W + "ilvl", "0"))
                words, first = _value(level, "lvlText")[:_LONGEST], int(start) if start.isdecimal() else 1
                self._levels[self._lists[own], at] = _value(level, "numFmt"), words, first

    def mark(self, paragraph: "Element") -> str:
        """The number or the bullet of a paragraph, with a space; "" where it is in no list."""
        properties = paragraph.find(W + "pPr")
        if properties is None:
            return ""
        list_id, depth = self._styled.get(_value(properties, "pStyle"), ("", ""))
        numbered = properties.find(W + "numPr")
        if numbered is not None:
            list_id, depth = _value(numbered, "numId") or list_id, _value(numbered, "ilvl") or depth
        at, own = _level(depth), self._lists.get(list_id)
        if own is None or (own, at) not in self._levels:
            return ""
        style, wording, start = self._levels[own, at]
        counts = self._counts[own]
        counts[at] = start if counts[at] is None else (counts[at] or 0) + 1
        counts[at + 1 :] = [None] * (_LEVELS - at - 1)
        if style in {"bullet", "none", ""}:
            return "• " if style == "bullet" else ""
        for level in range(at + 1):
            shape, _, first = self._levels.get((own, level), ("decimal", "", 1))
            count = counts[level]
            wording = wording.replace(f"%{level + 1}", _written(first if count is None else count, shape))
        return wording + " "


def _value(parent: "Element", name: str) -> str:
    found = parent.find(W + name)
    return found.get(W + "val", "") if found is not None else ""


def _level(value: str) -> int:
    return min(int(value), _LEVELS - 1) if value.isdecimal() else 0


def _written(count: int, style: str) -> str:
    if style in {"upperRoman", "lowerRoman"} and 0 < count < 40:
        roman = ""
        for worth, sign in _ROMAN:
            roman, count = roman + sign * (count // worth), count % worth
        return roman if style == "upperRoman" else roman.lower()
    if style in {"russianLower", "russianUpper"} and 0 < count <= len(_RUSSIAN):
        return _RUSSIAN[count - 1] if style == "russianLower" else _RUSSIAN[count - 1].upper()
    if style in {"lowerLetter", "upperLetter"} and 0 < count <= 26:
        return chr((96 if style == "lowerLetter" else 64) + count)
    return str(count)
