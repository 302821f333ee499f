"""A debate as something to read: who said what when, and how it ended."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.debate import events as e
from bot.debate.evolve import evolve, fold
from bot.debate.files.archive import DebateArchive
from bot.debate.handlers.loaded import rules_of
from bot.debate.handlers.resulting import draw_movement
from bot.debate.rules.evidence import CheckedQuotation
from bot.debate.rules.speech_parts import group_parts
from bot.debate.state import Debate, DebatePhase
from bot.debate.views.announcing import announcement
from bot.debate.views.evidence import marks
from bot.debate.views.result import render_whole_result
from bot.debate.views.speech import render_more, render_point, speech
from bot.kernel.former import FORMER
from bot.kernel.message import say
from bot.kernel.view import Block, Divider, Fields, Heading, Moment, Text, View, line, note, text

_SILENT = (
    e.SpeechContinued
    | e.SpeechChanged
    | e.PointEnded
    | e.PointOffered
    | e.PartEnded
    | e.FloorLeft
    | e.Unqueued
    | e.Queued
    | e.Reminded
)


def transcript(archive: DebateArchive, *, pictured: bool = False) -> View:
    """The whole debate in order, speeches in full, then the result once it is closed; `pictured`,
    it shows how people moved.

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
            name = archive.names.get(final.seats[seat.key], FORMER)
            facts.append((say("{seat} ({side})", seat=seat.name, side=side), text(name)))
    blocks.append(Fields(tuple(facts)))
    blocks += _event_blocks(archive)
    if final.phase is DebatePhase.CLOSED:
        result = archive.result()
        picture = draw_movement(result) if pictured else None
        blocks += [Divider(), *render_whole_result(result, archive.names, picture).blocks]
    return View(blocks=tuple(blocks))


def _event_blocks(archive: DebateArchive) -> list[Block]:
    words = {speech.id: speech.words for speech in archive.speeches}
    unnumbered = {**archive.claims, **words}
    state = fold(rules_of(archive.row), archive.events[:1])
    blocks: list[Block] = []
    interruptions: list[Block] = []
    parts = group_parts(archive.events, words)
    for place, event in enumerate(archive.events[1:], 1):
        before = state
        state = evolve(state, event)
        if state.running is None or state.segment != before.segment:
            blocks += interruptions
            interruptions.clear()
        if isinstance(event, e.PointMade):
            # A point stands under the speech that it interrupts, which may be handed in only later.
            has_begun = before.holder in before.speakers
            target = blocks if has_begun else interruptions
            target += _point_blocks(archive, event, before, words)
        elif isinstance(event, e.SpeechGiven) and not before.sealed:
            said = {event.speech: parts[place]}
            blocks += _speech_blocks(archive, event, len(state.speeches), said)
            blocks += interruptions
            interruptions.clear()
        elif isinstance(event, e.SpeechContinued) and place in parts:
            blocks += _more_blocks(archive, event, parts[place])
        elif _is_silent(event):
            continue
        elif news := announcement(event, state, archive.names, unnumbered):
            blocks.append(note(Moment(event.at), " ", *news.spans))
        if before.sealed and not state.sealed and state.phase is not DebatePhase.CANCELLED:
            blocks += _unsealed_blocks(archive, state, before.segment, words)
    return [*blocks, *interruptions]


def _is_silent(event: e.DebateEvent) -> bool:
    """Is nothing said of an event, since others say it? A point that was taken stands there."""
    return isinstance(event, _SILENT) or (isinstance(event, e.PointAnswered) and event.accepted)


def _unsealed_blocks(
    archive: DebateArchive, state: Debate, segment: int, words: Mapping[str, str]
) -> list[Block]:
    """What was handed in under the seal of a segment."""
    return [
        block
        for number, given_speech in enumerate(state.speeches, 1)
        if given_speech.segment == segment
        for block in _speech_blocks(archive, given_speech, number, words)
    ]


def _point_blocks(
    archive: DebateArchive, point: e.PointMade, state: Debate, words: Mapping[str, str]
) -> list[Block]:
    view = render_point(point, words.get(point.point, ""), state, archive.names)
    return _dated(point.at, view, archive.quotations.get(point.point, ()))


def _speech_blocks(
    archive: DebateArchive, given_speech: e.SpeechGiven, number: int, words: Mapping[str, str]
) -> list[Block]:
    final = archive.state
    view = speech(number, given_speech, words.get(given_speech.speech, ""), final, archive.names)
    return _dated(given_speech.at, view, archive.quotations.get(given_speech.speech, ()))


def _more_blocks(archive: DebateArchive, event: e.SpeechContinued, words: str) -> list[Block]:
    """What a speaker said after a point of information."""
    final = archive.state
    speeches = enumerate(final.speeches, 1)
    number, given_speech = next(pair for pair in speeches if pair[1].speech == event.speech)
    view = render_more(number, given_speech, words, final, archive.names)
    return _dated(event.at, view, ())


def _dated(at: datetime, view: View, quotations: Sequence[CheckedQuotation]) -> list[Block]:
    """What somebody said, its head with when that was (UTC), and the evidence under it."""
    first = view.blocks[0]
    head = Text(line(Moment(at), " ", *first.spans)) if isinstance(first, Text) else first
    return [head, *view.blocks[1:], *marks(quotations)]
