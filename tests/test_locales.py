"""The words of both languages: complete, alike, used, declined, and in the right alphabet."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.i18n import LANGUAGES, LOCALES

pytestmark = pytest.mark.guard

ROOT = Path(__file__).parent.parent
CATEGORIES = {"zero", "one", "two", "few", "many", "other"}
# In the genitive («не больше 2 файлов») Russian has two forms, the second of which is called as one likes.
PLURALS = {"ru": ({"one", "few", "many"}, {"one", "many"}, {"one", "other"}), "en": ({"one", "other"},)}
MAKERS = {"t", "Text", "Denied", "Missing", "Outdated", "Invalid"}  # their first argument is a message's key
WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+")
LATIN, CYRILLIC = re.compile(r"[A-Za-z]"), re.compile(r"[А-Яа-яЁё]")
LOOK_ALIKE = re.compile(r"(?<![\w$/<&;])[aceopxyABCEHKMOPTX](?![\w>;])")
# The name of the language in itself, so that it is found by whom it is for; a name as the school writes it.
RUSSIAN_IN_ENGLISH = {"command-language", "language-ru", "settings-change-language", "settings-language-title"}
RUSSIAN_IN_ENGLISH |= {"joining-name-hint"}
JARGON = re.compile(r"\b(ЦОС|УВР)\b")


class Reading(Visitor):
    """What of a message is worth comparing: its variables, its plural forms, its words."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.forms: list[set[str]] = []
        self.words: list[str] = []

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802  # the library's name
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802  # the library's name
        raise AssertionError(f"{node.id.name}: a message is parsed alone, so it can't refer to another (bot/i18n.py)")

    def visit_TermReference(self, node: ftl.TermReference) -> None:  # noqa: N802  # the library's name
        raise AssertionError(f"{node.id.name}: a message is parsed alone, so it can't refer to a term (bot/i18n.py)")

    def visit_TextElement(self, node: ftl.TextElement) -> None:  # noqa: N802  # the library's name
        self.words.append(node.value)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802  # the library's name
        keys = {getattr(variant.key, "name", getattr(variant.key, "value", "")) for variant in node.variants}
        if keys & CATEGORIES:
            self.forms.append(keys & CATEGORIES)
        self.generic_visit(node)


@cache
def files(language: str) -> dict[str, ftl.Resource]:
    parser = FluentParser()
    found = sorted((LOCALES / language).glob("*.ftl"))
    return {path.name: parser.parse(path.read_text(encoding="utf-8")) for path in found}


@cache
def messages(language: str) -> dict[str, Reading]:
    return {message.id.name: read(message) for resource in files(language).values() for message in named(resource)}


def named(resource: ftl.Resource) -> Iterator[ftl.Message]:
    return (entry for entry in resource.body if isinstance(entry, ftl.Message))


def read(message: ftl.Message) -> Reading:
    reading = Reading()
    reading.visit(message)
    return reading


every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_language
def test_every_file_is_read_to_its_end_and_no_key_stands_twice(language: str) -> None:
    junk = [
        (name, entry.content)
        for name, resource in files(language).items()
        for entry in resource.body
        if isinstance(entry, ftl.Junk)
    ]
    assert junk == []
    keys = [message.id.name for resource in files(language).values() for message in named(resource)]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_both_languages_say_the_same() -> None:
    assert list(files("ru")) == list(files("en"))
    for name in files("ru"):
        keys = {language: {message.id.name for message in named(files(language)[name])} for language in LANGUAGES}
        assert keys["ru"] == keys["en"], name
    different = {key for key, ru in messages("ru").items() if ru.variables != messages("en")[key].variables}
    assert different == set(), "they take different variables"


@every_language
def test_plurals_are_complete(language: str) -> None:
    wanted = PLURALS[language]
    lacking = {key: form for key, message in messages(language).items() for form in message.forms if form not in wanted}
    assert lacking == {}


def test_russian_words_are_written_in_russian_letters() -> None:
    text = [(key, words) for key, message in messages("ru").items() for words in message.words]
    mixed = [(key, w) for key, words in text for w in WORD.findall(words) if LATIN.search(w) and CYRILLIC.search(w)]
    assert mixed == []
    assert [(key, words) for key, words in text if LOOK_ALIKE.search(words)] == []
    assert [key for key, words in text if JARGON.search(words)] == []


def test_english_words_are_written_in_english_letters() -> None:
    cyrillic = {key for key, message in messages("en").items() if any(CYRILLIC.search(w) for w in message.words)}
    assert cyrillic <= RUSSIAN_IN_ENGLISH


def sources() -> list[Path]:
    return sorted(path for folder in ("bot", "handlers", "models") for path in (ROOT / folder).rglob("*.py"))


@cache
def asked_for() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Keys that the code names where a key is due; patterns of keys that it builds; all other strings of it."""
    keys: set[str] = set()
    patterns: set[str] = set()
    strings: set[str] = set()
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and name_of(node.func) in MAKERS:
                keys |= {str(leaf.value) for leaf in leaves(node.args[0]) if isinstance(leaf, ast.Constant)}
            if isinstance(node, ast.JoinedStr):
                patterns.add("".join(pattern_of(part) for part in node.values))
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
    return frozenset(keys), frozenset(patterns), frozenset(strings)


def pattern_of(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"


def name_of(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def leaves(node: ast.expr) -> Iterator[ast.expr]:
    """The strings that an argument may be: both sides of `x if y else z`."""
    if isinstance(node, ast.IfExp):
        yield from leaves(node.body)
        yield from leaves(node.orelse)
    else:
        yield node


def test_every_key_that_the_code_names_exists() -> None:
    keys, patterns, strings = asked_for()
    assert sorted(keys - messages("ru").keys()) == []
    errors = {text for text in strings if re.fullmatch(r"error-[a-z-]*[a-z]", text)}
    assert sorted(errors - messages("ru").keys()) == []
    built = {pattern for pattern in patterns if re.match(r"(?:[a-z]+\\-)+\.\+", pattern)}
    nowhere = {pattern for pattern in built if not any(re.fullmatch(pattern, key) for key in messages("ru"))}
    assert nowhere - NOT_KEYS == set()


# Texts that are built like a key and are none.
NOT_KEYS: set[str] = set()


def test_every_key_is_used() -> None:
    keys, patterns, strings = asked_for()
    specific = [re.compile(pattern) for pattern in patterns if re.match(r"(?:[a-z]+\\-)+|\.\+\\-[a-z]+$", pattern)]
    unused = [
        key for key in messages("ru").keys() - keys - strings if not any(pattern.fullmatch(key) for pattern in specific)
    ]
    assert sorted(unused) == []
