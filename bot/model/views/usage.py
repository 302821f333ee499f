"""How the use of the language model looks to admins, and what members are told of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from bot.kernel.view import Block, Fields, Heading, Table, Text, View, note, text
from bot.model.rules.budget import Limits, Spent

OUTCOMES = {
    "running": "under way or cut off",
    "good": "answered",
    "slow": "too slow",
    "down": "not reached or failing",
    "busy": "asked us to wait",
    "refused": "refused by the server",
    "garbled": "unreadable",
}
"""How a call to the model ended, in words, by the code on record."""


class Line(Struct, frozen=True):
    """Use summed up under a name."""

    name: str
    spent: Spent


class Usage(Struct, frozen=True, kw_only=True):
    """Use of a community: today by task, member and outcome, and by day of the last week."""

    today: Spent
    tasks: Sequence[Line]
    members: Sequence[Line]
    outcomes: Mapping[str, int]
    days: Sequence[tuple[date, Spent]]


def usage_view(usage: Usage, limits: Limits, *, model: str, on: bool) -> View:
    """What was used; `model` is the model's name, "" if none is set up."""
    blocks: list[Block] = [Heading("The language model here"), Fields((_state(model, on=on),))]
    blocks.append(
        Fields(
            (
                ("Requests today", _of(usage.today.requests, limits.community_requests)),
                ("Tokens today", _of(usage.today.tokens, limits.community_tokens)),
                ("Requests of one member a day", _most(limits.member_requests)),
                ("Tokens of one member a day", _most(limits.member_tokens)),
            )
        )
    )
    if usage.tasks:
        blocks.append(_table("Task", usage.tasks, "Today by task"))
    if usage.members:
        blocks.append(_table("Member", usage.members, "Today by member, the most first"))
    if usage.outcomes:
        rows = tuple((OUTCOMES[code], text(str(n))) for code, n in usage.outcomes.items())
        blocks.append(Fields(rows))
    if days := [Line(day.isoformat(), spent) for day, spent in usage.days if spent.requests]:
        blocks.append(_table("Day", days, "The last seven days (UTC)"))
    blocks.append(note("Budgets begin anew at midnight UTC. Whoever runs Parley sets them."))
    return View(blocks=tuple(blocks))


def _state(model: str, *, on: bool) -> tuple[str, Text]:
    if not model:
        return "Model", text("none is set up; answers are the article’s own sentences")
    switched = "on here" if on else "off here; an admin switches it on with /parley setup model:on"
    return "Model", text(f"{model}, {switched}")


def _of(used: int, most: int) -> Text:
    return text(f"{used:,} of {most:,}" if most else f"{used:,}, without a limit")


def _most(most: int) -> Text:
    return text(f"{most:,}" if most else "without a limit")


def _table(head: str, lines: Sequence[Line], caption: str) -> Table:
    rows = tuple(
        (line.name, f"{line.spent.requests:,}", f"{line.spent.tokens:,}") for line in lines
    )
    return Table((head, "Requests", "Tokens"), rows, caption)


def sent_where(model: str, address: str, *, on: bool) -> str:
    """What members are told about who gets their words."""
    if not model or not on:
        return "No language model is used here: nothing you write leaves Parley."
    return (
        f"A language model words answers here: {model}, at {address}. It is sent your question and "
        "paragraphs of the article, and for other tasks what these are about: speeches, claims, "
        "opinions, reasons and replies, when somebody asks for it; never your name or account, "
        "votes under seal, or what was erased. What it gets is kept there by its own rules."
    )
