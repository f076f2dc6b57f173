"""Instruments, studies, links between members, tags, context, initiatives

Revision: 0008_territory
Follows: 0007_institution
"""

from __future__ import annotations

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0008_territory"
down_revision = "0007_institution"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "affinity_study",
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
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("author", sa.String(160), nullable=False),
        sa.Column("studied_on", sa.Date(), nullable=False),
        sa.Column("document", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_affinity_study_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_affinity_study")),
        sa.UniqueConstraint("uid", name=op.f("uq_affinity_study_uid")),
    )
    with op.batch_alter_table("affinity_study") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_affinity_study_association_id"), ["association_id"], unique=False
        )

    op.create_table(
        "asked_role",
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
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_asked_role_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asked_role")),
        sa.UniqueConstraint("uid", name=op.f("uq_asked_role_uid")),
    )
    with op.batch_alter_table("asked_role") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_asked_role_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_asked_role",
            ["association_id", "role", "since"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "functional_link",
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
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("name", sa.String(160), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_functional_link_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_functional_link")),
        sa.UniqueConstraint("uid", name=op.f("uq_functional_link_uid")),
    )
    with op.batch_alter_table("functional_link") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_functional_link_association_id"), ["association_id"], unique=False
        )

    op.create_table(
        "context_figure",
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
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(20), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("name_key", sa.String(120), nullable=False),
        sa.Column("sex", sa.String(1), nullable=False),
        sa.Column("area", sa.String(10), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("word", sa.String(40), nullable=False),
        sa.Column("source", sa.String(160), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_context_figure_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_context_figure_municipality_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_context_figure")),
        sa.UniqueConstraint("uid", name=op.f("uq_context_figure_uid")),
    )
    with op.batch_alter_table("context_figure") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_context_figure_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_context_figure_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(
            "uq_context_figure",
            ["municipality_id", "indicator", "name_key", "sex", "area", "year"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "counterpart",
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
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("contact", sa.String(160), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_counterpart_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_counterpart_municipality_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counterpart")),
        sa.UniqueConstraint("uid", name=op.f("uq_counterpart_uid")),
    )
    with op.batch_alter_table("counterpart") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_counterpart_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_counterpart_municipality_id"), ["municipality_id"], unique=False
        )

    op.create_table(
        "instrument",
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
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("supported", sa.Boolean(), nullable=False),
        sa.Column("guidelines", sa.String(200), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("document", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_instrument_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_instrument_municipality_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument")),
        sa.UniqueConstraint("uid", name=op.f("uq_instrument_uid")),
    )
    with op.batch_alter_table("instrument") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_instrument_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_instrument_municipality_id"), ["municipality_id"], unique=False
        )

    op.create_table(
        "link_municipality",
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
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_link_municipality_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["link_id"], ["functional_link.id"], name=op.f("fk_link_municipality_link_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_link_municipality_municipality_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_municipality")),
        sa.UniqueConstraint("uid", name=op.f("uq_link_municipality_uid")),
    )
    with op.batch_alter_table("link_municipality") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_link_municipality_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_link_municipality_link_id"), ["link_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_link_municipality_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(
            "uq_link_municipality",
            ["link_id", "municipality_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "municipal_tag",
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
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(20), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("act", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_municipal_tag_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_municipal_tag_municipality_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipal_tag")),
        sa.UniqueConstraint("uid", name=op.f("uq_municipal_tag_uid")),
    )
    with op.batch_alter_table("municipal_tag") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_municipal_tag_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_municipal_tag_municipality_id"), ["municipality_id"], unique=False
        )

    op.create_table(
        "other_scheme",
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
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(160), nullable=False),
        sa.Column("name_key", sa.String(160), nullable=False),
        sa.Column("purpose", sa.String(30), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_other_scheme_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_other_scheme_municipality_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_other_scheme")),
        sa.UniqueConstraint("uid", name=op.f("uq_other_scheme_uid")),
    )
    with op.batch_alter_table("other_scheme") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_other_scheme_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_other_scheme_municipality_id"), ["municipality_id"], unique=False
        )

    op.create_table(
        "study_affinity",
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
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("affinity", sa.String(30), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_study_affinity_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["study_id"], ["affinity_study.id"], name=op.f("fk_study_affinity_study_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_affinity")),
        sa.UniqueConstraint("uid", name=op.f("uq_study_affinity_uid")),
    )
    with op.batch_alter_table("study_affinity") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_study_affinity_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_study_affinity_study_id"), ["study_id"], unique=False)
        batch_op.create_index(
            "uq_study_affinity",
            ["study_id", "affinity"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "study_municipality",
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
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_study_municipality_association_id"),
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_study_municipality_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["study_id"], ["affinity_study.id"], name=op.f("fk_study_municipality_study_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_municipality")),
        sa.UniqueConstraint("uid", name=op.f("uq_study_municipality_uid")),
    )
    with op.batch_alter_table("study_municipality") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_study_municipality_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_study_municipality_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_study_municipality_study_id"), ["study_id"], unique=False
        )
        batch_op.create_index(
            "uq_study_municipality",
            ["study_id", "municipality_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "instrument_step",
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
        sa.Column("instrument_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("reached_on", sa.Date(), nullable=False),
        sa.Column("act", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_instrument_step_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["instrument_id"], ["instrument.id"], name=op.f("fk_instrument_step_instrument_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument_step")),
        sa.UniqueConstraint("uid", name=op.f("uq_instrument_step_uid")),
    )
    with op.batch_alter_table("instrument_step") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_instrument_step_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_instrument_step_instrument_id"), ["instrument_id"], unique=False
        )
        batch_op.create_index(
            "uq_instrument_step",
            ["instrument_id", "state"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "peace_initiative",
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
        sa.Column("text", sa.String(300), nullable=False),
        sa.Column("pillar", sa.String(20), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        sa.Column("listed_on", sa.Date(), nullable=False),
        sa.Column("list_act", sa.String(120), nullable=False),
        sa.Column("dropped_on", sa.Date(), nullable=True),
        sa.Column("dropped_reason", sa.String(300), nullable=False),
        sa.Column("plan_line_id", sa.Integer(), nullable=True),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_peace_initiative_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_peace_initiative_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_line_id"], ["plan_line.id"], name=op.f("fk_peace_initiative_plan_line_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_peace_initiative_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peace_initiative")),
        sa.UniqueConstraint("uid", name=op.f("uq_peace_initiative_uid")),
    )
    with op.batch_alter_table("peace_initiative") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_peace_initiative_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_peace_initiative_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_peace_initiative_plan_line_id"), ["plan_line_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_peace_initiative_project_id"), ["project_id"], unique=False
        )
        batch_op.create_index(
            "uq_peace_initiative",
            ["association_id", "code"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    _tag_municipalities()
    with op.batch_alter_table("municipality") as batch_op:
        batch_op.drop_column("is_pdet")


def downgrade() -> None:
    with op.batch_alter_table("municipality") as batch_op:
        batch_op.add_column(
            sa.Column("is_pdet", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    _mark_municipalities()
    op.drop_table("peace_initiative")
    op.drop_table("instrument_step")
    op.drop_table("study_municipality")
    op.drop_table("study_affinity")
    op.drop_table("other_scheme")
    op.drop_table("municipal_tag")
    op.drop_table("link_municipality")
    op.drop_table("instrument")
    op.drop_table("counterpart")
    op.drop_table("context_figure")
    op.drop_table("functional_link")
    op.drop_table("asked_role")
    op.drop_table("affinity_study")


def _read(name: str) -> sa.Table:
    return sa.Table(name, sa.MetaData(), autoload_with=op.get_bind())


def _tag_municipalities() -> None:
    """What a municipality said of itself becomes a tag that it always had."""
    link, municipality, tag = op.get_bind(), _read("municipality"), _read("municipal_tag")
    marked = sa.select(municipality).where(
        municipality.c.is_pdet, municipality.c.deleted_at.is_(None)
    )
    for row in link.execute(marked).mappings().all():
        link.execute(
            tag.insert().values(
                uid=str(uuid4()),
                created_at=row["created_at"],
                created_by=revision,
                updated_by="",
                version=1,
                deleted_by="",
                deleted_reason="",
                association_id=row["association_id"],
                municipality_id=row["id"],
                tag="pdet",
                act="",
            )
        )


def _mark_municipalities() -> None:
    link, municipality, tag = op.get_bind(), _read("municipality"), _read("municipal_tag")
    tagged = sa.select(tag.c.municipality_id).where(tag.c.tag == "pdet", tag.c.deleted_at.is_(None))
    link.execute(municipality.update().where(municipality.c.id.in_(tagged)).values(is_pdet=True))
