"""What roles do: report, call the meeting, find, propose, vote, respond, ask, state."""

from msgspec.structs import replace

from bot.exercise import events as e
from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.commands.playing import (
    AnswerQuestion,
    AskInExercise,
    CallMeeting,
    CastRoleVote,
    Find,
    Propose,
    Report,
    Respond,
    State,
)
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.application import settle_by_text
from bot.exercise.rules.checks import note_gap, reactions_of
from bot.exercise.rules.clock import minute_at
from bot.exercise.rules.evidence import find_support
from bot.exercise.rules.naming import name_inside
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.reading import reads_event, reads_place
from bot.exercise.rules.setting import BENEFICIARY, CHAIR
from bot.exercise.rules.voting import FOR, VOTES, find_voters
from bot.exercise.state import AUTHOR, CONDUCT, REFUTED, Exercise, finding_of
from bot.guarantee.rules.reading import find_clause
from bot.guarantee.rules.terms import Assessment, Convening
from bot.kernel.ids import MemberId
from bot.kernel.message import said
from bot.kernel.refusal import Refused, check_option

WORDS = (*(finding.words for finding in Assessment), REFUTED)
"""The assessor's words."""

_RESTS_ON = {"wait": "evidence", "consult": "mechanism", "sanctions": "sanctions"}
"""The clause beside the response menu that can name a reaction."""


def report(state: Exercise, command: Report) -> list[ExerciseEvent]:
    """Report the incident."""
    role = state.role_of(command.by.member)
    return report_incident(
        state, command, role, command.by.member, command.id if command.words else ""
    )


def report_incident(
    state: Exercise, command: ExerciseCommand, role: str, by: MemberId | None, move: str = ""
) -> list[ExerciseEvent]:
    """The incident is with the mechanism; the first report starts the sheet's clock."""
    minute = minute_at(state, command.at)
    card = state.setting.card
    choices, space = state.procedure.choices, state.setting.space
    read_by_text = card.has_attacker
    events: list[ExerciseEvent] = [
        e.Reported(
            at=command.at,
            minute=minute,
            by=by,
            role=role,
            covered=reads_event(space, choices, card.features).verdict if read_by_text else "",
            reaches=reads_place(space, choices, card.features).verdict if read_by_text else "",
            move=move,
        )
    ]
    for step in ("report", "where", "clock") if read_by_text else ("clock",):
        events += note_gap(state, step, command, minute)
    return events


def call(state: Exercise, command: CallMeeting) -> list[ExerciseEvent]:
    """Call the meeting, or ask for it."""
    role = state.role_of(command.by.member)
    return call_meeting(state, command, role, command.by.member)


def call_meeting(
    state: Exercise, command: ExerciseCommand, role: str, by: MemberId | None
) -> list[ExerciseEvent]:
    """The meeting, if that role may call it alone or is the last that it takes; else a request."""
    minute = minute_at(state, command.at)
    events = note_gap(state, "convene", command, minute)
    asking = e.MeetingAsked(at=command.at, minute=minute, by=by, role=role)
    calling = e.MeetingCalled(at=command.at, minute=minute, by=by, role=role)
    is_chair_asked = state.procedure.convening is Convening.CHAIR
    if is_chair_asked and not state.has_chair and "chair" not in state.gaps:
        events.append(e.GapMet(at=command.at, minute=minute, step="chair"))
    if not is_enough_to_meet(state, role):
        events.append(asking)
    elif state.procedure.convening is Convening.GUARANTORS:
        events += [asking, calling]
    else:
        events.append(calling)
    if calling in events and state.setting.card.has_attacker:
        events += note_gap(state, "trigger", command, minute)
        events += settle_by_text(state, command, minute)
    return events


def is_enough_to_meet(state: Exercise, role: str) -> bool:
    """May that role call the meeting alone, or is it the last that it takes? Any party may where
    the chair should and nobody holds the chair."""
    match state.procedure.convening:
        case Convening.ANY_PARTY:
            return True
        case Convening.BENEFICIARY:
            return role == BENEFICIARY
        case Convening.CHAIR:
            return role == CHAIR or not state.has_chair
        case Convening.GUARANTORS:
            parties = guarantors(state.setting, state.procedure)
            present = {party for party in parties if party in state.present}
            needed = min(state.procedure.conveners, len(present))
            return role in present and len((state.asking | {role}) & present) >= needed


def find(state: Exercise, command: Find) -> list[ExerciseEvent]:
    """Publish a finding."""
    role = state.role_of(command.by.member)
    word = " ".join(command.word.casefold().replace("_", " ").split())
    if word not in WORDS:
        raise Refused(ExerciseRefusal.NO_SUCH_WORD, word=command.word, known=", ".join(WORDS))
    check_option(said("What it is about"), command.about, (AUTHOR, CONDUCT))
    move = command.id if command.words else ""
    return publish_finding(state, command, role, (command.about, word), command.by.member, move)


def publish_finding(
    state: Exercise,
    command: ExerciseCommand,
    role: str,
    topic_and_word: tuple[str, str],
    by: MemberId | None,
    move: str = "",
) -> list[ExerciseEvent]:
    """A finding (about what, and the word), and whether the evidence standard is met with it."""
    about, word = topic_and_word
    minute = minute_at(state, command.at)
    found = e.Found(
        at=command.at,
        minute=minute,
        by=by,
        role=role,
        about=about,
        word=word,
        met=False,
        move=move,
        beyond=finding_of(word) > find_support(state, about),
    )
    events: list[ExerciseEvent] = [judge_finding(state, found)]
    if not state.setting.card.has_attacker:
        return events
    return events + note_gap(state, "assess" if about == AUTHOR else "conduct", command, minute)


