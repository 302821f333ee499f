"""The parts of a speech that was said in several forms or messages of one turn."""

from collections.abc import Iterable, Mapping, Sequence

from bot.debate import events as e
from bot.debate.events import DebateEvent
from bot.debate.rules.counting import characters

JOINT = "\n\n"
"""Stands between the parts."""


def find_part_sizes(events: Iterable[DebateEvent], speech: str) -> list[int]:
    """How many characters each part of a speech has, by its id, in order."""
    parts = (ev for ev in events if isinstance(ev, e.SpeechGiven | e.SpeechContinued))
    return [part.characters for part in parts if part.speech == speech]


def split_part(words: str, size: int) -> tuple[str, str]:
    """The first part of some words, which has so many characters, and what comes after it. All of
    the words where no part has that size, since they were changed or erased."""
    pieces = words.split(JOINT)
    for number in range(1, len(pieces) + 1):
        part = JOINT.join(pieces[:number])
        if characters(part) == size:
            return part, JOINT.join(pieces[number:])
    return words, ""


def group_parts(events: Sequence[DebateEvent], words: Mapping[str, str]) -> dict[int, str]:
    """The words (by speech) of all speeches, by the place of the event that begins them: what a
    speaker said by the form after a point of information begins there, all else with its speech."""
    latest: dict[str, int] = {}
    sizes: dict[int, list[int]] = {}
    was_interrupted = False
    for place, event in enumerate(events):
        if isinstance(event, e.PointMade):
            was_interrupted = True
        if isinstance(event, e.SpeechGiven | e.SpeechContinued):
            is_new = isinstance(event, e.SpeechGiven) or (was_interrupted and not event.in_room)
            if is_new:
                latest[event.speech] = place
                was_interrupted = False
            sizes.setdefault(latest[event.speech], []).append(event.characters)
    groups: dict[int, str] = {}
    left = dict(words)
    for place, of_parts in sizes.items():
        event = events[place]
        speech = event.speech if isinstance(event, e.SpeechGiven | e.SpeechContinued) else ""
        if place == latest[speech]:  # all that is left
            groups[place] = left.get(speech, "")
            continue
        parts = list[str]()
        for size in of_parts:
            part, left[speech] = split_part(left.get(speech, ""), size)
            parts.append(part)
        groups[place] = JOINT.join(parts)
    return groups
