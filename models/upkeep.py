"""Outages that concern many at once, and work that comes again by itself."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId, Numbered, UtcDateTime, word


class Outage(Numbered, Base):
    """Something that is down for many («нет интернета»), in a building or (None) in the whole school.

    `kind` and `symptom` are words of the catalogue; reports of that kind from there are attached to it.
    """

    __tablename__ = "outages"

    kind: Mapped[str] = mapped_column(String(32))
    symptom: Mapped[str | None] = mapped_column(String(32))
    words: Mapped[str | None] = mapped_column(String(200))
    building_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("buildings.id"))
    team_id: Mapped[int] = mapped_column(BigId, ForeignKey("teams.id"))
    opened_by: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    end_words: Mapped[str | None] = mapped_column(Text)


class OutageFollower(Base):
    """Somebody who has the same trouble and wants to know when it is over."""

    __tablename__ = "outage_followers"

    outage_id: Mapped[int] = mapped_column(BigId, ForeignKey("outages.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True, index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Every(StrEnum):
    """How often planned work comes again."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class PlannedWork(Numbered, Base):
    """Work that makes a ticket with a checklist each time its day comes. `checklist`: a line a step."""

    __tablename__ = "planned_works"

    title: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(32))
    team_id: Mapped[int] = mapped_column(BigId, ForeignKey("teams.id"))
    room_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("rooms.id"))
    place: Mapped[str | None] = mapped_column(String(120))
    checklist: Mapped[str] = mapped_column(Text, default="")
    every: Mapped[Every] = mapped_column(word(Every))
    next_on: Mapped[date] = mapped_column(index=True)
    assignee_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    created_by: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"))
    stopped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class TicketCheck(Base):
    """A step of a checklist on a ticket, counted from 1, and who ticked it when."""

    __tablename__ = "ticket_checks"

    ticket_id: Mapped[int] = mapped_column(BigId, ForeignKey("tickets.id"), primary_key=True)
    position: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    words: Mapped[str] = mapped_column(String(200))
    done_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
