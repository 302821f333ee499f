"""XML from strangers, read within bounds: no document type, no entity, no great size or depth."""

from xml.etree import ElementTree as ET  # after find_lines: no document type, no entities
from xml.parsers import expat

from bot.debate.refusals import DebateRefusal
from bot.kernel.message import say
from bot.kernel.refusal import Refused

LONGEST = 200_000
"""Characters of a file."""

_DEEPEST = 8
_MOST = 3000
"""Elements in a file."""


def parse_guarded(xml: str, file: str) -> tuple[ET.Element, dict[ET.Element, int]]:
    """The root of an XML text, and the line of each element. Raises Refused (FORMAT_WRONG)."""
    lines = _find_lines(xml, file)
    parser = ET.XMLParser(encoding="utf-8")  # noqa: S314  # see _find_lines
    root = ET.fromstring(xml.encode(), parser)  # noqa: S314
    return root, dict(zip(root.iter(), lines, strict=True))


def refuse_xml(file: str, line: int, field: str, reason: str) -> Refused:
    """The refusal of a file, at a line and a field."""
    return Refused(DebateRefusal.FORMAT_WRONG, file=file, line=line, field=field, why=reason)


def _find_lines(xml: str, file: str) -> list[int]:
    """The line of each element in order. Refuses what is too large, too deep or no mere data."""
    if len(xml) > LONGEST:
        raise refuse_xml(file, 1, say("the text"), say("it is too long"))
    lines: list[int] = []
    depth = 0
    parser = expat.ParserCreate("utf-8")  # whatever encoding the text declares: it is decoded

    def start(_: str, __: object) -> None:
        nonlocal depth
        depth += 1
        lines.append(parser.CurrentLineNumber)
        if depth > _DEEPEST or len(lines) > _MOST:
            reason = say("it is too large or too deep")
            raise refuse_xml(file, parser.CurrentLineNumber, say("the text"), reason)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_: object) -> None:
        reason = say("a document type or an entity has no place here")
        raise refuse_xml(file, parser.CurrentLineNumber, say("the text"), reason)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(xml.encode(), True)  # expat takes it by position alone
    except expat.ExpatError as error:
        reason = say("it is not well-formed XML")
        raise refuse_xml(file, error.lineno, say("the text"), reason) from None
    return lines
