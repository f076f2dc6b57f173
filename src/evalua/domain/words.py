"""Spanish words for amounts: what was typed is echoed before it is saved."""

from __future__ import annotations

from evalua.domain.money import Currency

_SMALL = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
_HUNDREDS = [
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]


def _below_thousand(n: int) -> str:
    if n < 30:
        return _SMALL[n]
    if n < 100:
        tens, units = divmod(n, 10)
        return _TENS[tens - 3] + (f" y {_SMALL[units]}" if units else "")
    if n == 100:
        return "cien"
    hundreds, rest = divmod(n, 100)
    return _HUNDREDS[hundreds - 1] + (f" {_below_thousand(rest)}" if rest else "")


def _shortened(text: str) -> str:
    """«uno» before a noun loses its last vowel: veintiún mil, treinta y un pesos."""
    if text.endswith("veintiuno"):
        return text[: -len("veintiuno")] + "veintiún"
    return text[:-1] if text.endswith("uno") else text


def cardinal(n: int) -> str:
    """A whole number from 0 to 999 billones in words: ``un millón doscientos mil``."""
    if n < 1000:
        return _below_thousand(n)
    if n < 1_000_000:
        thousands, rest = divmod(n, 1000)
        head = "mil" if thousands == 1 else f"{_shortened(_below_thousand(thousands))} mil"
        return head + (f" {_below_thousand(rest)}" if rest else "")
    size, one, many = (
        (10**12, "un billón", "billones") if n >= 10**12 else (10**6, "un millón", "millones")
    )
    count, rest = divmod(n, size)
    head = one if count == 1 else f"{_shortened(cardinal(count))} {many}"
    return head + (f" {cardinal(rest)}" if rest else "")


def money_in_words(minor: int, currency: Currency) -> str:
    """An amount in words, with cents where the currency has them.

    >>> from evalua.domain.money import CURRENCIES
    >>> money_in_words(1200000, CURRENCIES["COP"])
    'un millón doscientos mil pesos'
    """
    whole, cents = divmod(abs(minor), currency.unit)
    noun = currency.one if whole == 1 else currency.many
    link = " de" if whole and whole % 10**6 == 0 else ""
    text = f"{_shortened(cardinal(whole))}{link} {noun}"
    if cents:
        text += f" con {_shortened(cardinal(cents))} {currency.cents if cents != 1 else currency.cents[:-1]}"
    return f"menos {text}" if minor < 0 else text
