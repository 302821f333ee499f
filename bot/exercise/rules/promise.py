"""What the text promised beside what was done, clause by clause."""

from enum import StrEnum

from msgspec import Struct

from bot.exercise import events as e
from bot.exercise.rules.card import Conduct
from bot.exercise.rules.clock import hours
from bot.exercise.rules.reading import ClauseReading, TextVerdict, applies, read
from bot.exercise.rules.stands import decided, parties, stand
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


def lines(state: Exercise, proven: int | None) -> list[PromisedClause]:
    readings = {
        one.clause: one
        for one in read(state.setting.space, state.procedure.choices, state.setting.card.features)
    }
    acts = decided(state).union(*(stand(state, role).bound for role in parties(state)))
    helped = bool(acts & state.setting.helping)
    return [
        _reach(readings["covered_events"], state, helped=helped),
        _reach(readings["covered_territory"], state, helped=helped),
        _convened(state),
        *_deadlines(state),
        _proof(readings["evidence"], state, proven),
        _conducted(state, helped=helped),
        _owed(readings, state),
        _menu(readings["response_menu"], state),
        _voted(readings["voting"], state),
    ]


def _silent(state: Exercise, clause: str, done: str) -> PromisedClause | None:
    """The line of a clause that is open; None if it is not."""
    if not state.procedure.silent(clause):
        return None
    step = next((one for one in state.setting.steps if one.clause == clause), None)
    silent = step.silent if step else say("The text is silent.")
    return PromisedClause(clause=clause, promised=silent, done=done, kept=Fulfilment.SILENT)


def _reach(reading: ClauseReading, state: Exercise, *, helped: bool) -> PromisedClause:
    done = _dealt_with(state, helped=helped)
    if line := _silent(state, reading.clause, done):
        return line
    kept = Fulfilment.MET
    if reading.verdict is TextVerdict.YES and not state.called:
        kept = Fulfilment.FELL_SHORT
    elif reading.verdict is TextVerdict.NO and helped:
        kept = Fulfilment.EXCEEDED
    elif reading.verdict is TextVerdict.OPEN:
        kept = Fulfilment.SILENT
    return PromisedClause(clause=reading.clause, promised=reading.words, done=done, kept=kept)


def _dealt_with(state: Exercise, *, helped: bool) -> Message:
    """Was the incident reported and dealt with, and was help decided?"""
    help_ = say("help was decided") if helped else say("help was not decided")
    if not state.reports:
        if state.called:
            return say("It was never reported and was dealt with; {help}.", help=help_)
        return say("It was never reported and was not dealt with; {help}.", help=help_)
    hour = hours(state.reports[0].minute)
    if state.called:
        return say("It was reported in {hour} and was dealt with; {help}.", hour=hour, help=help_)
    return say("It was reported in {hour} and was not dealt with; {help}.", hour=hour, help=help_)


def _convened(state: Exercise) -> PromisedClause:
    called = state.called
    who = state.setting.role(called.role).named if called else ""
    if called:
        done = say("{role} called it in {hour}.", role=who, hour=hours(called.minute))
    else:
        done = say("No meeting was called.")
    if line := _silent(state, "convene", done):
        return line
    says = state.setting.space.clause("convene").says(state.procedure.choices["convene"])
    kept = Fulfilment.MET if called or not state.reports else Fulfilment.FELL_SHORT
    promised = say("Who may call it: {option}.", option=says.lower())
    return PromisedClause(clause="convene", promised=promised, done=done, kept=kept)


def _deadlines(state: Exercise) -> list[PromisedClause]:
    called, counts = state.called, state.counts
    met = hours(called.minute) if called else None
    if counts:
        when = hours(counts[0].minute)
        if met is not None:
            done = say("Met in {met}, decided in {decided}.", met=met, decided=when)
        else:
            done = say("Never met, decided in {decided}.", decided=when)
    elif met is not None:
        done = say("Met in {met}, nothing was decided.", met=met)
    else:
        done = say("Never met, nothing was decided.")
    if line := _silent(state, "deadline", done):
        return [line]
    procedure = state.procedure
    says = state.setting.space.clause("deadline").says(procedure.choices["deadline"])
    start = state.reports[0].minute if state.reports else None
    late = start is not None and any(
        hours_ is not None and (minute is None or minute > start + hours_ * 60)
        for hours_, minute in (
            (procedure.meet_hours, called.minute if called else None),
            (procedure.decide_hours, counts[0].minute if counts else None),
        )
    )
    kept = Fulfilment.FELL_SHORT if late else Fulfilment.MET
    return [PromisedClause(clause="deadline", promised=f"{says}.", done=done, kept=kept)]


def _proof(reading: ClauseReading, state: Exercise, proven: int | None) -> PromisedClause:
    best = state.last("author") or say("nothing")
    if line := _silent(state, "evidence", say("The assessor’s last word was “{word}”.", word=best)):
        return line
    if proven is None:
        done = say("The assessor’s last word was “{word}”; the standard was never met.", word=best)
    else:
        done = say(
            "The assessor’s last word was “{word}”; the standard was met from {hour}.",
            word=best,
            hour=hours(proven),
        )
    says = state.setting.space.clause("evidence").says(state.procedure.choices["evidence"])
    early = [count for count in state.counts if not count.proven and _carried(count)]
    if early:
        decided_early = say("It was decided in {hour}, before that.", hour=hours(early[0].minute))
        done = row_of((done, decided_early), "")
    kept = Fulfilment.FELL_SHORT if early else Fulfilment.MET
    return PromisedClause(clause=reading.clause, promised=f"{says}.", done=done, kept=kept)


