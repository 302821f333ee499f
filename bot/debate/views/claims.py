"""How claims look: a list in which each says what it answers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from random import Random

from bot.debate.commands.debating import MakeClaim
from bot.debate.events import ClaimMade
from bot.debate.rules.allowed import may
from bot.debate.rules.claims import find_unanswered
from bot.debate.state import ClaimLink, Debate
from bot.debate.views.board import Names, person
from bot.kernel.command import Caller
from bot.kernel.message import Message, count_of, say
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Emphasis,
    Heading,
    Items,
    Person,
    Strong,
    Text,
    Tone,
    View,
    note,
    text,
)


def claim_list(
    state: Debate, words: Mapping[str, str], names: Names, by: Caller, *, seed: str | None = None
) -> View:
    """All claims; with a seed in an order that means nothing, for those who judge."""
    if not state.claims:
        make = Buttons((Button(say("Make a claim"), "/claim make", Tone.PRIMARY),))
        can = (make,) if may(state, MakeClaim, by) else ()
        return View(blocks=(text(say("Nobody has made a claim yet.")), *can))
    numbered_claims = list(enumerate(state.claims, 1))
    if seed is not None:
        Random(seed).shuffle(numbered_claims)  # noqa: S311  # an order, not a secret
    numbers = {claim.claim: number for number, claim in enumerate(state.claims, 1)}
    links: defaultdict[str, list[Message]] = defaultdict(list)
    for link in state.links:
        links[link.claim].append(_link(link, numbers[link.target]))
    items = tuple(
        _item(number, claim, state, words, names, links[claim.claim])
        for number, claim in numbered_claims
    )
    blocks: list[Block] = [Heading(say("Claims")), Items(items)]
    unanswered_claims = {claim.claim for claim in find_unanswered(state)}
    if unanswered_claims:
        blocks.append(
            note(
                count_of(
                    len(unanswered_claims),
                    "{n} claim is still unanswered by another side.",
                    "{n} claims are still unanswered by another side.",
                )
            )
        )
    return View(blocks=tuple(blocks))


def _item(
    number: int,
    claim: ClaimMade,
    state: Debate,
    words: Mapping[str, str],
    names: Names,
    links: Sequence[Message],
) -> Text:
    author: Message | Person = person(claim.member, names)
    if claim.brought:
        author = say("brought in by {member}", member=author)
    if claim.side:
        author = say("{author}, {side}", author=author, side=state.format.side(claim.side).name)
    row = say(
        "{number} {author}: {words}",
        number=Strong(str(number)),
        author=author,
        words=words.get(claim.claim) or Emphasis(say("erased")),
    )
    for link in links:
        row = say("{claim} ({link})", claim=row, link=link)
    return text(row)


def ask_relation(number: int, words: str, action: str, *, by_same: bool, own: str) -> View:
    """Asks how a claim bears on another; the buttons' commands are `action` and the answer."""
    if by_same:
        asked = say(
            "Does it support claim {number}, by the same author, or correct it?", number=number
        )
        other = Button(say("It corrects {number}", number=number), f"{action}correct")
    else:
        asked = say("Does it support claim {number}, or attack it?", number=number)
        other = Button(say("It attacks {number}", number=number), f"{action}attack")
    support = Button(say("It supports {number}", number=number), f"{action}support")
    return View(
        blocks=(
            text(asked),
            text(say("Claim {number}: {words}", number=number, words=words or say("(erased)"))),
            text(say("The answer: {words}", words=own or say("(erased)"))),
            Buttons((support, other)),
        ),
        audience=Audience.ASKER,
        trouble=True,
    )


def _link(link: ClaimLink, target: int) -> Message:
    """How a claim bears on another, given by its number."""
    if link.relation == "correct":
        if link.confirmed:
            return say("corrects {target}", target=target)
        return say("corrects {target}, not confirmed", target=target)
    if link.relation == "support":
        if link.confirmed:
            return say("supports {target}", target=target)
        return say("supports {target}, not confirmed", target=target)
    if link.confirmed:
        return say("attacks {target}", target=target)
    return say("attacks {target}, not confirmed", target=target)
