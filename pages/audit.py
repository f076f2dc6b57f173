"""Auditoría: who changed what, when, from what, to what and why?"""

from evalua.ui import layout
from evalua.ui.audit import screen as audit
from evalua.ui.context import here

now = here()
layout.head(now, "Auditoría", audit.SENTENCE, months=False)
audit.views(now)
