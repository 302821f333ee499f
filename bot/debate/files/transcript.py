"""A debate as something to read: who said what when, and how it ended."""

from bot.debate import events as e
from bot.debate.evolve import evolve, fold
from bot.debate.files.archive import DebateArchive
from bot.debate.handlers.loaded import rules_of
from bot.debate.state import DebatePhase
from bot.debate.views import result as result_views
from bot.debate.views.announcing import announcement
from bot.debate.views.evidence import marks
from bot.debate.views.speech import speech
from bot.kernel.message import say
from bot.kernel.view import Block, Divider, Fields, Heading, Moment, Text, View, line, note, text

_SILENT = e.PointEnded | e.FloorLeft | e.Unqueued | e.Queued | e.Reminded


def transcript(archive: DebateArchive) -> View:
    """The whole debate in order, speeches in full, then the result once it is closed.

    What is still sealed stays out.
    """
    final = archive.state
    opened = archive.events[0]
    blocks: list[Block] = [Heading(archive.row.motion)]
    if final.info:
        blocks.append(text(final.info))
    facts: list[tuple[str, Text]] = [
        (say("Format"), text(final.format.name)),
        (say("Opened"), text(Moment(opened.at))),
        (say("State"), text(final.phase.value)),
    ]
    for seat in final.format.seats:
        if seat.key in final.seats:
            side = final.format.side(seat.side).name
            name = archive.names.get(final.seats[seat.key], result_views.FORMER)
            facts.append((say("{seat} ({side})", seat=seat.name, side=side), text(name)))
    blocks.append(Fields(tuple(facts)))
    blocks += _event_blocks(archive)
    if final.phase is DebatePhase.CLOSED:
        blocks += [Divider(), *result_views.render_result(archive.result(), archive.names).blocks]
    return View(blocks=tuple(blocks))


def _event_blocks(archive: DebateArchive) -> list[Block]:
    words = {speech.id: speech.words for speech in archive.speeches}
    state = fold(rules_of(archive.row), archive.events[:1])
    blocks: list[Block] = []
    for event in archive.events[1:]:
        before = state
        state = evolve(state, event)
        if isinstance(event, e.SpeechGiven) and not before.sealed:
            blocks += _speech_blocks(archive, event, len(state.speeches), words)
        elif isinstance(event, _SILENT):
            continue
        elif news := announcement(event, state, archive.names, archive.claims):
            blocks.append(note(Moment(event.at), " ", *news.spans))
        if before.sealed and not state.sealed and state.phase is not DebatePhase.CANCELLED:
            for number, given_speech in enumerate(state.speeches, 1):
                if given_speech.segment == before.segment:
                    blocks += _speech_blocks(archive, given_speech, number, words)
    return blocks


def _speech_blocks(
    archive: DebateArchive, given_speech: e.SpeechGiven, number: int, words: dict[str, str]
) -> list[Block]:
    final = archive.state
    view = speech(number, given_speech, words.get(given_speech.speech, ""), final, archive.names)
    first = view.blocks[0]
    head = (
        Text(line(Moment(given_speech.at), " ", *first.spans)) if isinstance(first, Text) else first
    )
    return [head, *view.blocks[1:], *marks(archive.quotations.get(given_speech.speech, ()))]
