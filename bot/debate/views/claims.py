"""How claims look: a list in which each says what it answers."""

from collections.abc import Mapping
from random import Random

from bot.debate.events import ClaimMade
from bot.debate.rules.claims import dropped
from bot.debate.state import Debate
from bot.debate.views.board import Names, person
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Emphasis,
    Heading,
    Items,
    Span,
    Strong,
    Text,
    Tone,
    View,
    note,
    text,
)

_VERBS = {"support": "supports", "attack": "attacks"}


def claim_list(
    state: Debate, words: Mapping[str, str], names: Names, *, seed: str | None = None
) -> View:
    """All claims; with a seed in an order that means nothing, for those who judge."""
    if not state.claims:
        return View(
            blocks=(
                text("Nobody has put a claim forward yet."),
                Buttons((Button("Make one", "/claim make", Tone.PRIMARY),)),
            )
        )
    numbered = list(enumerate(state.claims, 1))
    if seed is not None:
        Random(seed).shuffle(numbered)  # noqa: S311  # an order, not a secret
    items = tuple(_item(number, claim, state, words, names) for number, claim in numbered)
    blocks: list[Block] = [Heading("Claims"), Items(items)]
    open_ones = {claim.claim for claim in dropped(state)}
    if open_ones:
        count = len(open_ones)
        told = "claim is" if count == 1 else "claims are"
        blocks.append(note(f"{count} {told} still unanswered by another side."))
    return View(blocks=tuple(blocks))


def _item(
    number: int, claim: ClaimMade, state: Debate, words: Mapping[str, str], names: Names
) -> Text:
    said = words.get(claim.claim, "")
    spans: list[str | Span] = [Strong(str(number)), " ", person(claim.member, names)]
    if claim.side:
        spans.append(f", {state.format.side(claim.side).name}")
    spans += [": ", said or Emphasis("erased")]
    numbers = {each.claim: place for place, each in enumerate(state.claims, 1)}
    for link in state.links:
        if link.claim == claim.claim:
            seen = "" if link.confirmed else ", not confirmed"
            spans.append(f" ({_VERBS[link.relation]} {numbers[link.target]}{seen})")
    return text(*spans)
