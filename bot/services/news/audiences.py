"""Choosing for whom a post is: what there is to choose from, how many people that comes to, audiences under a name."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.groups import Facts, Group, GroupKind, Groups
from bot.services.news.audience import (
    Reach,
    Scope,
    addressed,
    children_meant,
    reach,
    scope_of_actor,
    scope_of_author,
)
from bot.services.news.burden import Burden, burden, sent_since, week_start
from bot.services.news.drafting import Drafting
from bot.services.news.storing import Post
from bot.services.snapshot import Snapshot

_NOBODY = Scope(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class GroupTitle:
    """A group and its own title: «5А», a year, a department, a person's name. "" where it has none, or is gone."""

    group: Group
    title: str

    @property
    def code(self) -> str:
        return self.group.code


@dataclass(frozen=True, slots=True)
class Families:
    """For the sake of how many children parents are addressed, and for how many at least one can be written to."""

    children: int
    reached: int


@dataclass(frozen=True, slots=True)
class AudienceView:
    """For whom a post is, how many people that is now, and how much news they got this week."""

    groups: tuple[GroupTitle, ...]
    exceptions: tuple[GroupTitle, ...]
    reach: Reach
    families: Families
    burden: Burden


class Audiences:
    """Use cases of choosing an audience."""

    def __init__(self, db: Database, directory: Directory, groups: Groups, drafting: Drafting, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._drafting = drafting
        self._clock = clock

    async def view(self, actor: Actor, post_id: int) -> AudienceView:
        """For whom a post is, by the rights of its author, who answers for it; Denied where it is not the actor's."""
        post = await self._drafting.post(actor, post_id)
        school, facts, now = await self._directory.now(), await self._groups.facts(), self._clock.now()
        scope = _scope_of(post, actor, school, now)
        async with self._db.read() as session:
            sent = await sent_since(session, week_start(school.today(now), school.zone), post_id)
        titles = Titles(actor, school, facts, now)
        # Ten thousand people take a while: taps go on beside it.
        return await asyncio.to_thread(_view, post, scope, titles, sent)


@dataclass(frozen=True, slots=True)
class Titles:
    """What groups are called, as far as somebody may know it: a parent's name is for few eyes."""

    actor: Actor
    school: Snapshot
    facts: Facts
    now: datetime

    def of(self, group: Group) -> GroupTitle:
        """A group with its title."""
        return GroupTitle(group, self._title(group))

    def _title(self, group: Group) -> str:
        match group.kind:
            case GroupKind.CLASS_PARENTS | GroupKind.CLASS_STUDENTS:
                year, letter = self.facts.classes.get(int(group.of), ("", ""))
                return f"{year}{letter}"
            case GroupKind.DEPARTMENT:
                return self.facts.departments.get(int(group.of), "")
            case GroupKind.PERSON:
                return self._name(int(group.of))
            case GroupKind.YEAR_PARENTS | GroupKind.YEAR_STUDENTS:
                return group.of
            case _:
                return ""

    def _name(self, person_id: int) -> str:
        person = self.school.people.get(person_id)
        if person is None:
            return ""
        children = self.facts.parents.get(person_id, ())
        classes = {self.facts.children[child] for child in children if child in self.facts.children}
        is_open = person.is_staff(self.school.today(self.now)) or self.actor.may(Permission.PEOPLE_MANAGE)
        return person.name if is_open or classes & self.actor.led_classes else ""


def _scope_of(post: Post, actor: Actor, school: Snapshot, now: datetime) -> Scope:
    """Whom a post may go to: by its author's rights; by the actor's where nobody wrote it yet."""
    day = school.today(now)
    if post.author_id is None:
        return scope_of_actor(actor, school, day)
    return scope_of_author(school.people.get(post.author_id), school, day) or _NOBODY


def _view(post: Post, scope: Scope, titles: Titles, sent: Mapping[int, int]) -> AudienceView:
    school, facts = titles.school, titles.facts
    people = addressed(post.audience, scope, school, facts, titles.now)
    reached = [one for one in people if _is_reached(one, school)]
    children = children_meant(post.audience, scope, facts)
    theirs = {child for one in reached for child in people[one]}
    return AudienceView(
        tuple(titles.of(Group.parse(code)) for code in post.audience.groups),
        tuple(titles.of(Group.parse(code)) for code in post.audience.exceptions),
        reach(people, school),
        Families(len(children), len(theirs)),
        burden(reached, sent, school.news_budget, counts=not post.is_urgent),
    )


def _is_reached(person_id: int, school: Snapshot) -> bool:
    person = school.people.get(person_id)
    return person is not None and person.sender is not None and person.reachable
