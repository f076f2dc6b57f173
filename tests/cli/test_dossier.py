"""``evalua dossier``, and the names that ``evalua db upgrade`` forgets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cli.conftest import Evalua
from conftest import Office
from evalua import catalog
from evalua.registers.members.queries import terms
from evalua.registers.transitions.candidates import ListInput, register_list
from evalua.registers.transitions.queries import candidate_names


def test_the_folder_of_a_municipality_is_written_to_a_file(
    clara: Office, evalua: Evalua, tmp_path: Path
) -> None:
    file = tmp_path / "carpeta.html"
    answer = evalua("dossier", "canaveral", "--on", "2026-10-31", "--out", str(file))
    assert answer.status == 0
    assert f"Carpeta de llegada: Cañaveral quedó en {file}." in answer.out
    text = file.read_text(encoding="utf-8")
    assert "Carpeta de llegada: Cañaveral" in text
    assert "Generado con los registros al 31 de octubre de 2026." in text


def test_an_unknown_municipality_or_another_kind_of_file_is_refused(
    clara: Office, evalua: Evalua, tmp_path: Path
) -> None:
    unknown = evalua("dossier", "Nada", "--out", str(tmp_path / "x.html"))
    assert unknown.status == 1
    assert unknown.complaints == [
        "No hay un municipio llamado «Nada». Existen: Alto Claro, Belmira, Cañaveral, Dos Aguas."
    ]
    pdf = evalua("dossier", "Belmira", "--out", str(tmp_path / "x.pdf"))
    assert pdf.status == 1
    assert pdf.complaints == ["La carpeta es una página: use un nombre que termine en .html."]
    assert not list(tmp_path.glob("x.*"))


def test_upgrading_forgets_the_names_whose_time_is_over(clara: Office, evalua: Evalua) -> None:
    with clara.db.session() as session:
        known = terms(session, association_id=clara.id)
    # The election of 27 October 2023: the name was written before its six months were over.
    with clara.work(today=date(2023, 11, 1)) as work:
        data = ListInput(int(known["id"].iloc[-1]), clara.members["Belmira"], "1; Ana; M", "Lista")
        register_list(work, data, catalog=catalog.load())
    said = evalua("db", "upgrade").out
    assert "Nombres de aspirantes borrados, seis meses después de su elección: 1." in said
    with clara.db.session() as session:
        assert candidate_names(session, association_id=clara.id) == {}
    assert "borrados" not in evalua("db", "upgrade").out
