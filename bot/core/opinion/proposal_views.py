"""How motions and joint statements look with the group's ranking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.view import (
    Block,
    Button,
    Buttons,
    Heading,
    Items,
    Quotation,
    Strong,
    Tone,
    View,
    line,
    note,
    text,
)

if TYPE_CHECKING:
    from bot.core.opinion.ranking import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """Proposals (words by number), what the rankings give, vetoes by number, and dissents."""

    words: Mapping[str, str]
    outcome: "Outcome | None"
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
    blocks: list[Block] = [Heading("Motions"), _in_order(found)]
    blocks.append(note(_says(found)))
    open_one = [n for n in _order(found) if not found.vetoes.get(n)]
    buttons = [Button("Rank them", "/motion rank", Tone.PRIMARY)]
    if open_one:
        buttons.append(Button(f"Debate number {open_one[0]}", f"/debate open #{open_one[0]}"))
    return View(blocks=(*blocks, Buttons(tuple(buttons))))


def consensus(found: Ranked, motion: str) -> View:
    """What the group says together, with the dissent."""
    if not found.words:
        return View(
            blocks=(
                text("Nobody has proposed a joint statement yet."),
                Buttons((Button("Propose one", "/consensus propose", Tone.PRIMARY),)),
            )
        )
    best = _order(found)[0]
    blocks: list[Block] = [Heading("What the group could say together"), text(Strong(motion))]
    if found.outcome is not None:
        blocks.append(Quotation(line(found.words[best])))
    blocks += [_in_order(found), note(_says(found))]
    if found.dissents:
        dissents = tuple(text(f"“{words}”") for words in found.dissents)
        blocks += [Heading("Dissent"), Items(dissents)]
    blocks.append(Buttons((Button("Rank them", "/consensus rank", Tone.PRIMARY),)))
    return View(blocks=tuple(blocks))


def _order(found: Ranked) -> list[str]:
    if found.outcome is None:
        return list(found.words)
    return [number for place in found.outcome.order for number in place]


def _in_order(found: Ranked) -> Items:
    vetoed = {n: f" ({count} veto{'es' if count > 1 else ''})" for n, count in found.vetoes.items()}
    return Items(
        tuple(
            text(Strong(number), f" {found.words[number]}{vetoed.get(number, '')}")
            for number in _order(found)
        )
    )


def _says(found: Ranked) -> str:
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
