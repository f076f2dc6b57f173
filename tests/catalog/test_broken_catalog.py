"""Each mistake in the files becomes one Spanish sentence that names the code at fault."""

import re
import shutil
from pathlib import Path

import pytest

from evalua import ROOT
from evalua.catalog import CatalogError, load, problems

A01, A02, A03, A09 = (f"indicators/A{n}.toml" for n in ("01", "02", "03", "09"))
FIRST = 'code = "A01-Q01-01"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped catalogue to break."""
    return shutil.copytree(ROOT / "data" / "catalog", tmp_path / "catalog")


def change(path: Path, old: str, new: str, times: int = 1) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"nothing to change in {path.name}: {old}"
    path.write_text(text.replace(old, new, times), encoding="utf-8")


def change_in(path: Path, code: str, old: str, new: str) -> None:
    """Change one line of one indicator."""
    text = path.read_text(encoding="utf-8")
    start = text.index(f'code = "{code}"')
    end = text.find("[[indicators]]", start) % (len(text) + 1)
    row = text[start:end]
    assert re.search(old, row), f"nothing to change in {code}: {old}"
    path.write_text(text[:start] + re.sub(old, new, row, count=1) + text[end:], encoding="utf-8")


INDICATOR_MISTAKES = [
    (A01, "A01-Q01-01", r'area = "A01"', 'area = "A02"', "no corresponde al área A02"),
    (A01, "A01-Q01-01", r'question = "Q01"', 'question = "Q99"', "la pregunta Q99 no existe"),
    (A01, "A01-Q01-01", r'question = "Q01"', 'question = "Q04"', "la pregunta Q04 es del área A02"),
    (A01, "A01-Q01-01", r'area = "A01"', 'area = "A77"', "el área A77 no existe"),
    (A01, "A01-Q01-01", r'short = ".*"', f'short = "{"x" * 29}"', "el nombre corto tiene 29 letras"),
    (A01, "A01-Q01-01", r'short = ".*"', 'short = "Asistencia de alcaldes"', "A01-Q02-01: tiene el mismo nombre corto que A01-Q01-01"),
    (A01, "A01-Q01-01", r'document = "D001"', 'document = "D009"', "cita el documento D009"),
    (A01, "A01-Q01-01", r"sources = .*", "sources = []", "no dice de qué documento viene"),
    (A01, "A01-Q01-01", r"denominator = .*\n", "", "es una división y no tiene denominador"),
    (A01, "A01-Q02-01", r"when_denominator_zero = .*\n", "", "no dice qué pasa cuando el denominador es cero"),
    (A02, "A02-Q05-01", r"unit = .*", r'\g<0>\ndenominator = "algo"', "no es una división"),
    (A01, "A01-Q01-01", r'unit = "%"', 'unit = "estudios"', "no corresponde a su tipo"),
    (A01, "A01-Q01-01", r"target_value = 80\n", "", "falta el valor de la meta"),
    (A03, "A03-Q07-02", r'target_mode = "plan"', 'target_mode = "plan"\ntarget_value = 3', "la meta sale del plan"),
    (A09, "A09-Q22-02", r"baseline_growth_pct = 5\n", "", "cuánto debe crecer desde la línea base"),
    (A09, "A09-Q22-03", r"target_min = 45", "target_min = 60", "un mínimo menor que el máximo"),
    (A09, "A09-Q22-03", r"range_width = 25", "range_width = 0", "el ancho fuera del rango"),
    (A09, "A09-Q22-03", r'direction = "range"', 'direction = "up"', "el sentido y la meta no coinciden"),
    (A09, "A09-Q22-03", r'score_rule = "range"', 'score_rule = "proportion"', "la regla de puntaje y la meta"),
    (A01, "A01-Q02-03", r"target_share = 150\n", "", "van juntas"),
    (A02, "A02-Q04-05", r"zero_at = 40\n", "", "puntúa por umbral y no dice"),
    (A02, "A02-Q04-05", r"zero_at = 40", "zero_at = 10", "la meta es igual al punto cero"),
    (A02, "A02-Q04-05", r"zero_at = 40", "zero_at = 5", "el sentido no coincide con la meta"),
    (A01, "A01-Q01-01", r'score_rule = "proportion"', 'score_rule = "milestone"', "solo un sí o no"),
    (A01, "A01-Q01-01", r"prorated = false", "prorated = true", "solo se reparte por meses"),
    (A03, "A03-Q07-02", r"prorated = true", "prorated = false", "debe repartirse por meses"),
    (A01, "A01-Q01-01", r'accumulation = "stock"', 'accumulation = "reduction"', "una reducción necesita el punto de partida"),
    (A01, "A01-Q01-01", r'accumulation = "stock"', 'accumulation = "milestone"', "un hito se responde"),
    (A01, "A01-Q02-01", r"core = true", "core = true\nscored = false", "es núcleo y no puntúa"),
    (A01, "A01-Q01-01", r'tip = ".*"\n', "", "indicators/A01.toml, A01-Q01-01: falta «tip»"),
    (A01, "A01-Q01-01", r'rule = ".*"', 'rule = ""', "«rule» está vacío"),
    (A01, "A01-Q01-01", r'kind = "percentage"', 'kind = "rate"', "«kind» dice «rate» y solo admite"),
    (A01, "A01-Q01-01", r'window = "48m"', 'window = "48 meses"', "«window» dice «48 meses»"),
    (A01, "A01-Q01-01", r"core = false", "core = false\nweight = 3", "sobra «weight»"),
    (A01, "A01-Q01-01", r"(?s)\[indicators\.example\].*?\n\n", "\n", "le falta un ejemplo resuelto"),
    (A01, "A01-Q01-01", r"denominator = 5\nvalue = 60", "denominator = 0\nvalue = 60", "su ejemplo divide entre cero"),
    (A01, "A01-Q01-01", r"denominator = 5\nvalue", "value", "no coinciden en tener denominador"),
    (A01, "A01-Q01-01", r"\nvalue = 60", "\nvalue = 61", "su ejemplo dice 61 y la fórmula da 60"),
    (A01, "A01-Q01-01", r"score = 75", "score = 74", "su ejemplo dice 74 puntos y la regla da 75"),
    (A01, "A01-Q01-01", r"target = 80\n", "", "su ejemplo no tiene una meta con la que puntuar"),
    (A02, "A02-Q04-05", r"score = 50", "score = 60", "su ejemplo dice 60 puntos y la regla da 50"),
    (A09, "A09-Q22-03", r"score = 72", "score = 70", "su ejemplo dice 70 puntos y la regla da 72"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "code", "old", "new", "sentence"),
    INDICATOR_MISTAKES,
    ids=[m[4] for m in INDICATOR_MISTAKES],
)
def test_a_mistake_in_an_indicator_is_said_with_its_code(
    folder: Path, file: str, code: str, old: str, new: str, sentence: str
) -> None:
    change_in(folder / file, code, old, new)
    said = [s for s in problems(folder) if sentence in s]
    assert len(said) == 1
    assert code in said[0]


