"""How opinion groups look: who stands for what, what bridges them, and which is one's own."""

from collections.abc import Hashable, Mapping, Sequence

from bot.kernel.message import Listed, Message, count_of, say
from bot.kernel.pictures import letter_of
from bot.kernel.view import Block, Heading, Items, Picture, Strong, Text, View, note, text
from bot.opinion.rules.movement import Distance
from bot.opinion.rules.picture import Opinion
from bot.opinion.rules.representative import Telling
from bot.opinion.views.statements import SEEN

CHANGED = 0.1
"""Share of a distance by which it must change to be called a change."""


def groups(
    opinion: Opinion,
    words: Mapping[Hashable, str],
    mine: int | None,
    picture: Picture | None,
    moved: Sequence[Distance] = (),
) -> View:
    """The groups of a crowd, for one reader; `words` are the statements by id."""
    sizes = Listed(tuple(f"{letter_of(g)} ({size})" for g, size in enumerate(opinion.sizes)))
    blocks: list[Block] = [
        Heading(say("Opinion groups")),
        text(
            count_of(
                opinion.people,
                "{n} person falls into {groups} groups: {sizes}.",
                "{n} people fall into {groups} groups: {sizes}.",
                groups=len(opinion.sizes),
                sizes=sizes,
            )
        ),
    ]
    if mine is not None:
        blocks.append(text(say("You are in group {group}.", group=Strong(letter_of(mine)))))
    if opinion.forced:
        forced_number = say("You asked for this number of groups; the votes may not show as many.")
        blocks.append(note(forced_number))
    if picture is not None:
        blocks.append(picture)
    for group, telling in enumerate(opinion.telling):
        blocks += [
            Heading(say("Typical of group {group}", group=letter_of(group))),
            Items(tuple(text(_say_telling(item, words[key])) for key, item in telling)),
        ]
    for title, keys in (
        (say("What all groups agree on"), opinion.bridging),
        (say("What nearly all agree with"), opinion.agreed),
        (say("What nearly all disagree with"), opinion.rejected),
        (say("What splits the room most evenly"), opinion.divisive),
    ):
        if keys:
            blocks += [Heading(title), Items(tuple(text(words[key]) for key in keys))]
    if moved:
        blocks += [Heading(say("Together or apart")), Items(_movement_lines(moved))]
    blocks.append(
        note(
            say(
                "Groups come from votes alone. Nobody else is told which is yours. {seen}",
                seen=SEEN,
            )
        )
    )
    return View(blocks=tuple(blocks))


def _say_telling(telling: Telling, words: str) -> Message:
    return say(
        "{vote}{statement} ({share} of them)",
        vote=Strong(say("agrees: ") if telling.vote == 1 else say("disagrees: ")),
        statement=words,
        share=f"{round(100 * telling.share)} %",
    )


def _movement_lines(moved: Sequence[Distance]) -> tuple[Text, ...]:
    """For each pair of groups whether it has come nearer since it could first be seen."""
    pairs: dict[tuple[int, int], list[Distance]] = {}
    for distance in moved:
        pairs.setdefault((distance.one, distance.other), []).append(distance)
    return tuple(
        text(_say_movement(group, other, steps)) for (group, other), steps in pairs.items()
    )


def _say_movement(group: int, other: int, steps: Sequence[Distance]) -> Message:
    names = {"group": letter_of(group), "other": letter_of(other)}
    first, last = steps[0].apart, steps[-1].apart
    if abs(last - first) <= CHANGED * max(first, last):
        return say("{group} and {other} are as far apart as before.", **names)
    if last < first:
        return say("{group} and {other} are closer than before.", **names)
    return say("{group} and {other} are further apart than before.", **names)
