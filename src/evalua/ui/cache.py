"""Every cache, each one line over a use case.

The key of what depends on records is (association, its revision, the global revision, catalogue,
the opening of the database, and the month or day where the result uses it); never the role, because a cache holds what is
unfiltered.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from evalua.domain.month import Month
from evalua.measures.inputs import Inputs
from evalua.months import evaluation as evaluations
from evalua.months import history as histories
from evalua.months.evaluation import Evaluation
from evalua.months.gathering import gather
from evalua.scoring.change import ITEM_CHANGE_COLUMNS, change_by_indicator
from evalua.storage.backup import verify
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here, database

_Key = tuple[int, int, int, str, str]


def _key(here: Here) -> _Key:
    return (here.facts.id, *here.revision, CATALOG.fingerprint, here.database.opening)


def inputs(here: Here) -> Inputs:
    """Every register of the association."""
    return _inputs(_key(here))


def evaluation(here: Here, month: Month | None = None, *, live: bool = False) -> Evaluation:
    """The evaluation of a month (the present one by default)."""
    return _evaluation(_key(here), str(month or here.month), here.today, live)


def scores_by_month(here: Here, count: int = 24) -> pd.DataFrame:
    """Areas and index by month, up to the present one."""
    return _scores_by_month(_key(here), str(here.month), here.today, count)


def recent(here: Here, count: int = 12) -> list[Evaluation]:
    """The evaluations of the elapsed months up to the present one, oldest first."""
    first = max(here.month + (1 - count), here.facts.evaluation_start)
    return [evaluation(here, m) for m in first.to(here.month) if m.last <= here.today]


def changes(here: Here) -> pd.DataFrame:
    """What moved each area since the month before (ITEM_CHANGE_COLUMNS); empty in the first month."""
    if here.month <= here.facts.evaluation_start:
        return pd.DataFrame(columns=ITEM_CHANGE_COLUMNS)
    return _changes(_key(here), str(here.month), here.today)


def rows_in(copy: Path) -> int:
    """How many rows a copy of the database holds. Raises Problem when it is not sound."""
    known = copy.stat()
    return _rows_in(copy, known.st_mtime_ns, known.st_size)


@st.cache_data(max_entries=64, show_spinner=False)
def _rows_in(copy: Path, changed_ns: int, size: int) -> int:
    return verify(copy).total


@st.cache_resource(max_entries=16, show_spinner=False)
def _changes(key: _Key, month: str, today: date) -> pd.DataFrame:
    now = _evaluation(key, month, today, False)
    past = _evaluation(key, str(Month.parse(month).previous), today, False)
    return change_by_indicator(past.scores, now.scores, past.policy, now.policy)


@st.cache_resource(max_entries=4, show_spinner=False)
def _inputs(key: _Key) -> Inputs:
    with database().session() as session:
        return gather(session, key[0])


@st.cache_resource(max_entries=64, show_spinner=False)
def _evaluation(key: _Key, month: str, today: date, live: bool) -> Evaluation:
    if live and not (known := _evaluation(key, month, today, False)).frozen:
        return known
    with database().session() as session:
        return evaluations.evaluate(
            session,
            association_id=key[0],
            month=Month.parse(month),
            today=today,
            catalog=CATALOG,
            live=live,
            gathered=lambda: _inputs(key),
        )


@st.cache_resource(max_entries=16, show_spinner=False)
def _scores_by_month(key: _Key, month: str, today: date, count: int) -> pd.DataFrame:
    with database().session() as session:
        return histories.scores_by_month(
            session,
            association_id=key[0],
            last=Month.parse(month),
            count=count,
            today=today,
            catalog=CATALOG,
            evaluated=lambda open_month: _evaluation(key, str(open_month), today, False),
        )
