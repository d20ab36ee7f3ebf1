"""The same as YAML: a text becomes a draft, a draft a text. Only mappings, lists and words: no tags, no references."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from bot.errors import Invalid
from bot.services.surveys.files import packing
from bot.services.surveys.files.assembling import assembled, filled, quoted
from bot.services.surveys.files.draft import Column, Draft, Field, Found, Problem, Reason, Row, found_problems
from bot.services.surveys.files.words import Say, Vocabulary, meant

TEXT_LIMIT_BYTES: Final = 256 * 1024
# Forty questions with twelve options each have about 2,500, in seven levels.
_EVENTS_LIMIT: Final = 4_000
_DEPTH_LIMIT: Final = 8
_QUESTIONS: Final = "questions"
_LISTS: Final = frozenset({Column.OPTIONS, Column.JUMPS})


@dataclass(frozen=True, slots=True)
class Node:
    """A value and its line, from 1."""

    line: int
    value: "Value"


Value: TypeAlias = str | list[Node] | dict[str, Node]


class _Refused(Exception):
    """Why nothing of the text is read."""

    def __init__(self, reason: Reason, line: int = 0, value: str = "", limit: int = 0) -> None:
        self.problem = Problem(reason, line, None, quoted(value), limit=limit)
        super().__init__(reason)


def read_yaml(content: bytes, words: Vocabulary) -> Found:
    """The draft that a text holds, or what is wrong. Raises Invalid for what is empty, no text or too large."""
    if not content.strip():
        raise Invalid("error-file-empty")
    if len(content) > TEXT_LIMIT_BYTES:
        raise Invalid("error-survey-file-long", limit=TEXT_LIMIT_BYTES // 1024)
    try:
        return draft_of(fields_of(content.decode("utf-8-sig")), words)
    except UnicodeDecodeError as error:
        raise Invalid("error-survey-file-kind") from error
    except _Refused as refused:
        return found_problems([refused.problem])


def fields_of(text: str) -> dict[str, Node]:
    """The fields of the text. Raises _Refused."""
    import yaml

    try:
        # Nothing is built before all of it was looked at.
        _look_over(yaml.parse(text, Loader=yaml.SafeLoader))
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise _Refused(Reason.SYNTAX, line) from error
    except yaml.YAMLError as error:
        raise _Refused(Reason.SYNTAX) from error
    value = _node(root).value if root is not None else ""
    if not isinstance(value, dict):
        raise _Refused(Reason.NOT_FIELDS)
    return value


def _look_over(events: Iterable[Any]) -> None:
    depth = 0
    for count, event in enumerate(events):
        line = event.start_mark.line + 1
        if getattr(event, "anchor", None) is not None:
            raise _Refused(Reason.ALIAS, line)
        if getattr(event, "tag", None) is not None:
            raise _Refused(Reason.TAG, line, event.tag)
        depth += type(event).__name__.endswith("StartEvent") - type(event).__name__.endswith("EndEvent")
        if count > _EVENTS_LIMIT or depth > _DEPTH_LIMIT:
            raise _Refused(Reason.TOO_MUCH, line)


def _node(node: Any) -> Node:
    line = node.start_mark.line + 1
    if node.id == "scalar":
        return Node(line, node.value)
    if node.id == "sequence":
        return Node(line, [_node(one) for one in node.value])
    fields: dict[str, Node] = {}
    for name, value in node.value:
        if not isinstance(name.value, str):
            raise _Refused(Reason.WRONG_TYPE, name.start_mark.line + 1)
        if name.value in fields:
            raise _Refused(Reason.FIELD_TWICE, name.start_mark.line + 1, name.value)
        fields[name.value] = _node(value)
    return Node(line, fields)


def draft_of(fields: Mapping[str, Node], words: Vocabulary) -> Found:
    """The draft of these fields, or what is wrong."""
    problems: list[Problem] = []
    about: dict[Field, str] = {}
    rows: list[Row] = []
    for name, node in fields.items():
        field = meant(words.fields, name)
        if name == _QUESTIONS:
            rows = list(_rows(node, words, problems))
        elif field is None or field in about:
            problems.append(Problem(Reason.UNKNOWN_FIELD, node.line, None, quoted(name)))
        elif isinstance(node.value, str):
            about[field] = node.value
        else:
            problems.append(Problem(Reason.WRONG_TYPE, node.line, field))
    if problems and not rows:
        return found_problems(problems)
    return assembled(about, rows, words, problems)


def _rows(questions: Node, words: Vocabulary, problems: list[Problem]) -> Iterator[Row]:
    if not isinstance(questions.value, list):
        problems.append(Problem(Reason.WRONG_TYPE, questions.line))
        return
    for question in questions.value:
        if not isinstance(question.value, dict):
            problems.append(Problem(Reason.WRONG_TYPE, question.line))
            continue
        row = filled(question.line, _cells(question.line, question.value, words, problems))
        if row is not None:
            yield row


def _cells(place: int, fields: Mapping[str, Node], words: Vocabulary, problems: list[Problem]) -> dict[Column, str]:
    cells: dict[Column, str] = {}
    for name, node in fields.items():
        column = meant(words.columns, name)
        if column is None or column in cells:
            problems.append(Problem(Reason.UNKNOWN_FIELD, node.line, None, quoted(name)))
            continue
        match node.value:
            case str(text):
                cells[column] = text
            case list(items) if column in _LISTS and all(isinstance(item.value, str) for item in items):
                cells[column] = "\n".join(str(item.value).replace("\n", " ") for item in items)
            case _:
                problems.append(Problem(Reason.WRONG_TYPE, place, column))
    return cells


def write_yaml(draft: Draft, say: Say, words: Vocabulary) -> bytes:
    """The draft as a text that `read_yaml` reads again, with words of one language where a person chooses them."""
    import yaml

    fields: dict[str, Any] = {field.value: text for field, text in packing.about(draft, say).items() if text}
    fields[_QUESTIONS] = [
        {column.value: text.split("\n") if column in _LISTS else text for column, text in row.cells.items()}
        for row in packing.rows(draft, say, words)
    ]
    text = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=100)
    return text.encode()
