"""News posts and letters, their readers and reactions; the school's website; group chats."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcDateTime

revision = "0004"
down_revision = "0003"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _add_columns()
    _widen_outbox()
    _create_posts()
    _create_readers()
    _create_website()


def _add_columns() -> None:
    op.add_column("people", sa.Column("news_mode", sa.String(length=32), server_default="at_once", nullable=False))
    op.add_column("school", sa.Column("news_approval", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("school", sa.Column("news_budget", sa.SmallInteger(), server_default="5", nullable=False))


def _widen_outbox() -> None:
    """A group's chat has no person; SQLite copies the table to allow that."""
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.alter_column("person_id", existing_type=BIG_ID, nullable=True)
        batch_op.add_column(sa.Column("chat_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("message_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("album_ids", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("in_digest", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("revision", sa.SmallInteger(), server_default="0", nullable=False))
    op.create_index("ix_outbox_subject_kind", "outbox", ["subject", "kind"])


def _create_posts() -> None:
    op.create_table(
        "news_posts",
        sa.Column("author_id", BIG_ID, nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("exceptions", sa.JSON(), nullable=False),
        sa.Column("chats", sa.JSON(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("reaction", sa.String(length=32), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("counting", sa.String(length=32), nullable=False),
        sa.Column("react_by", sa.Date(), nullable=True),
        sa.Column("meets_at", UtcDateTime(), nullable=True),
        sa.Column("place", sa.String(length=160), nullable=True),
        sa.Column("urgent_reason", sa.String(length=300), nullable=True),
        sa.Column("gathered", sa.Boolean(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("send_at", UtcDateTime(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("updated_by", BIG_ID, nullable=True),
        sa.Column("offered_at", UtcDateTime(), nullable=True),
        sa.Column("approved_by", BIG_ID, nullable=True),
        sa.Column("sent_at", UtcDateTime(), nullable=True),
        sa.Column("corrected_at", UtcDateTime(), nullable=True),
        sa.Column("correction", sa.Text(), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.Column("reminded_at", UtcDateTime(), nullable=True),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["approved_by"], ["people.id"], name=op.f("fk_news_posts_approved_by")),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_news_posts_author_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["people.id"], name=op.f("fk_news_posts_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_posts")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_news_posts_author_id"), "news_posts", ["author_id"])
    op.create_index("ix_news_posts_is_public_sent_at", "news_posts", ["is_public", "sent_at"])
    op.create_index(op.f("ix_news_posts_remind_on"), "news_posts", ["remind_on"])
    op.create_index("ix_news_posts_state_send_at", "news_posts", ["state", "send_at"])
    op.create_table(
        "news_files",
        sa.Column("post_id", BIG_ID, nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("file_id", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(["post_id"], ["news_posts.id"], name=op.f("fk_news_files_post_id")),
        sa.PrimaryKeyConstraint("post_id", "position", name=op.f("pk_news_files")),
    )


def _create_readers() -> None:
    op.create_table(
        "news_recipients",
        sa.Column("post_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("children", sa.JSON(), nullable=False),
        sa.Column("in_person", sa.Boolean(), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=True),
        sa.Column("reacted_at", UtcDateTime(), nullable=True),
        sa.Column("answer", sa.SmallInteger(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_news_recipients_person_id")),
        sa.ForeignKeyConstraint(["post_id"], ["news_posts.id"], name=op.f("fk_news_recipients_post_id")),
        sa.PrimaryKeyConstraint("post_id", "person_id", name=op.f("pk_news_recipients")),
    )
    op.create_index(op.f("ix_news_recipients_person_id"), "news_recipients", ["person_id"])
    op.create_table(
        "saved_audiences",
        sa.Column("author_id", BIG_ID, nullable=False),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("exceptions", sa.JSON(), nullable=False),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_saved_audiences_author_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_audiences")),
    )
    op.create_index(op.f("ix_saved_audiences_author_id"), "saved_audiences", ["author_id"])
    op.create_table(
        "muted_topics",
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_muted_topics_person_id")),
        sa.PrimaryKeyConstraint("person_id", "topic", name=op.f("pk_muted_topics")),
    )
    op.create_table(
        "group_chats",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("added_by", BIG_ID, nullable=True),
        sa.Column("group_code", sa.String(length=48), nullable=True),
        sa.Column("added_at", UtcDateTime(), nullable=False),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["people.id"], name=op.f("fk_group_chats_added_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_chats")),
        sa.UniqueConstraint("chat_id", name=op.f("uq_group_chats_chat_id")),
        sqlite_autoincrement=True,
    )


def _create_website() -> None:
    op.create_table(
        "website",
        sa.Column("id", sa.SmallInteger(), nullable=False),
        sa.Column("url", sa.String(length=500), nullable=False),
        sa.Column("feed_url", sa.String(length=500), nullable=True),
        sa.Column("etag", sa.String(length=200), nullable=True),
        sa.Column("modified", sa.String(length=80), nullable=True),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        sa.Column("next_look_at", UtcDateTime(), nullable=False),
        sa.Column("looked_at", UtcDateTime(), nullable=True),
        sa.Column("problem", sa.String(length=32), nullable=True),
        sa.Column("failures", sa.SmallInteger(), nullable=False),
        sa.Column("newest_at", UtcDateTime(), nullable=True),
        sa.Column("silence_told_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_website")),
    )
    op.create_table(
        "website_entries",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        sa.Column("post_id", BIG_ID, nullable=True),
        sa.ForeignKeyConstraint(["post_id"], ["news_posts.id"], name=op.f("fk_website_entries_post_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_website_entries")),
    )
    op.create_index(op.f("ix_website_entries_post_id"), "website_entries", ["post_id"])
