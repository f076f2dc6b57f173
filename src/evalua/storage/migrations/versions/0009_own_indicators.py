"""Typed figures, the association's own indicators, baselines and retirements

Revision: 0009_own_indicators
Follows: 0008_territory
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009_own_indicators"
down_revision = "0008_territory"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "indicator_baseline",
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
        sa.Column("indicator", sa.String(12), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("scored_from", sa.Boolean(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("act", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_indicator_baseline_association_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_baseline")),
        sa.UniqueConstraint("uid", name=op.f("uq_indicator_baseline_uid")),
    )
    with op.batch_alter_table("indicator_baseline") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_indicator_baseline_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_baseline",
            ["association_id", "indicator", "decided_on"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "indicator_retirement",
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
        sa.Column("indicator", sa.String(12), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("act", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_indicator_retirement_association_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator_retirement")),
        sa.UniqueConstraint("uid", name=op.f("uq_indicator_retirement_uid")),
    )
    with op.batch_alter_table("indicator_retirement") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_indicator_retirement_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_retirement",
            ["association_id", "indicator", "since"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "own_indicator",
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
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("question", sa.String(3), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("short", sa.String(28), nullable=False),
        sa.Column("definition", sa.String(600), nullable=False),
        sa.Column("unit", sa.String(30), nullable=False),
        sa.Column("direction", sa.String(5), nullable=False),
        sa.Column("frequency", sa.String(10), nullable=False),
        sa.Column("target_mode", sa.String(14), nullable=False),
        sa.Column("target_value", sa.Float(), nullable=True),
        sa.Column("zero_at", sa.Float(), nullable=True),
        sa.Column("target_min", sa.Float(), nullable=True),
        sa.Column("target_max", sa.Float(), nullable=True),
        sa.Column("formula", sa.String(12), nullable=False),
        sa.Column("feed", sa.String(10), nullable=False),
        sa.Column("window", sa.String(14), nullable=False),
        sa.Column("numerator", sa.String(160), nullable=False),
        sa.Column("numerator_of", sa.String(40), nullable=False),
        sa.Column("numerator_only", sa.String(120), nullable=False),
        sa.Column("denominator", sa.String(160), nullable=False),
        sa.Column("denominator_of", sa.String(40), nullable=False),
        sa.Column("denominator_only", sa.String(120), nullable=False),
        sa.Column("largest_of", sa.String(20), nullable=False),
        sa.Column("disaggregation", sa.String(200), nullable=False),
        sa.Column("verification", sa.String(300), nullable=False),
        sa.Column("pitfall", sa.String(300), nullable=False),
        sa.Column("tip", sa.String(300), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("act", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_own_indicator_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_indicator")),
        sa.UniqueConstraint("association_id", "code", name="uq_own_indicator_code"),
        sa.UniqueConstraint("uid", name=op.f("uq_own_indicator_uid")),
    )
    with op.batch_alter_table("own_indicator") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_own_indicator_association_id"), ["association_id"], unique=False
        )

    op.create_table(
        "typed_figure",
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
        sa.Column("indicator", sa.String(12), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        sa.Column("numerator", sa.Float(), nullable=False),
        sa.Column("denominator", sa.Float(), nullable=True),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("evidence", sa.String(300), nullable=False),
        sa.Column("typed_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_typed_figure_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_typed_figure")),
        sa.UniqueConstraint("uid", name=op.f("uq_typed_figure_uid")),
    )
    with op.batch_alter_table("typed_figure") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_typed_figure_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_typed_figure_period_end"), ["period_end"], unique=False
        )
        batch_op.create_index(
            "uq_typed_figure",
            ["association_id", "indicator", "period_end"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("typed_figure") as batch_op:
        batch_op.drop_index(
            "uq_typed_figure",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_typed_figure_period_end"))
        batch_op.drop_index(batch_op.f("ix_typed_figure_association_id"))

    op.drop_table("typed_figure")
    with op.batch_alter_table("own_indicator") as batch_op:
        batch_op.drop_index(batch_op.f("ix_own_indicator_association_id"))

    op.drop_table("own_indicator")
    with op.batch_alter_table("indicator_retirement") as batch_op:
        batch_op.drop_index(
            "uq_retirement",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_indicator_retirement_association_id"))

    op.drop_table("indicator_retirement")
    with op.batch_alter_table("indicator_baseline") as batch_op:
        batch_op.drop_index(
            "uq_baseline",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_indicator_baseline_association_id"))

    op.drop_table("indicator_baseline")
