"""Descargar: the month as files to keep, print and send."""

from evalua.ui import layout, reports
from evalua.ui.context import here

now = here()
layout.head(now, "Descargar", reports.sentence(now))
reports.downloads(now)
