"""News posts and letters that need a reaction: what is written, for whom, who got it and what they answered."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, Integer, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, BigId, Numbered, UtcDateTime, word


class Reaction(StrEnum):
    """What a post asks of whoever gets it; all but NONE make it a letter."""

    NONE = "none"
    ACKNOWLEDGE = "acknowledge"
    CHOICE = "choice"
    WORDS = "words"
    MEETING = "meeting"


class Counting(StrEnum):
    """Whose reaction is waited for: everybody's own, or one parent's for each child."""

    PERSON = "person"
    FAMILY = "family"


class Topic(StrEnum):
    """What a post is about; a person may do without topics, but never without letters."""

    SCHOOL = "school"
    STUDY = "study"
    EVENTS = "events"
    DIGITAL = "digital"
    SAFETY = "safety"


class PostState(StrEnum):
    """DRAFT: being written. OFFERED: waits for approval. SCHEDULED: goes by itself. SENT: queued for everybody."""

    DRAFT = "draft"
    OFFERED = "offered"
    SCHEDULED = "scheduled"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


# A number is never given out again: what names a row that was deleted (an older screen) would mean another one.
# PostgreSQL counts so anyway.
NEVER_AGAIN = {"sqlite_autoincrement": True}


class NewsPost(Numbered, Base):
    """What an editor writes, from the first word to the last reaction.

    html: words with formatting, made harmless (bot/services/news/wording.py). groups, exceptions: codes of groups
    (bot/services/groups.py). choices: labels of the answers. links: pairs of a label and an address. react_by: the last
    local day for the reaction. gathered: goes when each addressee's hours begin next. send_at: when it is to go.
    chats: group chats that get it too. is_public: shown on the school's website. version grows with every change of
    what is written. remind_on: the local day of its next reminder, by which the clock finds it. correction: other words
    for what went, which nobody gets before their writer has looked at them.
    """

    __tablename__ = "news_posts"
    __table_args__ = (
        Index("ix_news_posts_state_send_at", "state", "send_at"),
        Index("ix_news_posts_is_public_sent_at", "is_public", "sent_at"),
        Index("ix_news_posts_state_sent_at", "state", "sent_at"),
        NEVER_AGAIN,
    )

    author_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    state: Mapped[PostState] = mapped_column(word(PostState), default=PostState.DRAFT)
    version: Mapped[int] = mapped_column(Integer, default=1)
    html: Mapped[str] = mapped_column(Text, default="")
    topic: Mapped[Topic] = mapped_column(word(Topic), default=Topic.SCHOOL)
    groups: Mapped[list[str]] = mapped_column(JSON, default=list)
    exceptions: Mapped[list[str]] = mapped_column(JSON, default=list)
    chats: Mapped[list[int]] = mapped_column(JSON, default=list)
    links: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    reaction: Mapped[Reaction] = mapped_column(word(Reaction), default=Reaction.NONE)
    choices: Mapped[list[str]] = mapped_column(JSON, default=list)
    counting: Mapped[Counting] = mapped_column(word(Counting), default=Counting.PERSON)
    react_by: Mapped[date | None]
    meets_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    place: Mapped[str | None] = mapped_column(String(160))
    urgent_reason: Mapped[str | None] = mapped_column(String(300))
    gathered: Mapped[bool] = mapped_column(default=False)
    is_public: Mapped[bool] = mapped_column(default=False)
    send_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    offered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    approved_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    corrected_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    correction: Mapped[str | None] = mapped_column(Text)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    remind_on: Mapped[date | None] = mapped_column(index=True)
    reminded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class NewsFile(Base):
    """A photo, a video or a document of a post, by the messenger's own id."""

    __tablename__ = "news_files"

    post_id: Mapped[int] = mapped_column(BigId, ForeignKey("news_posts.id"), primary_key=True)
    position: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    file_id: Mapped[str] = mapped_column(String(200))
    name: Mapped[str | None] = mapped_column(String(120))


