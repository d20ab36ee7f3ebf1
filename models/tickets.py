"""Tickets: a fault or a shortage reported, what happened to it, who follows it, and the report being filled in."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Integer, SmallInteger, String, Text, false, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId, Numbered, UtcDateTime, word


class TicketState(StrEnum):
    """Where a ticket stands. The moves between them are one table in bot/services/tickets/states.py."""

    UNCONFIRMED = "unconfirmed"
    NEW = "new"
    TAKEN = "taken"
    WAITING = "waiting"
    SOLVED = "solved"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    MERGED = "merged"


class TicketCategory(StrEnum):
    """What a ticket is about: something broken, something used up, or work that was planned."""

    FAULT = "fault"
    SHORTAGE = "shortage"
    PLANNED = "planned"


class WaitingFor(StrEnum):
    """Whom or what a ticket waits for. While it is the reporter, its terms stand still."""

    REPORTER = "reporter"
    PART = "part"
    PURCHASE = "purchase"
    ACCESS = "access"


def _only(name: str, condition: str) -> Index:
    """An index of the few rows for which this holds."""
    return Index(name, "id", sqlite_where=text(condition), postgresql_where=text(condition))


class Ticket(Numbered, Base):
    """A fault, a shortage or a planned task in a room (or in another place told in words).

    responded_at: the first reaction of its team. react_by, solve_by: the terms, recomputed by the clock's ticks.
    paused_since, paused_seconds: the wait for the reporter that runs, and working time of those that are over.
    escalated, react_escalated: up to which level it was told that the term has passed. left: how much the reporter
    has left of a consumable. follower_count: people who said «me too». reacted_in, solved_in: working minutes from the
    report to the first reaction and to the solution, without those for which the reporter let us wait; in_time: whether
    it was solved by its term.
    """

    __tablename__ = "tickets"
    __table_args__ = (
        Index("ix_tickets_state_opened_at", "state", "opened_at"),
        Index("ix_tickets_reporter_id_opened_at", "reporter_id", "opened_at"),
        Index("ix_tickets_team_id_state", "team_id", "state"),
        # What the figures of a period are counted by. Each step changes the state: it stands in as few as can be.
        Index("ix_tickets_opened", "category", "opened_at", "state"),
        Index("ix_tickets_room", "room_id", "category", "opened_at"),
        Index("ix_tickets_asset", "asset_id", "category", "opened_at"),
        Index("ix_tickets_responded", "category", "responded_at", "reacted_in"),
        Index("ix_tickets_solved", "category", "solved_at", "solved_in", "in_time", "returns"),
        Index("ix_tickets_closed", "category", "closed_at", "opened_at", "solved_at", "solve_by"),
        # What the clock has still to measure: almost nothing.
        _only("ix_tickets_unmeasured_reaction", "responded_at IS NOT NULL AND reacted_in IS NULL"),
        _only("ix_tickets_unmeasured_solution", "solved_at IS NOT NULL AND solved_in IS NULL"),
    )

    state: Mapped[TicketState] = mapped_column(word(TicketState), default=TicketState.NEW)
    reporter_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"))
    room_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("rooms.id"))
    place: Mapped[str | None] = mapped_column(String(120))
    asset_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("assets.id"))
    kind: Mapped[str] = mapped_column(String(32))
    symptom: Mapped[str | None] = mapped_column(String(32))
    words: Mapped[str | None] = mapped_column(Text)
    assignee_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    taken_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    solved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    category: Mapped[TicketCategory] = mapped_column(
        word(TicketCategory), default=TicketCategory.FAULT, server_default=TicketCategory.FAULT.value
    )
    urgent: Mapped[bool] = mapped_column(default=False, server_default=false())
    team_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("teams.id"))
    responded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    react_by: Mapped[datetime | None] = mapped_column(UtcDateTime)
    solve_by: Mapped[datetime | None] = mapped_column(UtcDateTime)
    paused_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    paused_seconds: Mapped[int] = mapped_column(Integer, default=0, server_default=text("0"))
    waiting_for: Mapped[WaitingFor | None] = mapped_column(word(WaitingFor))
    waiting_until: Mapped[date | None]
    waiting_words: Mapped[str | None] = mapped_column(String(200))
    escalated: Mapped[int] = mapped_column(SmallInteger, default=0, server_default=text("0"))
    react_escalated: Mapped[int] = mapped_column(SmallInteger, default=0, server_default=text("0"))
    reminded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    returns: Mapped[int] = mapped_column(SmallInteger, default=0, server_default=text("0"))
    rating: Mapped[int | None] = mapped_column(SmallInteger)
    follower_count: Mapped[int] = mapped_column(Integer, default=0, server_default=text("0"))
    merged_into_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("tickets.id"), index=True)
    consumable_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("consumables.id"), index=True)
    left: Mapped[str | None] = mapped_column(String(60))
    purchase_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("purchases.id"), index=True)
    outage_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("outages.id"), index=True)
    planned_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("planned_works.id"), index=True)
    reacted_in: Mapped[int | None] = mapped_column(Integer)
    solved_in: Mapped[int | None] = mapped_column(Integer)
    in_time: Mapped[bool | None]


class TicketFollower(Base):
    """Somebody with the same trouble, who is told what the reporter is told."""

    __tablename__ = "ticket_followers"

    ticket_id: Mapped[int] = mapped_column(BigId, ForeignKey("tickets.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True, index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class TicketEvent(Numbered, Base):
    """One step of a ticket's history: who did what when, with a comment where there was one.

    internal: for those who work tickets only. album: the messenger's number of the album that came with it, so that
    its parts make one step.
    """

    __tablename__ = "ticket_events"
    __table_args__ = (Index("ix_ticket_events_ticket_id_id", "ticket_id", "id"),)

    ticket_id: Mapped[int] = mapped_column(BigId, ForeignKey("tickets.id"))
    person_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    action: Mapped[str] = mapped_column(String(32))
    words: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    internal: Mapped[bool] = mapped_column(default=False, server_default=false())
    album: Mapped[str | None] = mapped_column(String(64))


class TicketMedia(Numbered, Base):
    """A photo, video, voice message or file, by the messenger's own id of it.

    event_id: the step that it came with; position: the number of its message, by which parts of an album stand.
    """

    __tablename__ = "ticket_media"

    ticket_id: Mapped[int] = mapped_column(BigId, ForeignKey("tickets.id"), index=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(16))
    file_id: Mapped[str] = mapped_column(String(200))
    event_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("ticket_events.id"), index=True)
    position: Mapped[int] = mapped_column(BigId, default=0, server_default=text("0"))


class ReportDraft(Base):
    """A report being filled in: one a person, gone when it is sent, cancelled or a day old.

    aside_words, aside_media: what came meanwhile and seems to be about something else, until it is told what it is for.
    """

    __tablename__ = "report_drafts"

    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True)
    room_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("rooms.id"))
    place: Mapped[str | None] = mapped_column(String(120))
    asset_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("assets.id"))
    kind: Mapped[str | None] = mapped_column(String(32))
    symptom: Mapped[str | None] = mapped_column(String(32))
    words: Mapped[str | None] = mapped_column(Text)
    urgent: Mapped[bool] = mapped_column(default=False, server_default=false())
    # What was sent so far, a line "kind file_id position" each.
    media: Mapped[str] = mapped_column(Text, default="")
    aside_words: Mapped[str | None] = mapped_column(Text)
    aside_media: Mapped[str] = mapped_column(Text, default="", server_default="")
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
