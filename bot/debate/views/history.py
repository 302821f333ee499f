"""How a member's own positions look; nobody else is shown this."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from types import MappingProxyType

from bot.debate.rules.positions.credit import Credit
from bot.debate.rules.positions.ledger import CitedParagraph, Position, VotePhase
from bot.debate.rules.positions.stance import stance_words
from bot.debate.views.result_words import GONE
from bot.kernel.message import Listed, Message, say
from bot.kernel.view import Emphasis, Heading, Items, Moment, Strong, Text, View, note, text

EMPTY: Mapping[str, str] = MappingProxyType({})

WHEN = {
    VotePhase.FIRST: say("first vote"),
    VotePhase.DURING: say("between the votes"),
    VotePhase.CLOSING: say("closing vote"),
    VotePhase.LATER: say("after the debate"),
}

SEEN = say(
    "Only you see this list, and nothing in it is overwritten. "
    "Others see no more of your votes than each ballot said."
)


def my_history(
    motion: str,
    positions: Sequence[Position],
    *,
    labels: Mapping[str, str],
    reasons: Mapping[str, str],
    would_change: Mapping[str, str] = EMPTY,
) -> View:
    """All that a member held on a motion, in order; what a later one replaced is marked.

    `labels` say in words what the credited speeches and claims are, `reasons` hold the member's
    own words by their id. What was erased is left out.
    """
    if not positions:
        return View(
            blocks=(
                Heading(say("My positions")),
                text(Strong(motion)),
                text(say("You haven’t taken a position on this motion yet.")),
            )
        )
    items = tuple(
        _item(position, labels, reasons, would_change, outdated=position is not positions[-1])
        for position in positions
    )
    return View(
        blocks=(
            Heading(say("My positions")),
            text(Strong(motion)),
            Items(items, ordered=True),
            note(SEEN),
        )
    )


def _item(
    position: Position,
    labels: Mapping[str, str],
    reasons: Mapping[str, str],
    would_change: Mapping[str, str],
    *,
    outdated: bool,
) -> Text:
    parts = [_stance(position, outdated=outdated)]
    if reason := reasons.get(position.reason_id or ""):
        parts.append(say("Reason: “{reason}”", reason=reason))
    if position.cited:
        cited = Listed(tuple(_cited(passage) for passage in position.cited))
        parts.append(say("Cited: {cited}", cited=cited))
    if moved_by := _credited(position.moved_by, labels):
        parts.append(say("Moved by: {moved_by}", moved_by=moved_by))
    if condition := would_change.get(position.id):
        parts.append(say("What would change my mind: “{condition}”", condition=condition))
    return text(_row(parts))


def _stance(position: Position, *, outdated: bool) -> Message:
    """When a position was taken and what it is, and whether another took its place."""
    at, phase = Moment(position.at), WHEN[position.phase]
    stance = Strong(stance_words(position.stance))
    if position.confidence is None:
        position_held = say("{at}, {phase}: {stance}", at=at, phase=phase, stance=stance)
    else:
        position_held = say(
            "{at}, {phase}: {stance}, {confidence} % sure",
            at=at,
            phase=phase,
            stance=stance,
            confidence=position.confidence,
        )
    replaced = Emphasis(say("(changed later)"))
    return (
        say("{held} {replaced}", held=position_held, replaced=replaced)
        if outdated
        else position_held
    )


def _find_credits(positions: Sequence[Position]) -> Iterator[str]:
    """What is credited with the first of some positions. Most people say it afterwards, beside the
    stance that they then hold."""
    for position in takewhile(lambda later: later.stance == positions[0].stance, positions):
        yield from position.moved_by


def _credited(ids: Iterable[str], labels: Mapping[str, str]) -> Listed | None:
    """What was credited with a change, as far as it is still there; None if nothing."""
    credited = tuple(labels[of] for of in dict.fromkeys(ids) if of in labels)
    return Listed(credited, ";") if credited else None


def _row(parts: Sequence[Message]) -> Message:
    """Short statements, a full stop between them."""
    row = parts[0]
    for part in parts[1:]:
        row = say("{statement}. {next}", statement=row, next=part)
    return row


def my_reasons(
    motion: str,
    positions: Sequence[Position],
    labels: Mapping[str, str],
    reasons: Mapping[str, str],
    would_change: Mapping[str, str],
) -> View:
    """Each change of one's own, what moved it, and what one had said beforehand would."""
    items: list[Text] = []
    condition = ""
    for number, (before, after) in enumerate(pairwise(positions), 1):
        condition = would_change.get(before.id, condition)
        if before.stance == after.stance:
            continue
        moved_by = _credited(_find_credits(positions[number:]), labels)
        parts = [
            say(
                "From {before} to {after}",
                before=stance_words(before.stance),
                after=Strong(stance_words(after.stance)),
            ),
            say("Moved by: {moved_by}", moved_by=moved_by)
            if moved_by
            else say("You named nothing that moved you"),
        ]
        if reason := reasons.get(after.reason_id or ""):
            parts.append(say("Reason: “{reason}”", reason=reason))
        if condition:
            parts.append(
                say(
                    "You had said that this would change your mind: “{condition}”",
                    condition=condition,
                )
            )
        items.append(text(_row(parts)))
    changed = Items(tuple(items), ordered=True) if items else text(say("You have not moved yet."))
    return View(blocks=(Heading(say("What moved me")), text(Strong(motion)), changed))


def what_moved_the_room(credit: Sequence[Credit], labels: Mapping[str, str]) -> View:
    """What people credited, most first, as the closed result has it."""
    if not credit:
        return View(blocks=(text(say("Nobody has named a speech or a claim that moved them.")),))
    items = tuple(
        text(
            say(
                "{credited}: {people}",
                credited=labels.get(credited.of, GONE),
                people=credited.people,
            )
        )
        for credited in credit
    )
    return View(blocks=(Heading(say("What moved the room")), Items(items, ordered=True)))


def _cited(cited: CitedParagraph) -> str:
    return f"[¶{cited.paragraph}]"
