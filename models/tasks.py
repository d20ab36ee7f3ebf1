"""Tasks that people set themselves and those who are under them, and the steps of a roadmap item."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId, Numbered, UtcDateTime, word
from models.upkeep import Every


class TaskState(StrEnum):
    """GIVEN: not accepted yet. DONE: who set it looks at it. CLOSED: it was accepted."""

    GIVEN = "given"
    ACCEPTED = "accepted"
    DONE = "done"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Task(Numbered, Base):
    """Something to do until a day (None: some time), for oneself or by somebody else's wish.

    item_id: the roadmap item of which it is a step. every: it comes again after it was done; follows_id: the one before
    it. remind_on: the local day of its next reminder, by which the clock finds it; escalated: 1 its author was told
    that it is late.
    """

    __tablename__ = "tasks"
    __table_args__ = (Index("ix_tasks_person_id_state", "person_id", "state"),)

    author_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"))
    text: Mapped[str] = mapped_column(String(500))
    due_on: Mapped[date | None]
    every: Mapped[Every | None] = mapped_column(word(Every))
    state: Mapped[TaskState] = mapped_column(word(TaskState), default=TaskState.GIVEN)
    item_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("roadmap_items.id"), index=True)
    follows_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("tasks.id"), unique=True)
    remind_on: Mapped[date | None] = mapped_column(index=True)
    escalated: Mapped[int] = mapped_column(SmallInteger, default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class TaskEvent(Numbered, Base):
    """A line of a task's history: a step (accept, ask, answer, done, return, pass, cancel) and its words."""

    __tablename__ = "task_events"

    task_id: Mapped[int] = mapped_column(BigId, ForeignKey("tasks.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    action: Mapped[str] = mapped_column(String(32))
    words: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class TaskDraft(Base):
    """A task that somebody is setting: what, whom, until when, how often.

    item_id: an item that is being split; `text` then holds its steps, each with its own doer and day.
    """

    __tablename__ = "task_drafts"

    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True)
    doer_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    text: Mapped[str | None] = mapped_column(Text)
    due_on: Mapped[date | None]
    every: Mapped[Every | None] = mapped_column(word(Every))
    item_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("roadmap_items.id"))
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
