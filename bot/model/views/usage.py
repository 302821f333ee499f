"""How the use of the language model looks to admins, and what members are told of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from bot.kernel.message import Number, say
from bot.kernel.view import Block, Fields, Heading, Table, Text, View, note, text
from bot.model.rules.budget import Limits, Spent

OUTCOMES = {
    "running": say("under way or cut off"),
    "good": say("answered"),
    "slow": say("too slow"),
    "down": say("not reached or failing"),
    "busy": say("asked us to wait"),
    "refused": say("refused by the server"),
    "garbled": say("unreadable"),
}
"""How a call to the model ended, in words, by the code on record."""


class UsageLine(Struct, frozen=True):
    """Use summed up under a name."""

    name: str
    spent: Spent


class Usage(Struct, frozen=True, kw_only=True):
    """Use of a community: today by task, member and outcome, and by day of the last week."""

    today: Spent
    tasks: Sequence[UsageLine]
    members: Sequence[UsageLine]
    outcomes: Mapping[str, int]
    days: Sequence[tuple[date, Spent]]


def usage_view(usage: Usage, limits: Limits, *, model: str, on: bool) -> View:
    """What was used; `model` is the model's name, "" if none is set up."""
    blocks: list[Block] = [Heading(say("The language model here")), Fields((_state(model, on=on),))]
    blocks.append(
        Fields(
            (
                (say("Requests today"), _of(usage.today.requests, limits.community_requests)),
                (say("Tokens today"), _of(usage.today.tokens, limits.community_tokens)),
                (say("Requests of one member a day"), _most(limits.member_requests)),
                (say("Tokens of one member a day"), _most(limits.member_tokens)),
            )
        )
    )
    if usage.tasks:
        blocks.append(_table(say("Task"), usage.tasks, say("Today by task")))
    if usage.members:
        blocks.append(_table(say("Member"), usage.members, say("Today by member, the most first")))
    if usage.outcomes:
        rows = tuple((OUTCOMES[code], text(str(n))) for code, n in usage.outcomes.items())
        blocks.append(Fields(rows))
    if days := [UsageLine(day.isoformat(), spent) for day, spent in usage.days if spent.requests]:
        blocks.append(_table(say("Day"), days, say("The last seven days (UTC)")))
    blocks.append(note(say("Budgets begin anew at midnight UTC. Whoever runs Parley sets them.")))
    return View(blocks=tuple(blocks))


def _state(model: str, *, on: bool) -> tuple[str, Text]:
    if not model:
        return say("Model"), text(say("none is set up; answers are the article’s own sentences"))
    switched = (
        say("{model}, on here", model=model)
        if on
        else say(
            "{model}, off here; an admin switches it on with {/parley setup} model:on", model=model
        )
    )
    return say("Model"), text(switched)


def _of(used: int, most: int) -> Text:
    return text(
        say("{used} of {most}", used=Number(used), most=Number(most))
        if most
        else say("{used}, without a limit", used=Number(used))
    )


def _most(most: int) -> Text:
    return text(_grouped(most) if most else say("without a limit"))


def _grouped(number: int) -> str:
    return say("{number}", number=Number(number))


def _table(head: str, lines: Sequence[UsageLine], caption: str) -> Table:
    rows = tuple(
        (line.name, _grouped(line.spent.requests), _grouped(line.spent.tokens)) for line in lines
    )
    return Table((head, say("Requests"), say("Tokens")), rows, caption)


def sent_where(model: str, address: str, *, on: bool) -> str:
    """What members are told about who gets their words."""
    if not model or not on:
        return say("No language model is used here: nothing you write leaves Parley.")
    return say(
        "A language model words answers here: {model}, at {address}. It is sent your "
        "question and paragraphs of the article, and for other tasks what these are "
        "about: speeches, claims, opinions, reasons and replies, when somebody asks "
        "for it; never your name or account, votes under seal, or what was erased. "
        "What it gets is kept there by its own rules.",
        model=model,
        address=address,
    )
