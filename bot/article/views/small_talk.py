"""Answers to what asks nothing of an article: small talk, tasks, and help with Parley."""

from collections.abc import Mapping, Sequence

from bot.article.rules.kinds.kind import Talk
from bot.kernel.catalog.help import asks_first, button_of
from bot.kernel.catalog.parameters import Entry
from bot.kernel.message import Message, said, say, spelled
from bot.kernel.permission import ASK_A_CHAIR, Role
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Code,
    Heading,
    Items,
    Strong,
    Tone,
    View,
    note,
    text,
)

TALK = {
    Talk.GREETING: say("Hello! Ask me something about the article, and I answer in its own words."),
    Talk.THANKS: say("You’re welcome. Ask again whenever you like."),
    Talk.WORDLESS: say("There are no words in that question. Ask me something about the article."),
    Talk.IDENTITY: say(
        "I’m Parley, a debate bot: I answer from the articles here in their own words, and run"
        " your debates."
    ),
    Talk.REACTION: say("All right. Ask me about the article whenever you like."),
    Talk.DOUBT: say(
        "I quote the article and add nothing. More context shows the text around an answer. "
        "If another passage is right, press Not helpful."
    ),
    Talk.UNCLEAR: say("I don’t understand that. Ask me something about the article."),
    Talk.TASK: say(
        "That’s not something I do. I answer from the articles here in their own words, and run"
        " your debates."
    ),
}


def show_talk(talk: Talk) -> View:
    """A friendly line, and how to go on."""
    ask = Button(say("Ask a question"), "/ask", Tone.PRIMARY)
    return View(blocks=(text(TALK[talk]), Buttons((ask, Button(say("All commands"), "/help")))))


def show_abilities() -> View:
    """What there is to do, in a few lines, with a way to each."""
    abilities = (
        text(say("Ask about the articles here: I answer in their own words.")),
        text(say("Debate a motion in rounds, and see who changed their mind.")),
        text(say("Design a security guarantee together, and play an exercise with it.")),
    )
    buttons = (
        Button(say("Ask a question"), "/ask", Tone.PRIMARY),
        Button(say("Home"), "/parley home"),
        Button(say("All commands"), "/help"),
    )
    return View(blocks=(Heading(say("What Parley can do")), Items(abilities), Buttons(buttons)))


def show_commands(
    question: str, entries: Sequence[Entry], roles: Mapping[str, Role], role: Role
) -> View:
    """The commands that do what a question wants, best first and at least one, with buttons for
    what a reader of this role may do. `roles` are the least that may use them here, by name."""
    blocks: list[Block] = [text(Strong(question))]
    usable = [entry for entry in entries if roles[entry.name] <= role]
    best = entries[0]
    if best not in usable:
        people = roles[best.name].titles
        blocks.append(
            text(say("{about}: that’s for {people}.", about=said(best.about), people=people))
        )
        if roles[best.name] is Role.CHAIR:
            blocks.append(note(ASK_A_CHAIR))
    blocks += [(text if entry is best else note)(_say_command(entry)) for entry in usable]
    buttons = [
        button_of(entry, Tone.PRIMARY if entry is best else Tone.PLAIN)
        for entry in usable
        if asks_first(entry)
    ]
    buttons.append(Button(say("All commands"), "/help"))
    return View(blocks=(*blocks, Buttons(tuple(buttons))))


def _say_command(entry: Entry) -> Message:
    return say("{about}: {command}", about=said(entry.about), command=Code(spelled(entry.name)))
