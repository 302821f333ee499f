"""How motions look with the group's ranking, and what joint statements share with them."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Heading,
    Items,
    Strong,
    Tone,
    View,
    note,
    text,
)
from bot.opinion.rules.ranking import RankingOutcome


class RankedProposals(Struct, frozen=True, kw_only=True):
    """Proposals (words by number), what the rankings give, vetoes by number, and dissents."""

    words: Mapping[str, str]
    outcome: RankingOutcome | None
    voters: int
    vetoes: Mapping[str, int]
    dissents: Sequence[str] = ()


def show_motions(ranked: RankedProposals) -> View:
    """The motions proposed here, best first."""
    if not ranked.words:
        return View(
            blocks=(
                text(say("Nobody has proposed a motion here yet.")),
                Buttons((Button(say("Propose a motion"), "/motion propose", Tone.PRIMARY),)),
            )
        )
    blocks: list[Block] = [Heading(say("Motions")), list_proposals(ranked)]
    blocks.append(note(say_order(ranked)))
    open_one = [n for n in order(ranked) if not ranked.vetoes.get(n)]
    buttons = [Button(say("Rank the motions"), "/motion rank", Tone.PRIMARY)]
    if open_one:
        buttons.append(
            Button(
                say("Debate number {number}", number=open_one[0]),
                f"/debate open #{open_one[0]}",
            )
        )
    return View(blocks=(*blocks, Buttons(tuple(buttons))))


def offer_motion(number: int, *, ranked: bool, debated: bool) -> tuple[Button, ...]:
    """What can be done with a new motion: be `ranked` among others, be `debated`."""
    buttons: list[Button] = []
    if ranked:
        buttons.append(Button(say("Rank the motions"), "/motion rank", Tone.PRIMARY))
    if debated:
        buttons.append(Button(say("Debate it"), f"/debate open #{number}"))
    return tuple(buttons)


def ask_whether_same(draft: str, words: str, number: int, there: str) -> View:
    """A motion that is there already, with what its reader can do instead of proposing theirs."""
    buttons = (
        Button(say("See the motions"), "/motion list", Tone.PRIMARY),
        Button(say("Propose mine anyway"), f"/motion keep draft:{draft}"),
    )
    blocks = (
        text(say("Motion {number} says much the same: {words}", number=number, words=there)),
        text(say("You wrote: {words}", words=words)),
        Buttons(buttons),
    )
    return View(blocks=blocks, audience=Audience.ASKER, trouble=True)


def order(ranked: RankedProposals) -> list[str]:
    """The numbers, best first; as they came where nobody has ranked."""
    if ranked.outcome is None:
        return list(ranked.words)
    return [number for place in ranked.outcome.order for number in place]


def leaders(ranked: RankedProposals) -> list[str]:
    """The number that leads, or those that tie before all others; none where nobody has ranked."""
    if ranked.outcome is None:
        return []
    return list(ranked.outcome.order[0])


def list_proposals(ranked: RankedProposals) -> Items:
    """The proposals, best first, with their vetoes."""
    return Items(tuple(text(_say_proposal(ranked, number)) for number in order(ranked)))


def _say_proposal(ranked: RankedProposals, number: str) -> Message:
    words = ranked.words[number]
    if number not in ranked.vetoes:
        return say("{number} {words}", number=Strong(number), words=words)
    return count_of(
        ranked.vetoes[number],
        "{number} {words} ({n} veto)",
        "{number} {words} ({n} vetoes)",
        number=Strong(number),
        words=words,
    )


def say_order(proposals: RankedProposals) -> Message:
    """How their order came about."""
    if proposals.outcome is None:
        return say("Nobody has ranked them yet, so the oldest comes first.")
    ranked = count_of(
        proposals.voters,
        "One person has ranked them (Schulze method).",
        "{n} people have ranked them (Schulze method).",
    )
    if proposals.outcome.condorcet is not None:
        best = say(
            "Number {number} beats each of the others, one against one.",
            number=proposals.outcome.condorcet,
        )
        return row_of((ranked, best), "")
    if proposals.outcome.by_lot:
        return row_of((ranked, say("A random draw, which anybody can check, broke the tie.")), "")
    return ranked


def confirm_ranking() -> View:
    """Said when a ranking was kept."""
    return View(blocks=(text(say("Your ranking is in. You can change it at any time.")),))
