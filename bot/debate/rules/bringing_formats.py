"""A format that somebody brings: what it became, and which of the community's it would replace."""

from collections.abc import Container, Mapping

from msgspec import Struct
from msgspec.structs import replace

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.debatekeeper.naming import numbered_ids, unused_id
from bot.debate.rules.debatekeeper.reading import FormatImport, import_debatekeeper
from bot.debate.rules.format import Format
from bot.debate.rules.reading_formats import read_format
from bot.debate.rules.writing_formats import write_format
from bot.kernel.refusal import Refused


class BroughtFormat(Struct, frozen=True, kw_only=True):
    """What a file became: its format and the TOML text to keep (None while speeches are still to be
    placed), what was guessed if it was Debatekeeper's, and the name of the format that it would
    replace. `is_there` if it is kept already, letter by letter."""

    form: Format | None
    text: str | None
    imported: FormatImport | None = None
    replaces: str | None = None
    is_there: bool = False


def read_brought(
    text: str,
    file: str,
    *,
    language: str,
    sides: str,
    own_texts: Mapping[str, str],
    shipped: frozenset[str],
) -> BroughtFormat:
    """Read a format, from TOML or from Debatekeeper's XML. Raises Refused (FORMAT_WRONG,
    FORMAT_SHIPPED)."""
    if not text.lstrip().startswith("<"):
        form = read_format(text, file)
        if form.id in shipped:
            raise Refused(DebateRefusal.FORMAT_SHIPPED, format=form.id)
        return _beside_own(form, text, None, own_texts)
    imported = import_debatekeeper(text, file, language=language, answers=sides)
    if imported.form is None:
        return BroughtFormat(form=None, text=None, imported=imported)
    form = imported.form
    if form.id in shipped:
        form = replace(form, id=f"own-{form.id}"[:40].rstrip("-"))
    if form.id in own_texts and _name_of(form.id, own_texts) != form.name:
        form = replace(form, id=_free_id(form, own_texts, shipped))
    return _beside_own(form, write_format(form), imported, own_texts)


def place_beside(brought: BroughtFormat, taken: Container[str]) -> BroughtFormat:
    """The same under an id of its own, so that it replaces nothing."""
    if brought.form is None:
        return brought
    form = replace(brought.form, id=unused_id(brought.form.id, taken))
    return replace(brought, form=form, text=write_format(form), replaces=None)


def _beside_own(
    form: Format, text: str, imported: FormatImport | None, own_texts: Mapping[str, str]
) -> BroughtFormat:
    replaces = _name_of(form.id, own_texts) if form.id in own_texts else None
    return BroughtFormat(
        form=form,
        text=text,
        imported=imported,
        replaces=replaces,
        is_there=own_texts.get(form.id) == text,
    )


def _free_id(form: Format, own_texts: Mapping[str, str], shipped: frozenset[str]) -> str:
    """The id under which a format of this name is kept already, or else one that is free."""
    return next(
        each
        for each in numbered_ids(form.id)
        if each not in shipped and (each not in own_texts or _name_of(each, own_texts) == form.name)
    )


def _name_of(key: str, own_texts: Mapping[str, str]) -> str:
    return read_format(own_texts[key], f"{key}.toml").name
