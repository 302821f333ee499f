"""What a chair is told alone, where nobody but them is waited for."""

from typing import assert_never

from bot.debate.rules.decisions import ChairDecision
from bot.debate.views.steps import DECISIONS
from bot.kernel.ids import PlaceId
from bot.kernel.message import Message, say
from bot.kernel.view import Buttons, Place, View, text


def describe_decision(decision: ChairDecision) -> str:
    """What has come about, so that only the chair is waited for."""
    match decision:
        case ChairDecision.START:
            return say("All seats are taken.")
        case ChairDecision.CLOSE_VOTE:
            return say("Everybody has voted.")
        case ChairDecision.CLOSE_JUDGING:
            return say("All ballots are in.")
        case _:
            assert_never(decision)


def ask_to_decide(decision: ChairDecision) -> Message:
    """What the chair can do about that."""
    match decision:
        case ChairDecision.START:
            act = say("You can start the debate.")
        case ChairDecision.CLOSE_VOTE:
            act = say("You can close the vote.")
        case ChairDecision.CLOSE_JUDGING:
            act = say("You can close the judging.")
        case _:
            assert_never(decision)
    return say("{why} {act}", why=describe_decision(decision), act=act)


def render_call(debate: str, place: PlaceId, decision: ChairDecision | None) -> View:
    """What a chair is asked to decide in a place; None once nothing waits for them there."""
    room, key = Place(place, place), f"call:{debate}"
    if decision is None:
        over = say("{room}: nothing waits for you now.", room=room)
        return View(blocks=(text(over),), key=key)
    waits = say("{room}: {what}", room=room, what=ask_to_decide(decision))
    return View(blocks=(text(waits), Buttons((DECISIONS[decision].button,))), key=key)
