"""Reader of the clause that links the guarantee to talks and a settlement."""

from bot.exercise.rules.card import Peace
from bot.exercise.rules.clauses.deeds import find_helpers
from bot.exercise.rules.clauses.facts import (
    describe_withheld,
    find_doers,
    find_moves,
    find_unsaid,
    find_withheld,
    judge_unbroken,
    judge_untested,
    tell,
)
from bot.exercise.rules.clauses.judging import ClauseJudgment, Standing, judge
from bot.exercise.rules.holding import WHATS
from bot.exercise.state import Exercise
from bot.kernel.message import say

_PEACE: dict[Peace, str] = {
    Peace.TALKS_AHEAD: say("Talks are ahead."),
    Peace.TALKS_ON: say("Talks go on."),
    Peace.CEASEFIRE: say("A ceasefire is in force."),
    Peace.SETTLED: say("There is a settlement."),
}
_TALKING = (Peace.TALKS_AHEAD, Peace.TALKS_ON)
_STARTED = (Peace.CEASEFIRE, Peace.SETTLED)


def read_settlement_link(state: Exercise) -> ClauseJudgment:
    """Does it hold when the text has it so: before talks, with a ceasefire, in a settlement, or
    whatever comes of them?"""
    clause, card = "settlement_link", state.setting.card
    peace, strain = card.peace, card.strain("settlement_link")
    withheld = find_withheld(state, *WHATS)
    facts = tell(_PEACE.get(peace, ""), strain, describe_withheld(state, withheld))
    is_asked = bool(strain) and peace is not Peace.NOT_SAID
    if silent := find_unsaid(state, clause, facts, asked=is_asked):
        return silent
    if not is_asked:
        return judge_untested(state, clause)
    chosen, moves = state.procedure.chosen(clause), find_moves(withheld)
    if chosen == "independent":
        if withheld:
            return judge(state, clause, Standing.BROKEN, facts, moves=moves)
        return judge_unbroken(state, clause, facts, say("Nobody keeps anything back."))
    if chosen == "before_talks" and peace in _TALKING:
        return _read_promise(state, facts, moves)
    if chosen == "in_settlement" and peace in _TALKING:
        tabled = find_doers(state, ("diplomatic", "consult"))
        brought = (
            say("Guarantors bring it into the talks.")
            if tabled
            else say("Guarantors do not bring it into the talks.")
        )
        standing = Standing.KEPT if tabled else Standing.OWED
        return judge(state, clause, standing, tell(facts, brought))
    if _is_in_force(str(chosen), peace):
        return _read_help(state, facts, moves)
    early = say("Under the sheet it has not begun.")
    helped = bool(find_helpers(state))
    standing = Standing.KEPT if helped else Standing.NOT_TESTED
    return judge(state, clause, standing, tell(facts, early), more=helped)


def _is_in_force(chosen: str, peace: Peace) -> bool:
    if chosen == "in_settlement":
        return peace is Peace.SETTLED
    return chosen == "before_talks" or peace in _STARTED


def _read_promise(state: Exercise, facts: str, moves: tuple[str, ...]) -> ClauseJudgment:
    """Before and during talks the promise has to stand for all to see."""
    if find_withheld(state, "guarantee"):
        return judge(state, "settlement_link", Standing.BROKEN, facts, moves=moves)
    if find_helpers(state) or find_doers(state, ("statement",)):
        stands = say("Guarantors say or do something that shows that it stands.")
        return judge(state, "settlement_link", Standing.KEPT, tell(facts, stands), moves=moves)
    unsaid = say("Guarantors neither say nor do anything that shows that it stands.")
    return judge(state, "settlement_link", Standing.OWED, tell(facts, unsaid), moves=moves)


def _read_help(state: Exercise, facts: str, moves: tuple[str, ...]) -> ClauseJudgment:
    """It is in force, so that what it promises is asked for."""
    helped = bool(find_helpers(state))
    done = say("Guarantors help.") if helped else say("No guarantor helps.")
    standing = Standing.KEPT if helped else Standing.OWED
    return judge(state, "settlement_link", standing, tell(facts, done), moves=moves)
