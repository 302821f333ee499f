"""What the text promised beside what was done, clause by clause."""

from enum import StrEnum

from msgspec import Struct

from bot.exercise import events as e
from bot.exercise.rules.card import Conduct
from bot.exercise.rules.clock import hours
from bot.exercise.rules.reading import Reading, Verdict, applies, read
from bot.exercise.rules.stands import decided, parties, stand
from bot.exercise.state import Exercise


class Kept(StrEnum):
    """How what was done stands to what was promised."""

    MET = "met"
    EXCEEDED = "exceeded"
    FELL_SHORT = "fell short"
    OPEN = "left open"
    """The text leaves open whether it was owed, and nothing was done."""
    SILENT = "text silent"


class Line(Struct, frozen=True, kw_only=True):
    """One clause: what the text says, and what was done."""

    clause: str
    promised: str
    done: str
    kept: Kept


def lines(state: Exercise, proven: int | None) -> list[Line]:
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


def _silent(state: Exercise, clause: str, done: str) -> Line | None:
    """The line of a clause that is open; None if it is not."""
    if not state.procedure.silent(clause):
        return None
    step = next((one for one in state.setting.steps if one.clause == clause), None)
    silent = step.silent if step else "The text is silent."
    return Line(clause=clause, promised=silent, done=done, kept=Kept.SILENT)


def _reach(reading: Reading, state: Exercise, *, helped: bool) -> Line:
    when = f"reported in {hours(state.reports[0].minute)}" if state.reports else "never reported"
    dealt = "was dealt with" if state.called else "was not dealt with"
    done = f"It was {when} and {dealt}; help was {'decided' if helped else 'not decided'}."
    if line := _silent(state, reading.clause, done):
        return line
    kept = Kept.MET
    if reading.verdict is Verdict.YES and not state.called:
        kept = Kept.FELL_SHORT
    elif reading.verdict is Verdict.NO and helped:
        kept = Kept.EXCEEDED
    elif reading.verdict is Verdict.OPEN:
        kept = Kept.SILENT
    return Line(clause=reading.clause, promised=reading.words, done=done, kept=kept)


def _convened(state: Exercise) -> Line:
    called = state.called
    who = state.setting.role(called.role).named if called else ""
    done = f"{who} called it in {hours(called.minute)}." if called else "No meeting was called."
    if line := _silent(state, "convene", done):
        return line
    says = state.setting.space.clause("convene").says(state.procedure.choices["convene"])
    kept = Kept.MET if called or not state.reports else Kept.FELL_SHORT
    promised = f"Who may call it: {says.lower()}."
    return Line(clause="convene", promised=promised, done=done, kept=kept)


def _deadlines(state: Exercise) -> list[Line]:
    called, counts = state.called, state.counts
    met = f"Met in {hours(called.minute)}" if called else "Never met"
    then = f"decided in {hours(counts[0].minute)}" if counts else "nothing was decided"
    done = f"{met}, {then}."
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
    kept = Kept.FELL_SHORT if late else Kept.MET
    return [Line(clause="deadline", promised=f"{says}.", done=done, kept=kept)]


def _proof(reading: Reading, state: Exercise, proven: int | None) -> Line:
    best = state.last("author") or "nothing"
    when = f"met from {hours(proven)}" if proven is not None else "never met"
    done = f"The assessor’s last word was “{best}”; the standard was {when}."
    if line := _silent(state, "evidence", f"The assessor’s last word was “{best}”."):
        return line
    says = state.setting.space.clause("evidence").says(state.procedure.choices["evidence"])
    early = [count for count in state.counts if not count.proven and _carried(count)]
    if early:
        done += f" It was decided in {hours(early[0].minute)}, before that."
    kept = Kept.FELL_SHORT if early else Kept.MET
    return Line(clause=reading.clause, promised=f"{says}.", done=done, kept=kept)


def _carried(count: e.Counted) -> bool:
    return any(one.carried for one in count.outcomes)


