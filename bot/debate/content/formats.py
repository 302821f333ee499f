"""The formats that come along: one TOML file each, in formats/."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bot.debate.rules.format import Format
from bot.debate.rules.reading_formats import read_format
from bot.kernel.refusal import Refused


@cache
def texts() -> Mapping[str, str]:
    """The TOML text of each shipped format, by its id."""
    folder = files("bot.debate.content") / "formats"
    entries = (entry for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {entry.name.removesuffix(".toml"): entry.read_text("utf-8") for entry in entries}


@cache
def load() -> Mapping[str, Format]:
    """Each shipped format by its id, in the order of their names. Raises ValueError, which says
    where a file is wrong."""
    formats = [_read(text, f"{name}.toml") for name, text in texts().items()]
    return {form.id: form for form in sorted(formats, key=lambda form: form.name)}


def _read(text: str, file: str) -> Format:
    try:
        return read_format(text, file)
    except Refused as refused:
        told = ", ".join(f"{name}: {value}" for name, value in refused.fields.items())
        raise ValueError(f"this format cannot be read ({told})") from refused
