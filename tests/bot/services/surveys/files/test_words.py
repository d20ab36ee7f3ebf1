from collections import defaultdict

from bot.services.surveys.files.draft import Column, Field, Part
from bot.services.surveys.files.words import Word, key, meant
from bot.services.surveys.form import Kind
from models.surveys import SurveyMode, UnitKind
from tests.bot.services.surveys.files.words import SAYS, WORDS


def test_no_word_means_two_things() -> None:
    families = {"part": Part, "column": Column, "field": Field, "kind": Kind, "mode": SurveyMode, "unit": UnitKind,
                "word": Word}  # fmt: skip
    for family, meanings in families.items():
        said: dict[str, set[str]] = defaultdict(set)
        for say in SAYS.values():
            for meaning in meanings:
                for word in say(f"survey-file-{family}-{meaning}").split(";"):
                    said[key(word)].add(meaning)
        assert {word: of for word, of in said.items() if len(of) > 1} == {}, family


def test_kinds_are_understood_as_people_write_them() -> None:
    cases = {
        "Один вариант": Kind.ONE,
        "один вариат": Kind.ONE,
        "НЕСКОЛЬКО  ВАРИАНТОВ.": Kind.MANY,
        "шкала:": Kind.SCALE,
        "Да/нет": Kind.YES_NO,
        "да / нет": Kind.YES_NO,
        "число": Kind.NUMBER,
        "короткий тест": Kind.SHORT,
        "Развернутый ответ": Kind.LONG,
        "date": Kind.DATE,
        "multiple choice": Kind.MANY,
        "yes_no": Kind.YES_NO,
        "таблица": None,
        "а": None,
        "": None,
    }
    assert {said: meant(WORDS.kinds, said) for said in cases} == cases
    assert meant(WORDS.modes, "неанонимно") is not SurveyMode.ANONYMOUS
