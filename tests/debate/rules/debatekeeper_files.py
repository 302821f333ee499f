"""Files of Debatekeeper of our own making: speeches by name, length and window."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

Names = str | dict[str, str]
"""A name, or names by language."""


def name_tags(names: Names) -> str:
    """The name elements of an element."""
    if isinstance(names, str):
        return f"<name>{escape(names)}</name>"
    return "".join(
        f"<name xml:lang={quoteattr(tag)}>{escape(name)}</name>" for tag, name in names.items()
    )


def bell(at: str, following: str = "", **attributes: str) -> str:
    """A bell, and the period that follows it."""
    more = {"number": "1", **({"next-period": following} if following else {}), **attributes}
    said = " ".join(f"{key.replace('_', '-')}={quoteattr(value)}" for key, value in more.items())
    return f'<bell time="{at}" {said}/>'


def build_file(
    speeches: Sequence[Names | tuple[Names, str]],
    *,
    name: Names = "Harbour School",
    short: str = "",
    about: str = "Two against two.",
    preparation: str = "",
    bells: Sequence[str] = (),
    length: str = "5:00",
    more: str = "",
) -> str:
    """A file; a speech may name a type of its own, which is as long as its name says."""
    pairs = [(s, "long") if isinstance(s, str | dict) else s for s in speeches]
    kinds = dict.fromkeys(kind for _, kind in pairs)
    types = "".join(
        f'<speech-type ref="{kind}" length="{length if kind == "long" else kind}"'
        f' first-period="normal">{"".join(bells) if kind == "long" else ""}</speech-type>'
        for kind in kinds
    )
    said = "".join(f'<speech type="{kind}">{name_tags(s)}</speech>' for s, kind in pairs)
    return (
        f'<?xml version="1.0"?><debate-format schema-version="2.2">{name_tags(name)}'
        f"{f'<short-name>{escape(short)}</short-name>' if short else ''}<version>3</version>"
        f"<info><description>{escape(about)}</description></info>{more}{preparation}"
        f"<speech-types>{types}</speech-types><speeches>{said}</speeches></debate-format>"
    )
