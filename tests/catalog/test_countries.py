"""Country packs: words, formats, calendars and code shapes as data."""

import calendar
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from evalua import ROOT
from evalua.catalog import CatalogError, countries, country_problems
from evalua.domain.money import CURRENCIES
from evalua.domain.numbers import FORMATS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped packs to break."""
    return shutil.copytree(ROOT / "data" / "countries", tmp_path / "countries")


def test_the_shipped_packs_have_no_problems() -> None:
    assert country_problems() == []
    assert set(countries()) == {"CO", "SV", "ZZ"}


def test_currency_and_number_format_are_known() -> None:
    for country in countries().values():
        assert country.currency in CURRENCIES
        assert country.number_format in FORMATS
    assert (countries()["CO"].currency, countries()["CO"].number_format) == ("COP", "comma")
    assert (countries()["SV"].currency, countries()["SV"].number_format) == ("USD", "point")


def test_only_the_transfer_that_is_a_quota_base_says_so() -> None:
    bases = {
        c.code: c.transfer and (c.transfer.acronym, c.transfer.quota_base)
        for c in countries().values()
    }
    assert bases == {"CO": ("SGP", False), "SV": ("FODES", True), "ZZ": None}


def test_terms_last_what_the_country_says_and_leave_no_gap() -> None:
    for country in countries().values():
        for term in country.terms:
            years = term.ends_on.year - term.starts_on.year + (term.starts_on.month == 1)
            assert years == country.term_years
        for earlier, later in zip(country.terms, country.terms[1:], strict=False):
            assert later.starts_on == earlier.ends_on + timedelta(days=1)


def test_colombia_votes_on_the_last_sunday_of_october() -> None:
    for term in countries()["CO"].terms:
        assert term.election_on.weekday() == calendar.SUNDAY
        assert term.election_on.month == 10
        assert (term.election_on + timedelta(days=7)).month == 11
        assert term.election_on.year == term.starts_on.year - 1


def test_the_next_election_is_there_and_waits_for_confirmation() -> None:
    following = {code: c.terms[-1] for code, c in countries().items() if c.terms}
    assert following["CO"].election_on == date(2027, 10, 31)
    assert following["SV"].election_on == date(2027, 2, 28)
    assert not any(term.confirmed for term in following.values())


def test_a_lost_leading_zero_is_restored_only_where_codes_have_fixed_digits() -> None:
    rule = countries()["CO"].code_rule
    assert rule.accepts("05001")
    assert not rule.accepts("5001")
    assert rule.restored("5001") == "05001"
    assert rule.restored("501") is None
    assert rule.restored("5a01") is None
    assert countries()["SV"].code_rule.restored("123") is None


def test_a_salvadoran_member_is_a_municipality_or_a_district() -> None:
    assert countries()["SV"].municipality.one == "municipio o distrito"
    assert not countries()["SV"].intermediate_level


MISTAKES = [
    ('code = "CO"', 'code = "XX"', "XX: el archivo debe llamarse XX.toml."),
    ('currencies = ["COP", "USD"]', 'currencies = ["COP", "ZZZ"]', "CO: la moneda ZZZ no se conoce."),
    ('currencies = ["COP", "USD"]', 'currencies = ["USD"]', "CO: la moneda COP no está entre las que ofrece."),
    ('time_zones = ["America/Bogota"]', 'time_zones = ["America/Lima"]', "CO: la hora America/Bogota no está entre las que ofrece."),
    ('["Junta administradora", "Junta directiva", "Consejo directivo"]', "[]", "CO: no ofrece ningún nombre para la junta."),
    ('pattern = "[0-9]{5}"', 'pattern = "[0-9"', "CO: la forma del código municipal no se entiende."),
    ("digits = 5\n", "", "CO: para recuperar ceros hay que decir cuántas cifras tiene el código."),
    ("election_on = 2007-10-28", "election_on = 2009-10-28", "CO: el periodo que empieza el 2008-01-01 tiene fechas en desorden."),
    ("ends_on = 2011-12-31", "ends_on = 2012-12-31", "CO: se cruzan los periodos que empiezan el 2008-01-01 y el 2012-01-01."),
    ('name = "Colombia"\n', "", "CO.toml: falta «name»."),
    ('number_format = "comma"', 'number_format = "coma"', "CO.toml: «number_format» dice «coma» y solo admite 'comma' o 'point'."),
    ('one = "empalme"', 'one = ""', "CO.toml: «handover.one» está vacío."),
    ('name = "Colombia"', "name = Colombia", "CO.toml: no se entiende la línea 6, columna 8."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentence"), MISTAKES, ids=[m[2] for m in MISTAKES])
def test_a_mistake_in_a_pack_is_said_in_one_sentence(
    folder: Path, old: str, new: str, sentence: str
) -> None:
    path = folder / "CO.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert country_problems(folder) == [sentence]
    with pytest.raises(CatalogError):
        countries(folder)


def test_a_folder_without_packs_is_said(tmp_path: Path) -> None:
    (said,) = country_problems(tmp_path)
    assert said.startswith("No hay países")
