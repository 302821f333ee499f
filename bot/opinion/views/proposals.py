"""How motions look with the group's ranking, and what joint statements share with them."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.kernel.view import Block, Button, Buttons, Heading, Items, Strong, Tone, View, note, text
from bot.opinion.rules.ranking import Outcome


class Ranked(Struct, frozen=True, kw_only=True):
    """Proposals (words by number), what the rankings give, vetoes by number, and dissents."""

    words: Mapping[str, str]
    outcome: Outcome | None
    voters: int
    vetoes: Mapping[str, int]
    dissents: Sequence[str] = ()


def motions(found: Ranked) -> View:
    """The motions proposed here, best first."""
    if not found.words:
        return View(
            blocks=(
                text("Nobody has proposed a motion here yet."),
                Buttons((Button("Propose one", "/motion propose", Tone.PRIMARY),)),
            )
        )
    blocks: list[Block] = [Heading("Motions"), in_order(found)]
    blocks.append(note(says(found)))
    open_one = [n for n in order(found) if not found.vetoes.get(n)]
    buttons = [Button("Rank them", "/motion rank", Tone.PRIMARY)]
    if open_one:
        buttons.append(Button(f"Debate number {open_one[0]}", f"/debate open #{open_one[0]}"))
    return View(blocks=(*blocks, Buttons(tuple(buttons))))


def order(found: Ranked) -> list[str]:
    """The numbers, best first; as they came where nobody has ranked."""
    if found.outcome is None:
        return list(found.words)
    return [number for place in found.outcome.order for number in place]


def in_order(found: Ranked) -> Items:
    """The proposals, best first, with their vetoes."""
    vetoed = {n: f" ({count} veto{'es' if count > 1 else ''})" for n, count in found.vetoes.items()}
    return Items(
        tuple(
            text(Strong(number), f" {found.words[number]}{vetoed.get(number, '')}")
            for number in order(found)
        )
    )


def says(found: Ranked) -> str:
    """How their order came about."""
    if found.outcome is None:
        return "Nobody has ranked them yet, so they stand in the order in which they came."
    people = "One person has" if found.voters == 1 else f"{found.voters} people have"
    said = f"{people} ranked them; this is the order by Schulze’s method."
    if found.outcome.condorcet is not None:
        return f"{said} Number {found.outcome.condorcet} beats every other one, pair by pair."
    if found.outcome.by_lot:
        return f"{said} A tie was broken by a lot that anybody can repeat."
    return said


def noted() -> View:
    """Said when a ranking was kept."""
    return View(blocks=(text("Noted. You can rank anew at any time; the last one counts."),))
