"""Rows of a change of government, short to write. SV: election 2027-02-28, office 2027-05-01."""

from __future__ import annotations

from itertools import count
from typing import Any

from measures.records import Rows, join, term

CO = term(1, "2027-10-31", "2028-01-01", "2031-12-31")
SV = term(1, "2027-02-28", "2027-05-01", "2030-04-30")
TERMS = {"CO": CO, "SV": SV}
_numbers = count(9001)


def row(register: str, **values: Any) -> Rows:
    """One row of a register, with its keys."""
    number = values.pop("id", None) or next(_numbers)
    return {register: [{"id": number, "uid": f"uid-{number}", "version": 1, **values}]}


def listed(town: int, *ids: int) -> Rows:
    rows = [
        row("candidates", id=i, term_id=1, municipality_id=town, number=n, sex="F")
        for n, i in enumerate(ids, 1)
    ]
    return join(*rows)


def pack(number: int, on: str, kind: str = "pack") -> Rows:
    return row(
        "candidate_packs",
        id=500 + number,
        term_id=1,
        kind=kind,
        number=number,
        dated_on=on,
        title="Paquete",
        document="Acta 4",
    )


def handed(number: int, candidate: int, on: str) -> Rows:
    return row(
        "pack_deliveries",
        pack_id=500 + number,
        candidate_id=candidate,
        delivered_on=on,
        receipt="acuse",
    )


def reached(town: int, audience: str, on: str) -> Rows:
    return row(
        "audiences",
        term_id=1,
        municipality_id=town,
        audience=audience,
        reached_on=on,
        evidence="lista",
        people=5,
    )


def session(
    town: int,
    kind: str,
    on: str,
    *,
    leaving: bool = False,
    coming: bool = False,
    in_person: bool = True,
) -> Rows:
    return row(
        "hand_over_sessions",
        term_id=1,
        municipality_id=town,
        kind=kind,
        held_on=on,
        outgoing_team=leaving,
        incoming_team=coming,
        holder_present=coming and in_person,
        product="acta 7",
    )


def signed(month: str, on: str) -> Rows:
    return row("neutrality_declarations", month=month, declared_on=on, declared_by="D", incidents=0)


def mayor(town: int, since: str, *, again: bool = False, name: str = "Titular") -> Rows:
    return row(
        "authorities",
        municipality_id=town,
        name=name,
        position="holder",
        from_on=since,
        reelected=again,
    )


def agreement(on: str, until: str, terminated: str = "") -> Rows:
    """An agreement in force from a day to another, or until the day it was ended before time."""
    signed = row(
        "agreements", name="Convenio", partner_id=1, signed_on=on, ends_on=until, state="active"
    )
    if not terminated:
        return signed
    step = row(
        "agreement_steps",
        agreement_id=signed["agreements"][0]["id"],
        state="terminated",
        reached_on=terminated,
    )
    return signed | step
