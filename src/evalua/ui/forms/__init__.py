"""Forms that lose nothing: every field is kept as a draft and answers beside itself."""

from evalua.ui.forms.actions import button, remove
from evalua.ui.forms.entered import Action, Entered
from evalua.ui.forms.form import Form
from evalua.ui.forms.permitted import permitted
from evalua.ui.forms.saving import run, say

__all__ = ["Action", "Entered", "Form", "button", "permitted", "remove", "run", "say"]
