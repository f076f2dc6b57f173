"""The registers in depth

Revision: 0002_registers_in_depth
Follows: 0001_first_tables
"""

from __future__ import annotations

import unicodedata
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0002_registers_in_depth"
down_revision = "0001_first_tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "funding_call",
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
        sa.Column("entity", sa.String(160), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("name_key", sa.String(200), nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=True),
        sa.Column("requirements", sa.String(600), nullable=False),
        sa.Column("link", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_funding_call_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funding_call")),
        sa.UniqueConstraint("uid", name=op.f("uq_funding_call_uid")),
    )
    with op.batch_alter_table("funding_call", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_funding_call_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_funding_call",
            ["association_id", "name_key", "opens_on"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "neutrality_declaration",
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
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("declared_on", sa.Date(), nullable=False),
        sa.Column("declared_by", sa.String(120), nullable=False),
        sa.Column("incidents", sa.Integer(), nullable=False),
        sa.Column("measures", sa.String(300), nullable=False),
        sa.Column("act", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_neutrality_declaration_association_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_neutrality_declaration")),
        sa.UniqueConstraint("uid", name=op.f("uq_neutrality_declaration_uid")),
    )
    with op.batch_alter_table("neutrality_declaration", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_neutrality_declaration_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_neutrality",
            ["association_id", "month"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "programme",
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
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("name_key", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("act", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_programme_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("uid", name=op.f("uq_programme_uid")),
    )
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_programme_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_programme",
            ["association_id", "name_key"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "quality_answer",
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
        sa.Column("rule", sa.String(10), nullable=False),
        sa.Column("subject", sa.String(80), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("answer", sa.String(300), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_quality_answer_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quality_answer")),
        sa.UniqueConstraint("uid", name=op.f("uq_quality_answer_uid")),
    )
    with op.batch_alter_table("quality_answer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_quality_answer_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_quality_answer",
            ["association_id", "rule", "subject", "month"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "vision",
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
        sa.Column("starts_year", sa.Integer(), nullable=False),
        sa.Column("ends_year", sa.Integer(), nullable=False),
        sa.Column("act", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_vision_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vision")),
        sa.UniqueConstraint("uid", name=op.f("uq_vision_uid")),
    )
    with op.batch_alter_table("vision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_vision_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_vision",
            ["association_id", "name"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "audience_reach",
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
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(20), nullable=False),
        sa.Column("reached_on", sa.Date(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_audience_reach_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_audience_reach_municipality_id")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_audience_reach_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audience_reach")),
        sa.UniqueConstraint("uid", name=op.f("uq_audience_reach_uid")),
    )
    with op.batch_alter_table("audience_reach", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_audience_reach_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_audience_reach_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_audience_reach_term_id"), ["term_id"], unique=False)

    op.create_table(
        "call_municipality",
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
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_call_municipality_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["call_id"], ["funding_call.id"], name=op.f("fk_call_municipality_call_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_call_municipality_municipality_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_municipality")),
        sa.UniqueConstraint("uid", name=op.f("uq_call_municipality_uid")),
    )
    with op.batch_alter_table("call_municipality", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_call_municipality_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_call_municipality_call_id"), ["call_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_call_municipality_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(
            "uq_call_municipality",
            ["call_id", "municipality_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "call_theme",
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
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("theme", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_call_theme_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["call_id"], ["funding_call.id"], name=op.f("fk_call_theme_call_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_theme")),
        sa.UniqueConstraint("uid", name=op.f("uq_call_theme_uid")),
    )
    with op.batch_alter_table("call_theme", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_call_theme_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_call_theme_call_id"), ["call_id"], unique=False)
        batch_op.create_index(
            "uq_call_theme",
            ["call_id", "theme"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "candidate",
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
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("sex", sa.String(1), nullable=False),
        sa.Column("list_source", sa.String(200), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_candidate_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_candidate_municipality_id")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_candidate_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate")),
        sa.UniqueConstraint("uid", name=op.f("uq_candidate_uid")),
    )
    with op.batch_alter_table("candidate", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_candidate_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_candidate_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_candidate_term_id"), ["term_id"], unique=False)
        batch_op.create_index(
            "uq_candidate",
            ["term_id", "municipality_id", "number"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "candidate_pack",
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
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("document", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_candidate_pack_association_id")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_candidate_pack_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate_pack")),
        sa.UniqueConstraint("uid", name=op.f("uq_candidate_pack_uid")),
    )
    with op.batch_alter_table("candidate_pack", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_candidate_pack_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_candidate_pack_term_id"), ["term_id"], unique=False)
        batch_op.create_index(
            "uq_candidate_pack",
            ["term_id", "kind", "number"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "hand_over_session",
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
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("outgoing_team", sa.Boolean(), nullable=False),
        sa.Column("incoming_team", sa.Boolean(), nullable=False),
        sa.Column("product", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_hand_over_session_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_hand_over_session_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["term_id"], ["term.id"], name=op.f("fk_hand_over_session_term_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over_session")),
        sa.UniqueConstraint("uid", name=op.f("uq_hand_over_session_uid")),
    )
    with op.batch_alter_table("hand_over_session", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_hand_over_session_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_hand_over_session_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_hand_over_session_term_id"), ["term_id"], unique=False)

    op.create_table(
        "mentor",
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
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("mentor_municipality_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_mentor_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["mentor_municipality_id"],
            ["municipality.id"],
            name=op.f("fk_mentor_mentor_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_mentor_municipality_id")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_mentor_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentor")),
        sa.UniqueConstraint("uid", name=op.f("uq_mentor_uid")),
    )
    with op.batch_alter_table("mentor", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_mentor_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_mentor_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_mentor_term_id"), ["term_id"], unique=False)
        batch_op.create_index(
            "uq_mentor",
            ["term_id", "municipality_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "plan_line",
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
        sa.Column("level", sa.String(10), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        sa.Column("plan", sa.String(200), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("text", sa.String(300), nullable=False),
        sa.Column("starts_year", sa.Integer(), nullable=False),
        sa.Column("ends_year", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_plan_line_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_plan_line_municipality_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_line")),
        sa.UniqueConstraint("uid", name=op.f("uq_plan_line_uid")),
    )
    with op.batch_alter_table("plan_line", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_plan_line_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_plan_line_municipality_id"), ["municipality_id"], unique=False
        )

    op.create_table(
        "sheet_review",
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
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("person", sa.String(120), nullable=False),
        sa.Column("position", sa.String(120), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=False),
        sa.Column("remarks", sa.String(600), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_sheet_review_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_sheet_review_municipality_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_review")),
        sa.UniqueConstraint("uid", name=op.f("uq_sheet_review_uid")),
    )
    with op.batch_alter_table("sheet_review", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sheet_review_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_sheet_review_municipality_id"), ["municipality_id"], unique=False
        )

    op.create_table(
        "vision_line",
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
        sa.Column("vision_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("text", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_vision_line_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["vision_id"], ["vision.id"], name=op.f("fk_vision_line_vision_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vision_line")),
        sa.UniqueConstraint("uid", name=op.f("uq_vision_line_uid")),
    )
    with op.batch_alter_table("vision_line", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_vision_line_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_vision_line_vision_id"), ["vision_id"], unique=False)
        batch_op.create_index(
            "uq_vision_line",
            ["vision_id", "code"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "withdrawal",
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
        sa.Column("requested_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(30), nullable=False),
        sa.Column("explanation", sa.String(600), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("act", sa.String(120), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("settlement", sa.BigInteger(), nullable=True),
        sa.Column("settlement_note", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_withdrawal_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_withdrawal_municipality_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawal")),
        sa.UniqueConstraint("uid", name=op.f("uq_withdrawal_uid")),
    )
    with op.batch_alter_table("withdrawal", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_withdrawal_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_withdrawal_municipality_id"), ["municipality_id"], unique=False
        )

    op.create_table(
        "pack_delivery",
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
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("delivered_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("receipt", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_pack_delivery_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_pack_delivery_candidate_id")
        ),
        sa.ForeignKeyConstraint(
            ["pack_id"], ["candidate_pack.id"], name=op.f("fk_pack_delivery_pack_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_delivery")),
        sa.UniqueConstraint("uid", name=op.f("uq_pack_delivery_uid")),
    )
    with op.batch_alter_table("pack_delivery", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_pack_delivery_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_pack_delivery_candidate_id"), ["candidate_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_pack_delivery_pack_id"), ["pack_id"], unique=False)
        batch_op.create_index(
            "uq_pack_delivery",
            ["pack_id", "candidate_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "refund",
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
        sa.Column("payment_id", sa.Integer(), nullable=False),
        sa.Column("refunded_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(80), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_refund_association_id")
        ),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"], name=op.f("fk_refund_payment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refund")),
        sa.UniqueConstraint("uid", name=op.f("uq_refund_uid")),
    )
    with op.batch_alter_table("refund", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_refund_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_refund_payment_id"), ["payment_id"], unique=False)

    op.create_table(
        "need",
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
        sa.Column("theme", sa.String(40), nullable=False),
        sa.Column("text", sa.String(300), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("stated_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(200), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_reason", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_need_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_need_municipality_id")
        ),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_need_project_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
        sa.UniqueConstraint("uid", name=op.f("uq_need_uid")),
    )
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_need_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_need_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_need_project_id"), ["project_id"], unique=False)

    op.create_table(
        "plan_citation",
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
        sa.Column("plan_line_id", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=True),
        sa.Column("project_id", sa.Integer(), nullable=True),
        sa.Column("vision_line_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_plan_citation_association_id")
        ),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_plan_citation_goal_id")),
        sa.ForeignKeyConstraint(
            ["plan_line_id"], ["plan_line.id"], name=op.f("fk_plan_citation_plan_line_id")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_plan_citation_project_id")
        ),
        sa.ForeignKeyConstraint(
            ["vision_line_id"], ["vision_line.id"], name=op.f("fk_plan_citation_vision_line_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_citation")),
        sa.UniqueConstraint("uid", name=op.f("uq_plan_citation_uid")),
    )
    with op.batch_alter_table("plan_citation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_plan_citation_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_plan_citation_goal_id"), ["goal_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_plan_citation_plan_line_id"), ["plan_line_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_plan_citation_project_id"), ["project_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_plan_citation_vision_line_id"), ["vision_line_id"], unique=False
        )
        batch_op.create_index(
            "uq_goal_citation",
            ["plan_line_id", "goal_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.create_index(
            "uq_project_citation",
            ["plan_line_id", "project_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.create_index(
            "uq_vision_citation",
            ["plan_line_id", "vision_line_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "project_alternative",
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
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("left_out_by", sa.String(200), nullable=False),
        sa.Column("alternative", sa.String(300), nullable=False),
        sa.Column("sought_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(300), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_project_alternative_association_id"),
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_project_alternative_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_project_alternative_project_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project_alternative")),
        sa.UniqueConstraint("uid", name=op.f("uq_project_alternative_uid")),
    )
    with op.batch_alter_table("project_alternative", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_project_alternative_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_project_alternative_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_project_alternative_project_id"), ["project_id"], unique=False
        )

    op.create_table(
        "agreement_charge",
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
        sa.Column("charge_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["payment_agreement.id"],
            name=op.f("fk_agreement_charge_agreement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_agreement_charge_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["charge_id"], ["charge.id"], name=op.f("fk_agreement_charge_charge_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement_charge")),
        sa.UniqueConstraint("uid", name=op.f("uq_agreement_charge_uid")),
    )
    with op.batch_alter_table("agreement_charge", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_agreement_charge_agreement_id"), ["agreement_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_agreement_charge_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_agreement_charge_charge_id"), ["charge_id"], unique=False
        )
        batch_op.create_index(
            "uq_agreement_charge",
            ["agreement_id", "charge_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    with op.batch_alter_table("allocation", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("by_hand", sa.Boolean(), nullable=False, server_default=sa.false())
        )

    with op.batch_alter_table("charge", schema=None) as batch_op:
        batch_op.add_column(sa.Column("basis", sa.String(200), nullable=False, server_default=""))

    with op.batch_alter_table("contribution_scheme", schema=None) as batch_op:
        batch_op.add_column(sa.Column("concept", sa.String(200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("project_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_contribution_scheme_project_id"), "project", ["project_id"], ["id"]
        )

    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("responsible", sa.String(160), nullable=False, server_default="")
        )

    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("programme_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("agreement_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_goal_agreement_id"), ["agreement_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_goal_programme_id"), ["programme_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_goal_agreement_id"), "agreement", ["agreement_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_goal_programme_id"), "programme", ["programme_id"], ["id"]
        )

    with op.batch_alter_table("goal_progress", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("difficulty", sa.String(600), nullable=False, server_default="")
        )

    with op.batch_alter_table("in_kind_contribution", schema=None) as batch_op:
        batch_op.add_column(sa.Column("scheme_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_in_kind_contribution_scheme_id"),
            "contribution_scheme",
            ["scheme_id"],
            ["id"],
        )

    with op.batch_alter_table("payment_agreement", schema=None) as batch_op:
        batch_op.add_column(sa.Column("note", sa.String(300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("cancelled_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("cancelled_reason", sa.String(300), nullable=False, server_default="")
        )

    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.add_column(sa.Column("programme_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("call_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("vision_line_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("priority", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_project_call_id"), ["call_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_project_programme_id"), ["programme_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_project_vision_line_id"), ["vision_line_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_project_programme_id"), "programme", ["programme_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_project_vision_line_id"), "vision_line", ["vision_line_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_project_call_id"), "funding_call", ["call_id"], ["id"]
        )

    _name_programmes()
    _name_vision_lines()
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.drop_column("vision_line")
        batch_op.drop_column("programme")

    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.add_column(sa.Column("programme_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_service_programme_id"), ["programme_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_service_programme_id"), "programme", ["programme_id"], ["id"]
        )


def _key(text: str) -> str:
    """The text without accents, case or signs, as names were compared when this was written."""
    folded = unicodedata.normalize("NFD", text.casefold())
    letters = (c if c.isalnum() else " " for c in folded if unicodedata.category(c) != "Mn")
    return " ".join("".join(letters).split())


def _new(row: sa.RowMapping) -> dict[str, object]:
    """What every stored row has, for a row made from a project: as old as the project."""
    return {
        "uid": str(uuid4()),
        "created_at": row["created_at"],
        "created_by": revision,
        "updated_by": revision,
        "version": 1,
        "deleted_by": "",
        "deleted_reason": "",
    }


def _inserted(table: sa.Table, values: dict[str, object]) -> int:
    made = op.get_bind().execute(table.insert().values(values)).inserted_primary_key
    assert made is not None
    return int(made[0])


def _name_programmes() -> None:
    """A project's programme was a text: each becomes a row that the project points to."""
    link = op.get_bind()
    project, programme = (
        sa.Table(n, sa.MetaData(), autoload_with=link) for n in ("project", "programme")
    )
    named = sa.select(project).where(project.c.programme != "").order_by(project.c.created_at)
    made: dict[tuple[int, str], int] = {}
    for row in link.execute(named).mappings().all():
        key = (row["association_id"], _key(row["programme"]))
        if key not in made:
            values = _new(row) | {
                "association_id": key[0],
                "name": row["programme"],
                "name_key": key[1],
                "kind": "programme",
                "since": row["created_at"].date(),
                "act": "",
            }
            made[key] = _inserted(programme, values)
        link.execute(
            project.update().where(project.c.id == row["id"]).values(programme_id=made[key])
        )


def _name_vision_lines() -> None:
    """A project's line of the vision was a text: each becomes a line of one vision to complete."""
    link = op.get_bind()
    project, vision, line = (
        sa.Table(n, sa.MetaData(), autoload_with=link) for n in ("project", "vision", "vision_line")
    )
    cited = sa.select(project).where(project.c.vision_line != "").order_by(project.c.created_at)
    visions: dict[int, int] = {}
    made: dict[tuple[int, str], int] = {}
    for row in link.execute(cited).mappings().all():
        owner, year = row["association_id"], row["created_at"].year
        if owner not in visions:
            values = _new(row) | {
                "association_id": owner,
                "name": "Visión regional",
                "starts_year": year,
                "ends_year": year,
                "act": "",
            }
            visions[owner] = _inserted(vision, values)
        key = (owner, _key(row["vision_line"]))
        if key not in made:
            number = 1 + sum(known == owner for known, _ in made)
            values = _new(row) | {
                "association_id": owner,
                "vision_id": visions[owner],
                "code": f"L{number}",
                "text": row["vision_line"],
            }
            made[key] = _inserted(line, values)
        link.execute(
            project.update().where(project.c.id == row["id"]).values(vision_line_id=made[key])
        )


def downgrade() -> None:
    with op.batch_alter_table("service", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_service_programme_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_service_programme_id"))
        batch_op.drop_column("programme_id")

    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("programme", sa.VARCHAR(length=120), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("vision_line", sa.VARCHAR(length=160), nullable=False, server_default="")
        )
        batch_op.drop_constraint(batch_op.f("fk_project_call_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_project_vision_line_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_project_programme_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_project_vision_line_id"))
        batch_op.drop_index(batch_op.f("ix_project_programme_id"))
        batch_op.drop_index(batch_op.f("ix_project_call_id"))
        batch_op.drop_column("priority")
        batch_op.drop_column("vision_line_id")
        batch_op.drop_column("call_id")
        batch_op.drop_column("programme_id")

    with op.batch_alter_table("payment_agreement", schema=None) as batch_op:
        batch_op.drop_column("cancelled_reason")
        batch_op.drop_column("cancelled_on")
        batch_op.drop_column("note")

    with op.batch_alter_table("in_kind_contribution", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_in_kind_contribution_scheme_id"), type_="foreignkey"
        )
        batch_op.drop_column("scheme_id")

    with op.batch_alter_table("goal_progress", schema=None) as batch_op:
        batch_op.drop_column("difficulty")

    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_goal_programme_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_goal_agreement_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_goal_programme_id"))
        batch_op.drop_index(batch_op.f("ix_goal_agreement_id"))
        batch_op.drop_column("agreement_id")
        batch_op.drop_column("programme_id")

    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.drop_column("responsible")

    with op.batch_alter_table("contribution_scheme", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_contribution_scheme_project_id"), type_="foreignkey"
        )
        batch_op.drop_column("project_id")
        batch_op.drop_column("concept")

    with op.batch_alter_table("charge", schema=None) as batch_op:
        batch_op.drop_column("basis")

    with op.batch_alter_table("allocation", schema=None) as batch_op:
        batch_op.drop_column("by_hand")

    with op.batch_alter_table("agreement_charge", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_agreement_charge",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_agreement_charge_charge_id"))
        batch_op.drop_index(batch_op.f("ix_agreement_charge_association_id"))
        batch_op.drop_index(batch_op.f("ix_agreement_charge_agreement_id"))

    op.drop_table("agreement_charge")
    with op.batch_alter_table("project_alternative", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_project_alternative_project_id"))
        batch_op.drop_index(batch_op.f("ix_project_alternative_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_project_alternative_association_id"))

    op.drop_table("project_alternative")
    with op.batch_alter_table("plan_citation", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_vision_citation",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(
            "uq_project_citation",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(
            "uq_goal_citation",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_plan_citation_vision_line_id"))
        batch_op.drop_index(batch_op.f("ix_plan_citation_project_id"))
        batch_op.drop_index(batch_op.f("ix_plan_citation_plan_line_id"))
        batch_op.drop_index(batch_op.f("ix_plan_citation_goal_id"))
        batch_op.drop_index(batch_op.f("ix_plan_citation_association_id"))

    op.drop_table("plan_citation")
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_need_project_id"))
        batch_op.drop_index(batch_op.f("ix_need_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_need_association_id"))

    op.drop_table("need")
    with op.batch_alter_table("refund", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_refund_payment_id"))
        batch_op.drop_index(batch_op.f("ix_refund_association_id"))

    op.drop_table("refund")
    with op.batch_alter_table("pack_delivery", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_pack_delivery",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_pack_delivery_pack_id"))
        batch_op.drop_index(batch_op.f("ix_pack_delivery_candidate_id"))
        batch_op.drop_index(batch_op.f("ix_pack_delivery_association_id"))

    op.drop_table("pack_delivery")
    with op.batch_alter_table("withdrawal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_withdrawal_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_withdrawal_association_id"))

    op.drop_table("withdrawal")
    with op.batch_alter_table("vision_line", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_vision_line",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_vision_line_vision_id"))
        batch_op.drop_index(batch_op.f("ix_vision_line_association_id"))

    op.drop_table("vision_line")
    with op.batch_alter_table("sheet_review", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sheet_review_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_sheet_review_association_id"))

    op.drop_table("sheet_review")
    with op.batch_alter_table("plan_line", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_line_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_plan_line_association_id"))

    op.drop_table("plan_line")
    with op.batch_alter_table("mentor", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_mentor",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_mentor_term_id"))
        batch_op.drop_index(batch_op.f("ix_mentor_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_mentor_association_id"))

    op.drop_table("mentor")
    with op.batch_alter_table("hand_over_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hand_over_session_term_id"))
        batch_op.drop_index(batch_op.f("ix_hand_over_session_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_hand_over_session_association_id"))

    op.drop_table("hand_over_session")
    with op.batch_alter_table("candidate_pack", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_candidate_pack",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_candidate_pack_term_id"))
        batch_op.drop_index(batch_op.f("ix_candidate_pack_association_id"))

    op.drop_table("candidate_pack")
    with op.batch_alter_table("candidate", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_candidate",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_candidate_term_id"))
        batch_op.drop_index(batch_op.f("ix_candidate_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_candidate_association_id"))

    op.drop_table("candidate")
    with op.batch_alter_table("call_theme", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_call_theme",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_call_theme_call_id"))
        batch_op.drop_index(batch_op.f("ix_call_theme_association_id"))

    op.drop_table("call_theme")
    with op.batch_alter_table("call_municipality", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_call_municipality",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_call_municipality_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_call_municipality_call_id"))
        batch_op.drop_index(batch_op.f("ix_call_municipality_association_id"))

    op.drop_table("call_municipality")
    with op.batch_alter_table("audience_reach", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audience_reach_term_id"))
        batch_op.drop_index(batch_op.f("ix_audience_reach_municipality_id"))
        batch_op.drop_index(batch_op.f("ix_audience_reach_association_id"))

    op.drop_table("audience_reach")
    with op.batch_alter_table("vision", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_vision",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_vision_association_id"))

    op.drop_table("vision")
    with op.batch_alter_table("quality_answer", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_quality_answer",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_quality_answer_association_id"))

    op.drop_table("quality_answer")
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_programme",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_programme_association_id"))

    op.drop_table("programme")
    with op.batch_alter_table("neutrality_declaration", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_neutrality",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_neutrality_declaration_association_id"))

    op.drop_table("neutrality_declaration")
    with op.batch_alter_table("funding_call", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_funding_call",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_funding_call_association_id"))

    op.drop_table("funding_call")
