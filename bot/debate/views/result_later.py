"""Later positions beside a result: what people think since the debate was closed."""

from bot.debate.rules.positions.later import LaterPositions
from bot.debate.rules.positions.result import Result
from bot.debate.rules.positions.stance import WORDS, camp_names
from bot.debate.rules.positions.swing import ORDER
from bot.debate.views.result_words import Names, label_of, person_of
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.pieces import shorten_closed
from bot.kernel.view import Block, Items, Strong, Text, note, text

MOST = 2
"""Moves, and things credited, that stand beside a result."""

LONGEST_CREDIT = 70


def later_blocks(result: Result, names: Names) -> list[Block]:
    """What people think now and what moved them since, in a few lines; none where nobody said."""
    later = result.later
    if later is None:
        return []
    blocks: list[Block] = [text(Strong(say("Positions since then")))]
    if later.tally.voters:
        blocks.append(text(_sums(later, result)))
    lines = [] if result.secret else [_move_line(later, number, names) for number in _shown(later)]
    left_out = len(later.credit[MOST:])
    if not result.secret:
        left_out += len(later.moves[MOST:])
    lines += [
        text(
            count_of(
                credit.people,
                "Moved by {credited}: {n} person",
                "Moved by {credited}: {n} people",
                credited=shorten_closed(label_of(credit.of, result), LONGEST_CREDIT),
            )
        )
        for credit in later.credit[:MOST]
    ]
    if left_out:
        lines.append(text(count_of(left_out, "and {n} more", "and {n} more")))
    if lines:
        blocks.append(Items(tuple(lines)))
    if later.waiting:
        blocks.append(
            note(
                count_of(
                    later.waiting,
                    "{n} more is counted once three people have given theirs.",
                    "{n} more are counted once three people have given theirs.",
                )
            )
        )
    return blocks


def _sums(later: LaterPositions, result: Result) -> Message:
    names = camp_names(result.format)
    sums = row_of(f"{names[camp]} {later.tally.of(camp)}" for camp in ORDER)
    return count_of(later.tally.voters, "{n} person: {sums}.", "{n} people: {sums}.", sums=sums)


def _shown(later: LaterPositions) -> range:
    return range(min(MOST, len(later.moves)))


def _move_line(later: LaterPositions, number: int, names: Names) -> Text:
    change = later.moves[number].change
    return text(
        say(
            "{who}: {before} → {after}",
            who=person_of(change.after.member, names),
            before=WORDS[change.before.stance],
            after=Strong(WORDS[change.after.stance]),
        )
    )
