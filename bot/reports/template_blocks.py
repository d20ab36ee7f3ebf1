"""Whether the loops and questions of a template leave the markup around them whole, whatever a report holds.

A loop that begins in a cell and ends behind the table makes a damaged document, or none, as soon as it has nothing to
go through. So each block must end in the element in which it began.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jinja2 import nodes

_TAG: Final = re.compile(r"<(/?)([\w.:-]+)[^<>]*?(/?)>")
# A field within a tag, but for the one with which the library joins cells.
_IN_TAG: Final = re.compile(r"<([\w.:-]+)\s[^<>{}]*\{[{%#](?! loop\.length)")


def in_tags(source: str) -> Iterator[str]:
    """Elements of a part whose own properties are to be filled in: colours and widths that nobody can vouch for."""
    return (found[1] for found in _IN_TAG.finditer(source))


def crooked(tree: "nodes.Template") -> Iterator[int]:
    """Lines in which blocks begin that end in another element."""
    found: list[int] = []
    _after(tree.body, (), found)
    yield from found


def _after(body: Sequence["nodes.Node"], opened: tuple[str, ...], found: list[int]) -> tuple[str, ...]:
    """The elements that are open behind a part of a template, by those that were open before it."""
    from jinja2 import nodes

    for node in body:
        if isinstance(node, nodes.Output):
            for one in node.nodes:
                opened = _tagged(one.data, opened) if isinstance(one, nodes.TemplateData) else opened
        elif isinstance(node, (nodes.If, nodes.For)):
            others = node.elif_ if isinstance(node, nodes.If) else []
            ways: list[Sequence[nodes.Node]] = [node.body, node.else_, others]
            if {_after(one, opened, found) for one in ways} != {opened}:
                found.append(node.lineno)
    return opened


def _tagged(text: str, opened: tuple[str, ...]) -> tuple[str, ...]:
    """An element that is closed without being open stays as what it is, so that nothing equals it."""
    for closes, name, is_empty in _TAG.findall(text):
        if is_empty:
            continue
        if closes:
            opened = opened[:-1] if opened and opened[-1] == name else (*opened, f"/{name}")
        else:
            opened = (*opened, name)
    return opened
