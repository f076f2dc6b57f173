"""An empty installation: two doors."""

from evalua.ui import welcome

welcome.greeting()
welcome.doors()
