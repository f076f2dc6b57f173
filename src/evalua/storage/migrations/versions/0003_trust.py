"""Accounts, a chained log and sealed snapshots

Revision: 0003_trust
Follows: 0002_registers_in_depth
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0003_trust"
down_revision = "0002_registers_in_depth"
branch_labels = None
depends_on = None

_AT_ONCE = 2000
_LOG = sa.table(
    "audit_entry",
    sa.column("id", sa.Integer),
    sa.column("at", sa.DateTime(timezone=True)),
    *(
        sa.column(name, sa.String)
        for name in ("actor", "role", "table_name", "row_uid", "action", "reason", "account_uid")
    ),
    sa.column("association_id", sa.Integer),
    sa.column("before", sa.JSON),
    sa.column("after", sa.JSON),
    sa.column("previous_hash", sa.String),
    sa.column("hash", sa.String),
)
_HEADS = sa.table(
    "audit_head",
    sa.column("association_id", sa.Integer),
    sa.column("entries", sa.Integer),
    sa.column("hash", sa.String),
)
_ASSOCIATIONS = sa.table("association", sa.column("id", sa.Integer), sa.column("uid", sa.String))


def upgrade() -> None:
    op.create_table(
        "account",
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
        sa.Column("login", sa.String(120), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("email_key", sa.String(200), nullable=True),
        sa.Column("password_hash", sa.String(200), nullable=False),
        sa.Column("password_set_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("is_administrator", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("uid", name=op.f("uq_account_uid")),
    )
    with op.batch_alter_table("account") as batch_op:
        batch_op.create_index(
            "uq_account_email",
            ["email_key"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.create_index(
            "uq_account_login",
            ["login"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "audit_head",
        sa.Column("association_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("association_id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "sign_in_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("address", sa.String(45), nullable=False),
        sa.Column("login_hash", sa.String(64), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempt")),
    )
    with op.batch_alter_table("sign_in_attempt") as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_attempt_address"), ["address"], unique=False)
        batch_op.create_index(batch_op.f("ix_sign_in_attempt_at"), ["at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_sign_in_attempt_login_hash"), ["login_hash"], unique=False
        )

    op.create_table(
        "evidence",
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
        sa.Column("subject_table", sa.String(60), nullable=False),
        sa.Column("subject_uid", sa.String(36), nullable=False),
        sa.Column("content_hash", sa.String(64), nullable=False),
        sa.Column("file_name", sa.String(200), nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_evidence_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("uid", name=op.f("uq_evidence_uid")),
    )
    with op.batch_alter_table("evidence") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_evidence_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_evidence_content_hash"), ["content_hash"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_evidence_subject_uid"), ["subject_uid"], unique=False)
        batch_op.create_index(
            "uq_evidence",
            ["association_id", "subject_table", "subject_uid", "content_hash"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "one_time_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(120), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_one_time_link_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_one_time_link_token_hash")),
    )
    with op.batch_alter_table("one_time_link") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_one_time_link_account_id"), ["account_id"], unique=False
        )

    op.create_table(
        "service_review",
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
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("act", sa.String(60), nullable=False),
        sa.Column("conclusion", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["association_id"], ["association.id"], name=op.f("fk_service_review_association_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_review")),
        sa.UniqueConstraint("uid", name=op.f("uq_service_review_uid")),
    )
    with op.batch_alter_table("service_review") as batch_op:
        batch_op.create_index(
            batch_op.f("ix_service_review_association_id"), ["association_id"], unique=False
        )
        batch_op.create_index(
            "uq_service_review",
            ["association_id", "year"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("address", sa.String(45), nullable=False),
        sa.Column("browser", sa.String(200), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(120), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_sign_in_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_token_hash")),
        sa.UniqueConstraint("uid", name=op.f("uq_sign_in_uid")),
    )
    with op.batch_alter_table("sign_in") as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_account_id"), ["account_id"], unique=False)

    with op.batch_alter_table("association") as batch_op:
        batch_op.add_column(
            sa.Column("closing_day", sa.Integer(), nullable=False, server_default=sa.text("25"))
        )

    with op.batch_alter_table("audit_entry") as batch_op:
        batch_op.add_column(
            sa.Column("account_uid", sa.String(36), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("previous_hash", sa.String(64), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("hash", sa.String(64), nullable=False, server_default=""))
    _chain_the_log(op.get_bind())

    with op.batch_alter_table("person") as batch_op:
        batch_op.add_column(sa.Column("account_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("municipality_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_person_account_id"), ["account_id"], unique=False)
        batch_op.create_index(
            "uq_person_account",
            ["association_id", "account_id"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_person_account_id"), "account", ["account_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_person_municipality_id"), "municipality", ["municipality_id"], ["id"]
        )

    with op.batch_alter_table("indicator_target") as batch_op:
        batch_op.add_column(
            sa.Column("schedule", sa.String(300), nullable=False, server_default="")
        )

    with op.batch_alter_table("report_month") as batch_op:
        batch_op.add_column(
            sa.Column("submitted_uid", sa.String(36), nullable=False, server_default="")
        )

    with op.batch_alter_table("snapshot") as batch_op:
        batch_op.add_column(
            sa.Column("context_note", sa.String(300), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("submitted_by", sa.String(120), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("first_submitted_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("one_person", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("seal", sa.String(64), nullable=False, server_default=""))


def _chain_the_log(connection: sa.Connection) -> None:
    """Join the lines written so far, each to the one before it in its association."""
    # The line of an association's creation used to be written before it had a key.
    its_own = sa.select(_ASSOCIATIONS.c.id).where(_ASSOCIATIONS.c.uid == _LOG.c.row_uid)
    unclaimed = _LOG.c.association_id.is_(None) & (_LOG.c.table_name == "association")
    connection.execute(
        sa.update(_LOG).where(unclaimed).values(association_id=its_own.scalar_subquery())
    )
    found = connection.execute(sa.select(_LOG.c.association_id).distinct())
    for association_id in [row[0] for row in found]:
        number, last = _chain_one(connection, association_id)
        head = {"association_id": association_id or 0, "entries": number, "hash": last}
        connection.execute(sa.insert(_HEADS).values(head))


def _chain_one(connection: sa.Connection, association_id: int | None) -> tuple[int, str]:
    """Chain one association's lines, a few at a time; returns how many and the last hash."""
    mine = (
        _LOG.c.association_id.is_(None)
        if association_id is None
        else _LOG.c.association_id == association_id
    )
    join = (
        sa.update(_LOG)
        .where(_LOG.c.id == sa.bindparam("line"))
        .values(previous_hash=sa.bindparam("follows"), hash=sa.bindparam("sealed"))
    )
    after, number, last = 0, 0, ""
    while True:
        page = sa.select(_LOG).where(mine, _LOG.c.id > after).order_by(_LOG.c.id).limit(_AT_ONCE)
        rows = connection.execute(page).mappings().all()
        if not rows:
            return number, last
        joined = []
        for row in rows:
            number += 1
            sealed = _digest(number, last, row)
            joined.append({"line": row["id"], "follows": last, "sealed": sealed})
            last = sealed
        connection.execute(join, joined)
        after = rows[-1]["id"]


