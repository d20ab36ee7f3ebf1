"""Choosing for whom a post is: what there is to choose from, how many people that comes to, audiences under a name."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Invalid, Missing, Outdated
from bot.services.calendar import NoWorkingDayError
from bot.services.directory import Directory
from bot.services.groups import WITHOUT_TITLE, Group, GroupKind, Groups, members
from bot.services.news.audience import Audience, Reach, Scope, addressed, children_meant, reach, within
from bot.services.news.burden import Burden, burden, sent_since, week_start
from bot.services.news.drafting import Drafting
from bot.services.news.states import Step
from bot.services.news.storing import Post
from bot.services.news.timing import NO_WISHES, due_times
from bot.services.news.titles import GroupTitle, Titles, person_group, scope_of_going, scopes_of
from bot.services.people.finding import FOUND_AT_MOST, wanted_words
from bot.services.people.roll import PersonLine, begins, by_name, read_roll
from bot.services.snapshot import Snapshot
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
class AudienceView:
    """For whom a post is as of a version of it, how many people that is now, how much news they got this week.

    classes_only: whoever looks at it, or its author, may write to families of single classes only.
    starts: when the first of them gets it if it is let go now; None: nobody can.
    """

    version: int
    classes_only: bool
    groups: tuple[GroupTitle, ...]
    exceptions: tuple[GroupTitle, ...]
    reach: Reach
    families: Families
    burden: Burden
    starts: datetime | None


class Part(StrEnum):
    """What is chosen: those who get a post, or those of them who do not."""

    GROUPS = "to"
    EXCEPTIONS = "but"


@dataclass(frozen=True, slots=True)
class Choice:
    """A group to choose, and how many of it the post can go to."""

    group: GroupTitle
    count: int


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class to choose."""

    id: int
    year: int
    title: str


