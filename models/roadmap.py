"""The school's roadmap: items of a school year, who answers for them, their control dates, what was said and shown."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, Integer, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId, Numbered, UtcDateTime, word


class ItemState(StrEnum):
    """Where an item stands. OFFERED: its people say that it is done and wait for the coordinator to accept it."""

    OPEN = "open"
    GOING = "going"
    HELP = "help"
    OFFERED = "offered"
    DONE = "done"
    DROPPED = "dropped"


class PeriodKind(StrEnum):
    """How a period asks for its answer. The words are kept in the database."""

    DAY = "day"  # until a day, or on it
    SPAN = "span"  # from one day to another; several of them in one cell have a control each
    YEAR = "year"  # the whole school year, asked about at the end of each term
    RECURRING = "recurring"  # in a rhythm of its own
    ON_REQUEST = "on_request"  # when it is needed: never asked about by date


class Rhythm(StrEnum):
    """How often a recurring item is due; docs/decisions/periods.md says on which days. The words are kept."""

    DAILY = "daily"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    TWICE_MONTHLY = "twice_monthly"
    MONTHLY = "monthly"
    TWO_MONTHLY = "two_monthly"
    TERMLY = "termly"  # the school's quarters or trimesters
    QUARTERLY = "quarterly"  # of the calendar
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    TIMES_A_YEAR = "times_a_year"  # a number of times that fits no terms


class NextYear(StrEnum):
    """What becomes of an item when its year ends: it goes on as it stands, begins anew, or stays behind."""

    KEEP = "keep"
    SHIFT = "shift"
    LEAVE = "leave"


class EvidenceKind(StrEnum):
    PHOTO = "photo"
    FILE = "file"
    LINK = "link"


class Post(Numbered, Base):
    """A post that one person holds («заведующий библиотекой»): what it answers for goes on with its next holder."""

    __tablename__ = "posts"

    title: Mapped[str] = mapped_column(String(120), unique=True)
    holder_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"), index=True)


class SchoolTerm(Base):
    """A quarter or trimester that the school set itself; `year` is that of its September. Both days are included."""

    __tablename__ = "school_terms"

    year: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    first: Mapped[date]
    last: Mapped[date]


class RoadmapSection(Numbered, Base):
    """A section of a year's roadmap, in the order of `position`; `number` as the document writes it."""

    __tablename__ = "roadmap_sections"

    year: Mapped[int] = mapped_column(SmallInteger, index=True)
    position: Mapped[int] = mapped_column(SmallInteger)
    number: Mapped[str] = mapped_column(String(16), default="")
    title: Mapped[str] = mapped_column(String(400))


class RoadmapItem(Numbered, Base):
    """An item of the roadmap of the school year that begins in September of `year`.

    period_words: as the document has it; kind, starts_on, ends_on, rhythm, every_year: how it was understood (the
    control dates stand in `roadmap_controls`). sources: the clauses of the order that ask for it, a line each.
    owner_id: who of a group took it, or whom it was passed to. said_at: the last news about it. told_at: when its
    people were told of it. postponed_from: the end as it first was. asked_*: a postponement that waits for the
    director; asked_day: the deadline that it is about. continues_id: the same item a year before; rolled_at: when the
    year was closed for it; next_year: what the coordinator chose for that day (None: what is usual).
    """

    __tablename__ = "roadmap_items"
    __table_args__ = (
        Index("ix_roadmap_items_year_state", "year", "state"),
        Index("ix_roadmap_items_rolled_at_state", "rolled_at", "state"),
    )

    year: Mapped[int] = mapped_column(SmallInteger)
    section_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("roadmap_sections.id"), index=True)
    position: Mapped[int] = mapped_column(SmallInteger)
    number: Mapped[str] = mapped_column(String(16), default="")
    text: Mapped[str] = mapped_column(Text)
    result: Mapped[str] = mapped_column(Text, default="")
    sources: Mapped[str] = mapped_column(Text, default="")
    period_words: Mapped[str] = mapped_column(String(300), default="")
    kind: Mapped[PeriodKind] = mapped_column(word(PeriodKind))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    rhythm: Mapped[Rhythm | None] = mapped_column(word(Rhythm))
    every_year: Mapped[bool] = mapped_column(default=False)
    state: Mapped[ItemState] = mapped_column(word(ItemState), default=ItemState.OPEN)
    owner_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    unclaimed_told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    said_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    offered_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    postponed_from: Mapped[date | None]
    asked_until: Mapped[date | None]
    asked_day: Mapped[date | None]
    asked_words: Mapped[str | None] = mapped_column(Text)
    asked_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    continues_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("roadmap_items.id"), index=True)
    rolled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    next_year: Mapped[NextYear | None] = mapped_column(word(NextYear))


