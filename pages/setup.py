"""The first-run wizard."""

from evalua.ui import setup

setup.heading()
setup.progress()
setup.current_step()
