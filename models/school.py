"""The school itself: its settings, calendar changes, buildings, rooms, devices, classes, departments."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId, Numbered, word


class DayKind(StrEnum):
    """What the school made of a day, over the official calendar."""

    WORKING = "working"
    OFF = "off"


class TermsKind(StrEnum):
    """How the school divides its year."""

    QUARTERS = "quarters"
    TRIMESTERS = "trimesters"


class School(Base):
    """The one school that this bot serves (row 1)."""

    __tablename__ = "school"

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, default=1)
    name: Mapped[str | None] = mapped_column(String(120))
    timezone: Mapped[str] = mapped_column(String(64))
    week_days: Mapped[int] = mapped_column(SmallInteger, default=5)
    terms_kind: Mapped[TermsKind] = mapped_column(word(TermsKind), default=TermsKind.QUARTERS)
    # News wait for a deputy's word; so many posts a week, urgent ones aside, are no burden.
    news_approval: Mapped[bool] = mapped_column(default=False)
    news_budget: Mapped[int] = mapped_column(SmallInteger, default=5)
    setup_hash: Mapped[str | None] = mapped_column(String(64))
    # Grows with every change of people, places or settings, so that replicas see that what they keep is old.
    revision: Mapped[int] = mapped_column(default=1)


class CalendarDay(Base):
    """A day that the school moved, closed (frost, quarantine) or opened itself."""

    __tablename__ = "calendar_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[DayKind] = mapped_column(word(DayKind))
    note: Mapped[str | None] = mapped_column(String(120))


class Building(Numbered, Base):
    """A building; its head is told about what is reported in it."""

    __tablename__ = "buildings"

    name: Mapped[str] = mapped_column(String(80), unique=True)
    head_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))


class Department(Numbered, Base):
    """A methodical association or another department; its head is told about it."""

    __tablename__ = "departments"

    name: Mapped[str] = mapped_column(String(80), unique=True)
    head_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))


class SchoolClass(Numbered, Base):
    """A class, such as 5 «А»: year 1–11 and a letter."""

    __tablename__ = "classes"
    __table_args__ = (UniqueConstraint("year", "letter"),)

    year: Mapped[int] = mapped_column(SmallInteger)
    letter: Mapped[str] = mapped_column(String(4))

    @property
    def title(self) -> str:
        """As the school writes it: «5А»."""
        return f"{self.year}{self.letter}"


class Room(Numbered, Base):
    """A room; its number is unique within a building."""

    __tablename__ = "rooms"
    __table_args__ = (UniqueConstraint("building_id", "number"),)

    building_id: Mapped[int] = mapped_column(BigId, ForeignKey("buildings.id"))
    number: Mapped[str] = mapped_column(String(16), index=True)
    name: Mapped[str | None] = mapped_column(String(80))
    floor: Mapped[int | None] = mapped_column(SmallInteger)


class Asset(Numbered, Base):
    """A device that stands in a room. `kind` is a word of the fault catalogue.

    confirmed_on: the local day on which somebody last said that it is there.
    """

    __tablename__ = "assets"

    room_id: Mapped[int] = mapped_column(BigId, ForeignKey("rooms.id"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(80))
    inventory_number: Mapped[str | None] = mapped_column(String(40), unique=True)
    confirmed_on: Mapped[date | None]
