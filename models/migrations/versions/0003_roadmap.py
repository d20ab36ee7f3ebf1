"""The roadmap: sections, items, controls, evidence; posts, terms of the year; tasks."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcDateTime

revision = "0003"
down_revision = "0002"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _add_columns()
    _create_posts_and_terms()
    _create_items()
    _create_what_was_said()
    _create_tasks()


def _add_columns() -> None:
    op.add_column("people", sa.Column("morning_at", sa.Time(), nullable=True))
    op.add_column("school", sa.Column("terms_kind", sa.String(length=32), server_default="quarters", nullable=False))


def _create_posts_and_terms() -> None:
    op.create_table(
        "school_terms",
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("year", "number", name=op.f("pk_school_terms")),
    )
    op.create_table(
        "calendar_feeds",
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_calendar_feeds_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_calendar_feeds")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feeds_token_hash")),
    )
    op.create_table(
        "plan_drafts",
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_plan_drafts_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_plan_drafts")),
    )
    op.create_table(
        "posts",
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("holder_id", BIG_ID, nullable=True),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["holder_id"], ["people.id"], name=op.f("fk_posts_holder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
        sa.UniqueConstraint("title", name=op.f("uq_posts_title")),
    )
    op.create_index(op.f("ix_posts_holder_id"), "posts", ["holder_id"])


def _create_items() -> None:
    op.create_table(
        "roadmap_sections",
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=400), nullable=False),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roadmap_sections")),
    )
    op.create_index(op.f("ix_roadmap_sections_year"), "roadmap_sections", ["year"])
    op.create_table(
        "roadmap_items",
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("section_id", BIG_ID, nullable=True),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("period_words", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("rhythm", sa.String(length=32), nullable=True),
        sa.Column("every_year", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("owner_id", BIG_ID, nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("told_at", UtcDateTime(), nullable=True),
        sa.Column("unclaimed_told_at", UtcDateTime(), nullable=True),
        sa.Column("said_at", UtcDateTime(), nullable=True),
        sa.Column("offered_by", BIG_ID, nullable=True),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.Column("postponed_from", sa.Date(), nullable=True),
        sa.Column("asked_until", sa.Date(), nullable=True),
        sa.Column("asked_day", sa.Date(), nullable=True),
        sa.Column("asked_words", sa.Text(), nullable=True),
        sa.Column("asked_by", BIG_ID, nullable=True),
        sa.Column("asked_at", UtcDateTime(), nullable=True),
        sa.Column("continues_id", BIG_ID, nullable=True),
        sa.Column("rolled_at", UtcDateTime(), nullable=True),
        sa.Column("next_year", sa.String(length=32), nullable=True),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name=op.f("fk_roadmap_items_asked_by")),
        sa.ForeignKeyConstraint(["continues_id"], ["roadmap_items.id"], name=op.f("fk_roadmap_items_continues_id")),
        sa.ForeignKeyConstraint(["offered_by"], ["people.id"], name=op.f("fk_roadmap_items_offered_by")),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_roadmap_items_owner_id")),
        sa.ForeignKeyConstraint(["section_id"], ["roadmap_sections.id"], name=op.f("fk_roadmap_items_section_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roadmap_items")),
    )
    op.create_index(op.f("ix_roadmap_items_continues_id"), "roadmap_items", ["continues_id"])
    op.create_index(op.f("ix_roadmap_items_owner_id"), "roadmap_items", ["owner_id"])
    op.create_index("ix_roadmap_items_rolled_at_state", "roadmap_items", ["rolled_at", "state"])
    op.create_index(op.f("ix_roadmap_items_section_id"), "roadmap_items", ["section_id"])
    op.create_index("ix_roadmap_items_year_state", "roadmap_items", ["year", "state"])
    op.create_table(
        "roadmap_assignees",
        sa.Column("item_id", BIG_ID, nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("person_id", BIG_ID, nullable=True),
        sa.Column("post_id", BIG_ID, nullable=True),
        sa.Column("group_code", sa.String(length=40), nullable=True),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["roadmap_items.id"], name=op.f("fk_roadmap_assignees_item_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_roadmap_assignees_person_id")),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_roadmap_assignees_post_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roadmap_assignees")),
    )
    op.create_index(op.f("ix_roadmap_assignees_group_code"), "roadmap_assignees", ["group_code"])
    op.create_index(op.f("ix_roadmap_assignees_item_id"), "roadmap_assignees", ["item_id"])
    op.create_index(op.f("ix_roadmap_assignees_person_id"), "roadmap_assignees", ["person_id"])
    op.create_index(op.f("ix_roadmap_assignees_post_id"), "roadmap_assignees", ["post_id"])
    op.create_table(
        "roadmap_controls",
        sa.Column("item_id", BIG_ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_pulse", sa.Boolean(), nullable=False),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.Column("escalated", sa.SmallInteger(), nullable=False),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["roadmap_items.id"], name=op.f("fk_roadmap_controls_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roadmap_controls")),
    )
    op.create_index(op.f("ix_roadmap_controls_item_id"), "roadmap_controls", ["item_id"])
    op.create_index(op.f("ix_roadmap_controls_remind_on"), "roadmap_controls", ["remind_on"])


def _create_what_was_said() -> None:
    op.create_table(
        "roadmap_events",
        sa.Column("item_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=True),
        sa.Column("action", sa.String(length=32), nullable=False),
        sa.Column("value", sa.String(length=32), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("day_before", sa.Date(), nullable=True),
        sa.Column("day_after", sa.Date(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["roadmap_items.id"], name=op.f("fk_roadmap_events_item_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_roadmap_events_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roadmap_events")),
    )
    op.create_index("ix_roadmap_events_item_id_at", "roadmap_events", ["item_id", "at"])
    op.create_index(op.f("ix_roadmap_events_person_id"), "roadmap_events", ["person_id"])
    op.create_table(
        "roadmap_evidence",
        sa.Column("item_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("link", sa.String(length=500), nullable=True),
        sa.Column("file_id", sa.String(length=200), nullable=True),
        sa.Column("path", sa.String(length=120), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("fetch_at", UtcDateTime(), nullable=True),
        sa.Column("refused", sa.String(length=32), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("removed_at", UtcDateTime(), nullable=True),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["roadmap_items.id"], name=op.f("fk_roadmap_evidence_item_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_roadmap_evidence_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roadmap_evidence")),
    )
    op.create_index(op.f("ix_roadmap_evidence_fetch_at"), "roadmap_evidence", ["fetch_at"])
    op.create_index(op.f("ix_roadmap_evidence_item_id"), "roadmap_evidence", ["item_id"])
    op.create_index(op.f("ix_roadmap_evidence_person_id"), "roadmap_evidence", ["person_id"])
    op.create_table(
        "roadmap_watchers",
        sa.Column("item_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["roadmap_items.id"], name=op.f("fk_roadmap_watchers_item_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_roadmap_watchers_person_id")),
        sa.PrimaryKeyConstraint("item_id", "person_id", name=op.f("pk_roadmap_watchers")),
    )
    op.create_index(op.f("ix_roadmap_watchers_person_id"), "roadmap_watchers", ["person_id"])


def _create_tasks() -> None:
    op.create_table(
        "task_drafts",
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("doer_id", BIG_ID, nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("every", sa.String(length=32), nullable=True),
        sa.Column("item_id", BIG_ID, nullable=True),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["doer_id"], ["people.id"], name=op.f("fk_task_drafts_doer_id")),
        sa.ForeignKeyConstraint(["item_id"], ["roadmap_items.id"], name=op.f("fk_task_drafts_item_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_task_drafts_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_task_drafts")),
    )
    op.create_table(
        "tasks",
        sa.Column("author_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("every", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("item_id", BIG_ID, nullable=True),
        sa.Column("follows_id", BIG_ID, nullable=True),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.Column("escalated", sa.SmallInteger(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("done_at", UtcDateTime(), nullable=True),
        sa.Column("closed_at", UtcDateTime(), nullable=True),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_tasks_author_id")),
        sa.ForeignKeyConstraint(["follows_id"], ["tasks.id"], name=op.f("fk_tasks_follows_id")),
        sa.ForeignKeyConstraint(["item_id"], ["roadmap_items.id"], name=op.f("fk_tasks_item_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_tasks_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
        sa.UniqueConstraint("follows_id", name=op.f("uq_tasks_follows_id")),
    )
    op.create_index(op.f("ix_tasks_author_id"), "tasks", ["author_id"])
    op.create_index(op.f("ix_tasks_item_id"), "tasks", ["item_id"])
    op.create_index("ix_tasks_person_id_state", "tasks", ["person_id", "state"])
    op.create_index(op.f("ix_tasks_remind_on"), "tasks", ["remind_on"])
    op.create_table(
        "task_events",
        sa.Column("task_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=True),
        sa.Column("action", sa.String(length=32), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_task_events_person_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_task_events_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_events")),
    )
    op.create_index(op.f("ix_task_events_person_id"), "task_events", ["person_id"])
    op.create_index(op.f("ix_task_events_task_id"), "task_events", ["task_id"])
