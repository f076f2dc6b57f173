"""Terms of the governing bodies: who sits in them, since when and with which quorum."""
