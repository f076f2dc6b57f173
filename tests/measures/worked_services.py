"""Worked cases of services (A10-Q23-06), finances (A10-Q23-05) and audits (A02-Q04-04)."""

from __future__ import annotations

from measures.records import (
    M1,
    Rows,
    audit,
    audit_finding,
    charge,
    figure,
    finances,
    members,
    paid_in,
    received,
    running,
    scheme,
    sent,
    sold,
    standard,
)
from measures.worked import Case

STANDARDS, AUTONOMY, RESOLVED = "A10-Q23-06", "A10-Q23-05", "A02-Q04-04"
OCTOBER_SENT = sent("2026-10", "2026-11-08")

# The last full quarter before 31 October is July to September.
PERMITS = (
    running(1, "permits"),
    standard(1, "median_days", 18, low=True),
    figure(1, "2026-07", median_days=10, requests_out=30),
    figure(1, "2026-08", median_days=30, requests_out=10),
)
LANDFILL = (
    running(2),
    standard(2, "checklist_share", 90),
    figure(2, "2026-07", daily_cover=1, leachate=1, weighed=1),
    figure(2, "2026-08", daily_cover=1, leachate=0, weighed=1),
)
ADVICE = running(3, "advice")
EASED = (
    running(4, "waste_collection"),
    standard(4, "satisfaction", 80, "2025-01-10"),
    standard(4, "satisfaction", 60, "2026-08-01"),
    figure(4, "2026-09", satisfaction=70),
)

YEAR = [f"{y}-{m:02}" for y, m in [(2025, 11), (2025, 12), *((2026, n) for n in range(1, 11))]]


def year(months: int = 12, expense: int = 1000, **given: int) -> tuple[Rows, ...]:
    """The last months of the twelve that end in October 2026, all alike."""
    return tuple(finances(month, expense, **given) for month in YEAR[-months:])


STATE_AUDIT = (
    audit(1, "2025-03-01", "oversight"),
    audit_finding(1, "2025-06-30", "2025-06-15", severity="high"),
    audit_finding(1, "2025-09-30", "2026-01-20"),
    audit_finding(1, "2026-08-31"),
)

