"""Notes that speak of parties or campaigns."""

from __future__ import annotations

import pytest

from evalua.domain.problems import Findings, Problem
from evalua.registers.neutrality import check_neutral, mentions_politics


@pytest.mark.parametrize(
    "text",
    [
        "Reunión con el partido de gobierno",
        "Los PARTIDOS pidieron la lista",
        "Hablamos de la campaña electoral",
        "Gastos de campaña política del municipio",
        "campana electoral sin tilde",
        "Recogió firmas para la campaña a la alcaldía",
        "Se reunió en la sede de campaña",
        "Hay que votar por quien apoye la obra",
        "Apoyo al candidato oficialista",
        "La precandidata opositora ofreció recursos",
        "Militantes invitados a la feria",
        "Se detectó proselitismo en la entrega",
        "Preguntó por la intención de voto",
        "El mitin quedó para el sábado",
    ],
)
def test_a_note_about_a_party_or_a_campaign_is_noticed(text: str) -> None:
    assert mentions_politics(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Campaña de vacunación en Belmira",
        "Campaña contra el dengue y campaña de reciclaje",
        "Partido de fútbol entre municipios",
        "Los jóvenes organizaron el partido inaugural del torneo",
        "Se ha partido de la línea base de 2024",
        "El puente está partido en dos",
        "Sede del partido judicial",
        "La junta pasó a votar por unanimidad",
        "Pidió votar por el presupuesto de 2027",
        "Entrega del paquete técnico a todos los aspirantes",
        "Jornada pública con candidatas y candidatos oficiales",
        "Participación de partidas presupuestales",
        "Compartido con la gobernación",
        "Campana de la iglesia restaurada",
    ],
)
def test_everyday_words_are_left_alone(text: str) -> None:
    assert not mentions_politics(text)


def test_a_mention_asks_for_other_words_and_passes_with_a_reason() -> None:
    asked = Findings()
    check_neutral(asked, "topic", "Acuerdo con el partido")
    with pytest.raises(Problem) as raised:
        asked.stop_if_any()
    (finding,) = raised.value.findings
    assert (finding.field, finding.code, finding.severity) == ("topic", "V28", "confirm")
    given = Findings({"V28": "es el nombre de una vereda"})
    check_neutral(given, "topic", "Acuerdo con el partido")
    assert not given.any


def test_a_plain_note_asks_for_nothing() -> None:
    findings = Findings()
    check_neutral(findings, "topic", "Campaña de vacunación")
    assert not findings.any
