"""The languages that Parley speaks besides English: a gettext catalog each, `CODE.po` in this
folder, read when somebody needs it."""

import gettext
import io
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.kernel.languages.cldr import CldrReader
from bot.kernel.reader import Reader, spell_as_written

FRENCH = "fr"
CODES = frozenset({FRENCH})

COMMAND, PARAMETER = "command", "parameter"
"""Contexts in a catalog: the words of which commands are made, and the names of parameters."""


@cache
def catalog(code: str) -> gettext.GNUTranslations:
    """The sentences of a language that Parley speaks."""
    text = files("bot.kernel.languages").joinpath(f"{code}.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(text), locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def reader(language: str, spell: Callable[[str], str] = spell_as_written) -> Reader:
    """Who reads a language, by its code, such as fr or en-GB; English where Parley does not speak
    it."""
    code = language.partition("-")[0]
    if code not in CODES:
        return Reader(spell=spell)
    return CldrReader(catalog=catalog(code), spell=spell, locale=code)
