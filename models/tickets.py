"""Tickets: a fault reported, what happened to it, what was sent with it, and the report still being filled in."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId, Numbered, UtcDateTime, word


class TicketState(StrEnum):
    """Where a ticket stands. The moves between them are one table in bot/services/tickets/states.py."""

    NEW = "new"
    TAKEN = "taken"
    SOLVED = "solved"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Ticket(Numbered, Base):
    """A fault in a room (or in another place told in words)."""

    __tablename__ = "tickets"
    __table_args__ = (
        Index("ix_tickets_state_opened_at", "state", "opened_at"),
        Index("ix_tickets_reporter_id_opened_at", "reporter_id", "opened_at"),
    )

    state: Mapped[TicketState] = mapped_column(word(TicketState), default=TicketState.NEW)
    reporter_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"))
    room_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("rooms.id"), index=True)
    place: Mapped[str | None] = mapped_column(String(120))
    asset_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("assets.id"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    symptom: Mapped[str | None] = mapped_column(String(32))
    words: Mapped[str | None] = mapped_column(Text)
    assignee_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    taken_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    solved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class TicketEvent(Numbered, Base):
    """One step of a ticket's history: who did what when, with a comment where there was one."""

    __tablename__ = "ticket_events"
    __table_args__ = (Index("ix_ticket_events_ticket_id_id", "ticket_id", "id"),)

    ticket_id: Mapped[int] = mapped_column(BigId, ForeignKey("tickets.id"))
    person_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    action: Mapped[str] = mapped_column(String(32))
    words: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class TicketMedia(Numbered, Base):
    """A photo, video, voice message or file, by the messenger's own id of it."""

    __tablename__ = "ticket_media"

    ticket_id: Mapped[int] = mapped_column(BigId, ForeignKey("tickets.id"), index=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(16))
    file_id: Mapped[str] = mapped_column(String(200))


class ReportDraft(Base):
    """A report being filled in: one a person, gone when it is sent, cancelled or a day old."""

    __tablename__ = "report_drafts"

    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True)
    room_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("rooms.id"))
    place: Mapped[str | None] = mapped_column(String(120))
    asset_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("assets.id"))
    kind: Mapped[str | None] = mapped_column(String(32))
    symptom: Mapped[str | None] = mapped_column(String(32))
    words: Mapped[str | None] = mapped_column(Text)
    # What was sent so far, a line "kind file_id" each.
    media: Mapped[str] = mapped_column(Text, default="")
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
