"""Points as an adjudicator writes them: prop1=72, opp1=28/28/14."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.ballot_lines import BallotLine
from bot.debate.rules.format import Format, Scoring
from bot.debate.rules.scoring import REPLY, add_parts, name_line, name_reply
from bot.kernel.message import Listed, Message, row_of
from bot.kernel.refusal import Refused

_NUMBER = r"\d+(?:[.,]\d+)?"
_SCORE = re.compile(
    rf"\s*([^=:;]+?)\s*[=:]\s*({_NUMBER}(?:\s*[/+ ]\s*{_NUMBER})*)(?:\s*[,;]|\s*\Z|\s+(?=\D))"
)
"""A name, and a number or several, with a point or a comma for their decimals."""


class ReadPoints(Struct, frozen=True, kw_only=True):
    """Points by key, and the parts of which some are made."""

    points: tuple[tuple[str, float], ...] = ()
    parts: tuple[tuple[str, tuple[float, ...]], ...] = ()


def read_speech_points(words: str, lines: Sequence[BallotLine], fmt: Format) -> ReadPoints:
    """The points of speeches, by ballot line. Raises Refused."""
    names = {line.key: name_line(line, fmt) for line in lines}
    said_names = {fmt.seat(line.seat).name: line.key for line in reversed(lines)}
    return _read_points(words, names, said_names, fmt)


def read_reply_points(words: str, lines: Sequence[BallotLine], fmt: Format) -> ReadPoints:
    """The points of replies, by side. Raises Refused."""
    names = {line.key: name_reply(line, fmt) for line in lines}
    said_names = {fmt.side(line.side).name: line.key for line in lines}
    return _read_points(words, names, said_names, fmt, start=REPLY)


def _read_points(
    words: str,
    names: Mapping[str, Message],
    said_names: Mapping[str, str],
    fmt: Format,
    start: str = "",
) -> ReadPoints:
    keys = {name.casefold(): key for name, key in said_names.items()}
    keys |= {key.casefold(): key for key in names}
    points: list[tuple[str, float]] = []
    parts: list[tuple[str, tuple[float, ...]]] = []
    rest = words
    while rest.strip(" ,;"):
        score = _SCORE.match(rest.lstrip(" ,;"))
        key = keys.get(score[1].casefold()) if score else None
        if score is None or key is None:
            raise Refused(DebateRefusal.SCORE_MISPLACED, names=row_of(names.values()))
        rest = rest.lstrip(" ,;")[score.end() :]
        numbers = tuple(float(n.replace(",", ".")) for n in re.findall(_NUMBER, score[2]))
        if len(numbers) == 1:
            points.append((key, numbers[0]))
            continue
        criteria = _find_criteria(fmt.scoring, len(numbers), names[key], score[2])
        points.append((key, add_parts(numbers, criteria.criteria)))
        parts.append((f"{start}{key}", numbers))
    return ReadPoints(points=tuple(points), parts=tuple(parts))


def _find_criteria(scoring: Scoring | None, count: int, name: Message, given: str) -> Scoring:
    """The scoring in which so many numbers are one for each criterion. Raises Refused."""
    if scoring is None or not scoring.criteria:
        raise Refused(DebateRefusal.SCORE_NOT_ONE, name=name, given=given)
    if len(scoring.criteria) != count:
        criteria = Listed(tuple(criterion.name for criterion in scoring.criteria))
        raise Refused(DebateRefusal.PARTS_WRONG, name=name, criteria=criteria)
    return scoring


def write_points(
    points: Sequence[tuple[str, float]],
    parts: Mapping[str, tuple[float, ...]],
    start: str = "",
) -> str:
    """Points as they are read."""
    return ", ".join(
        f"{key}={'/'.join(f'{n:g}' for n in parts.get(f'{start}{key}', (number,)))}"
        for key, number in points
    )
