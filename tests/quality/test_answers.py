"""An answer silences its doubt and stays visible; an error takes none."""

from __future__ import annotations

import pytest

from conftest import READER, Office
from evalua.domain.month import Month
from evalua.domain.problems import Problem
from evalua.measures.frames import FRAMES
from evalua.measures.inputs import Inputs
from evalua.quality.rules import open_doubts, unsettled
from evalua.registers.answers.commands import AnswerInput, answer_doubt, take_back_answer
from evalua.registers.answers.queries import answers
from evalua.storage.frames import build
from quality.doubtful import CASES, find, inputs_of

OCTOBER = Month(2026, 10)
WHY = "Pagó de una vez lo que debía del año."


def answered(inputs: Inputs, rule: str, month: str = "2026-10") -> Inputs:
    """The same records, with an answer to what a rule found."""
    (found,) = find(inputs, rule).to_dict("records")
    row = {"rule": rule, "subject": found["subject"], "month": month, "answer": WHY}
    said = row | {"created_by": "Ana", "answered_on": "2026-11-02"}
    return inputs.having(answers=build([said], FRAMES["answers"].columns))


def test_an_answer_silences_the_doubt_and_stays_visible() -> None:
    found = find(answered(inputs_of(CASES["C11"][0]), "C11"), "C11")
    assert open_doubts(found).empty
    assert list(found["answer"]) == [WHY]
    assert list(found["answered_by"]) == ["Ana"]


def test_an_answer_about_another_month_does_not_count() -> None:
    found = find(answered(inputs_of(CASES["C11"][0]), "C11", "2026-09"), "C11")
    assert len(open_doubts(found)) == 1


def test_an_error_cannot_be_silenced() -> None:
    inputs = answered(inputs_of(CASES["C01"][0]), "C01")
    found = find(inputs, "C01")
    assert list(found["answer"]) == [""]
    assert len(unsettled(found, "2026-10")) == 1


def test_a_month_waits_for_its_errors_and_its_own_questions() -> None:
    question = find(inputs_of(CASES["C11"][0]), "C11")
    assert len(unsettled(question, "2026-10")) == 1
    assert unsettled(question, "2026-11").empty
    warning = find(inputs_of(CASES["C33"][0]), "C33")
    assert unsettled(warning, "2026-10").empty


def said(subject: str = "uid-1", answer: str = WHY) -> AnswerInput:
    return AnswerInput("C11", subject, OCTOBER, answer)


def kept(office: Office) -> list[str]:
    with office.db.session() as session:
        return list(answers(session, association_id=office.id)["answer"])


def test_a_new_answer_replaces_the_earlier_one(clara: Office) -> None:
    with clara.work() as work:
        answer_doubt(work, said(answer="Lo que debía de marzo."))
    with clara.work() as work:
        answer_doubt(work, said())
    assert kept(clara) == [WHY]


def test_a_withdrawn_answer_opens_the_doubt_again(clara: Office) -> None:
    with clara.work() as work:
        answer_doubt(work, said())
    with clara.work() as work:
        take_back_answer(work, said(), "Me equivoqué de mes")
    assert kept(clara) == []


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("  ", "Escriba por qué la cifra es correcta."),
        ("Sí", "Explíquelo en una frase: se leerá junto a la cifra."),
        ("x" * 301, "Resúmalo en 300 letras o menos."),
        ("La pidió el partido del alcalde.", "menciona un partido"),
    ],
    ids=["empty", "too short", "too long", "names a party"],
)
def test_an_answer_that_does_not_answer_is_refused(
    clara: Office, answer: str, message: str
) -> None:
    with pytest.raises(Problem) as raised, clara.work() as work:
        answer_doubt(work, said(answer=answer))
    assert message in str(raised.value)
    assert kept(clara) == []


def test_who_only_consults_cannot_answer(clara: Office) -> None:
    with pytest.raises(Problem), clara.work(READER) as work:
        answer_doubt(work, said())
    assert kept(clara) == []


def test_an_answer_of_another_association_is_not_seen(clara: Office, izote: Office) -> None:
    with izote.work() as work:
        answer_doubt(work, said())
    assert kept(clara) == []
