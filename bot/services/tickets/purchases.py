"""Purchase lists: open requests collected into one, what is below its minimum beside them, and their arrival."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, bindparam, case, func, insert, null, or_, select, update

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Missing, Outdated
from bot.services.directory import Directory
from bot.services.text import fold
from bot.services.tickets.items import ITEM_COLUMNS, ITEMS, Item
from bot.services.tickets.moving import Mover
from bot.services.tickets.reading import LINE_COLUMNS, LINES, TicketLine
from bot.services.tickets.states import OPEN_STATES, Step
from models.base import table
from models.supplies import Consumable, Purchase
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketState, WaitingFor

# Requests of one list, so that one tap keeps nobody waiting.
LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class PurchaseLine:
    """A purchase list among others: when it was made, how many requests are in it, when it has come."""

    id: int
    created_at: datetime
    received_at: datetime | None
    requests: int


@dataclass(slots=True)
class PurchaseNeed:
    """One thing to buy: a consumable, or (None) what was asked for in words.

    asked: people who asked, those who said «me too» included; 0 for what is only below its minimum.
    """

    item: Item | None
    name: str
    asked: int = 0
    places: list[str] = field(default_factory=list)
    tickets: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PurchaseCard:
    """A purchase list as one screen shows it."""

    id: int
    created_at: datetime
    created_by: str
    received_at: datetime | None
    needs: Sequence[PurchaseNeed]
    requests: Sequence[TicketLine]


class Purchases:
    """Use cases of whoever buys. All need the right to move stock."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._mover = Mover(db, directory)
        self._clock = clock

    async def lists(self, actor: Actor, offset: int, limit: int) -> tuple[Sequence[PurchaseLine], int]:
        """A page of the lists, newest first, and how many there are."""
        actor.require(Permission.STOCK_MOVE)
        async with self._db.read() as session:
            total = (await session.execute(_COUNT)).scalar_one()
            first = max(0, min(offset, (total - 1) // limit * limit))
            rows = await session.execute(_LISTS, {"first": first, "limit": limit})
            return [PurchaseLine(*row) for row in rows], total

    async def waiting(self, actor: Actor) -> Sequence[TicketLine]:
        """Open requests of the actor's services that are in no list, oldest first.

        Not those whose reporter was asked something.
        """
        actor.require(Permission.STOCK_MOVE)
        async with self._db.read() as session:
            rows = await session.execute(LINES.where(*_free(actor)).order_by(_TICKET.id).limit(LONGEST))
            return [TicketLine(*row) for row in rows]

    async def short(self, actor: Actor) -> Sequence[Item]:
        """Consumables below their minimum."""
        actor.require(Permission.STOCK_MOVE)
        async with self._db.read() as session:
            return await _short(session)

    async def card(self, actor: Actor, purchase_id: int) -> PurchaseCard:
        """A list with what to buy: what is asked for, and (until it has come) what is below its minimum now."""
        actor.require(Permission.STOCK_MOVE)
        school = await self._directory.now()
        async with self._db.read() as session:
            row = (await session.execute(_PURCHASE, {"id": purchase_id})).first()
            if row is None:
                raise Missing("error-purchase-missing")
            asked = (await session.execute(_REQUESTS, {"id": purchase_id})).all()
            held = {one.consumable_id for one in asked if one.consumable_id}
            items = {one.id: Item(*one) for one in await session.execute(_ITEMS, {"ids": list(held)})} if held else {}
            short = [] if row.received_at else await _short(session)
        maker = school.people.get(row.created_by)
        needs = _needs([one for one in asked if _counts(one, row.received_at)], items, short)
        requests = [TicketLine(*one[: len(LINE_COLUMNS)]) for one in asked]
        return PurchaseCard(row.id, row.created_at, maker.name if maker else "", row.received_at, needs, requests)

    async def collect_all(self, actor: Actor) -> int:
        """Make a new list of all requests that are in none; its number.

        Of two who collect at once each request comes into one list. A list of what is below its minimum alone is made
        once: Outdated shows it while it has not come. Invalid where there is nothing to buy.
        """
        actor.require(Permission.STOCK_MOVE)
        now = self._clock.now()
        async with self._db.write(actor, shows="purchases:0") as session:
            purchase_id = await self._make(session, actor, now)
            free = select(_TICKET.id).where(*_free(actor)).order_by(_TICKET.id).limit(LONGEST)
            if not await self._claim(session, actor, _TICKET.id.in_(free), purchase_id, now):
                await self._refuse_empty(session, purchase_id)
            await session.show(f"purchase:{purchase_id}")
        return purchase_id

    async def collect(self, actor: Actor, purchase_id: int, ticket_id: int) -> int:
        """Put one request into a list, or (0) into a new one; the list's number.

        Outdated where the request is in a list or closed, or the list has come.
        """
        actor.require(Permission.STOCK_MOVE)
        now = self._clock.now()
        async with self._db.write(actor, shows="purchases:0") as session:
            if purchase_id:
                await _hold(session, purchase_id)
            else:
                purchase_id = await self._make(session, actor, now)
            if not await self._claim(session, actor, _TICKET.id == ticket_id, purchase_id, now):
                raise Outdated("error-purchase-taken", shows="purchases:0")
            await session.show(f"purchase:{purchase_id}")
        return purchase_id

    async def release(self, actor: Actor, purchase_id: int, ticket_id: int) -> None:
        """Take a request out of a list that has not come; it is in work again."""
        person_id = actor.require(Permission.STOCK_MOVE)
        now = self._clock.now()
        async with self._db.write(actor, shows=f"purchase:{purchase_id}") as session:
            await _hold(session, purchase_id)
            if not changed(await session.execute(_RELEASE, {"ticket": ticket_id, "purchase": purchase_id})):
                raise Outdated(shows=f"purchase:{purchase_id}")
            await self._resume(session, actor, person_id, ticket_id, now)

    async def receive(self, actor: Actor, purchase_id: int) -> None:
        """What was bought has come: the requests that waited for it are in work again, in the actor's hands.

        Nobody is told yet. Outdated where it was said before.
        """
        person_id = actor.require(Permission.STOCK_MOVE)
        now = self._clock.now()
        thing = f"purchase:{purchase_id}"
        async with self._db.write(actor, shows=thing) as session:
            if not changed(await session.execute(_RECEIVE, {"purchase": purchase_id, "now": now})):
                raise Outdated(shows=thing)
            for ticket_id in (await session.execute(_HELD, {"purchase": purchase_id})).scalars().all():
                await self._resume(session, actor, person_id, ticket_id, now)

    async def _refuse_empty(self, session: WriteSession, purchase_id: int) -> None:
        """Whether a list without requests is worth making."""
        if not await _short(session):
            raise Invalid("error-purchase-nothing")
        other = (await session.execute(_OTHER_OPEN, {"id": purchase_id})).scalar()
        if other is not None:
            raise Outdated("error-purchase-open", shows=f"purchase:{other}")

    async def _make(self, session: WriteSession, actor: Actor, now: datetime) -> int:
        number: int = (await session.execute(_MAKE, {"created_by": actor.person_id, "created_at": now})).scalar_one()
        return number

    async def _claim(
        self, session: WriteSession, actor: Actor, which: ColumnElement[bool], purchase_id: int, now: datetime
    ) -> bool:
        """Put these requests into a list, but for those that are in one; whether there were any.

        A day that was promised and lies ahead stays; one that is over would end the wait at once.
        """
        is_ahead = _TICKET.waiting_until > (await self._directory.now()).today(now)
        until = case((is_ahead, _TICKET.waiting_until), else_=null())
        wait = {"waiting_for": WaitingFor.PURCHASE, "waiting_until": until, "waiting_words": None}
        values = wait | {"purchase_id": purchase_id}
        taken = await self._mover.wait_all(session, actor, (which, *_free(actor)), now, values)
        line = {"person_id": actor.person_id, "action": "purchase", "words": str(purchase_id), "at": now}
        if taken:
            await session.execute(insert(table(TicketEvent)), [line | {"ticket_id": ticket} for ticket in taken])
        return bool(taken)

    async def _resume(self, session: WriteSession, actor: Actor, person_id: int, ticket_id: int, now: datetime) -> None:
        """Back to work, where it waits for the purchase and is (still) a matter of the actor's service."""
        row = (await session.execute(_STANDING, {"id": ticket_id})).one()
        waits = row.state is TicketState.WAITING and row.waiting_for is WaitingFor.PURCHASE
        if waits and row.team_id in actor.teams:
            await self._mover.move(session, actor, ticket_id, Step.RESUME, now)
            await self._mover.note(session, ticket_id, person_id, Step.RESUME.value, now)


async def _hold(session: WriteSession, purchase_id: int) -> None:
    """Keep a list from coming meanwhile; Outdated where it has come (or never was)."""
    if not changed(await session.execute(_HOLD, {"purchase": purchase_id})):
        raise Outdated(shows=f"purchase:{purchase_id}")


async def _short(session: Any) -> list[Item]:
    items = [Item(*row) for row in await session.execute(ITEMS)]
    return sorted((item for item in items if item.is_short), key=lambda item: fold(item.name))


def _free(actor: Actor) -> tuple[Any, ...]:
    """Open requests of the actor's services that are in no list, or in one that has come."""
    return (
        _TICKET.category == TicketCategory.SHORTAGE,
        _TICKET.state.in_(OPEN_STATES),
        _TICKET.team_id.in_(sorted(actor.teams)),
        or_(_TICKET.waiting_for.is_(None), _TICKET.waiting_for != WaitingFor.REPORTER),
        or_(_TICKET.purchase_id.is_(None), _TICKET.purchase_id.in_(_CAME)),
    )


def _counts(request: Any, received_at: datetime | None) -> bool:
    """Whether a request is to be bought for: one that was merged is counted with the other, one that is done is not."""
    if received_at is None:
        return request.state in OPEN_STATES
    return request.state is not TicketState.MERGED


def _needs(asked: Sequence[Any], items: dict[int, Item], short: Sequence[Item]) -> list[PurchaseNeed]:
    """What was asked for, the most asked first; then what is only below its minimum."""
    found: dict[int | str, PurchaseNeed] = {}
    for row in asked:
        item = items.get(row.consumable_id)
        need = found.setdefault(
            item.id if item else fold(row.words or ""), PurchaseNeed(item, item.name if item else row.words or "")
        )
        need.asked += 1 + row.follower_count
        need.tickets.append(row.id)
        if row.place and row.place not in need.places:
            need.places.append(row.place)
    ordered = sorted(found.values(), key=lambda need: (-need.asked, fold(need.name)))
    return ordered + [PurchaseNeed(item, item.name) for item in short if item.id not in found]


_TICKET, _PURCHASES = table(Ticket).c, table(Purchase).c
_CAME = select(_PURCHASES.id).where(_PURCHASES.received_at.is_not(None))
_COUNT = select(func.count()).select_from(table(Purchase))
_LISTS = (
    select(
        _PURCHASES.id,
        _PURCHASES.created_at,
        _PURCHASES.received_at,
        select(func.count()).where(_TICKET.purchase_id == _PURCHASES.id).scalar_subquery(),
    )
    .order_by(_PURCHASES.received_at.is_not(None), _PURCHASES.id.desc())
    .offset(bindparam("first"))
    .limit(bindparam("limit"))
)
_PURCHASE = select(table(Purchase)).where(_PURCHASES.id == bindparam("id"))
_REQUESTS = (
    LINES.add_columns(_TICKET.consumable_id, _TICKET.words, _TICKET.follower_count)
    .where(_TICKET.purchase_id == bindparam("id"))
    .order_by(_TICKET.id)
)
_ITEMS = select(*ITEM_COLUMNS).where(table(Consumable).c.id.in_(bindparam("ids", expanding=True)))
_MAKE = insert(table(Purchase)).returning(_PURCHASES.id)
_OTHER_OPEN = (
    select(_PURCHASES.id)
    .where(_PURCHASES.id != bindparam("id"), _PURCHASES.received_at.is_(None))
    .order_by(_PURCHASES.id.desc())
    .limit(1)
)
_OPEN = update(table(Purchase)).where(_PURCHASES.id == bindparam("purchase"), _PURCHASES.received_at.is_(None))
_HOLD = _OPEN.values(created_at=_PURCHASES.created_at)
_RECEIVE = _OPEN.values(received_at=bindparam("now"))
_RELEASE = (
    update(table(Ticket))
    .where(_TICKET.id == bindparam("ticket"), _TICKET.purchase_id == bindparam("purchase"))
    .values(purchase_id=None)
)
_HELD = (
    select(_TICKET.id)
    .where(
        _TICKET.purchase_id == bindparam("purchase"),
        _TICKET.state == TicketState.WAITING,
        _TICKET.waiting_for == WaitingFor.PURCHASE,
    )
    .order_by(_TICKET.id)
)
_STANDING = select(_TICKET.state, _TICKET.waiting_for, _TICKET.team_id).where(_TICKET.id == bindparam("id"))
