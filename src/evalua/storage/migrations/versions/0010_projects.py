"""What the measures over projects and plans need recorded

Revision: 0010_projects
Follows: 0009_own_indicators
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010_projects"
down_revision = "0009_own_indicators"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "municipal_plan_project",
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
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_municipal_plan_project_association_id"),
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["municipal_plan.id"], name=op.f("fk_municipal_plan_project_plan_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_municipal_plan_project_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipal_plan_project")),
        sa.UniqueConstraint("uid", name=op.f("uq_municipal_plan_project_uid")),
    )
    with op.batch_alter_table("municipal_plan_project", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_municipal_plan_project_association_id"),
            ["association_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_municipal_plan_project_plan_id"), ["plan_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_municipal_plan_project_project_id"), ["project_id"], unique=False
        )
        batch_op.create_index(
            "uq_municipal_plan_project",
            ["plan_id", "project_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    with op.batch_alter_table("community_session", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("contributions", sa.String(600), nullable=False, server_default="")
        )

    with op.batch_alter_table("hand_over_session", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("signed_by", sa.String(160), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("holder_present", sa.Boolean(), nullable=False, server_default=sa.false())
        )

    # An induction was recorded as that of the mayor; until now nothing else could be said of it.
    sessions = sa.table(
        "hand_over_session",
        *(sa.column(name) for name in ("kind", "incoming_team", "holder_present")),
    )
    op.execute(
        sessions.update()
        .where(sessions.c.kind == "induction", sessions.c.incoming_team == sa.true())
        .values(holder_present=sa.true())
    )

    with op.batch_alter_table("neutrality_declaration", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("incident_kind", sa.String(12), nullable=False, server_default="")
        )

    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.add_column(sa.Column("national_plan_year", sa.Integer(), nullable=True))

    with op.batch_alter_table("project_funding", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("valuation", sa.String(200), nullable=False, server_default="")
        )

    with op.batch_alter_table("project_stage", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("complete_support", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    with op.batch_alter_table("project_stage", schema=None) as batch_op:
        batch_op.drop_column("complete_support")

    with op.batch_alter_table("project_funding", schema=None) as batch_op:
        batch_op.drop_column("valuation")

    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.drop_column("national_plan_year")

    with op.batch_alter_table("neutrality_declaration", schema=None) as batch_op:
        batch_op.drop_column("incident_kind")

    with op.batch_alter_table("hand_over_session", schema=None) as batch_op:
        batch_op.drop_column("holder_present")
        batch_op.drop_column("signed_by")

    with op.batch_alter_table("community_session", schema=None) as batch_op:
        batch_op.drop_column("contributions")

    with op.batch_alter_table("municipal_plan_project", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_municipal_plan_project",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_municipal_plan_project_project_id"))
        batch_op.drop_index(batch_op.f("ix_municipal_plan_project_plan_id"))
        batch_op.drop_index(batch_op.f("ix_municipal_plan_project_association_id"))

    op.drop_table("municipal_plan_project")
