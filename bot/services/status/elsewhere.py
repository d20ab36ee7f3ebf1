"""What the school did within a period that no indicator counts, in numbers: one statement."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.status.accounts import OtherWork
from models.base import table
from models.news import NewsPost, PostState, Reaction
from models.surveys import Survey, SurveyState
from models.tickets import Ticket, TicketCategory


async def other_work(session: AsyncSession, since: datetime, before: datetime) -> OtherWork:
    """What happened from one moment on and before another one."""
    row = (await session.execute(_COUNTED, {"since": since, "before": before})).one()
    return OtherWork(*row)


def _count(column: ColumnElement[Any], *conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    """How many rows have this moment within the period."""
    is_within = (column >= bindparam("since")) & (column < bindparam("before"))
    return select(func.count()).where(is_within, *conditions).scalar_subquery()


_TICKET, _POST, _SURVEY = table(Ticket).c, table(NewsPost).c, table(Survey).c
_IS_SENT = _POST.state == PostState.SENT
_COUNTED = select(
    _count(_TICKET.solved_at, _TICKET.category == TicketCategory.PLANNED),
    _count(_POST.sent_at, _IS_SENT, _POST.reaction == Reaction.NONE),
    _count(_POST.sent_at, _IS_SENT, _POST.reaction != Reaction.NONE),
    _count(_SURVEY.ended_at, _SURVEY.state == SurveyState.ENDED),
)
