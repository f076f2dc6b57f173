"""Lo aprobado: what did the board approve, with which seal, and what changed since?"""

from evalua.ui import layout
from evalua.ui.approved import screen as approved
from evalua.ui.context import here

now = here()
layout.head(now, "Lo aprobado", approved.sentence(now))
approved.views(now)
