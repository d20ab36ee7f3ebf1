"""Consumables: what the school uses up, how much of it is in stock, what went where, what is to be bought."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, String, false
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId, Numbered, UtcDateTime


class Consumable(Numbered, Base):
    """Something that runs out: a cartridge, paper, markers.

    kind: the kind of device that it is for (a word of the catalogue), None for all rooms. fits: words of the names of
    the devices that take it. stock and minimum are in units; None where nobody counts it.
    """

    __tablename__ = "consumables"

    name: Mapped[str] = mapped_column(String(80), unique=True)
    unit: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str | None] = mapped_column(String(32))
    fits: Mapped[str | None] = mapped_column(String(80))
    stock: Mapped[int | None] = mapped_column(Integer)
    minimum: Mapped[int | None] = mapped_column(Integer)
    is_retired: Mapped[bool] = mapped_column(default=False, server_default=false())


class Purchase(Numbered, Base):
    """A purchase list: the requests in it wait until it has come."""

    __tablename__ = "purchases"

    created_by: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    received_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class StockMove(Numbered, Base):
    """Units that came in (above 0) or went out (below 0), for a ticket or by hand."""

    __tablename__ = "stock_moves"
    __table_args__ = (Index("ix_stock_moves_consumable_id_at", "consumable_id", "at", "amount"),)

    consumable_id: Mapped[int] = mapped_column(BigId, ForeignKey("consumables.id"))
    ticket_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("tickets.id"))
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"))
    amount: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
