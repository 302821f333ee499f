"""Adjudicators: their ballots while a debate is judged, and what the panel decides."""

from bot.debate import events as e
from bot.debate.commands.base import DebateTick
from bot.debate.commands.debating import FileBallot
from bot.debate.events import DebateEvent
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.ballot_lines import find_reply_lines, find_speech_lines
from bot.debate.rules.decision import Decision, decide_ballots
from bot.debate.rules.format import Format, Panel, Winner
from bot.debate.rules.reading_points import read_reply_points, read_speech_points
from bot.debate.rules.scoring import JudgeBallot, check_ballot
from bot.debate.state import Debate
from bot.kernel.command import Command
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Refused

JUDGED = frozenset({Winner.JUDGES, Winner.RANKS, Winner.SPEAKERS})


def file_ballot(state: Debate, command: FileBallot) -> list[DebateEvent]:
    """File a ballot; a later one of the same judge replaces it. While a debate is judged its
    ballots are sealed."""
    me = command.by.member
    form = state.format
    speeches, replies = find_speech_lines(state), find_reply_lines(state)
    speech_points = read_speech_points(command.scores, speeches, form)
    reply_points = read_reply_points(command.replies, replies, form)
    filed = JudgeBallot(
        judge=me,
        ranks=_read_ranks(state, command.ranks),
        scores=speech_points.points,
        replies=reply_points.points,
        parts=(*speech_points.parts, *reply_points.parts),
        shadow=state.judges[me],
    )
    check_ballot(filed, form, speeches, replies, state.forfeited)
    ballot = e.BallotFiled(
        at=command.at,
        by=me,
        ballot=command.id,
        member=me,
        ranks=filed.ranks,
        scores=filed.scores,
        replies=filed.replies,
        parts=filed.parts,
        shadow=filed.shadow,
        reason_kept=not command.share,
    )
    others = missing_judges(state) - {me}
    over = not state.chairs and (not others or _agrees(state, me))
    return [ballot, e.Closed(at=command.at)] if over else [ballot]


def _agrees(state: Debate, judge: MemberId) -> bool:
    """Is the ballot of a judge that of the whole panel?"""
    return state.format.panel is Panel.CONSENSUS and not state.judges[judge]


def missing_judges(state: Debate) -> frozenset[MemberId]:
    """The adjudicators whose ballots count and are not in yet; of a panel that files one for all,
    everybody until it is in."""
    judges = frozenset(m for m, shadow in state.judges.items() if not shadow)
    filed = judges & {ballot.member for ballot in state.ballots}
    if state.format.panel is Panel.CONSENSUS and filed:
        return frozenset()
    return judges - filed


def conclude(state: Debate, command: Command) -> DebateEvent:
    """What follows the last segment and the last vote: judging, or the end."""
    by = None if isinstance(command, DebateTick) else command.by.member
    if is_judged(state):
        return e.JudgingOpened(at=command.at, by=by)
    return e.Closed(at=command.at, by=by)


def is_judged(state: Debate) -> bool:
    """Do adjudicators decide this debate, and are there any?"""
    return state.format.winner in JUDGED and any(not shadow for shadow in state.judges.values())


def is_even_panel(state: Debate) -> bool:
    """Could a panel's ballots be as many for one side as for the other, with nobody whose ballot
    then decides?"""
    counting = [judge for judge, shadow in state.judges.items() if not shadow]
    names_winner = state.format.winner in (Winner.JUDGES, Winner.RANKS)
    is_each = state.format.panel is Panel.EACH and names_winner
    return is_each and len(counting) % 2 == 0 and state.presiding not in counting


def list_filed(state: Debate) -> list[JudgeBallot]:
    """The ballots of those who are still adjudicators, in the order in which they were filed."""
    return [
        JudgeBallot(
            judge=b.member,
            ballot=b.ballot,
            ranks=b.ranks,
            scores=b.scores,
            replies=b.replies,
            parts=b.parts,
            shadow=b.shadow,
        )
        for b in state.ballots
        if b.member in state.judges
    ]


def decision(state: Debate) -> Decision | None:
    """What the panel decided; None where no ballot counts, and no side forfeited."""
    names_winner = state.format.winner is not Winner.SPEAKERS or state.forfeited
    return decide_ballots(
        list_filed(state),
        [side.key for side in state.format.contenders] if names_winner else [],
        panel=state.format.panel,
        chair=state.presiding,
        forfeited=state.forfeited,
        lines=find_speech_lines(state),
    )


def _read_ranks(state: Debate, words: str) -> tuple[str, ...]:
    """Sides (or speakers, by ballot line) as typed, best first. The last side need not be
    named, and those that forfeited stand last. Raises Refused."""
    parts = [part.strip() for part in words.split(",") if part.strip()]
    if state.format.winner is Winner.SPEAKERS:
        keys = {line.key.casefold(): line.key for line in find_speech_lines(state)}
        return tuple(keys.get(part.casefold(), part) for part in parts)
    ranks = [_find_side(state.format, part) for part in parts]
    if not ranks:
        return ()
    left = [side.key for side in state.format.contenders if side.key not in ranks]
    lost = [side for side in left if side in state.forfeited]
    open_places = [side for side in left if side not in lost]
    return (*ranks, *(open_places if len(open_places) == 1 else ()), *lost)


def _find_side(form: Format, words: str) -> str:
    keys = {side.name.casefold(): side.key for side in form.contenders}
    keys |= {side.key.casefold(): side.key for side in form.contenders}
    key = keys.get(words.strip().casefold())
    if key is None:
        names = ", ".join(side.name for side in form.contenders)
        raise Refused(DebateRefusal.RANKS_WRONG, sides=names)
    return key
