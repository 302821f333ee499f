"""A debate's claims in the Argument Interchange Format, as JSON with the fields of AIFdb.

Fields and kinds of nodes: http://www.arg.dundee.ac.uk/?page_id=749 (“AIFdb Web Services”, last
updated 15 September 2021) and https://pypi.org/project/xaif/; read on 30 November 2026.

An I-node holds what a claim says, an L-node that its author said it. RA (an inference), CA (a
conflict) and MA (a rephrase, where authors correct themselves) join I-nodes; TA (a transition)
joins L-nodes in the order of the talk; YA says by which act a locution, or a transition, put
something forward.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise

from bot.debate.files.claim_map import ClaimMap, MappedClaim

_WHEN = "%Y-%m-%d %H:%M:%S"
_RELATIONS = {
    "support": ("RA", "Default Inference"),
    "attack": ("CA", "Default Conflict"),
    "correct": ("MA", "Default Rephrase"),
}
_ACTS = {"support": "Arguing", "attack": "Disagreeing", "correct": "Restating"}


class _Graph:
    """Nodes and edges as they are written, numbered from 1."""

    def __init__(self) -> None:
        self.nodes: list[Mapping[str, object]] = []
        self.edges: list[Mapping[str, object]] = []

    def node(self, kind: str, words: str, at: datetime | None = None) -> str:
        number = str(len(self.nodes) + 1)
        when = at.strftime(_WHEN) if at else ""
        self.nodes.append({"nodeID": number, "text": words, "type": kind, "timestamp": when})
        return number

    def join(self, *nodes: str) -> None:
        """Edges from each node to the one after it."""
        for start, end in pairwise(nodes):
            number = str(len(self.edges) + 1)
            self.edges.append({"edgeID": number, "fromID": start, "toID": end, "formEdgeID": None})


def aif(claim_map: ClaimMap) -> str:
    """The map as JSON. The motion is an I-node that nobody said."""
    graph = _Graph()
    motion = graph.node("I", claim_map.motion)
    people = {
        member: str(n)
        for n, member in enumerate(dict.fromkeys(c.member for c in claim_map.claims), 1)
    }
    contents: dict[int, str] = {}
    locutions: dict[int, str] = {}
    for claim in claim_map.claims:
        contents[claim.number] = graph.node("I", claim.words, claim.at)
        locutions[claim.number] = graph.node("L", _say_by(claim), claim.at)
        act = graph.node("YA", "Asserting", claim.at)
        graph.join(locutions[claim.number], act, contents[claim.number])
        if claim.motion:
            relation = graph.node(*_RELATIONS[claim.motion], claim.at)
            graph.join(contents[claim.number], relation, motion)
    names = {people[claim.member]: claim.author for claim in claim_map.claims}
    made = {claim.number: claim.at for claim in claim_map.claims}
    for claim_number, target, how in claim_map.links:
        at = made[claim_number]
        relation = graph.node(*_RELATIONS[how], at)
        graph.join(contents[claim_number], relation, contents[target])
        transition = graph.node("TA", "Default Transition", at)
        graph.join(locutions[target], transition, locutions[claim_number])
        graph.join(transition, graph.node("YA", _ACTS[how], at), relation)
    whole = {
        "nodes": graph.nodes,
        "edges": graph.edges,
        "schemefulfillments": [],
        "descriptorfulfillments": [],
        "participants": [
            {"participantID": number, "firstname": name, "surname": ""}
            for number, name in names.items()
        ],
        "locutions": [
            {
                "nodeID": locutions[claim.number],
                "personID": people[claim.member],
                "timestamp": claim.at.strftime(_WHEN),
                "start": None,
                "end": None,
                "source": None,
            }
            for claim in claim_map.claims
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _say_by(claim: MappedClaim) -> str:
    return f"{claim.author}: {claim.words}" if claim.author else claim.words
