"""Who holds a post: by the posts that the school knows, by positions of the staff, by roles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.services.roadmap.naming.model import NamingDoubt, Post, Staffer
from bot.services.roadmap.naming.people import Found
from bot.services.roadmap.naming.tokens import cleaned, tokenise
from bot.services.roadmap.naming.wording import Wording, Wordings
from models.people import Role

# Posts that a role of the program stands for.
_ROLES = {
    frozenset({"директор"}): Role.DIRECTOR,
    frozenset({"заместител", "директор"}): Role.DEPUTY,
    frozenset({"заместител"}): Role.DEPUTY,
    frozenset({"администратор", "сайт"}): Role.EDITOR,
    frozenset({"заведующ", "хозяйств"}): Role.STOREKEEPER,
    frozenset({"руководител", "рабоч", "групп"}): Role.COORDINATOR,
}
# «Исполняющий обязанности»: whoever holds the post itself is offered.
_ACTING = frozenset({"исполняющ", "обязанност"})
# Held by many as a rule: whoever is named beside one may well be one of them.
_OF_MANY = frozenset({"учитель", "педагог", "преподаватель", "воспитатель", "сотрудник", "работник", "специалист"})
_PARTS = re.compile(r"[,;/\n]")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is known in a post, and which known post it is."""

    found: Found
    post_id: int | None = None


class Holders:
    """All posts of the school; made once for all cells of a plan."""

    def __init__(self, staff: Sequence[Staffer], posts: Sequence[Post], wordings: Wordings) -> None:
        self._staff = {staffer.id: staffer for staffer in staff}
        self._posts = [(wordings.read(tokenise(cleaned(post.title))), post) for post in posts]
        self._positions = {staffer.id: _positions(staffer.position, wordings) for staffer in staff}

    def find(self, wording: Wording) -> Holder:
        """1. A post that the school knows decides. 2. The only one of that position. 3. The only holder of the role.

        Of several, or where the words fit only in part, they are offered.
        """
        post = self._known(wording)
        if post is not None and (post.holder_id in self._staff or post.holder_id is None):
            return Holder(self._of_post(post), post.id)
        same = [one for one in self._here() if any(words.key == wording.key for words in self._positions[one])]
        if not same and (role := _ROLES.get(wording.key)):
            same = [one for one in self._here() if role in self._staff[one].roles or self.is_in(one, wording)]
        post_id = post.id if post else None
        if len(same) == 1:
            return Holder(Found(same[0]), post_id)
        if same:
            return Holder(Found(None, tuple(same), NamingDoubt.SEVERAL), post_id)
        if acted := wording.key - _ACTING:
            wording = replace(wording, stems=tuple(acted), head=None) if acted != wording.key else wording
        near = tuple(one for one in self._here() if self.is_in(one, wording))
        return Holder(Found(None, near, NamingDoubt.POST_UNKNOWN), post_id)

    def of_role(self, wording: Wording) -> tuple[int, ...]:
        """Who has the role that most of the words stand for: any deputy where none is known for the field."""
        meant = max((key for key in _ROLES if key <= wording.key), key=len, default=None)
        return tuple(one for one in self._here() if meant and _ROLES[meant] in self._staff[one].roles)

    def is_in(self, person_id: int, wording: Wording) -> bool:
        """Whether a position of the person fits the post, at least in part, or their role does."""
        role = _ROLES.get(wording.key)
        if role and role in self._staff[person_id].roles:
            return True
        return any(
            words.head
            and wording.head
            and words.head.lemma == wording.head.lemma
            and (words.key <= wording.key or wording.key <= words.key)
            for words in self._positions[person_id]
        )

    def has_position(self, person_id: int) -> bool:
        return bool(self._positions[person_id])

    def doubt_beside(self, person_id: int, wording: Wording) -> NamingDoubt | None:
        """POST_OF_ANOTHER where the school knows somebody else in the post that stands beside a person's name."""
        if wording.head is None or wording.head.lemma in _OF_MANY:
            return None
        post = self._known(wording)
        if post is not None and post.holder_id is not None:
            return None if post.holder_id == person_id else NamingDoubt.POST_OF_ANOTHER
        if self.is_in(person_id, wording):
            return None
        other = self.find(wording).found.person_id
        return NamingDoubt.POST_OF_ANOTHER if other is not None and other != person_id else None

    def known_id(self, wording: Wording) -> int | None:
        post = self._known(wording)
        return post.id if post else None

    def _known(self, wording: Wording) -> Post | None:
        fitting = [post for words, post in self._posts if words.key == wording.key]
        return fitting[0] if len(fitting) == 1 else None

    def _of_post(self, post: Post) -> Found:
        if post.holder_id is None:
            return Found(None, (), NamingDoubt.POST_UNKNOWN)
        if self._staff[post.holder_id].has_left:
            return Found(None, (post.holder_id,), NamingDoubt.HAS_LEFT)
        return Found(post.holder_id)

    def _here(self) -> list[int]:
        return [one for one, staffer in self._staff.items() if not staffer.has_left]


def _positions(position: str, wordings: Wordings) -> list[Wording]:
    parts = [wordings.read(tokenise(cleaned(part))) for part in _PARTS.split(position)]
    return [part for part in parts if part.stems]
