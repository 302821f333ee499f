"""A format from an XML file of Debatekeeper (its schema 2.2)."""

import re
from xml.etree import ElementTree as ET  # after _guarded: no document type, no entities
from xml.parsers import expat

from msgspec import Struct

from bot.debate.refusals import DebateRefusal
from bot.debate.rules.benches import Bench, find_bench
from bot.debate.rules.format import (
    Format,
    Interruptions,
    Preparation,
    Seat,
    Segment,
    SegmentKind,
    Side,
    Winner,
)
from bot.debate.rules.reading_formats import read_format
from bot.debate.rules.writing_formats import write_format
from bot.kernel.message import say
from bot.kernel.plain import clean_words
from bot.kernel.refusal import Refused

LONGEST = 200_000
"""Characters of a file."""

_DEEPEST = 8
_MOST = 3000
"""Elements in a file."""

_CHARACTERS_A_SECOND = 13
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_POINTS = "pois-allowed"


def read_debatekeeper(xml: str, file: str) -> Format:
    """The format that an XML text describes. Raises Refused (FORMAT_WRONG).

    The file tells no sides and no seats: they follow from the names of its speeches. It tells no
    winner either, so adjudicators decide and the audience does not vote.
    """
    xml = clean_words(xml)
    lines = _guarded(xml, file)
    parser = ET.XMLParser(encoding="utf-8")  # noqa: S314  # see _guarded
    root = ET.fromstring(xml.encode(), parser)  # noqa: S314
    reader = _DebatekeeperReader(file, dict(zip(root.iter(), lines, strict=True)))
    form = reader.read(root)
    return read_format(write_format(form), file)


def _guarded(xml: str, file: str) -> list[int]:
    """The line of each element in order. Refuses what is too large, too deep or no mere data."""
    if len(xml) > LONGEST:
        raise _wrong(file, 1, say("the text"), say("it is too long"))
    lines: list[int] = []
    depth = 0
    parser = expat.ParserCreate("utf-8")  # whatever encoding the text declares: it is decoded

    def start(_: str, __: object) -> None:
        nonlocal depth
        depth += 1
        lines.append(parser.CurrentLineNumber)
        if depth > _DEEPEST or len(lines) > _MOST:
            raise _wrong(
                file, parser.CurrentLineNumber, say("the text"), say("it is too large or too deep")
            )

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_: object) -> None:
        reason = say("a document type or an entity has no place here")
        raise _wrong(file, parser.CurrentLineNumber, say("the text"), reason)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(xml.encode(), True)  # expat takes it by position alone
    except expat.ExpatError as error:
        raise _wrong(
            file, error.lineno, say("the text"), say("it is not well-formed XML")
        ) from None
    return lines


class _Type(Struct, frozen=True, kw_only=True):
    """What a kind of speech has: its length, its warnings, its window for points."""

    seconds: int
    warnings: tuple[int, ...]
    window: Interruptions | None


