"""A post as it is kept, and how it is found and changed. For the use cases of news."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission, permissions_of
from bot.db import WriteSession, changed
from bot.errors import Denied, Missing, Outdated
from bot.services.news.audience import Audience
from bot.services.news.states import MOVES, Hand, Step, may_write, steps_for
from bot.services.snapshot import Snapshot
from models.base import table
from models.news import Counting, NewsFile, NewsPost, PostState, Reaction, Topic


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A button that opens an address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class FileLine:
    """A photo, a video or a document, by the messenger's own id. kind: as of `bot.ui.Media`."""

    kind: str
    file_id: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Post:
    """A post with all that is written in it; models/news.py says what the fields mean."""

    id: int
    author_id: int | None
    state: PostState
    version: int
    html: str
    topic: Topic
    audience: Audience
    chats: tuple[int, ...]
    links: tuple[LinkLine, ...]
    files: tuple[FileLine, ...]
    reaction: Reaction
    choices: tuple[str, ...]
    counting: Counting
    react_by: date | None
    meets_at: datetime | None
    place: str | None
    urgent_reason: str | None
    gathered: bool
    is_public: bool
    send_at: datetime | None
    updated_at: datetime
    updated_by: int | None
    offered_at: datetime | None
    sent_at: datetime | None
    corrected_at: datetime | None
    withdrawn_at: datetime | None
    reminded_at: datetime | None
    correction: str | None = None

    @property
    def is_letter(self) -> bool:
        """Whether it asks for a reaction: then nobody can do without it."""
        return self.reaction is not Reaction.NONE

    @property
    def is_urgent(self) -> bool:
        return self.urgent_reason is not None

    @property
    def thing(self) -> str:
        """Its packed address, as recipients see it."""
        return f"news:{self.id}"


_POST, _FILE = table(NewsPost), table(NewsFile).c
# What the director alone may do, and nobody else both.
_OF_DIRECTOR: Final = frozenset({Permission.NEWS_APPROVE, Permission.NEWS_URGENT})
_LISTS = ("groups", "exceptions", "chats", "links", "choices")
_PLAIN = [field.name for field in fields(Post) if field.name in _POST.c and field.name not in _LISTS]
COLUMNS = tuple(_POST.c[name] for name in (*_PLAIN, *_LISTS))
_ONE = select(*COLUMNS).where(_POST.c.id == bindparam("post"))
_FILES = select(_FILE.post_id, _FILE.kind, _FILE.file_id, _FILE.name).order_by(_FILE.post_id, _FILE.position)
_FILES_OF = _FILES.where(_FILE.post_id.in_(bindparam("posts", expanding=True)))


async def find(session: AsyncSession, post_id: int) -> Post:
    """The post with its files; Missing where there is none."""
    row = (await session.execute(_ONE, {"post": post_id})).first()
    if row is None:
        raise Missing
    return (await with_files(session, [row]))[0]


async def with_files(session: AsyncSession, rows: list[Any]) -> list[Post]:
    """Posts of rows with COLUMNS, with their files."""
    files: dict[int, list[FileLine]] = {row.id: [] for row in rows}
    for post_id, *file in await session.execute(_FILES_OF, {"posts": list(files)}):
        files[post_id].append(FileLine(*file))
    return [
        Post(
            **{name: getattr(row, name) for name in _PLAIN},
            audience=Audience(tuple(row.groups), tuple(row.exceptions)),
            chats=tuple(row.chats),
            links=tuple(LinkLine(*pair) for pair in row.links),
            choices=tuple(row.choices),
            files=tuple(files[row.id]),
        )
        for row in rows
    ]


def hands_of(actor: Actor, post: Post, school: Snapshot, day: date) -> frozenset[Hand]:
    """How the actor stands to a post.

    1. Who manages the newsroom has every post of somebody who does so too, and what is nobody's; a class teacher's and
    an admin's letters are their own. 2. What is no draft any more stands under its author's name: the director's, and
    what is urgent, only those change who may be urgent; others see it, and take back what they let go themselves.
    3. Words that went are corrected by the director too, and by deputies where the school approves news.
    """
    if actor.person_id is None or not actor.may(Permission.NEWS_WRITE):
        return frozenset()
    hands = {Hand.AUTHOR} if post.author_id == actor.person_id else set()
    author = school.people.get(post.author_id or 0)
    rights = permissions_of(author.roles(day)) if author else frozenset()
    is_above = (post.is_urgent or rights >= _OF_DIRECTOR) and not actor.may(Permission.NEWS_URGENT)
    if actor.may(Permission.NEWS_MANAGE) and (Permission.NEWS_MANAGE in rights or is_unowned(post, school, day)):
        hands.add(Hand.COLLEAGUE if is_above and post.state is not PostState.DRAFT else Hand.MANAGER)
        if Hand.COLLEAGUE in hands and post.updated_by == actor.person_id:
            hands.add(Hand.SENDER)
    if actor.may(Permission.NEWS_APPROVE) and post.state is not PostState.DRAFT:
        hands.add(Hand.COLLEAGUE if is_above and post.state is not PostState.OFFERED else Hand.APPROVER)
    answers = school.news_approval or actor.may(Permission.NEWS_URGENT)
    if post.state is PostState.SENT and Hand.APPROVER in hands and answers:
        hands.add(Hand.CORRECTOR)
    return frozenset(hands)


def is_unowned(post: Post, school: Snapshot, day: date) -> bool:
    """Whether a post is nobody's: made of the website, or of somebody who may write no more."""
    return not may_write(school.people.get(post.author_id or 0), day)


def wants_approval(actor: Actor, post: Post, school: Snapshot) -> bool:
    """Whether a post of this actor waits for somebody's word; nothing urgent does, of whoever may be urgent."""
    is_free = post.is_urgent and actor.may(Permission.NEWS_URGENT)
    return school.news_approval and not is_free and not actor.may(Permission.NEWS_APPROVE)


def require_step(actor: Actor, post: Post, step: Step, school: Snapshot, day: date) -> None:
    """Denied where this is not the actor's to do, Outdated where the post is past that."""
    hands = hands_of(actor, post, school, day)
    if not hands & MOVES[step].hands:
        raise Denied
    if step not in steps_for(hands, post.state, wants_approval=wants_approval(actor, post, school)):
        raise Outdated(shows=f"newsroom.post:{post.id}")


async def edit(
    session: WriteSession, actor: Actor, post_id: int, version: int, school: Snapshot, now: datetime, **values: Any
) -> None:
    """Change a draft that the actor may write on, where nobody else did since the screen was shown."""
    post = await find(session, post_id)
    require_step(actor, post, Step.EDIT, school, school.today(now))
    if post.version != version:
        raise Outdated("error-news-changed", shows=f"newsroom.post:{post_id}")
    await change(session, post, **values, updated_at=now, updated_by=actor.person_id)


async def change(session: WriteSession, post: Post, **values: Any) -> None:
    """Change a post that is as it was read; Outdated where somebody else changed it meanwhile."""
    where = (_POST.c.id == post.id, _POST.c.version == post.version, _POST.c.state == post.state)
    statement = update(_POST).where(*where).values(**values, version=post.version + 1)
    if changed(await session.execute(statement.execution_options(preserve_rowcount=True))) == 0:
        raise Outdated("error-news-changed", shows=f"newsroom.post:{post.id}")
