"""Share contributed beside share of benefits, under three declared rules: never a league table.

Source: methodology, rule 14. The benefit of a project is the money committed to it; each rule splits
it among the municipalities that the project names, and a project that a rule cannot split (a figure
is missing) is left out of that rule and said so: missing is not zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from evalua.board.movements import refunds_by
from evalua.board.names import members_on, municipality_names
from evalua.domain.money import split
from evalua.domain.month import Month, long_date
from evalua.measures.inputs import Cut, Inputs, within
from evalua.measures.stages import stage_at
from evalua.registers.association.facts import Facts
from evalua.storage.frames import Columns, build

RULES: Mapping[str, str] = {
    "equal": "Por igual",
    "population": "Por población",
    "people": "Por personas beneficiarias",
}
RULE_SENTENCES: Mapping[str, str] = {
    "equal": "por igual, en partes iguales entre los municipios que el proyecto nombra",
    "population": "por población, según los habitantes de cada uno",
    "people": "por personas beneficiarias, según las que el proyecto declara en cada uno",
}
EQUITY: Columns = {
    "municipality_id": "id",
    "municipality": "text",
    "is_member": "bool",
    "paid": "int",
    "paid_share": "float",
    "in_kind": "int",
    **{f"benefit_{rule}": "int" for rule in RULES},
    **{f"{part}_{rule}": "float" for rule in RULES for part in ("share", "gap", "ratio")},
    "population": "int",
    "population_share": "float",
    "needs": "int",
    "needs_cost": "int",
    "needs_without_cost": "int",
}
"""Money is minor units; shares are 0–1 of the rows that have a figure. For each rule: ``benefit``,
its ``share``, ``gap`` (share of benefits less share contributed, in percentage points) and
``ratio`` (their quotient, missing where nothing was contributed). ``needs`` are the open ones and
``needs_cost`` adds up those that have a cost, missing where none has."""

_PEOPLE = ["women", "men", "unstated"]


@dataclass(frozen=True)
class Equity:
    """The view of one period. ``lines`` has the columns ``EQUITY``, by name.

    ``left_out`` says by rule the codes of the projects it cannot split; ``unnamed`` are those that
    name no municipality. Money is minor units.
    """

    first: date | None
    last: date
    lines: pd.DataFrame
    projects: int
    amount: int
    left_out: Mapping[str, list[str]]
    unnamed: list[str]


def equity(inputs: Inputs, day: date, window: str | None = "12m") -> Equity:
    """What each municipality paid and what its projects brought, by the day.

    ``window``: ``12m`` for the twelve months that end in the day's, ``year``, or None for
    everything recorded. Shows members on the day and whoever paid or received in the period.
    """
    period = _period(window, day)
    money = _committed(inputs, day, period)
    splits = {rule: _split(inputs, money, rule) for rule in RULES}
    paid, given = _paid(inputs, day, period), _given(inputs, period)
    received = {town for parts in splits.values() for mine in parts.values() for town in mine}
    shown = set(members_on(inputs, day)) | set(paid) | received
    names = {key: name for key, name in municipality_names(inputs).items() if key in shown}
    lines = _lines(inputs, day, names, paid, given, {r: _sum(s) for r, s in splits.items()})
    codes = dict(zip(inputs.projects["id"], inputs.projects["code"], strict=True))
    named = set(inputs.benefits["project_id"])
    return Equity(
        first=None if window is None else period[0].date(),
        last=day,
        lines=lines,
        projects=len(money),
        amount=sum(money.values()),
        left_out={
            rule: sorted(codes[key] for key in money if key in named and key not in parts)
            for rule, parts in splits.items()
        },
        unnamed=sorted(codes[key] for key in money if key not in named),
    )


def rule_sentence(shown: Equity) -> str:
    """What is compared, in one sentence that stands beside every figure."""
    since = f"del {long_date(shown.first)} al" if shown.first else "hasta el"
    rules = "; ".join(RULE_SENTENCES.values())
    return (
        f"Aportado es lo pagado en dinero {since} {long_date(shown.last)}. Recibido es lo comprometido "
        "en proyectos en ese tiempo, sin lo que ponen los propios municipios ni los proyectos "
        f"descartados, repartido de tres maneras: {rules}. Ninguna es la correcta: se muestran juntas "
        "para conversar."
    )


def received_sentence(shown: Equity, municipality_id: int, facts: Facts) -> str:
    """What part one municipality contributed and received under each rule, "" where unknown."""
    mine = shown.lines[shown.lines["municipality_id"] == municipality_id].to_dict("records")
    known = [
        f"{_percent(mine[0][f'share_{rule}'], facts)} {name.lower()}"
        for rule, name in RULES.items()
        if mine and pd.notna(mine[0][f"share_{rule}"])
    ]
    if not known or pd.isna(mine[0]["paid_share"]):
        return ""
    since = f"Desde el {long_date(shown.first)}" if shown.first else "Hasta hoy"
    return (
        f"{since} aportó el {_percent(mine[0]['paid_share'], facts)} de lo pagado por todos y recibió "
        f"de lo comprometido en proyectos: {', '.join(known)}."
    )


def _percent(share: float, facts: Facts) -> str:
    return f"{facts.number_format.write(share * 100, 1)} %"


def left_out_sentences(shown: Equity) -> list[str]:
    """Which projects each rule could not split, and why."""
    why = {
        "population": "falta la población de algún municipio",
        "people": "no declaran personas en cada municipio",
    }
    told = [
        f"{RULES[rule]} no se reparte {', '.join(codes)}: {why[rule]}."
        for rule, codes in shown.left_out.items()
        if codes
    ]
    if shown.unnamed:
        told.append(f"No se reparte {', '.join(shown.unnamed)}: no nombra municipios.")
    return told


def _period(window: str | None, day: date) -> tuple[pd.Timestamp, pd.Timestamp]:
    if window is None:
        return pd.Timestamp(1900, 1, 1), pd.Timestamp(day)
    return Cut(Month.of(day), day).window(window)


def _committed(
    inputs: Inputs, day: date, period: tuple[pd.Timestamp, pd.Timestamp]
) -> dict[int, int]:
    """By project: what others and the association committed in the period."""
    standing = stage_at(inputs, Cut(Month.of(day), day))
    discarded = standing.index[standing == "discarded"]
    rows = inputs.funding[
        within(inputs.funding["dated_on"], period)
        & (inputs.funding["condition"] == "committed")
        & (inputs.funding["source"] != "municipal")
        & ~inputs.funding["project_id"].isin(discarded)
        & inputs.funding["project_id"].isin(inputs.projects["id"])
    ]
    sums = rows.groupby("project_id")["amount"].sum()
    return {int(key): int(amount) for key, amount in sums.items()}


def _split(inputs: Inputs, money: Mapping[int, int], rule: str) -> dict[int, dict[int, int]]:
    """By project, what each municipality receives under a rule; left out where it cannot split."""
    rows = inputs.benefits[inputs.benefits["project_id"].isin(list(money))]
    rows = rows.assign(weight=_weights(inputs, rows, rule)).sort_values("municipality_id")
    parts = {}
    for key, mine in rows.groupby("project_id"):
        if mine["weight"].notna().all() and mine["weight"].sum() > 0:
            weights = [int(weight) for weight in mine["weight"]]
            towns = [int(town) for town in mine["municipality_id"]]
            parts[int(key)] = dict(zip(towns, split(money[int(key)], weights), strict=True))
    return parts


def _weights(inputs: Inputs, rows: pd.DataFrame, rule: str) -> pd.Series:
    if rule == "equal":
        return pd.Series(1, index=rows.index)
    if rule == "people":
        return rows[_PEOPLE].astype("float64").sum(axis=1, min_count=1)
    population = inputs.municipalities.set_index("id")["population"]
    return rows["municipality_id"].map(population)


def _sum(parts: Mapping[int, Mapping[int, int]]) -> dict[int, int]:
    sums: dict[int, int] = {}
    for mine in parts.values():
        for town, amount in mine.items():
            sums[town] = sums.get(town, 0) + amount
    return sums


def _paid(inputs: Inputs, day: date, period: tuple[pd.Timestamp, pd.Timestamp]) -> dict[int, int]:
    """By municipality: payments less refunds of the period."""
    paid = inputs.payments[within(inputs.payments["paid_on"], period)]
    back = refunds_by(inputs, day)
    back = back[within(back["refunded_on"], period)]
    sums = paid.groupby("municipality_id")["amount"].sum()
    less = back.groupby("municipality_id")["amount"].sum()
    total = sums.sub(less, fill_value=0)
    return {int(key): int(amount) for key, amount in total.items()}


def _given(inputs: Inputs, period: tuple[pd.Timestamp, pd.Timestamp]) -> dict[int, int]:
    rows = inputs.in_kind[within(inputs.in_kind["received_on"], period)]
    sums = rows.groupby("municipality_id")["amount"].sum()
    return {int(key): int(amount) for key, amount in sums.items()}


def _lines(
    inputs: Inputs,
    day: date,
    names: Mapping[int, str],
    paid: Mapping[int, int],
    given: Mapping[int, int],
    benefits: Mapping[str, Mapping[int, int]],
) -> pd.DataFrame:
    members = members_on(inputs, day)
    people = inputs.municipalities.set_index("id")["population"].to_dict()
    known = {key: int(people[key]) for key in names if pd.notna(people[key])}
    needs = _open_needs(inputs, day)
    rows = []
    for key, name in names.items():
        contributed = _share(paid.get(key, 0), sum(paid.values()))
        row: dict[str, Any] = {
            "municipality_id": key,
            "municipality": name,
            "is_member": key in members,
            "paid": paid.get(key, 0),
            "paid_share": contributed,
            "in_kind": given.get(key, 0),
            "population": known.get(key),
            "population_share": _share(known.get(key), sum(known.values())),
        }
        for rule, sums in benefits.items():
            row |= dict(_benefit(rule, sums.get(key, 0), sum(sums.values()), contributed))
        rows.append(row | needs.get(key, {"needs": 0, "needs_without_cost": 0}))
    return build(rows, EQUITY)


def _benefit(
    rule: str, amount: int, total: int, contributed: float | None
) -> Iterator[tuple[str, object]]:
    share = _share(amount, total)
    yield f"benefit_{rule}", amount
    yield f"share_{rule}", share
    if share is not None and contributed is not None:
        yield f"gap_{rule}", (share - contributed) * 100
        yield f"ratio_{rule}", share / contributed if contributed else None


def _share(part: int | None, total: int) -> float | None:
    return None if part is None or not total else part / total


def _open_needs(inputs: Inputs, day: date) -> dict[int, dict[str, int | None]]:
    """By municipality: the needs stated and not closed by the day, and what they would cost."""
    at, rows = pd.Timestamp(day), inputs.needs
    rows = rows[(rows["stated_on"] <= at) & (rows["closed_on"].isna() | (rows["closed_on"] > at))]
    return {
        int(key): {
            "needs": len(mine),
            "needs_cost": int(mine["cost"].sum()) if mine["cost"].notna().any() else None,
            "needs_without_cost": int(mine["cost"].isna().sum()),
        }
        for key, mine in rows.groupby("municipality_id")
    }