class NewsRecipient(Base):
    """A person for whom a post was meant when it went, whether or not it reached them, and their reaction.

    children: the numbers of the children for whose sake a parent got it. in_person: it was meant for them beside their
    children too, as one of the staff or by name. answer: the number of the choice, from 0 (a meeting: 0 comes, 1 does
    not). seen_at: when it was opened in the archive. reacted_at: for the first time, as answers may change. How it was
    delivered stands in the outbox.
    """

    __tablename__ = "news_recipients"

    post_id: Mapped[int] = mapped_column(BigId, ForeignKey("news_posts.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True, index=True)
    children: Mapped[list[int]] = mapped_column(JSON, default=list)
    in_person: Mapped[bool] = mapped_column(default=False)
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reacted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer: Mapped[int | None] = mapped_column(SmallInteger)
    words: Mapped[str | None] = mapped_column(Text)


class NewsTally(Base):
    """How a sent post fared, counted by the clock's ticks, so that years of posts are summed at once.

    meant: people; reached: of these, to whom it came. units: what a reaction was waited for (a person, a child), of
    these reacted, and of these in_time. Once is_final nothing is counted anew: who leaves the school later changes no
    figure of the past.
    """

    __tablename__ = "news_tallies"

    post_id: Mapped[int] = mapped_column(BigId, ForeignKey("news_posts.id"), primary_key=True)
    meant: Mapped[int] = mapped_column(Integer, default=0)
    reached: Mapped[int] = mapped_column(Integer, default=0)
    units: Mapped[int] = mapped_column(Integer, default=0)
    reacted: Mapped[int] = mapped_column(Integer, default=0)
    in_time: Mapped[int] = mapped_column(Integer, default=0)
    counted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_final: Mapped[bool] = mapped_column(default=False)


class SavedAudience(Numbered, Base):
    """An audience under a name, for its author's next posts and surveys."""

    __tablename__ = "saved_audiences"

    author_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), index=True)
    title: Mapped[str] = mapped_column(String(60))
    groups: Mapped[list[str]] = mapped_column(JSON, default=list)
    exceptions: Mapped[list[str]] = mapped_column(JSON, default=list)


class MutedTopic(Base):
    """A topic that a person wants no news about."""

    __tablename__ = "muted_topics"

    person_id: Mapped[int] = mapped_column(BigId, ForeignKey("people.id"), primary_key=True)
    topic: Mapped[Topic] = mapped_column(word(Topic), primary_key=True)


class GroupChat(Numbered, Base):
    """A chat of a group that somebody of the school brought the bot into.

    group_code: the group that meets there; None: nobody said yet, and nothing goes there.
    """

    __tablename__ = "group_chats"
    __table_args__ = NEVER_AGAIN

    chat_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    title: Mapped[str] = mapped_column(String(120))
    added_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("people.id"))
    group_code: Mapped[str | None] = mapped_column(String(48))
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Website(Base):
    """The section of the school's website whose news are read (row 1), and how the last reading went.

    feed_url: where the section's feed is, if it is no page. newest_at: when the newest entry was published.
    """

    __tablename__ = "website"

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, default=1)
    url: Mapped[str] = mapped_column(String(500))
    feed_url: Mapped[str | None] = mapped_column(String(500))
    etag: Mapped[str | None] = mapped_column(String(200))
    modified: Mapped[str | None] = mapped_column(String(80))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
    next_look_at: Mapped[datetime] = mapped_column(UtcDateTime)
    looked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    problem: Mapped[str | None] = mapped_column(String(32))
    failures: Mapped[int] = mapped_column(SmallInteger, default=0)
    newest_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    silence_told_on: Mapped[date | None]


class WebsiteEntry(Base):
    """An entry of the website that was seen, and the draft that was made of it, if any."""

    __tablename__ = "website_entries"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    post_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("news_posts.id"), index=True)
