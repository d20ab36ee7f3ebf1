"""What the school's status is kept by: who gets which summary when, and the school's own templates of documents."""

from datetime import date, datetime, time

from sqlalchemy import JSON, ForeignKey, LargeBinary, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId, UtcDateTime


class SummaryWish(Base):
    """How a person gets the summary, and the last one that went; who has no row gets it as is usual.

    weekday: 0 is Monday, None: no weekly one. at: local time. monthly: one at the end of each month too. told_on,
    month_told_on: the local days of the last ones looked at, whether or not there was something to tell. fingerprint,
    month_fingerprint: the hash of what the last one told, by which «nothing changed» is known. reds: what was red when
    it was last told, as the thing's address and the local day.
    """

    __tablename__ = "summary_wishes"

    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True)
    weekday: Mapped[int | None] = mapped_column(SmallInteger)
    at: Mapped[time]
    monthly: Mapped[bool] = mapped_column(default=True)
    told_on: Mapped[date | None]
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    month_told_on: Mapped[date | None]
    month_fingerprint: Mapped[str | None] = mapped_column(String(64))
    reds: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)


class DocumentTemplate(Base):
    """The school's own template of a document, in place of the one that comes with the program."""

    __tablename__ = "document_templates"

    kind: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    set_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
