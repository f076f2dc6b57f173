"""Donor profiles, coordination, resources obtained, production units

Revision: 0005_partners
Follows: 0004_activity_log
"""

from __future__ import annotations

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0005_partners"
down_revision = "0004_activity_log"
branch_labels = None
depends_on = None

_COUNTED = ("women", "men", "families")


def upgrade() -> None:
    op.create_table(
        "coordination_note",
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
        sa.Column("theme", sa.String(40), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("agreed", sa.String(400), nullable=False),
        sa.Column("document", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_coordination_note_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coordination_note")),
        sa.UniqueConstraint("uid", name=op.f("uq_coordination_note_uid")),
    )
    with op.batch_alter_table("coordination_note", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_coordination_note_association_id"), ["association_id"], unique=False
        )

    op.create_table(
        "coordination_note_municipality",
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
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_coordination_note_municipality_association_id"),
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_coordination_note_municipality_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["note_id"],
            ["coordination_note.id"],
            name=op.f("fk_coordination_note_municipality_note_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coordination_note_municipality")),
        sa.UniqueConstraint("uid", name=op.f("uq_coordination_note_municipality_uid")),
    )
    with op.batch_alter_table("coordination_note_municipality", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_coordination_note_municipality_association_id"),
            ["association_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_coordination_note_municipality_municipality_id"),
            ["municipality_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_coordination_note_municipality_note_id"), ["note_id"], unique=False
        )
        batch_op.create_index(
            "uq_coordination_note_municipality",
            ["note_id", "municipality_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "coordination_note_partner",
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
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_coordination_note_partner_association_id"),
        ),
        sa.ForeignKeyConstraint(
            ["note_id"], ["coordination_note.id"], name=op.f("fk_coordination_note_partner_note_id")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_coordination_note_partner_partner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coordination_note_partner")),
        sa.UniqueConstraint("uid", name=op.f("uq_coordination_note_partner_uid")),
    )
    with op.batch_alter_table("coordination_note_partner", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_coordination_note_partner_association_id"),
            ["association_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_coordination_note_partner_note_id"), ["note_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_coordination_note_partner_partner_id"), ["partner_id"], unique=False
        )
        batch_op.create_index(
            "uq_coordination_note_partner",
            ["note_id", "partner_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "intervention",
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
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("theme", sa.String(40), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_intervention_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_intervention_partner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intervention")),
        sa.UniqueConstraint("uid", name=op.f("uq_intervention_uid")),
    )
    with op.batch_alter_table("intervention", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_intervention_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_intervention_partner_id"), ["partner_id"], unique=False
        )

    op.create_table(
        "partner_municipality",
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
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_partner_municipality_association_id"),
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_partner_municipality_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_partner_municipality_partner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_municipality")),
        sa.UniqueConstraint("uid", name=op.f("uq_partner_municipality_uid")),
    )
    with op.batch_alter_table("partner_municipality", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_partner_municipality_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_partner_municipality_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_partner_municipality_partner_id"), ["partner_id"], unique=False
        )
        batch_op.create_index(
            "uq_partner_municipality",
            ["partner_id", "municipality_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "partner_theme",
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
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("theme", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_partner_theme_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_partner_theme_partner_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_theme")),
        sa.UniqueConstraint("uid", name=op.f("uq_partner_theme_uid")),
    )
    with op.batch_alter_table("partner_theme", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_partner_theme_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_partner_theme_partner_id"), ["partner_id"], unique=False
        )
        batch_op.create_index(
            "uq_partner_theme",
            ["partner_id", "theme"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "agreement_due",
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
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("contributor", sa.String(160), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("concept", sa.String(200), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("document", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_due_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_agreement_due_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_due")),
        sa.UniqueConstraint("uid", name=op.f("uq_agreement_due_uid")),
    )
    with op.batch_alter_table("agreement_due", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agreement_due_agreement_id"), ["agreement_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_agreement_due_association_id"), ["association_id"], unique=False
        )

    op.create_table(
        "agreement_share",
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
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("contributor", sa.String(160), nullable=False),
        sa.Column("contributor_key", sa.String(160), nullable=False),
        sa.Column("percent", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_share_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_agreement_share_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_share")),
        sa.UniqueConstraint("uid", name=op.f("uq_agreement_share_uid")),
    )
    with op.batch_alter_table("agreement_share", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agreement_share_agreement_id"), ["agreement_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_agreement_share_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_agreement_share",
            ["agreement_id", "contributor_key"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "agreement_step",
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
        sa.Column("agreement_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("reached_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("document", sa.String(200), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name=op.f("fk_agreement_step_agreement_id")
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_agreement_step_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_step")),
        sa.UniqueConstraint("uid", name=op.f("uq_agreement_step_uid")),
    )
    with op.batch_alter_table("agreement_step", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agreement_step_agreement_id"), ["agreement_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_agreement_step_association_id"), ["association_id"], unique=False
        )

    op.create_table(
        "intervention_municipality",
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
        sa.Column("intervention_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_intervention_municipality_association_id"),
        ),
        sa.ForeignKeyConstraint(
            ["intervention_id"],
            ["intervention.id"],
            name=op.f("fk_intervention_municipality_intervention_id"),
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_intervention_municipality_municipality_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intervention_municipality")),
        sa.UniqueConstraint("uid", name=op.f("uq_intervention_municipality_uid")),
    )
    with op.batch_alter_table("intervention_municipality", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_intervention_municipality_association_id"),
            ["association_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_intervention_municipality_intervention_id"),
            ["intervention_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_intervention_municipality_municipality_id"),
            ["municipality_id"],
            unique=False,
        )
        batch_op.create_index(
            "uq_intervention_municipality",
            ["intervention_id", "municipality_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "organization_count",
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
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("women", sa.Integer(), nullable=True),
        sa.Column("men", sa.Integer(), nullable=True),
        sa.Column("families", sa.Integer(), nullable=True),
        sa.Column("headed_by_women", sa.Integer(), nullable=True),
        sa.Column("repeats", sa.Boolean(), nullable=False),
        sa.Column("document", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_organization_count_association_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_organization_count_organization_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization_count")),
        sa.UniqueConstraint("uid", name=op.f("uq_organization_count_uid")),
    )
    with op.batch_alter_table("organization_count", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organization_count_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_organization_count_organization_id"), ["organization_id"], unique=False
        )
        batch_op.create_index(
            "uq_organization_count",
            ["organization_id", "counted_on"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "organization_resource",
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
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("obtained_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("given_by", sa.String(160), nullable=False),
        sa.Column("document", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_organization_resource_association_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_organization_resource_organization_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization_resource")),
        sa.UniqueConstraint("uid", name=op.f("uq_organization_resource_uid")),
    )
    with op.batch_alter_table("organization_resource", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organization_resource_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_organization_resource_organization_id"),
            ["organization_id"],
            unique=False,
        )

    op.create_table(
        "production_unit",
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
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("name", sa.String(160), nullable=False),
        sa.Column("name_key", sa.String(160), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("sector", sa.String(20), nullable=False),
        sa.Column("owner_sex", sa.String(1), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_production_unit_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_production_unit_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_production_unit_organization_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_production_unit")),
        sa.UniqueConstraint("uid", name=op.f("uq_production_unit_uid")),
    )
    with op.batch_alter_table("production_unit", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_production_unit_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_production_unit_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_production_unit_organization_id"), ["organization_id"], unique=False
        )
        batch_op.create_index(
            "uq_production_unit",
            ["association_id", "code"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "organization_project",
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
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_organization_project_association_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_organization_project_organization_id"),
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_organization_project_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization_project")),
        sa.UniqueConstraint("uid", name=op.f("uq_organization_project_uid")),
    )
    with op.batch_alter_table("organization_project", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organization_project_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_organization_project_organization_id"), ["organization_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_organization_project_project_id"), ["project_id"], unique=False
        )
        batch_op.create_index(
            "uq_organization_project",
            ["organization_id", "project_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "unit_advice",
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
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("advised_on", sa.Date(), nullable=False),
        sa.Column("topic", sa.String(200), nullable=False),
        sa.Column("task", sa.String(300), nullable=False),
        sa.Column("service_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_unit_advice_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_unit_advice_service_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["production_unit.id"], name=op.f("fk_unit_advice_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_advice")),
        sa.UniqueConstraint("uid", name=op.f("uq_unit_advice_uid")),
    )
    with op.batch_alter_table("unit_advice", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_unit_advice_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_unit_advice_service_id"), ["service_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_advice_unit_id"), ["unit_id"], unique=False)

    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.add_column(sa.Column("agreement_id", sa.Integer(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_activity_agreement_id"), ["agreement_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_activity_agreement_id"), "agreement", ["agreement_id"], ["id"]
        )

    with op.batch_alter_table("funding_call", schema=None) as batch_op:
        batch_op.add_column(sa.Column("partner_id", sa.Integer(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_funding_call_partner_id"), ["partner_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_funding_call_partner_id"), "partner", ["partner_id"], ["id"]
        )

    _date_counts()
    with op.batch_alter_table("organization", schema=None) as batch_op:
        batch_op.drop_column("men")
        batch_op.drop_column("families")
        batch_op.drop_column("women")

    with op.batch_alter_table("partner", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sector", sa.String(20), nullable=False, server_default=""))

    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.add_column(sa.Column("agreement_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_project_agreement_id"), ["agreement_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_project_agreement_id"), "agreement", ["agreement_id"], ["id"]
        )

    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.add_column(sa.Column("agreement_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_service_agreement_id"), ["agreement_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_service_agreement_id"), "agreement", ["agreement_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_service_agreement_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_service_agreement_id"))
        batch_op.drop_column("agreement_id")

    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_project_agreement_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_project_agreement_id"))
        batch_op.drop_column("agreement_id")

    with op.batch_alter_table("partner", schema=None) as batch_op:
        batch_op.drop_column("sector")

    with op.batch_alter_table("organization", schema=None) as batch_op:
        batch_op.add_column(sa.Column("women", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("families", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("men", sa.Integer(), nullable=True))
    _keep_last_counts()

    with op.batch_alter_table("funding_call", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_funding_call_partner_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_funding_call_partner_id"))
        batch_op.drop_column("partner_id")

    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_activity_agreement_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_activity_agreement_id"))
        batch_op.drop_column("agreement_id")

    with op.batch_alter_table("unit_advice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unit_advice_unit_id"))
        batch_op.drop_index(batch_op.f("ix_unit_advice_service_id"))
        batch_op.drop_index(batch_op.f("ix_unit_advice_association_id"))

    op.drop_table("unit_advice")
    with op.batch_alter_table("organization_project", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_organization_project",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_organization_project_project_id"))
        batch_op.drop_index(batch_op.f("ix_organization_project_organization_id"))
        batch_op.drop_index(batch_op.f("ix_organization_project_association_id"))

    op.drop_table("organization_project")
    with op.batch_alter_table("production_unit", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_production_unit",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_production_unit_organization_id"))
        batch_op.drop_index(batch_op.f("ix_production_unit_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_production_unit_association_id"))

    op.drop_table("production_unit")
    with op.batch_alter_table("organization_resource", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organization_resource_organization_id"))
        batch_op.drop_index(batch_op.f("ix_organization_resource_association_id"))

    op.drop_table("organization_resource")
    with op.batch_alter_table("organization_count", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_organization_count",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_organization_count_organization_id"))
        batch_op.drop_index(batch_op.f("ix_organization_count_association_id"))

    op.drop_table("organization_count")
    with op.batch_alter_table("intervention_municipality", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_intervention_municipality",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_intervention_municipality_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_intervention_municipality_intervention_id"))
        batch_op.drop_index(batch_op.f("ix_intervention_municipality_association_id"))

    op.drop_table("intervention_municipality")
    with op.batch_alter_table("agreement_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_step_association_id"))
        batch_op.drop_index(batch_op.f("ix_agreement_step_agreement_id"))

    op.drop_table("agreement_step")
    with op.batch_alter_table("agreement_share", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_agreement_share",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_agreement_share_association_id"))
        batch_op.drop_index(batch_op.f("ix_agreement_share_agreement_id"))

    op.drop_table("agreement_share")
    with op.batch_alter_table("agreement_due", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_due_association_id"))
        batch_op.drop_index(batch_op.f("ix_agreement_due_agreement_id"))

    op.drop_table("agreement_due")
    with op.batch_alter_table("partner_theme", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_partner_theme",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_partner_theme_partner_id"))
        batch_op.drop_index(batch_op.f("ix_partner_theme_association_id"))

    op.drop_table("partner_theme")
    with op.batch_alter_table("partner_municipality", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_partner_municipality",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_partner_municipality_partner_id"))
        batch_op.drop_index(batch_op.f("ix_partner_municipality_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_partner_municipality_association_id"))

    op.drop_table("partner_municipality")
    with op.batch_alter_table("intervention", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_intervention_partner_id"))
        batch_op.drop_index(batch_op.f("ix_intervention_association_id"))

    op.drop_table("intervention")
    with op.batch_alter_table("coordination_note_partner", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_coordination_note_partner",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_coordination_note_partner_partner_id"))
        batch_op.drop_index(batch_op.f("ix_coordination_note_partner_note_id"))
        batch_op.drop_index(batch_op.f("ix_coordination_note_partner_association_id"))

    op.drop_table("coordination_note_partner")
    with op.batch_alter_table("coordination_note_municipality", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_coordination_note_municipality",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_coordination_note_municipality_note_id"))
        batch_op.drop_index(batch_op.f("ix_coordination_note_municipality_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_coordination_note_municipality_association_id"))

    op.drop_table("coordination_note_municipality")
    with op.batch_alter_table("coordination_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_coordination_note_association_id"))

    op.drop_table("coordination_note")


def _tables(*names: str) -> list[sa.Table]:
    link = op.get_bind()
    return [sa.Table(name, sa.MetaData(), autoload_with=link) for name in names]


def _date_counts() -> None:
    """What an organization had without a date becomes its count of the day it was recorded."""
    link = op.get_bind()
    organization, count = _tables("organization", "organization_count")
    said = sa.or_(*(organization.c[name].is_not(None) for name in _COUNTED))
    for row in link.execute(sa.select(organization).where(said)).mappings().all():
        values = {
            "uid": str(uuid4()),
            "created_at": row["created_at"],
            "created_by": revision,
            "updated_by": revision,
            "version": 1,
            "deleted_at": row["deleted_at"],
            "deleted_by": row["deleted_by"],
            "deleted_reason": row["deleted_reason"],
            "association_id": row["association_id"],
            "organization_id": row["id"],
            "counted_on": row["created_at"].date(),
            "repeats": False,
            "document": "",
        }
        named = {name: row[name] for name in _COUNTED}
        link.execute(count.insert().values(values | named))


def _keep_last_counts() -> None:
    """Before dated counts there was one: the last of those that are left."""
    link = op.get_bind()
    organization, count = _tables("organization", "organization_count")
    counts = sa.select(count).where(count.c.deleted_at.is_(None)).order_by(count.c.counted_on)
    for row in link.execute(counts).mappings().all():
        own = organization.update().where(organization.c.id == row["organization_id"])
        link.execute(own.values({name: row[name] for name in _COUNTED}))
