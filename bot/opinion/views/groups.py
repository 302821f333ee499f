"""How opinion groups look: who stands for what, what bridges them, and which is one's own."""

from collections.abc import Hashable, Mapping, Sequence

from bot.kernel.view import Block, Heading, Items, Picture, Strong, Text, View, note, text
from bot.opinion.rules.movement import Distance
from bot.opinion.rules.picture import Opinion
from bot.opinion.rules.representative import Telling
from bot.opinion.views.statements import SEEN

CHANGED = 0.1
"""Share of a distance by which it must change to be called a change."""


def letter(group: int) -> str:
    """A group's name: A is the largest."""
    return chr(ord("A") + group)


def groups(
    found: Opinion,
    words: Mapping[Hashable, str],
    mine: int | None,
    picture: Picture | None,
    moved: Sequence[Distance] = (),
) -> View:
    """The groups of a crowd, for one reader; `words` are the statements by id."""
    names = ", ".join(f"{letter(g)} ({size})" for g, size in enumerate(found.sizes))
    blocks: list[Block] = [
        Heading("Opinion groups"),
        text(f"{found.people} people vote in {len(found.sizes)} groups: {names}."),
    ]
    if mine is not None:
        blocks.append(text("You are in group ", Strong(letter(mine)), "."))
    if found.forced:
        asked = "This number of groups was asked for; the votes may not bear it out."
        blocks.append(note(asked))
    if picture is not None:
        blocks.append(picture)
    for group, telling in enumerate(found.telling):
        blocks += [
            Heading(f"What tells group {letter(group)} apart"),
            Items(tuple(text(*_told(one, words[key])) for key, one in telling)),
        ]
    for title, keys in (
        ("What bridges the groups", found.bridging),
        ("What nearly all agree with", found.agreed),
        ("What nearly all disagree with", found.rejected),
        ("What splits the room most evenly", found.divisive),
    ):
        if keys:
            blocks += [Heading(title), Items(tuple(text(words[key]) for key in keys))]
    if moved:
        blocks += [Heading("Together or apart"), Items(_moved(moved))]
    blocks.append(
        note("Groups follow from votes alone, and nobody else is told which is yours. ", SEEN)
    )
    return View(blocks=tuple(blocks))


def _told(one: Telling, words: str) -> tuple[Strong, str]:
    vote = "agrees" if one.vote == 1 else "disagrees"
    share = f"{round(100 * one.share)} %"
    return Strong(f"{vote}: "), f"{words} ({share} of them, {one.times:.1f} times the others)"


def _moved(moved: Sequence[Distance]) -> tuple[Text, ...]:
    """For each pair of groups whether it has come nearer since it could first be seen."""
    pairs: dict[tuple[int, int], list[Distance]] = {}
    for distance in moved:
        pairs.setdefault((distance.one, distance.other), []).append(distance)
    said: list[Text] = []
    for (one, other), steps in pairs.items():
        first, last = steps[0].apart, steps[-1].apart
        way = "as far apart as before"
        if abs(last - first) > CHANGED * max(first, last):
            way = "nearer than before" if last < first else "further apart than before"
        told = " → ".join(f"{step.apart:.1f}" for step in steps)
        said.append(text(f"{letter(one)} and {letter(other)} are {way}: {told}"))
    return tuple(said)
