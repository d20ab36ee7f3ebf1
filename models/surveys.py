"""Needs surveys: what is asked, of whom a sheet is waited for, and the sheets, kept apart where that was promised.

Of an anonymous survey nothing here ties a sheet to a person: its sheets lie sealed until it ends, by a key outside the
database, and are then written anew, all at once, in random order (docs/decisions/anonymity.md).
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, LargeBinary, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId, Numbered, UtcDateTime, word
from models.news import NEVER_AGAIN


class SurveyMode(StrEnum):
    """Whether anybody can know who answered what."""

    ANONYMOUS = "anonymous"
    NAMED = "named"


class UnitKind(StrEnum):
    """What one sheet is waited for: everybody, each child of the parents asked, or each family of theirs."""

    PERSON = "person"
    CHILD = "child"
    FAMILY = "family"


class SurveyState(StrEnum):
    """DRAFT: being made. PLANNED: starts by itself. RUNNING: takes answers. ENDED: has results. WITHDRAWN: has none."""

    DRAFT = "draft"
    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


class Survey(Numbered, Base):
    """A survey, from the first question to what was done about its results.

    form: the questions (bot/services/surveys/kept.py); not changed once it has started. groups, exceptions: codes of
    groups (bot/services/groups.py). starts_on: the local day on which it starts by itself, None: when it is started.
    ends_on: the last local day; days: how long it runs where no last day was set. copied_from: last year's, with which
    results are compared. template: of which it was made. insisted_by: who started it although families were asked
    something else within two weeks. remind_on: the local day of the next reminder, by which the clock finds it.
    reminders: how many there were. lost: how many sealed sheets could not be opened. post_id: the news post that tells
    those asked what was done. version grows with every change before the start.
    """

    __tablename__ = "surveys"
    __table_args__ = (Index("ix_surveys_state_ends_on", "state", "ends_on"), NEVER_AGAIN)

    author_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    state: Mapped[SurveyState] = mapped_column(word(SurveyState), default=SurveyState.DRAFT)
    version: Mapped[int] = mapped_column(Integer, default=1)
    title: Mapped[str] = mapped_column(String(120), default="")
    intro: Mapped[str] = mapped_column(Text, default="")
    mode: Mapped[SurveyMode] = mapped_column(word(SurveyMode), default=SurveyMode.ANONYMOUS)
    unit: Mapped[UnitKind] = mapped_column(word(UnitKind), default=UnitKind.PERSON)
    form: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    groups: Mapped[list[str]] = mapped_column(JSON, default=list)
    exceptions: Mapped[list[str]] = mapped_column(JSON, default=list)
    template: Mapped[str | None] = mapped_column(String(40))
    copied_from: Mapped[int | None] = mapped_column(BigId, ForeignKey("surveys.id"), index=True)
    days: Mapped[int] = mapped_column(SmallInteger, default=14)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    started_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    insisted_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    remind_on: Mapped[date | None] = mapped_column(index=True)
    reminders: Mapped[int] = mapped_column(SmallInteger, default=0)
    reminded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lost: Mapped[int] = mapped_column(SmallInteger, default=0)
    post_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("news_posts.id"))


class SurveyUnit(Numbered, Base):
    """Something of which one sheet is waited for: a person, a child, or a family.

    children: the numbers of the children whom it is about. class_id: their class, of several the youngest child's.
    group_code: by which results are compared and answers counted: a class's title as it was when the survey started
    («5А»), or the code of a role («role-staff»). answered: a sheet came. answered_by: who gave it, of named surveys
    only. entered_by: who entered it from paper.
    """

    __tablename__ = "survey_units"
    __table_args__ = (Index("ix_survey_units_survey_id_answered", "survey_id", "answered"),)

    survey_id: Mapped[int] = mapped_column(BigId, ForeignKey("surveys.id"))
    children: Mapped[list[int]] = mapped_column(JSON, default=list)
    class_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("classes.id"))
    group_code: Mapped[str] = mapped_column(String(48), default="")
    answered: Mapped[bool] = mapped_column(default=False)
    answered_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    entered_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))


class SurveyAsked(Base):
    """Somebody who may give the sheet of a unit; of several the first one does."""

    __tablename__ = "survey_asked"

    unit_id: Mapped[int] = mapped_column(BigId, ForeignKey("survey_units.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True, index=True)


class SurveyDraft(Base):
    """What somebody has answered so far of a named survey; of an anonymous one that is no row but a sealed file."""

    __tablename__ = "survey_drafts"

    unit_id: Mapped[int] = mapped_column(BigId, ForeignKey("survey_units.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True, index=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class SealedSheet(Base):
    """A sheet of an anonymous survey that still runs; `id` is random."""

    __tablename__ = "sealed_sheets"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    survey_id: Mapped[int] = mapped_column(BigId, ForeignKey("surveys.id"), index=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class SurveySheet(Base):
    """The answers to one survey; `id` is random.

    answers: bot/services/surveys/kept.py. group_code: as of the unit; of anonymous surveys only where at least five
    sheets have the same. unit_id, answered_on: of named surveys only.
    """

    __tablename__ = "survey_sheets"

    id: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    survey_id: Mapped[int] = mapped_column(BigId, ForeignKey("surveys.id"), index=True)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    group_code: Mapped[str] = mapped_column(String(48), default="")
    unit_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("survey_units.id"), unique=True)
    answered_on: Mapped[date | None]
