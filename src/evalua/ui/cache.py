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

from evalua.board import firmness as firm
from evalua.board.attention import lines
from evalua.board.gaps import gap_lines
from evalua.board.log.lines import chain_sentence
from evalua.catalog import Catalog
from evalua.domain.month import Month
from evalua.measures.inputs import Cut, Inputs
from evalua.months import comparing
from evalua.months import evaluation as evaluations
from evalua.months import history as histories
from evalua.months import shadow as shadows
from evalua.months.evaluation import Evaluation
from evalua.months.gathering import gather
from evalua.months.shadow import Shadow
from evalua.quality import rules
from evalua.registers.association.facts import facts
from evalua.registers.own_indicators.cards import whole_catalog
from evalua.scoring.change import ITEM_CHANGE_COLUMNS, change_by_indicator
from evalua.storage.backup import verify
from evalua.storage.chain import Reached
from evalua.ui.catalogue import CATALOG
from evalua.ui.context import Here, database

_Key = tuple[int, int, int, str, str]


def _key(here: Here) -> _Key:
    return (here.facts.id, *here.revision, CATALOG.fingerprint, here.database.opening)


def inputs(here: Here) -> Inputs:
    """Every register of the association."""
    return _inputs(_key(here))


def catalog(here: Here) -> Catalog:
    """The catalogue with the indicators that the association added."""
    return _catalog(_key(here))


def evaluation(
    here: Here, month: Month | None = None, *, live: bool = False, also: str = ""
) -> Evaluation:
    """The evaluation of a month (the present one by default).

    ``also`` is an indicator to measure though the board did not adopt it.
    """
    return _evaluation(_key(here), str(month or here.month), here.today, live, also)


def scores_by_month(here: Here, count: int = 24) -> pd.DataFrame:
    """Areas and index by month, up to the present one."""
    return _scores_by_month(_key(here), str(here.month), here.today, count)


def recent(here: Here, count: int = 12) -> list[Evaluation]:
    """The evaluations of the elapsed months up to the present one, oldest first."""
    first = max(here.month + (1 - count), here.facts.evaluation_start)
    return [evaluation(here, m) for m in first.to(here.month) if m.last <= here.today]


def changes(here: Here, back: int = 1) -> pd.DataFrame:
    """What moved each area since so many months before (ITEM_CHANGE_COLUMNS).

    Empty where the association did not answer yet by then.
    """
    if here.month + -back < here.facts.evaluation_start:
        return pd.DataFrame(columns=ITEM_CHANGE_COLUMNS)
    return _changes(_key(here), str(here.month), str(here.month + -back), here.today)


def firmness(here: Here) -> pd.DataFrame:
    """How firm the bands of the month are (ROBUSTNESS_COLUMNS)."""
    return _firmness(_key(here), str(here.month), here.today)


def gaps(here: Here, area: str | None = None) -> pd.DataFrame:
    """What each missing datum of the month does (columns ``GAP_LINES``), in one area or all."""
    return _gaps(_key(here), str(here.month), here.today, area)


def attention(here: Here) -> pd.DataFrame:
    """What needs somebody's attention in the month (columns ``ATTENTION``)."""
    return _attention(_key(here), str(here.month), here.today)


def doubts(here: Here) -> pd.DataFrame:
    """What the rules of quality find in the present month (columns ``FINDINGS``)."""
    return _doubts(_key(here), str(here.month), here.today)


def shadow(here: Here, month: Month | None = None) -> Shadow:
    """What changed in a month since it was approved (the present one by default)."""
    return _shadow(_key(here), str(month or here.month), here.today)


def as_approved(here: Here, month: Month, number: int) -> Evaluation | None:
    """A month as one of its approvals kept it."""
    return _as_approved(_key(here), str(month), number, here.today)


def chain_state(here: Here, *, installation: bool = False) -> tuple[bool, str]:
    """Whether the chain of the log holds, and the sentence that says so.

    It is walked whole once a day for each opening; after that, from where it was left.
    """
    walked = _walked(0 if installation else here.facts.id, here.database.opening, here.today)
    with database().session() as session:
        sound, sentence, walked[0] = chain_sentence(
            session, here.facts, walked[0], installation=installation
        )
    return sound, sentence


def rows_in(copy: Path) -> int:
    """How many rows a copy of the database holds. Raises Problem when it is not sound."""
    known = copy.stat()
    return _rows_in(copy, known.st_mtime_ns, known.st_size)


@st.cache_resource(max_entries=16, show_spinner=False)
def _walked(association_id: int, opening: str, day: date) -> list[Reached]:
    return [Reached()]


@st.cache_data(max_entries=64, show_spinner=False)
def _rows_in(copy: Path, changed_ns: int, size: int) -> int:
    return verify(copy).total


@st.cache_resource(max_entries=16, show_spinner=False)
def _changes(key: _Key, month: str, other: str, today: date) -> pd.DataFrame:
    now = _evaluation(key, month, today, False)
    past = _evaluation(key, other, today, False)
    return change_by_indicator(past.scores, now.scores, past.policy, now.policy)


@st.cache_resource(max_entries=16, show_spinner=False)
def _firmness(key: _Key, month: str, today: date) -> pd.DataFrame:
    return firm.firmness(_evaluation(key, month, today, False))


@st.cache_resource(max_entries=16, show_spinner=False)
def _gaps(key: _Key, month: str, today: date, area: str | None) -> pd.DataFrame:
    shown = _evaluation(key, month, today, False)
    return gap_lines(_inputs(key), shown, _catalog(key), shown.cut, area)


@st.cache_resource(max_entries=16, show_spinner=False)
def _attention(key: _Key, month: str, today: date) -> pd.DataFrame:
    seen = _evaluation(key, month, today, False)
    # Its records, as of the month; whether it was sent and approved in time, as of today.
    return lines.attention(_inputs(key), seen, seen.cut, _catalog(key), today=today)


@st.cache_resource(max_entries=16, show_spinner=False)
def _doubts(key: _Key, month: str, today: date) -> pd.DataFrame:
    with database().session() as session:
        about = facts(session, key[0])
    return rules.doubts(_inputs(key), Cut.of(Month.parse(month), today), about)


@st.cache_resource(max_entries=16, show_spinner=False)
def _shadow(key: _Key, month: str, today: date) -> Shadow:
    kept = _evaluation(key, month, today, False)
    live = _evaluation(key, month, today, True)
    with database().session() as session:
        return shadows.shadow(session, kept, live, today, _catalog(key))


@st.cache_resource(max_entries=16, show_spinner=False)
def _as_approved(key: _Key, month: str, number: int, today: date) -> Evaluation | None:
    with database().session() as session:
        return comparing.as_approved(
            session, association_id=key[0], month=Month.parse(month), number=number, today=today
        )


@st.cache_resource(max_entries=4, show_spinner=False)
def _inputs(key: _Key) -> Inputs:
    last = _last_read(key[0])
    with database().session() as session:
        read = gather(session, key[0])
    last[:] = [read.after(last[0]) if last else read]
    return last[0]


@st.cache_resource(max_entries=16, show_spinner=False)
def _last_read(association_id: int) -> list[Inputs]:
    """The records as they were read last, so that what did not change is not worked out again."""
    return []


@st.cache_resource(max_entries=8, show_spinner=False)
def _catalog(key: _Key) -> Catalog:
    return whole_catalog(_inputs(key).own_indicators, CATALOG)


@st.cache_resource(max_entries=64, show_spinner=False)
def _evaluation(key: _Key, month: str, today: date, live: bool, also: str = "") -> Evaluation:
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
            also=(also,) if also else (),
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