def _conducted(state: Exercise, *, helped: bool) -> Line:
    word = state.last("conduct")
    done = f"The finding about it: “{word}”." if word else "Nothing was found about it."
    clause = "conduct_condition"
    if line := _silent(state, clause, done):
        return line
    says = state.setting.space.clause(clause).says(state.procedure.choices[clause])
    spoken = state.setting.card.features.conduct is not Conduct.NONE
    kept = Kept.MET
    if state.procedure.in_dispute(state.conduct) and helped:
        kept, done = Kept.EXCEEDED, f"{done} Help was decided although that puts it in dispute."
    elif state.procedure.one(clause) != "none" and spoken and not word:
        kept = Kept.FELL_SHORT
    return Line(clause=clause, promised=f"Does conduct matter? {says}.", done=done, kept=kept)


def _owed(readings: dict[str, Reading], state: Exercise) -> Line:
    reading, clause = readings["obligation"], "obligation"
    bound = parties(state)
    acts = {role: stand(state, role).bound | stand(state, role).own for role in bound}
    told = [
        f"{state.setting.role(role).named}: {state.setting.names(done) or 'nothing'}"
        for role, done in acts.items()
    ]
    done = "; ".join(told) + "." if told else "No guarantor took part."
    if line := _silent(state, clause, done):
        return line
    helping = state.setting.helping
    help_of = {role: does & helping for role, does in acts.items()}
    any_help = any(help_of.values())
    applied = applies(tuple(readings.values()))
    if applied is Verdict.NO:
        words = f"{reading.words} Here, by its own words, it does not apply."
        kept = Kept.EXCEEDED if any_help else Kept.MET
        return Line(clause=clause, promised=words, done=done, kept=kept)
    owing = {role: help_of[role] for role in bound if not state.setting.role(role).only}
    kept = _kept(state, owing)
    if kept is Kept.FELL_SHORT and not any_help and applied is Verdict.OPEN:
        words = f"{reading.words} Whether it applies here, the text leaves open."
        return Line(clause=clause, promised=words, done=done, kept=Kept.OPEN)
    return Line(clause=clause, promised=reading.words, done=done, kept=kept)


def _kept(state: Exercise, help_of: dict[str, frozenset[str]]) -> Kept:
    """The least that is owed against what each guarantor did."""
    all_help = bool(help_of) and all(help_of.values())
    forces = [role for role, does in help_of.items() if "forces" in does]
    match state.procedure.one("obligation"):
        case "refrain":
            return Kept.EXCEEDED if any(help_of.values()) else Kept.MET
        case "consult":
            if any(help_of.values()):
                return Kept.EXCEEDED
            return Kept.MET if state.called else Kept.FELL_SHORT
        case "aid_materially" if all_help and forces:
            return Kept.EXCEEDED
        case "defend":
            return Kept.MET if help_of and len(forces) == len(help_of) else Kept.FELL_SHORT
        case _:
            return Kept.MET if all_help else Kept.FELL_SHORT


def _menu(reading: Reading, state: Exercise) -> Line:
    done_ = decided(state).union(*(one.responses for one in state.responses))
    for role in parties(state):
        done_ |= stand(state, role).bound
    named = state.setting.names(done_) or "nothing"
    done = f"{named[0].upper()}{named[1:]}."
    if line := _silent(state, "response_menu", done):
        return line
    menu = state.procedure.choices["response_menu"]
    beyond = [
        one.id
        for one in state.setting.reactions
        if one.menu and one.id in done_ and one.id not in menu
    ]
    if beyond:
        done += f" Not named in the text: {state.setting.names(tuple(beyond))}."
    kept = Kept.EXCEEDED if beyond else Kept.MET
    return Line(clause="response_menu", promised=reading.words, done=done, kept=kept)


def _voted(reading: Reading, state: Exercise) -> Line:
    outcomes = [outcome for count in state.counts for outcome in count.outcomes]
    carried = [str(one.proposal) for one in outcomes if one.carried]
    lost = [str(one.proposal) for one in outcomes if not one.carried]
    parts = [f"carried: {', '.join(carried)}"] if carried else []
    parts += [f"not carried: {', '.join(lost)}"] if lost else []
    done = f"Proposals {'; '.join(parts)}." if parts else "Nothing was put to the vote."
    if line := _silent(state, "voting", done):
        return line
    return Line(clause="voting", promised=reading.words, done=done, kept=Kept.MET)
