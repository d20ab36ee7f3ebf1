"""Forms and sheets as they are kept: JSON with short keys, defaults left out.

Reading is strict: ValueError on nonsense. What is read is whole, but it need not be fit to start: drafts are kept too.
"""

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final, TypeAlias, TypeVar

from bot.services.surveys.form import (
    LONG_LIMIT,
    OWN_LIMIT,
    SHORT_LIMIT,
    Answer,
    Form,
    Jump,
    Kind,
    Option,
    Question,
    Sheet,
)

Kept: TypeAlias = dict[str, Any]
_T = TypeVar("_T")

# The keys that there are; what each means say the functions that write them.
_FORM: Final = frozenset("ql")
_QUESTION: Final = frozenset("nkthroeabcdpjg")
_ANSWER: Final = frozenset("onwd")
# The longest of what stands in a sheet: a sign of somebody's words; numbers of options; updates and the group.
_BYTES_OF_A_SIGN: Final = 4
_ANSWER_BYTES: Final = 80
_BESIDE_BYTES: Final = 600
_KEY: Final = re.compile(r"[1-9][0-9]{0,8}")


def json_of_form(form: Form) -> Kept:
    """q: questions in order; l: the highest number ever given."""
    kept: Kept = {"q": [_json_of_question(one) for one in form.questions]}
    return kept | {"l": form.last} if form.last else kept


def form_of(kept: object) -> Form:
    """The form of what `json_of_form` gave. ValueError: it is none."""
    said = _object(kept, _FORM)
    form = Form(_each(said.get("q", []), _question), _whole(said.get("l", 0)))
    numbers = [one.number for one in form.questions]
    if len(set(numbers)) < len(numbers):
        raise ValueError("a number is given twice")
    return form


def json_of_sheet(sheet: Sheet) -> Kept:
    """Answers by number, in the order of numbers, which is not the order in which they were given."""
    return {str(number): _json_of_answer(answer) for number, answer in sorted(sheet.items())}


def sheet_of(kept: object) -> Sheet:
    """The sheet of what `json_of_sheet` gave. ValueError: it is none."""
    return {_key(number): _answer(answer) for number, answer in _sheet(kept).items()}


def sheets_of(kept: Iterable[str]) -> list[Sheet]:
    """Many sheets as they stand in the database, in words of JSON. ValueError as above.

    What several of them say to a question is read once, and is one object: most of thousands say the same.
    """
    numbers: dict[str, int] = {}
    answers: dict[str, Answer] = {}
    found: list[Sheet] = []
    for one in kept:
        sheet: dict[int, Answer] = {}
        for key, said in _sheet(json.loads(one)).items():
            if key not in numbers:
                numbers[key] = _key(key)
            words = repr(said)
            if words not in answers:
                answers[words] = _answer(said)
            sheet[numbers[key]] = answers[words]
        found.append(sheet)
    return found


def size_of_sheets(form: Form) -> int:
    """Bytes that no sheet of this form is longer than, as it is written: UTF-8, with what stands beside the answers."""
    return _BESIDE_BYTES + sum(_ANSWER_BYTES + _BYTES_OF_A_SIGN * _signs(question) for question in form.questions)


def _signs(question: Question) -> int:
    """How much may be written."""
    match question.kind:
        case Kind.LONG:
            return LONG_LIMIT
        case Kind.SHORT:
            return SHORT_LIMIT
        case _:
            return OWN_LIMIT if question.own else 0


def _json_of_question(question: Question) -> Kept:
    """n number, k kind, t text, h help, r required, o options, e own answer, a least, b most, c low label,
    d high label, p picture, j jumps, g then (0: the end).
    """
    kept: Kept = {
        "h": question.help,
        "r": question.required,
        "o": [[option.number, option.label] for option in question.options],
        "e": question.own,
        "a": question.least,
        "b": question.most,
        "c": question.low_label,
        "d": question.high_label,
        "p": question.picture,
        "j": [[jump.first, jump.last, jump.to] for jump in question.jumps],
    }
    kept = {"n": question.number, "k": question.kind.value, "t": question.text} | {
        key: value for key, value in kept.items() if value
    }
    return kept if question.then is None else kept | {"g": question.then}


def _question(kept: object) -> Question:
    said = _object(kept, _QUESTION)
    return Question(
        _number(said.get("n")),
        Kind(_words(said.get("k"))),
        _words(said.get("t")),
        help=_words(said.get("h", "")),
        required=_flag(said.get("r", False)),
        options=_each(said.get("o", []), _option),
        own=_flag(said.get("e", False)),
        least=_whole(said.get("a", 0)),
        most=_whole(said.get("b", 0)),
        low_label=_words(said.get("c", "")),
        high_label=_words(said.get("d", "")),
        picture=_words(said.get("p", "")),
        jumps=_each(said.get("j", []), _jump),
        then=_whole(said["g"]) if "g" in said else None,
    )


def _option(kept: object) -> Option:
    if not isinstance(kept, list) or len(kept) != len(Option.__slots__):
        raise ValueError("no option")
    return Option(_number(kept[0]), _words(kept[1]))


def _jump(kept: object) -> Jump:
    if not isinstance(kept, list) or len(kept) != len(Jump.__slots__):
        raise ValueError("no jump")
    return Jump(_whole(kept[0]), _whole(kept[1]), _whole(kept[2]))


def _json_of_answer(answer: Answer) -> Kept:
    """o options, n number, w words, d day; nothing of a skipped question."""
    kept: Kept = {}
    if answer.options:
        kept["o"] = list(answer.options)
    if answer.number is not None:
        kept["n"] = answer.number
    if answer.words:
        kept["w"] = answer.words
    if answer.day is not None:
        kept["d"] = answer.day.isoformat()
    return kept


def _answer(kept: object) -> Answer:
    said = _object(kept, _ANSWER)
    return Answer(
        _each(said.get("o", []), _number),
        _whole(said["n"]) if "n" in said else None,
        _words(said.get("w", "")),
        date.fromisoformat(_words(said["d"])) if "d" in said else None,
    )


def _sheet(kept: object) -> Kept:
    if not isinstance(kept, dict):
        raise ValueError("no sheet")
    return kept


def _key(kept: object) -> int:
    if not _KEY.fullmatch(str(kept)):
        raise ValueError("not the number of a question")
    return int(str(kept))


def _object(kept: object, keys: frozenset[str]) -> Kept:
    if not isinstance(kept, dict) or not keys.issuperset(kept):
        raise ValueError("not an object of these keys")
    return kept


def _each(kept: object, read: Callable[[object], _T]) -> tuple[_T, ...]:
    if not isinstance(kept, list):
        raise ValueError("not a list")
    return tuple(read(one) for one in kept)


def _number(kept: object) -> int:
    number = _whole(kept)
    if number < 1:
        raise ValueError("not a number that is given")
    return number


def _whole(kept: object) -> int:
    if not isinstance(kept, int) or isinstance(kept, bool):
        raise ValueError("not a whole number")
    return kept


def _words(kept: object) -> str:
    if not isinstance(kept, str):
        raise ValueError("no words")
    return kept


def _flag(kept: object) -> bool:
    if not isinstance(kept, bool):
        raise ValueError("neither true nor false")
    return kept
