"""The one way in which a file leaves a screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from evalua.accounts.permissions import Permission, require
from evalua.ui.context import Here
from evalua.ui.forms.permitted import permitted, say_who_may


def download(
    here: Here,
    label: str,
    *,
    data: Callable[[], bytes],
    file_name: str,
    mime: str,
    key: str,
    icon: str | None = None,
    type: Literal["primary", "secondary"] = "secondary",
    needs: Permission = "export",
) -> None:
    """A button that builds its file when it is pressed, for whoever still may have it by then.

    Somebody whose role may not is told who does it.
    """
    if not permitted(here, needs):
        say_who_may(needs)
        return

    def built() -> bytes:
        # The page may have been open for hours: the session and the role are read again now.
        require(here.acting(), needs)
        return data()

    st.download_button(
        label,
        data=built,
        file_name=file_name,
        mime=mime,
        icon=icon,
        type=type,
        on_click="ignore",
        key=key,
    )
