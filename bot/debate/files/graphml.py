"""A debate's claims as GraphML, for programs that draw and count graphs.

Elements, keys and types: http://graphml.graphdrawing.org/primer/graphml-primer.html, read on
30 November 2026.
"""

import re
from collections.abc import Iterator
from html import escape

from bot.debate.files.claim_map import ClaimMap

_KEYS = (
    ("kind", "node", "string"),
    ("words", "node", "string"),
    ("number", "node", "int"),
    ("author", "node", "string"),
    ("side", "node", "string"),
    ("time", "node", "string"),
    ("relation", "edge", "string"),
)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML 1.0 cannot hold."""


def graphml(claim_map: ClaimMap) -> str:
    """The motion and the claims as nodes; an edge goes from a claim to what it bears on."""
    return "\n".join(_lines(claim_map)) + "\n"


def _lines(claim_map: ClaimMap) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for name, of, kind in _KEYS:
        yield f'  <key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'
    yield '  <graph id="map" edgedefault="directed">'
    yield from _node("motion", kind="motion", words=claim_map.motion)
    for claim in claim_map.claims:
        yield from _node(
            f"claim-{claim.number}",
            kind="claim",
            words=claim.words,
            number=str(claim.number),
            author=claim.author,
            side=claim.side,
            time=claim.at.isoformat(),
        )
    for claim in claim_map.claims:
        if claim.motion:
            yield _edge(claim.number, "motion", claim.motion)
    for number, target, relation in claim_map.links:
        yield _edge(number, f"claim-{target}", relation)
    yield "  </graph>"
    yield "</graphml>"


def _node(name: str, **values: str) -> Iterator[str]:
    yield f'    <node id="{name}">'
    for key, value in values.items():
        if value:
            yield f'      <data key="{key}">{_to_xml(value)}</data>'
    yield "    </node>"


def _edge(number: int, target: str, relation: str) -> str:
    data = f'<data key="relation">{relation}</data>'
    return f'    <edge source="claim-{number}" target="{target}">{data}</edge>'


def _to_xml(words: str) -> str:
    """Words as XML holds them; a carriage return is written out, else readers make it a \\n."""
    return escape(_NOT_XML.sub("\ufffd", words), quote=False).replace("\r", "&#13;")
