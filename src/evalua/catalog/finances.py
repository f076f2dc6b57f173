"""With what limits the finances of an association are looked at."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from evalua.catalog.base import Frozen

Share = Annotated[float, Field(gt=0, le=1)]


class FinanceRules(Frozen):
    """``one_source_share``: from which part of a year's income one source alone is warned about.

    ``months_recorded_share``: the part of the months that must be recorded for a figure of them.
    """

    one_source_share: Share
    months_recorded_share: Share
