"""A ballot: the motion it is on and who will see it, and the receipt for a vote."""

from collections.abc import Sequence

from bot.debate.rules.format import Winner
from bot.debate.rules.positions.stance import SIDES, Stance, camp, stance_words
from bot.debate.state import CastVote, Debate, DebatePhase
from bot.kernel.message import Listed, Message, say
from bot.kernel.pieces import shorten_at_sentence
from bot.kernel.view import Block, Button, Buttons, Strong, Text, Tone, View, text

LONGEST_INFO = 300
"""Characters of the info slide that a ballot shows."""


def who_sees(state: Debate) -> Message:
    """What a ballot says, before anybody votes, of who will see what."""
    if not state.format.votes:
        return say("Nobody votes in this debate.")
    if state.phase is DebatePhase.CLOSED:
        return _who_sees_later(state)
    if state.shares_reasons and state.phase is DebatePhase.CLOSING_VOTE:
        return _who_sees_closing(state)
    if state.ballot == "named":
        return say("Named ballot: who voted how is shown, at the end.")
    return say("Secret ballot: only totals are shown, at the end.")


def _who_sees_closing(state: Debate) -> Message:
    """The same of the closing vote, after which the group reads the reasons."""
    if state.ballot == "named":
        return say(
            "Named ballot: who voted how is shown. If four people give a reason, all reasons are "
            "shown without names."
        )
    return say(
        "Secret ballot: only totals are shown. If four people give a reason, all reasons are shown "
        "without names."
    )


def _who_sees_later(state: Debate) -> Message:
    """The same of a position after the debate was closed."""
    if state.ballot == "named":
        return say("This one stands beside the result, with your name.")
    return say("This one stands beside the result, in totals of three people or more.")


def render_ballot_notes(state: Debate) -> tuple[Text, ...]:
    """What stands above the fields of a ballot."""
    notes = [text(say("Motion: {motion}", motion=Strong(state.motion)))]
    if state.info.strip():
        notes.append(text(shorten_at_sentence(" ".join(state.info.split()), LONGEST_INFO)))
    if state.vote is None:
        notes.append(text(render_remark(state)))
    if not state.format.votes:
        return tuple(notes)
    if state.vote is not None and state.vote.which == "first":
        notes.append(text(_say_first_of_two(state)))
    return (*notes, text(who_sees(state), *_who_reads_reasons(state)))


def _say_first_of_two(state: Debate) -> Message:
    """What the first vote is for: another follows the speeches."""
    match state.format.winner:
        case Winner.SWING:
            return say(
                "First of two votes: the side that gains more people by the second one wins."
            )
        case Winner.MAJORITY:
            return say("First of two votes: the second one, after the speeches, decides.")
        case _:
            return say("First of two votes: the second one, after the speeches, shows who moved.")


def _who_reads_reasons(state: Debate) -> tuple[str, ...]:
    """What a ballot says of the reasons that nobody else reads."""
    is_shared = state.shares_reasons and state.phase is DebatePhase.CLOSING_VOTE
    if is_shared or state.phase is DebatePhase.CLOSED:
        return ()
    return (" ", say("Only you see your reason."))


def render_remark(state: Debate) -> Message:
    """What a position is that is taken while no vote is open."""
    if not state.format.votes:
        return say("Nobody votes in this debate: this is your position for now.")
    if state.phase is DebatePhase.CLOSED:
        return say("The votes are closed and stay as they are: this is your position now.")
    return say("No vote is open: this is your position for now. The closing vote comes last.")


def say_late(state: Debate) -> Message:
    """What is said first to who votes while no vote is open."""
    if not state.format.votes:
        return render_remark(state)
    return say(
        "The first vote is closed, so this came too late for it. It is kept as your position for "
        "now. The closing vote comes last."
    )


def render_position(
    stance: int | None,
    confidence: int | None,
    credited: Sequence[str],
    *,
    moved_from: CastVote | None = None,
    remark: Message | None = None,
) -> View:
    """The receipt for a vote or a position, with what the member said moved them; it asks for that
    where they `moved_from` another position. A `remark` on how it counts comes first."""
    held = Strong(stance_words(stance))
    noted = say("Your position: {stance_in_words}.", stance_in_words=held)
    if confidence is not None:
        noted = say(
            "Your position: {stance_in_words}, {n} % sure.", stance_in_words=held, n=confidence
        )
    blocks: list[Block] = [text(remark)] if remark is not None else []
    blocks.append(text(noted))
    if credited:
        blocks.append(text(say("What moved you: {them}", them=Listed(tuple(credited), ";"))))
    elif moved_from is not None:
        say_it = Button(say("What moved you?"), "/position moved", Tone.PRIMARY)
        blocks += [text(_say_moved(moved_from.stance, stance)), Buttons((say_it,))]
    return View(blocks=tuple(blocks))


def _say_moved(before: Stance, after: Stance) -> Message:
    """Which way a member went: to the other side, or from none to one or back, or only further
    along their own."""
    if {camp(before), camp(after)} == set(SIDES):
        return say("You changed your mind.")
    return say("Before: {stance_in_words}.", stance_in_words=stance_words(before))
