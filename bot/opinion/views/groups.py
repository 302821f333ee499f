"""How opinion groups look: who stands for what, what bridges them, and which is one's own."""

from collections.abc import Hashable, Mapping, Sequence

from bot.kernel.message import Listed, Message, count_of, say
from bot.kernel.pictures import letter_of
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Heading,
    Items,
    Picture,
    Strong,
    Text,
    View,
    note,
    text,
)
from bot.opinion.rules.movement import Distance
from bot.opinion.rules.picture import Opinion
from bot.opinion.rules.representative import Telling
from bot.opinion.rules.stability import MARGIN, STABLE
from bot.opinion.views.seen import say_seen

CLEAR, FAIR = 0.9, 0.7
"""From these shares of the trials on, groups and one's own place in them are called clear, or at
least probable."""

CHANGED = 0.1
"""Share of a distance by which it must change to be called a change."""


def groups(
    opinion: Opinion,
    words: Mapping[Hashable, str],
    me: Hashable,
    picture: Picture | None,
    moved: Sequence[Distance] = (),
    unvoted: int = 0,
    *,
    over: bool = False,
) -> View:
    """The groups of a crowd, for one reader (`me`); `words` are the statements by id. Of `unvoted`
    the reader sees no sums before their own vote, or before the debate is `over`."""
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
        note(_say_clear(opinion)),
    ]
    if me in opinion.group_of:
        blocks.append(text(_say_closest(opinion.group_of[me], opinion.sure.get(me, 0.0))))
    if picture is not None:
        blocks.append(picture)
    if unvoted:
        blocks += _ask_for_votes(unvoted)
    for group, telling in enumerate(opinion.telling):
        if not telling:
            continue
        blocks += [
            Heading(say("Typical of group {group}", group=letter_of(group))),
            Items(tuple(text(_say_telling(item, words[key])) for key, item in telling)),
        ]
    for title, keys in (
        (say("What nearly all agree with"), opinion.agreed),
        (say("What nearly all disagree with"), opinion.rejected),
        (say("What most in every group agree with"), opinion.bridging),
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
                seen=say_seen(over=over),
            )
        )
    )
    return View(blocks=tuple(blocks))


def _ask_for_votes(unvoted: int) -> tuple[Block, ...]:
    """What is left out, and how it comes."""
    said = count_of(
        unvoted,
        "{n} statement that you haven’t voted on is left out. Vote to see what groups say of it.",
        "{n} statements that you haven’t voted on are left out. Vote to see what groups say of"
        " them.",
    )
    return note(said), Buttons((Button(say("Vote on statements"), "/statement next"),))


def _say_clear(opinion: Opinion) -> Message:
    """How far the groups depend on single people and votes."""
    if opinion.agreement >= CLEAR:
        return say("These groups are clear: without some people and votes they stay the same.")
    if opinion.agreement >= STABLE / MARGIN:
        return say("These groups are fairly clear. More votes may still change them.")
    return say("The votes do not clearly show this many groups; a few votes could change them.")


def _say_closest(group: int, sure: float) -> Message:
    """Which group is one's own, and how sure that is."""
    letter = Strong(letter_of(group))
    if sure >= CLEAR:
        return say("You are clearly closest to group {group}.", group=letter)
    if sure >= FAIR:
        return say("You are probably closest to group {group}.", group=letter)
    return say("You are closest to group {group}, but only just.", group=letter)


def announce_number(groups: int, before: int) -> View:
    """Said to the room when the votes show another number of groups than people saw last."""
    if not groups:
        words = say("The votes no longer fall into clear opinion groups.")
    elif not before:
        words = count_of(
            groups,
            "The votes now show {n} clear opinion group.",
            "The votes now show {n} clear opinion groups.",
        )
    else:
        words = count_of(
            groups,
            "The votes now show {n} opinion group instead of {before}.",
            "The votes now show {n} opinion groups instead of {before}.",
            before=before,
        )
    see = Buttons((Button(say("See the groups"), "/statement groups"),))
    return View(blocks=(text(words), see), audience=Audience.ROOM)


def _say_telling(telling: Telling, words: str) -> Message:
    return say(
        "{vote}{statement} ({voted} of {seen})",
        vote=Strong(say("agrees: ") if telling.vote == 1 else say("disagrees: ")),
        statement=words,
        voted=telling.voted,
        seen=telling.seen,
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
