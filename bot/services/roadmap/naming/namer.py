"""Puts together what a cell says: names, the posts beside them, posts without a name, groups."""

from collections.abc import Sequence

from bot.services.roadmap.naming.model import Named, NamedDepartment, Naming, NamingDoubt, Post, Staffer


class Namer:
    """Reads the cells of one plan; knows the school as it was given."""

    def __init__(self, staff: Sequence[Staffer], posts: Sequence[Post], departments: Sequence[NamedDepartment]) -> None:
        self._staff = {staffer.id: staffer for staffer in staff}
        self._posts = posts
        self._departments = departments

    def read(self, words: str) -> Naming:
        """Everybody who is meant, in the order written; an empty cell names nobody. Raises nothing on any text."""
        line = " ".join(words.split())
        return Naming((Named(line, doubts=(NamingDoubt.NOT_UNDERSTOOD,)),) if line else ())


def read_people(
    words: str, staff: Sequence[Staffer], posts: Sequence[Post], departments: Sequence[NamedDepartment]
) -> Naming:
    """The responsibles of one cell; for the cells of a whole plan make one Namer."""
    return Namer(staff, posts, departments).read(words)
