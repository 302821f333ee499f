"""How a member's own positions look; nobody else is shown this."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from bot.debate.rules.positions.credit import Credit
from bot.debate.rules.positions.ledger import Cited, Phase, Position
from bot.debate.rules.positions.stance import stance_words
from bot.kernel.view import Emphasis, Heading, Items, Moment, Span, Strong, Text, View, note, text

EMPTY: Mapping[str, str] = MappingProxyType({})

WHEN = {Phase.FIRST: "first vote", Phase.DURING: "in between", Phase.CLOSING: "closing vote"}

SEEN = (
    "This list is shown to you alone, and nothing in it is ever overwritten. Others see of your "
    "ballots what each ballot said before you voted."
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
                Heading("My positions"),
                text(Strong(motion)),
                text("You have taken no position on this motion yet."),
            )
        )
    items = tuple(
        _item(position, labels, reasons, would_change, outdated=position is not positions[-1])
        for position in positions
    )
    return View(
        blocks=(
            Heading("My positions"),
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
    spans: list[str | Span] = [
        Moment(position.at),
        f", {WHEN[position.phase]}: ",
        Strong(stance_words(position.stance)),
    ]
    if position.confidence is not None:
        spans.append(f", {position.confidence} % sure")
    if outdated:
        spans += [" ", Emphasis("(replaced since)")]
    if reason := reasons.get(position.reason_id or ""):
        spans.append(f". Reason: “{reason}”")
    if position.cited:
        spans.append(f". Cited: {', '.join(_cited(each) for each in position.cited)}")
    moved_by = [labels[credited] for credited in position.moved_by if credited in labels]
    if moved_by:
        spans.append(f". Moved by: {'; '.join(moved_by)}")
    if said := would_change.get(position.id):
        spans.append(f". What would change my mind: “{said}”")
    return text(*spans)


def my_reasons(
    motion: str,
    positions: Sequence[Position],
    labels: Mapping[str, str],
    reasons: Mapping[str, str],
    would_change: Mapping[str, str],
) -> View:
    """Each change of one's own, what moved it, and what one had said beforehand would."""
    items: list[Text] = []
    said = ""
    for before, after in pairwise(positions):
        said = would_change.get(before.id, said)
        if before.stance == after.stance:
            continue
        spans: list[str | Span] = [
            f"From {stance_words(before.stance)} to ",
            Strong(stance_words(after.stance)),
        ]
        moved_by = [labels[credited] for credited in after.moved_by if credited in labels]
        spans.append(f". Moved by: {'; '.join(moved_by)}" if moved_by else ". Nothing credited")
        if reason := reasons.get(after.reason_id or ""):
            spans.append(f". Reason: “{reason}”")
        if said:
            spans.append(f". Beforehand you said that this would: “{said}”")
        items.append(text(*spans))
    changed = Items(tuple(items), ordered=True) if items else text("You have not moved yet.")
    return View(blocks=(Heading("What moved me"), text(Strong(motion)), changed))


def what_moved_the_room(credit: Sequence[Credit], labels: Mapping[str, str]) -> View:
    """What people credited, most first, as the closed result has it."""
    if not credit:
        return View(blocks=(text("Nobody credited a speech or a claim with moving them."),))
    items = tuple(
        text(f"{labels.get(each.of, 'something erased')}: {each.people}") for each in credit
    )
    return View(blocks=(Heading("What moved the room"), Items(items, ordered=True)))


def _cited(cited: Cited) -> str:
    return f"[{cited.slug} ¶{cited.paragraph}]"
