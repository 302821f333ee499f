"""What the text promised beside what was done, clause by clause."""

from enum import StrEnum

from msgspec import Struct

from bot.exercise import events as e
from bot.exercise.rules.card import Conduct
from bot.exercise.rules.clock import hours
from bot.exercise.rules.reading import ClauseReading, TextVerdict, applies, read
from bot.exercise.rules.stands import build_stand, find_decided, parties
from bot.exercise.state import Exercise
from bot.kernel.message import Message, row_of, say


class Fulfilment(StrEnum):
    """How what was done stands to what was promised."""

    MET = "met"
    EXCEEDED = "exceeded"
    FELL_SHORT = "fell short"
    OPEN = "left open"
    """The text leaves open whether it was owed, and nothing was done."""
    SILENT = "text silent"


class PromisedClause(Struct, frozen=True, kw_only=True):
    """One clause: what the text says, and what was done."""

    clause: str
    promised: str
    done: str
    kept: Fulfilment


def compare_clauses(state: Exercise, proven: int | None) -> list[PromisedClause]:
    readings = {
        reading.clause: reading
        for reading in read(
            state.setting.space, state.procedure.choices, state.setting.card.features
        )
    }
    acts = find_decided(state).union(*(build_stand(state, role).bound for role in parties(state)))
    helped = bool(acts & state.setting.helping)
    return [
        _compare_reach(readings["covered_events"], state, helped=helped),
        _compare_reach(readings["covered_territory"], state, helped=helped),
        _compare_convening(state),
        *_compare_deadlines(state),
        _compare_evidence(readings["evidence"], state, proven),
        _compare_conduct(state, helped=helped),
        _compare_obligation(readings, state),
        _compare_menu(readings["response_menu"], state),
        _compare_voting(readings["voting"], state),
    ]


def _find_silent(state: Exercise, clause: str, act: str) -> PromisedClause | None:
    """The line of a clause that is open; None if it is not."""
    if not state.procedure.silent(clause):
        return None
    step = next((step for step in state.setting.steps if step.clause == clause), None)
    silent = step.silent if step else say("The text is silent.")
    return PromisedClause(clause=clause, promised=silent, done=act, kept=Fulfilment.SILENT)


def _compare_reach(reading: ClauseReading, state: Exercise, *, helped: bool) -> PromisedClause:
    act = _dealt_with(state, helped=helped)
    if line := _find_silent(state, reading.clause, act):
        return line
    fulfilment = Fulfilment.MET
    if reading.verdict is TextVerdict.YES and not state.meeting_called:
        fulfilment = Fulfilment.FELL_SHORT
    elif reading.verdict is TextVerdict.NO and helped:
        fulfilment = Fulfilment.EXCEEDED
    elif reading.verdict is TextVerdict.OPEN:
        fulfilment = Fulfilment.SILENT
    return PromisedClause(clause=reading.clause, promised=reading.words, done=act, kept=fulfilment)


def _dealt_with(state: Exercise, *, helped: bool) -> Message:
    """Was the incident reported and dealt with, and was help decided?"""
    help_ = say("help was decided") if helped else say("help was not decided")
    if not state.reports:
        if state.meeting_called:
            return say("It was never reported and was dealt with; {help}.", help=help_)
        return say("It was never reported and was not dealt with; {help}.", help=help_)
    hour = hours(state.reports[0].minute)
    if state.meeting_called:
        return say("It was reported in {hour} and was dealt with; {help}.", hour=hour, help=help_)
    return say("It was reported in {hour} and was not dealt with; {help}.", hour=hour, help=help_)


def _compare_convening(state: Exercise) -> PromisedClause:
    meeting = state.meeting_called
    who = state.setting.role(meeting.role).named if meeting else ""
    if meeting:
        act = say("{role} called it in {hour}.", role=who, hour=hours(meeting.minute))
    else:
        act = say("No meeting was called.")
    if line := _find_silent(state, "convene", act):
        return line
    says = state.setting.space.clause("convene").says(state.procedure.choices["convene"])
    fulfilment = Fulfilment.MET if meeting or not state.reports else Fulfilment.FELL_SHORT
    promised = say("Who may call it: {option}.", option=says.lower())
    return PromisedClause(clause="convene", promised=promised, done=act, kept=fulfilment)


