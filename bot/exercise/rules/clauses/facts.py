"""What readers of clauses ask of an exercise: who helped, who kept what back, who spoke in
public."""

from collections.abc import Iterable

from bot.exercise import events as e
from bot.exercise.rules.clauses.deeds import done_by, parties
from bot.exercise.rules.clauses.judging import ClauseJudgment, Standing, find_silent, judge
from bot.exercise.rules.holding import DELIVERY, FORCES, GUARANTEE
from bot.exercise.rules.naming import list_roles
from bot.exercise.rules.setting import BENEFICIARY
from bot.exercise.state import Exercise
from bot.kernel.message import Message, row_of, say

_NOTHING = say("Nothing came near it.")
_STOPPED: dict[str, str] = {
    DELIVERY: say("A guarantor stops a delivery."),
    FORCES: say("A guarantor takes its forces away."),
    GUARANTEE: say("A guarantor leaves the guarantee."),
}
_KEPT_BACK = {
    "decision": say("what was decided"),
    DELIVERY: say("deliveries and money"),
    FORCES: say("its forces"),
    GUARANTEE: say("the whole guarantee"),
}


def find_doers(state: Exercise, responses: Iterable[str]) -> tuple[str, ...]:
    """The guarantors that do one of these responses."""
    wanted = frozenset(responses)
    return tuple(role for role in parties(state) if done_by(state, role) & wanted)


def find_withheld(state: Exercise, *whats: str) -> tuple[e.Withheld, ...]:
    """What roles keep back, of these kinds."""
    return tuple(one for one in state.withheld if one.what in whats)


def find_own(state: Exercise, response: str) -> tuple[e.Responded, ...]:
    """The times that the beneficiary did something of its own."""
    return tuple(
        one for one in state.responses if one.role == BENEFICIARY and response in one.responses
    )


def find_moves(*acts: Iterable[e.Withheld | e.Responded | e.Answered]) -> tuple[str, ...]:
    """The moves of acts that have words."""
    return tuple(act.move for some in acts for act in some if act.move)


def find_speakers(state: Exercise) -> tuple[str, ...]:
    """The parties that said something in public: an answer to a question, or a joint statement."""
    answered = {answer.role for answer in state.answers}
    stated = set(find_doers(state, ("statement",)))
    return tuple(role for role in (*parties(state), BENEFICIARY) if role in answered | stated)


def name_stop(state: Exercise) -> str:
    """What the card has a guarantor stop, as a sentence; "" for nothing."""
    return _STOPPED.get(state.setting.card.stops, "")


def describe_withheld(state: Exercise, withheld: Iterable[e.Withheld]) -> Message:
    """Who keeps what back, as a sentence."""
    return row_of(
        [
            say(
                "{role} keeps back {what}.",
                role=state.setting.role(one.role).named,
                what=_KEPT_BACK[one.what],
            )
            for one in withheld
        ],
        "",
    )


def describe_doers(state: Exercise, roles: tuple[str, ...]) -> Message:
    """Who helps, as a sentence."""
    if not roles:
        return say("No guarantor fills the gap.")
    return say("The gap is filled by: {roles}.", roles=list_roles(state, roles))


def find_unsaid(state: Exercise, clause: str, done: str, *, asked: bool) -> ClauseJudgment | None:
    """The judgment of a clause that the text leaves open; None where it says something."""
    return find_silent(state, clause, done or _NOTHING, asked=asked)


def judge_untested(state: Exercise, clause: str) -> ClauseJudgment:
    """The judgment of a clause that no act and no news came near."""
    return judge(state, clause, Standing.NOT_TESTED, _NOTHING)


def wait_for_breach(state: Exercise) -> Standing:
    """How what nobody has broken stands: kept in the end, and still owed until then."""
    return Standing.KEPT if state.over else Standing.OWED


def judge_unbroken(state: Exercise, clause: str, done: str, held: str) -> ClauseJudgment:
    """The judgment of a clause that nobody has broken; in the end `held` is told of it, too."""
    told = tell(done, held) if state.over else done
    return judge(state, clause, wait_for_breach(state), told)


def tell(*sentences: str) -> Message:
    """Sentences one after the other, without those that are empty."""
    return row_of([sentence for sentence in sentences if sentence], "")
