"""What places that watch a debate see of it, and what those who link them are told."""

from collections.abc import Sequence

from bot.debate.state import OVER, Debate, DebatePhase
from bot.debate.views.board import Names, board_head
from bot.kernel.message import row_of, say
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Code,
    Items,
    Strong,
    Text,
    Tone,
    View,
    line,
    note,
    text,
)

_WATCHING = say("You watch this debate, and can vote in the closing vote.")


def board(debate: str, state: Debate, names: Names) -> View:
    """The board as the audience sees it: without the buttons of those who take part."""
    blocks: list[Block] = [*board_head(state, names)]
    if state.phase is DebatePhase.CLOSING_VOTE:
        vote = Button(say("Vote"), f"/audience vote debate:{debate}", Tone.PRIMARY)
        blocks.append(Buttons((vote,)))
    elif state.phase not in OVER:
        blocks.append(note(_WATCHING))
    return View(blocks=tuple(blocks), audience=Audience.ROOM, key=f"audience:{debate}")


def render_invitation(code: str) -> View:
    """Said to the chair who made a code."""
    return View(
        blocks=(
            text(
                say(  # the other place may be on another platform than the reader's
                    "Where they want to watch, a chair types {command}, or on Slack {on_slack}.",
                    command=Code(f"/audience join {code}"),
                    on_slack=Code(f"/parley audience join {code}"),
                )
            ),
            note(
                say(
                    "The code works once, for a day. People there see the motion, who is in "
                    "which seat, how the debate goes, and the result."
                )
            ),
        )
    )


def render_joined(motion: str) -> View:
    """Said to the chair whose place watches now."""
    return View(
        blocks=(text(say("You can now watch this debate here: {motion}", motion=Strong(motion))),)
    )


def render_left(motions: Sequence[str]) -> View:
    """Said to the chair whose place watches no more."""
    return View(
        blocks=(
            text(say("No longer watched here: {motions}", motions=Strong(row_of(motions, ";")))),
        )
    )


def render_places(places: Sequence[str]) -> View:
    """The places that watch, numbered."""
    if not places:
        return View(
            blocks=(
                text(say("Nobody watches this debate from elsewhere.")),
                Buttons((Button(say("Invite one"), "/audience invite"),)),
            )
        )
    return View(
        blocks=(
            Items(tuple(Text(line(place)) for place in places), ordered=True),
            note(say("{/audience dismiss} stops one of them.")),
        )
    )
