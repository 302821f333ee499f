"""What is said of seats: the one that somebody gave up, and those that are empty when a debate is
to go on; and what is asked before an act, with the button that says yes to it."""

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.voting import missing_voters
from bot.debate.state import Debate
from bot.debate.views import bound_steps as b
from bot.debate.views import steps as s
from bot.debate.views.board import Names, name_people
from bot.debate.views.desk import desk_button, word_when_sure
from bot.kernel.command import Caller
from bot.kernel.ids import MemberId
from bot.kernel.message import Message, say
from bot.kernel.refusal import Refused, sentence
from bot.kernel.view import Audience, Block, Button, Buttons, Note, View, note, text

_SPEAK = Button(say("Speak"), "/debate speak")


def render_question(refused: Refused, state: Debate, by: Caller, names: Names) -> View:
    """What is empty, and the buttons of whoever asked for the act."""
    segment = b.name_segment(state)
    buttons: tuple[Button, ...] = (s.START_ANYWAY.button,)
    if refused.code is DebateRefusal.SPEAKER_MISSING:
        buttons = (b.begin_anyway(segment).button, *s.offer(state, (b.skip(segment),), by))
    if refused.code is DebateRefusal.TURN_EMPTY:
        buttons = (b.end_anyway(segment).button, _SPEAK)
    if refused.code is DebateRefusal.VOTES_MISSING:
        buttons = (b.close_anyway(state).button, *s.offer(state, (s.REMIND,), by))
    if word := word_when_sure(refused.code, state):
        buttons = (desk_button(word, state, names),)
    blocks: tuple[Block, ...] = (
        text(sentence(refused)),
        *name_missing(refused, state, names),
        Buttons(buttons),
    )
    return View(blocks=blocks, audience=Audience.ASKER, trouble=True)


def name_missing(refused: Refused, state: Debate, names: Names) -> tuple[Note, ...]:
    """Who has still to vote, where that is asked about."""
    if refused.code is not DebateRefusal.VOTES_MISSING:
        return ()
    people = name_people(missing_voters(state), names)
    return (note(say("Still to vote: {people}.", people=people)),)


def ask_to_cancel() -> Message:
    """What a chair is asked who calls a debate off."""
    return say("Call the debate off now? It gets no result, and nobody can go on with it.")


def render_cancel_asked() -> View:
    """The same with the button that says yes."""
    return View(blocks=(text(ask_to_cancel()), Buttons((s.CANCEL_ANYWAY.button,))))


def render_new_seat(state: Debate, member: MemberId, seat_left: str) -> View:
    """Said to whoever took another seat than they had."""
    words = say(
        "Your seat is now {seat}. {seat_left} is free again.",
        seat=state.format.seat(state.seat_of(member)).name,
        seat_left=state.format.seat(seat_left).name,
    )
    return View(blocks=(text(words),))
