"""People: who they are in a messenger, what they are in the school, since when and until when."""

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Integer, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId, Numbered, UtcDateTime, word


class Role(StrEnum):
    """The roles of the school (product.md); rights of several roles add up."""

    STAFF = "staff"
    TECHNICIAN = "technician"
    STOREKEEPER = "storekeeper"
    EDITOR = "editor"
    COORDINATOR = "coordinator"
    DEPUTY = "deputy"
    DIRECTOR = "director"
    PARENT = "parent"
    STUDENT = "student"
    ADMIN = "admin"


class NewsMode(StrEnum):
    """How a person gets news that ask for no reaction; letters come in their hours to everybody."""

    AT_ONCE = "at_once"
    EVENING = "evening"
    IMPORTANT = "important"


class Person(Numbered, Base):
    """Somebody of the school.

    Staff stand here with their names by the employer's list before they join; a child stands with
    initials only, a parent appears with their consent. An erased person keeps the row, not the names.
    """

    __tablename__ = "people"

    surname: Mapped[str] = mapped_column(String(60), default="")
    given_name: Mapped[str] = mapped_column(String(60), default="")
    patronymic: Mapped[str] = mapped_column(String(60), default="")
    position: Mapped[str | None] = mapped_column(String(120))
    # A child: initials as the parent knows them, the class and the line in the class register.
    class_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("classes.id"), index=True)
    register_number: Mapped[int | None] = mapped_column(SmallInteger)
    language: Mapped[str | None] = mapped_column(String(8))
    window_start: Mapped[time | None]
    window_end: Mapped[time | None]
    # When the morning's list of what is to do comes; None: at the opening of their hours.
    morning_at: Mapped[time | None]
    news_mode: Mapped[NewsMode] = mapped_column(word(NewsMode), default=NewsMode.AT_ONCE)
    unreachable_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    left_on: Mapped[date | None]


class Identity(Numbered, Base):
    """Who a person is in a messenger. `external_id` is the private chat's id there."""

    __tablename__ = "identities"
    __table_args__ = (UniqueConstraint("channel", "external_id"),)

    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    channel: Mapped[str] = mapped_column(String(16))
    external_id: Mapped[int] = mapped_column(BigId)


class RoleGrant(Numbered, Base):
    """A role of a person, from a day to a day (both included), optionally for one building only."""

    __tablename__ = "role_grants"
    __table_args__ = (Index("ix_role_grants_role_person_id", "role", "person_id"),)

    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    role: Mapped[Role] = mapped_column(word(Role))
    building_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("buildings.id"))
    since: Mapped[date]
    until: Mapped[date | None]


class Guardianship(Base):
    """A parent (legal representative) of a child."""

    __tablename__ = "guardianships"

    parent_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True)
    child_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True, index=True)


class ClassTeacher(Base):
    """A person answerable for a class: a fact about a person, not a role."""

    __tablename__ = "class_teachers"

    class_id: Mapped[int] = mapped_column(BigId, ForeignKey("classes.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True, index=True)


class RoomKeeper(Base):
    """A person who keeps a room: a fact about a person, not a role."""

    __tablename__ = "room_keepers"

    room_id: Mapped[int] = mapped_column(BigId, ForeignKey("rooms.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True, index=True)


class DepartmentMember(Base):
    __tablename__ = "department_members"

    department_id: Mapped[int] = mapped_column(BigId, ForeignKey("departments.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True, index=True)


class Absence(Numbered, Base):
    """Days off of a person (both ends included), and who stands in for them."""

    __tablename__ = "absences"

    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    deputy_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    first: Mapped[date]
    last: Mapped[date] = mapped_column(index=True)


class Invitation(Numbered, Base):
    """A right to join as one person (staff, student) or as a parent of one child.

    Only hashes of the link's token and of the typed code are kept; `uses_left` binds up to that many people.
    """

    __tablename__ = "invitations"

    person_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    child_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    uses_left: Mapped[int] = mapped_column(SmallInteger)
    created_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class CodeGuess(Base):
    """Wrong typed codes of one sender in one hour; the sender stands as a keyed hash, gone after two days."""

    __tablename__ = "code_guesses"

    sender_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    hour: Mapped[datetime] = mapped_column(UtcDateTime, primary_key=True)
    wrong: Mapped[int] = mapped_column(Integer, default=0)


class Consent(Numbered, Base):
    """A consent by purpose: which version was accepted when, and when it was withdrawn."""

    __tablename__ = "consents"

    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(32))
    version: Mapped[str] = mapped_column(String(16))
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class AuditEntry(Numbered, Base):
    """Who saw or changed whose data: numbers of people, never names."""

    __tablename__ = "audit"

    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    actor_id: Mapped[int | None] = mapped_column(BigId)
    action: Mapped[str] = mapped_column(String(48))
    subject: Mapped[str | None] = mapped_column(String(48))