def judge_finding(state: Exercise, found: e.Found) -> e.Found:
    """A finding, with whether the evidence standard is met with it."""
    return replace(found, met=evolve(state, found).proven)


def propose(state: Exercise, command: Propose) -> list[ExerciseEvent]:
    """Propose responses from the sheet's menu: once a role and stage."""
    role = state.role_of(command.by.member)
    responses = reactions_of(state.setting, command.responses)
    barred = [
        response
        for response in responses
        if not state.procedure.allows(state.setting.reaction(response))
    ]
    if barred:
        menu = state.setting.names(frozenset(state.procedure.choices.get("response_menu", ())))
        raise Refused(
            ExerciseRefusal.NOT_IN_MENU,
            responses=state.setting.names(tuple(barred)),
            known=menu or "none",
        )
    named = find_clause(state.setting.space, command.clause).id if command.clause else ""
    clause = named or rests_on(state, responses)
    return make_proposal(state, command, role, (responses, clause), command.by.member, command.id)


def rests_on(state: Exercise, responses: tuple[str, ...]) -> str:
    """The clause that names all these responses, where their proposer names none; "" if there is
    none."""
    menu = state.procedure.choices.get("response_menu", ())
    if set(responses) <= set(menu):
        return "response_menu"
    clauses = {_RESTS_ON.get(response, "") for response in responses}
    clause = clauses.pop() if len(clauses) == 1 else ""
    return clause if state.procedure.chosen(clause) not in (None, "none") else ""


def make_proposal(
    state: Exercise,
    command: ExerciseCommand,
    role: str,
    what: tuple[tuple[str, ...], str],
    by: MemberId | None,
    move: str = "",
) -> list[ExerciseEvent]:
    """A proposal (responses, and the clause they rest on), for which its proposer votes."""
    minute = minute_at(state, command.at)
    responses, clause = what
    events: list[ExerciseEvent] = [
        e.Proposed(
            at=command.at,
            minute=minute,
            by=by,
            role=role,
            responses=responses,
            clause=clause,
            move=move,
        )
    ]
    events += note_gap(state, "react", command, minute)
    if role == BENEFICIARY:
        events += note_gap(state, "seat", command, minute)
    number = len(state.proposals) + 1
    if may_decide(state, role, frozenset(responses)):
        voted = e.Voted(
            at=command.at, minute=minute, by=by, role=role, proposal=number, vote=FOR, why="own"
        )
        events.append(voted)
    return events


def may_decide(state: Exercise, role: str, responses: frozenset[str]) -> bool:
    """Would this role's vote count on such a proposal?"""
    own_role = state.setting.role(role)
    if role == BENEFICIARY:
        return state.procedure.has_veto
    return role in guarantors(state.setting, state.procedure) and (
        not own_role.only or bool(own_role.only & responses)
    )


def vote(state: Exercise, command: CastRoleVote) -> list[ExerciseEvent]:
    """Vote on a proposal; the last vote of a role counts."""
    role = state.role_of(command.by.member)
    number = command.proposal or _only(state)
    if not state.proposals:
        raise Refused(ExerciseRefusal.NO_MOVE_YET)
    if not 1 <= number <= len(state.proposals):
        raise Refused(ExerciseRefusal.NO_SUCH_MOVE, number=number, last=len(state.proposals))
    proposal = state.proposals[number - 1]
    if proposal.outcome is not None:
        raise Refused(ExerciseRefusal.COUNTED_ALREADY, number=number)
    check_option(said("Your vote"), command.vote, VOTES)
    if role not in find_voters(state, proposal):
        raise Refused(ExerciseRefusal.NOT_ELECTOR, role=name_inside(state, role))
    if proposal.votes.get(role) == command.vote:
        return []
    return [
        e.Voted(
            at=command.at,
            minute=minute_at(state, command.at),
            by=command.by.member,
            role=role,
            proposal=number,
            vote=command.vote,
        )
    ]


def _only(state: Exercise) -> int:
    """The number of the one proposal that is open. Raises Refused (WHICH_PROPOSAL)."""
    numbers = [proposal.number for proposal in state.open_proposals]
    if len(numbers) != 1:
        listed = ", ".join(str(number) for number in numbers) or "none"
        raise Refused(ExerciseRefusal.WHICH_PROPOSAL, known=listed)
    return numbers[0]


def respond(state: Exercise, command: Respond) -> list[ExerciseEvent]:
    """A guarantor, or the beneficiary, says what it does by itself."""
    role = state.role_of(command.by.member)
    return [
        e.Responded(
            at=command.at,
            minute=minute_at(state, command.at),
            by=command.by.member,
            role=role,
            responses=reactions_of(state.setting, command.responses, role),
            move=command.id if command.words else "",
        )
    ]


def ask(state: Exercise, command: AskInExercise) -> list[ExerciseEvent]:
    """A public question, one a stage and role."""
    role = state.role_of(command.by.member)
    minute = minute_at(state, command.at)
    return [e.Asked(at=command.at, minute=minute, by=command.by.member, role=role, move=command.id)]


def answer(state: Exercise, command: AnswerQuestion) -> list[ExerciseEvent]:
    """A role answers the last question that was asked in public."""
    role = state.role_of(command.by.member)
    return [
        e.Answered(
            at=command.at,
            minute=minute_at(state, command.at),
            by=command.by.member,
            role=role,
            question=len(state.questions),
            move=command.id,
        )
    ]


def say(state: Exercise, command: State) -> list[ExerciseEvent]:
    """A public statement, one a stage and role."""
    role = state.role_of(command.by.member)
    minute = minute_at(state, command.at)
    return [
        e.Stated(at=command.at, minute=minute, by=command.by.member, role=role, move=command.id)
    ]
