"""Who is meant in a plan's cell «Ответственные»: what is known of the school, and what was understood."""

from dataclasses import dataclass
from enum import StrEnum

from models.people import Role


class NamingDoubt(StrEnum):
    """What the importing person has to look at; only NOT_JOINED is a remark that stops nothing."""

    NOT_FOUND = "not_found"
    SEVERAL = "several"
    HAS_LEFT = "has_left"
    NOT_JOINED = "not_joined"
    # A post of one person that nobody is known for.
    POST_UNKNOWN = "post_unknown"
    # The named person is not whom the school knows in the post.
    POST_OF_ANOTHER = "post_of_another"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class Staffer:
    """Somebody who can be meant: of the staff, joined or not, whoever has left too."""

    id: int
    surname: str
    given_name: str
    patronymic: str
    position: str
    roles: frozenset[Role]
    has_left: bool
    has_joined: bool


@dataclass(frozen=True, slots=True)
class Post:
    """A post of one person that the school already knows, «заведующий библиотекой», and who holds it."""

    id: int
    title: str
    holder_id: int | None


@dataclass(frozen=True, slots=True)
class NamedDepartment:
    id: int
    title: str


@dataclass(frozen=True, slots=True)
class Named:
    """One responsible as written.

    words: as written, lines joined: «Ежова М.П., учитель физики».
    person_id: the one that fits, never one of several and never somebody who has left.
    candidates: who may be meant where there is no such one, best first.
    post: spelled out, «заместитель директора по УВР», alone or of the person beside it; several with commas.
    post_id: the known post that it is.
    group: code of a bot.services.groups.Group, «классные руководители» → "leaders-"; a proposal only where the
    doubts say NOT_UNDERSTOOD.
    """

    words: str
    person_id: int | None = None
    candidates: tuple[int, ...] = ()
    post: str | None = None
    post_id: int | None = None
    group: str | None = None
    doubts: tuple[NamingDoubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """The responsibles in the order written: the first is the main one, the others are co-executors."""

    named: tuple[Named, ...]
