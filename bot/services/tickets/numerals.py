"""Numbers that are written as words, as far as they may be rooms: «in two hundred and five» is «in 205».

The number of a room is read from a hundred on wherever it stands; below that only after «in» or «room» and where
no noun follows, since «in the second lesson» and «two computers» are no rooms.
"""

import re
from collections.abc import Sequence
from typing import Final

from bot.services.text import fold


def _each(words: str) -> list[str]:
    return [fold(word) for word in words.split("|")]


_UNITS: Final = "один|два|три|четыре|пять|шесть|семь|восемь|девять"
_TEENS: Final = (
    "десять|одиннадцать|двенадцать|тринадцать|четырнадцать|пятнадцать|шестнадцать|семнадцать|восемнадцать|девятнадцать"
)
_TENS: Final = "двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто"
_HUNDREDS: Final = "сто|двести|триста|четыреста"
# «In the fifth»: stems of ordinals, each with an ending.
_UNITS_TH: Final = "перв|втор|трет|четверт|пят|шест|седьм|восьм|девят"
_TEENS_TH: Final = (
    "десят|одиннадцат|двенадцат|тринадцат|четырнадцат|пятнадцат|шестнадцат|семнадцат|восемнадцат|девятнадцат"
)
_TENS_TH: Final = "двадцат|тридцат|сороков|пятидесят|шестидесят|семидесят|восьмидесят|девяност"
_HUNDREDS_TH: Final = "сот|двухсот|трехсот|четырехсот"
_ENDING: Final = re.compile("|".join(_each("ый|ой|ий|ом|ем|ьем|ого|ьего|ому|ьему|ую|ью|ая|ья|ое|ье|ым|им|ьим")))
_HUNDRED: Final = 100
_AHEAD: Final = frozenset(
    _each("в|во|из|каб|кабинет|кабинете|кабинета|кабинету|ауд|аудитория|аудитории|комната|комнате")
)
_CLASS: Final = fold("класс")
_NO_NOUN: Final = frozenset(_each("не|нет|нету|каб|кабинет|кабинете|кабинета|."))


def _steps(words: str, first: int, step: int) -> dict[str, int]:
    return {word: first + step * at for at, word in enumerate(_each(words))}


_CARDINALS: Final = _steps(_UNITS, 1, 1) | _steps(_TEENS, 10, 1) | _steps(_TENS, 20, 10) | _steps(_HUNDREDS, 100, 100)
_ORDINALS: Final = (
    _steps(_UNITS_TH, 1, 1) | _steps(_TEENS_TH, 10, 1) | _steps(_TENS_TH, 20, 10) | _steps(_HUNDREDS_TH, 100, 100)
)


def in_digits(words: Sequence[str]) -> list[str]:
    """The words, with numbers as digits: «двести пять» as «205», «двести пятом» as «205-й»."""
    told: list[str] = []
    at = 0
    while at < len(words):
        value, length, is_ordinal = _number(words, at)
        if length and _is_room(words, at, length, value, is_ordinal=is_ordinal):
            told.append(f"{value}-{fold('й')}" if is_ordinal else str(value))
        else:
            length = 1
            told.append(words[at])
        at += length
    return told


def _number(words: Sequence[str], at: int) -> tuple[int, int, bool]:
    """The value of the number that begins there, how many words it takes (0: it is none), whether it is an ordinal."""
    value, length, room = 0, 0, 10 * _HUNDRED
    for word in words[at:]:
        ordinal = _ordinal(word)
        part = ordinal or _CARDINALS.get(word, 0)
        if not 0 < part < room:
            break
        value, length = value + part, length + 1
        if ordinal:
            return value, length, True
        room = _HUNDRED if part >= _HUNDRED else 10 if part >= 20 else 0
    return value, length, False


def _ordinal(word: str) -> int:
    return next(
        (value for stem, value in _ORDINALS.items() if word.startswith(stem) and _ENDING.fullmatch(word, len(stem))),
        0,
    )


def _is_room(words: Sequence[str], at: int, length: int, value: int, *, is_ordinal: bool) -> bool:
    is_expected = at > 0 and words[at - 1] in _AHEAD
    if value >= _HUNDRED:
        return is_ordinal or length > 1 or is_expected
    behind = words[at + length] if at + length < len(words) else "."
    return is_expected and (behind in _NO_NOUN or (is_ordinal and behind.startswith(_CLASS)))
