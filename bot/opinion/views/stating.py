"""What an author is asked before a statement is put to the vote."""

from collections.abc import Sequence

from bot.kernel.message import say
from bot.kernel.view import Audience, Block, Button, Buttons, Items, Tone, View, text


def ask_whether_same(draft: str, words: str, number: int, there: str) -> View:
    """A statement that is there already, with what its reader can do instead of adding theirs."""
    buttons = (
        Button(
            say("Agree with {number}", number=number),
            f"/statement vote {number} agree",
            Tone.PRIMARY,
        ),
        Button(say("Disagree with {number}", number=number), f"/statement vote {number} disagree"),
        Button(say("Add mine anyway"), f"/statement keep draft:{draft}"),
    )
    return _ask(
        text(say("Statement {number} says much the same: {words}", number=number, words=there)),
        text(say("You wrote: {words}", words=words)),
        Buttons(buttons),
    )


def ask_to_split(draft: str, ideas: Sequence[str]) -> View:
    """A statement that says two things, each shown, with the way to keep it as it is."""
    buttons = (
        Button(say("Write the first one"), "/statement add", Tone.PRIMARY),
        Button(say("Keep it as one"), f"/statement keep draft:{draft}"),
    )
    return _ask(
        text(say("This looks like two ideas. People may agree with one of them alone:")),
        Items(tuple(text(idea) for idea in ideas)),
        text(say("Add them one by one, or keep yours as it is.")),
        Buttons(buttons),
    )


def _ask(*blocks: Block) -> View:
    return View(blocks=blocks, audience=Audience.ASKER, trouble=True)
