"""The home of a community: what goes on, what waits for a member, and where to begin."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from bot.kernel.bar import Bar
from bot.kernel.ids import PlaceId
from bot.kernel.message import Message, say
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Choice,
    Divider,
    Heading,
    Moment,
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
    open, by the command that casts it; "" where there is none. `call` says what they are asked to
    do now, `act` does it, and `floor_until` is when the floor is no longer theirs (UTC)."""

    id: str
    motion: str
    phase: str
    place: PlaceId
    where: str
    held: str = ""
    ballot: str = ""
    call: str = ""
    floor_until: datetime | None = None
    act: Button | None = None
    takes_position: bool = True


class GoingOn(Struct, frozen=True, kw_only=True):
    """An evening, a sheet or an exercise that goes on, as a member finds it, with where it does."""

    kind: Message
    bar: Bar
    place: PlaceId
    where: str


OPENERS = (
    Button(say("Open a debate"), "/debate open", Tone.PRIMARY),
    Button(say("Start an evening"), "/evening start"),
)
"""For those who may open debates."""

MOST_BUTTONS = 2
"""Of what goes on beside debates."""


def quiet_bar(*, opens: bool) -> Bar:
    """The bar of a place where nothing goes on; `opens` are those who may open debates."""
    return Bar(
        title=say("No debate is open here"),
        now=text(say("You can talk, ask Parley, or see what is on elsewhere.")),
        buttons=OPENERS if opens else (),
    )


def home(
    going: Sequence[RunningDebate],
    others: Sequence[GoingOn],
    articles: Sequence[tuple[str, str]],
    *,
    opens: bool,
    admin: bool,
) -> View:
    """All that a member sees there. `others` go on beside debates; `articles` are short names and
    titles; `opens` are those who may open debates."""
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
        buttons[:0] = OPENERS
    blocks += [
        Buttons(tuple(buttons)),
        *_others(others),
        Divider(),
        *_library(articles),
        Divider(),
        *_help(admin=admin),
    ]
    return View(blocks=tuple(blocks))


def _others(others: Sequence[GoingOn]) -> list[Block]:
    """What goes on beside debates: how it stands, what waits for this reader, what comes first."""
    if not others:
        return []
    blocks: list[Block] = [Divider(), Heading(say("Going on"))]
    for one in others:
        about = say(
            "{title}\n{kind} in {where}: {now}.",
            title=Strong(one.bar.title),
            kind=one.kind.capitalize(),
            where=Place(one.place, one.where),
            now=one.bar.now.spans[0],
        )
        if one.bar.call:
            about = say("{about} {call}", about=about, call=one.bar.call)
        first = sorted(one.bar.buttons, key=lambda button: button.tone is not Tone.PRIMARY)
        blocks += [text(about), Buttons(tuple(first[:MOST_BUTTONS]))]
    return blocks


def _debate_blocks(debate: RunningDebate) -> list[Block]:
    about = say(
        "{motion}\n{phase}, in {where}.",
        motion=Strong(debate.motion),
        phase=debate.phase.capitalize(),
        where=Place(debate.place, debate.where),
    )
    if debate.held:
        about = say("{about} You are {stance}.", about=about, stance=debate.held)
    buttons = [Button(say("See the debate"), f"/debate show debate:{debate.id}")]
    if debate.takes_position:
        buttons.append(Button(say("My position"), f"/position set debate:{debate.id}"))
    if debate.ballot:
        buttons.insert(0, Button(say("Vote"), debate.ballot, Tone.PRIMARY))
    elif debate.act is not None:
        buttons.insert(0, debate.act)
    blocks: list[Block] = [text(about), Buttons(tuple(buttons))]
    if debate.call and not debate.ballot:
        blocks.insert(0, text(Strong(_name_call(debate))))
    return blocks


def _name_call(debate: RunningDebate) -> str:
    """What a member is asked to do now, and until when where they have the floor."""
    if debate.floor_until is None:
        return debate.call
    return say("You have the floor, until {until}.", until=Moment(debate.floor_until, brief=True))


def _library(articles: Sequence[tuple[str, str]]) -> list[Block]:
    blocks: list[Block] = [Heading(say("Library"))]
    if articles:
        options = tuple(Option(title, f"/article show {slug}") for slug, title in articles[:100])
        blocks.append(Choice(say("Read an article"), options))
    else:
        blocks.append(text(say("The library has no articles yet.")))
    asking = (
        Button(say("Ask a question"), "/ask", Tone.PRIMARY),
        Button(say("Add an article"), "/article add"),
    )
    return [*blocks, Buttons(asking)]


def _help(*, admin: bool) -> list[Block]:
    buttons = [
        Button(say("All commands"), "/help"),
        Button(say("What Parley keeps about me"), "/privacy show"),
        Button(say("All settings"), "/parley settings"),
    ]
    if admin:
        buttons.append(Button(say("Set Parley up"), "/parley setup"))
    return [Heading(say("Help")), Buttons(tuple(buttons))]
