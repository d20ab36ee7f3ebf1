"""Registers of the school to be given out as tables: who may take which, recorded in the journal, read in chunks."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied, Missing
from bot.services import audit
from bot.services.directory import Directory
from bot.services.exports.assets import AssetTable
from bot.services.exports.consents import ConsentTable
from bot.services.exports.news import EventTable, NoticeTable
from bot.services.exports.roadmap import RoadmapTable
from bot.services.exports.shapes import ALL, Cell, Heading, Label, Reader, Register, Row
from bot.services.exports.supplies import MoveTable, SupplyTable
from bot.services.exports.tickets import TicketTable
from bot.services.exports.training import TrainingTable
from bot.services.groups import Groups
from bot.services.status.periods import Period
from bot.services.tickets.register import TicketRegister

__all__ = ["ALL", "Cell", "Export", "Exports", "Heading", "Label", "Register", "Row"]


@dataclass(frozen=True, slots=True)
class Export:
    """A register on its way out: about how many rows it has, and these in their order, some hundred at a time."""

    register: Register
    total: int
    chunks: Callable[[], AsyncIterator[Sequence[Row]]]


class Exports:
    """Everything that is given out as a table, in the order of the screen."""

    def __init__(self, db: Database, directory: Directory, groups: Groups, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        # One is made at a time, so that many taps on it cost the others no more than one does.
        self.turn = asyncio.Lock()
        registers: tuple[Register, ...] = (
            TicketTable(TicketRegister(db, directory, clock)),
            RoadmapTable(db),
            SupplyTable(db),
            MoveTable(db),
            AssetTable(db),
            NoticeTable(db, groups),
            EventTable(db, groups),
            TrainingTable(db),
            ConsentTable(db),
        )
        self.registers: Final = {register.code: register for register in registers}

    def allowed(self, actor: Actor) -> list[Register]:
        """The registers that the actor may take; Denied where there are none."""
        actor.require(Permission.TABLE_TAKE)
        return [register for register in self.registers.values() if _may(actor, register)]

    def find(self, actor: Actor, code: str) -> Register:
        """A register that the actor may take; Missing, Denied."""
        if code not in self.registers:
            raise Missing
        register = self.registers[code]
        if actor.person_id is None or not _may(actor, register):
            raise Denied
        return register

    async def begin(self, actor: Actor, code: str, period: Period, shows: str) -> Export:
        """The register of a period; the journal keeps that it was given out. `shows`: the screen of the button.

        Nothing is written where it has no rows. Missing, Denied.
        """
        register = self.find(actor, code)
        reader = Reader(actor, await self._directory.now(), self._clock.now(), period)
        total = await register.total(reader)
        if total:
            async with self._db.write(actor, shows=shows) as session:
                await audit.record(session, actor, f"export.{code}", f"period:{period.code}", reader.now)
        return Export(register, total, lambda: register.chunks(reader))


def _may(actor: Actor, register: Register) -> bool:
    return any(actor.may(permission) for permission in register.permissions)
