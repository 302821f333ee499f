"""A format from Debatekeeper's XML."""

from bot.core.debate.format import Format
from bot.core.refusal import Code, Refused


def read_debatekeeper(xml: str, file: str) -> Format:
    """The format that an XML text describes. Raises Refused (FORMAT_WRONG)."""
    raise Refused(Code.FORMAT_WRONG, file=file, line=1, field="the text", why="XML is not read yet")
