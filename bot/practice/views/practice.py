"""How practice looks: always labelled as such, and for one pair of eyes."""

from collections.abc import Sequence

from msgspec import Struct

from bot.debate.rules.clock import ends_at
from bot.debate.state import OVER, Debate, DebatePhase
from bot.kernel.ids import MemberId
from bot.kernel.message import Message, Number, row_of, say
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Countdown,
    Divider,
    Fields,
    Heading,
    Strong,
    Tone,
    View,
    note,
    text,
)
from bot.model.views.naming import name_model
from bot.practice.rules.borne import SourcedSentence
from bot.practice.rules.turns import find_owed, is_exchange, may_speak
from bot.practice.views.coaching import PRIVATE, blocks_of

APART = say("This is practice. It counts nowhere else.")


class OpponentSpeech(Struct, frozen=True, kw_only=True):
    """A speech of the opponent's: its number, what it says, and why it is not worded by a model (""
    if it is). With a `why`, the `model` chose the sentences; "" if none did."""

    number: int
    borne: tuple[SourcedSentence, ...]
    words: str
    why: str
    model: str


def speech(speech: OpponentSpeech) -> list[Block]:
    """What the opponent says."""
    blocks: list[Block] = [
        text(Strong(say("Speech {number}, your opponent (practice)", number=speech.number)))
    ]
    blocks += blocks_of(speech.borne) or [text(speech.words)]
    if speech.model and speech.why:
        blocks.append(
            note(
                say(
                    "Chosen by {model}; the words are the article’s.",
                    model=name_model(speech.model),
                )
            )
        )
    elif speech.model:
        blocks.append(
            note(
                say(
                    "Written by {model}, unchecked. The quotations are from the article and "
                    "from you.",
                    model=name_model(speech.model),
                ),
            )
        )
    elif speech.borne:
        blocks.append(note(say("In the article’s own sentences: {why}.", why=speech.why)))
    else:
        blocks.append(
            note(say("Your opponent has nothing from the article to say: {why}.", why=speech.why))
        )
    return blocks


def own_speech(number: int, words: str) -> View:
    """One of the member's own speeches."""
    speech = words or say("The words of this speech were erased.")
    return View(
        blocks=(text(Strong(say("Speech {number}, yours (practice)", number=number))), text(speech))
    )


def board(state: Debate, member: MemberId, level: str, practice: str) -> list[Block]:
    """How it stands and what can be done now."""
    own_sides = [name for seat, name in _sides(state) if state.seats.get(seat) == member]
    other_sides = [name for seat, name in _sides(state) if state.seats.get(seat) != member]
    blocks: list[Block] = [
        Heading(say("Practice: {motion}", motion=state.motion)),
        Fields(
            (
                (say("Now"), text(_now(state, member))),
                (say("You"), text(next(iter(own_sides), ""))),
                (
                    say("Your opponent"),
                    text(
                        say(
                            "{side}, a language model, {level}",
                            side=next(iter(other_sides), ""),
                            level=level,
                        )
                    ),
                ),
            )
        ),
    ]
    end = ends_at(state)
    if state.phase is DebatePhase.RUNNING and state.now is not None and end is not None:
        blocks.append(Countdown(say("{name} ends:", name=state.now.name), end))
    buttons = [
        Button(button.label, action=f"{button.action} practice:{practice}", tone=button.tone)
        for button in _buttons(state, member)
    ]
    blocks += [Buttons(tuple(buttons)), note(row_of((APART, PRIVATE), ""))]
    return blocks


def news_and_board(news: Sequence[Block], blocks: Sequence[Block], key: str | None = None) -> View:
    """What is new, and the board under it."""
    between: tuple[Block, ...] = (Divider(),) if news else ()
    return View(blocks=(*news, *between, *blocks), key=key)


def _sides(state: Debate) -> list[tuple[str, str]]:
    return [(seat.key, state.format.side(seat.side).name) for seat in state.format.seats]


def _now(state: Debate, member: MemberId) -> Message:
    segment = state.now
    if state.phase is DebatePhase.CANCELLED:
        return say("You ended it.")
    if state.phase in OVER or segment is None:
        return say("It is over.")
    if is_exchange(state, segment):
        speaker = say("you and your opponent in turn")
    elif member in state.actors(segment):
        speaker = say("you")
    else:
        speaker = say("your opponent")
    name, most = Strong(segment.name), Number(segment.characters)
    if state.phase is DebatePhase.PAUSED:
        return say(
            "{segment}, {speaker} (paused); at most {most} characters.",
            segment=name,
            speaker=speaker,
            most=most,
        )
    if state.phase is DebatePhase.READY:
        return say(
            "Next: {segment}, {speaker}; at most {most} characters.",
            segment=name,
            speaker=speaker,
            most=most,
        )
    return say(
        "{segment}, {speaker}; at most {most} characters.",
        segment=name,
        speaker=speaker,
        most=most,
    )


def _buttons(state: Debate, member: MemberId) -> list[Button]:
    stop = Button(say("Stop practising"), "/practice stop", Tone.DANGER)
    match state.phase:
        case DebatePhase.READY if state.now is not None and find_owed(state) is None:
            return [Button(say("Begin"), "/practice begin", Tone.PRIMARY), stop]
        case DebatePhase.RUNNING if may_speak(state, member):
            return [
                Button(say("Speak"), "/practice speak", Tone.PRIMARY),
                Button(say("End my turn"), "/practice done"),
                Button(say("Pause"), "/practice pause"),
                stop,
            ]
        case DebatePhase.PAUSED:
            return [Button(say("Go on"), "/practice resume", Tone.PRIMARY), stop]
        case phase if phase in OVER:
            return [
                Button(say("See how it went"), "/practice show"),
                Button(say("Feedback on my last speech"), "/practice feedback"),
            ]
        case _:
            return [Button(say("Look again"), "/practice show", Tone.PRIMARY), stop]


def render_working() -> View:
    """Shown while the opponent's answer is made."""
    return View(blocks=(text(say("Your opponent is thinking …")), note(APART)))
