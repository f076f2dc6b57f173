"""Technical documents, the official list of recipients, and deliveries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from conftest import TODAY, Office
from evalua import catalog
from evalua.domain.problems import Problem
from evalua.registers.documents import queries
from evalua.registers.documents.commands import (
    DocumentInput,
    RecipientInput,
    add_document,
    add_recipient,
    change_document,
    change_recipient,
    remove_document,
    remove_recipient,
)
from evalua.registers.documents.deliveries import (
    DeliveryInput,
    deliver_document,
    remove_delivery,
)
from evalua.registers.documents.tables import DocumentRecipient

CATALOG = catalog.load()
SENATE = RecipientInput("upper_house", date(2024, 1, 1), "Curul 1")
STUDY = DocumentInput("Diagnóstico de vías", date(2026, 5, 4))


def codes(raised: pytest.ExceptionInfo[Problem]) -> set[str]:
    return {f.code for f in raised.value.findings}


def post(office: Office, data: RecipientInput = SENATE) -> int:
    with office.work() as work:
        return add_recipient(work, data, catalog=CATALOG).id


def study(office: Office) -> int:
    with office.work() as work:
        return add_document(work, STUDY).id


def deliver(office: Office, document: int, on: date | None, *posts: int) -> None:
    with office.work() as work:
        deliver_document(work, document, DeliveryInput(on, posts, "email"), catalog=CATALOG)


def sent(office: Office) -> pd.DataFrame:
    with office.db.session() as session:
        return queries.document_deliveries(session, association_id=office.id)


def test_a_recipient_has_a_role_and_nowhere_to_write_a_name_or_a_party() -> None:
    own = set(DocumentRecipient.model_fields) - set(DocumentRecipient.__bases__[0].model_fields)
    assert own == {"role", "seat", "since", "until"}


def test_a_document_is_delivered_to_several_posts_at_once(clara: Office) -> None:
    key, first = study(clara), post(clara)
    second = post(clara, replace(SENATE, seat="Curul 2"))
    deliver(clara, key, date(2026, 5, 6), first, second, second)
    assert sent(clara)["recipient_id"].tolist() == [first, second]


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (None, "V00"),
        (date(2027, 1, 1), "V03"),
        (date(2026, 5, 3), "V108"),
    ],
)
def test_a_delivery_has_a_day_that_came_after_the_document(
    clara: Office, on: date | None, code: str
) -> None:
    key, first = study(clara), post(clara)
    with pytest.raises(Problem) as told:
        deliver(clara, key, on, first)
    assert code in codes(told) and sent(clara).empty


def test_only_posts_of_the_list_of_that_day_receive_and_once(clara: Office) -> None:
    key, first = study(clara), post(clara)
    gone = post(clara, replace(SENATE, seat="Curul 2", until=date(2026, 4, 30)))
    with pytest.raises(Problem) as told:
        deliver(clara, key, date(2026, 5, 6), gone)
    assert codes(told) == {"V108"}
    deliver(clara, key, date(2026, 5, 6), first)
    with pytest.raises(Problem) as told:
        deliver(clara, key, date(2026, 5, 9), first)
    assert codes(told) == {"V108"} and "6 de mayo de 2026" in told.value.findings[0].message
    with pytest.raises(Problem) as told:
        deliver(clara, key, date(2026, 5, 9))
    assert codes(told) == {"V21"}


def test_a_post_is_on_the_list_once_at_a_time(clara: Office) -> None:
    key = post(clara)
    with pytest.raises(Problem) as told:
        post(clara, replace(SENATE, seat="curul  1", since=date(2026, 1, 1)))
    assert codes(told) == {"V58"}
    with clara.work() as work:
        change_recipient(
            work, key, replace(SENATE, until=date(2025, 12, 31)), catalog=CATALOG, version=1
        )
    assert post(clara, replace(SENATE, since=date(2026, 1, 1))) != key


def test_a_post_that_mentions_a_party_asks_for_other_words(clara: Office) -> None:
    with pytest.raises(Problem) as told:
        post(clara, replace(SENATE, seat="Partido Verde"))
    assert codes(told) == {"V28"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"role": "king"}, "V00"),
        ({"since": None}, "V00"),
        ({"until": date(2023, 1, 1)}, "V25"),
    ],
)
def test_a_post_that_is_wrong_is_refused(
    clara: Office, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(Problem) as told:
        post(clara, replace(SENATE, **changes))  # type: ignore[arg-type]
    assert code in codes(told)


def test_a_post_that_received_something_stays(clara: Office) -> None:
    key, first = study(clara), post(clara)
    deliver(clara, key, date(2026, 5, 6), first)
    with pytest.raises(Problem) as told, clara.work() as work:
        remove_recipient(work, first, "no es de la región")
    assert codes(told) == {"V59"}
    with clara.work() as work:
        remove_delivery(work, int(sent(clara)["id"].iloc[0]), "no se entregó")
        remove_recipient(work, first, "no es de la región")
    assert sent(clara).empty


def test_a_document_goes_with_its_deliveries(clara: Office) -> None:
    key, first = study(clara), post(clara)
    deliver(clara, key, date(2026, 5, 6), first)
    with clara.work() as work:
        remove_document(work, key, "repetido")
    assert sent(clara).empty


def test_a_document_is_corrected_and_its_title_is_its_own(clara: Office) -> None:
    key = study(clara)
    with pytest.raises(Problem) as told, clara.work() as work:
        add_document(work, replace(STUDY, title="diagnóstico de  VÍAS"))
    assert codes(told) == {"V58"}
    with clara.work() as work:
        row = change_document(work, key, replace(STUDY, dated_on=TODAY), version=1)
        assert row.dated_on == TODAY
    with pytest.raises(Problem) as told, clara.work() as work:
        change_document(work, key, DocumentInput(" ", None), version=2)
    assert codes(told) == {"V00"}
