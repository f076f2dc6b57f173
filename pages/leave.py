"""Salir: the way out of this browser."""

from evalua.ui.account import screen as account
from evalua.ui.layout import bare_head

bare_head("Salir")
account.leave()
