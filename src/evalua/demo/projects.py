"""Projects from idea to finished: stages, money, calendars, sessions and monthly notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from evalua.demo.almanac import chance, working
from evalua.demo.scene import Scene
from evalua.domain.money import CURRENCIES
from evalua.domain.month import Month
from evalua.registers.projects.alternatives import (
    AlternativeInput,
    add_alternative,
    close_alternative,
)
from evalua.registers.projects.benefits import BenefitInput
from evalua.registers.projects.calendar import (
    PointInput,
    ScheduleInput,
    linear_points,
    set_schedule,
)
from evalua.registers.projects.community import CommunitySessionInput, add_community_session
from evalua.registers.projects.follow_up import FORESEEN
from evalua.registers.projects.money import FundingInput, add_funding
from evalua.registers.projects.projects import ProjectInput, create_project, update_public_status
from evalua.registers.projects.stages import StageInput, record_stage
from evalua.registers.projects.tables import FollowUp

_NOTE_DAY = 26
_RAIN, _SLOW_MONTH, _STUCK = 0.5, 0.4, 0.08
_MONEY_LAG = 6.0
_NEXT = (
    "Comité de obra la semana siguiente",
    "Revisar el cronograma con quien ejecuta",
    "Enviar el informe a la fuente",
    "Visita de la veeduría",
)


@dataclass(frozen=True, slots=True)
class _Step:
    """How far a project got by a month, and what held it back."""

    month: Month
    physical: float
    cause: str


def run_projects(scene: Scene) -> None:
    """Write every project with all that happened to it."""
    keys = scene.keys["projects"] = {}
    for told in scene.story["projects"]["projects"]:
        keys[told["code"]] = _create(scene, told)
        _fund_and_advance(scene, told)
        _schedule(scene, told)
        _meet(scene, told)
        _seek(scene, told)
    notes = [row for told in scene.story["projects"]["projects"] for row in _notes(scene, told)]
    notes.sort(key=lambda row: row.noted_on)
    scene.on(scene.opening, "team").sow((row, scene.recorded(row.noted_on, 0)) for row in notes)
    for told in scene.story["projects"]["projects"]:
        _publish(scene, told)


def _create(scene: Scene, told: dict[str, Any]) -> int:
    day = scene.almanac.day(told["stages"][0][1])
    project = create_project(
        scene.on(day, "team"),
        ProjectInput(
            name=told["name"],
            theme=told["theme"],
            code=told["code"],
            scope=told.get("scope", "group"),
            kind=told.get("kind", "investment"),
            is_rural=told["rural"],
            cost=scene.minor(told["cost"]),
            executor=told.get("executor", ""),
            executed_by_association=told.get("executed_by_association", False),
            expected_source=told["source"],
            national_goal=told.get("national_goal", ""),
            national_plan_year=_plan_year(scene, told),
            call_id=scene.keys["calls"][told["call"]] if "call" in told else None,
            agreement_id=scene.keys["agreements"].get(told.get("agreement", "")),
            priority=told.get("priority"),
            programme_id=scene.keys["programmes"].get(told.get("programme", "")),
            objective_id=scene.keys["objectives"].get(told.get("statutes", "")),
            supervisor=told.get("supervisor", ""),
            oversight=told.get("oversight", ""),
            benefits=[
                BenefitInput(scene.towns[town], women, men, None, families, scene.minor(amount))
                for town, women, men, families, amount in told["benefits"]
            ],
        ),
    )
    return project.id


def _plan_year(scene: Scene, told: dict[str, Any]) -> int | None:
    """The year of the national plan whose goal it cites, counted from that of the last month."""
    return scene.almanac.last.year + told["plan_year"] if "plan_year" in told else None


def _fund_and_advance(scene: Scene, told: dict[str, Any]) -> None:
    """Money and stages in the order of their dates; money first on the same day."""
    key = scene.keys["projects"][told["code"]]
    events = [(scene.almanac.day(row[4]), 0, row) for row in told["funding"]]
    events += [(scene.almanac.day(row[1]), 1, row) for row in told["stages"]]
    for day, is_stage, row in sorted(events, key=lambda event: event[:2]):
        if is_stage:
            _advance(scene, told, key, day, row)
            continue
        add_funding(scene.on(day, "team"), _money(scene, key, day, row))


def _money(scene: Scene, key: int, day: date, row: list[Any]) -> FundingInput:
    """A row of money; with one more value it is in kind and that is how it was valued; with three
    more, it came in another currency, at the rate of the day."""
    source, entity, condition, amount, _, document, *foreign = row
    if len(foreign) == 1:
        return FundingInput(
            key,
            source,
            condition,
            scene.minor(amount),
            day,
            entity,
            document,
            in_kind=True,
            valuation=foreign[0],
        )
    if not foreign:
        return FundingInput(key, source, condition, scene.minor(amount), day, entity, document)
    currency, value, rate = foreign
    return FundingInput(
        key,
        source,
        condition,
        None,
        day,
        entity,
        document,
        foreign_currency=currency,
        foreign_amount=value * CURRENCIES[currency].unit,
        exchange_rate=rate,
    )


def _advance(scene: Scene, told: dict[str, Any], key: int, day: date, row: list[str]) -> None:
    stage, _, *rest = row
    document, entity = [*rest, "", ""][:2]
    record_stage(
        scene.on(day, "team"),
        StageInput(
            key,
            stage,
            day,
            document=document,
            entity=entity,
            note=told.get(f"{stage}_note", ""),
            complete_support=stage == "submitted" and told.get("complete", False),
        ),
    )


def _schedule(scene: Scene, told: dict[str, Any]) -> None:
    if "works" not in told:
        return
    first, last = (scene.almanac.month(offset) for offset in told["works"])
    started = next(scene.almanac.day(s[1]) for s in told["stages"] if s[0] == "in_execution")
    key = scene.keys["projects"][told["code"]]
    points = _with_money(scene, told, linear_points(started, last.last))
    set_schedule(scene.on(started, "team"), ScheduleInput(key, started, last.last, points))
    if "replanned" in told:
        day, ends, reason = told["replanned"]
        ending = scene.almanac.month(ends).last
        set_schedule(
            scene.on(scene.almanac.day(day), "team"),
            ScheduleInput(key, started, ending, linear_points(first.first, ending), reason),
        )


def _with_money(scene: Scene, told: dict[str, Any], points: list[PointInput]) -> list[PointInput]:
    """The money programmed with the progress, where the project is followed by what it spends."""
    if "spends" not in told:
        return points
    worth = told["cost"] / 100
    return [
        PointInput(p.month, p.physical, scene.minor(round(worth * float(p.physical or 0))))
        for p in points
    ]


def _meet(scene: Scene, told: dict[str, Any]) -> None:
    for kind, when, women, men, act, *proposed in told["sessions"]:
        day = scene.almanac.day(when)
        add_community_session(
            scene.on(day, "team"),
            CommunitySessionInput(
                day,
                kind,
                scene.keys["projects"][told["code"]],
                women,
                men,
                None,
                act,
                contributions=proposed[0] if proposed else "",
            ),
        )


def _seek(scene: Scene, told: dict[str, Any]) -> None:
    """What was sought for the members that its source leaves out."""
    for town, left_out_by, text, when, *ended in told.get("alternatives", []):
        day = scene.almanac.day(when)
        sought = AlternativeInput(
            scene.keys["projects"][told["code"]], scene.towns[town], left_out_by, text, day
        )
        row = add_alternative(scene.on(day, "team"), sought)
        if ended:
            closed = scene.almanac.day(ended[1])
            close_alternative(scene.on(closed, "team"), row.id, ended[0], closed)


def _notes(scene: Scene, told: dict[str, Any]) -> Iterator[FollowUp]:
    if not told["notes"]:
        return
    first, last = told["notes"]
    for step in _steps(scene, told):
        offset = scene.almanac.offset(step.month)
        if (
            first <= offset <= last
            and offset not in told["gaps"]
            and step.month >= scene.almanac.first
        ):
            yield _note(scene, told, step)


def _note(scene: Scene, told: dict[str, Any], step: _Step) -> FollowUp:
    day = working(step.month.day(_NOTE_DAY))
    finished = _reached(scene, told, "finished")
    if finished is not None and Month.of(finished) == step.month:
        day = min(day, finished)
    number = int(len(_NEXT) * chance("next", told["code"], step.month))
    suspended = _reached(scene, told, "suspended")
    held = suspended is not None and day >= suspended
    return FollowUp(
        association_id=scene.id,
        project_id=scene.keys["projects"][told["code"]],
        noted_on=day,
        physical=step.physical,
        financial=max(0.0, round(step.physical * 0.95 - _MONEY_LAG, 1))
        if step.physical < 100
        else 100.0,
        paid=_spent(scene, told, step, told.get("spends")),
        committed=_spent(scene, told, step, told.get("promises")),
        delay_cause=step.cause,
        responsible=told.get("responsible", told.get("executor", ""))
        if step.cause not in ("", FORESEEN)
        else "",
        no_change_reason="Obra suspendida, sin avance en el mes." if held else "",
        next_step="" if step.physical == 100 else _NEXT[number],
    )


def _spent(scene: Scene, told: dict[str, Any], step: _Step, share: float | None) -> int | None:
    """Money to date: a share of what the progress is worth, where the notes tell it."""
    if share is None:
        return None
    return scene.minor(round(told["cost"] * step.physical * share / 100))


def _steps(scene: Scene, told: dict[str, Any]) -> list[_Step]:
    """Physical progress by month, from funding to the last note; each month weighs what it allows."""
    _, last = told["notes"]
    started = _reached(scene, told, "in_execution")
    begins = scene.almanac.month(told["notes"][0])
    months = list(begins.to(scene.almanac.month(last)))
    weights = [_weight(scene, told, month, started) for month in months]
    total = sum(weight for weight, _ in weights)
    done, steps = 0.0, []
    for month, (weight, cause) in zip(months, weights, strict=True):
        done += weight
        physical = round(told["reach"] * done / total, 0) if total else 0.0
        steps.append(_Step(month, float(physical), cause))
    return steps


def _weight(
    scene: Scene, told: dict[str, Any], month: Month, started: date | None
) -> tuple[float, str]:
    """How much of a normal month's work was done, and the cause where it was less."""
    offset = scene.almanac.offset(month)
    suspended = _reached(scene, told, "suspended")
    if started is None or month < Month.of(started):
        return 0.0, ""
    if suspended is not None and month >= Month.of(suspended):
        return 0.0, str(told["suspended_cause"])
    for first, last, cause in told.get("slow", []):
        if first <= offset <= last:
            return _STUCK, cause
    if scene.almanac.is_slow(month):
        return _SLOW_MONTH, FORESEEN
    if scene.almanac.is_rainy(month):
        return _RAIN, "weather"
    return 1.0, ""


def _reached(scene: Scene, told: dict[str, Any], stage: str) -> date | None:
    days = [scene.almanac.day(row[1]) for row in told["stages"] if row[0] == stage]
    return days[0] if days else None


def _publish(scene: Scene, told: dict[str, Any]) -> None:
    if "public_status" not in told:
        return
    when, text = told["public_status"]
    day = scene.almanac.day(when)
    update_public_status(scene.on(day, "team"), scene.keys["projects"][told["code"]], text, day)
