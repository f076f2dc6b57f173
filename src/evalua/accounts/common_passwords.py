"""Passwords that anybody would try first, by what is left once their decoration is taken away."""

from __future__ import annotations

import unicodedata

_LISTED = """
    password passwords passwort contrasena contrasenia clave claves micontrasena miclave laclave
    clavesegura secreto secreta secretos acceso entrar entrada ingreso ingresar usuario usuaria
    usuarios admin administrador administradora administracion administrator root sistema sistemas
    bienvenido bienvenida bienvenidos bienvenidas welcome letmein iloveyou teamo tequiero teamomucho
    evalua autoevaluacion evaluacion asociacion mancomunidad municipio municipios municipal
    municipalidad microrregion alcaldia alcalde alcaldesa direccion directora director tecnico tecnica
    gerencia gerente secretaria secretario oficina gobierno concejo consejo junta prueba pruebas
    colombia honduras elsalvador salvador guatemala nicaragua costarica panama mexico ecuador peru
    bolivia chile argentina uruguay paraguay venezuela cuba dominicana latinoamerica
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    lunes martes miercoles jueves viernes sabado domingo primavera verano otono invierno
    futbol barcelona realmadrid superman batman princesa estrella corazon amorcito familia mifamilia
    jesus jesucristo dios diosesamor jehova virgen angel angelito sunshine princess football baseball
    dragon monkey master shadow computer computador computadora internet whatsapp facebook google
"""
_WORDS = frozenset(_LISTED.split())
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "1q2w3e4r5t6y7u8i9o0p",
    "01234567890123456789",
)
_LETTERS_FOR = str.maketrans("@4310$57!", "aaeiossti")


def is_common(plain: str) -> bool:
    """Whether a password (already in lower case) is one of the first that would be tried.

    «Contraseña2026!» is «contrasena» with decoration; «1234567890», «qwertyuiop» and a letter or a
    pair repeated are runs that keyboards suggest.
    """
    bare = _without_accents(plain)
    core = bare.strip("0123456789 .,;:-_!¡¿?*+#$%&/@")
    disguised = core.translate(_LETTERS_FOR)
    return (
        core in _WORDS
        or disguised in _WORDS
        or _without_ending(bare.translate(_LETTERS_FOR)) in _WORDS
        or _repeats(bare)
        or any(bare in row or bare in row[::-1] for row in _ROWS)
    )


def _without_ending(text: str) -> str:
    return text.strip("0123456789 .,;:-_!¡¿?*+#$%&/@")


def _repeats(text: str) -> bool:
    """Whether it is the same one to five signs again and again."""
    return any(text == (text[:size] * (len(text) // size + 1))[: len(text)] for size in range(1, 6))


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
