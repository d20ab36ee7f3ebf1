"""The storekeeper's stock: what there is, what comes and goes, and issuing it for a request."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import bindparam, func, insert, select, update

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Missing, Outdated
from bot.services.daywords import read_day
from bot.services.directory import Directory
from bot.services.text import clean_line, fold
from bot.services.tickets.catalogue import SYMPTOMS
from bot.services.tickets.items import ITEM_COLUMNS, ITEMS, MOST, Item, by_level, check_amount, named, read_amount
from bot.services.tickets.moving import Mover
from bot.services.tickets.states import Step
from bot.services.tickets.supplies import find_item
from models.base import table
from models.supplies import Consumable, StockMove
from models.tickets import Ticket, TicketCategory, TicketState, WaitingFor

NAME_LIMIT: Final = 80
UNIT_LIMIT: Final = 16
FITS_LIMIT: Final = 80
LINE_LIMIT: Final = 120
MOVES_SHOWN: Final = 15


@dataclass(frozen=True, slots=True)
class Issue:
    """A request to be fulfilled: what is asked for (None: in the words) and what is left with them."""

    ticket_id: int
    item: Item | None
    words: str | None


@dataclass(frozen=True, slots=True)
class StockLine:
    """Units that came (above 0) or went; for which ticket, by whom (surname with initials)."""

    at: datetime
    amount: int
    ticket_id: int | None
    who: str


class Stock:
    """Use cases of the storekeeper. All need the right to move stock, promising a date only work on the ticket."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._mover = Mover(db, directory)
        self._clock = clock

    async def items(self, actor: Actor) -> list[Item]:
        """All consumables, what has run out first."""
        actor.require(Permission.STOCK_MOVE)
        async with self._db.read() as session:
            return by_level(Item(*row) for row in await session.execute(ITEMS))

    async def find(self, actor: Actor, words: str) -> list[Item]:
        """Those in whose names these words occur."""
        return named(await self.items(actor), clean_line(words, LINE_LIMIT))

    async def item(self, actor: Actor, item_id: int) -> Item:
        """One consumable; Missing where it is gone."""
        actor.require(Permission.STOCK_MOVE)
        async with self._db.read() as session:
            return await find_item(session, item_id)

    async def moves(self, actor: Actor, item_id: int) -> Sequence[StockLine]:
        """What came and went of one, newest first, at most `MOVES_SHOWN`."""
        actor.require(Permission.STOCK_MOVE)
        people = (await self._directory.now()).people
        async with self._db.read() as session:
            rows = (await session.execute(_MOVES, {"id": item_id})).all()
        names = {row.person_id: people[row.person_id].name if row.person_id in people else "" for row in rows}
        return [StockLine(row.at, row.amount, row.ticket_id, names[row.person_id]) for row in rows]

    async def add(self, actor: Actor, words: str) -> int:
        """A consumable as it is typed, «name, unit, stock» («Cartridge 85A, pcs, 5»); its number.

        The stock may be left out: nobody counts it then. One that was retired comes back. Invalid for another form
        and for a name that is there already.
        """
        person_id = actor.require(Permission.STOCK_MOVE)
        name, unit, stock = _read_item(words)
        now = self._clock.now()
        async with self._db.write(actor, shows="stock:0") as session:
            rows = (await session.execute(_NAMES)).all()
            same = next((row for row in rows if fold(row.name) == fold(name)), None)
            if same is not None and not same.is_retired:
                raise Invalid("error-consumable-exists")
            values = {"unit": unit, "stock": stock, "is_retired": False}
            if same is not None:
                await session.execute(_SET.values(values), {"item": same.id})
                item_id = int(same.id)
            else:
                item_id = (await session.execute(_ADD, values | {"name": name})).scalar_one()
            if stock:
                await self._note(session, person_id, item_id, stock, now)
            await session.show(f"consumable:{item_id}")
        return item_id

    async def count(self, actor: Actor, item_id: int, stock: int | None) -> None:
        """There are so many now (None: nobody counts it any more); the difference is a move."""
        person_id = actor.require(Permission.STOCK_MOVE)
        if stock is not None:
            check_amount(stock)
        now = self._clock.now()
        async with self._db.write(actor, shows=f"consumable:{item_id}") as session:
            item = await find_item(session, item_id)
            # As it was read: somebody may issue at this moment.
            as_read = _SET.where(_ITEM.stock == item.stock)
            if not changed(await session.execute(as_read.values(stock=stock), {"item": item_id})):
                raise Outdated(shows=f"consumable:{item_id}")
            if stock is not None and stock != (item.stock or 0):
                await self._note(session, person_id, item_id, stock - (item.stock or 0), now)

    async def receive(self, actor: Actor, item_id: int, amount: int) -> None:
        """So many units came; counting begins with them where nobody counted."""
        person_id = actor.require(Permission.STOCK_MOVE)
        check_amount(amount, 1)
        now = self._clock.now()
        async with self._db.write(actor, shows=f"consumable:{item_id}") as session:
            await find_item(session, item_id)
            grown = await session.execute(_GROW, {"item": item_id, "amount": amount})
            if not changed(grown):
                raise Invalid("error-amount", least=1, most=MOST)
            await self._note(session, person_id, item_id, amount, now)

    async def set_minimum(self, actor: Actor, item_id: int, minimum: int | None) -> None:
        """Below this it is to be bought; None: never."""
        if minimum is not None:
            check_amount(minimum)
        await self._set(actor, item_id, minimum=minimum or None)

    async def set_kind(self, actor: Actor, item_id: int, kind: str) -> None:
        """The kind of device that it is for; "" for what all rooms use. Missing for a kind that there is not."""
        if kind and kind not in SYMPTOMS:
            raise Missing
        await self._set(actor, item_id, kind=kind or None)

    async def set_models(self, actor: Actor, item_id: int, words: str) -> None:
        """Words of the names of devices that take it, with commas between them; "" for none."""
        await self._set(actor, item_id, fits=clean_line(words, FITS_LIMIT) if words else None)

    async def retire(self, actor: Actor, item_id: int) -> None:
        """Take it off the list; its history and its requests stay."""
        await self._set(actor, item_id, is_retired=True)

    async def issuing(self, actor: Actor, ticket_id: int) -> Issue:
        """What a request asks for. Denied or Outdated where this actor may not issue for it now."""
        actor.require(Permission.STOCK_MOVE)
        async with self._db.read() as session:
            row = (await session.execute(_REQUEST, {"id": ticket_id})).first()
            if row is None or row.team_id not in actor.teams:
                raise Missing("error-ticket-missing")
            item = await _item_of(session, row)
        return Issue(ticket_id, item, row.words)

    async def issue(self, actor: Actor, ticket_id: int, amount: int, words: str) -> None:
        """Issue so many units for a request, which is solved by it; `words` say so in its history.

        1. The ticket moves; of two who issue at once one does. 2. The stock is taken by a conditional UPDATE, so that
        it is never below 0: Outdated shows what there is. 3. The move is written, the people are told.
        """
        person_id = actor.require(Permission.STOCK_MOVE)
        check_amount(amount, 1)
        now = self._clock.now()
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            await _require_shortage(session, ticket_id)
            row = await self._mover.move(session, actor, ticket_id, Step.SOLVE, now)
            if row.consumable_id:
                await self._take(session, ticket_id, row.consumable_id, amount)
                await self._note(session, person_id, row.consumable_id, -amount, now, ticket_id)
            await self._mover.note(session, ticket_id, person_id, Step.SOLVE.value, now, words)
            followers = await self._mover.followers(session, ticket_id, row)
            await self._mover.tell(session, [row.reporter_id], "solve", ticket_id, now, besides=person_id)
            await self._mover.tell(session, followers, "done", ticket_id, now, besides=person_id)

    async def promise(self, actor: Actor, ticket_id: int, day: date, words: str | None = None) -> None:
        """Promise a request for a day: it waits for the purchase until then, and its people are told.

        The words beside the day, if any, stand on the ticket with it. Invalid for a day that has passed; Outdated where
        that day is promised already.
        """
        person_id = actor.require(Permission.TICKET_WORK)
        now = self._clock.now()
        if day < (await self._directory.now()).today(now):
            raise Invalid("error-days-past")
        async with self._db.write(actor, shows=f"ticket:{ticket_id}") as session:
            was = await _require_shortage(session, ticket_id)
            if was.state is TicketState.WAITING and was.waiting_until == day:
                raise Outdated(shows=f"ticket:{ticket_id}")
            values = {"waiting_for": WaitingFor.PURCHASE, "waiting_until": day, "waiting_words": words}
            row = await self._mover.move(session, actor, ticket_id, Step.WAIT, now, values)
            await self._mover.note(
                session, ticket_id, person_id, "promise", now, " · ".join(filter(None, (f"{day:%d.%m.%Y}", words)))
            )
            people = [row.reporter_id, *await self._mover.followers(session, ticket_id, row)]
            await self._mover.tell(session, people, "promised", ticket_id, now, {"day": str(day)}, besides=person_id)

    async def promise_in_words(self, actor: Actor, ticket_id: int, words: str) -> None:
        """Promise a day that was typed, «27.11» or «27.11 with the next delivery»."""
        said = read_day(words, (await self._directory.now()).today(self._clock.now()))
        await self.promise(actor, ticket_id, said.last, said.note)

    async def _set(self, actor: Actor, item_id: int, **values: Any) -> None:
        actor.require(Permission.STOCK_MOVE)
        async with self._db.write(actor, shows=f"consumable:{item_id}") as session:
            await find_item(session, item_id)
            await session.execute(_SET.values(values), {"item": item_id})

    async def _take(self, session: WriteSession, ticket_id: int, item_id: int, amount: int) -> None:
        """Take units out of the stock where somebody counts it."""
        if changed(await session.execute(_SHRINK, {"item": item_id, "amount": amount})):
            return
        item = (await session.execute(_COUNTED, {"item": item_id})).one()
        if item.stock is not None:
            raise Outdated("error-stock-short", shows=f"stock.issue:{ticket_id}", stock=item.stock, unit=item.unit)

    async def _note(
        self,
        session: WriteSession,
        person_id: int,
        item_id: int,
        amount: int,
        now: datetime,
        ticket_id: int | None = None,
    ) -> None:
        move = {"consumable_id": item_id, "person_id": person_id, "ticket_id": ticket_id, "amount": amount, "at": now}
        await session.execute(_ADD_MOVE, move)


