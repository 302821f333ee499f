"""How several clauses proposed at once look: as news, on the board, and once they are decided."""

from collections.abc import Sequence

from bot.guarantee.rules.space import Space
from bot.guarantee.rules.stages import (
    Agreed,
    AwaitingSecond,
    InVote,
    LyingOpen,
    Seconded,
)
from bot.guarantee.state import Proposal, Sheet
from bot.guarantee.views.pauses import time_left
from bot.guarantee.views.wording import Names, member_name, proposed_change
from bot.kernel.message import count_of, say
from bot.kernel.view import Block, Choice, Items, Moment, Option, Text, text

LONGEST_LINE = 120
"""Characters of a clause in a list of several."""


MENU = 25
"""Options of one menu."""


def clause_items(space: Space, ones: Sequence[Proposal]) -> Items:
    """What each of several proposals would do, with its number."""
    lines = (
        say(
            "{number}. {change}",
            number=one.number,
            change=proposed_change(space, one, LONGEST_LINE),
        )
        for one in ones
    )
    return Items(tuple(text(line) for line in lines))


def ask_choices(sheet: Sheet, space: Space, ones: Sequence[Proposal]) -> tuple[Choice, ...]:
    """Choices of the clause on which somebody wants a vote, none longer than a menu holds."""
    options = tuple(
        Option(
            proposed_change(space, one, LONGEST_LINE),
            f"/sheet ask {one.number} sheet:{sheet.number}",
        )
        for one in ones
    )
    slices = (options[start : start + MENU] for start in range(0, len(options), MENU))
    return tuple(Choice(say("Ask for a vote"), part) for part in slices)


def package_news(
    sheet: Sheet, ones: Sequence[Proposal], space: Space, names: Names
) -> tuple[Block, ...]:
    """What the room hears when several proposals have come to the same stage together."""
    first, count = ones[0], len(ones)
    items = clause_items(space, [sheet.as_amended(one) for one in ones])
    match first.stage:
        case LyingOpen(until=until):
            said = count_of(
                count,
                "{mover} proposes {n} clause. It’ll be adopted on {until}, unless somebody "
                "asks for a vote.",
                "{mover} proposes {n} clauses. Each will be adopted on {until}, unless "
                "somebody asks for a vote on it.",
                mover=member_name(names, first.mover),
                until=Moment(until),
            )
            return text(said), items
        case Agreed():
            said = count_of(
                count,
                "{n} clause is adopted, as nobody asked for a vote.",
                "{n} clauses are adopted, as nobody asked for a vote.",
            )
            return text(said), items
        case AwaitingSecond():
            said = count_of(
                count,
                "{mover} proposes {n} clause for one vote. It needs a second.",
                "{mover} proposes {n} clauses for one vote on all. They need a second.",
                mover=member_name(names, first.mover),
            )
            return text(said), items
        case Seconded(seconder=seconder):
            return (
                text(
                    count_of(
                        count,
                        "{seconder} seconds {n} clause.",
                        "{seconder} seconds the {n} clauses of {mover}.",
                        seconder=member_name(names, seconder),
                        mover=member_name(names, first.mover),
                    )
                ),
            )
        case InVote(vote=vote):
            said = count_of(
                count,
                "Put to the vote until {deadline}, or until all who are here have voted: {n} "
                "clause.",
                "Put to the vote until {deadline}, or until all who are here have voted: {n} "
                "clauses, all together.",
                deadline=Moment(sheet.votes[vote - 1].deadline),
            )
            return text(said), items
        case _:
            return (items,)


def lying_blocks(sheet: Sheet, space: Space) -> tuple[Block, ...]:
    """What lies open for somebody to ask for a vote, with the choice of a clause; nothing where
    nothing does, and no choice in a pause."""
    choices = ask_choices(sheet, space, sheet.lying) if sheet.paused_at is None else ()
    return (*lying_line(sheet), *choices)


def lying_line(sheet: Sheet) -> tuple[Text, ...]:
    """What lies open for somebody to ask for a vote, in a line; nothing where nothing does."""
    if not sheet.lying:
        return ()
    until = min(one.lies_until for one in sheet.lying if one.lies_until is not None)
    if sheet.paused_at is not None:
        said = count_of(
            len(sheet.lying),
            "{n} clause is paused, with {left} left to ask for a vote.",
            "{n} clauses are paused, the first with {left} left to ask for a vote.",
            left=time_left(until, sheet.paused_at),
        )
        return (text(said),)
    said = count_of(
        len(sheet.lying),
        "{n} clause will be adopted on {until}, unless somebody asks for a vote.",
        "{n} clauses will be adopted, the first on {until}, unless somebody asks for a vote.",
        until=Moment(until),
    )
    return (text(said),)
