"""Services of the school that solve tickets, who is in them, what is routed to them and how soon they answer."""

from sqlalchemy import ForeignKey, Integer, String, false
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId, Numbered, word
from models.people import Role


class Team(Numbered, Base):
    """A service («служба»): whoever holds `role` is in it, and whoever was added.

    `code` names a service that every school begins with, whose name is in the locales; others have a `name`.
    """

    __tablename__ = "teams"

    code: Mapped[str | None] = mapped_column(String(32), unique=True)
    name: Mapped[str | None] = mapped_column(String(80))
    role: Mapped[Role | None] = mapped_column(word(Role))
    head_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    is_closed: Mapped[bool] = mapped_column(default=False, server_default=false())


class TeamMember(Base):
    """A person who was added to a service beside those of its role."""

    __tablename__ = "team_members"

    team_id: Mapped[int] = mapped_column(BigId, ForeignKey("teams.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True, index=True)


class Route(Numbered, Base):
    """What the school itself sends to a service: by kind, symptom and building; what is None fits all."""

    __tablename__ = "routes"

    kind: Mapped[str | None] = mapped_column(String(32))
    symptom: Mapped[str | None] = mapped_column(String(32))
    building_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("buildings.id"))
    team_id: Mapped[int] = mapped_column(BigId, ForeignKey("teams.id"))


class TermTarget(Base):
    """The school's own terms in minutes of working time, over the usual ones; `kind` "" is for every kind."""

    __tablename__ = "term_targets"

    kind: Mapped[str] = mapped_column(String(32), primary_key=True)
    urgent: Mapped[bool] = mapped_column(primary_key=True)
    reaction_minutes: Mapped[int] = mapped_column(Integer)
    solution_minutes: Mapped[int] = mapped_column(Integer)