def _digest(number: int, follows: str, row: sa.RowMapping) -> str:
    said = [
        number,
        follows,
        _instant(row["at"]),
        row["actor"],
        row["role"],
        row["table_name"],
        row["row_uid"],
        row["action"],
        row["reason"],
        row["account_uid"],
        row["association_id"],
        row["before"],
        row["after"],
    ]
    written = json.dumps(said, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def _instant(at: datetime) -> str:
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="microseconds")


def downgrade() -> None:
    with op.batch_alter_table("snapshot") as batch_op:
        batch_op.drop_column("seal")
        batch_op.drop_column("one_person")
        batch_op.drop_column("first_submitted_on")
        batch_op.drop_column("submitted_by")
        batch_op.drop_column("context_note")

    with op.batch_alter_table("indicator_target") as batch_op:
        batch_op.drop_column("schedule")

    with op.batch_alter_table("report_month") as batch_op:
        batch_op.drop_column("submitted_uid")

    with op.batch_alter_table("person") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_person_municipality_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_person_account_id"), type_="foreignkey")
        batch_op.drop_index(
            "uq_person_account",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_person_account_id"))
        batch_op.drop_column("municipality_id")
        batch_op.drop_column("account_id")

    with op.batch_alter_table("audit_entry") as batch_op:
        batch_op.drop_column("hash")
        batch_op.drop_column("previous_hash")
        batch_op.drop_column("account_uid")

    with op.batch_alter_table("association") as batch_op:
        batch_op.drop_column("closing_day")

    with op.batch_alter_table("sign_in") as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_account_id"))

    op.drop_table("sign_in")
    with op.batch_alter_table("service_review") as batch_op:
        batch_op.drop_index(
            "uq_service_review",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_service_review_association_id"))

    op.drop_table("service_review")
    with op.batch_alter_table("one_time_link") as batch_op:
        batch_op.drop_index(batch_op.f("ix_one_time_link_account_id"))

    op.drop_table("one_time_link")
    with op.batch_alter_table("evidence") as batch_op:
        batch_op.drop_index(
            "uq_evidence",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_evidence_subject_uid"))
        batch_op.drop_index(batch_op.f("ix_evidence_content_hash"))
        batch_op.drop_index(batch_op.f("ix_evidence_association_id"))

    op.drop_table("evidence")
    with op.batch_alter_table("sign_in_attempt") as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_attempt_login_hash"))
        batch_op.drop_index(batch_op.f("ix_sign_in_attempt_at"))
        batch_op.drop_index(batch_op.f("ix_sign_in_attempt_address"))

    op.drop_table("sign_in_attempt")
    op.drop_table("audit_head")
    with op.batch_alter_table("account") as batch_op:
        batch_op.drop_index(
            "uq_account_login",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(
            "uq_account_email",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.drop_table("account")
