"""What each command asks of whoever uses it. A command that is not here, or asks otherwise, fails.

A register's commands ask for what its package says, unless they are named below it.
"""

from __future__ import annotations

from evalua.accounts.permissions import Permission
from evalua.domain.actor import Role

MAY: dict[Permission, set[Role]] = {
    "read": {"administrator", "director", "team", "board", "mayor", "reader"},
    "record": {"director", "team"},
    "submit": {"director"},
    "approve": {"director", "board"},
    "set_up": {"administrator", "director"},
    "administer": {"administrator", "director"},
    "people": {"administrator", "director"},
    "accounts": {"administrator"},
    "own_account": {"administrator", "director", "team", "board", "mayor", "reader"},
    "export": {"administrator", "director", "team", "board", "mayor", "reader"},
    "audit": {"administrator", "director", "board"},
}

PACKAGES: dict[str, Permission] = {
    "accounts": "people",
    "months": "record",
    "registers.activities": "record",
    "registers.alignment": "record",
    "registers.answers": "record",
    "registers.association": "set_up",
    "registers.calls": "record",
    "registers.contributions": "record",
    "registers.evidence": "record",
    "registers.goals": "record",
    "registers.meetings": "record",
    "registers.members": "set_up",
    "registers.needs": "record",
    "registers.partners": "record",
    "registers.periods": "record",
    "registers.programmes": "record",
    "registers.projects": "record",
    "registers.services": "record",
    "registers.targets": "set_up",
    "registers.transitions": "record",
}

EXCEPTIONS: dict[str, Permission] = {
    "accounts.commands.add_administrator": "accounts",
    "accounts.commands.make_administrator": "accounts",
    "accounts.commands.unmake_administrator": "accounts",
    "accounts.links.choose_for": "accounts",
    "months.life.submit": "submit",
    "months.life.send_back": "approve",
    "months.life.approve": "approve",
    "months.life.reopen": "approve",
    "months.policy_changes.change_policy": "set_up",
    "months.weight_changes.change_weight": "set_up",
    "registers.association.people.add_access": "people",
    "registers.association.people.give_account": "people",
    "registers.association.people.change_role": "people",
    "registers.association.people.rename_person": "people",
    "registers.association.people.leave": "people",
    "registers.contributions.schemes.open_scheme": "set_up",
    "registers.contributions.schemes.close_scheme": "set_up",
    "registers.goals.approval.approve_plan": "approve",
    "registers.members.withdrawals.request_withdrawal": "record",
    "registers.members.withdrawals.settle_withdrawal": "record",
    "registers.members.withdrawals.drop_request": "record",
}

HELPERS = {
    # Parts of commands, which have asked already.
    "accounts.links.note",
    "accounts.links.set_password",
    "accounts.reach.account_of",
    "accounts.reach.account_within",
    "registers.activities.checking.check_activity",
    "registers.checks.check_facts",
    "registers.checks.existing",
    "registers.checks.note_facts",
    "registers.contributions.applying.allocate",
    "registers.contributions.applying.applied_to",
    "registers.contributions.applying.settle",
    "registers.contributions.applying.use_credit",
    "registers.goals.goals.citations_of",
    "registers.goals.goals.write_schedule",
    "registers.meetings.seats.check_seats",
    "registers.meetings.seats.people_in",
    "registers.periods.locks.check_fact",
    "registers.periods.locks.check_open",
    "registers.periods.locks.note_fact",
    "registers.projects.benefits.read_benefits",
    "registers.projects.benefits.write_benefits",
    "registers.projects.gates.cites_national_plan",
    "registers.projects.gates.is_national",
    "registers.projects.money.backing",
    "registers.projects.stages.history",
    "registers.transitions.checking.check_member",
    # Nobody asks for it: a promise the program keeps by itself.
    "registers.transitions.erasure.erase_names",
}
"""Public functions that receive a ``Work`` and are no command."""
