"""Which side each speech is on, told by its names or by what people answered."""

import re
from collections.abc import Mapping, Sequence
from itertools import product

from msgspec import Struct

from bot.debate.rules.debatekeeper import words as w


class NamedSpeech(Struct, frozen=True, kw_only=True):
    """A speech by its name, and by its names in other languages, which may tell more."""

    name: str
    others: tuple[str, ...] = ()

    @property
    def folded(self) -> tuple[str, ...]:
        """All its names as the patterns have them, its own first."""
        return tuple(w.fold_words(name) for name in (self.name, *self.others))

    def tells(self, pattern: re.Pattern[str]) -> bool:
        """Does any of its names match?"""
        return any(pattern.search(name) for name in self.folded)


def find_pair(speeches: Sequence[NamedSpeech]) -> tuple[w.SideWords, w.SideWords] | None:
    """The two sides that most names tell; None where no two sides are told."""
    sides = {side.key: side for side in w.SIDES}
    usual = [(sides[first], sides[second]) for first, second in w.PAIRS]
    others = [
        pair
        for pair in product(w.SIDES, w.SIDES)
        if (pair[0].bench, pair[1].bench) == (w.PROPOSING, w.OPPOSING)
    ]
    for pairs in (usual, others):
        best = max(pairs, key=lambda pair: _fit(pair, speeches))
        if _fit(best, speeches):
            return best
    return None


def _fit(pair: tuple[w.SideWords, w.SideWords], speeches: Sequence[NamedSpeech]) -> int:
    """How many names tell a side of the pair; both sides must be told."""
    counts = [sum(s.tells(re.compile(side.pattern)) for s in speeches) for side in pair]
    return sum(counts) if all(counts) else 0


def find_side(name: str, sides: Sequence[w.SideWords]) -> str:
    """The key of the side that a folded name tells first, the non-aligned before all; or ""."""
    places = [
        (side.key != w.FREE.key, match.start(), side.key)
        for side in sides
        if (match := re.search(side.pattern, name))
    ]
    return min(places)[2] if places else ""


def find_all_sides(name: str, sides: Sequence[w.SideWords]) -> list[str]:
    """Keys of all sides that a folded name tells, in the order in which it tells them."""
    places = [(m.start(), side.key) for side in sides if (m := re.search(side.pattern, name))]
    return [key for _, key in sorted(places)]


def read_answers(answers: str) -> dict[str, str]:
    """What people answered, such as “Opening=For; Second speech=both”: sides by folded names.

    Parts stand behind semicolons or on lines, or behind commas if there are neither.
    """
    joint = r"[;\n]" if re.search(r"[;\n]", answers) else ","
    parts = [part.rpartition("=") for part in re.split(joint, answers) if "=" in part]
    return {
        w.fold_words(" ".join(name.split())): " ".join(side.split())
        for name, _, side in parts
        if name.strip() and side.strip()
    }


def find_answer(speech: NamedSpeech, number: int, answers: Mapping[str, str]) -> str:
    """What people answered for a speech, by one of its names or by its number; "" if nothing."""
    for name in (*speech.folded, str(number)):
        if name in answers:
            return answers[name]
    return ""