OTHER_MISTAKES = [
    ("framework.toml", "areas = 10", "areas = 11", "meta: anuncia 11 áreas y hay 10."),
    ("framework.toml", "core_indicators = 18", "core_indicators = 17", "meta: anuncia 17 indicadores núcleo y hay 18."),
    ("framework.toml", 'code = "A04"\nnumber = 4', 'code = "A04"\nnumber = 5', "A04: su número es 5."),
    ("framework.toml", 'code = "Q05"\nnumber = 5', 'code = "Q05"\nnumber = 6', "Q05: su número es 6."),
    ("framework.toml", 'indicators = ["A01-Q01-01", ', "indicators = [", "Q01: su lista de indicadores no es la de los archivos."),
    ("framework.toml", 'questions = ["Q01"]', 'questions = ["Q31"]', "factor 1: nombra la pregunta Q31, que no existe."),
    ("framework.toml", 'document = "D001", section = "recomendación I"', 'document = "D008", section = "recomendación I"', "A01: nombra el documento D008, que no existe."),
    ("framework.toml", "value = 4", "value = 5", "levels: los niveles deben ser 0, 1, 2, 3 y 4, en ese orden."),
    ("scoring.toml", "indicator_weight_core = 2.0", "indicator_weight_core = 0.0", "scoring: «indicator_weight_core» debe ser mayor que cero."),
    ("scoring.toml", "min_coverage_to_show = 0.5", "min_coverage_to_show = 50", "scoring: «min_coverage_to_show» debe estar entre 0 y 1."),
    ("scoring.toml", "band_amber = 50.0", "band_amber = 80.0", "scoring: las bandas deben cumplir 0 < ámbar < verde ≤ 100."),
    ("scoring.toml", "submission_day = 10", "submission_day = 31", "scoring: «submission_day» debe estar entre 1 y 28."),
    ("scoring.toml", '[[bands]]\nkey = "red"\nname = "Atención"\nmark = "◆"\n', "", "bands: falta «red»."),
    ("scoring.toml", 'key = "overdue"', 'key = "no_data"', "states: falta «overdue»."),
    ("lists.toml", 'key = "roads", name = "Vías y caminos"', 'key = "electrification", name = "Vías y caminos"', "electrification: está repetido en project_themes."),
    ("lists.toml", 'name = "Vías y caminos"', 'name = "Turismo"', "project_themes: el nombre «Turismo» está repetido."),
    ("lists.toml", 'key = "has_quotas"', 'key = "with_quotas"', "A02-Q04-01: «has_quotas» no tiene nombre en la lista applies."),
    ("lists.toml", 'key = "training"\nname = "Capacitación"\nareas = ["A05"]', 'key = "training"\nname = "Capacitación"\nareas = ["A55"]', "training: nombra el área A55, que no existe."),
    ("legal_figures.toml", "min_members = 2", "min_members = 1", "municipal_association: una asociación necesita al menos dos miembros."),
    ("legal_figures.toml", '"statutes"', '"statute"', "municipal_association: nombra la pieza statute, que no existe."),
    ("legal_figures.toml", 'document = "D002", section = "asociación de municipios"', 'document = "D022", section = "asociación de municipios"', "municipal_association: nombra el documento D022, que no existe."),
    ("effort.toml", '"A06-Q15-01"', '"A01-Q02-01"', "recordings: nombra A01-Q02-01, que no es un complementario."),
    ("effort.toml", '"A06-Q15-01"', '"A06-Q15-02"', "A06-Q15-02: debe estar en una sola tabla de recordings y está en 2."),
    ("effort.toml", "keystrokes = 16", "keystrokes = -1", "report_deliveries: sus teclas no pueden ser menos de cero."),
    ("transitions.toml", 'code = "T02"', 'code = "T01"', "T01: está repetido en milestones."),
    ("transitions.toml", 'code = "T02"', 'code = "H2"', "H2: el código de un hito es T y dos cifras."),
    ("transitions.toml", "offset_days = -240", "offset_days = 240", "T01: su fecha (E+240) no es de su fase."),
    ("assessment.toml", '["A01-Q02-02", "A03-Q08-02"]', '["A01-Q02-09"]', "clave 1: nombra el indicador A01-Q02-09, que no existe."),
    ("assessment.toml", 'dimensions = ["team"]', 'dimensions = ["crew"]', "clave 6: nombra la dimensión crew, que no existe."),
    ("assessment.toml", 'preformation = ["PRE-06"]', 'preformation = ["PRE-66"]', "clave 2: nombra la revisión PRE-66, que no existe."),
    ("assessment.toml", 'areas = ["A03"]', 'areas = ["A33"]', "objetivo 1: nombra el área A33, que no existe."),
    ("scoring.toml", "[scoring]", "[scoring", "scoring.toml: no se entiende la línea 6, columna 9."),
    ("scoring.toml", "[scoring]", "[policy]", "catálogo: falta «scoring»."),
    ("lists.toml", 'key = "individual"', 'key = "Un municipio"', "lists.toml, project_scopes: «items.1.key» dice «Un municipio», que no sirve ahí."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"), OTHER_MISTAKES, ids=[m[3] for m in OTHER_MISTAKES]
)
def test_a_mistake_elsewhere_is_said_in_one_sentence(
    folder: Path, file: str, old: str, new: str, sentence: str
) -> None:
    change(folder / file, old, new)
    assert sentence in problems(folder)


def test_a_question_with_one_indicator_is_named(folder: Path) -> None:
    path = folder / A01
    text = path.read_text(encoding="utf-8")
    start, end = (m.start() for m in list(re.finditer(r"\[\[indicators\]\]", text))[:2])
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    assert "Q01: tiene 1 indicadores y necesita al menos dos." in problems(folder)


def test_an_area_without_a_core_indicator_is_named(folder: Path) -> None:
    change(folder / A09, "core = true", "core = false")
    assert "A09: no tiene ningún indicador núcleo." in problems(folder)


def test_a_question_whose_indicators_never_score_is_named(folder: Path) -> None:
    change(folder / A01, "core = false", "core = false\nscored = false", times=2)
    assert "Q01: ninguno de sus indicadores puntúa." in problems(folder)


def test_a_tip_that_repeats_the_pitfall_is_named(folder: Path) -> None:
    change_in(
        folder / A01,
        "A01-Q01-01",
        r'(?s)pitfall = (".*?")\ntip = ".*?"\n',
        r"pitfall = \1\ntip = \1\n",
    )
    assert "A01-Q01-01: el consejo repite la advertencia." in problems(folder)


def test_a_repeated_indicator_code_is_named(folder: Path) -> None:
    change(folder / A01, 'code = "A01-Q01-02"', FIRST.strip())
    assert "A01-Q01-01: está repetido en indicators." in problems(folder)


def test_the_same_table_in_two_files_is_refused(folder: Path) -> None:
    (folder / "zz.toml").write_text("[scoring]\n", encoding="utf-8")
    assert problems(folder) == ["zz.toml: «scoring» ya está en scoring.toml."]


def test_an_unknown_table_is_refused(folder: Path) -> None:
    (folder / "zz.toml").write_text("[colours]\n", encoding="utf-8")
    assert problems(folder) == ["zz.toml: no se conoce la tabla «colours»."]


def test_an_unfinished_file_is_said_without_english(folder: Path) -> None:
    (folder / "zz.toml").write_text('[x]\na = "', encoding="utf-8")
    assert len(problems(folder)) == 1
    assert problems(folder)[0].startswith("zz.toml: no se entiende")


def test_a_file_that_is_not_utf8_is_said(folder: Path) -> None:
    (folder / "zz.toml").write_bytes(b'a = "\xf1"')
    assert problems(folder) == ["zz.toml: el archivo no está guardado en UTF-8."]


def test_several_mistakes_are_all_said(folder: Path) -> None:
    change(folder / "framework.toml", "areas = 10", "areas = 11")
    change(folder / "scoring.toml", "submission_day = 10", "submission_day = 0")
    assert len(problems(folder)) == 2


def test_a_folder_without_files_is_said(tmp_path: Path) -> None:
    (said,) = problems(tmp_path)
    assert said.startswith("No hay archivos del catálogo")


def test_loading_a_broken_catalogue_raises_every_sentence(folder: Path) -> None:
    change(folder / "framework.toml", "areas = 10", "areas = 11")
    with pytest.raises(CatalogError) as refused:
        load(folder)
    assert refused.value.problems == ("meta: anuncia 11 áreas y hay 10.",)


def test_two_catalogues_with_other_content_have_another_fingerprint(folder: Path) -> None:
    shipped = load().fingerprint
    change(folder / "scoring.toml", "submission_day = 10", "submission_day = 12")
    assert load(folder).fingerprint != shipped


def test_a_neutral_word_that_cannot_be_searched_is_named(folder: Path) -> None:
    change(folder / "neutrality.toml", "'politiqueria'", "'politiqueria('")
    assert problems(folder) == [
        "neutrality: «politiqueria(» no es una expresión que se pueda buscar."
    ]