CASES = [
    Case(
        STANDARDS,
        "1: (10·30 + 30·10)/40 = 15 days of at most 18; 5 of 6 conditions of at least 90 %",
        (*PERMITS, *LANDFILL, ADVICE),
        1,
        3,
        value=33.33,
        score=39.22,
        notes={
            "S1": "cumple su estándar",
            "S2": "no llega a su estándar",
            "S3": "sin estándar aprobado: cuenta como no cumplido",
        },
    ),
    Case(
        STANDARDS,
        "2: a standard eased in the quarter counts from the next one",
        EASED,
        0,
        1,
        value=0,
        score=0,
        notes={"S4": "no llega a su estándar"},
    ),
    Case(
        STANDARDS,
        "3: the easier standard counts once its quarter is over",
        (*EASED, figure(4, "2026-10", satisfaction=70)),
        1,
        1,
        value=100,
        score=100,
        cut="2026-12-31",
    ),
    Case(
        STANDARDS,
        "4: the quantity of members and other customers, by month: (40 + 20 + 30)/2 = 45",
        (
            running(5),
            standard(5, "quantity", 45),
            received(5, "2026-07", 40),
            sold(5, "2026-07", 20),
            received(5, "2026-09", 30),
        ),
        1,
        1,
        value=100,
        score=100,
    ),
    Case(
        STANDARDS,
        "5: a first standard counts in the quarter of its act; no complaints break nothing",
        (
            running(6),
            standard(6, "complaints_share", 90, "2026-09-02"),
            figure(6, "2026-08", complaints_in=0, complaints_solved=0),
        ),
        1,
        1,
        value=100,
        score=100,
        notes={"S6": "en el trimestre no hubo casos: nada lo incumple"},
    ),
    Case(
        STANDARDS,
        "6: who is not recorded does not meet it; another's window and an ended service do not count",
        (
            *PERMITS,
            running(7, "water"),
            standard(7, "samples_share", 95),
            running(8, "permits", hosted_for="Ministerio"),
            running(9, "training", until="2026-06-30"),
        ),
        1,
        2,
        value=50,
        score=58.82,
        notes={
            "S7": "sin datos del trimestre: cuenta como no cumplido",
            "S8": "ventanilla de otra entidad: no se cuenta",
        },
    ),
    Case(STANDARDS, "no services, month not sent", (), state="no_data"),
    Case(
        STANDARDS,
        "no services, month sent",
        (OCTOBER_SENT,),
        state="not_applicable",
    ),
    Case(
        STANDARDS,
        "a standard without figures, month not sent",
        (running(1), standard(1, "satisfaction", 80)),
        state="no_data",
        reason="Ningún servicio con estándar tiene datos del trimestre.",
    ),
    Case(
        STANDARDS,
        "a standard without figures, month sent",
        (running(1), standard(1, "satisfaction", 80), OCTOBER_SENT),
        0,
        1,
        value=0,
        score=0,
    ),
    Case(
        STANDARDS,
        "no members",
        PERMITS,
        1,
        1,
        value=100,
        score=100,
        members=members(),
    ),
    Case(
        AUTONOMY,
        "1: (3000 + 12·500) of 12·1000",
        (*year(services=500, projects=900), paid_in(M1, "2026-03-05", 3000)),
        9000,
        12000,
        value=75,
        score=75,
        notes={
            "Aportes de los miembros, marzo 2026": "de los pagos registrados",
            "Venta de servicios, octubre 2026": "digitado",
            "Gasto de operación, enero 2026": "digitado; ningún proyecto pagó nómina",
        },
    ),
    Case(
        AUTONOMY,
        "2: what services recorded stands over what was typed; a refund is taken away",
        (
            *year(services=500),
            received(1, "2026-05", 10, 700),
            sold(1, "2026-05", 5, 400),
            paid_in(M1, "2026-02-01", 900, ("2026-04-01", 100)),
        ),
        11 * 500 + 1100 + 800,
        12000,
        value=61.67,
        score=61.67,
        notes={"Venta de servicios, mayo 2026": "de lo registrado en los servicios"},
    ),
    Case(
        AUTONOMY,
        "3: nine of twelve months are enough, and only they count",
        (*year(9, services=1000), paid_in(M1, "2025-12-20", 5000)),
        9000,
        9000,
        value=100,
        score=100,
    ),
    Case(
        AUTONOMY,
        "4: the payroll that projects pay stays in the expense; more than 100 is 100 points",
        year(12, 1000, payroll=800, by_projects=800, services=1200),
        14400,
        12000,
        value=120,
        score=100,
        notes={
            "Gasto de operación, mayo 2026": (
                "digitado; incluye la nómina que pagaron los proyectos"
            )
        },
    ),
    Case(
        AUTONOMY,
        "5: what covers a counterpart for a project is not a contribution to operate",
        (
            *year(services=100),
            scheme("counterpart", "2026-01", number=4, ordinary=False),
            paid_in(M1, "2026-06-03", 600),
            charge(M1, "2026-06-30", 400, paid=[("2026-06-03", 400)], scheme_id=4),
        ),
        1200 + 600 - 400,
        12000,
        value=11.67,
        score=11.67,
    ),
    Case(
        AUTONOMY,
        "eight months are not enough",
        (*year(8, services=1000), OCTOBER_SENT),
        state="no_data",
        reason="Hay ingresos y gastos de 8 de los últimos 12 meses; hacen falta 9.",
    ),
    Case(
        AUTONOMY,
        "an association that began in August needs three months",
        year(2, services=1000),
        state="no_data",
        start="2026-08",
        reason="Hay ingresos y gastos de 2 de los últimos 3 meses; hacen falta 3.",
    ),
    Case(AUTONOMY, "nothing spent", year(12, 0), state="not_applicable"),
    Case(AUTONOMY, "no members", year(services=500), 6000, 12000, 50, 50, members=members()),
    Case(
        RESOLVED,
        "1: two closed of three due",
        STATE_AUDIT,
        2,
        3,
        value=66.67,
        score=66.67,
        reason="En los últimos doce meses no hubo ninguna auditoría.",
        notes={
            "Entidad de control, grave: H": "cerrado con soporte",
        },
    ),
    Case(
        RESOLVED,
        "2: closing after the cut does not count yet, nor without proof",
        (
            audit(2, "2026-02-01"),
            audit_finding(2, "2026-05-31", "2026-11-03"),
            audit_finding(2, "2026-06-30", "2026-06-01", proof=""),
            audit_finding(2, "2026-07-31", "2026-07-31"),
            audit_finding(2, "2026-12-31"),
            audit_finding(2, None),
        ),
        1,
        3,
        value=33.33,
        score=33.33,
        reason="En los últimos doce meses hubo una auditoría.",
    ),
    Case(
        RESOLVED,
        "3: of those due before the 24 months, only the ones still open",
        (
            audit(3, "2023-05-01"),
            audit(4, "2026-04-01", "members"),
            audit_finding(3, "2023-12-31", "2024-02-01"),
            audit_finding(3, "2024-01-31"),
            audit_finding(3, "2024-11-01", "2024-12-01"),
        ),
        1,
        2,
        value=50,
        score=50,
    ),
    Case(
        RESOLVED,
        "no audits, month sent",
        (OCTOBER_SENT,),
        state="no_data",
        reason="No hay auditorías registradas",
    ),
    Case(
        RESOLVED,
        "an audit that found nothing",
        (audit(5, "2026-09-01"),),
        state="no_data",
        reason="hubo una auditoría. Ningún hallazgo tiene todavía el plazo cumplido.",
    ),
    Case(
        RESOLVED,
        "no members",
        (audit(6, "2026-01-05"), audit_finding(6, "2026-03-01", "2026-02-01")),
        1,
        1,
        100,
        100,
        members=members(),
    ),
]
