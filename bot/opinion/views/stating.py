"""What an author is asked before a statement is put to the vote."""

from collections.abc import Sequence

from bot.debate.views.steps import CHAIR_BUTTON
from bot.kernel.ids import MemberId
from bot.kernel.message import Message, count_of, say
from bot.kernel.view import Audience, Block, Button, Buttons, Items, Person, Tone, View, text


def render_added(author: MemberId | None, name: str, number: int, words: str) -> View:
    """Said to the room of a new statement, with its author or without, and how to vote on it."""
    added = _say_added(author, name, number, words)
    return View(blocks=(text(added), vote_buttons(number)), audience=Audience.ROOM)


def vote_buttons(number: int) -> Buttons:
    """The votes on a statement."""
    return Buttons(
        (
            Button(say("Agree"), f"/statement vote {number} agree", Tone.PRIMARY),
            Button(say("Disagree"), f"/statement vote {number} disagree", Tone.PRIMARY),
            Button(say("Pass"), f"/statement vote {number} pass"),
        )
    )


def _say_added(author: MemberId | None, name: str, number: int, words: str) -> Message:
    if author is None:
        return say("Statement {number} is new: {words}", number=number, words=words)
    return say(
        "{member} adds statement {number}: {words}",
        member=Person(author, name),
        number=number,
        words=words,
    )


def render_waiting() -> View:
    """Said to whoever wrote a statement that a chair lets in."""
    return View(blocks=(text(say("Kept. The chair lets statements in.")),))


def call_chairs(chairs: Sequence[MemberId]) -> View:
    """Said to the room when a statement begins to wait for a chair, who is called."""
    words = say("A new statement waits for the chair to let it in.")
    buttons = Buttons((CHAIR_BUTTON,))
    return View(blocks=(text(words), buttons), audience=Audience.ROOM, pings=tuple(chairs))


def render_matters(debate: str, waiting: int) -> tuple[Block, ...]:
    """What the chair's desk says of the statements that wait, by their number."""
    if not waiting:
        return ()
    words = count_of(waiting, "{n} statement waits for you.", "{n} statements wait for you.")
    look = Button(say("See the statements"), f"/statement queue debate:{debate}", Tone.PRIMARY)
    return text(words), Buttons((look,))


def render_rules(*, queue: bool, unnamed: bool) -> View:
    """Said when the rules for statements are set."""
    entry = say("A chair lets statements in.") if queue else say("Everybody adds statements.")
    authors = (
        say("The room is not told who wrote them.")
        if unnamed
        else say("The room is told who wrote them.")
    )
    return View(
        blocks=(text(say("{entry} {authors}", entry=entry, authors=authors)),),
        audience=Audience.ROOM,
    )


def render_queue(waiting: Sequence[tuple[int, str]]) -> View:
    """The statements that wait, for a chair alone, each with its button."""
    if not waiting:
        return View(blocks=(text(say("No statement waits.")),), audience=Audience.ASKER)
    blocks: list[Block] = []
    for number, words in waiting:
        label = say("Let in {number}", number=number)
        blocks += [
            text(say("{number}: {words}", number=number, words=words)),
            Buttons((Button(label, f"/statement hide {number} on:no", Tone.PRIMARY),)),
        ]
    return View(blocks=tuple(blocks), audience=Audience.ASKER)


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
        Button(say("Add a statement"), "/statement add", Tone.PRIMARY),
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
