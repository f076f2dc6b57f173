"""The activity log complete: audiences, groups, deliveries of documents and agreed priorities

Revision: 0004_activity_log
Follows: 0003_trust
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004_activity_log"
down_revision = "0003_trust"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document_recipient",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(120), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_by", sa.String(120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.String(120), nullable=False),
        sa.Column("deleted_reason", sa.String(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(30), nullable=False),
        sa.Column("seat", sa.String(120), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_document_recipient_association_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_recipient")),
        sa.UniqueConstraint("uid", name=op.f("uq_document_recipient_uid")),
    )
    with op.batch_alter_table("document_recipient") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_document_recipient_association_id"), ["association_id"], unique=False
        )

    op.create_table(
        "technical_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(120), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_by", sa.String(120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.String(120), nullable=False),
        sa.Column("deleted_reason", sa.String(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("title_key", sa.String(200), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("link", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_technical_document_association_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_technical_document")),
        sa.UniqueConstraint("uid", name=op.f("uq_technical_document_uid")),
    )
    with op.batch_alter_table("technical_document") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_technical_document_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_technical_document",
            ["association_id", "title_key"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "working_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(120), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_by", sa.String(120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.String(120), nullable=False),
        sa.Column("deleted_reason", sa.String(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(160), nullable=False),
        sa.Column("name_key", sa.String(160), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("theme", sa.String(40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("quorum_municipal", sa.Integer(), nullable=False),
        sa.Column("quorum_external", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_working_group_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_working_group")),
        sa.UniqueConstraint("uid", name=op.f("uq_working_group_uid")),
    )
    with op.batch_alter_table("working_group") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_working_group_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_working_group",
            ["association_id", "name_key"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "document_delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(120), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_by", sa.String(120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.String(120), nullable=False),
        sa.Column("deleted_reason", sa.String(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("recipient_id", sa.Integer(), nullable=False),
        sa.Column("delivered_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("receipt", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_document_delivery_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["technical_document.id"],
            name=op.f("fk_document_delivery_document_id"),
        ),
        sa.ForeignKeyConstraint(
            ["recipient_id"],
            ["document_recipient.id"],
            name=op.f("fk_document_delivery_recipient_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_delivery")),
        sa.UniqueConstraint("uid", name=op.f("uq_document_delivery_uid")),
    )
    with op.batch_alter_table("document_delivery") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_document_delivery_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_document_delivery_document_id"), ["document_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_document_delivery_recipient_id"), ["recipient_id"], unique=False
        )
        batch_op.create_index(
            "uq_document_delivery",
            ["document_id", "recipient_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "group_calendar",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(120), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_by", sa.String(120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.String(120), nullable=False),
        sa.Column("deleted_reason", sa.String(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("from_month", sa.String(7), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_group_calendar_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["working_group.id"], name=op.f("fk_group_calendar_group_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_calendar")),
        sa.UniqueConstraint("uid", name=op.f("uq_group_calendar_uid")),
    )
    with op.batch_alter_table("group_calendar") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_group_calendar_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_group_calendar_group_id"), ["group_id"], unique=False)
        batch_op.create_index(
            "uq_group_calendar",
            ["group_id", "from_month"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "group_seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(120), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_by", sa.String(120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.String(120), nullable=False),
        sa.Column("deleted_reason", sa.String(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(120), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_group_seat_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["working_group.id"], name=op.f("fk_group_seat_group_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_group_seat_municipality_id")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_group_seat_partner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_seat")),
        sa.UniqueConstraint("uid", name=op.f("uq_group_seat_uid")),
    )
    with op.batch_alter_table("group_seat") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_group_seat_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_group_seat_group_id"), ["group_id"], unique=False)

    op.create_table(
        "priority_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(120), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_by", sa.String(120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.String(120), nullable=False),
        sa.Column("deleted_reason", sa.String(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(160), nullable=False),
        sa.Column("level_name", sa.String(120), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("act", sa.String(60), nullable=False),
        sa.Column("frozen_on", sa.Date(), nullable=False),
        sa.Column("plan_known_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_priority_list_association_id")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_priority_list_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_priority_list")),
        sa.UniqueConstraint("uid", name=op.f("uq_priority_list_uid")),
    )
    with op.batch_alter_table("priority_list") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_priority_list_association_id"), ["association_id"], unique=False
        )

    op.create_table(
        "agreed_priority",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(120), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_by", sa.String(120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.String(120), nullable=False),
        sa.Column("deleted_reason", sa.String(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(300), nullable=False),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_agreed_priority_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["list_id"], ["priority_list.id"], name=op.f("fk_agreed_priority_list_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreed_priority")),
        sa.UniqueConstraint("uid", name=op.f("uq_agreed_priority_uid")),
    )
    with op.batch_alter_table("agreed_priority") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agreed_priority_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_agreed_priority_list_id"), ["list_id"], unique=False)

    op.create_table(
        "activity_audience",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(120), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_by", sa.String(120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_by", sa.String(120), nullable=False),
        sa.Column("deleted_reason", sa.String(), nullable=False),
        sa.Column("association_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_activity_audience_activity_id")
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_activity_audience_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_activity_audience_municipality_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity_audience")),
        sa.UniqueConstraint("uid", name=op.f("uq_activity_audience_uid")),
    )
    with op.batch_alter_table("activity_audience") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_activity_audience_activity_id"), ["activity_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_activity_audience_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_activity_audience_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(
            "uq_activity_audience",
            ["activity_id", "municipality_id", "audience"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    with op.batch_alter_table("activity") as batch_op:
        batch_op.add_column(sa.Column("track", sa.String(12), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("adjust", sa.String(300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("place_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("place", sa.String(120), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("promotion_kind", sa.String(20), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("shown", sa.String(20), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("counted_as", sa.String(12), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("youth", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("victims", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("ethnic", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("disability", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("diversity", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("completed_women", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("completed_men", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("completed_unstated", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("completed_before", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("group_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("suspension_reason", sa.String(20), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("cancelled_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("cancelled_reason", sa.String(300), nullable=False, server_default="")
        )
        batch_op.create_index(batch_op.f("ix_activity_group_id"), ["group_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_activity_group_id"), "working_group", ["group_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_activity_place_id"), "municipality", ["place_id"], ["id"]
        )

    with op.batch_alter_table("activity_municipality") as batch_op:
        batch_op.add_column(sa.Column("exhibitors", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("completed", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE activity SET suspension_reason = 'security' WHERE suspended_for_safety = TRUE"
    )
    with op.batch_alter_table("activity") as batch_op:
        batch_op.drop_column("suspended_for_safety")


def downgrade() -> None:
    with op.batch_alter_table("activity") as batch_op:
        batch_op.add_column(
            sa.Column(
                "suspended_for_safety", sa.Boolean(), nullable=False, server_default=sa.false()
            )
        )
    op.execute(
        "UPDATE activity SET suspended_for_safety = TRUE WHERE suspension_reason = 'security'"
    )
    with op.batch_alter_table("activity_municipality") as batch_op:
        batch_op.drop_column("completed")
        batch_op.drop_column("exhibitors")

    with op.batch_alter_table("activity") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_activity_place_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_activity_group_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_activity_group_id"))
        batch_op.drop_column("cancelled_reason")
        batch_op.drop_column("cancelled_on")
        batch_op.drop_column("suspension_reason")
        batch_op.drop_column("group_id")
        batch_op.drop_column("completed_before")
        batch_op.drop_column("completed_unstated")
        batch_op.drop_column("completed_men")
        batch_op.drop_column("completed_women")
        batch_op.drop_column("diversity")
        batch_op.drop_column("disability")
        batch_op.drop_column("ethnic")
        batch_op.drop_column("victims")
        batch_op.drop_column("youth")
        batch_op.drop_column("counted_as")
        batch_op.drop_column("shown")
        batch_op.drop_column("promotion_kind")
        batch_op.drop_column("place")
        batch_op.drop_column("place_id")
        batch_op.drop_column("adjust")
        batch_op.drop_column("track")

    with op.batch_alter_table("activity_audience") as batch_op:
        batch_op.drop_index(
            "uq_activity_audience",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_activity_audience_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_activity_audience_association_id"))
        batch_op.drop_index(batch_op.f("ix_activity_audience_activity_id"))

    op.drop_table("activity_audience")
    with op.batch_alter_table("agreed_priority") as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreed_priority_list_id"))
        batch_op.drop_index(batch_op.f("ix_agreed_priority_association_id"))

    op.drop_table("agreed_priority")
    with op.batch_alter_table("priority_list") as batch_op:
        batch_op.drop_index(batch_op.f("ix_priority_list_association_id"))

    op.drop_table("priority_list")
    with op.batch_alter_table("group_seat") as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_seat_group_id"))
        batch_op.drop_index(batch_op.f("ix_group_seat_association_id"))

    op.drop_table("group_seat")
    with op.batch_alter_table("group_calendar") as batch_op:
        batch_op.drop_index(
            "uq_group_calendar",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_group_calendar_group_id"))
        batch_op.drop_index(batch_op.f("ix_group_calendar_association_id"))

    op.drop_table("group_calendar")
    with op.batch_alter_table("document_delivery") as batch_op:
        batch_op.drop_index(
            "uq_document_delivery",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_document_delivery_recipient_id"))
        batch_op.drop_index(batch_op.f("ix_document_delivery_document_id"))
        batch_op.drop_index(batch_op.f("ix_document_delivery_association_id"))

    op.drop_table("document_delivery")
    with op.batch_alter_table("working_group") as batch_op:
        batch_op.drop_index(
            "uq_working_group",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_working_group_association_id"))

    op.drop_table("working_group")
    with op.batch_alter_table("technical_document") as batch_op:
        batch_op.drop_index(
            "uq_technical_document",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_technical_document_association_id"))

    op.drop_table("technical_document")
    with op.batch_alter_table("document_recipient") as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_recipient_association_id"))

    op.drop_table("document_recipient")
