"""Choosing for whom something is: what there is to choose from, how many people that comes to."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Invalid, Missing, Outdated
from bot.services.directory import Directory
from bot.services.groups import WITHOUT_TITLE, Group, GroupKind, Groups, members
from bot.services.news.audience import Audience, Reach, Scope, addressed, children_meant, reach, within
from bot.services.news.purpose import Draft, Purpose, T_co
from bot.services.news.titles import GroupTitle, Titles, person_group
from bot.services.people.finding import FOUND_AT_MOST, wanted_words
from bot.services.people.roll import PersonLine, begins, by_name, read_roll
from models.people import Role

GROUPS_LIMIT: Final = 100
# Of the staff those who are not teachers are addressed by their role, in this order.
_STAFF: Final = (
    Role.STAFF,
    Role.DEPUTY,
    Role.COORDINATOR,
    Role.TECHNICIAN,
    Role.STOREKEEPER,
    Role.EDITOR,
    Role.DIRECTOR,
)


@dataclass(frozen=True, slots=True)
class Families:
    """For the sake of how many children parents are addressed, and for how many at least one can be written to."""

    children: int
    reached: int


@dataclass(frozen=True, slots=True)
class AudienceView(Generic[T_co]):
    """For whom something is as of a version of it, how many people that is now, what comes of it for them.

    classes_only: whoever looks at it, or its author, may write to families of single classes only.
    """

    version: int
    classes_only: bool
    groups: tuple[GroupTitle, ...]
    exceptions: tuple[GroupTitle, ...]
    reach: Reach
    families: Families
    outlook: T_co


class Part(StrEnum):
    """What is chosen: those whom something goes to, or those of them whom it does not."""

    GROUPS = "to"
    EXCEPTIONS = "but"


@dataclass(frozen=True, slots=True)
class Choice:
    """A group to choose, and how many of it may be addressed."""

    group: GroupTitle
    count: int


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class to choose."""

    id: int
    year: int
    title: str


class Audiences(Generic[T_co]):
    """Use cases of choosing an audience for things of one sort, by their numbers.

    Changes name the version of the thing that the screen showed.
    """

    def __init__(
        self, db: Database, directory: Directory, groups: Groups, purpose: Purpose[T_co], clock: Clock
    ) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._purpose = purpose
        self._clock = clock

    def home(self, number: int) -> str:
        """The packed address of a thing, for who makes it."""
        return self._purpose.home(number)

    async def view(self, actor: Actor, number: int) -> AudienceView[T_co]:
        """For whom a thing is, by the rights of those who answer for it; Denied where it is not the actor's."""
        return await self._view(actor, await self._purpose.read(actor, number))

    async def choosing(self, actor: Actor, number: int) -> AudienceView[T_co]:
        """The same for whoever is to choose; Outdated where it is a draft no more."""
        return await self._view(actor, await self._draft(actor, number))

    async def _view(self, actor: Actor, draft: Draft[T_co]) -> AudienceView[T_co]:
        titles = await self.titles(actor)
        # Ten thousand people take a while: taps go on beside it.
        meant = await asyncio.to_thread(_meant, draft, titles)
        return AudienceView(
            draft.version,
            draft.is_of_classes,
            titles.all_of(draft.audience.groups),
            titles.all_of(draft.audience.exceptions),
            meant.reach,
            meant.families,
            await draft.outlook(meant.reached),
        )

    async def titles(self, actor: Actor) -> Titles:
        """What groups are called, in the school of now."""
        return Titles(actor, await self._directory.now(), await self._groups.facts(), self._clock.now())

    async def duties(self, actor: Actor, number: int) -> list[Choice]:
        """Groups by role, duty and department of which anybody may be addressed, with counts.

        Who writes to single classes only has none: theirs are the classes.
        """
        draft, titles = await self._draft(actor, number), await self.titles(actor)
        return await asyncio.to_thread(_duties, draft.scopes, titles)

    async def classes(self, actor: Actor, number: int) -> list[ClassLine]:
        """The classes whose families may be addressed, in their order."""
        draft, titles = await self._draft(actor, number), await self.titles(actor)
        limits = [scope.classes for scope in draft.scopes if scope.classes is not None]
        return [
            ClassLine(class_id, year, f"{year}{letter}")
            for class_id, (year, letter) in sorted(titles.facts.classes.items(), key=lambda item: item[1])
            if all(class_id in limit for limit in limits)
        ]

    async def people(self, actor: Actor, number: int, words: str) -> list[PersonLine]:
        """Those who may be addressed and whose name begins with these words; Invalid where nobody's does.

        The staff, and of parents those whose names the actor may know.
        """
        draft, titles = await self._draft(actor, number), await self.titles(actor)
        wanted = wanted_words(words)
        async with self._db.read() as session:
            roll = await read_roll(session, titles.school)
        lines = [
            roll.line(entry.id)
            for entry in roll.entries.values()
            if entry.class_id is None and begins(entry, wanted) and titles.names(entry.id)
        ]
        found = [line for line in lines if titles.may_address(person_group(line.id), draft.scopes)]
        if not found:
            raise Invalid("error-person-missing")
        return sorted(found, key=by_name)[:FOUND_AT_MOST]

    async def toggle(
        self, actor: Actor, number: int, version: int, part: Part, codes: Sequence[str], without: Sequence[str] = ()
    ) -> None:
        """Add these groups to a part, or take them out where all of them are in it already.

        What is added to a part leaves the other one. without: these leave both.
        Missing for groups that are not there, Invalid for those in which the writer may address nobody, and for more
        than a hundred.
        """
        audience = (await self._draft(actor, number)).audience
        chosen, others = _parts(audience, part)
        gone = {*codes, *without}
        added = [] if set(codes) <= set(chosen) else codes
        kept = [one for one in chosen if one not in gone]
        changed = _joined(part, [*kept, *added], [one for one in others if one not in gone])
        await self.choose(actor, number, version, changed)

    async def clear(self, actor: Actor, number: int, version: int) -> None:
        """Nobody is chosen any more."""
        await self.choose(actor, number, version, Audience())

    async def choose(self, actor: Actor, number: int, version: int, audience: Audience) -> None:
        """Make this the audience of a draft. What was in it stays without a question; errors as of `toggle`."""
        draft, titles = await self._draft(actor, number), await self.titles(actor)
        known = {*draft.audience.groups, *draft.audience.exceptions}
        added = {*audience.groups, *audience.exceptions} - known
        await asyncio.to_thread(_check, added, draft.scopes, titles)
        if len(audience.groups) + len(audience.exceptions) > GROUPS_LIMIT:
            raise Invalid("error-news-groups", limit=GROUPS_LIMIT)
        await self._purpose.set_audience(actor, number, version, audience)

    async def _draft(self, actor: Actor, number: int) -> Draft[T_co]:
        """Something that the actor may choose for now; Outdated where it is a draft no more."""
        draft = await self._purpose.read(actor, number)
        if not draft.is_open:
            raise Outdated(shows=self.home(number))
        return draft


