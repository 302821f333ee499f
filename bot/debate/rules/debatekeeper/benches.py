"""Who speaks where: sides, seats, and for each speech what it is and who acts in it."""

import re
from collections.abc import Sequence

from msgspec import Struct

from bot.debate.rules.debatekeeper import words as w
from bot.debate.rules.debatekeeper.guessing import Guess, Guesses
from bot.debate.rules.debatekeeper.sides import (
    NamedSpeech,
    find_all_sides,
    find_answer,
    find_pair,
    find_side,
)
from bot.debate.rules.debatekeeper.teams import describe_teams, find_halves, split_into_teams
from bot.debate.rules.format import FloorRule, Seat, SegmentKind, Side
from bot.kernel.message import Message, say


class PlacedSpeech(Struct, frozen=True, kw_only=True):
    """What a speech is, and the seats that act in it."""

    kind: SegmentKind = SegmentKind.SPEECH
    actors: tuple[str, ...] = ()
    floor: FloorRule = FloorRule.EVERYBODY


class Bench(Struct, frozen=True, kw_only=True):
    """Sides, seats, and each speech; `unplaced` are the numbers, from 1, of those that told no
    side, and `guesses` what was taken to be so."""

    sides: tuple[Side, ...]
    seats: tuple[Seat, ...]
    speeches: tuple[PlacedSpeech, ...]
    unplaced: tuple[int, ...]
    guesses: tuple[Message, ...]
    four_teams: bool


def find_bench(
    speeches: Sequence[NamedSpeech], language: str, about: str, answers: dict[str, str]
) -> Bench:
    """Sides and seats for speeches of these names; `about` is what the file says of itself."""
    finder = _BenchFinder(speeches, language, answers)
    finder.place()
    return finder.bench(w.fold_words(about))