def _compare_deadlines(state: Exercise) -> list[PromisedClause]:
    meeting, counts = state.meeting_called, state.counts
    met = hours(meeting.minute) if meeting else None
    if counts:
        when = hours(counts[0].minute)
        if met is not None:
            act = say("Met in {met}, decided in {decided}.", met=met, decided=when)
        else:
            act = say("Never met, decided in {decided}.", decided=when)
    elif met is not None:
        act = say("Met in {met}, nothing was decided.", met=met)
    else:
        act = say("Never met, nothing was decided.")
    if line := _find_silent(state, "deadline", act):
        return [line]
    procedure = state.procedure
    says = state.setting.space.clause("deadline").says(procedure.choices["deadline"])
    start = state.reports[0].minute if state.reports else None
    late = start is not None and any(
        hours_ is not None and (minute is None or minute > start + hours_ * 60)
        for hours_, minute in (
            (procedure.meet_hours, meeting.minute if meeting else None),
            (procedure.decide_hours, counts[0].minute if counts else None),
        )
    )
    fulfilment = Fulfilment.FELL_SHORT if late else Fulfilment.MET
    return [PromisedClause(clause="deadline", promised=f"{says}.", done=act, kept=fulfilment)]


def _compare_evidence(
    reading: ClauseReading, state: Exercise, proven: int | None
) -> PromisedClause:
    best = state.last("author") or say("nothing")
    if line := _find_silent(
        state, "evidence", say("The assessor’s last word was “{word}”.", word=best)
    ):
        return line
    if proven is None:
        act = say("The assessor’s last word was “{word}”; the standard was never met.", word=best)
    else:
        act = say(
            "The assessor’s last word was “{word}”; the standard was met from {hour}.",
            word=best,
            hour=hours(proven),
        )
    says = state.setting.space.clause("evidence").says(state.procedure.choices["evidence"])
    early = [count for count in state.counts if not count.proven and _has_carried(count)]
    if early:
        decided_early = say("It was decided in {hour}, before that.", hour=hours(early[0].minute))
        act = row_of((act, decided_early), "")
    fulfilment = Fulfilment.FELL_SHORT if early else Fulfilment.MET
    return PromisedClause(clause=reading.clause, promised=f"{says}.", done=act, kept=fulfilment)


def _has_carried(count: e.Counted) -> bool:
    return any(outcome.carried for outcome in count.outcomes)


def _compare_conduct(state: Exercise, *, helped: bool) -> PromisedClause:
    word = state.last("conduct")
    if word:
        act = say("The finding about it: “{word}”.", word=word)
    else:
        act = say("Nothing was found about it.")
    clause = "conduct_condition"
    if line := _find_silent(state, clause, act):
        return line
    says = state.setting.space.clause(clause).says(state.procedure.choices[clause])
    spoken = state.setting.card.features.conduct is not Conduct.NONE
    fulfilment = Fulfilment.MET
    if state.procedure.in_dispute(state.conduct) and helped:
        fulfilment = Fulfilment.EXCEEDED
        disputed = say("Help was decided although that puts it in dispute.")
        act = row_of((act, disputed), "")
    elif state.procedure.chosen(clause) != "none" and spoken and not word:
        fulfilment = Fulfilment.FELL_SHORT
    promised = say("Does conduct matter? {option}.", option=says)
    return PromisedClause(clause=clause, promised=promised, done=act, kept=fulfilment)