def _carried(count: e.Counted) -> bool:
    return any(one.carried for one in count.outcomes)


def _conducted(state: Exercise, *, helped: bool) -> PromisedClause:
    word = state.last("conduct")
    if word:
        done = say("The finding about it: “{word}”.", word=word)
    else:
        done = say("Nothing was found about it.")
    clause = "conduct_condition"
    if line := _silent(state, clause, done):
        return line
    says = state.setting.space.clause(clause).says(state.procedure.choices[clause])
    spoken = state.setting.card.features.conduct is not Conduct.NONE
    kept = Fulfilment.MET
    if state.procedure.in_dispute(state.conduct) and helped:
        kept = Fulfilment.EXCEEDED
        disputed = say("Help was decided although that puts it in dispute.")
        done = row_of((done, disputed), "")
    elif state.procedure.one(clause) != "none" and spoken and not word:
        kept = Fulfilment.FELL_SHORT
    promised = say("Does conduct matter? {option}.", option=says)
    return PromisedClause(clause=clause, promised=promised, done=done, kept=kept)


def _owed(readings: dict[str, ClauseReading], state: Exercise) -> PromisedClause:
    reading, clause = readings["obligation"], "obligation"
    bound = parties(state)
    acts = {role: stand(state, role).bound | stand(state, role).own for role in bound}
    told = [
        say(
            "{role}: {responses}",
            role=state.setting.role(role).named,
            responses=state.setting.names(responses) or say("nothing"),
        )
        for role, responses in acts.items()
    ]
    done = say("{acts}.", acts=row_of(told, ";")) if told else say("No guarantor took part.")
    if line := _silent(state, clause, done):
        return line
    helping = state.setting.helping
    help_of = {role: does & helping for role, does in acts.items()}
    any_help = any(help_of.values())
    applied = applies(tuple(readings.values()))
    if applied is TextVerdict.NO:
        words = row_of((reading.words, say("Here, by its own words, it does not apply.")), "")
        kept = Fulfilment.EXCEEDED if any_help else Fulfilment.MET
        return PromisedClause(clause=clause, promised=words, done=done, kept=kept)
    owing = {role: help_of[role] for role in bound if not state.setting.role(role).only}
    kept = _kept(state, owing)
    if kept is Fulfilment.FELL_SHORT and not any_help and applied is TextVerdict.OPEN:
        words = row_of((reading.words, say("Whether it applies here, the text leaves open.")), "")
        return PromisedClause(clause=clause, promised=words, done=done, kept=Fulfilment.OPEN)
    return PromisedClause(clause=clause, promised=reading.words, done=done, kept=kept)


def _kept(state: Exercise, help_of: dict[str, frozenset[str]]) -> Fulfilment:
    """The least that is owed against what each guarantor did."""
    all_help = bool(help_of) and all(help_of.values())
    forces = [role for role, does in help_of.items() if "forces" in does]
    match state.procedure.one("obligation"):
        case "refrain":
            return Fulfilment.EXCEEDED if any(help_of.values()) else Fulfilment.MET
        case "consult":
            if any(help_of.values()):
                return Fulfilment.EXCEEDED
            return Fulfilment.MET if state.called else Fulfilment.FELL_SHORT
        case "aid_materially" if all_help and forces:
            return Fulfilment.EXCEEDED
        case "defend":
            return (
                Fulfilment.MET if help_of and len(forces) == len(help_of) else Fulfilment.FELL_SHORT
            )
        case _:
            return Fulfilment.MET if all_help else Fulfilment.FELL_SHORT


def _menu(reading: ClauseReading, state: Exercise) -> PromisedClause:
    done_ = decided(state).union(*(one.responses for one in state.responses))
    for role in parties(state):
        done_ |= stand(state, role).bound
    named = state.setting.names(done_)
    done = f"{named[0].upper()}{named[1:]}." if named else say("Nothing.")
    if line := _silent(state, "response_menu", done):
        return line
    menu = state.procedure.choices["response_menu"]
    beyond = [
        one.id
        for one in state.setting.reactions
        if one.menu and one.id in done_ and one.id not in menu
    ]
    if beyond:
        unnamed = say(
            "Not named in the text: {responses}.", responses=state.setting.names(tuple(beyond))
        )
        done = row_of((done, unnamed), "")
    kept = Fulfilment.EXCEEDED if beyond else Fulfilment.MET
    return PromisedClause(clause="response_menu", promised=reading.words, done=done, kept=kept)


def _voted(reading: ClauseReading, state: Exercise) -> PromisedClause:
    outcomes = [outcome for count in state.counts for outcome in count.outcomes]
    carried = [str(one.proposal) for one in outcomes if one.carried]
    lost = [str(one.proposal) for one in outcomes if not one.carried]
    if carried and lost:
        done = say(
            "Proposals carried: {carried}; not carried: {lost}.",
            carried=row_of(carried),
            lost=row_of(lost),
        )
    elif carried:
        done = say("Proposals carried: {carried}.", carried=row_of(carried))
    elif lost:
        done = say("Proposals not carried: {lost}.", lost=row_of(lost))
    else:
        done = say("Nothing was put to the vote.")
    if line := _silent(state, "voting", done):
        return line
    return PromisedClause(clause="voting", promised=reading.words, done=done, kept=Fulfilment.MET)
