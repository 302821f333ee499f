"""What the beneficiary undertakes, duty by duty."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from bot.exercise.rules.card import Conduct
from bot.exercise.rules.clauses.facts import find_doers, find_moves, find_own, tell, wait_for_breach
from bot.exercise.rules.clauses.judging import Standing
from bot.exercise.rules.evidence import find_given, find_unshared
from bot.exercise.rules.setting import BENEFICIARY
from bot.exercise.state import CONDUCT, Exercise
from bot.guarantee.rules.terms import Assessment, Ground, Happening
from bot.kernel.message import say


class DutyJudgment(Struct, frozen=True):
    """How one duty stands, what was done, and the moves that it rests on."""

    standing: Standing
    done: str = ""
    moves: tuple[str, ...] = ()


_NOT_TESTED = DutyJudgment(Standing.NOT_TESTED)
_ATTACKS = (Happening.ARMED_ATTACK, Happening.GRAVE_HYBRID)


def _read_own_defence(state: Exercise) -> DutyJudgment:
    """It stands first where it is attacked at home."""
    card = state.setting.card
    own = (*find_own(state, "own_defence"), *find_own(state, "strike_back"))
    strain = card.strain("duties", "own_defence")
    is_hit = (
        card.has_attacker
        and card.features.kind in _ATTACKS
        and card.features.place in (Ground.HELD, Ground.UNCLEAR)
    )
    if own:
        done = say("It defends itself with its own means.")
        return DutyJudgment(Standing.KEPT, tell(strain, done), find_moves(own))
    if not (is_hit or strain):
        return _NOT_TESTED
    return DutyJudgment(Standing.OWED, tell(strain, say("It does nothing for its own defence.")))


def _read_no_provocation(state: Exercise) -> DutyJudgment:
    """It consults before it does what may escalate, and does not begin it."""
    card, finding = state.setting.card, state.conduct
    strain = card.strain("duties", "no_provocation")
    striking, holding = find_own(state, "strike_back"), find_own(state, "hold_back")
    meeting = state.meeting_called
    restrained = bool(find_doers(state, ("restrain",)))
    alone = [one for one in striking if meeting is None or one.minute < meeting.minute]
    if alone or (striking and restrained):
        done = (
            say("It strikes back before anybody has met.")
            if alone
            else say("It strikes back, although guarantors ask it to hold back.")
        )
        return DutyJudgment(Standing.BROKEN, tell(strain, done), find_moves(striking))
    if finding >= Assessment.PROBABLE:
        found = say("The Assessor finds its own part in it {word}.", word=finding.words)
        return DutyJudgment(Standing.BROKEN, tell(strain, found))
    if finding is Assessment.POSSIBLE:
        return DutyJudgment(Standing.OPEN, tell(strain, say("Its own part in it stays in doubt.")))
    if striking:
        done = say("It strikes back after the meeting was called.")
        return DutyJudgment(Standing.KEPT, tell(strain, done), find_moves(striking))
    if holding:
        done = say("It does not strike back.")
        return DutyJudgment(Standing.KEPT, tell(strain, done), find_moves(holding))
    if state.last(CONDUCT):
        return DutyJudgment(Standing.KEPT, tell(strain, say("Nothing is found against it.")))
    if strain:
        return DutyJudgment(wait_for_breach(state), strain)
    if card.features.conduct is not Conduct.NONE and card.has_attacker and state.reports:
        return DutyJudgment(Standing.OPEN, say("Nobody says what its own part in it was."))
    return _NOT_TESTED


def _read_transparency(state: Exercise) -> DutyJudgment:
    """What it alone knows, it shares."""
    strain = state.setting.card.strain("duties", "transparency")
    opened = find_own(state, "open_records")
    is_told = bool(find_given(state, BENEFICIARY))
    if opened:
        done = say("It opens its records to the others.")
        return DutyJudgment(Standing.KEPT, tell(strain, done), find_moves(opened))
    if find_unshared(state, BENEFICIARY):
        done = say("It keeps to itself what it alone was told.")
        return DutyJudgment(Standing.OWED, tell(strain, done))
    if is_told:
        done = say("It hands in what it alone was told.")
        return DutyJudgment(Standing.KEPT, tell(strain, done))
    if strain:
        return DutyJudgment(Standing.OWED, tell(strain, say("It does not open its records.")))
    return _NOT_TESTED


def _read_reform(state: Exercise) -> DutyJudgment:
    """Its own people answer for what they did."""
    strain = state.setting.card.strain("duties", "reform")
    punishing = find_own(state, "punish_own")
    if punishing:
        done = say("It punishes those responsible at home.")
        return DutyJudgment(Standing.KEPT, tell(strain, done), find_moves(punishing))
    if strain or state.conduct >= Assessment.PROBABLE:
        done = say("Nobody at home answers for it.")
        return DutyJudgment(Standing.OWED, tell(strain, done))
    return _NOT_TESTED


def _read_mutual_aid(state: Exercise) -> DutyJudgment:
    """It helps a guarantor that is hit."""
    card = state.setting.card
    strain = card.strain("duties", "mutual_aid")
    helping = find_own(state, "help_guarantor")
    if helping:
        done = say("It helps the guarantor that is hit.")
        return DutyJudgment(Standing.KEPT, tell(strain, done), find_moves(helping))
    if strain or (card.has_attacker and card.features.place is Ground.GUARANTOR):
        done = say("It does not help the guarantor that is hit.")
        return DutyJudgment(Standing.OWED, tell(strain, done))
    return _NOT_TESTED


def _read_arms_limits(state: Exercise) -> DutyJudgment:
    """It stays within what it agreed to."""
    strain = state.setting.card.strain("duties", "arms_limits")
    exceeding = find_own(state, "exceed_limit")
    if exceeding:
        done = say("It goes over an agreed limit.")
        return DutyJudgment(Standing.BROKEN, tell(strain, done), find_moves(exceeding))
    if strain:
        return DutyJudgment(
            wait_for_breach(state), tell(strain, say("It stays within its limits."))
        )
    return _NOT_TESTED


_KEPT_BY = {
    "own_defence": "own_defence",
    "transparency": "open_records",
    "reform": "punish_own",
    "mutual_aid": "help_guarantor",
}
"""What the beneficiary can do to keep a duty."""


def find_due(state: Exercise) -> tuple[str, ...]:
    """What the duties of the text ask the beneficiary to do now, and it has not done."""
    return tuple(
        _KEPT_BY[duty]
        for duty in state.procedure.choices.get("duties", ())
        if duty in _KEPT_BY and DUTIES[duty](state).standing is Standing.OWED
    )


DUTIES: Mapping[str, Callable[[Exercise], DutyJudgment]] = {
    "own_defence": _read_own_defence,
    "no_provocation": _read_no_provocation,
    "transparency": _read_transparency,
    "reform": _read_reform,
    "mutual_aid": _read_mutual_aid,
    "arms_limits": _read_arms_limits,
}
