"""The catalogue and the indicators that an association adds to it, as one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from evalua.catalog.framework import Question
from evalua.catalog.indicator import Indicator
from evalua.catalog.schema import Catalog


def catalog_with(own: Sequence[Indicator], catalog: Catalog) -> Catalog:
    """The catalogue with these indicators after its own; the same one where there are none.

    Each hangs from its question. The fingerprint is another, and the same for the same cards: what
    was cached for one association never answers for another.
    """
    if not own:
        return catalog
    fields = {name: getattr(catalog, name) for name in Catalog.model_fields}
    fields["indicators"] = (*catalog.indicators, *own)
    fields["questions"] = tuple(_asked(question, own) for question in catalog.questions)
    fields["fingerprint"] = f"{catalog.fingerprint}+{_fingerprint(own)}"
    # Both parts were checked when they were read: checking them again would cost every run.
    return Catalog.model_construct(**fields)


def _asked(question: Question, own: Sequence[Indicator]) -> Question:
    mine = tuple(card.code for card in own if card.question == question.code)
    if not mine:
        return question
    return question.model_copy(update={"indicators": (*question.indicators, *mine)})


def _fingerprint(own: Sequence[Indicator]) -> str:
    digest = hashlib.sha256()
    for card in own:
        digest.update(card.model_dump_json().encode())
    return digest.hexdigest()[:12]
