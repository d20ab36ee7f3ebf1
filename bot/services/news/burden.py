"""How many news came to people this week already, beside what the school thinks is enough (school's budget)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import String, bindparam, cast, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.news.queueing import KIND
from models.base import table
from models.delivery import NoticeState, OutboxNotice
from models.news import NewsPost, PostState


@dataclass(frozen=True, slots=True)
class Burden:
    """Posts of this week that were not urgent: the most that one person got.

    over: how many people get more than the school's budget with the post that is asked about.
    """

    most: int
    over: int
    budget: int

    @property
    def is_near(self) -> bool:
        """Whether somebody has as much as is good with the post, or more."""
        return self.over > 0 or self.most >= self.budget - 1


def week_start(day: date, zone: ZoneInfo) -> datetime:
    """The local midnight with which the week of a day begins, a Monday's."""
    monday = day - timedelta(days=day.weekday())
    return datetime.combine(monday, time.min, zone).astimezone(UTC)


async def sent_since(session: AsyncSession, moment: datetime, besides: int) -> dict[int, int]:
    """How many posts but one that were not urgent, nor withdrawn, came to each person since a moment, or will.

    By their messages: who did without such news was not burdened by them.
    """
    rows = await session.execute(_SENT, {"since": moment, "besides": besides})
    return {row.person_id: row.number for row in rows}


def burden(people: Collection[int], sent: Mapping[int, int], budget: int, *, counts: bool) -> Burden:
    """How burdened these people are. counts: the post that is asked about is not urgent, so one more for each."""
    numbers = [sent.get(one, 0) for one in people]
    if not numbers:
        return Burden(0, 0, budget)
    limit = budget - 1 if counts else budget
    over = sum(number > limit for number in numbers)
    return Burden(max(numbers), over, budget)


_POST, _OUT = table(NewsPost).c, table(OutboxNotice).c
_POSTS = select(literal("news:") + cast(_POST.id, String)).where(
    _POST.state == PostState.SENT,
    _POST.sent_at >= bindparam("since"),
    _POST.urgent_reason.is_(None),
    _POST.id != bindparam("besides"),
)
_SENT = (
    select(_OUT.person_id, func.count().label("number"))
    .where(
        _OUT.subject.in_(_POSTS),
        _OUT.kind == KIND,
        _OUT.person_id.is_not(None),
        _OUT.state.in_([NoticeState.QUEUED, NoticeState.SENT]),
    )
    .group_by(_OUT.person_id)
)
