"""Service standards and customers, the month's finances, audits

Revision: 0006_services_finances
Follows: 0005_partners
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006_services_finances"
down_revision = "0005_partners"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
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
        sa.Column("origin", sa.String(20), nullable=False),
        sa.Column("auditor", sa.String(160), nullable=False),
        sa.Column("audited_on", sa.Date(), nullable=False),
        sa.Column("scope_note", sa.String(300), nullable=False),
        sa.Column("document", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_audit_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sa.UniqueConstraint("uid", name=op.f("uq_audit_uid")),
    )
    with op.batch_alter_table("audit") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_audit_association_id"), ["association_id"], unique=False
        )

    op.create_table(
        "customer",
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
        sa.Column("kind", sa.String(20), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_customer_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer")),
        sa.UniqueConstraint("uid", name=op.f("uq_customer_uid")),
    )
    with op.batch_alter_table("customer") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_customer_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_customer",
            ["association_id", "name_key"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "lost_funding",
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
        sa.Column("lost_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
        sa.Column("concept", sa.String(200), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("category", sa.String(20), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_lost_funding_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lost_funding")),
        sa.UniqueConstraint("uid", name=op.f("uq_lost_funding_uid")),
    )
    with op.batch_alter_table("lost_funding") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_lost_funding_association_id"), ["association_id"], unique=False
        )

    op.create_table(
        "month_finance",
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
        sa.Column("services", sa.BigInteger(), nullable=True),
        sa.Column("projects", sa.BigInteger(), nullable=True),
        sa.Column("cooperation", sa.BigInteger(), nullable=True),
        sa.Column("other", sa.BigInteger(), nullable=True),
        sa.Column("expense", sa.BigInteger(), nullable=False),
        sa.Column("payroll", sa.BigInteger(), nullable=False),
        sa.Column("payroll_projects", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_month_finance_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_month_finance")),
        sa.UniqueConstraint("uid", name=op.f("uq_month_finance_uid")),
    )
    with op.batch_alter_table("month_finance") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_month_finance_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_month_finance",
            ["association_id", "month"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "process",
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
        sa.Column("template", sa.String(40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_process_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_process")),
        sa.UniqueConstraint("uid", name=op.f("uq_process_uid")),
    )
    with op.batch_alter_table("process") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_process_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_process",
            ["association_id", "name_key"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "audit_finding",
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
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("severity", sa.String(10), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("proof", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_audit_finding_association_id")
        ),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name=op.f("fk_audit_finding_audit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_finding")),
        sa.UniqueConstraint("uid", name=op.f("uq_audit_finding_uid")),
    )
    with op.batch_alter_table("audit_finding") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_audit_finding_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_audit_finding_audit_id"), ["audit_id"], unique=False)

    op.create_table(
        "process_municipality",
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
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"],
            ["association.id"],
            name=op.f("fk_process_municipality_association_id"),
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.id"],
            name=op.f("fk_process_municipality_municipality_id"),
        ),
        sa.ForeignKeyConstraint(
            ["process_id"], ["process.id"], name=op.f("fk_process_municipality_process_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_process_municipality")),
        sa.UniqueConstraint("uid", name=op.f("uq_process_municipality_uid")),
    )
    with op.batch_alter_table("process_municipality") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_process_municipality_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_process_municipality_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_process_municipality_process_id"), ["process_id"], unique=False
        )
        batch_op.create_index(
            "uq_process_municipality",
            ["process_id", "municipality_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "process_step",
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
        sa.Column("process_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_process_step_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["process_id"], ["process.id"], name=op.f("fk_process_step_process_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_process_step")),
        sa.UniqueConstraint("uid", name=op.f("uq_process_step_uid")),
    )
    with op.batch_alter_table("process_step") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_process_step_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_process_step_process_id"), ["process_id"], unique=False
        )
        batch_op.create_index(
            "uq_process_step",
            ["process_id", "place"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "process_done",
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
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("proof", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_process_done_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_process_done_municipality_id")
        ),
        sa.ForeignKeyConstraint(
            ["step_id"], ["process_step.id"], name=op.f("fk_process_done_step_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_process_done")),
        sa.UniqueConstraint("uid", name=op.f("uq_process_done_uid")),
    )
    with op.batch_alter_table("process_done") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_process_done_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_process_done_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_process_done_step_id"), ["step_id"], unique=False)
        batch_op.create_index(
            "uq_process_done",
            ["step_id", "municipality_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "customer_record",
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
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("quantity", sa.Float(), nullable=False),
        sa.Column("invoiced", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_customer_record_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_customer_record_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_customer_record_service_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_record")),
        sa.UniqueConstraint("uid", name=op.f("uq_customer_record_uid")),
    )
    with op.batch_alter_table("customer_record") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_customer_record_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_customer_record_customer_id"), ["customer_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_customer_record_service_id"), ["service_id"], unique=False
        )
        batch_op.create_index(
            "uq_customer_record",
            ["service_id", "customer_id", "month"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "service_cost",
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
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("unit_cost", sa.BigInteger(), nullable=False),
        sa.Column("basis", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_service_cost_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_service_cost_service_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_cost")),
        sa.UniqueConstraint("uid", name=op.f("uq_service_cost_uid")),
    )
    with op.batch_alter_table("service_cost") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_service_cost_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_service_cost_service_id"), ["service_id"], unique=False
        )
        batch_op.create_index(
            "uq_service_cost",
            ["service_id", "since"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "service_figure",
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
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("measure", sa.String(30), nullable=False),
        sa.Column("amount", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_service_figure_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_service_figure_service_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_figure")),
        sa.UniqueConstraint("uid", name=op.f("uq_service_figure_uid")),
    )
    with op.batch_alter_table("service_figure") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_service_figure_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_service_figure_service_id"), ["service_id"], unique=False
        )
        batch_op.create_index(
            "uq_service_figure",
            ["service_id", "month", "measure"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "service_saving",
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
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("saved_on", sa.Date(), nullable=False),
        sa.Column("concept", sa.String(200), nullable=False),
        sa.Column("municipalities", sa.Integer(), nullable=False),
        sa.Column("amount_alone", sa.BigInteger(), nullable=False),
        sa.Column("amount_together", sa.BigInteger(), nullable=False),
        sa.Column("basis", sa.String(200), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_service_saving_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_service_saving_service_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_saving")),
        sa.UniqueConstraint("uid", name=op.f("uq_service_saving_uid")),
    )
    with op.batch_alter_table("service_saving") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_service_saving_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_service_saving_service_id"), ["service_id"], unique=False
        )

    op.create_table(
        "service_standard",
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
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(30), nullable=False),
        sa.Column("direction", sa.String(8), nullable=False),
        sa.Column("threshold", sa.Float(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("act", sa.String(60), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_service_standard_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_service_standard_service_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_standard")),
        sa.UniqueConstraint("uid", name=op.f("uq_service_standard_uid")),
    )
    with op.batch_alter_table("service_standard") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_service_standard_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_service_standard_service_id"), ["service_id"], unique=False
        )
        batch_op.create_index(
            "uq_service_standard",
            ["service_id", "approved_on"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "service_tariff",
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
        sa.Column("service_id", sa.Integer(), nullable=False),
        sa.Column("payer", sa.String(12), nullable=False),
        sa.Column("municipality_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.String(60), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_service_tariff_association_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_service_tariff_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"], ["municipality.id"], name=op.f("fk_service_tariff_municipality_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_service_tariff_service_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_tariff")),
        sa.UniqueConstraint("uid", name=op.f("uq_service_tariff_uid")),
    )
    with op.batch_alter_table("service_tariff") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_service_tariff_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_service_tariff_customer_id"), ["customer_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_service_tariff_municipality_id"), ["municipality_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_service_tariff_service_id"), ["service_id"], unique=False
        )

    with op.batch_alter_table("service") as batch_op:
        batch_op.add_column(
            sa.Column("focus", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(
            sa.Column("hosted_for", sa.String(120), server_default="", nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("service") as batch_op:
        batch_op.drop_column("hosted_for")
        batch_op.drop_column("focus")

    op.drop_table("service_tariff")
    op.drop_table("service_standard")
    op.drop_table("service_saving")
    op.drop_table("service_figure")
    op.drop_table("service_cost")
    op.drop_table("customer_record")
    op.drop_table("process_done")
    op.drop_table("process_step")
    op.drop_table("process_municipality")
    op.drop_table("audit_finding")
    op.drop_table("process")
    op.drop_table("month_finance")
    op.drop_table("lost_funding")
    op.drop_table("customer")
    op.drop_table("audit")
