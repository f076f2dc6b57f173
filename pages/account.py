"""Mi cuenta: who am I, my password, and where I am signed in."""

from evalua.ui.account import screen as account
from evalua.ui.context import visitor
from evalua.ui.layout import bare_head

who = visitor()
bare_head("Mi cuenta")
account.about(who)
account.parts(who)