def _compare_obligation(readings: dict[str, ClauseReading], state: Exercise) -> PromisedClause:
    reading, clause = readings["obligation"], "obligation"
    bound = parties(state)
    acts = {role: build_stand(state, role).bound | build_stand(state, role).own for role in bound}
    sentences = [
        say(
            "{role}: {responses}",
            role=state.setting.role(role).named,
            responses=state.setting.names(responses) or say("nothing"),
        )
        for role, responses in acts.items()
    ]
    act = (
        say("{acts}.", acts=row_of(sentences, ";")) if sentences else say("No guarantor took part.")
    )
    if line := _find_silent(state, clause, act):
        return line
    helping = state.setting.helping
    help_of = {role: does & helping for role, does in acts.items()}
    any_help = any(help_of.values())
    applied = applies(tuple(readings.values()))
    if applied is TextVerdict.NO:
        words = row_of((reading.words, say("Here, by its own words, it does not apply.")), "")
        fulfilment = Fulfilment.EXCEEDED if any_help else Fulfilment.MET
        return PromisedClause(clause=clause, promised=words, done=act, kept=fulfilment)
    owing = {role: help_of[role] for role in bound if not state.setting.role(role).only}
    fulfilment = _judge_obligation(state, owing)
    if fulfilment is Fulfilment.FELL_SHORT and not any_help and applied is TextVerdict.OPEN:
        words = row_of((reading.words, say("Whether it applies here, the text leaves open.")), "")
        return PromisedClause(clause=clause, promised=words, done=act, kept=Fulfilment.OPEN)
    return PromisedClause(clause=clause, promised=reading.words, done=act, kept=fulfilment)


def _judge_obligation(state: Exercise, help_of: dict[str, frozenset[str]]) -> Fulfilment:
    """The least that is owed against what each guarantor did."""
    all_help = bool(help_of) and all(help_of.values())
    forces = [role for role, does in help_of.items() if "forces" in does]
    match state.procedure.chosen("obligation"):
        case "refrain":
            return Fulfilment.EXCEEDED if any(help_of.values()) else Fulfilment.MET
        case "consult":
            if any(help_of.values()):
                return Fulfilment.EXCEEDED
            return Fulfilment.MET if state.meeting_called else Fulfilment.FELL_SHORT
        case "aid_materially" if all_help and forces:
            return Fulfilment.EXCEEDED
        case "defend":
            return (
                Fulfilment.MET if help_of and len(forces) == len(help_of) else Fulfilment.FELL_SHORT
            )
        case _:
            return Fulfilment.MET if all_help else Fulfilment.FELL_SHORT


def _compare_menu(reading: ClauseReading, state: Exercise) -> PromisedClause:
    done_ = find_decided(state).union(*(response.responses for response in state.responses))
    for role in parties(state):
        done_ |= build_stand(state, role).bound
    named = state.setting.names(done_)
    act = f"{named[0].upper()}{named[1:]}." if named else say("Nothing.")
    if line := _find_silent(state, "response_menu", act):
        return line
    menu = state.procedure.choices["response_menu"]
    beyond = [
        reaction.id
        for reaction in state.setting.reactions
        if reaction.menu and reaction.id in done_ and reaction.id not in menu
    ]
    if beyond:
        unnamed = say(
            "Not named in the text: {responses}.", responses=state.setting.names(tuple(beyond))
        )
        act = row_of((act, unnamed), "")
    fulfilment = Fulfilment.EXCEEDED if beyond else Fulfilment.MET
    return PromisedClause(clause="response_menu", promised=reading.words, done=act, kept=fulfilment)


def _compare_voting(reading: ClauseReading, state: Exercise) -> PromisedClause:
    outcomes = [outcome for count in state.counts for outcome in count.outcomes]
    carried = [str(outcome.proposal) for outcome in outcomes if outcome.carried]
    lost = [str(outcome.proposal) for outcome in outcomes if not outcome.carried]
    if carried and lost:
        act = say(
            "Proposals carried: {carried}; not carried: {lost}.",
            carried=row_of(carried),
            lost=row_of(lost),
        )
    elif carried:
        act = say("Proposals carried: {carried}.", carried=row_of(carried))
    elif lost:
        act = say("Proposals not carried: {lost}.", lost=row_of(lost))
    else:
        act = say("Nothing was put to the vote.")
    if line := _find_silent(state, "voting", act):
        return line
    return PromisedClause(clause="voting", promised=reading.words, done=act, kept=Fulfilment.MET)
