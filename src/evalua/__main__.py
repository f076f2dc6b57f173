"""``python -m evalua``."""

import sys

from evalua.cli import main

sys.exit(main())
