"""The first-run wizard."""

from evalua.ui import setup
from evalua.ui.layout import bare_head

bare_head("Empezar con mi asociación")
setup.wizard()
