"""The sheet of a municipality as a file to print or send."""

from __future__ import annotations

from evalua.board.municipal_document import municipal_document
from evalua.board.municipality import MunicipalSheet
from evalua.domain.text import search_key
from evalua.reports.html_document import write_document
from evalua.ui import cache, downloads
from evalua.ui.context import Here


def download(here: Here, shown: MunicipalSheet) -> None:
    """One HTML file that opens anywhere, prints well and asks nothing of the internet."""
    downloads.download(
        here,
        "Descargar para imprimir",
        data=lambda: content(here, shown),
        file_name=f"ficha-{search_key(shown.name).replace(' ', '-')}-{here.month}.html",
        mime="text/html",
        icon=":material/print:",
        key="municipality.print",
    )


def content(here: Here, shown: MunicipalSheet) -> bytes:
    """The file, with the figures of the screen."""
    return write_document(
        municipal_document(
            shown,
            cache.inputs(here),
            cache.evaluation(here),
            cache.catalog(here),
            generated_on=here.today,
        )
    )
