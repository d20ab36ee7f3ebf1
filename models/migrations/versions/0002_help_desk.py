"""The help desk: services, terms, conversation, shortages, outages, planned work, absences."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcDateTime

revision = "0002"
down_revision = "0001"

BIG_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _create_people_and_teams()
    _create_work()
    _create_links()
    _add_columns()
    _add_references()
    _add_indexes()
    _found_teams()


def _create_people_and_teams() -> None:
    op.create_table(
        "consumables",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=True),
        sa.Column("fits", sa.String(length=80), nullable=True),
        sa.Column("stock", sa.Integer(), nullable=True),
        sa.Column("minimum", sa.Integer(), nullable=True),
        sa.Column("is_retired", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consumables")),
        sa.UniqueConstraint("name", name=op.f("uq_consumables_name")),
    )
    op.create_table(
        "term_targets",
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("reaction_minutes", sa.Integer(), nullable=False),
        sa.Column("solution_minutes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "urgent", name=op.f("pk_term_targets")),
    )
    op.create_table(
        "absences",
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("deputy_id", BIG_ID, nullable=True),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["deputy_id"], ["people.id"], name=op.f("fk_absences_deputy_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_absences_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
    )
    with op.batch_alter_table("absences", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absences_last"), ["last"], unique=False)
        batch_op.create_index(batch_op.f("ix_absences_person_id"), ["person_id"], unique=False)

    op.create_table(
        "purchases",
        sa.Column("created_by", BIG_ID, nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=True),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["people.id"], name=op.f("fk_purchases_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_purchases")),
    )
    op.create_table(
        "teams",
        sa.Column("code", sa.String(length=32), nullable=True),
        sa.Column("name", sa.String(length=80), nullable=True),
        sa.Column("role", sa.String(length=32), nullable=True),
        sa.Column("head_id", BIG_ID, nullable=True),
        sa.Column("is_closed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["head_id"], ["people.id"], name=op.f("fk_teams_head_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
        sa.UniqueConstraint("code", name=op.f("uq_teams_code")),
    )


def _create_work() -> None:
    op.create_table(
        "outages",
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("symptom", sa.String(length=32), nullable=True),
        sa.Column("words", sa.String(length=200), nullable=True),
        sa.Column("building_id", BIG_ID, nullable=True),
        sa.Column("team_id", BIG_ID, nullable=False),
        sa.Column("opened_by", BIG_ID, nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.Column("ended_by", BIG_ID, nullable=True),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.Column("end_words", sa.Text(), nullable=True),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["building_id"], ["buildings.id"], name=op.f("fk_outages_building_id")),
        sa.ForeignKeyConstraint(["ended_by"], ["people.id"], name=op.f("fk_outages_ended_by")),
        sa.ForeignKeyConstraint(["opened_by"], ["people.id"], name=op.f("fk_outages_opened_by")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_outages_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outages")),
    )
    with op.batch_alter_table("outages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outages_ended_at"), ["ended_at"], unique=False)

    op.create_table(
        "routes",
        sa.Column("kind", sa.String(length=32), nullable=True),
        sa.Column("symptom", sa.String(length=32), nullable=True),
        sa.Column("building_id", BIG_ID, nullable=True),
        sa.Column("team_id", BIG_ID, nullable=False),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["building_id"], ["buildings.id"], name=op.f("fk_routes_building_id")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_routes_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routes")),
    )
    op.create_table(
        "team_members",
        sa.Column("team_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_team_members_person_id")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_team_members_team_id")),
        sa.PrimaryKeyConstraint("team_id", "person_id", name=op.f("pk_team_members")),
    )
    with op.batch_alter_table("team_members", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_team_members_person_id"), ["person_id"], unique=False)


def _create_links() -> None:
    op.create_table(
        "outage_followers",
        sa.Column("outage_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["outage_id"], ["outages.id"], name=op.f("fk_outage_followers_outage_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_outage_followers_person_id")),
        sa.PrimaryKeyConstraint("outage_id", "person_id", name=op.f("pk_outage_followers")),
    )
    with op.batch_alter_table("outage_followers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outage_followers_person_id"), ["person_id"], unique=False)

    op.create_table(
        "planned_works",
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("team_id", BIG_ID, nullable=False),
        sa.Column("room_id", BIG_ID, nullable=True),
        sa.Column("place", sa.String(length=120), nullable=True),
        sa.Column("checklist", sa.Text(), nullable=False),
        sa.Column("every", sa.String(length=32), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.Column("assignee_id", BIG_ID, nullable=True),
        sa.Column("created_by", BIG_ID, nullable=False),
        sa.Column("stopped_at", UtcDateTime(), nullable=True),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["assignee_id"], ["people.id"], name=op.f("fk_planned_works_assignee_id")),
        sa.ForeignKeyConstraint(["created_by"], ["people.id"], name=op.f("fk_planned_works_created_by")),
        sa.ForeignKeyConstraint(["room_id"], ["rooms.id"], name=op.f("fk_planned_works_room_id")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_planned_works_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_works")),
    )
    with op.batch_alter_table("planned_works", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_planned_works_next_on"), ["next_on"], unique=False)

    op.create_table(
        "stock_moves",
        sa.Column("consumable_id", BIG_ID, nullable=False),
        sa.Column("ticket_id", BIG_ID, nullable=True),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("id", BIG_ID, autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["consumable_id"], ["consumables.id"], name=op.f("fk_stock_moves_consumable_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_stock_moves_person_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_stock_moves_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_moves")),
    )
    with op.batch_alter_table("stock_moves", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stock_moves_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_stock_moves_consumable_id"), ["consumable_id"], unique=False)

    op.create_table(
        "ticket_checks",
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("done_by", BIG_ID, nullable=True),
        sa.Column("done_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["done_by"], ["people.id"], name=op.f("fk_ticket_checks_done_by")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_ticket_checks_ticket_id")),
        sa.PrimaryKeyConstraint("ticket_id", "position", name=op.f("pk_ticket_checks")),
    )
    op.create_table(
        "ticket_followers",
        sa.Column("ticket_id", BIG_ID, nullable=False),
        sa.Column("person_id", BIG_ID, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ticket_followers_person_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_ticket_followers_ticket_id")),
        sa.PrimaryKeyConstraint("ticket_id", "person_id", name=op.f("pk_ticket_followers")),
    )
    with op.batch_alter_table("ticket_followers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ticket_followers_person_id"), ["person_id"], unique=False)


def _add_columns() -> None:
    op.add_column("report_drafts", sa.Column("urgent", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("report_drafts", sa.Column("aside_words", sa.Text(), nullable=True))
    op.add_column("report_drafts", sa.Column("aside_media", sa.Text(), server_default="", nullable=False))
    op.add_column("ticket_events", sa.Column("internal", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("ticket_events", sa.Column("album", sa.String(length=64), nullable=True))
    op.add_column("ticket_media", sa.Column("position", BIG_ID, server_default=sa.text("0"), nullable=False))
    for column in (
        sa.Column("category", sa.String(length=32), server_default="fault", nullable=False),
        sa.Column("urgent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("responded_at", UtcDateTime(), nullable=True),
        sa.Column("react_by", UtcDateTime(), nullable=True),
        sa.Column("solve_by", UtcDateTime(), nullable=True),
        sa.Column("paused_since", UtcDateTime(), nullable=True),
        sa.Column("paused_seconds", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("waiting_for", sa.String(length=32), nullable=True),
        sa.Column("waiting_until", sa.Date(), nullable=True),
        sa.Column("waiting_words", sa.String(length=200), nullable=True),
        sa.Column("escalated", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("react_escalated", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("reminded_at", UtcDateTime(), nullable=True),
        sa.Column("returns", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("rating", sa.SmallInteger(), nullable=True),
        sa.Column("follower_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("left", sa.String(length=60), nullable=True),
    ):
        op.add_column("tickets", column)


def _add_references() -> None:
    """Each with its constraint in the column itself: SQLite can't add one to a table that others refer to."""
    for table, column, target in (
        ("buildings", "head_id", "people"),
        ("ticket_media", "event_id", "ticket_events"),
        ("tickets", "team_id", "teams"),
        ("tickets", "merged_into_id", "tickets"),
        ("tickets", "consumable_id", "consumables"),
        ("tickets", "purchase_id", "purchases"),
        ("tickets", "outage_id", "outages"),
        ("tickets", "planned_id", "planned_works"),
    ):
        key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{column}")
        op.add_column(table, sa.Column(column, BIG_ID, key, nullable=True), inline_references=True)


def _add_indexes() -> None:
    op.create_index("ix_ticket_media_event_id", "ticket_media", ["event_id"])
    op.create_index("ix_tickets_team_id_state", "tickets", ["team_id", "state"])
    for column in ("merged_into_id", "consumable_id", "purchase_id", "outage_id", "planned_id"):
        op.create_index(f"ix_tickets_{column}", "tickets", [column])


def _found_teams() -> None:
    """The services that every school begins with; tickets of before were the technicians'."""
    teams = sa.table("teams", sa.column("code", sa.String()), sa.column("role", sa.String()))
    op.bulk_insert(
        teams,
        [
            {"code": "technical", "role": "technician"},
            {"code": "supplies", "role": "storekeeper"},
            {"code": "site", "role": "editor"},
            {"code": "journal", "role": None},
        ],
    )
    op.execute("UPDATE tickets SET team_id = (SELECT id FROM teams WHERE code = 'technical')")
    op.execute("UPDATE tickets SET responded_at = taken_at")
