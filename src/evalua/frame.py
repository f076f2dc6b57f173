"""The main script, run for every visitor: who is here, which month, which pages."""

import sys
from pathlib import Path

# Streamlit puts this folder on the path; a second way to import our modules would define every
# table twice.
sys.path[:] = [p for p in sys.path if Path(p).resolve() != Path(__file__).parent.resolve()]

from evalua.ui.navigation import run  # noqa: E402

run()
