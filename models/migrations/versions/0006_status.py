"""The school's status: what figures are counted by, summaries that come by themselves, the school's own templates."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcDateTime

revision = "0006"
down_revision = "0005"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _add_columns()
    _add_indexes()
    _create_tallies()
    _create_wishes()
    _create_templates()


def _add_columns() -> None:
    """Tickets of before are measured by the clock's first ticks."""
    op.add_column("assets", sa.Column("confirmed_on", sa.Date(), nullable=True))
    op.add_column("tickets", sa.Column("reacted_in", sa.Integer(), nullable=True))
    op.add_column("tickets", sa.Column("solved_in", sa.Integer(), nullable=True))
    op.add_column("tickets", sa.Column("in_time", sa.Boolean(), nullable=True))


def _add_indexes() -> None:
    op.create_index("ix_tickets_opened", "tickets", ["category", "opened_at", "state"])
    op.drop_index("ix_tickets_room_id", "tickets")
    op.create_index("ix_tickets_room", "tickets", ["room_id", "category", "opened_at"])
    op.drop_index("ix_tickets_asset_id", "tickets")
    op.create_index("ix_tickets_asset", "tickets", ["asset_id", "category", "opened_at"])
    op.create_index("ix_tickets_responded", "tickets", ["category", "responded_at", "reacted_in"])
    op.create_index("ix_tickets_solved", "tickets", ["category", "solved_at", "solved_in", "in_time", "returns"])
    closed = ["category", "closed_at", "opened_at", "solved_at", "solve_by"]
    op.create_index("ix_tickets_closed", "tickets", closed)
    _create_index_of_few("ix_tickets_unmeasured_reaction", "responded_at IS NOT NULL AND reacted_in IS NULL")
    _create_index_of_few("ix_tickets_unmeasured_solution", "solved_at IS NOT NULL AND solved_in IS NULL")
    op.create_index("ix_news_posts_state_sent_at", "news_posts", ["state", "sent_at"])
    op.drop_index("ix_stock_moves_consumable_id", "stock_moves")
    op.create_index("ix_stock_moves_consumable_id_at", "stock_moves", ["consumable_id", "at", "amount"])
    op.drop_index("ix_survey_units_survey_id", "survey_units")
    op.create_index("ix_survey_units_survey_id_answered", "survey_units", ["survey_id", "answered"])


def _create_index_of_few(name: str, condition: str) -> None:
    only = sa.text(condition)
    op.create_index(name, "tickets", ["id"], sqlite_where=only, postgresql_where=only)


def _create_tallies() -> None:
    op.create_table(
        "news_tallies",
        sa.Column("post_id", BIG_ID, nullable=False),
        sa.Column("meant", sa.Integer(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("reacted", sa.Integer(), nullable=False),
        sa.Column("in_time", sa.Integer(), nullable=False),
        sa.Column("counted_at", UtcDateTime(), nullable=False),
        sa.Column("is_final", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["news_posts.id"], name=op.f("fk_news_tallies_post_id")),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_news_tallies")),
    )


def _create_wishes() -> None:
    op.create_table(
        "summary_wishes",
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("weekday", sa.SmallInteger(), nullable=True),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("monthly", sa.Boolean(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=True),
        sa.Column("month_told_on", sa.Date(), nullable=True),
        sa.Column("month_fingerprint", sa.String(length=64), nullable=True),
        sa.Column("reds", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_summary_wishes_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_summary_wishes")),
    )


def _create_templates() -> None:
    op.create_table(
        "document_templates",
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("set_by", BIG_ID, nullable=True),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["set_by"], ["people.id"], name=op.f("fk_document_templates_set_by")),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_document_templates")),
    )
