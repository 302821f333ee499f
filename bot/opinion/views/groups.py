"""How opinion groups look: who stands for what, what bridges them, and which is one's own."""

from collections.abc import Hashable, Mapping, Sequence

from bot.kernel.message import Listed, Message, Number, count_of, say
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
    sizes = Listed(tuple(f"{letter(g)} ({size})" for g, size in enumerate(found.sizes)))
    blocks: list[Block] = [
        Heading(say("Opinion groups")),
        text(
            count_of(
                found.people,
                "{n} person votes in {groups} groups: {sizes}.",
                "{n} people vote in {groups} groups: {sizes}.",
                groups=len(found.sizes),
                sizes=sizes,
            )
        ),
    ]
    if mine is not None:
        blocks.append(text(say("You are in group {group}.", group=Strong(letter(mine)))))
    if found.forced:
        asked = say("This number of groups was asked for; the votes may not bear it out.")
        blocks.append(note(asked))
    if picture is not None:
        blocks.append(picture)
    for group, telling in enumerate(found.telling):
        blocks += [
            Heading(say("What tells group {group} apart", group=letter(group))),
            Items(tuple(text(_telling_line(one, words[key])) for key, one in telling)),
        ]
    for title, keys in (
        (say("What bridges the groups"), found.bridging),
        (say("What nearly all agree with"), found.agreed),
        (say("What nearly all disagree with"), found.rejected),
        (say("What splits the room most evenly"), found.divisive),
    ):
        if keys:
            blocks += [Heading(title), Items(tuple(text(words[key]) for key in keys))]
    if moved:
        blocks += [Heading(say("Together or apart")), Items(_movement_lines(moved))]
    blocks.append(
        note(
            say(
                "Groups follow from votes alone, and nobody else is told which is yours. {seen}",
                seen=SEEN,
            )
        )
    )
    return View(blocks=tuple(blocks))


def _telling_line(one: Telling, words: str) -> Message:
    return say(
        "{vote}{statement} ({share} of them, {times} times the others)",
        vote=Strong(say("agrees: ") if one.vote == 1 else say("disagrees: ")),
        statement=words,
        share=f"{round(100 * one.share)} %",
        times=Number(one.times, 1),
    )


def _movement_lines(moved: Sequence[Distance]) -> tuple[Text, ...]:
    """For each pair of groups whether it has come nearer since it could first be seen."""
    pairs: dict[tuple[int, int], list[Distance]] = {}
    for distance in moved:
        pairs.setdefault((distance.one, distance.other), []).append(distance)
    return tuple(text(_nearer(one, other, steps)) for (one, other), steps in pairs.items())


def _nearer(one: int, other: int, steps: Sequence[Distance]) -> Message:
    names = {"group": letter(one), "other": letter(other)}
    distances = " → ".join(f"{step.apart:.1f}" for step in steps)
    first, last = steps[0].apart, steps[-1].apart
    if abs(last - first) <= CHANGED * max(first, last):
        return say(
            "{group} and {other} are as far apart as before: {distances}",
            **names,
            distances=distances,
        )
    if last < first:
        return say(
            "{group} and {other} are nearer than before: {distances}", **names, distances=distances
        )
    return say(
        "{group} and {other} are further apart than before: {distances}",
        **names,
        distances=distances,
    )
