"""The writers' list: what waits for approval, what is being written, what goes later, what went."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, bindparam, case, exists, false, func, or_, select

from bot.access import Actor, Permission, permissions_of
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied
from bot.services.directory import Directory
from bot.services.news.states import may_write
from bot.services.news.storing import Post, hands_of
from bot.services.news.wording import title
from bot.services.snapshot import Known
from models.base import table
from models.delivery import OutboxNotice
from models.news import NewsPost, PostState, Reaction, WebsiteEntry


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post in the writers' list. title: its first words, "" where it has none.

    is_unowned: nobody's, made of an entry of the website or left by somebody who may write no more.
    of_site: made of an entry of the website.
    """

    id: int
    state: PostState
    title: str
    is_urgent: bool
    is_unowned: bool
    of_site: bool


@dataclass(frozen=True, slots=True)
class PostList:
    """A part of the list, and how many posts the whole one has."""

    lines: Sequence[PostLine]
    total: int


class Listing:
    """What writers find in the newsroom."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def lines(self, actor: Actor, offset: int, limit: int) -> PostList:
        """The actor's own posts, and those that they may see besides: of the common newsroom, or to be approved.

        Offered ones come first, then drafts, scheduled ones, letters that wait for answers, others that went or were
        withdrawn; the latest first.
        """
        person_id = actor.require(Permission.NEWS_WRITE)
        school = await self._directory.now()
        day = school.today(self._clock.now())
        writers = {one.id: one for one in school.people.values() if may_write(one, day)}
        theirs = _theirs(actor, person_id, [one for one in writers.values() if not _manages(one, day)])
        async with self._db.read() as session:
            total = (await session.execute(select(func.count()).select_from(_POST).where(theirs))).scalar_one()
            lines = _LINES.where(theirs).order_by(*_ORDER).offset(offset).limit(limit)
            rows = (await session.execute(lines, {"today": day})).all()
            found = [
                PostLine(
                    row.id,
                    row.state,
                    title(row.html),
                    row.urgent_reason is not None,
                    row.author_id not in writers,
                    row.of_site,
                )
                for row in rows
            ]
        return PostList(found, total)

    async def remark(self, actor: Actor, post: Post) -> str | None:
        """What was to be changed when a post was returned to its writer last; None: it never was, or was changed since.

        Denied to whom the post is no business of.
        """
        school = await self._directory.now()
        if not hands_of(actor, post, school, school.today(self._clock.now())):
            raise Denied
        about = {"about": f"newsroom.post:{post.id}", "changed": post.updated_at}
        async with self._db.read() as session:
            args = (await session.execute(_REMARK, about)).scalar_one_or_none()
        return str(args["words"]) if args else None


def _theirs(actor: Actor, person_id: int, others: Iterable[Known]) -> ColumnElement[bool]:
    """Which posts these are: as `storing.hands_of` says of one, without other people's that need nobody's word.

    others: who may write, but do not manage the newsroom; their posts are their own.
    """
    common: ColumnElement[bool] = false()
    if actor.may(Permission.NEWS_MANAGE):
        common = or_(_POST.c.author_id.is_(None), _POST.c.author_id.not_in(sorted(one.id for one in others)))
    to_approve = _POST.c.state == PostState.OFFERED if actor.may(Permission.NEWS_APPROVE) else false()
    return or_(_POST.c.author_id == person_id, common, to_approve)


def _manages(person: Known, day: date) -> bool:
    return Permission.NEWS_MANAGE in permissions_of(person.roles(day))


_POST = table(NewsPost)
_OF_SITE = exists().where(table(WebsiteEntry).c.post_id == _POST.c.id)
_LINES = select(
    _POST.c.id, _POST.c.state, _POST.c.html, _POST.c.urgent_reason, _POST.c.author_id, _OF_SITE.label("of_site")
)
_WAITS_FOR_ANSWERS = and_(
    _POST.c.state == PostState.SENT,
    _POST.c.reaction != Reaction.NONE,
    or_(_POST.c.react_by.is_(None), _POST.c.react_by >= bindparam("today")),
)
_RANK = case(
    (_POST.c.state == PostState.OFFERED, 1),
    (_POST.c.state == PostState.DRAFT, 2),
    (_POST.c.state == PostState.SCHEDULED, 3),
    (_WAITS_FOR_ANSWERS, 4),
    else_=5,
)
_OUT = table(OutboxNotice).c
_REMARK = (
    select(_OUT.args)
    .where(_OUT.subject == bindparam("about"), _OUT.kind == "news.returned", _OUT.created_at >= bindparam("changed"))
    .order_by(_OUT.id.desc())
    .limit(1)
)
_ORDER = (_RANK, func.coalesce(_POST.c.sent_at, _POST.c.updated_at).desc(), _POST.c.id.desc())
