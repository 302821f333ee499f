"""How practice looks: always labelled as such, and for one pair of eyes."""

from collections.abc import Sequence

from msgspec import Struct

from bot.debate.rules.clock import ends_at
from bot.debate.state import OVER, Debate, DebatePhase
from bot.kernel.ids import MemberId
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Countdown,
    Divider,
    Emphasis,
    Fields,
    Heading,
    Strong,
    Tone,
    View,
    line,
    note,
    text,
)
from bot.practice.rules.borne import Borne
from bot.practice.rules.turns import exchange, may_speak, owed
from bot.practice.views.coaching import PRIVATE, blocks_of

APART = "This is practice: it counts in no result, no position and no export of the group. "


class Told(Struct, frozen=True, kw_only=True):
    """A speech of the opponent's: its number, what it says, and why it is not a model's ("" if it
    is)."""

    number: int
    borne: tuple[Borne, ...]
    words: str
    why: str
    model: str


def speech(told: Told) -> list[Block]:
    """What the opponent says."""
    blocks: list[Block] = [text(Strong(f"Speech {told.number}, your opponent (practice)"))]
    blocks += blocks_of(told.borne) or [text(told.words)]
    if told.model:
        blocks.append(
            note(
                "The sentences outside the quotations are in the words of a language model (",
                Emphasis(told.model),
                "), checked against the quotations.",
            )
        )
    elif told.borne:
        blocks.append(note(f"In the article’s own sentences: {told.why}."))
    else:
        blocks.append(note(f"Your opponent has nothing from the article to say: {told.why}."))
    return blocks


def own_speech(number: int, words: str) -> View:
    """One of the member's own speeches."""
    said = words or "The words of this speech were erased."
    return View(blocks=(text(Strong(f"Speech {number}, yours (practice)")), text(said)))


def board(state: Debate, member: MemberId, level: str, practice: str) -> list[Block]:
    """How it stands and what can be done now."""
    mine = [name for seat, name in _sides(state) if state.seats.get(seat) == member]
    theirs = [name for seat, name in _sides(state) if state.seats.get(seat) != member]
    blocks: list[Block] = [
        Heading(f"Practice: {state.motion}"),
        Fields(
            (
                ("Now", text(*_now(state, member))),
                ("You", text(next(iter(mine), ""))),
                ("Your opponent", text(f"{next(iter(theirs), '')}, a language model, {level}")),
            )
        ),
    ]
    end = ends_at(state)
    if state.phase is DebatePhase.RUNNING and state.now is not None and end is not None:
        blocks.append(Countdown(f"{state.now.name} ends in", end))
    buttons = [
        Button(one.label, f"{one.action} practice:{practice}", one.tone)
        for one in _buttons(state, member)
    ]
    blocks += [Buttons(tuple(buttons)), note(APART, PRIVATE)]
    return blocks


def shown(news: Sequence[Block], blocks: Sequence[Block], key: str | None = None) -> View:
    """What is new, and the board under it."""
    between: tuple[Block, ...] = (Divider(),) if news else ()
    return View(blocks=(*news, *between, *blocks), key=key)


def _sides(state: Debate) -> list[tuple[str, str]]:
    return [(seat.key, state.format.side(seat.side).name) for seat in state.format.seats]


def _now(state: Debate, member: MemberId) -> tuple[Strong | str, ...]:
    segment = state.now
    if state.phase is DebatePhase.CANCELLED:
        return ("You ended it.",)
    if state.phase in OVER or segment is None:
        return ("It is over.",)
    still = " (paused)" if state.phase is DebatePhase.PAUSED else ""
    if exchange(state, segment):
        who = "you and your opponent in turn"
    else:
        who = "you" if member in state.actors(segment) else "your opponent"
    begun = "Next: " if state.phase is DebatePhase.READY else ""
    most = f"; at most {segment.characters:,} characters"
    return (begun, Strong(segment.name), f", {who}{still}{most}.")


def _buttons(state: Debate, member: MemberId) -> list[Button]:
    stop = Button("Stop practising", "/practice stop", Tone.DANGER)
    match state.phase:
        case DebatePhase.READY if state.now is not None and owed(state) is None:
            return [Button("Begin", "/practice begin", Tone.PRIMARY), stop]
        case DebatePhase.RUNNING if may_speak(state, member):
            return [
                Button("Speak", "/practice speak", Tone.PRIMARY),
                Button("End my turn", "/practice done"),
                Button("Pause", "/practice pause"),
                stop,
            ]
        case DebatePhase.PAUSED:
            return [Button("Go on", "/practice resume", Tone.PRIMARY), stop]
        case phase if phase in OVER:
            return [
                Button("See how it went", "/practice show"),
                Button("Feedback on my last speech", "/practice feedback"),
            ]
        case _:
            return [Button("Look again", "/practice show", Tone.PRIMARY), stop]


def working() -> View:
    """Shown while the opponent's answer is made."""
    return View(blocks=(text("Your opponent is thinking …"), note(*line(APART))))
