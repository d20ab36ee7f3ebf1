"""How a sentence is cut into words, mended where it was typed in haste, and looked through for phrases.

A list of phrases is one string, `|` between them. In a phrase `+` joins neighbours, `_` lets one word stand between,
`&` takes both in either order with up to three between; `/` gives a word's variants, `=` ends a word that is meant
exactly, all others are beginnings of words. No phrase reaches over a sign of punctuation.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from bot.services.text import fold
from bot.services.tickets.numerals import in_digits

# «Not always» is not «not»: these don't stand between.
_AT_TIMES: Final = "сразу|всегда|каждый|только"
# What stands for words that have been understood already; no phrase holds it.
TAKEN: Final = "@"
STOP: Final = "."

_STOPS: Final = frozenset(".,:;!?()\n")
_DASHES = re.compile("[‐‑‒–—−]")
_QUOTED_LETTER = re.compile(r"(\d)\s*[\"'«“„]\s*(\w)\s*[\"'»”“]")
_TOKEN = re.compile(r"\d{1,2}[:.]\d{2}(?!\d)|\d+(?:/\d+)+|[^\W_]+(?:-[^\W_]+)*|[#.,:;!?()\n]")
# Long words that are often mistyped, and what begins so and is right.
_LONG: Final = ["проектор", "принтер", "компьютер", "ноутбук", "интернет", "клавиатур", "картридж", "монитор"]
_RIGHT: Final = ("проект", "прожектор", "протектор", "проректор", "интернат", "мониторинг", "спринтер")
# After a «не» these are meant even with a slip, and even when the «не» has grown together with them.
_VERBS: Final = ["работа", "включа", "печата", "реагир"]
_GROWN: Final = re.compile(
    "не(?=работ|включ|печат|откры|закры|груз|загр|запус|реагир|показ|заряж|горит|видит|видн|слыш|подкл|греет|пускает)"
)
_JOINED: Final = (
    (re.compile("вай[- ]фа"), "вайфа"),
    (re.compile("(?:wi[- ]?fi|вифи|wifi)(?= |$)"), "вайфай"),
    (re.compile(r"спортивн\w* зал\w*"), "спортзал"),
)


def spoken(words: str) -> list[str]:
    """The words of a sentence, folded and mended; signs of punctuation are `STOP`, «№» is `#`."""
    text = _DASHES.sub("-", fold(words.replace("№", " # ")))
    text = _QUOTED_LETTER.sub(r"\1\2", text)
    found = [STOP if word in _STOPS else word for word in _TOKEN.findall(text)]
    text = " ".join(found)
    for pattern, instead in _JOINED:
        text = pattern.sub(instead, text)
    return in_digits(_mended(text.split(" "))) if text else []


def _mended(found: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for word in found:
        grown = _GROWN.match(word)
        if grown:
            kept += ["не", word[2:]]
        elif kept and kept[-1] == "не":
            kept.append(_nearest(word, _VERBS))
        else:
            kept.append(word if word.startswith(_RIGHT) else _nearest(word, _LONG))
    return kept


def _nearest(word: str, stems: Sequence[str]) -> str:
    """The word, beginning with the stem that it misses by one letter or by two that changed places."""
    if len(word) < 5 or any(word.startswith(stem) for stem in stems):
        return word
    for stem in stems:
        for length in (len(stem), len(stem) - 1, len(stem) + 1):
            if _is_slip(word[:length], stem):
                return stem + word[length:]
    return word


def _is_slip(typed: str, meant: str) -> bool:
    if len(typed) == len(meant):
        wrong = [at for at, (one, other) in enumerate(zip(typed, meant, strict=True)) if one != other]
        if len(wrong) == 2:
            first, second = wrong
            return second == first + 1 and typed[first] == meant[second] and typed[second] == meant[first]
        return len(wrong) == 1
    short, long = sorted((typed, meant), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def line_of(found: Sequence[str]) -> str:
    """The words as phrases are looked for in them."""
    return f" {' '.join(found)} "


@cache
def pattern_of(phrases: str) -> re.Pattern[str]:
    """A list of phrases, ready to be looked for."""
    return re.compile("(?<= )(?:" + "|".join(_phrase(phrase) for phrase in phrases.split("|")) + ")(?= )")


def has(line: str, phrases: str) -> bool:
    """Whether one of the phrases stands in the line."""
    return pattern_of(phrases).search(line) is not None


def _phrase(phrase: str) -> str:
    one, _, other = phrase.partition("&")
    if other:
        first, second, between = _chain(one), _chain(other), "(?: [^ .]+){0,3} "
        return f"{first}{between}{second}|{second}{between}{first}"
    return _chain(phrase)


def _chain(phrase: str) -> str:
    parts = re.split("([+_])", phrase)
    joined = {"+": " ", "_": f"(?: (?!{_AT_TIMES})[^ .]+)? "}
    return "".join(joined[part] if part in joined else _word(part) for part in parts)


def _word(variants: str) -> str:
    beginnings = (
        re.escape(fold(word.removesuffix("="))) + ("" if word.endswith("=") else "[^ ]*")
        for word in variants.split("/")
    )
    return f"(?:{'|'.join(beginnings)})"
