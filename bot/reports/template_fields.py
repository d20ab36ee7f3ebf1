"""The little language of templates: fields, loops over lists, questions whether there is something. Nothing else.

What is not in it is refused before a template is ever run, so nothing in one can call, count up or build anything.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeAlias, get_args, get_origin, get_type_hints

from bot.reports.school_report import FILTERS, PAPERS, Kind

if TYPE_CHECKING:
    from jinja2 import nodes

# Filters of lists (and of texts, which are lists of signs); the others are of what is shown.
OF_LISTS: Final = frozenset({"first", "last", "length"})
# What a loop knows of itself.
LOOP: Final = frozenset({"first", "index", "last", "length"})
# str, int, a dataclass, or a tuple of one of them.
Sort: TypeAlias = Any
Scope: TypeAlias = Mapping[str, Sort]


class Fault(StrEnum):
    """What is wrong with an expression. The words are parts of keys of the locales."""

    UNKNOWN = "unknown"  # there is no such field
    LIST = "list"  # a list is shown whole
    NO_LIST = "no_list"  # a loop over what is none
    FORBIDDEN = "forbidden"  # more than the little language has


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault and what it is about: the field as it is written, or the word for what is not allowed."""

    fault: Fault
    words: str


def fields(kind: Kind) -> list[str]:
    """All fields of a document, «sections», «sections.items.number»: what lists hold stands behind their names."""
    return list(_fields(PAPERS[kind], ""))


def findings(tree: "nodes.Template", kind: Kind) -> list[Finding]:
    """What is wrong with a part of a template, each thing once, in its order."""
    return list(dict.fromkeys(_Walk().visit(tree, get_type_hints(PAPERS[kind]))))


def counted(tree: "nodes.Template") -> int:
    """How many times a part of a template uses any name."""
    from jinja2 import nodes

    return sum(1 for _ in tree.find_all(nodes.Name))


def _fields(sort: Sort, before: str) -> Iterator[str]:
    for name, of in get_type_hints(sort).items():
        yield before + name
        held = _element(of) or of
        if is_dataclass(held):
            yield from _fields(held, f"{before}{name}.")


def _element(sort: Sort) -> Sort | None:
    """What a list holds; None for what is no list."""
    origin: object = get_origin(sort)
    return get_args(sort)[0] if origin is tuple else None


class _Loop:
    """The sort of «loop»."""


class _Either:
    """The sort of what is one thing or another, of which at least one is no text: it can only be asked for."""


# Under what no name can be stands the name that the loop around goes through: a loop in a loop is over what that one
# has, so that a report never grows faster than what it tells.
_AROUND: Final = ""


