"""A format from an XML file of Debatekeeper (schema 2.2), with what was guessed and left out."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET  # read by guarding.py

from msgspec import Struct

from bot.debate.rules.debatekeeper.benches import Bench, find_bench
from bot.debate.rules.debatekeeper.guarding import parse_guarded, refuse_xml
from bot.debate.rules.debatekeeper.languages import (
    LANG,
    choose_language,
    find_languages,
    plain_words,
    words_in,
)
from bot.debate.rules.debatekeeper.leaving import describe_losses
from bot.debate.rules.debatekeeper.naming import make_format_id, make_key
from bot.debate.rules.debatekeeper.sides import NamedSpeech, read_answers
from bot.debate.rules.debatekeeper.timing import (
    POINTS,
    TimeUnreadable,
    Timing,
    read_seconds,
    read_timing,
)
from bot.debate.rules.format import Format, Preparation, Segment, SegmentKind, Winner
from bot.debate.rules.reading_formats import LONGEST_WORDS, read_format
from bot.debate.rules.writing_formats import write_format
from bot.kernel.message import Message, row_of, say
from bot.kernel.plain import clean_words
from bot.kernel.refusal import Refused

_CHARACTERS_A_SECOND = 13
_FACTS = ("used-at", "level", "region")


class FormatImport(Struct, frozen=True, kw_only=True):
    """What a file of Debatekeeper became. `form` is None while `unplaced` speeches, by number and
    name, are still to be given a side; `sides` are those that may be named for them. `guesses` and
    `losses` are what people should know before they keep it; `foreign` counts the names that are
    not in `language`."""

    name: str
    form: Format | None
    sides: tuple[str, ...]
    unplaced: tuple[tuple[int, str], ...]
    guesses: tuple[Message, ...]
    losses: tuple[Message, ...]
    language: str
    languages: tuple[str, ...]
    foreign: int


def import_debatekeeper(
    xml: str, file: str, *, language: str = "", answers: str = ""
) -> FormatImport:
    """The format that an XML text describes, in one of its languages. Raises Refused
    (FORMAT_WRONG).

    The file tells no sides and no seats: they follow from the names of its speeches, or from
    `answers` such as “Opening=For; Second speech=Against”. It tells no winner either, so
    adjudicators decide and the audience does not vote.
    """
    root, lines = parse_guarded(clean_words(xml), file)
    reader = _DebatekeeperReader(file, lines, root, language)
    try:
        return reader.read(read_answers(answers))
    except TimeUnreadable as wrong:
        reason = f"{wrong.attribute} is no time such as 7:00"
        raise reader.refuse(wrong.element, reason) from None


class _DebatekeeperReader:
    def __init__(
        self, file: str, lines: dict[ET.Element, int], root: ET.Element, language: str
    ) -> None:
        self._file = file
        self._lines = lines
        self._root = root
        self._languages = find_languages(root)
        self._language = self._wanted(language.strip().lower())
        self._foreign = 0

    def _wanted(self, language: str) -> str:
        if not language:
            return choose_language(self._root, self._languages)
        for tag in self._languages:
            if language in (tag.lower(), tag.lower().partition("-")[0]):
                return tag
        known = row_of(self._languages) if self._languages else say("no language")
        reason = say("there is no {language} in it, only {known}", language=language, known=known)
        raise self.refuse(self._root, reason)

    def refuse(self, element: ET.Element, reason: str) -> Refused:
        return refuse_xml(self._file, self._lines.get(element, 1), element.tag, reason)

    def read(self, answers: dict[str, str]) -> FormatImport:
        root = self._root
        if root.tag != "debate-format":
            raise self.refuse(root, "debate-format is expected")
        name = self._name(root)
        periods = {
            period.get("ref", ""): words_in(period, "display", self._language)[0]
            or words_in(period, "name", self._language)[0]
            for period in root.iterfind("period-types/period-type")
        }
        allowing = self._allowing()
        types = {
            kind.get("ref", ""): read_timing(kind, allowing, periods)
            for kind in root.iterfind("speech-types/speech-type")
        }
        elements = root.findall("speeches/speech")
        timings = [self._timing(speech, types) for speech in elements]
        if not elements:
            raise self.refuse(root, "it has no speeches")
        speeches = [self._speech(speech) for speech in elements]
        about = self._about()
        bench = find_bench(speeches, self._language, about, answers)
        unplaced = tuple((number, speeches[number - 1].name) for number in bench.unplaced)
        preparation = self._preparation(allowing, periods)
        form = None
        if not unplaced and len(bench.sides) > 1:
            segments = _make_segments(speeches, timings, bench)
            form = self._form(name, about, bench, segments, preparation)
        losses = describe_losses(root, speeches, timings, preparation)
        return FormatImport(
            name=name,
            form=form,
            sides=tuple(side.name for side in bench.sides),
            unplaced=unplaced or tuple((n, s.name) for n, s in enumerate(speeches, 1)) * (not form),
            guesses=(*bench.guesses, *_always_guessed(bench, about)),
            losses=losses,
            language=self._language,
            languages=self._languages,
            foreign=self._foreign,
        )

    def _name(self, element: ET.Element) -> str:
        name, language = words_in(element, "name", self._language)
        if not name:
            raise self.refuse(element, "name is missing")
        self._foreign += language not in ("", self._language)
        return name[:100]

    def _speech(self, element: ET.Element) -> NamedSpeech:
        name = self._name(element)
        others = [plain_words(other) for other in element.findall("name")]
        return NamedSpeech(name=name, others=tuple(o for o in others if o and o != name))

    def _about(self) -> str:
        info = next(iter(self._infos()), None)
        if info is None:
            return ""
        return plain_words(info.find("description"))[:LONGEST_WORDS]

    def _infos(self) -> list[ET.Element]:
        """What the file says of itself in the language that is read, or else first of all."""
        infos = self._root.findall("info")
        return [i for i in infos if i.get(LANG, "") in (self._language, "")] or infos[:1]

    def _facts(self) -> str:
        """Where a format is used: what the file says of it beside its description."""
        short = [words_in(self._root, "short-name", self._language)[0]]
        words = short + [
            plain_words(e) for tag in _FACTS for info in self._infos() for e in info.findall(tag)
        ]
        return "; ".join(dict.fromkeys(word for word in words if word))[:LONGEST_WORDS]

    def _allowing(self) -> frozenset[str]:
        """The periods in which points of information may be offered."""
        kinds = self._root.iterfind("period-types/period-type")
        told = {kind.get("ref", ""): kind.get(POINTS) in ("true", "1") for kind in kinds}
        own = {ref for ref, is_open in told.items() if is_open}
        return frozenset(own | ({POINTS} if told.get(POINTS, True) else set()))

    def _timing(self, speech: ET.Element, types: dict[str, Timing]) -> Timing:
        timing = types.get(speech.get("type", ""))
        if timing is None:
            raise self.refuse(speech, f"there is no speech-type {speech.get('type')}")
        return timing

    def _preparation(self, allowing: frozenset[str], periods: dict[str, str]) -> Timing:
        """The time before the first speech; 0 seconds if there is none."""
        plain = self._root.find("prep-time")
        if plain is not None:
            return Timing(seconds=read_seconds(plain, "length"))
        controlled = self._root.find("prep-time-controlled")
        if controlled is not None:
            return read_timing(controlled, allowing, periods)
        return Timing(seconds=0)

    def _form(
        self,
        name: str,
        about: str,
        bench: Bench,
        segments: tuple[Segment, ...],
        preparation: Timing,
    ) -> Format:
        version = plain_words(self._root.find("version"))
        short = words_in(self._root, "short-name", self._language)[0]
        form = Format(
            id=make_format_id(name, short),
            name=name,
            about=about or name,
            sides=bench.sides,
            seats=bench.seats,
            segments=segments,
            preparation=Preparation.FIXED if preparation.seconds else Preparation.NONE,
            preparation_seconds=preparation.seconds,
            votes=False,
            winner=Winner.RANKS if bench.four_teams else Winner.JUDGES,
            notes=self._facts(),
            sources=(f"Debatekeeper, version {version}" if version else "Debatekeeper",),
        )
        return read_format(write_format(form), self._file)


def _always_guessed(bench: Bench, about: str) -> tuple[Message, ...]:
    """What no file of Debatekeeper says."""
    won = (
        say("Adjudicators rank the four teams; nobody votes")
        if bench.four_teams
        else say("Adjudicators decide; nobody votes")
    )
    length = say("In writing, a minute is {n} characters", n=60 * _CHARACTERS_A_SECOND)
    return (won, length) if about else (won, length, say("The file has no description"))


def _make_segments(
    speeches: Sequence[NamedSpeech], timings: Sequence[Timing], bench: Bench
) -> tuple[Segment, ...]:
    times_taken: dict[str, int] = {}
    segments: list[Segment] = []
    for speech, timing, placed in zip(speeches, timings, bench.speeches, strict=True):
        key = make_key(speech.name)
        times_taken[key] = times_taken.get(key, 0) + 1
        segments.append(
            Segment(
                key=key if times_taken[key] == 1 else f"{key}-{times_taken[key]}",
                name=speech.name,
                kind=placed.kind,
                seconds=timing.seconds,
                characters=max(300, timing.seconds * _CHARACTERS_A_SECOND // 100 * 100),
                actors=placed.actors,
                turn=60 if placed.kind is SegmentKind.DISCUSSION else 0,
                floor=placed.floor,
                interruptions=next(iter(timing.windows), None),
                more_interruptions=timing.windows[1:],
                warnings=timing.warnings,
            )
        )
    return tuple(segments)
