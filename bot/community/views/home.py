"""The home of a community: what goes on, what waits for a member, and where to begin."""

from collections.abc import Sequence

from msgspec import Struct

from bot.kernel.ids import PlaceId
from bot.kernel.message import say
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Choice,
    Divider,
    Heading,
    Option,
    Place,
    Strong,
    Tone,
    View,
    note,
    text,
)

MOST = 8
"""Debates that are told of at length."""


class RunningDebate(Struct, frozen=True, kw_only=True):
    """A debate that runs, as a member finds it: what they hold, and which ballot of theirs is
    open, by the command that casts it; "" where there is none."""

    id: str
    motion: str
    phase: str
    place: PlaceId
    where: str
    held: str = ""
    ballot: str = ""


def home(
    going: Sequence[RunningDebate], articles: Sequence[tuple[str, str]], *, opens: bool, admin: bool
) -> View:
    """All that a member sees there. `articles` are short names and titles; `opens` are those who
    may open debates."""
    blocks: list[Block] = [Heading(say("Debates"))]
    if not going:
        blocks.append(text(say("No debate is open here.")))
    for debate in going[:MOST]:
        blocks += _debate_blocks(debate)
    unshown = len(going) - MOST
    if unshown > 0:
        blocks.append(note(say("{left} more are open.", left=unshown)))
    buttons = [Button(say("All debates"), "/debate list")]
    if opens:
        buttons.insert(0, Button(say("Open a debate"), "/debate open", Tone.PRIMARY))
    blocks += [
        Buttons(tuple(buttons)),
        Divider(),
        *_library(articles),
        Divider(),
        *_help(admin=admin),
    ]
    return View(blocks=tuple(blocks))


def _debate_blocks(debate: RunningDebate) -> list[Block]:
    about = say(
        "{motion}\n{phase}, in {where}.",
        motion=Strong(debate.motion),
        phase=debate.phase.capitalize(),
        where=Place(debate.place, debate.where),
    )
    if debate.held:
        about = say("{about} You are {stance}.", about=about, stance=debate.held)
    buttons = [
        Button(say("See it"), f"/debate show debate:{debate.id}"),
        Button(say("My position"), f"/position set debate:{debate.id}"),
    ]
    if debate.ballot:
        buttons.insert(0, Button(say("Your ballot is open"), debate.ballot, Tone.PRIMARY))
    return [text(about), Buttons(tuple(buttons))]


def _library(articles: Sequence[tuple[str, str]]) -> list[Block]:
    blocks: list[Block] = [Heading(say("Library"))]
    if articles:
        options = tuple(Option(title, f"/article show {slug}") for slug, title in articles[:100])
        blocks.append(Choice(say("Read an article"), options))
    else:
        blocks.append(text(say("There is no article in the library yet.")))
    asking = (
        Button(say("Ask a question"), "/ask", Tone.PRIMARY),
        Button(say("Bring one in"), "/article add"),
    )
    return [*blocks, Buttons(asking)]


def _help(*, admin: bool) -> list[Block]:
    buttons = [
        Button(say("What Parley can do"), "/help"),
        Button(say("What is kept of me"), "/privacy show"),
        Button(say("How Parley is set up"), "/parley settings"),
    ]
    if admin:
        buttons.append(Button(say("Set Parley up"), "/parley setup"))
    return [Heading(say("Help")), Buttons(tuple(buttons))]
