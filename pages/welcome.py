"""An empty installation: what Evalúa is for, and its two doors."""

from evalua.ui import welcome
from evalua.ui.layout import bare_head

bare_head("Evalúa", welcome.PURPOSE)
welcome.doors()
