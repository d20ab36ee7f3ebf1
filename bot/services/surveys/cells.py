"""What the sheets say to one question, cut into cells (bot/services/surveys/hiding.py)."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.services.surveys.bands import Bands, day_bands, number_bands
from bot.services.surveys.form import Answer, Form, Kind, Question, Sheet, YesNo
from bot.services.surveys.hiding import Cell
from bot.services.surveys.shapes import What
from bot.services.surveys.walking import default_of, exits, leads_to

_SKIPPED: Final = -1
_LED_PAST: Final = -2
# Where an own answer stands among the options, whose numbers are from 1; the same cell of all who said anything.
OWN: Final = 0


@dataclass(frozen=True, slots=True)
class Said:
    """One question: its cells, and for every sheet the index of its cell. values: all numbers said.

    The first cell of a MANY or a text is everybody who said anything; `chosen`: of MANY for every sheet what, the
    number OWN for an own answer.
    """

    question: Question
    cells: tuple[Cell, ...]
    codes: list[int]
    answers: list[Answer | None]
    values: list[float]
    chosen: list[tuple[int, ...]]


def said(form: Form, question: Question, sheets: Sequence[Sheet]) -> Said:
    number = question.number
    answers = [sheet.get(number) for sheet in sheets]
    cells, key = _split(form, question, answers)
    skipped = Cell(What.NOTHING, 0, frozenset({default_of(form, question)}))
    led_past = Cell(What.NOTHING, 0, frozenset())
    keys = [_LED_PAST if one is None else found if (found := key(one)) in cells else _SKIPPED for one in answers]
    # A cell that is always empty is no place where anybody hidden could be.
    known = cells if question.required and _SKIPPED not in keys else {**cells, _SKIPPED: skipped}
    known = {**known, _LED_PAST: led_past}
    at = {one: index for index, one in enumerate(known)}
    codes = [at[one] for one in keys]
    counts = Counter(codes)
    counted = tuple(replace(cell, count=counts[index]) for index, cell in enumerate(known.values()))
    values = [one.number for one in answers if one is not None and one.number is not None]
    chosen = [_chosen(one) for one in answers] if question.kind is Kind.MANY else []
    return Said(question, counted, codes, answers, [*map(float, values)] if _is_measured(question) else [], chosen)


def _is_measured(question: Question) -> bool:
    return question.kind in {Kind.SCALE, Kind.NUMBER}


def _chosen(answer: Answer | None) -> tuple[int, ...]:
    if answer is None:
        return ()
    return (*answer.options, OWN) if answer.words else answer.options


def _split(
    form: Form, question: Question, answers: Sequence[Answer | None]
) -> tuple[dict[int, Cell], Callable[[Answer], int]]:
    """The cells of those who said something by keys, and the key of an answer."""
    match question.kind:
        case Kind.ONE:
            return _options(form, question), _option_key
        case Kind.YES_NO:
            numbers = (YesNo.YES, YesNo.NO, YesNo.HARD_TO_SAY)
            return {one: _option(form, question, one) for one in numbers}, _number_key
        case Kind.SCALE:
            return {one: _step(form, question, one) for one in range(question.least, question.most + 1)}, _number_key
        case Kind.NUMBER:
            values = [one.number for one in answers if one is not None and one.number is not None]
            bands = number_bands(question, values)
            return _banded(form, question, bands), lambda one: _SKIPPED if one.number is None else bands.of(one.number)
        case Kind.DATE:
            days = [one.day for one in answers if one is not None and one.day is not None]
            bands, value = day_bands(days)
            return _banded(form, question, bands), lambda one: _day_key(one.day, bands, value)
        case _:
            return {OWN: Cell(What.OPTION, 0, exits(form, question))}, _anything_key


def _options(form: Form, question: Question) -> dict[int, Cell]:
    cells = {one.number: _option(form, question, one.number) for one in question.options}
    own = Cell(What.OWN, 0, frozenset({default_of(form, question)}))
    return {**cells, OWN: own} if question.own else cells


def _option(form: Form, question: Question, number: int) -> Cell:
    return Cell(What.OPTION, 0, frozenset({leads_to(form, question, Answer(number=number))}), number)


def _step(form: Form, question: Question, number: int) -> Cell:
    plain = _option(form, question, number)
    return replace(plain, ends=(str(number), str(number)), place=number, low=number, high=number)


def _banded(form: Form, question: Question, bands: Bands) -> dict[int, Cell]:
    return {
        at: Cell(
            What.BAND,
            0,
            frozenset({leads_to(form, question, Answer(number=low))}),
            ends=ends,
            place=at,
            low=low,
            high=high,
        )
        for at, (low, high, ends) in enumerate(zip(bands.lows, bands.highs, bands.ends, strict=True))
    }


def _option_key(answer: Answer) -> int:
    if answer.options:
        return answer.options[0]
    return OWN if answer.words else _SKIPPED


def _number_key(answer: Answer) -> int:
    return _SKIPPED if answer.number is None else answer.number


def _day_key(day: date | None, bands: Bands, value: Callable[[date], int]) -> int:
    return _SKIPPED if day is None else bands.of(value(day))


def _anything_key(answer: Answer) -> int:
    return OWN if answer.options or answer.words else _SKIPPED
