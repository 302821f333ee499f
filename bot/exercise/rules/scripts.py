"""Scripts for roles that nobody holds: simple on purpose, always the same for the same seed."""

from zlib import crc32

from bot.exercise import events as e
from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules import application, evidence, moves, weighing
from bot.exercise.rules.card import Harm
from bot.exercise.rules.clauses.duties import find_due
from bot.exercise.rules.clock import minute_at
from bot.exercise.rules.setting import (
    ADVERSARY,
    ASSESSOR,
    BENEFICIARY,
    FRONTLINE,
    PRESS,
    Convenes,
    May,
    Script,
)
from bot.exercise.rules.stakes import find_crossed
from bot.exercise.rules.voting import AGAINST, ASIDE, FOR, find_voters
from bot.exercise.state import AUTHOR, CONDUCT, Exercise, ExercisePhase, ExerciseProposal
from bot.guarantee.rules.terms import Assessment, Voting

HARM = frozenset({Harm.DEATHS, Harm.INFRASTRUCTURE})
AGAINST_ATTACKERS = frozenset({"sanctions", "air_defence", "forces"})
"""Responses that make no sense where nobody attacked."""

LARGEST = 3
"""Responses in one scripted proposal."""


def react(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    """What the next scripted role does, if any wants to do something: whoever asks applies it, and
    asks again."""
    if state.phase is not ExercisePhase.RUNNING or not state.stage:
        return []
    return (
        _report(state, command)
        or _hand_in(state, command)
        or _keep_duties(state, command)
        or _assess(state, command)
        or _call_meeting(state, command)
        or _say_whether(state, command)
        or _propose(state, command)
        or _vote(state, command)
        or _speak(state, command)
        or _answer(state, command)
    )


def chance(state: Exercise, role: str, ways: int) -> int:
    """A number below `ways` that the seed gives a role."""
    return crc32(f"{state.opened.seed}:{role}".encode()) % ways


def _report(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    if BENEFICIARY in state.scripted and not state.reports:
        return moves.report_incident(state, command, BENEFICIARY, None)
    return []


def _hand_in(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    """Scripted parties share what they alone were told: the beneficiary wants to be believed, and
    guarantors want to know."""
    if not state.reports:
        return []
    for role in state.scripted:
        is_party = role == BENEFICIARY or state.setting.role(role).guarantor
        if is_party and (handed := evidence.hand_in_all(state, command, role, None)):
            return handed
    return []


def _keep_duties(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    """A scripted beneficiary does by itself what its duties ask for."""
    if BENEFICIARY not in state.scripted or not state.reports:
        return []
    wanted = find_due(state)
    if not wanted:
        return []
    minute = minute_at(state, command.at)
    return [e.Responded(at=command.at, minute=minute, role=BENEFICIARY, responses=wanted)]


def _say_whether(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    """Each scripted party says whether the guarantee applies, and says so anew once it sees that
    otherwise."""
    if state.meeting_called is None or state.application is not None:
        return []
    for role in application.find_counted(state):
        if role not in state.scripted:
            continue
        verdict, why = judge_application(state, role)
        if state.verdicts.get(role) != verdict:
            return application.say_whether(state, command, role, verdict, None, why)
    return []


def judge_application(state: Exercise, role: str) -> tuple[str, str]:
    """What a scripted party says of whether it applies, and why: text, evidence, conduct or
    interest. Where nobody attacked the question is whether the promise is still kept."""
    if not state.setting.card.has_attacker:
        doubts = role in (BENEFICIARY, FRONTLINE) and bool(state.setting.card.stops)
        return (application.NO if doubts else application.YES), "interest"
    if role == BENEFICIARY:
        return application.YES, "interest"
    if application.read_event_and_place(state) == application.NO:
        return application.NO, "text"
    if weighing.doubts_conduct(state):
        return application.NO, weighing.CONDUCT
    if state.refuted or state.author < state.setting.script_of[role].accepts:
        return application.CANNOT_SAY, _doubt(state)
    return application.YES, "interest"


def _call_meeting(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    if state.meeting_called is not None or not state.reports:
        return []
    for role in state.scripted:
        if May.CONVENE not in state.setting.role(role).may or role in state.asking:
            continue
        script = state.setting.script_of[role]
        wants = {
            Convenes.AT_ONCE: True,
            Convenes.ON_HARM: (
                state.setting.card.features.harm in HARM or not state.setting.card.has_attacker
            )
            and state.stage > chance(state, role, 2),
            Convenes.WHEN_ASKED: bool(state.asking),
            Convenes.NEVER: False,
        }[script.convenes]
        if wants:
            return moves.call_meeting(state, command, role, None)
    return []


def _assess(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    """After each inject, what a careful reader could say; nothing where nobody did anything."""
    if not state.setting.card.has_attacker:
        return []
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
    wanted = (*script.wants, *bound) if state.setting.card.has_attacker else script.fills
    wants = [
        reaction for reaction in wanted if state.procedure.allows(state.setting.reaction(reaction))
    ]
    turn = chance(state, script.role, len(wants)) if wants else 0
    return tuple(wants[turn:] + wants[:turn])


def _propose(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    """One proposal of scripts lies on the table at a time, none twice, and none after the count
    of a stage. Only one that the sheet asks for stands beside that of the Beneficiary."""
    if state.meeting_called is None or state.now.counted:
        return []
    waiting = {one.role for one in state.open_proposals if one.role in state.scripted}
    tried = {proposal.responses for proposal in state.proposals}
    for role in state.scripted:
        script = state.setting.script_of[role]
        barred = role == BENEFICIARY and not state.procedure.sits
        if not script.proposes or barred or role in state.now.proposed:
            continue
        wanted, moved = weighing.choose_responses(state, role, wants_of(state, script))
        if waiting - ({BENEFICIARY} if moved else set()):
            continue
        unsure = state.setting.card.has_attacker and state.author < script.accepts
        if unsure and not moved:
            continue
        wanted = wanted[:LARGEST]
        if wanted and frozenset(wanted) not in tried:
            clause = weighing.CLAUSES.get(moved) or moves.rests_on(state, wanted)
            what = (wanted, clause)
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
    """How a scripted role votes, and why: what it weighs, or own, author, evidence, nobody, risk or
    interest."""
    if role == ADVERSARY:
        return AGAINST, "author"
    moved = weighing.weigh(state, role, proposal.number)
    if proposal.role == role and (moved is None or moved[0] == FOR):
        return FOR, "own"
    if moved is not None:
        return moved
    if find_crossed(state, role, proposal.responses - {"forces"}):
        return ASIDE, "home"
    script = state.setting.script_of[role]
    if not state.setting.card.has_attacker:
        return _choose_to_fill(state, proposal, set(wants_of(state, script)))
    if state.author < script.accepts or (state.refuted and role != BENEFICIARY):
        return ASIDE, _doubt(state)
    wanted = set(wants_of(state, script))
    if "forces" in proposal.responses and "forces" not in wanted:
        blocks = state.procedure.voting in (Voting.SHARE, Voting.CONSENSUS)
        return (AGAINST if blocks else ASIDE), "risk"
    if wanted & proposal.responses:
        return FOR, "interest"
    return ASIDE, "interest"


def _doubt(state: Exercise) -> str:
    """Why a script does not act on the finding: it speaks for another author, or for too little."""
    return "refuted" if state.refuted else "evidence"


def _choose_to_fill(
    state: Exercise, proposal: ExerciseProposal, wanted: set[str]
) -> tuple[str, str]:
    """How a script votes where nobody attacked: for what fills the gap, and for nothing that is
    meant for an attacker."""
    if proposal.responses & AGAINST_ATTACKERS:
        blocks = state.procedure.voting in (Voting.SHARE, Voting.CONSENSUS)
        return (AGAINST if blocks else ASIDE), "nobody"
    return (FOR if wanted & proposal.responses else ASIDE), "interest"


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


def _answer(state: Exercise, command: ExerciseCommand) -> list[ExerciseEvent]:
    """Each scripted party answers once, the first question that it hears; none where the text is
    secret."""
    if not state.questions or state.procedure.chosen("publicity") == "secret":
        return []
    answered = {answer.role for answer in state.answers}
    for role in state.scripted:
        if role not in answered and state.setting.script_of[role].answer:
            return [
                e.Answered(
                    at=command.at,
                    minute=minute_at(state, command.at),
                    role=role,
                    question=len(state.questions),
                )
            ]
    return []
