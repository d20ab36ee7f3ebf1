"""Posts as something to choose an audience for: whom they may go to, how much news those have got already."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Final

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.calendar import NoWorkingDayError
from bot.services.directory import Directory
from bot.services.groups import Group, GroupKind
from bot.services.news.audience import Audience, Scope, in_both, scope_of_actor, scope_of_author
from bot.services.news.burden import Burden, burden, sent_since, week_start
from bot.services.news.drafting import Drafting
from bot.services.news.purpose import POSTS, Draft
from bot.services.news.states import Step
from bot.services.news.storing import Post
from bot.services.news.timing import NO_WISHES, due_times
from bot.services.news.titles import Titles
from bot.services.snapshot import Snapshot
from models.news import PostState
from models.people import Role

_NOBODY: Final = Scope(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class PostOutlook:
    """What a post is for those whom it reaches.

    starts: when the first of them gets it if it is let go now; None: nobody can.
    """

    burden: Burden
    starts: datetime | None


class PostPurpose:
    """News posts as a sort of things to choose audiences for (`bot.services.news.purpose.Purpose`)."""

    mark: Final = POSTS
    permission: Final = Permission.NEWS_WRITE

    def __init__(self, db: Database, directory: Directory, drafting: Drafting, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._drafting = drafting
        self._clock = clock

    def home(self, number: int) -> str:
        """Where its writers work on a post."""
        return f"newsroom.post:{number}"

    async def read(self, actor: Actor, number: int) -> Draft[PostOutlook]:
        """By the rights of its author, who answers for it, and of who looks at it."""
        post = await self._drafting.post(actor, number)
        steps = await self._drafting.steps(actor, post)
        school = await self._directory.now()
        day = school.today(self._clock.now())
        return Draft(
            post.version,
            Step.EDIT in steps,
            post.audience,
            scopes_of(post, actor, school, day),
            scope_of_going(post, actor, school, day),
            partial(self._outlook, post),
        )

    async def set_audience(self, actor: Actor, number: int, version: int, audience: Audience) -> None:
        """Keep what was chosen."""
        await self._drafting.set_audience(actor, number, version, audience)

    def usual(self, draft: Draft[object], titles: Titles) -> list[Group]:
        """The writer's own classes; all parents and the staff, where more than single classes are theirs."""
        facts = titles.facts
        led = sorted(titles.actor.led_classes & facts.classes.keys(), key=lambda one: facts.classes[one])
        groups = [Group(GroupKind.CLASS_PARENTS, str(class_id)) for class_id in led]
        everybody = [Group(GroupKind.ROLE, Role.PARENT.value), Group(GroupKind.ALL_STAFF)]
        return groups if draft.is_of_classes else [*groups, *everybody]

    async def _outlook(self, post: Post, reached: Sequence[int]) -> PostOutlook:
        school, now = await self._directory.now(), self._clock.now()
        async with self._db.read() as session:
            sent = await sent_since(session, week_start(school.today(now), school.zone), post.id)
        return await asyncio.to_thread(_weighed, post, reached, sent, school, now)


def _weighed(
    post: Post, reached: Sequence[int], sent: Mapping[int, int], school: Snapshot, now: datetime
) -> PostOutlook:
    return PostOutlook(
        burden(reached, sent, school.news_budget, counts=not post.is_urgent),
        _starts(reached, post, school, max(now, post.send_at or now)),
    )


def _starts(people: Iterable[int], post: Post, school: Snapshot, now: datetime) -> datetime | None:
    try:
        return min(due_times(people, post, NO_WISHES, school, now), default=None)
    except NoWorkingDayError:
        return None


def scopes_of(post: Post, actor: Actor, school: Snapshot, day: date) -> tuple[Scope, Scope]:
    """Whom a post may go to by the rights of its author, who answers for it, and by those of who writes on it now.

    What is nobody's becomes theirs.
    """
    own = scope_of_actor(actor, school, day) if actor.may(Permission.NEWS_WRITE) else _NOBODY
    return scope_of_author(school.people.get(post.author_id or 0), school, day) or own, own


def scope_of_going(post: Post, actor: Actor, school: Snapshot, day: date) -> Scope:
    """Whom a post goes to: whom both its author and who lets it go may address; a draft is the actor's to let go."""
    author, own = scopes_of(post, actor, school, day)
    if post.state is PostState.DRAFT:
        return in_both(author, own)
    sender = school.people.get(post.updated_by or 0)
    return in_both(author, scope_of_author(sender, school, day) or author)