class _DebatekeeperReader:
    def __init__(self, file: str, lines: dict[ET.Element, int]) -> None:
        self._file = file
        self._lines = lines

    def refuse(self, element: ET.Element, reason: str) -> Refused:
        return _wrong(self._file, self._lines.get(element, 1), element.tag, reason)

    def read(self, root: ET.Element) -> Format:
        if root.tag != "debate-format":
            raise self.refuse(root, "debate-format is expected")
        name = self._name(root)
        allow = self._allowing(root)
        types = {
            speech_type.get("ref", ""): self._type(speech_type, allow)
            for speech_type in root.iterfind("speech-types/speech-type")
        }
        speeches = [
            (self._name(speech), self._of_type(speech, types))
            for speech in root.iterfind("speeches/speech")
        ]
        if not speeches:
            raise self.refuse(root, "it has no speeches")
        bench = find_bench([type_name for type_name, _ in speeches])
        about = root.find("info/description")
        preparation = root.find("prep-time")
        seconds = 0 if preparation is None else self._seconds(preparation, "length")
        return Format(
            id=_slug(name),
            name=name,
            about=_words(about) or f"{name}, from Debatekeeper.",
            sides=tuple(Side(key=key, name=words) for key, words in bench.sides),
            seats=tuple(Seat(key=s.key, side=s.side, name=s.name) for s in bench.seats),
            segments=_segments(speeches, bench),
            preparation=Preparation.FIXED if seconds else Preparation.NONE,
            preparation_seconds=seconds,
            votes=False,
            winner=Winner.JUDGES,
            sources=("Debatekeeper formats",),
        )

    def _name(self, element: ET.Element) -> str:
        """Its name, in English if there are several languages."""
        names = element.findall("name")
        english = [n for n in names if n.get(_LANG, "en").startswith("en")]
        name = _words(next(iter(english or names), None))
        if not name:
            raise self.refuse(element, "name is missing")
        return name[:100]

    def _allowing(self, root: ET.Element) -> frozenset[str]:
        """The periods in which points of information may be offered."""
        period_types = root.iterfind("period-types/period-type")
        return frozenset(
            {_POINTS, *(p.get("ref", "") for p in period_types if p.get(_POINTS) == "true")}
        )

    def _of_type(self, speech: ET.Element, types: dict[str, _Type]) -> _Type:
        speech_type = types.get(speech.get("type", ""))
        if speech_type is None:
            raise self.refuse(speech, f"there is no speech-type {speech.get('type')}")
        return speech_type

    def _type(self, element: ET.Element, allow: frozenset[str]) -> _Type:
        whole = self._seconds(element, "length")
        bells = [(self._bell(bell, whole), bell) for bell in element.iterfind("bell")]
        bells.sort(key=lambda bell: bell[0])
        spans: list[tuple[int, int]] = []
        period, since = element.get("first-period", ""), 0
        for at, bell in [*bells, (whole, None)]:
            if period in allow and since < min(at, whole):
                spans.append((since, min(at, whole)))
            if bell is not None:
                period, since = bell.get("next-period", period), at
        window = Interruptions(opens=spans[0][0], closes=spans[-1][1]) if spans else None
        closing = {whole - at for at, bell in bells if bell.get("next-period") not in allow}
        warnings = tuple(sorted((w for w in closing if 0 < w < whole), reverse=True))
        return _Type(seconds=whole, warnings=warnings, window=window)

    def _bell(self, bell: ET.Element, whole: int) -> int:
        return whole if bell.get("time") == "finish" else self._seconds(bell, "time")

    def _seconds(self, element: ET.Element, name: str) -> int:
        """A time such as 7:00, or in seconds."""
        match = re.fullmatch(r"(?:(\d{1,3}):)?(\d{1,5})", element.get(name, "").strip())
        if match is None:
            raise self.refuse(element, f"{name} is no time such as 7:00")
        return int(match[1] or 0) * 60 + int(match[2])


def _segments(speeches: list[tuple[str, _Type]], bench: Bench) -> tuple[Segment, ...]:
    times_taken: dict[str, int] = {}
    segments: list[Segment] = []
    for (name, kind), (form, actors) in zip(speeches, bench.speeches, strict=True):
        key = _slug(name)
        times_taken[key] = times_taken.get(key, 0) + 1
        segments.append(
            Segment(
                key=key if times_taken[key] == 1 else f"{key}-{times_taken[key]}",
                name=name,
                kind=form,
                seconds=kind.seconds,
                characters=max(300, kind.seconds * _CHARACTERS_A_SECOND // 100 * 100),
                actors=actors,
                turn=60 if form is SegmentKind.DISCUSSION else 0,
                interruptions=kind.window,
                warnings=kind.warnings,
            )
        )
    return tuple(segments)


def _words(element: ET.Element | None) -> str:
    return " ".join((element.text or "").split()) if element is not None else ""


def _slug(words: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    return plain[:36].strip("-") or "format"


def _wrong(file: str, line: int, field: str, reason: str) -> Refused:
    return Refused(DebateRefusal.FORMAT_WRONG, file=file, line=line, field=field, why=reason)
