"""The writers' list: what waits for approval, what is being written, what goes later, what went."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, case, false, func, or_, select

from bot.access import Actor, Permission, permissions_of
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.news.states import may_write
from bot.services.news.wording import title
from bot.services.snapshot import Known
from models.base import table
from models.news import NewsPost, PostState


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post in the writers' list. title: its first words, "" where it has none.

    is_unowned: nobody's, made of an entry of the website or left by somebody who may write no more.
    """

    id: int
    state: PostState
    title: str
    is_urgent: bool
    is_unowned: bool


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

        Offered ones come first, then drafts, scheduled ones, those that went or were withdrawn; the latest first.
        """
        person_id = actor.require(Permission.NEWS_WRITE)
        school = await self._directory.now()
        day = school.today(self._clock.now())
        writers = {one.id: one for one in school.people.values() if may_write(one, day)}
        theirs = _theirs(actor, person_id, [one for one in writers.values() if not _manages(one, day)])
        async with self._db.read() as session:
            total = (await session.execute(select(func.count()).select_from(_POST).where(theirs))).scalar_one()
            rows = await session.execute(_LINES.where(theirs).order_by(*_ORDER).offset(offset).limit(limit))
            lines = [
                PostLine(
                    row.id, row.state, title(row.html), row.urgent_reason is not None, row.author_id not in writers
                )
                for row in rows
            ]
        return PostList(lines, total)


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
_LINES = select(_POST.c.id, _POST.c.state, _POST.c.html, _POST.c.urgent_reason, _POST.c.author_id)
_RANK = case(
    (_POST.c.state == PostState.OFFERED, 1),
    (_POST.c.state == PostState.DRAFT, 2),
    (_POST.c.state == PostState.SCHEDULED, 3),
    else_=4,
)
_ORDER = (_RANK, func.coalesce(_POST.c.sent_at, _POST.c.updated_at).desc(), _POST.c.id.desc())
