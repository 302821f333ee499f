"""What a file of Debatekeeper says that a format of Parley does not."""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET  # read by guarding.py

from bot.debate.rules.debatekeeper.languages import LANG
from bot.debate.rules.debatekeeper.sides import NamedSpeech
from bot.debate.rules.debatekeeper.timing import Timing
from bot.kernel.message import Message, row_of, say

_KNOWN: Mapping[str, frozenset[str]] = {
    tag: frozenset(attributes.split())
    for tag, attributes in {
        "debate-format": "schema-version", "name": LANG, "short-name": LANG, "version": "",
        "languages": "", "language": "", "info": LANG, "region": "", "level": "", "used-at": "",
        "description": "", "period-types": "", "period-type": "ref pois-allowed", "display": LANG,
        "default-bgcolor": "", "prep-time": "length",
        "prep-time-controlled": "length first-period", "speech-types": "",
        "speech-type": "ref length first-period",
        "bell": "time number next-period pause-on-bell", "speeches": "", "speech": "type",
    }.items()
}  # fmt: skip
"""Every element of the schema with its attributes; all of them are read or named below."""

_FEW = 4


def describe_losses(
    root: ET.Element,
    speeches: Sequence[NamedSpeech],
    timings: Sequence[Timing],
    preparation: Timing,
) -> tuple[Message, ...]:
    """What is left out, a phrase each; languages aside."""
    losses = _preparation_losses(preparation)
    periods = [_period(at, name) for timing in timings for at, name in timing.periods if name]
    if periods:
        losses.append(say("Notices during a speech: {periods}", periods=_few(periods)))
    pairs = list(zip(speeches, timings, strict=True))
    if stopped := [speech.name for speech, timing in pairs if timing.stops]:
        losses.append(say("Pauses at a bell: {speeches}", speeches=_few(stopped)))
    if late := [speech.name for speech, timing in pairs if timing.late_bells]:
        losses.append(say("Bells after the end: {speeches}", speeches=_few(late)))
    if any(bell.get("number") == "0" for bell in root.iter("bell")):
        losses.append(say("Silent bells (Parley announces them too)"))
    if root.find(".//bell") is not None:
        losses.append(say("How often a bell rings"))
    if root.find(".//default-bgcolor") is not None:
        losses.append(say("Colours"))
    if root.find("speech-types/speech-type/name") is not None:
        losses.append(say("Names of kinds of speeches"))
    if unknown := _unknown(root):
        losses.append(say("Unknown to Parley: {names}", names=_few(unknown)))
    return tuple(losses)


def _unknown(root: ET.Element) -> list[str]:
    """Elements and attributes that are in no file of the schema."""
    unknown: list[str] = []
    for element in root.iter():
        if element.tag not in _KNOWN:
            unknown.append(element.tag[:40])
        else:
            unknown += [key[:40] for key in element.attrib if key not in _KNOWN[element.tag]]
    return unknown


def _preparation_losses(preparation: Timing) -> list[Message]:
    steps = [_period(at, name) for at, name in preparation.periods if name]
    losses = [say("Steps of the preparation: {steps}", steps=_few(steps))] if steps else []
    if preparation.stops:
        times = _few([_clock(at) for at in preparation.stops])
        losses.append(say("Pauses of the preparation at {times}", times=times))
    elif preparation.warnings and not steps:
        losses.append(say("Bells during the preparation"))
    return losses


def _period(at: int, name: str) -> Message:
    return say("“{period}” from {at}", period=name, at=_clock(at))


def _few(parts: Sequence[str]) -> Message:
    """Each of them once; of many the first, with an ellipsis for the others."""
    each = list(dict.fromkeys(parts))
    return row_of(each if len(each) <= _FEW else [*each[:_FEW], "…"])


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