class Audiences:
    """Use cases of choosing an audience. Changes name the version of the post that the screen showed."""

    def __init__(self, db: Database, directory: Directory, groups: Groups, drafting: Drafting, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._drafting = drafting
        self._clock = clock

    async def view(self, actor: Actor, post_id: int) -> AudienceView:
        """For whom a post is, by the rights of its author, who answers for it; Denied where it is not the actor's."""
        return await self._view(actor, await self._drafting.post(actor, post_id))

    async def choosing(self, actor: Actor, post_id: int) -> AudienceView:
        """The same for whoever is to choose; Outdated where it is a draft no more."""
        return await self._view(actor, await self._draft(actor, post_id))

    async def _view(self, actor: Actor, post: Post) -> AudienceView:
        titles = await self.titles(actor)
        async with self._db.read() as session:
            week = week_start(titles.school.today(titles.now), titles.school.zone)
            sent = await sent_since(session, week, post.id)
        # Ten thousand people take a while: taps go on beside it.
        return await asyncio.to_thread(_view, post, titles, sent)

    async def titles(self, actor: Actor) -> Titles:
        """What groups are called, in the school of now."""
        return Titles(actor, await self._directory.now(), await self._groups.facts(), self._clock.now())

    async def duties(self, actor: Actor, post_id: int) -> list[Choice]:
        """Groups by role, duty and department of which anybody may be addressed, with counts.

        Who writes to single classes only has none: theirs are the classes.
        """
        post, titles = await self._draft(actor, post_id), await self.titles(actor)
        return await asyncio.to_thread(_duties, scopes_of(post, titles), titles)

    async def classes(self, actor: Actor, post_id: int) -> list[ClassLine]:
        """The classes whose families may be addressed, in their order."""
        post, titles = await self._draft(actor, post_id), await self.titles(actor)
        limits = [scope.classes for scope in scopes_of(post, titles) if scope.classes is not None]
        return [
            ClassLine(class_id, year, f"{year}{letter}")
            for class_id, (year, letter) in sorted(titles.facts.classes.items(), key=lambda item: item[1])
            if all(class_id in limit for limit in limits)
        ]

    async def people(self, actor: Actor, post_id: int, words: str) -> list[PersonLine]:
        """Those whom the post can go to and whose name begins with these words; Invalid where nobody's does.

        The staff, and of parents those whose names the actor may know.
        """
        post, titles = await self._draft(actor, post_id), await self.titles(actor)
        wanted = wanted_words(words)
        scopes = scopes_of(post, titles)
        async with self._db.read() as session:
            roll = await read_roll(session, titles.school)
        lines = [
            roll.line(entry.id)
            for entry in roll.entries.values()
            if entry.class_id is None and begins(entry, wanted) and titles.names(entry.id)
        ]
        found = [line for line in lines if titles.may_address(person_group(line.id), scopes)]
        if not found:
            raise Invalid("error-person-missing")
        return sorted(found, key=by_name)[:FOUND_AT_MOST]

    async def toggle(
        self, actor: Actor, post_id: int, version: int, part: Part, codes: Sequence[str], without: Sequence[str] = ()
    ) -> None:
        """Add these groups to a part, or take them out where all of them are in it already.

        What is added to a part leaves the other one. without: these leave both.
        Missing for groups that are not there, Invalid for those in which the writer may address nobody, and for more
        than a hundred.
        """
        audience = (await self._draft(actor, post_id)).audience
        chosen, others = _parts(audience, part)
        gone = {*codes, *without}
        added = [] if set(codes) <= set(chosen) else codes
        kept = [one for one in chosen if one not in gone]
        changed = _joined(part, [*kept, *added], [one for one in others if one not in gone])
        await self.choose(actor, post_id, version, changed)

    async def clear(self, actor: Actor, post_id: int, version: int) -> None:
        """Nobody is chosen any more."""
        await self.choose(actor, post_id, version, Audience())

    async def choose(self, actor: Actor, post_id: int, version: int, audience: Audience) -> None:
        """Make this the audience of a draft. What was in it stays without a question; errors as of `toggle`."""
        post, titles = await self._draft(actor, post_id), await self.titles(actor)
        known = {*post.audience.groups, *post.audience.exceptions}
        added = {*audience.groups, *audience.exceptions} - known
        await asyncio.to_thread(_check, added, scopes_of(post, titles), titles)
        if len(audience.groups) + len(audience.exceptions) > GROUPS_LIMIT:
            raise Invalid("error-news-groups", limit=GROUPS_LIMIT)
        await self._drafting.set_audience(actor, post_id, version, audience)

    async def _draft(self, actor: Actor, post_id: int) -> Post:
        """A post that the actor writes on now; Outdated where it is a draft no more."""
        post = await self._drafting.post(actor, post_id)
        if Step.EDIT not in await self._drafting.steps(actor, post):
            raise Outdated(shows=f"newsroom.post:{post_id}")
        return post


def _view(post: Post, titles: Titles, sent: Mapping[int, int]) -> AudienceView:
    scope = scope_of_going(post, titles)
    school, facts = titles.school, titles.facts
    people = addressed(post.audience, scope, school, facts, titles.now)
    reached = [one for one in people if school.reaches(one)]
    children = children_meant(post.audience, scope, facts)
    theirs = {child for one in reached for child in people[one].children}
    return AudienceView(
        post.version,
        any(one.classes is not None for one in scopes_of(post, titles)),
        tuple(titles.of(Group.parse(code)) for code in post.audience.groups),
        tuple(titles.of(Group.parse(code)) for code in post.audience.exceptions),
        reach(people, school),
        Families(len(children), len(theirs)),
        burden(reached, sent, school.news_budget, counts=not post.is_urgent),
        _starts(reached, post, school, max(titles.now, post.send_at or titles.now)),
    )


def _starts(people: Iterable[int], post: Post, school: Snapshot, now: datetime) -> datetime | None:
    try:
        return min(due_times(people, post, NO_WISHES, school, now), default=None)
    except NoWorkingDayError:
        return None


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
