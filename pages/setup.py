"""The first-run wizard."""

from evalua.ui.layout import bare_head
from evalua.ui.setup import screen as setup

bare_head("Empezar con mi asociación")
setup.wizard()
