"""Open tickets that may be about the same as a report: they are offered before one more is sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import BigInteger, and_, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.services.tickets.catalogue import OTHER
from bot.services.tickets.states import OPEN_STATES
from models.base import table
from models.school import Asset
from models.tickets import Ticket, TicketCategory

# So many at most are offered.
SIMILAR_SHOWN: Final = 2


@dataclass(frozen=True, slots=True)
class Similar:
    """An open ticket that may be about the same; `followers` said «me too», `is_own`: who reports reported it."""

    id: int
    kind: str
    device: str | None
    symptom: str | None
    followers: int
    is_own: bool


def likeness_of(draft: Mapping[Any, Any]) -> dict[str, Any]:
    """What the statements below ask for, of a draft's row."""
    return {"room": draft["room_id"] or 0, "device": draft["asset_id"] or 0, "about": draft["kind"] or OTHER}


async def similar_to(session: AsyncSession, draft: Mapping[Any, Any]) -> Sequence[Similar]:
    """Open tickets of the draft's device, or of its kind in its room where either names no device."""
    rows = (await session.execute(_SIMILAR, likeness_of(draft))).all()
    return [Similar(*row[:-1], is_own=row.reporter_id == draft["person_id"]) for row in rows]


_TICKET, _ASSET = table(Ticket).c, table(Asset).c
_DEVICE_ID: Any = bindparam("device", type_=BigInteger)
_KIND: Any = bindparam("about")
_IS_ALIKE = and_(
    _TICKET.category == TicketCategory.FAULT,
    or_(
        _TICKET.asset_id == _DEVICE_ID,
        and_(
            _TICKET.room_id == bindparam("room"),
            or_(_TICKET.asset_id.is_(None), _DEVICE_ID == 0),
            or_(_TICKET.kind == _KIND, _TICKET.kind == OTHER),
        ),
    ),
)
_SIMILAR = (
    select(_TICKET.id, _TICKET.kind, _ASSET.name, _TICKET.symptom, _TICKET.follower_count, _TICKET.reporter_id)
    .outerjoin_from(table(Ticket), table(Asset), _TICKET.asset_id == _ASSET.id)
    .where(_TICKET.state.in_(OPEN_STATES), _IS_ALIKE)
    .order_by(_TICKET.id.desc())
    .limit(SIMILAR_SHOWN)
)
ALIKE = select(_TICKET.state, _TICKET.reporter_id).where(_TICKET.id == bindparam("ticket"), _IS_ALIKE)
