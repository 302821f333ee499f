"""How a speech looks."""

from msgspec.structs import replace

from bot.debate import events as e
from bot.debate.rules.clock import ends_at
from bot.debate.rules.speakers import find_point_end
from bot.debate.state import Debate
from bot.debate.views.board import Names, person, show_end
from bot.kernel.ids import MemberId
from bot.kernel.message import Message, say
from bot.kernel.view import (
    Audience,
    Button,
    Buttons,
    Emphasis,
    Link,
    Quotation,
    Strong,
    Text,
    Tone,
    View,
    note,
    text,
)

ERASED = say("The words of this speech were erased.")


def speech(
    number: int, given_speech: e.SpeechGiven, words: str, state: Debate, names: Names
) -> View:
    """A speech as the room sees it; its number is how others credit and cite it."""
    numbered = Strong(say("Speech {number}", number=number))
    head = _head(numbered, given_speech, state, names)
    if given_speech.unfinished:
        head = say("{speech} (a draft, given when the time was over)", speech=head)
    if given_speech.late:
        head = say("{speech} (late: handed in after its time)", speech=head)
    return View(blocks=(text(head), *_paragraphs(words)), audience=Audience.ROOM)


def render_more(
    number: int, given_speech: e.SpeechGiven, words: str, state: Debate, names: Names
) -> View:
    """What a speaker said more of their speech, as the room sees it."""
    numbered = Strong(say("Speech {number} goes on", number=number))
    head = _head(numbered, given_speech, state, names)
    return View(blocks=(text(head), *_paragraphs(words)), audience=Audience.ROOM)


def _paragraphs(words: str) -> tuple[Text, ...]:
    paragraphs = tuple(text(part) for part in words.split("\n") if part.strip())
    return paragraphs or (text(Emphasis(ERASED)),)


def render_point(point: e.PointMade, words: str, state: Debate, names: Names) -> View:
    """A point of information as the room sees it, told in the state in which it was made: who makes
    it to whom, and its words. It has no number: nobody cites it."""
    head = render_point_head(point, state, names)
    return View(blocks=(text(head), *_paragraphs(words)), audience=Audience.ROOM)


def render_point_head(point: e.PointMade, state: Debate, names: Names) -> Message:
    """Who makes a point of information, and to whom."""
    maker, title = person(point.member, names), Strong(say("Point of information"))
    if state.holder is None or state.holder == point.member:
        return say("{point}, {maker}", point=title, maker=maker)
    speaker = person(state.holder, names)
    return say("{point}, {maker} to {speaker}", point=title, maker=maker, speaker=speaker)


def render_written(
    number: int, given_speech: e.SpeechGiven, address: str, state: Debate, names: Names
) -> Text:
    """Said below a speech that was written in the room itself: its number, which leads to its first
    message where there is an `address`."""
    words = say("Speech {number}", number=number)
    numbered = Link(words, address) if address.startswith("https://") else Strong(words)
    return text(_head(numbered, given_speech, state, names))


def render_many_written(first: int, last: int) -> Text:
    """The same for many that were written in one segment."""
    return text(Strong(say("Speeches {first} to {last}", first=first, last=last)))


def _head(
    numbered: Link | Strong, given_speech: e.SpeechGiven, state: Debate, names: Names
) -> Message:
    head = say("{speech}, {speaker}", speech=numbered, speaker=person(given_speech.member, names))
    if given_speech.seat:
        head = say("{speech}, {seat}", speech=head, seat=state.format.seat(given_speech.seat).name)
    return head


_LATE = Button(say("Hand in late"), "/debate late", Tone.PRIMARY)
_DRAFT = Button(say("Keep as draft"), "/debate kept")
_AGAIN = Button(say("Offer it again"), "/debate point", Tone.PRIMARY)
_CHAT = Button(say("Only chat"), "/debate chat")


def _key(debate: str) -> str:
    """What became of kept words stands where it was asked."""
    return f"unsaid:{debate}"


def render_unsaid(debate: str, why: Message, *, late: bool, draft: bool) -> View:
    """Said to who could not hand in a speech: it is kept, and what can be done with it."""
    buttons = (*((_LATE,) if late else ()), *((_DRAFT,) if draft else ()))
    kept = say("{why} Your words are kept.", why=why)
    return View(blocks=(text(kept), Buttons(buttons)), key=_key(debate), moves=True)


HANDED_IN_LATE = View(blocks=(note(say("Handed in late.")),))
"""Said to who handed in what was kept."""


def in_its_place(debate: str, view: View) -> View:
    """What is said in the place of the question what kept words are to be, once that is known."""
    return view if view.key is not None else replace(view, key=_key(debate))


def ask_about_unsaid(
    debate: str,
    why: Message,
    words: str,
    *,
    late: bool,
    draft: bool,
    point: bool,
    heard: bool,
) -> View:
    """Asked of who typed something in the room for a turn, or a `point`, that was over when it
    came. What others have `heard` is chat already, unless more becomes of it."""
    offered = (*((_LATE,) if late else ()), *((_DRAFT,) if draft else ()))
    offered += (_AGAIN,) if point else ()
    if heard:
        told = text(say("{why} It is only chat.", why=why))
        blocks = (told, Buttons(offered)) if offered else (told,)
        return View(blocks=blocks, key=_key(debate), moves=True, trouble=True)
    told = text(say("{why} Nobody has seen it yet.", why=why))
    buttons = Buttons((*offered, _CHAT))
    return View(blocks=(Quotation(text(words).spans), told, buttons), key=_key(debate), moves=True)


def ask_to_hand_in(state: Debate, words: str) -> View:
    """Asked of who typed something in the room while all write under a seal."""
    segment = Strong(state.now.name if state.now is not None else "")
    asked = say("Nobody has seen this yet. Hand it in for {segment}?", segment=segment)
    buttons = (
        Button(say("Hand it in"), "/debate sealed sure:yes", Tone.PRIMARY),
        Button(say("Only chat"), "/debate chat"),
    )
    return View(blocks=(Quotation(text(words).spans), text(asked), Buttons(buttons)))


def render_dropped(debate: str, words: str) -> View:
    """Said to whoever does not hand in what was kept, where they say it to the room themselves."""
    told = say("Not handed in. To say it in the channel, send it once more:")
    return View(blocks=(text(told), Quotation(text(words).spans)), key=_key(debate))


def render_deadline(state: Debate, member: MemberId) -> tuple[Text, ...]:
    """What stands above the fields of a member's speech: the segment or their point, and until
    when it can be handed in."""
    segment, running = state.now, state.running
    if segment is None or running is None:
        return ()
    if (point_end := find_point_end(state, member)) is not None:
        end = show_end(state, point_end)
        return (text(say("Your point of information: hand it in by {time}.", time=end)),)
    floor, until = running.floor, ends_at(state)
    if floor is not None and floor.member == member and floor.until is not None:
        until = floor.until
    if until is None:
        return (text(Strong(segment.name)),)
    return (
        text(
            say(
                "{segment}: hand it in by {time}.",
                segment=Strong(segment.name),
                time=show_end(state, until),
            )
        ),
    )


def say_draft_kept(state: Debate, draft: e.DraftKept) -> Message:
    """When a draft comes up; of a turn that runs, that it is there now."""
    if state.running is not None and draft.segment == state.segment:
        return say("Kept. Speak opens with it now. If your time runs out, it is handed in.")
    return say(
        "Kept. Speak opens with it when your turn comes. If your time runs out, it is handed in."
    )
