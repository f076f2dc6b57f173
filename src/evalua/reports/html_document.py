"""The one writer of printable documents: a ``Document`` in, a stand-alone HTML page out."""

from __future__ import annotations

from html import escape

from evalua.board.document import Document, Section, Table

_STYLE = """
@page { size: A4; margin: 16mm 14mm 18mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 190mm; padding: 10mm 6mm; background: #fff; color: #111B1D;
  font: 10.5pt/1.45 "Source Sans 3", "Segoe UI", Helvetica, Arial, sans-serif; }
header { border-bottom: 2pt solid #0F5E63; padding-bottom: 4mm; margin-bottom: 5mm; }
header p { margin: 0; color: #566263; }
h1 { font-size: 20pt; line-height: 1.15; margin: 1mm 0; color: #0F5E63; }
h2 { font-size: 12.5pt; margin: 7mm 0 2mm; color: #0F5E63; break-after: avoid; }
section p { margin: 0 0 2mm; }
dl { display: flex; flex-wrap: wrap; gap: 3mm; margin: 0; }
dl div { flex: 1 1 30mm; border: 0.6pt solid #E0DCD0; border-radius: 1.5mm; padding: 2mm 3mm; }
dt { color: #566263; font-size: 9pt; }
dd { margin: 0; font-weight: 600; font-size: 11pt; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; font-size: 9pt; line-height: 1.35; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th { text-align: left; background: #F1EFE8; border-bottom: 1pt solid #0F5E63; }
th, td { padding: 1.2mm 1.8mm; vertical-align: top; overflow-wrap: break-word; }
td { border-bottom: 0.5pt solid #E0DCD0; }
th.right, td.right { text-align: right; white-space: nowrap; }
footer { margin-top: 8mm; border-top: 0.6pt solid #E0DCD0; padding-top: 2mm; color: #566263;
  font-size: 8.5pt; }
@media print { body { padding: 0; max-width: none; } }
@media screen and (max-width: 700px) { table { display: block; overflow-x: auto; } }
"""


def write_document(document: Document) -> bytes:
    """A page in UTF-8 that opens alone and prints on A4; everything in it is text, never markup."""
    sections = "\n".join(_section(section) for section in document.sections)
    title = f"{escape(document.title)} · {escape(document.association)}"
    page = f"""<!DOCTYPE html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<header>
<p>{escape(document.association)}</p>
<h1>{escape(document.title)}</h1>
<p>{escape(document.addressee)}</p>
</header>
{_figures(document)}
{sections}
<footer>{escape(document.stamp)}</footer>
</body>
</html>
"""
    return page.encode("utf-8")


def _figures(document: Document) -> str:
    boxes = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>"
        for label, value in document.figures
    )
    return f"<dl>{boxes}</dl>" if boxes else ""


def _section(section: Section) -> str:
    said = "".join(f"<p>{escape(line)}</p>" for line in section.sentences if line)
    shown = _table(section.table) if section.table is not None and section.table.rows else ""
    if not shown and section.empty and (section.table is not None or not said):
        shown = f"<p>{escape(section.empty)}</p>"
    return f"<section><h2>{escape(section.title)}</h2>{said}{shown}</section>"


def _table(table: Table) -> str:
    sides = ['class="right"' if header in table.right else "" for header in table.headers]
    heads = "".join(
        f'<th scope="col" {side}>{escape(header)}</th>'
        for header, side in zip(table.headers, sides, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(f"<td {side}>{escape(cell)}</td>" for cell, side in zip(row, sides, strict=True))
        + "</tr>"
        for row in table.rows
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
