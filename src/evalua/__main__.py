"""``python -m evalua``."""

import sys

from evalua.cli.program import main

sys.exit(main())