class _Walk:
    """Goes through a tree with what each name stands for. What is unknown or wrong counts as a text further on."""

    def visit(self, node: "nodes.Node", scope: Scope) -> Iterator[Finding]:
        from jinja2 import nodes

        match node:
            case nodes.Output():
                for one in node.nodes:
                    yield from self._shown(one, scope)
            case nodes.For():
                yield from self._loop(node, scope)
            case nodes.If() | nodes.Template():
                for child in node.iter_child_nodes():
                    yield from self.visit(child, scope)
            case nodes.Expr():
                yield from self._expression(node, scope)
            case _:
                yield Finding(Fault.FORBIDDEN, _word(node))

    def _shown(self, node: "nodes.Node", scope: Scope) -> Iterator[Finding]:
        from jinja2 import nodes

        if isinstance(node, nodes.TemplateData):
            return
        faults = list(self._expression(node, scope))
        yield from faults
        if not faults and not self._is_plain(node, scope):
            yield Finding(Fault.LIST, _word(node))

    def _loop(self, node: "nodes.For", scope: Scope) -> Iterator[Finding]:
        from jinja2 import nodes

        faults = list(self._expression(node.iter, scope))
        yield from faults
        held = _element(self._sort(node.iter, scope))
        if held is None and not faults:
            yield Finding(Fault.NO_LIST, _word(node.iter))
        if not isinstance(node.target, nodes.Name) or node.recursive:
            yield Finding(Fault.FORBIDDEN, "for")
            return
        around = scope.get(_AROUND)
        if around is not None and _root(node.iter) != around:
            yield Finding(Fault.FORBIDDEN, f"for {node.target.name} in {_word(node.iter)}")
        inner = {**scope, node.target.name: held or str, "loop": _Loop, _AROUND: node.target.name}
        if node.test is not None:
            yield from self._expression(node.test, inner)
        for child in node.body:
            yield from self.visit(child, inner)
        for child in node.else_:
            yield from self.visit(child, scope)

    def _expression(self, node: "nodes.Node", scope: Scope) -> Iterator[Finding]:
        from jinja2 import nodes

        match node:
            case nodes.Name():
                if node.name not in scope:
                    yield Finding(Fault.UNKNOWN, node.name)
            case nodes.Getattr():
                yield from self._field(node, scope)
            case nodes.Filter() if node.name not in FILTERS or node.node is None or _is_odd(node):
                yield Finding(Fault.FORBIDDEN, f"|{node.name}")
            case (
                nodes.Filter() | nodes.Compare() | nodes.Operand() | nodes.And() | nodes.Or() | nodes.Not()
                | nodes.CondExpr() | nodes.Concat() | nodes.Const()
            ):  # fmt: skip
                for child in node.iter_child_nodes():
                    yield from self._expression(child, scope)
                yield from self._fitting(node, scope)
            case _:
                yield Finding(Fault.FORBIDDEN, _word(node))

    def _fitting(self, node: "nodes.Node", scope: Scope) -> Iterator[Finding]:
        """Whether what is compared, joined or changed is of the right sort: what a report holds must not matter."""
        from jinja2 import nodes

        match node:
            case nodes.Compare():
                sorts = {self._sort(one, scope) for one in (node.expr, *(operand.expr for operand in node.ops))}
                signs = {operand.op for operand in node.ops}
                if signs & {"in", "notin"}:
                    yield Finding(Fault.FORBIDDEN, "in")
                elif sorts != {int} and signs - {"eq", "ne"}:
                    yield Finding(Fault.FORBIDDEN, "< >")
            case nodes.Concat():
                yield from (Finding(Fault.LIST, _word(one)) for one in node.nodes if not self._is_plain(one, scope))
            case nodes.Filter() if node.node is not None and node.name in OF_LISTS:
                sort = self._sort(node.node, scope)
                if sort is not str and _element(sort) is None:
                    yield Finding(Fault.NO_LIST, _word(node.node))
            case nodes.Filter() if node.node is not None:
                shown = (node.node, *node.args)
                yield from (Finding(Fault.LIST, _word(one)) for one in shown if not self._is_plain(one, scope))

    def _is_plain(self, node: "nodes.Node", scope: Scope) -> bool:
        return self._sort(node, scope) in (str, int)

    def _field(self, node: "nodes.Getattr", scope: Scope) -> Iterator[Finding]:
        faults = list(self._expression(node.node, scope))
        if faults:
            yield from faults
        elif node.attr not in _known(self._sort(node.node, scope)):
            yield Finding(Fault.UNKNOWN, _word(node))

    def _sort(self, node: "nodes.Node", scope: Scope) -> Sort:
        from jinja2 import nodes

        match node:
            case nodes.Name():
                return scope.get(node.name, str)
            case nodes.Getattr():
                return _known(self._sort(node.node, scope)).get(node.attr, str)
            case nodes.Filter() if node.name in {"first", "last"} and node.node is not None:
                return _element(self._sort(node.node, scope)) or str
            case nodes.Filter() if node.name == "default" and node.node is not None:
                return self._sort(node.node, scope)
            case nodes.Filter() if node.name == "length":
                return int
            case nodes.Const():
                return int if isinstance(node.value, int) else str
            case nodes.And() | nodes.Or():
                return _Either if not all(self._is_plain(one, scope) for one in (node.left, node.right)) else str
            case nodes.CondExpr():
                either = [one for one in (node.expr1, node.expr2) if one is not None]
                return _Either if not all(self._is_plain(one, scope) for one in either) else str
            case _:
                return str


def _known(sort: Sort) -> Mapping[str, Sort]:
    """The fields that something of a sort has."""
    if sort is _Loop:
        return {name: int if name in {"index", "length"} else str for name in LOOP}
    return get_type_hints(sort) if is_dataclass(sort) else {}


def _is_odd(node: "nodes.Filter") -> bool:
    """Whether a filter is told more than it needs: what to show instead, of «default»."""
    most = 2 if node.name == "default" else 0
    return len(node.args) > most or bool(node.kwargs or node.dyn_args or node.dyn_kwargs)


def _root(node: "nodes.Node") -> str:
    """The name that a field belongs to."""
    from jinja2 import nodes

    while isinstance(node, nodes.Getattr):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def _word(node: "nodes.Node") -> str:
    """An expression as it is written, as far as it is a field; of others what they are called."""
    from jinja2 import nodes

    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_word(node.node)}.{node.attr}"
        case nodes.Filter():
            return f"|{node.name}"
        case _:
            return type(node).__name__.lower()
