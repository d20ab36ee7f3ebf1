import json
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from bot.services.surveys.form import END, SKIPPED, Answer, Form, Jump, Kind, Option, Question, Sheet
from bot.services.surveys.kept import form_of, json_of_form, json_of_sheet, sheet_of, sheets_of
from tests.bot.services.surveys.forms import forms_with_sheets

QUESTION: dict[str, Any] = {"n": 1, "k": "one", "t": "Что?", "o": [[1, "а"], [2, "б"]]}


def test_defaults_take_no_room() -> None:
    assert json_of_form(Form()) == {"q": []}
    plain = Question(3, Kind.SHORT, "Чего ждёте?")
    assert json_of_form(Form((plain,), last=4)) == {"q": [{"n": 3, "k": "short", "t": "Чего ждёте?"}], "l": 4}
    full = Question(
        *(2, Kind.MANY, "Что?", "Можно несколько", True, (Option(4, "а"), Option(1, "б")), True, 1, 2, "мало", "много"),
        *("AgAC", (Jump(1, 4, END),), END),
    )
    assert json_of_form(Form((full,)))["q"] == [
        {"n": 2, "k": "many", "t": "Что?", "h": "Можно несколько", "r": True, "o": [[4, "а"], [1, "б"]], "e": True}
        | {"a": 1, "b": 2, "c": "мало", "d": "много", "p": "AgAC", "j": [[1, 4, 0]], "g": 0}
    ]
    assert form_of(json_of_form(Form((full, plain)))) == Form((full, plain))


def test_a_sheet_does_not_tell_in_which_order_it_was_filled() -> None:
    sheet = {10: Answer(number=0), 2: SKIPPED, 1: Answer((3, 1), words="Театр"), 4: Answer(day=date(2012, 3, 15))}
    kept = json_of_sheet(sheet)
    assert kept == {"1": {"o": [3, 1], "w": "Театр"}, "2": {}, "4": {"d": "2012-03-15"}, "10": {"n": 0}}
    assert list(kept) == ["1", "2", "4", "10"]
    assert sheet_of(kept) == sheet


def test_nonsense_is_no_form() -> None:
    wrong: list[dict[str, Any]] = [
        *({"n": 0}, {"n": -1}, {"n": "1"}, {"n": True}, {"n": 1.0}, {"n": None}),
        *({"k": "two"}, {"k": None}, {"t": None}, {"t": 5}, {"h": None}, {"r": 1}, {"e": "yes"}),
        *({"a": 1.5}, {"b": "2"}, {"c": 1}, {"d": 1}, {"p": 1}, {"g": None}, {"g": "0"}, {"z": 1}),
        *({"o": None}, {"o": {}}, {"o": [[1]]}, {"o": [[1, "а", 2]]}, {"o": [["а", 1]]}, {"o": [[0, "а"]]}),
        *({"o": ["1а"]}, {"j": [[1, 2]]}, {"j": [[1, 2, 3, 4]]}, {"j": [[1, 2, "3"]]}, {"j": ["123"]}, {"j": 0}),
    ]
    assert form_of({"q": [QUESTION]}).questions[0].number == 1
    forms: list[object] = [{"q": [QUESTION | change]} for change in wrong]
    forms += [{"q": [{key: value for key, value in QUESTION.items() if key != lack}]} for lack in "nkt"]
    forms += [None, [], "", 0, {"q": None}, {"q": [None]}, {"q": [], "x": 1}, {"l": "3"}, {"q": [QUESTION] * 2}]
    for kept in forms:
        with pytest.raises(ValueError, match=r".+"):
            raise AssertionError(form_of(kept), kept)


def test_nonsense_is_no_sheet() -> None:
    wrong: list[object] = [None, [], "", {"0": {}}, {"01": {}}, {"-1": {}}, {"а": {}}, {"": {}}, {"9" * 5_000: {}}]
    answers: list[object] = [None, [], {"x": 1}, {"o": 1}, {"o": ["1"]}, {"o": [0]}, {"n": "1"}, {"n": None}]
    answers += [{"n": 1.5}, {"n": True}, {"w": None}, {"d": "15.03"}, {"d": 1}]
    wrong += [{"1": answer} for answer in answers]
    for kept in wrong:
        with pytest.raises(ValueError, match=r".+"):
            raise AssertionError(sheet_of(kept), kept)
        with pytest.raises(ValueError, match=r".+"):
            raise AssertionError(sheets_of(['{"1": {"n": 1}}', json.dumps(kept)]), kept)


@given(forms_with_sheets(most=4))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_kept_is_read_as_it_was(made: tuple[Form, tuple[Sheet, ...]]) -> None:
    form, sheets = made
    assert form_of(json.loads(json.dumps(json_of_form(form)))) == form
    kept = [json.dumps(json_of_sheet(sheet)) for sheet in sheets]
    assert tuple(sheet_of(json.loads(one)) for one in kept) == sheets
    assert sheets_of(kept) == list(sheets)