class _BenchFinder:
    def __init__(
        self, speeches: Sequence[NamedSpeech], language: str, answers: dict[str, str]
    ) -> None:
        self._speeches = speeches
        self._answers = answers
        self._guesses = Guesses()
        self._unplaced: list[int] = []
        pair = find_pair(speeches)
        self._words: list[w.SideWords] = list(pair or ())
        if any(speech.tells(w.FREE_PATTERN) for speech in speeches):
            self._words.append(w.FREE)
        self._sides = {s.key: Side(key=s.key, name=w.side_name(s, language)) for s in self._words}
        self._seats: dict[str, list[Seat]] = {key: [] for key in self._sides}
        self._kinds = [self._kind(speech, n) for n, speech in enumerate(speeches, 1)]
        self._placed: dict[int, PlacedSpeech] = {}

    def _kind(self, speech: NamedSpeech, number: int) -> tuple[str, str]:
        """What a speech is, in a word, and the key of its side ("" if it has none)."""
        answer = find_answer(speech, number, self._answers)
        if answer:
            return self._answered(speech, answer)
        if speech.tells(w.PREPARES):
            return "preparation", ""
        if speech.tells(w.CROSSES):
            return "cross", ""
        side = next(filter(None, (find_side(name, self._words) for name in speech.folded)), "")
        if speech.tells(w.DISCUSSES) and not side:
            return "discussion", ""
        if speech.tells(w.ASKS_ALL):
            return "questions", ""
        if speech.tells(w.REPLIES):
            return "reply", side
        if not side:
            return "unplaced", ""
        return ("rebuttal" if speech.tells(w.REBUTS) else "speech"), side

    def _answered(self, speech: NamedSpeech, answer: str) -> tuple[str, str]:
        folded = w.fold_words(answer)
        if (match := re.fullmatch(r"([a-z]+)\d{1,2}", folded)) and match[1] in self._sides:
            return "seat", folded
        if folded in w.EITHER:
            return "either", ""
        if folded in w.EVERYBODY:
            return "everybody", ""
        key = next(
            (k for k, side in self._sides.items() if folded in (k, w.fold_words(side.name))), ""
        ) or find_side(folded, self._words)
        if not key:
            key = f"side{len(self._sides) + 1}"
            self._sides[key] = Side(key=key, name=answer[:60])
            self._seats[key] = []
        return ("reply" if speech.tells(w.REPLIES) else "speech"), key

    def place(self) -> None:
        """Place all speeches: first those that make seats, then those that share them."""
        for number, (kind, side) in enumerate(self._kinds):
            if kind == "speech":
                self._placed[number] = self._speech(number, side)
        for number, (kind, side) in enumerate(self._kinds):
            match kind:
                case "rebuttal":
                    self._placed[number] = self._rebuttal(number, side)
                case "reply" if side:
                    self._placed[number] = self._reply(number, side)
        for number, (kind, _) in enumerate(self._kinds):
            if number not in self._placed:
                self._placed[number] = self._joint(number, kind)

    def _role(self, number: int) -> str:
        """Whose a speech is, without what it is called: 1st Affirmative for its constructive."""
        name = self._speeches[number].name
        return w.WHICH_SPEECH.sub("", name) or name

    def _seat(self, side: str, name: str) -> Seat:
        """The seat of a name, new if there is none yet."""
        sitting = self._seats[side]
        for seat in sitting:
            if w.fold_words(seat.name) == w.fold_words(name):
                return seat
        sitting.append(Seat(key=f"{side}{len(sitting) + 1}", side=side, name=name))
        return sitting[-1]

    def _speech(self, number: int, side: str) -> PlacedSpeech:
        return PlacedSpeech(actors=(self._seat(side, self._role(number)).key,))

    def _rebuttal(self, number: int, side: str) -> PlacedSpeech:
        """A rebuttal: by whoever has that role, by the side's only speaker, or from a new seat."""
        role, sitting = self._role(number), self._seats[side]
        ordinal = w.find_ordinal(w.fold_words(role))
        named = [seat for seat in sitting if w.fold_words(seat.name) == w.fold_words(role)]
        counted = [s for s in sitting if w.find_ordinal(w.fold_words(s.name)) == ordinal != 0]
        alone = sitting if len(sitting) == 1 and not self._is_second(side, sitting[0]) else []
        name = self._speeches[number].name
        seat = next(iter(named or counted or alone), None)
        if seat is None:
            seat = self._seat(side, role if ordinal else name)
            self._guesses.name(Guess.OWN_SEAT, name)
        elif seat not in named:
            self._guesses.add(say("{seat} also gives {speech}", seat=seat.name, speech=name))
        return PlacedSpeech(actors=(seat.key,))

    def _is_second(self, side: str, first: Seat) -> bool:
        """Do the rebuttals of a side that begins with its first speaker count a second alone?"""
        counted = {
            w.find_ordinal(w.fold_words(self._role(n)))
            for n, (kind, of) in enumerate(self._kinds)
            if (kind, of) == ("rebuttal", side)
        }
        return w.find_ordinal(w.fold_words(first.name)) == 1 and 1 not in counted and 2 in counted

    def _reply(self, number: int, side: str) -> PlacedSpeech:
        sitting = self._seats[side]
        if not sitting:
            return self._speech(number, side)
        first_two = tuple(seat.key for seat in sitting[:2])
        if len(first_two) > 1:
            self._guesses.name(Guess.REPLY, self._speeches[number].name)
        return PlacedSpeech(kind=SegmentKind.REPLY, actors=first_two)

    def _joint(self, number: int, kind: str) -> PlacedSpeech:
        """What is nobody's own speech."""
        name = self._speeches[number].name
        match kind:
            case "seat" if (key := self._kinds[number][1]) in self._keys():
                is_reply = self._speeches[number].tells(w.REPLIES)
                return PlacedSpeech(
                    kind=SegmentKind.REPLY if is_reply else SegmentKind.SPEECH, actors=(key,)
                )
            case "preparation":
                return PlacedSpeech(kind=SegmentKind.PREPARATION)
            case "cross":
                return self._cross(number)
            case "discussion":
                self._guesses.name(Guess.SEATED, name)
                return PlacedSpeech(kind=SegmentKind.DISCUSSION, floor=FloorRule.SEATED)
            case "everybody":
                return PlacedSpeech(kind=SegmentKind.DISCUSSION)
            case "questions":
                self._guesses.name(Guess.ASKED, name)
                return PlacedSpeech(kind=SegmentKind.QUESTIONS)
            case "either":
                return PlacedSpeech(kind=SegmentKind.REPLY, actors=self._both())
            case "reply" if self._follows_free(number):
                self._guesses.name(Guess.EITHER, name)
                return PlacedSpeech(kind=SegmentKind.REPLY, actors=self._both())
            case _:
                self._unplaced.append(number + 1)
                return PlacedSpeech(kind=SegmentKind.DISCUSSION)

    def _keys(self) -> set[str]:
        return {seat.key for seats in self._seats.values() for seat in seats}

    def _both(self) -> tuple[str, ...]:
        """All seats but the non-aligned, turn by turn."""
        benches = [seats for key, seats in self._seats.items() if key != w.FREE.key]
        most = max(map(len, benches), default=0)
        return tuple(seats[n].key for n in range(most) for seats in benches if n < len(seats))

    def _follows_free(self, number: int) -> bool:
        return number > 0 and self._kinds[number - 1][1] == w.FREE.key

    def _before(self, number: int, side: str = "") -> str:
        """The seat of the last speech before it, of a side if one is named; "" if there is none."""
        for earlier in reversed(range(number)):
            kind, of = self._kinds[earlier]
            if kind in ("speech", "rebuttal") and of != w.FREE.key and of and side in ("", of):
                return self._placed[earlier].actors[0]
        return ""

    def _side_of(self, key: str) -> str:
        return next(s for s, seats in self._seats.items() if any(x.key == key for x in seats))

    def _cross(self, number: int) -> PlacedSpeech:
        """Cross-examination: who asks, then who answers. Crossfire: each side's last speaker."""
        speech = self._speeches[number]
        sides = [key for key, seats in self._seats.items() if seats and key != w.FREE.key][:2]
        last = self._before(number)
        if len(sides) < 2 or not last or self._side_of(last) not in sides:
            self._unplaced.append(number + 1)
            return PlacedSpeech(kind=SegmentKind.DISCUSSION)
        if speech.tells(w.GRAND):
            return PlacedSpeech(kind=SegmentKind.CROSS, actors=self._both())
        asking, answering = self._asking(number, sides, self._side_of(last))
        answers = self._before(number, answering) or self._seats[answering][0].key
        asks = self._asker(number, asking)
        names = {seat.key: seat.name for seats in self._seats.values() for seat in seats}
        if speech.tells(w.CROSSFIRE):
            earlier = self._before(number, asking)
            pair = (earlier, answers) if earlier else (asks, answers)
            return PlacedSpeech(kind=SegmentKind.CROSS, actors=pair)
        self._guesses.add(
            say("In {speech}, {asks} asks and {answers} answers", speech=speech.name,
                asks=names[asks], answers=names[answers])
        )  # fmt: skip
        return PlacedSpeech(kind=SegmentKind.CROSS, actors=(asks, answers))

    def _asking(self, number: int, sides: list[str], last: str) -> tuple[str, str]:
        """The side that asks and the side that answers: as the name says, or else whoever has just
        spoken answers."""
        folded = self._speeches[number].folded[0]
        other = {sides[0]: sides[1], sides[1]: sides[0]}
        by = re.split(r"\bby\b|\bpar\b|\bdurch\b", folded, maxsplit=1)
        of = re.split(r"\bof\b|\bdu\b|\bde l'", folded, maxsplit=1)
        told = find_all_sides(folded, self._words)
        if len(by) == 2 and (key := find_side(by[1], self._words)) in other:
            return key, other[key]
        if len(of) == 2 and (key := find_side(of[1], self._words)) in other:
            return other[key], key
        if told and told[0] in other and (len(told) > 1 or told[0] != last):
            return told[0], other[told[0]]
        return other[last], last

    def _asker(self, number: int, side: str) -> str:
        """Who asks for a side: the speaker whom the name counts, or whoever does not speak next."""
        sitting = self._seats[side]
        folded = self._speeches[number].folded[0]
        told = re.split(r"\bby\b", folded, maxsplit=1)
        ordinal = w.find_ordinal(told[1]) if len(told) == 2 else 0
        for seat in sitting:
            if ordinal and w.find_ordinal(w.fold_words(seat.name)) == ordinal:
                return seat.key
        following = [
            self._placed[n].actors[0]
            for n in range(number + 1, len(self._kinds))
            if self._kinds[n][0] in ("speech", "rebuttal") and self._kinds[n][1] == side
        ]
        free = [seat.key for seat in sitting if seat.key not in following[:1]]
        return (free or [seat.key for seat in sitting])[0]

    def bench(self, about: str) -> Bench:
        """All of it, with the sides as teams where a bench has two."""
        seats = tuple(seat for sitting in self._seats.values() for seat in sitting)
        sides = tuple(self._sides.values())
        names = [speech.name for speech in self._speeches]
        acting = [placed.actors for placed in self._placed.values()]
        halves = find_halves(self._seats, acting, f"{about} {w.fold_words(' '.join(names))}")
        if halves:
            sides, seats = split_into_teams(sides, seats, halves)
        return Bench(
            sides=sides,
            seats=seats,
            speeches=tuple(self._placed[n] for n in range(len(self._speeches))),
            unplaced=tuple(sorted(self._unplaced)),
            guesses=(
                *describe_teams(sides, seats, about),
                *self._guesses.messages(),
            ),
            four_teams=bool(halves),
        )
