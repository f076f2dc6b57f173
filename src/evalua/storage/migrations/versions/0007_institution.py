"""Legal file, norms, posts, statutory objectives, bodies, disagreements

Revision: 0007_institution
Follows: 0006_services_finances
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007_institution"
down_revision = "0006_services_finances"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "legal_piece",
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
        sa.Column("piece", sa.String(30), nullable=False),
        sa.Column("document", sa.String(200), nullable=False),
        sa.Column("act", sa.String(120), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("kept_at", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_legal_piece_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_piece")),
        sa.UniqueConstraint("uid", name=op.f("uq_legal_piece_uid")),
    )
    with op.batch_alter_table("legal_piece") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_legal_piece_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_legal_piece",
            ["association_id", "piece", "valid_from"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "norm",
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
        sa.Column("article", sa.String(120), nullable=False),
        sa.Column("subject_matter", sa.String(300), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_norm_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_norm")),
        sa.UniqueConstraint("uid", name=op.f("uq_norm_uid")),
    )
    with op.batch_alter_table("norm") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_norm_association_id"), ["association_id"], unique=False
        )

    op.create_table(
        "staff_post",
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
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("unit", sa.String(120), nullable=False),
        sa.Column("reports_to_id", sa.Integer(), nullable=True),
        sa.Column("funding", sa.String(20), nullable=False),
        sa.Column("dedication", sa.Float(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_staff_post_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["reports_to_id"], ["staff_post.id"], name=op.f("fk_staff_post_reports_to_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_post")),
        sa.UniqueConstraint("uid", name=op.f("uq_staff_post_uid")),
    )
    with op.batch_alter_table("staff_post") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_staff_post_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_staff_post_reports_to_id"), ["reports_to_id"], unique=False
        )

    op.create_table(
        "statutory_objective",
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
        sa.Column("text", sa.String(400), nullable=False),
        sa.Column("function", sa.String(20), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("fulfilled_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_statutory_objective_association_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statutory_objective")),
        sa.UniqueConstraint("uid", name=op.f("uq_statutory_objective_uid")),
    )
    with op.batch_alter_table("statutory_objective") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_statutory_objective_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_statutory_objective",
            ["association_id", "code"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "story_event",
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
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("title", sa.String(160), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(600), nullable=False),
        sa.Column("act", sa.String(120), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("resolved_on", sa.Date(), nullable=True),
        sa.Column("resolution", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_story_event_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story_event")),
        sa.UniqueConstraint("uid", name=op.f("uq_story_event_uid")),
    )
    with op.batch_alter_table("story_event") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_story_event_association_id"), ["association_id"], unique=False
        )

    op.create_table(
        "body_term",
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
        sa.Column("body", sa.String(20), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("elected_on", sa.Date(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("quorum_rule", sa.String(20), nullable=False),
        sa.Column("quorum_value", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_body_term_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_body_term_meeting_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_term")),
        sa.UniqueConstraint("uid", name=op.f("uq_body_term_uid")),
    )
    with op.batch_alter_table("body_term") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_body_term_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_body_term_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            "uq_body_term",
            ["association_id", "body", "from_on"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "disagreement",
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
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("about", sa.String(600), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        sa.Column("owner", sa.String(160), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("closing_note", sa.String(600), nullable=False),
        sa.Column("reserved", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_disagreement_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_disagreement_municipality_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disagreement")),
        sa.UniqueConstraint("uid", name=op.f("uq_disagreement_uid")),
    )
    with op.batch_alter_table("disagreement") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_disagreement_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_disagreement_municipality_id"), ["municipality_id"], unique=False
        )

    op.create_table(
        "post_occupant",
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
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("sex", sa.String(1), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_post_occupant_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["staff_post.id"], name=op.f("fk_post_occupant_post_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_occupant")),
        sa.UniqueConstraint("uid", name=op.f("uq_post_occupant_uid")),
    )
    with op.batch_alter_table("post_occupant") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_post_occupant_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_post_occupant_post_id"), ["post_id"], unique=False)

    op.create_table(
        "body_member",
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
        sa.Column("body_term_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_body_member_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["body_term_id"], ["body_term.id"], name=op.f("fk_body_member_body_term_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_body_member_municipality_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_member")),
        sa.UniqueConstraint("uid", name=op.f("uq_body_member_uid")),
    )
    with op.batch_alter_table("body_member") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_body_member_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_body_member_body_term_id"), ["body_term_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_body_member_municipality_id"), ["municipality_id"], unique=False
        )

    with op.batch_alter_table("decision") as batch_op:
        batch_op.add_column(
            sa.Column("finding_kind", sa.String(12), nullable=False, server_default="")
        )

    with op.batch_alter_table("goal") as batch_op:
        batch_op.add_column(sa.Column("objective_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_goal_objective_id"), ["objective_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_goal_objective_id"), "statutory_objective", ["objective_id"], ["id"]
        )

    with op.batch_alter_table("project") as batch_op:
        batch_op.add_column(sa.Column("objective_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_project_objective_id"), ["objective_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_project_objective_id"), "statutory_objective", ["objective_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("project") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_project_objective_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_project_objective_id"))
        batch_op.drop_column("objective_id")

    with op.batch_alter_table("goal") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_goal_objective_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_goal_objective_id"))
        batch_op.drop_column("objective_id")

    with op.batch_alter_table("decision") as batch_op:
        batch_op.drop_column("finding_kind")

    with op.batch_alter_table("body_member") as batch_op:
        batch_op.drop_index(batch_op.f("ix_body_member_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_body_member_body_term_id"))
        batch_op.drop_index(batch_op.f("ix_body_member_association_id"))

    op.drop_table("body_member")
    with op.batch_alter_table("post_occupant") as batch_op:
        batch_op.drop_index(batch_op.f("ix_post_occupant_post_id"))
        batch_op.drop_index(batch_op.f("ix_post_occupant_association_id"))

    op.drop_table("post_occupant")
    with op.batch_alter_table("disagreement") as batch_op:
        batch_op.drop_index(batch_op.f("ix_disagreement_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_disagreement_association_id"))

    op.drop_table("disagreement")
    with op.batch_alter_table("body_term") as batch_op:
        batch_op.drop_index(
            "uq_body_term",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_body_term_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_body_term_association_id"))

    op.drop_table("body_term")
    with op.batch_alter_table("story_event") as batch_op:
        batch_op.drop_index(batch_op.f("ix_story_event_association_id"))

    op.drop_table("story_event")
    with op.batch_alter_table("statutory_objective") as batch_op:
        batch_op.drop_index(
            "uq_statutory_objective",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_statutory_objective_association_id"))

    op.drop_table("statutory_objective")
    with op.batch_alter_table("staff_post") as batch_op:
        batch_op.drop_index(batch_op.f("ix_staff_post_reports_to_id"))
        batch_op.drop_index(batch_op.f("ix_staff_post_association_id"))

    op.drop_table("staff_post")
    with op.batch_alter_table("norm") as batch_op:
        batch_op.drop_index(batch_op.f("ix_norm_association_id"))

    op.drop_table("norm")
    with op.batch_alter_table("legal_piece") as batch_op:
        batch_op.drop_index(
            "uq_legal_piece",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_legal_piece_association_id"))

    op.drop_table("legal_piece")