def _read_item(words: str) -> tuple[str, str, int | None]:
    """Name (which may hold commas), unit and stock."""
    parts = [part.strip() for part in clean_line(words, LINE_LIMIT).split(",")]
    name, unit, stock = (", ".join(parts[:-2]), *parts[-2:]) if len(parts) > 2 else (*parts, "", "")[:3]
    if not name or not any(sign.isalpha() for sign in unit):
        raise Invalid("error-consumable-form")
    return clean_line(name, NAME_LIMIT), clean_line(unit, UNIT_LIMIT), read_amount(stock) if stock else None


async def _require_shortage(session: WriteSession, ticket_id: int) -> Any:
    """A request's row; Missing for any other ticket."""
    row = (await session.execute(_REQUEST, {"id": ticket_id})).first()
    if row is None:
        raise Missing("error-ticket-missing")
    return row


async def _item_of(session: Any, row: Any) -> Item | None:
    """The consumable of a request, even one that has been retired since."""
    if row.consumable_id is None:
        return None
    return Item(*(await session.execute(_ANY_ITEM, {"item": row.consumable_id})).one())


_TICKET, _ITEM, _MOVE = table(Ticket).c, table(Consumable).c, table(StockMove).c
_NAMES = select(_ITEM.id, _ITEM.name, _ITEM.is_retired)
_ADD = insert(table(Consumable)).returning(_ITEM.id)
_SET = update(table(Consumable)).where(_ITEM.id == bindparam("item"))
_GROW = _SET.where(func.coalesce(_ITEM.stock, 0) <= MOST - bindparam("amount")).values(
    stock=func.coalesce(_ITEM.stock, 0) + bindparam("amount")
)
_SHRINK = _SET.where(_ITEM.stock >= bindparam("amount")).values(stock=_ITEM.stock - bindparam("amount"))
_COUNTED = select(_ITEM.stock, _ITEM.unit).where(_ITEM.id == bindparam("item"))
_ANY_ITEM = select(*ITEM_COLUMNS).where(_ITEM.id == bindparam("item"))
_ADD_MOVE = insert(table(StockMove))
_MOVES = (
    select(_MOVE.at, _MOVE.amount, _MOVE.ticket_id, _MOVE.person_id)
    .where(_MOVE.consumable_id == bindparam("id"))
    .order_by(_MOVE.id.desc())
    .limit(MOVES_SHOWN)
)
_REQUEST = select(_TICKET.team_id, _TICKET.state, _TICKET.words, _TICKET.consumable_id, _TICKET.waiting_until).where(
    _TICKET.id == bindparam("id"), _TICKET.category == TicketCategory.SHORTAGE
)
