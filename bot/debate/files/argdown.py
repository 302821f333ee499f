"""A debate's claims as Argdown text (https://argdown.org/syntax), every word and sign kept."""

import json
import re
from collections import defaultdict

from bot.debate.files.claim_map import ClaimMap, MappedClaim
from bot.debate.rules.argument_map import SUPPORT

CORRECT = "correct"
"""How a claim bears on an earlier one of its author's that it corrects."""

_SPECIAL = re.compile(
    r"[\\@#*_\[\]<>{}]"
    r"|/(?=[/*])"  # comments begin with it
    r"|:(?=\S+:)|\.(?=\S+\.)"  # :names: and .names. of signs
    r"|^(?:[-+=]|\d+\.|\(\d)"  # relations, lines, list items and premises, at the start
)
_IN_DATA = re.compile(r"[{}\[\]<>#=/]")


def argdown(claim_map: ClaimMap) -> str:
    """The motion, and under it the claims: + supports, - attacks. Argdown has no sign for a
    correction by the same author, so it stands in the data of the claim that corrects. Line breaks
    become spaces."""
    lines = ["===", f"title: {_quote(claim_map.motion)}", "===", ""]
    lines.append(f"[Motion]: {escape_argdown(claim_map.motion)}")
    lines += [_relation(claim.motion, claim.number) for claim in claim_map.claims if claim.motion]
    answers: defaultdict[int, list[str]] = defaultdict(list)
    corrected: dict[int, int] = {}
    for number, target, relation in claim_map.links:
        if relation == CORRECT:
            corrected[number] = target
        else:
            answers[target].append(_relation(relation, number))
    for claim in claim_map.claims:
        definition = _definition(claim, corrected.get(claim.number))
        lines += ["", definition, *answers[claim.number]]
    return "\n".join(lines) + "\n"


def _relation(relation: str, number: int) -> str:
    return f"  {'+' if relation == SUPPORT else '-'} <Claim {number}>"


def _definition(claim: MappedClaim, corrected: int | None) -> str:
    values = [f"by: {_quote(claim.author)}"] if claim.author else []
    if corrected is not None:
        values.append(f"corrects: {_quote(f'Claim {corrected}')}")
    more = f" {{{', '.join(values)}}}" if values else ""
    return f"<Claim {claim.number}>: {escape_argdown(claim.words)}{more}"


def escape_argdown(words: str) -> str:
    """Words that Argdown reads as they are: a sign that it would take for its own gets a \\."""
    return _SPECIAL.sub(_escape, " ".join(words.split()))


def _escape(special: re.Match[str]) -> str:
    sign = special[0]
    return f"{sign[:-1]}\\." if sign[0].isdigit() else f"\\{sign}"


def _quote(words: str) -> str:
    """A value of YAML in quotation marks, without a sign that ends what it stands in."""
    quoted = json.dumps(" ".join(words.split()), ensure_ascii=False)
    return _IN_DATA.sub(lambda sign: f"\\u{ord(sign[0]):04x}", quoted)
