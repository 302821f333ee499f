"""Hidden cards and the second voice: in a brief, in the room, and opened in the debrief."""

from bot.exercise import events as e
from bot.exercise.rules.naming import role_name
from bot.exercise.rules.stake_cards import StakesCard
from bot.exercise.rules.stakes import OpenedStakes, find_card, open_stakes
from bot.exercise.state import Exercise
from bot.kernel.message import Message, row_of, say
from bot.kernel.view import Block, Fields, Heading, Strong, Text, text

_WHY_AGREED = {
    "law": say("a treaty or a law binds already"),
    "proof": say("it is shown well enough who did it"),
    "shared": say("others share it"),
    "no_forces": say("no forces are sent"),
}
_WHY_REFUSED = {
    "proof": say("it is not shown who did it"),
    "shared": say("too few others share it"),
    "no_forces": say("it sends no forces"),
}


def brief_for_stakes(state: Exercise, role: str) -> list[Block]:
    """A role's hidden card, for nobody else's eyes; nothing for a role without one."""
    card = find_card(state, role)
    if card is None:
        return []
    heading = text(Strong(say("Your hidden card (opened in the debrief)")))
    return [heading, Fields(_rows(card))]


def _rows(card: StakesCard) -> tuple[tuple[str, Text], ...]:
    return (
        (say("Worth"), text(card.worth)),
        (say("May cost"), text(card.cost)),
        (say("Ends it at home"), text(card.ends)),
    )


def announce_consent(event: e.ConsentGiven, state: Exercise) -> Block:
    """Whether Congress agrees, to what, and why where a script plays it."""
    role, what = role_name(state, event.role), state.setting.names(event.what)
    if event.agreed:
        said = say("{role} agrees to: {responses}", role=role, responses=what)
    else:
        said = say("{role} does not agree to: {responses}", role=role, responses=what)
    if why := (_WHY_AGREED if event.agreed else _WHY_REFUSED).get(event.why, ""):
        return text(say("{vote} (by script: {why}).", vote=said, why=why))
    return text(say("{vote}.", vote=said))


def list_stakes(state: Exercise) -> list[Block]:
    """All hidden cards, opened, each with whether what its role did came to its limit."""
    rows = tuple(
        (role_name(state, stakes.card.role), text(_describe(state, stakes)))
        for stakes in open_stakes(state)
    )
    if not rows:
        return []
    question = text(say("Which card would have explained a vote, had the others known it?"))
    return [Heading(say("Hidden cards, opened")), Fields(rows), question]


def _describe(state: Exercise, stakes: OpenedStakes) -> Message:
    card = stakes.card
    says = say(
        "{worth} {cost} At home this would end it: {ends}",
        worth=card.worth,
        cost=card.cost,
        ends=card.ends,
    )
    if not card.limits:
        return says
    if stakes.reached:
        names = state.setting.names(stakes.reached)
        return row_of((says, say("It came to that: {responses}.", responses=names)), "")
    return row_of((says, say("It did not come to that.")), "")
