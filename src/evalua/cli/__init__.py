"""``evalua …``: everything a script, a cron job or somebody at a terminal needs."""
