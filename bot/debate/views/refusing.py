"""What is said after a refusal in a debate: who can, and what the reader can do instead."""

from collections.abc import Mapping

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.speakers import may_speak
from bot.debate.state import OVER, Debate
from bot.debate.views import steps as s
from bot.debate.views.asking import find_speakers
from bot.debate.views.board import Names, name_people, person
from bot.debate.views.bound_steps import BoardStep
from bot.kernel.command import Caller
from bot.kernel.explaining import RefusalExplanation
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.refusal import RefusalCode

_CHAIRED = frozenset(
    {
        DebateRefusal.NOT_CHAIR,
        DebateRefusal.FLOOR_FOR_CHAIR,
        DebateRefusal.FLOOR_FOR_OPPOSED,
        DebateRefusal.FLOOR_FOR_SEATED,
        DebateRefusal.MUTED,
        DebateRefusal.ORDER_WAITING,
        DebateRefusal.DEBATE_PAUSED,
    }
)
_NEXT = frozenset({DebateRefusal.NOT_NEXT})
_SPOKEN = frozenset({DebateRefusal.NOT_YOUR_TURN, DebateRefusal.TURN_PASSED})
_POINTED = frozenset({DebateRefusal.POINT_NOT_YOURS, DebateRefusal.POINT_NEEDS_SEAT})
_JUDGED = frozenset({DebateRefusal.NOT_JUDGE, DebateRefusal.FLOOR_FOR_JUDGES})
_SEALED = frozenset({DebateRefusal.HANDED_IN})
_SEATS = frozenset({DebateRefusal.SEAT_TAKEN, DebateRefusal.NO_SUCH_SEAT})
_OTHERS = frozenset({DebateRefusal.NOT_YOUR_CLAIM})
EXPLAINED = _CHAIRED | _NEXT | _SPOKEN | _POINTED | _JUDGED | _SEALED | _SEATS | _OTHERS
"""The refusals of what others can do."""

_INSTEAD: Mapping[frozenset[DebateRefusal], tuple[BoardStep, ...]] = {
    _SPOKEN: (s.ASK_FLOOR, s.OFFER_POINT, s.DRAFT),
    _POINTED: (s.DRAFT,),
    _SEALED: (s.CHANGE,),
    _JUDGED: (s.VOTE, s.ASK_FLOOR),
}


def explain_refusal(
    state: Debate, code: RefusalCode, by: Caller, names: Names, claim: object = None
) -> RefusalExplanation:
    """Who can do what was refused, and what the member can; `claim` is the number of the one that
    it was about."""
    said: Message | None
    if code in _SEATS:
        return RefusalExplanation((), s.offer(state, tuple(s.joining(state)), by))
    if code in _CHAIRED:
        said = _who_chairs(state, names)
    elif code in _NEXT:
        said = _who_is_next(state, names)
    elif code in _SPOKEN | _POINTED:
        said = _who_speaks(state, names)
    elif code in _JUDGED:
        said = _who_judges(state, names)
    else:
        said = _whose_claim(state, claim, names)
    steps = next((steps for codes, steps in _INSTEAD.items() if code in codes), ())
    buttons = s.offer(state, steps, by)
    if not buttons and state.phase not in OVER:
        buttons = (s.DETAILS.button,)
    return RefusalExplanation((said,) if said is not None else (), buttons)


def _who_chairs(state: Debate, names: Names) -> Message:
    if not state.chairs:
        return say("Nobody chairs this debate. People with a seat run it, and an admin can, too.")
    return count_of(
        len(state.chairs),
        "The chair is {people}.",
        "The chairs are {people}.",
        people=name_people(sorted(state.chairs), names),
    )


def _who_is_next(state: Debate, names: Names) -> Message:
    chairs = _who_chairs(state, names)
    following = state.actors(state.now) if state.now is not None else ()
    if not following:
        return chairs
    said = count_of(
        len(following),
        "{people} speaks next.",
        "{people} speak next.",
        people=name_people(following, names),
    )
    return row_of((said, chairs), "")


def _who_speaks(state: Debate, names: Names) -> Message | None:
    if state.running is None or state.now is None:
        return None
    if state.now.ends_by_part and (together := find_speakers(state)):
        people = name_people(together, names)
        if state.handed_in:
            return count_of(
                len(together), "{people} writes now.", "{people} write now.", people=people
            )
        return count_of(len(together), "{people} speaks now.", "{people} speak now.", people=people)
    speakers = [state.holder] if state.holder is not None else [
        member for member in state.actors(state.now) if may_speak(state, member)
    ]  # fmt: skip
    if not speakers:
        return say("Nobody has the floor.")
    return count_of(
        len(speakers),
        "{people} has the floor.",
        "{people} have the floor.",
        people=name_people(speakers, names),
    )


def _who_judges(state: Debate, names: Names) -> Message:
    judges = [member for member, shadows in state.judges.items() if not shadows]
    if not judges:
        return say("Nobody judges this debate.")
    return count_of(
        len(judges),
        "The adjudicator is {people}.",
        "The adjudicators are {people}.",
        people=name_people(judges, names),
    )


def _whose_claim(state: Debate, claim: object, names: Names) -> Message | None:
    if not isinstance(claim, int) or not 1 <= claim <= len(state.claims):
        return None
    return say("Its author is {member}.", member=person(state.claims[claim - 1].member, names))