class RoadmapAssignee(Numbered, Base):
    """Who answers for an item: a person, the holder of a post, or a group (its code); position 0 is the main one.

    words: as the document has it. A person with a post is replaced when the post changes hands.
    """

    __tablename__ = "roadmap_assignees"

    item_id: Mapped[int] = mapped_column(BigId, ForeignKey("roadmap_items.id"), index=True)
    position: Mapped[int] = mapped_column(SmallInteger)
    words: Mapped[str] = mapped_column(String(200), default="")
    person_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    post_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("posts.id"), index=True)
    group_code: Mapped[str | None] = mapped_column(String(40), index=True)


class RoadmapControl(Numbered, Base):
    """A day on which an item is looked at: a deadline, or (is_pulse) a look at how it goes. The day stands as written.

    remind_on: the local day of the next reminder (None: no more), by which the clock finds it. escalated: who was told
    that it is late (0 nobody, 1 the coordinator, 2 the director too).
    """

    __tablename__ = "roadmap_controls"

    item_id: Mapped[int] = mapped_column(BigId, ForeignKey("roadmap_items.id"), index=True)
    day: Mapped[date]
    is_pulse: Mapped[bool] = mapped_column(default=False)
    remind_on: Mapped[date | None] = mapped_column(index=True)
    escalated: Mapped[int] = mapped_column(SmallInteger, default=0)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RoadmapEvent(Numbered, Base):
    """A line of an item's history. `value`: the word of a pulse's answer; days: before and after a change; of a pulse's
    answer the first is the deadline that it met.
    """

    __tablename__ = "roadmap_events"
    __table_args__ = (Index("ix_roadmap_events_item_id_at", "item_id", "at"),)

    item_id: Mapped[int] = mapped_column(BigId, ForeignKey("roadmap_items.id"))
    person_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    action: Mapped[str] = mapped_column(String(32))
    value: Mapped[str | None] = mapped_column(String(32))
    words: Mapped[str | None] = mapped_column(Text)
    day_before: Mapped[date | None]
    day_after: Mapped[date | None]
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class RoadmapEvidence(Numbered, Base):
    """What was shown for an item. A photo or file is fetched from the messenger into the data folder (`path` in it).

    size in bytes; digest: SHA-256 of the content. refused: the word why it was not kept.
    """

    __tablename__ = "roadmap_evidence"

    item_id: Mapped[int] = mapped_column(BigId, ForeignKey("roadmap_items.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    kind: Mapped[EvidenceKind] = mapped_column(word(EvidenceKind))
    name: Mapped[str] = mapped_column(String(200), default="")
    link: Mapped[str | None] = mapped_column(String(500))
    file_id: Mapped[str | None] = mapped_column(String(200))
    path: Mapped[str | None] = mapped_column(String(120))
    size: Mapped[int | None] = mapped_column(Integer)
    digest: Mapped[str | None] = mapped_column(String(64))
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0)
    fetch_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    refused: Mapped[str | None] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RoadmapWatcher(Base):
    """Somebody who wants to hear of an item."""

    __tablename__ = "roadmap_watchers"

    item_id: Mapped[int] = mapped_column(BigId, ForeignKey("roadmap_items.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True, index=True)


class PlanDraft(Base):
    """A plan that somebody is about to take over: what was understood of it, as JSON of `importing.Draft`."""

    __tablename__ = "plan_drafts"

    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CalendarFeed(Base):
    """A person's calendar by a link of its own; only the hash of the link's token is kept."""

    __tablename__ = "calendar_feeds"

    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
