"""``evalua …``: everything a script, a cron job or somebody at a terminal needs."""

from evalua.cli.program import main

__all__ = ["main"]
