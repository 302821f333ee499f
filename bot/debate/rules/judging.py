"""Adjudicators: their ballots while a debate is judged, and what the panel decides."""

import re

from bot.debate import events as e
from bot.debate.commands.base import DebateTick
from bot.debate.commands.debating import FileBallot
from bot.debate.events import DebateEvent
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.decision import Decision, decide_ballots
from bot.debate.rules.format import Winner
from bot.debate.rules.scoring import JudgeBallot, check_ballot
from bot.debate.state import Debate
from bot.kernel.command import Command
from bot.kernel.ids import MemberId
from bot.kernel.message import row_of
from bot.kernel.refusal import Refused

JUDGED = frozenset({Winner.JUDGES, Winner.RANKS})
_SCORE = re.compile(r"\s*([^=,:]+?)\s*[=:]\s*(\d+(?:\.\d+)?)\s*")


def file_ballot(state: Debate, command: FileBallot) -> list[DebateEvent]:
    """File a ballot; a later one of the same judge replaces it. While a debate is judged its
    ballots are sealed."""
    me = command.by.member
    filed = JudgeBallot(
        judge=me,
        ranks=tuple(_side(state, part) for part in command.ranks.split(",") if part.strip()),
        scores=_scores(command.scores, _seats(state)),
        replies=_scores(command.replies, _sides(state)),
        shadow=state.judges[me],
    )
    check_ballot(filed, state.format)
    ballot = e.BallotFiled(
        at=command.at,
        by=me,
        ballot=command.id,
        member=me,
        ranks=filed.ranks,
        scores=filed.scores,
        replies=filed.replies,
        shadow=filed.shadow,
    )
    over = not state.chairs and not missing_judges(state) - {me}
    return [ballot, e.Closed(at=command.at)] if over else [ballot]


def missing_judges(state: Debate) -> frozenset[MemberId]:
    """The adjudicators whose ballots count and are not in yet."""
    filed = {ballot.member for ballot in state.ballots}
    return frozenset(m for m, shadow in state.judges.items() if not shadow) - filed


def conclude(state: Debate, command: Command) -> DebateEvent:
    """What follows the last segment and the last vote: judging, or the end."""
    by = None if isinstance(command, DebateTick) else command.by.member
    if is_judged(state):
        return e.JudgingOpened(at=command.at, by=by)
    return e.Closed(at=command.at, by=by)


def is_judged(state: Debate) -> bool:
    """Do adjudicators decide this debate, and are there any?"""
    return state.format.winner in JUDGED and any(not shadow for shadow in state.judges.values())


def decision(state: Debate) -> Decision | None:
    """What the panel decided; None where no ballot counts."""
    filed = [
        JudgeBallot(
            judge=b.member, ranks=b.ranks, scores=b.scores, replies=b.replies, shadow=b.shadow
        )
        for b in state.ballots
        if b.member in state.judges
    ]
    return decide_ballots(filed, [side.key for side in state.format.sides])


def _sides(state: Debate) -> dict[str, str]:
    keys_by_name = {side.name.casefold(): side.key for side in state.format.sides}
    return keys_by_name | {side.key.casefold(): side.key for side in state.format.sides}


def _seats(state: Debate) -> dict[str, str]:
    keys_by_name = {seat.name.casefold(): seat.key for seat in state.format.seats}
    return keys_by_name | {seat.key.casefold(): seat.key for seat in state.format.seats}


def _side(state: Debate, words: str) -> str:
    key = _sides(state).get(words.strip().casefold())
    if key is None:
        names = ", ".join(side.name for side in state.format.sides)
        raise Refused(DebateRefusal.RANKS_WRONG, sides=names)
    return key


def _scores(words: str, keys: dict[str, str]) -> tuple[tuple[str, float], ...]:
    """Points such as "prop1=72, opp1=74"."""
    scores: list[tuple[str, float]] = []
    for part in filter(str.strip, words.split(",")):
        score = _SCORE.fullmatch(part)
        key = keys.get(score[1].casefold()) if score else None
        if score is None or key is None:
            raise Refused(DebateRefusal.SCORE_MISPLACED, names=row_of(dict.fromkeys(keys.values())))
        scores.append((key, float(score[2])))
    return tuple(scores)
