"""Metodología on screen: how every score is made, with the association's own numbers."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from evalua.scoring.policy import Policy
from evalua.ui import cache, layout
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here
from evalua.ui.formats import day, month_name, percent, plain, quantity

VIEWS = ("Cómo se puntúa", "Estados y marcas", "Cómo se acumula", "Las diez áreas", "Fuentes")
ACHIEVEMENT = (
    "Avance = (valor − punto de partida) ÷ (meta exigible − punto de partida) × 100, entre 0 y 100. "
    "El punto de partida es 0, salvo donde menos es mejor: ahí es el valor en que el avance es cero."
)


def views(here: Here) -> None:
    """The parts of the page, one at a time."""
    shown = st.segmented_control(
        "Vista",
        VIEWS,
        default=VIEWS[0],
        key="methodology.view",
        label_visibility="collapsed",
        required=True,
    )
    drawn: dict[str, Callable[[], None]] = {
        VIEWS[0]: lambda: scores(here),
        VIEWS[1]: states,
        VIEWS[2]: accumulation,
        VIEWS[3]: areas,
        VIEWS[4]: lambda: sources(here),
    }
    drawn[str(shown)]()


def scores(here: Here) -> None:
    """From a record to the score of an area, in the order in which it happens."""
    shown = cache.evaluation(here)
    policy = shown.policy
    whose = "con que se aprobó" if shown.frozen else "vigentes en"
    st.caption(
        plain(f"Con las reglas {whose} {month_name(here.month).lower()}, corte {day(shown.cut)}.")
    )
    steps = (
        ("1. Se cuenta lo registrado", _counting()),
        ("2. Se compara con la meta exigible", _comparing()),
        ("3. De los indicadores a la pregunta", _question(here, policy)),
        ("4. De las preguntas al área", _area(policy)),
        ("5. La cobertura acompaña a cada puntaje", _coverage(here, policy)),
        ("6. El semáforo", _bands(here, policy)),
        ("7. El mes que se aprueba no cambia", _freezing(here)),
    )
    left, right = st.columns(2, gap="large")
    for number, (title, text) in enumerate(steps):
        with left if number < len(steps) / 2 else right:
            layout.section(title)
            st.markdown(plain(text))
    layout.door("indicator", "Ver la cuenta completa de un indicador, paso a paso")


def _counting() -> str:
    return (
        "Cada indicador sale de las filas que usted registra: un numerador y, si es porcentaje, un "
        "denominador. Los porcentajes se vuelven a dividir en cada nivel; nunca se promedian. Lo que "
        "no se ha registrado no es cero: es «sin dato»."
    )


def _comparing() -> str:
    return (
        f"{ACHIEVEMENT} Si la meta es un conteo o un monto que se acumula en el año, a cada mes le "
        "corresponde su parte (programación mensual o reparto lineal). Pasarse de la meta no da más de 100."
    )


def _question(here: Here, policy: Policy) -> str:
    core, other = (
        quantity(w, here.facts) for w in (policy.core_weight, policy.complementary_weight)
    )
    return (
        f"Un indicador núcleo pesa {core} y un complementario adoptado pesa {other}. El puntaje de la "
        f"pregunta es su promedio ponderado, con media {_mean(policy)}, entre los que tienen dato. "
        f"Cuando haya una autoevaluación de los últimos {CATALOG.scoring.questionnaire_valid_months} "
        f"meses, pesará {percent(policy.assessment_share, here.facts)} y los indicadores "
        f"{percent(policy.indicator_share, here.facts)}."
    )


def _area(policy: Policy) -> str:
    weighted = policy.area_weights or policy.question_weights
    told = "con los pesos que fijó la junta" if weighted else "todas con el mismo peso"
    return (
        f"El puntaje del área es el promedio de sus preguntas con puntaje, {told}. Lo que no tiene dato "
        "sale del promedio y los pesos se reparten entre lo demás. Las metas del plan se puntúan una "
        "sola vez, en «Cumplimiento del plan de trabajo»; en cada área se ven sin sumar."
    )


def _mean(policy: Policy) -> str:
    return "geométrica" if policy.mean == "geometric" else "aritmética"


def _coverage(here: Here, policy: Policy) -> str:
    return (
        "La cobertura dice qué parte del peso que aplica tiene dato. Por debajo de "
        f"{percent(policy.coverage_min, here.facts)} no hay puntaje: se lee «datos insuficientes». Se mide "
        "sobre los indicadores núcleo y los complementarios adoptados; lo que la versión aún no calcula "
        "no suma ni resta. Al lado se lee el alcance: «mide 2 de 7 indicadores del catálogo»."
    )


def _bands(here: Here, policy: Policy) -> str:
    if not policy.bands:
        return "La junta decidió ver solo los hechos: los puntajes se muestran sin semáforo."
    green, amber = (quantity(v, here.facts) for v in (policy.band_green, policy.band_amber))
    return (
        f"● Bien: desde {green}. ▲ En camino: desde {amber} y menos de {green}. ◆ Atención: menos de "
        f"{amber}. Se compara el valor sin redondear, y la cifra impresa nunca contradice su color."
    )


def _freezing(here: Here) -> str:
    return (
        f"Cada mes se envía a más tardar el día {here.facts.submission_day} del mes siguiente. Al "
        "aprobarlo por acta quedan fijos valores, metas, pesos y reglas. Si después llega un dato de ese "
        "mes, se guarda con su motivo y la diferencia aparece aparte, como ajuste posterior."
    )


def states() -> None:
    """What can be said of an indicator before any colour."""
    layout.section("Estados de un indicador")
    told = [
        (
            f"{s.mark} {s.name}",
            s.meaning,
            "sí" if s.in_applicable else "no",
            "sí" if s.has_data else "no",
        )
        for s in CATALOG.states
    ]
    layout.table(
        pd.DataFrame(told, columns=["state", "meaning", "applies", "data"]),
        {
            "state": "Estado",
            "meaning": "Qué quiere decir",
            "applies": "Cuenta como aplicable",
            "data": "Cuenta como dato",
        },
        wide=("Qué quiere decir",),
        key="methodology.states",
    )
    st.caption(
        "Cobertura = peso de lo que cuenta como dato ÷ peso de lo que cuenta como aplicable."
    )


def accumulation() -> None:
    """How periods add up, and the definitions that every indicator shares."""
    for title, rows in (
        ("Seis formas de acumular", [(a.name, a.rule) for a in CATALOG.accumulation]),
        ("Definiciones comunes", [(c.name, c.text) for c in CATALOG.conventions]),
    ):
        layout.section(title)
        st.markdown("\n".join(f"- **{plain(name)}.** {plain(text)}" for name, text in rows))


def areas() -> None:
    """The ten areas, each with its questions and where it comes from."""
    st.markdown(
        "Las diez áreas son las recomendaciones de FOINCIDE 2021, una por una y en su orden. Cada "
        "pregunta tiene indicadores, y cada indicador cita el documento y el apartado del que sale."
    )
    for area in CATALOG.areas:
        with st.expander(plain(f"{area.number}. {area.name}")):
            st.markdown(plain(area.summary))
            asked = CATALOG.questions_of(area.code)
            st.markdown("\n".join(f"- Pregunta {q.number}: {plain(q.text)}" for q in asked))
            cited = "; ".join(CATALOG.cite(source) for source in area.sources)
            counted = len(CATALOG.indicators_in(area.code))
            st.caption(plain(f"{counted} indicadores en el catálogo · {cited}"))
            layout.door("area", f"Ver cómo va {plain(area.short)}", area=area.code)


def sources(here: Here) -> None:
    """The documents the framework stands on."""
    for document in CATALOG.documents:
        year = f", {document.year}" if document.year else ""
        cited = f"{document.title}. {document.author}. {document.organization}{year}."
        st.markdown(f"**{plain(document.short)}.** {plain(cited)}")
    shown = cache.evaluation(here)
    st.caption(
        plain(
            f"Catálogo versión {shown.catalogue_version}: {len(CATALOG.areas)} áreas, "
            f"{len(CATALOG.questions)} preguntas, {len(CATALOG.indicators)} indicadores "
            f"({len(CATALOG.core)} núcleo). Los textos son palabras propias."
        )
    )
