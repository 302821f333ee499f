"""What the adversary dares next: by public rules, from the gap between what was promised and what
was done. Promises that are not kept make it bolder; those that are, and restraint, more careful."""

from collections.abc import Callable, Collection, Mapping, Sequence

from bot.exercise.rules.application import NO, read_event_and_place
from bot.exercise.rules.clauses.deeds import done_by, find_helpers, parties
from bot.exercise.rules.clauses.judging import ClauseJudgment, Standing
from bot.exercise.rules.clock import DECIDE, MEET
from bot.exercise.rules.game_clock import DAY
from bot.exercise.rules.rungs import PRESSURE, PROBE, RUNGS, WORDS, RungRule
from bot.exercise.rules.setting import BENEFICIARY
from bot.exercise.rules.voting import FOR
from bot.exercise.state import AUTHOR, Exercise
from bot.guarantee.rules.terms import Assessment, Happening

OWED_CLAUSES = ("obligation", "scope")
"""The clauses that say what must come."""

HELPED, ALL_HELPED = "helped", "all_helped"
"""The rules that a guarantor, and that every guarantor has helped; the second says the first."""

FIRST_RUNGS: Mapping[Happening, str] = {
    Happening.THREAT: WORDS,
    Happening.HYBRID: PROBE,
    Happening.GRAVE_HYBRID: PROBE,
    Happening.ARMED_ATTACK: PRESSURE,
}
"""Where the adversary stands by what has happened, before anybody answers it."""


def find_first_rung(state: Exercise) -> str:
    """Where the adversary stands when the card begins; at words where nobody did anything."""
    card = state.setting.card
    return FIRST_RUNGS[card.features.kind] if card.has_attacker else WORDS


def find_last_rung(state: Exercise) -> str:
    """The rung that was chosen last; before the first, where the card begins."""
    return state.rungs[-1].rung if state.rungs else find_first_rung(state)


def choose_rung(rules: Sequence[RungRule], holding: Collection[str], first: str, last: str) -> str:
    """The rung by the rules that hold, from the first on, and at most one away from the last."""
    wanted, place = RUNGS.index(sum_rules(rules, holding, first)), RUNGS.index(last)
    return RUNGS[_within(wanted, place - 1, place + 1)]


def sum_rules(rules: Sequence[RungRule], holding: Collection[str], first: str) -> str:
    """Where the rules that hold put it from the first rung on, however far that is."""
    steps = sum(rule.steps for rule in rules if rule.id in holding)
    return RUNGS[_within(RUNGS.index(first) + steps, 0, len(RUNGS) - 1)]


def limit_wish(wished: str, ruled: str) -> str:
    """The rung that a member wants for the adversary, at most one away from the rules' own."""
    place = RUNGS.index(ruled)
    least, most = max(0, place - 1), min(len(RUNGS) - 1, place + 1)
    return RUNGS[_within(RUNGS.index(wished), least, most)]


def _within(place: int, least: int, most: int) -> int:
    return max(least, min(most, place))


def find_holding(
    state: Exercise, judgments: Sequence[ClauseJudgment], minute: int
) -> tuple[str, ...]:
    """The rules that hold at a minute of the game, in their order."""
    return tuple(
        rule.id
        for rule in state.setting.rung_rules
        if rule.id in TESTS and TESTS[rule.id](state, judgments, minute)
    )


Test = Callable[[Exercise, Sequence[ClauseJudgment], int], bool]


def _is_unmet(state: Exercise, judgments: Sequence[ClauseJudgment], minute: int) -> bool:
    """Is something owed that has not come, though they voted or had a day?"""
    unmet = any(
        one.clause in OWED_CLAUSES and one.standing in (Standing.OWED, Standing.BROKEN)
        for one in judgments
    )
    return unmet and (bool(state.counts) or count_days(state, minute) >= 1)


def _is_idle(state: Exercise, _: Sequence[ClauseJudgment], minute: int) -> bool:
    has_time = state.setting.card.has_attacker and count_days(state, minute) >= 1
    return has_time and not find_helpers(state)


def _is_late(state: Exercise, _: Sequence[ClauseJudgment], __: int) -> bool:
    return state.game is not None and bool(state.game.marks & {MEET, DECIDE})


def _is_denied(state: Exercise, _: Sequence[ClauseJudgment], __: int) -> bool:
    denied = state.application is not None and state.application.applies == NO
    return denied and not state.refuted and read_event_and_place(state) != NO


def _is_withheld(state: Exercise, _: Sequence[ClauseJudgment], __: int) -> bool:
    return bool(state.withheld)


def count_yes(state: Exercise) -> tuple[int, int]:
    """The votes for the proposals of the last count, and all votes cast on them."""
    if not state.counts:
        return 0, 0
    counted = {outcome.proposal for outcome in state.counts[-1].outcomes}
    votes = [
        vote for one in state.proposals if one.number in counted for vote in one.votes.values()
    ]
    return votes.count(FOR), len(votes)


def _is_divided(state: Exercise, _: Sequence[ClauseJudgment], __: int) -> bool:
    yes, cast = count_yes(state)
    return cast > 0 and 3 * (cast - yes) >= cast


def _is_united(state: Exercise, _: Sequence[ClauseJudgment], __: int) -> bool:
    yes, cast = count_yes(state)
    is_carried = bool(state.counts) and any(one.carried for one in state.counts[-1].outcomes)
    return is_carried and yes == cast


def _has_done(response: str) -> Test:
    def test(state: Exercise, _: Sequence[ClauseJudgment], __: int) -> bool:
        return response in done_by(state, BENEFICIARY)

    return test


def _is_capped(state: Exercise, _: Sequence[ClauseJudgment], __: int) -> bool:
    return state.procedure.chosen("scope") == "capped"


def _is_hidden(state: Exercise, _: Sequence[ClauseJudgment], __: int) -> bool:
    return state.procedure.chosen("publicity") == "secret"


def _is_helped(state: Exercise, _: Sequence[ClauseJudgment], __: int) -> bool:
    return bool(find_helpers(state))


def _have_all_helped(state: Exercise, _: Sequence[ClauseJudgment], __: int) -> bool:
    return set(find_helpers(state)) == set(parties(state))


def _is_found(state: Exercise, _: Sequence[ClauseJudgment], __: int) -> bool:
    """Does the last finding meet a standard that the text sets, and the evidence carry it?"""
    about_author = [finding for finding in state.findings if finding.about == AUTHOR]
    if state.procedure.silent("evidence") or not about_author or about_author[-1].beyond:
        return False
    return state.author >= Assessment.PROBABLE and state.proven and not state.refuted


def _is_untold(state: Exercise, judgments: Sequence[ClauseJudgment], minute: int) -> bool:
    return state.procedure.chosen("scope") == "open" and _is_helped(state, judgments, minute)


def count_days(state: Exercise, minute: int) -> int:
    """Full days of the game since the first news."""
    return (minute - state.injects[0].minute) // DAY if state.injects else 0


TESTS: Mapping[str, Test] = {
    "unmet": _is_unmet,
    "idle": _is_idle,
    "late": _is_late,
    "denied": _is_denied,
    "withheld": _is_withheld,
    "divided": _is_divided,
    "struck_back": _has_done("strike_back"),
    "capped": _is_capped,
    "hidden": _is_hidden,
    HELPED: _is_helped,
    ALL_HELPED: _have_all_helped,
    "united": _is_united,
    "held_back": _has_done("hold_back"),
    "own_defence": _has_done("own_defence"),
    "found": _is_found,
    "untold": _is_untold,
}
"""When each rule holds, by its id."""
