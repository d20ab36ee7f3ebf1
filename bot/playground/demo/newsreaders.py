"""Who writes the made-up school's news and who reads them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

PARENTS, STAFF = "role-parent", "staff-"


@dataclass(frozen=True, slots=True)
class Cast:
    """Who writes and who reads: numbers of people; `parents`: the classes of their children, by child."""

    editor: int
    deputy: int
    class_teacher: int
    staff: Sequence[int]
    parents: Mapping[int, Mapping[int, str]]
    class_ids: Mapping[str, int]
    # Shown first in the demo: to them the newest letters are still a question.
    silent: frozenset[int]


def people_by_class(ties: Iterable[tuple[int, int, str]]) -> dict[int, dict[int, str]]:
    """Parents with their children's classes, of (parent, child, class)."""
    found: dict[int, dict[int, str]] = {}
    for parent, child, title in ties:
        found.setdefault(parent, {})[child] = title
    return found
