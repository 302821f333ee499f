"""What an admin reads who switches the language model on: all of it on one screen."""

from msgspec import Struct

from bot.kernel.message import Message, Number, say
from bot.kernel.view import Button, Buttons, Fields, Heading, View, note, text
from bot.model.rules.budget import Limits
from bot.model.views.sent import list_for_other_tasks, list_for_question

CHEAP = 0.01
"""Dollars under which a price is shown with four places."""


SWITCH_ON = Button(say("Switch it on"), "/parley setup model:on")
SWITCH_OFF = Button(say("Switch it off"), "/parley setup model:off")
ALL_SETTINGS = Button(say("All settings"), "/parley settings")


class Costs(Struct, frozen=True, kw_only=True):
    """Dollars of a usual question, and at most of a day on which the whole budget is used; None
    where no price list has the model, 0 where it costs nothing. `reasoned` is the question with all
    the `room` tokens that the model may reason with, None where there are none. `day` is None as
    well without a limit."""

    question: float | None
    reasoned: float | None = None
    room: int = 0
    day: float | None = None


def switch_view(model: str, where: str, limits: Limits, costs: Costs, *, wording: bool) -> View:
    """The model, where it is, what it does and gets, its budgets and what it may cost."""
    writes = (
        say("practice speeches, plain words, translations and drafts, marked as unchecked")
        if wording
        else say("nothing of its own")
    )
    rows = (
        (say("Model"), text(say("{model}, at {where}", model=model, where=where))),
        (
            say("It chooses"),
            text(say("sentences of articles and speeches; Parley’s own remarks and questions")),
        ),
        (say("It writes"), text(writes)),
        (
            say("It is sent"),
            text(
                say(
                    "{asked}; for other tasks also: {others}",
                    asked=list_for_question(),
                    others=list_for_other_tasks(),
                )
            ),
        ),
        (
            say("It is never sent"),
            text(say("names, accounts, votes, sealed speeches, what was erased")),
        ),
        (
            say("Daily limit, everybody"),
            text(_say_limit(limits.community_requests, limits.community_tokens)),
        ),
        (
            say("Daily limit, one member"),
            text(_say_limit(limits.member_requests, limits.member_tokens)),
        ),
        (say("Cost"), text(_say_costs(costs))),
    )
    buttons = (Button(say("What the model used"), "/parley usage"), SWITCH_OFF, ALL_SETTINGS)
    hint = note(say("The people who run that server decide how long they keep what it gets."))
    return View(blocks=(Heading(say("Language model: on")), Fields(rows), hint, Buttons(buttons)))


def switched_off_view() -> View:
    """Said when an admin has switched the language model off."""
    words = say("Nothing is sent to it any more. Everything else works without it.")
    buttons = Buttons((SWITCH_ON, ALL_SETTINGS))
    return View(blocks=(Heading(say("Language model: off")), text(words), buttons))


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
    question = say("about {price} a question", price=price)
    if costs.reasoned is not None:
        question = say(
            "about {price} a question; at most {most}, if it thinks as long as it may "
            "({tokens} tokens)",
            price=price,
            most=say_dollars(costs.reasoned),
            tokens=Number(costs.room),
        )
    if costs.day is None:
        return say("{question}; no limit a day. Prices from public lists", question=question)
    return say(
        "{question}; at most {day} a day. Prices from public lists",
        question=question,
        day=say_dollars(costs.day),
    )


def say_dollars(dollars: float) -> str:
    """A sum of money, such as $0.0012 or $3.40."""
    return f"${dollars:.4f}" if 0 < dollars < CHEAP else f"${dollars:,.2f}"
