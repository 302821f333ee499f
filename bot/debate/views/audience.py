"""What places that watch a debate see of it, and what those who link them are told."""

from collections.abc import Sequence

from bot.debate.state import OVER, Debate, DebatePhase
from bot.debate.views.board import Names, board_head, who_sees
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

_WATCHING = say("You watch this debate from elsewhere, and vote in the closing vote.")


def board(debate: str, state: Debate, names: Names) -> View:
    """The board as the audience sees it: without the buttons of those who take part."""
    blocks: list[Block] = [*board_head(state, names)]
    if state.phase is DebatePhase.CLOSING_VOTE:
        vote = Button(say("Vote"), f"/audience vote debate:{debate}", Tone.PRIMARY)
        blocks += [Buttons((vote,)), note(who_sees(state))]
    elif state.phase not in OVER:
        blocks.append(note(_WATCHING))
    return View(blocks=tuple(blocks), audience=Audience.ROOM, key=f"audience:{debate}")


def render_invitation(code: str) -> View:
    """Said to the chair who made a code."""
    return View(
        blocks=(
            text(
                say(
                    "In the other place, a chair there types: {command}",
                    # The other place may be on another platform: spelled as on most of them.
                    command=Code(f"/audience join {code}"),
                )
            ),
            note(
                say(
                    "The code holds for a day, and for one place. Whoever watches there sees the "
                    "motion, the seats with their names, the state of the debate and its result."
                )
            ),
        )
    )


def render_joined(motion: str) -> View:
    """Said to the chair whose place watches now."""
    return View(blocks=(text(say("This place now watches: {motion}", motion=Strong(motion))),))


def render_left(motions: Sequence[str]) -> View:
    """Said to the chair whose place watches no more."""
    return View(
        blocks=(
            text(
                say("This place watches no more: {motions}", motions=Strong(row_of(motions, ";")))
            ),
        )
    )


def render_places(places: Sequence[str]) -> View:
    """The places that watch, numbered."""
    if not places:
        return View(
            blocks=(
                text(say("No other place watches this debate.")),
                Buttons((Button(say("Invite one"), "/audience invite"),)),
            )
        )
    return View(
        blocks=(
            Items(tuple(Text(line(place)) for place in places), ordered=True),
            note("/audience dismiss and a number ends it for a place."),
        )
    )
