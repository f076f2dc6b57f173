"""What the tests of the board share."""

from board.year import year

__all__ = ["year"]
