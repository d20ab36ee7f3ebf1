import pytest

from bot.errors import Invalid
from bot.services.surveys.files.opening import read_file
from bot.services.surveys.form import Kind
from models.surveys import SurveyMode
from tests.bot.services.surveys.files.words import WORDS, told

GOOD = """
title: Обеды
mode: named
questions:
  - text: Вкусно?
    kind: шкала
    jumps: [4–5 → end]
  - text: Что добавить?
    kind: many
    options: [Суп, Каша]
    own: yes
"""


def read(text: str):  # type: ignore[no-untyped-def]  # a Found
    return read_file("а.yaml", text.encode(), WORDS)


def test_a_text_becomes_a_survey() -> None:
    draft = read(GOOD).draft
    assert draft is not None
    assert (draft.title, draft.mode) == ("Обеды", SurveyMode.NAMED)
    first, second = draft.form.questions
    assert (first.number, first.kind, first.jumps[0].first, first.jumps[0].to) == (1, Kind.SCALE, 4, 0)
    assert ([one.label for one in second.options], second.own) == (["Суп", "Каша"], True)


def test_what_is_wrong_is_told_with_its_line() -> None:
    head = "title: Обеды\nquestions:\n"
    cases = {
        "title: Обеды": [("nothing", 0, "")],
        "- Обеды": [("not-fields", 0, "")],
        "Обеды": [("not-fields", 0, "")],
        "title: [\n": [("syntax", 2, "")],
        "title: а\n---\ntitle: б": [("syntax", 2, "")],
        "title: \x07": [("syntax", 0, "")],
        "title: Обеды\ntitle: Ужины": [("field-twice", 2, "")],
        "title: {а: б}": [("wrong-type", 1, "title")],
        "questions: нет": [("wrong-type", 1, "")],
        "? [а]\n: б": [("wrong-type", 1, "")],
        "title: Обеды\ncolor: red": [("unknown-field", 2, "")],
        head + "  - Вкусно?": [("wrong-type", 3, "")],
        head + "  - {text: Вкусно, kind: [шкала]}": [("wrong-type", 3, "kind")],
        head + "  - {text: Вкусно, kind: шкала, цвет: синий}": [("unknown-field", 3, "")],
        head + "  - {text: Вкусно, kind: " + "а" * 40_000 + "}": [("kind", 3, "kind")],
        head + "  - {text: Вкусно, kind: дата, help: " + "а" * 40_000 + "}": [("too-long", 3, "help")],
        head + "  - {text: Вкусно, kind: запах}": [("kind", 3, "kind")],
    }
    for text, expected in cases.items():
        assert set(expected) <= set(told(read(text))), text
        assert read(text).draft is None, text


def test_what_is_quoted_can_be_shown() -> None:
    (problem,) = read('title: Обеды\n"\\u202eцвет\\n\\u200b красный": да').problems
    assert problem.value == "цвет красный"


def test_references_tags_and_depths_are_refused_before_anything_is_built() -> None:
    laughs = "a: &a [ха, ха]\n" + "\n".join(
        f"{x}: &{x} [*{y}, *{y}]" for x, y in zip("bcdefghi", "abcdefgh", strict=True)
    )
    cases = {
        laughs: ("alias", 1, ""),
        "title: *a": ("alias", 1, ""),
        "title: !!python/object/apply:os.system [ls]": ("tag", 1, ""),
        "title: Обеды\nintro: !!str 5": ("tag", 2, ""),
        "title: " + "[" * 50: ("too-much", 1, ""),
        "title: Обеды\nquestions: [" + "а," * 20_000 + "]": ("too-much", 2, ""),
    }
    for text, expected in cases.items():
        assert told(read(text)) == [expected], text[:60]


def test_what_is_no_text_or_too_much_is_refused() -> None:
    for content, key in {b" \n": "error-file-empty", b"\xff\xfe\0": "error-survey-file-kind"}.items():
        with pytest.raises(Invalid, match=key):
            read_file("а.yml", content, WORDS)
    with pytest.raises(Invalid, match="error-survey-file-long"):
        read_file("а.yaml", b"title: " + b"a" * 300_000, WORDS)
