"""What goes out and what came in: the outbox, updates already done, updates put aside, what a message is meant for."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId, Numbered, UtcDateTime, word

# So long a sender has a row for itself.
CLAIM_LEASE: Final = timedelta(seconds=60)


class NoticeState(StrEnum):
    QUEUED = "queued"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"


class OutboxNotice(Numbered, Base):
    """A message to a person, or to a group's chat, that waits to be sent; it is rendered when it goes.

    `kind` names a renderer, `subject` the thing it is about ("ticket:42"), `args` what the renderer needs beside.
    A sender claims a row by moving `due_at` ahead of now; whoever dies with it frees it that way.
    chat_id: the group's chat; then there is no person. message_id: the message that carries it, once it was sent; a
    queued row that has one changes that message, or takes it away. album_ids: the messages that went before it.
    in_digest: the message carries others as well. revision grows with every change of what it tells.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_state_due_at", "state", "due_at"),
        Index("ix_outbox_person_id_state", "person_id", "state"),
        Index("ix_outbox_subject_kind", "subject", "kind"),
    )

    person_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(48))
    subject: Mapped[str | None] = mapped_column(String(48))
    args: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    urgent: Mapped[bool] = mapped_column(default=False)
    state: Mapped[NoticeState] = mapped_column(word(NoticeState), default=NoticeState.QUEUED)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0)
    dedup_key: Mapped[str | None] = mapped_column(String(96), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    error: Mapped[str | None] = mapped_column(String(120))
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    album_ids: Mapped[list[int] | None] = mapped_column(JSON)
    in_digest: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(SmallInteger, default=0)


class HandledUpdate(Base):
    """An update that changed something, and the thing whose screen answers it when it comes again."""

    __tablename__ = "handled_updates"

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    shows: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class PutAside(Base):
    """An update that could not be decoded or failed three times, without what people wrote in it."""

    __tablename__ = "updates_put_aside"

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(32))
    error: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class Expectation(Base):
    """What the next typed message or photo of a person is meant for: an address, until a time."""

    __tablename__ = "expectations"

    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True)
    address: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