@dataclass(frozen=True, slots=True)
class _Meant:
    """Those whom an audience comes to."""

    reached: list[int]
    reach: Reach
    families: Families


def _meant(draft: Draft[object], titles: Titles) -> _Meant:
    school, facts = titles.school, titles.facts
    people = addressed(draft.audience, draft.going, school, facts, titles.now)
    reached = [one for one in people if school.reaches(one)]
    children = children_meant(draft.audience, draft.going, facts)
    theirs = {child for one in reached for child in people[one].children}
    return _Meant(reached, reach(people, school), Families(len(children), len(theirs)))


def _duties(scopes: Iterable[Scope], titles: Titles) -> list[Choice]:
    if any(scope.classes is not None for scope in scopes):
        return []
    kinds = [Group(kind) for kind in WITHOUT_TITLE]
    roles = [Group(GroupKind.ROLE, role.value) for role in (Role.PARENT, Role.STUDENT, *_STAFF)]
    departments = [Group(GroupKind.DEPARTMENT, str(number)) for number in titles.facts.departments]
    choices = []
    for group in (kinds[0], *roles[:2], *kinds[1:], *departments, *roles[2:]):
        people = members(group, titles.school, titles.facts, titles.now)
        count = len(within(people, scopes, titles.facts))
        if count:
            choices.append(Choice(titles.of(group), count))
    return choices


def _check(codes: Iterable[str], scopes: Iterable[Scope], titles: Titles) -> None:
    for group in map(Group.parse, codes):
        if not titles.exists(group):
            raise Missing
        if not titles.may_address(group, scopes):
            raise Invalid("error-news-scope")


def _parts(audience: Audience, part: Part) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """This part of an audience, and the other one."""
    both = audience.groups, audience.exceptions
    return both if part is Part.GROUPS else (both[1], both[0])


def _joined(part: Part, chosen: Sequence[str], others: Sequence[str]) -> Audience:
    both = tuple(chosen), tuple(others)
    return Audience(*both) if part is Part.GROUPS else Audience(both[1], both[0])
