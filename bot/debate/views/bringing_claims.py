"""What came of a file with an argument map, and what did not."""

from collections.abc import Callable, Mapping

from bot.debate.rules.argument_map import PlannedClaims
from bot.kernel.message import Message, count_of, say
from bot.kernel.view import Block, Button, Buttons, Items, View, text

_CHANGED: Mapping[str, Callable[[int], Message]] = {
    "undercuts": lambda n: count_of(n, "{n} undercut, as an attack", "{n} undercuts, as attacks"),
    "contradictions": lambda n: count_of(
        n, "{n} contradiction, as an attack", "{n} contradictions, as attacks"
    ),
}
_LEFT_OUT: Mapping[str, Callable[[int], Message]] = {
    "circles": lambda n: count_of(
        n, "{n} link that closes a circle", "{n} links that close a circle"
    ),
    "links": lambda n: count_of(
        n, "{n} link of a claim that did not come", "{n} links of claims that did not come"
    ),
    "loose": lambda n: count_of(n, "{n} link to nothing", "{n} links to nothing"),
    "long": lambda n: count_of(n, "{n} claim that is too long", "{n} claims that are too long"),
    "room": lambda n: count_of(n, "{n} claim, for lack of room", "{n} claims, for lack of room"),
    "headings": lambda n: count_of(n, "{n} heading", "{n} headings"),
    "data": lambda n: count_of(n, "{n} note in braces", "{n} notes in braces"),
    "premises": lambda n: count_of(
        n, "{n} step of a reconstruction", "{n} steps of reconstructions"
    ),
    "after": lambda n: count_of(n, "words after {n} title", "words after {n} titles"),
    "wordings": lambda n: count_of(n, "{n} second wording", "{n} second wordings"),
    "lines": lambda n: count_of(
        n, "{n} line before the first claim", "{n} lines before the first claim"
    ),
}


def report_claims(plan: PlannedClaims) -> View:
    """How many claims and links came, and what came otherwise or not at all."""
    came = count_of(len(plan.claims), "{n} claim came", "{n} claims came")
    links = count_of(len(plan.links), "{n} link", "{n} links")
    blocks: list[Block] = [text(say("{claims}, with {links}.", claims=came, links=links))]
    for head, sayings, counts in (
        (say("Changed:"), _CHANGED, plan.changed),
        (say("Left out:"), _LEFT_OUT, plan.left_out),
    ):
        if counts:
            said = tuple(text(sayings[kind](count)) for kind, count in sorted(counts.items()))
            blocks += [text(head), Items(said)]
    return View(blocks=(*blocks, Buttons((Button(say("Claims"), "/claim list"),))))
