"""How a side hears the other: its point restated, and the answer of that side."""

from collections.abc import Mapping

from bot.debate import events as e
from bot.debate.rules.format import Format
from bot.debate.rules.positions.result import RestatedPoint
from bot.debate.state import Debate
from bot.debate.views.board import Names, person
from bot.kernel.message import Message, count_of, row_of, say

PAIR = 2
"""Sides of a debate in which there is one other side."""

PLEASE_RESTATE = say(
    "If you have a seat: before you vote, say the other side’s best point in your own words."
)
PLEASE_RESTATE_THEIRS = say(
    "If you have a seat: before you vote, say the best point of the team that you answer in your "
    "own words."
)
"""The same where more than two sides debate."""


def ask_to_restate(form: Format) -> Message:
    """What the news of the closing vote asks of the sides."""
    return PLEASE_RESTATE if len(form.sides) == PAIR else PLEASE_RESTATE_THEIRS


def describe_restating(form: Format) -> Message:
    """Whose best point each side restates in a format, for its page."""
    pairs = [
        say("{side} that of {other}", side=side.name, other=form.side(other).name)
        for side in form.sides
        if (other := form.find_answered(side.key))
    ]
    return row_of(pairs) if pairs else say("nobody is asked to")


def render_listening(
    event: e.PointRestated | e.RestatementAnswered,
    state: Debate,
    names: Names,
    words: Mapping[str, str],
) -> Message:
    """What the room hears of it. Without `words` (erased, or not yet loaded) that it happened."""
    member = person(event.member, names)
    match event:
        case e.PointRestated(restatement=restatement, of=of):
            side = state.format.side(of).name
            if said := words.get(restatement):
                return say(
                    "{member} restates the best point of {side}: “{words}”",
                    member=member,
                    side=side,
                    words=said,
                )
            return say("{member} restates the best point of {side}.", member=member, side=side)
        case e.RestatementAnswered(right=True):
            return say("{member}: yes, that is our point.", member=member)
        case e.RestatementAnswered(correction=correction):
            if said := words.get(correction):
                return say("{member}: not quite. “{words}”", member=member, words=said)
            return say("{member}: not quite.", member=member)


def render_restated(restated: RestatedPoint, form: Format) -> Message:
    """What became of a side's restating, in a line."""
    side, other = form.side(restated.side).name, form.side(restated.of).name
    match restated.heard:
        case True:
            return say(
                "{side} restated {other}’s best point, and {other} agreed.", side=side, other=other
            )
        case False:
            return say(
                "{side} restated {other}’s best point. {other} said: not quite.",
                side=side,
                other=other,
            )
        case None:
            return say(
                "{side} restated {other}’s best point. {other} did not answer.",
                side=side,
                other=other,
            )


def render_attempts(restated: RestatedPoint, form: Format) -> Message:
    """The same with how many attempts it took, where there was more than one."""
    line = render_restated(restated, form)
    if restated.attempts == 1:
        return line
    return count_of(restated.attempts, "{line} {n} attempt.", "{line} {n} attempts.", line=line)
