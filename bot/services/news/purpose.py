"""What an audience is chosen for, a news post or a survey: each is found, limited and changed by its own rules."""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

from bot.access import Actor, Permission
from bot.errors import Missing
from bot.services.groups import Group
from bot.services.news.audience import Audience, Scope
from bot.services.news.titles import Titles

# Things by their codes in addresses of the choosing: "12" is a post, "s12" a survey.
POSTS, SURVEYS = "", "s"
CODE: Final = r"s?[1-9][0-9]{0,14}"
# What comes of it for those whom it reaches: of a post how much news they have, of a survey how many sheets there are.
T_co = TypeVar("T_co", covariant=True)


def parse(code: str) -> tuple[str, int]:
    """The mark and the number of a thing; Missing for words made by hand."""
    if re.fullmatch(CODE, code) is None:
        raise Missing
    return (SURVEYS, int(code[1:])) if code.startswith(SURVEYS) else (POSTS, int(code))


@dataclass(frozen=True, slots=True)
class Draft(Generic[T_co]):
    """Something to choose an audience for, as of a version of it.

    is_open: the actor may choose now; else it is a draft no more. scopes: whom it may go to, by the rights of everybody
    who answers for it. going: whom it goes to as things stand. outlook: what comes of it for people who are reached.
    """

    version: int
    is_open: bool
    audience: Audience
    scopes: tuple[Scope, ...]
    going: Scope
    outlook: Callable[[Sequence[int]], Awaitable[T_co]]

    @property
    def is_of_classes(self) -> bool:
        """Whether it may go to families of single classes only."""
        return any(scope.classes is not None for scope in self.scopes)


class Purpose(Protocol[T_co]):
    """A sort of things to choose audiences for. mark: POSTS or SURVEYS."""

    @property
    def mark(self) -> str: ...

    @property
    def permission(self) -> Permission:
        """Who may keep audiences for things of this sort under a name."""

    def home(self, number: int) -> str:
        """The packed address of the thing with this number, for who makes it."""

    async def read(self, actor: Actor, number: int) -> Draft[T_co]:
        """The thing with this number; Missing where there is none, Denied where it is not the actor's."""

    async def set_audience(self, actor: Actor, number: int, version: int, audience: Audience) -> None:
        """Keep what was chosen; Outdated for another version, or where it is a draft no more."""

    def usual(self, draft: Draft[object], titles: Titles) -> list[Group]:
        """The groups that things of this sort usually go to, the likeliest first."""
