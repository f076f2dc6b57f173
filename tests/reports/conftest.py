"""What the tests of the reports share."""

from board.year import year

__all__ = ["year"]
