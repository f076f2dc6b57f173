"""Own indicators and typed figures in a month that the board approved."""

from __future__ import annotations

from datetime import date

from conftest import NOW, TODAY, Office
from evalua import catalog
from evalua.domain.month import Month
from evalua.months.evaluation import Evaluation, evaluate
from evalua.months.freezing import freeze
from evalua.registers.own_indicators.cards import whole_catalog
from evalua.registers.own_indicators.commands import OwnInput, add_own, change_own
from evalua.registers.own_indicators.queries import own_indicators
from evalua.registers.targets.commands import set_adoption
from evalua.registers.typed.commands import FigureInput, change_figure, type_figure

CATALOG = catalog.load()
OCTOBER = Month(2026, 10)
CARD = OwnInput(
    question="Q22",
    name="Obras sin reclamos",
    definition="Obras entregadas sin reclamos abiertos.",
    formula="percent",
    feed="typed",
    numerator="obras sin reclamos",
    denominator="obras entregadas",
    frequency="quarter",
    target_mode="fixed",
    target_value="80",
    verification="Libro",
    pitfall="Cerrar sin acuerdo.",
    tip="Mire el más antiguo.",
    since=date(2026, 1, 1),
    act="Acta 1",
)


def whole(office: Office) -> catalog.Catalog:
    with office.db.session() as session:
        return whole_catalog(own_indicators(session, association_id=office.id), CATALOG)


def october(office: Office, *, live: bool = False) -> Evaluation:
    with office.db.session() as session:
        return evaluate(
            session,
            association_id=office.id,
            month=OCTOBER,
            today=TODAY,
            catalog=CATALOG,
            live=live,
        )


def of(evaluation: Evaluation, code: str) -> dict[str, object]:
    rows = evaluation.scores.indicators.set_index("indicator")
    return dict(rows.loc[code, ["value", "score", "origin"]])


def test_an_approved_month_keeps_the_figure_the_origin_and_the_score_it_had(clara: Office) -> None:
    with clara.work() as work:
        own = add_own(work, CARD, catalog=CATALOG)
        set_adoption(work, own.code, 2026, True, act="Acta 1", decided_on=date(2026, 1, 15))
        own_id = own.id
    figure = FigureInput(date(2026, 9, 30), "6", "10", "Interventoría", "Libro, folio 4")
    with clara.work() as work:
        typed = type_figure(work, "P-01", figure, catalog=whole(clara)).id
    seen = {"value": 60.0, "score": 75.0, "origin": "typed"}
    assert of(october(clara), "P-01") == seen
    with clara.work() as work:
        evaluation = evaluate(
            work.session, association_id=clara.id, month=OCTOBER, today=TODAY, catalog=CATALOG
        )
        freeze(work.session, evaluation, act="Acta 2", who="Junta", now=NOW)
    with clara.work() as work:
        other = FigureInput(date(2026, 9, 30), "8", "10", "Interventoría", "Libro, folio 5")
        change_figure(
            work, typed, other, version=1, catalog=whole(clara), confirmed={"V43": "Faltaba una"}
        )
    with clara.work() as work:
        changed = OwnInput(**{**vars_of(CARD), "target_value": "90"})
        change_own(work, own_id, changed, version=1, catalog=CATALOG)
    assert of(october(clara), "P-01") == seen
    assert of(october(clara, live=True), "P-01")["value"] == 80.0


def vars_of(card: OwnInput) -> dict[str, object]:
    return {name: getattr(card, name) for name in OwnInput.__dataclass_fields__}


def test_two_associations_never_share_their_own_indicators(clara: Office, izote: Office) -> None:
    with clara.work() as work:
        add_own(work, CARD, catalog=CATALOG)
    assert "P-01" in set(october(clara).scores.indicators["indicator"])
    assert "P-01" not in set(october(izote).scores.indicators["indicator"])
