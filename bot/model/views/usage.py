"""How the use of the language model looks to admins, and what members are told of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from statistics import median

from msgspec import Struct

from bot.kernel.former import FORMER
from bot.kernel.message import Number, say
from bot.kernel.view import Block, Buttons, Fields, Heading, Table, Text, View, note, text
from bot.model.rules.budget import Limits, Spent
from bot.model.views.sent import list_for_other_tasks, list_for_question
from bot.model.views.switching import ALL_SETTINGS, SWITCH_OFF, SWITCH_ON, say_dollars

OUTCOMES = {
    "running": say("Running, or cut off"),
    "good": say("Answered"),
    "dropped": say("Answered, but not usable"),
    "slow": say("Too slow"),
    "down": say("Not reached, or failing"),
    "busy": say("Too busy (429)"),
    "refused": say("Refused by the server"),
    "declined": say("Declined by the provider"),
    "garbled": say("Unreadable"),
}
"""How a call to the model ended, in words, by the code on record."""

TASKS = {
    "answer": say("Answers"),
    "summary": say("Summaries"),
    "claims": say("Suggested claims"),
    "unanswered": say("Unanswered arguments"),
    "steelman": say("Strongest cases"),
    "feedback": say("Feedback"),
    "question": say("Questions to members"),
    "opponent": say("Practice opponent"),
    "plain": say("Plain words"),
    "translation": say("Translations"),
    "statement": say("Draft statements"),
    "revision": say("Revised statements"),
}
"""What a task is called, by its prompt."""


class UsageLine(Struct, frozen=True):
    """Use summed up under a name, "" for a former member."""

    name: str
    spent: Spent


class UsedCall(Struct, frozen=True):
    """A question to the model: its task, how it ended, what it used, and the milliseconds."""

    task: str
    outcome: str
    spent: Spent
    took: int


class Usage(Struct, frozen=True, kw_only=True):
    """Use of a community: today's calls, tokens in and out by model and use by member, and use by
    day of the last week, for the days that have any."""

    today: Spent
    calls: Sequence[UsedCall]
    models: Sequence[tuple[str, int, int]]
    members: Sequence[UsageLine]
    days: Sequence[tuple[date, Spent]]


def usage_view(
    usage: Usage, limits: Limits, *, model: str, on: bool, price: float | None = None
) -> View:
    """What was used; `model` is the model's name, "" if none is set up; `price` is what today cost
    in dollars, None if that is not known."""
    blocks: list[Block] = [Heading(say("The language model here")), Fields((_state(model, on=on),))]
    blocks.append(
        Fields(
            (
                (say("Requests today"), _of(usage.today.requests, limits.community_requests)),
                (say("Tokens today"), _of(usage.today.tokens, limits.community_tokens)),
                (say("Requests a day, one member"), _most(limits.member_requests)),
                (say("Tokens a day, one member"), _most(limits.member_tokens)),
                (say("Cost today"), text(_say_price(price))),
            )
        )
    )
    if usage.calls:
        blocks.append(_tabulate_tasks(usage.calls))
    if usage.members:
        blocks.append(_table(say("Member"), usage.members, say("Today by member")))
    if usage.calls:
        blocks.append(_tabulate_outcomes(usage.calls))
    if days := [UsageLine(day.isoformat(), spent) for day, spent in usage.days]:
        blocks.append(_table(say("Day"), days, say("The last seven days (UTC)")))
    hint = say("The limits start again at midnight UTC. The person who runs Parley sets them.")
    blocks.append(note(hint))
    if model:
        blocks.append(Buttons((SWITCH_OFF if on else SWITCH_ON, ALL_SETTINGS)))
    return View(blocks=tuple(blocks))


def _say_price(price: float | None) -> str:
    return say("not known: no price list has this model") if price is None else say_dollars(price)


def _tabulate_outcomes(calls: Sequence[UsedCall]) -> Table:
    """How questions ended; each may have taken several requests."""
    counts = Counter(call.outcome for call in calls)
    rows = tuple((OUTCOMES[code], _grouped(counts[code])) for code in OUTCOMES if counts[code])
    caption = say("How today’s questions ended; each may take up to three requests")
    return Table((say("How"), say("Questions")), rows, caption)


def _tabulate_tasks(calls: Sequence[UsedCall]) -> Table:
    """By task, the dearest first: requests, tokens, and how long an answer took."""
    by_task: dict[str, list[UsedCall]] = {}
    for call in calls:
        by_task.setdefault(call.task, []).append(call)
    rows = []
    for task, own in sorted(by_task.items(), key=lambda item: -_count_tokens(item[1])):
        took = [call.took / 1000 for call in own if call.took]
        rows.append(
            (
                TASKS.get(task, task),
                _grouped(sum(call.spent.requests for call in own)),
                _grouped(_count_tokens(own)),
                f"{median(took):.1f} s" if took else "–",
                f"{max(took):.1f} s" if took else "–",
            )
        )
    heads = (say("Task"), say("Requests"), say("Tokens"), say("Typical"), say("Slowest"))
    return Table(heads, tuple(rows), say("Today by task"))


def _count_tokens(calls: Sequence[UsedCall]) -> int:
    return sum(call.spent.tokens for call in calls)


def _state(model: str, *, on: bool) -> tuple[str, Text]:
    if not model:
        return say("Model"), text(say("none is set up: answers are the article’s own sentences"))
    switched = say("{model}, on here", model=model) if on else say("{model}, off here", model=model)
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
        (
            line.name or FORMER,
            _grouped(line.spent.requests),
            _grouped(line.spent.tokens),
        )
        for line in lines
    )
    return Table((head, say("Requests"), say("Tokens")), rows, caption)


def sent_where(model: str, address: str, *, on: bool, wording: bool) -> str:
    """What members are told about who gets their words."""
    if not model or not on:
        return say("No language model is used here: nothing you write leaves Parley.")
    return say(
        "A language model helps here: {model}, at {address}. {writes} It gets {asked}; for "
        "other tasks also: {others}. It never gets your name or account, votes, sealed "
        "speeches, or what was erased. The people who run that server decide how long they "
        "keep it.",
        asked=list_for_question(),
        others=list_for_other_tasks(),
        model=model,
        address=address,
        writes=say("It may also write its own words, marked as unchecked.")
        if wording
        else say("It only picks sentences that people wrote."),
    )
