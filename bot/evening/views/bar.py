"""The bar that stays in sight beside an evening: which step runs, who waits for whom, what comes
next."""

from bot.evening.events import Step
from bot.evening.state import Evening
from bot.evening.views.board import StepStanding, next_button
from bot.evening.views.words import NAMES, name_next_alone
from bot.kernel.bar import Bar, BarClock
from bot.kernel.message import say
from bot.kernel.view import Button, text

GO_ON = say("You can go on to the next step.")

UNTIMED = (Step.READING, Step.DEBRIEF, Step.CLOSING)
"""Steps that nothing ends but who leads: their time calls for that."""


def evening_bar(
    evening: str, question: str, state: Evening, standing: StepStanding, *, leads: bool
) -> Bar:
    """How an evening stands, for one member; who `leads` it can go on."""
    place = say("{n} of {all}", n=state.number + 1, all=len(state.plan.steps))
    see = Button(say("See the evening"), f"/evening show evening:{evening}")
    on = (*standing.lead_buttons, next_button(evening, state)) if leads else ()
    waits = leads and (state.ended or state.time_up or _is_done(state, standing))
    going = say("You can end the evening.") if state.next is None else GO_ON
    return Bar(
        title=say("Evening: {question}", question=question),
        now=text(say("{step} ({place})", step=NAMES[state.now.step], place=place)),
        clock=None if state.time_up else BarClock(label=say("Step ends in"), until=state.until),
        rows=(
            (say("To do"), text(standing.waiting)),
            (say("Next step"), text(name_next_alone(state))),
        ),
        buttons=(*standing.buttons, *on, see),
        call=going if waits else "",
    )


def _is_done(state: Evening, standing: StepStanding) -> bool:
    """Has a step come to its end, as far as can be seen?"""
    return not standing.goes_on and state.now.step not in UNTIMED
