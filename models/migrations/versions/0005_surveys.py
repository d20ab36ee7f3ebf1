"""Needs surveys: questions, units of which a sheet is waited for, drafts and sheets."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcDateTime

revision = "0005"
down_revision = "0004"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _create_surveys()
    _create_units()
    _create_sheets()


def _create_surveys() -> None:
    op.create_table(
        "surveys",
        sa.Column("author_id", BIG_ID, nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("intro", sa.Text(), nullable=False),
        sa.Column("mode", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("form", sa.JSON(), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("exceptions", sa.JSON(), nullable=False),
        sa.Column("template", sa.String(length=40), nullable=True),
        sa.Column("copied_from", BIG_ID, nullable=True),
        sa.Column("days", sa.SmallInteger(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=True),
        sa.Column("started_by", BIG_ID, nullable=True),
        sa.Column("insisted_by", BIG_ID, nullable=True),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.Column("reminders", sa.SmallInteger(), nullable=False),
        sa.Column("reminded_at", UtcDateTime(), nullable=True),
        sa.Column("lost", sa.SmallInteger(), nullable=False),
        sa.Column("post_id", BIG_ID, nullable=True),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_surveys_author_id")),
        sa.ForeignKeyConstraint(["copied_from"], ["surveys.id"], name=op.f("fk_surveys_copied_from")),
        sa.ForeignKeyConstraint(["insisted_by"], ["people.id"], name=op.f("fk_surveys_insisted_by")),
        sa.ForeignKeyConstraint(["post_id"], ["news_posts.id"], name=op.f("fk_surveys_post_id")),
        sa.ForeignKeyConstraint(["started_by"], ["people.id"], name=op.f("fk_surveys_started_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surveys")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_surveys_author_id", "surveys", ["author_id"])
    op.create_index("ix_surveys_copied_from", "surveys", ["copied_from"])
    op.create_index("ix_surveys_remind_on", "surveys", ["remind_on"])
    op.create_index("ix_surveys_state_ends_on", "surveys", ["state", "ends_on"])


def _create_units() -> None:
    op.create_table(
        "survey_units",
        sa.Column("survey_id", BIG_ID, nullable=False),
        sa.Column("children", sa.JSON(), nullable=False),
        sa.Column("class_id", BIG_ID, nullable=True),
        sa.Column("group_code", sa.String(length=48), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("answered_by", BIG_ID, nullable=True),
        sa.Column("entered_by", BIG_ID, nullable=True),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["answered_by"], ["people.id"], name=op.f("fk_survey_units_answered_by")),
        sa.ForeignKeyConstraint(["class_id"], ["classes.id"], name=op.f("fk_survey_units_class_id")),
        sa.ForeignKeyConstraint(["entered_by"], ["people.id"], name=op.f("fk_survey_units_entered_by")),
        sa.ForeignKeyConstraint(["survey_id"], ["surveys.id"], name=op.f("fk_survey_units_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_units")),
    )
    op.create_index("ix_survey_units_survey_id", "survey_units", ["survey_id"])
    op.create_table(
        "survey_asked",
        sa.Column("unit_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_survey_asked_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["survey_units.id"], name=op.f("fk_survey_asked_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "person_id", name=op.f("pk_survey_asked")),
    )
    op.create_index("ix_survey_asked_person_id", "survey_asked", ["person_id"])


def _create_sheets() -> None:
    op.create_table(
        "survey_drafts",
        sa.Column("unit_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_survey_drafts_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["survey_units.id"], name=op.f("fk_survey_drafts_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "person_id", name=op.f("pk_survey_drafts")),
    )
    op.create_index("ix_survey_drafts_person_id", "survey_drafts", ["person_id"])
    op.create_table(
        "sealed_sheets",
        sa.Column("id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("survey_id", BIG_ID, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["survey_id"], ["surveys.id"], name=op.f("fk_sealed_sheets_survey_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_sheets")),
    )
    op.create_index("ix_sealed_sheets_survey_id", "sealed_sheets", ["survey_id"])
    op.create_table(
        "survey_sheets",
        sa.Column("id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("survey_id", BIG_ID, nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("group_code", sa.String(length=48), nullable=False),
        sa.Column("unit_id", BIG_ID, nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["survey_id"], ["surveys.id"], name=op.f("fk_survey_sheets_survey_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["survey_units.id"], name=op.f("fk_survey_sheets_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_sheets")),
        sa.UniqueConstraint("unit_id", name=op.f("uq_survey_sheets_unit_id")),
    )
    op.create_index("ix_survey_sheets_survey_id", "survey_sheets", ["survey_id"])
