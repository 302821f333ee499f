"""How a member's own positions look; nobody else is shown this."""

from collections.abc import Mapping, Sequence

from bot.core.position.ledger import Cited, Phase, Position
from bot.core.position.stance import stance_words
from bot.core.view import Emphasis, Heading, Items, Moment, Span, Strong, Text, View, note, text

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
        _item(position, labels, reasons, outdated=position is not positions[-1])
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
    position: Position, labels: Mapping[str, str], reasons: Mapping[str, str], *, outdated: bool
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
    return text(*spans)


def _cited(cited: Cited) -> str:
    return f"[{cited.slug} ¶{cited.paragraph}]"
