"""The group's way in words: what it thought from first to last, and what moved people."""

from collections.abc import Mapping

from bot.debate.rules.positions.result import Result
from bot.debate.rules.positions.stance import Camp, camp_names
from bot.debate.rules.positions.swing import ORDER, Tally
from bot.debate.views.result_words import say_credit
from bot.evening.rules.way import GroupWay, Station
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.view import Block, Fields, Heading, Items, Picture, Strong, text

STATIONS: Mapping[Station, Message] = {
    Station.FIRST: say("At first"),
    Station.CLOSING: say("After the debate"),
    Station.LATER: say("Since then"),
}

MOST, LONGEST = 5, 90
"""Things credited, and characters of each."""


def way_blocks(way: GroupWay, result: Result, picture: Picture | None) -> list[Block]:
    """What stands at the top of an evening's page."""
    blocks: list[Block] = [Heading(say("The group’s way"))]
    if not way.stations:
        blocks.append(text(say("There are too few positions to show sums.")))
    names = camp_names(result.format)
    if picture is not None:
        blocks.append(picture)
    if way.stations:
        blocks.append(
            Fields(tuple((STATIONS[at], text(sums(tally, names))) for at, tally in way.stations))
        )
    if way.credit:
        lines = [text(say_credit(one, result, LONGEST)) for one in way.credit[:MOST]]
        if more := len(way.credit) - len(lines):
            lines.append(text(count_of(more, "and {n} more", "and {n} more")))
        blocks += [text(Strong(say("What moved people"))), Items(tuple(lines))]
    return blocks


def sums(tally: Tally, names: Mapping[Camp, str]) -> Message:
    """The camps of a tally in words."""
    return row_of(say("{side} {votes}", side=names[camp], votes=tally.of(camp)) for camp in ORDER)


def way_alt(way: GroupWay, names: Mapping[Camp, str]) -> Message:
    """What the picture of the way finds, in words."""
    return row_of(
        (
            say("{when}: {sums}", when=STATIONS[at], sums=sums(tally, names))
            for at, tally in way.stations
        ),
        ";",
    )
