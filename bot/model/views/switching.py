"""What an admin reads who switches the language model on: all of it on one screen."""

from msgspec import Struct

from bot.kernel.message import Message, Number, say
from bot.kernel.view import Button, Buttons, Fields, Heading, View, note, text
from bot.model.rules.budget import Limits

CHEAP = 0.01
"""Dollars under which a price is shown with four places."""


class Costs(Struct, frozen=True):
    """Dollars of a usual question, and of a day on which the whole budget is used; None where no
    price list has the model, 0 where it costs nothing. `day` is None as well without a limit."""

    question: float | None
    day: float | None


def switch_view(model: str, where: str, limits: Limits, costs: Costs, *, wording: bool) -> View:
    """The model, where it is, what it does and gets, its budgets and what it may cost."""
    writes = (
        say("practice speeches, plain words, translations and drafts, marked as not proved")
        if wording
        else say("nothing of its own")
    )
    rows = (
        (say("Model"), text(say("{model}, at {where}", model=model, where=where))),
        (say("It chooses"), text(say("sentences that are there, Parley’s remarks and questions"))),
        (say("It writes"), text(writes)),
        (
            say("It is sent"),
            text(
                say(
                    "questions and paragraphs of articles; speeches, claims, opinions and replies "
                    "when somebody asks for something about them"
                )
            ),
        ),
        (
            say("It is never sent"),
            text(say("names, accounts, votes, sealed speeches, what was erased")),
        ),
        (
            say("At most a day"),
            text(_say_limit(limits.community_requests, limits.community_tokens)),
        ),
        (
            say("Of that one member"),
            text(_say_limit(limits.member_requests, limits.member_tokens)),
        ),
        (say("Cost"), text(_say_costs(costs))),
    )
    buttons = (
        Button(say("See use"), "/parley usage"),
        Button(say("Switch it off"), "/parley setup model:off"),
        Button(say("All settings"), "/parley settings"),
    )
    hint = note(say("What it gets is kept there by that server’s own rules."))
    return View(blocks=(Heading(say("Language model: on")), Fields(rows), hint, Buttons(buttons)))


def _say_limit(requests: int, tokens: int) -> Message:
    if requests and tokens:
        return say(
            "{requests} requests, {tokens} tokens", requests=Number(requests), tokens=Number(tokens)
        )
    if requests:
        return say("{requests} requests", requests=Number(requests))
    if tokens:
        return say("{tokens} tokens", tokens=Number(tokens))
    return say("no limit")


def _say_costs(costs: Costs) -> Message:
    if costs.question is None:
        return say("not known: no price list has this model")
    if not costs.question:
        return say("nothing: it runs on your own machine")
    price = say_dollars(costs.question)
    if costs.day is None:
        return say("about {price} a question, by the provider’s list", price=price)
    return say(
        "about {price} a question, at most {day} a day, by the provider’s list",
        price=price,
        day=say_dollars(costs.day),
    )


def say_dollars(dollars: float) -> str:
    """A sum of money, such as $0.0012 or $3.40."""
    return f"${dollars:.4f}" if 0 < dollars < CHEAP else f"${dollars:,.2f}"
