"""Scripts for roles that nobody holds: simple on purpose, always the same for the same seed."""

from zlib import crc32

from bot.exercise import events as e
from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules import moves
from bot.exercise.rules.card import Harm
from bot.exercise.rules.clock import minute_at
from bot.exercise.rules.setting import (
    ADVERSARY,
    ASSESSOR,
    BENEFICIARY,
    PRESS,
    Convenes,
    May,
    Script,
)
from bot.exercise.rules.voting import AGAINST, ASIDE, FOR, find_voters
from bot.exercise.state import AUTHOR, CONDUCT, Exercise, ExercisePhase, ExerciseProposal
from bot.guarantee.rules.terms import Assessment, Voting

HARM = frozenset({Harm.DEATHS, Harm.INFRASTRUCTURE})
LARGEST = 3
"""Responses in one scripted proposal."""


def react(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    """What the next scripted role does, if any wants to do something: whoever asks applies it, and
    asks again."""
    if state.phase is not ExercisePhase.RUNNING or not state.stage:
        return []
    return (
        _report(state, command)
        or _assess(state, command)
        or _call_meeting(state, command)
        or _propose(state, command)
        or _vote(state, command)
        or _speak(state, command)
    )


def chance(state: Exercise, role: str, ways: int) -> int:
    """A number below `ways` that the seed gives a role."""
    return crc32(f"{state.opened.seed}:{role}".encode()) % ways


def _report(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    if BENEFICIARY in state.scripted and not state.reports:
        return moves.report_incident(state, command, BENEFICIARY, None)
    return []


def _call_meeting(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    if state.meeting_called is not None or not state.reports:
        return []
    for role in state.scripted:
        if May.CONVENE not in state.setting.role(role).may or role in state.asking:
            continue
        script = state.setting.script_of[role]
        wants = {
            Convenes.AT_ONCE: True,
            Convenes.ON_HARM: state.setting.card.features.harm in HARM
            and state.stage > chance(state, role, 2),
            Convenes.WHEN_ASKED: bool(state.asking),
            Convenes.NEVER: False,
        }[script.convenes]
        if wants:
            return moves.call_meeting(state, command, role, None)
    return []


def _assess(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    """After each inject, what a careful reader could say."""
    if ASSESSOR not in state.scripted or not state.reports or not state.injects_given:
        return []
    inject = state.setting.card.injects[state.injects_given - 1]
    if inject.conduct > Assessment.NOT_KNOWN and state.last(CONDUCT) != inject.conduct.words:
        return moves.publish_finding(
            state, command, ASSESSOR, (CONDUCT, inject.conduct.words), None
        )
    if state.last(AUTHOR) != inject.finding.words:
        return moves.publish_finding(state, command, ASSESSOR, (AUTHOR, inject.finding.words), None)
    return []


def wants_of(state: Exercise, script: Script) -> tuple[str, ...]:
    """What a scripted role wants that the text allows, in the order that the seed gives."""
    bound = script.bound if state.procedure.us_bound else ()
    wants = [
        reaction
        for reaction in (*script.wants, *bound)
        if state.procedure.allows(state.setting.reaction(reaction))
    ]
    turn = chance(state, script.role, len(wants)) if wants else 0
    return tuple(wants[turn:] + wants[:turn])


def _propose(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    """One proposal of scripts lies on the table at a time, none twice, and none after the count
    of a stage."""
    waits = any(proposal.role in state.scripted for proposal in state.open_proposals)
    if state.meeting_called is None or waits or state.now.counted:
        return []
    tried = {proposal.responses for proposal in state.proposals}
    for role in state.scripted:
        script = state.setting.script_of[role]
        barred = role == BENEFICIARY and not state.procedure.sits
        if not script.proposes or barred or role in state.now.proposed:
            continue
        if state.author < script.accepts:
            continue
        wanted = wants_of(state, script)[:LARGEST]
        if wanted and frozenset(wanted) not in tried:
            what = (wanted, moves.rests_on(wanted))
            return moves.make_proposal(state, command, role, what, None)
    return []


def _vote(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    for proposal in state.open_proposals:
        for role in find_voters(state, proposal):
            if role not in state.scripted:
                continue
            vote, why = choose_vote(state, proposal, role)
            if proposal.votes.get(role) != vote:
                return [
                    e.Voted(
                        at=command.at,
                        minute=minute_at(state, command.at),
                        role=role,
                        proposal=proposal.number,
                        vote=vote,
                        why=why,
                    )
                ]
    return []


def choose_vote(state: Exercise, proposal: ExerciseProposal, role: str) -> tuple[str, str]:
    """How a scripted role votes, and why: own, evidence, interest, risk or author."""
    if role == ADVERSARY:
        return AGAINST, "author"
    if proposal.role == role:
        return FOR, "own"
    script = state.setting.script_of[role]
    if state.author < script.accepts or (state.refuted and role != BENEFICIARY):
        return ASIDE, "evidence"
    wanted = set(wants_of(state, script))
    if "forces" in proposal.responses and "forces" not in wanted:
        blocks = state.procedure.voting in (Voting.SHARE, Voting.CONSENSUS)
        return (AGAINST if blocks else ASIDE), "risk"
    if wanted & proposal.responses:
        return FOR, "interest"
    return ASIDE, "interest"


def _speak(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    """The spokesperson once, at the second stage; the press once, at the third."""
    minute = minute_at(state, command.at)
    last = len(state.setting.card.injects)
    if (
        ADVERSARY in state.scripted
        and ADVERSARY not in state.spoken
        and state.stage >= min(2, last)
    ):
        return [e.Stated(at=command.at, minute=minute, role=ADVERSARY)]
    if PRESS in state.scripted and PRESS not in state.spoken and state.stage >= min(3, last):
        return [e.Asked(at=command.at, minute=minute, role=PRESS)]
    return []
