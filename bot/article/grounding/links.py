"""Each step from one word of matter to the next must be a step that the source makes, too.

A sentence keeps near to its source when it can be read off it: on from word to word, leaving out
words that only describe, phrases that a preposition opens, asides, and whole parts. What cannot be
read off so puts the words of the source together anew, and what that says only its author knows.
"""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.article.grounding.numbers import is_number
from bot.article.grounding.words import DIVIDES, ENDS, Token, akin, tokens


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SUBJECTS = _set("he she it they this these those er sie es ihn ihm il elle ils elles on")
_OWNERS = _set(
    "his her its their them him hers one ihr ihre ihren ihrer sein seine son sa ses leur"
)
_POINTING = _SUBJECTS | _OWNERS
_PREPOSITIONS = _set(
    "in of to by from with at for on about between against under over into than during through near"
    " within since across beside behind after before around as per without until"
    " von zu mit bei aus auf an bis im am vom zum zur nach vor über unter gegen durch ohne für"
    " de du des à au aux dans par pour sur avec en entre vers sous chez contre sans"
)
_DETERMINERS = _set(
    "the a an der die das den dem des ein eine einen einem einer le la les un une l'"
)
_SMALL = _set(
    "hat haben wird werden ist sind war waren ab zwar sich dass que qui a ont est sont était et und"
    " oder ou mais aber doch"
)
_OTHER_DIVIDES = _set("that dass daß und oder aber et ou mais que qui")
_MARKS = _set("may might could can will would shall should must if unless first then last until by")
_BEING = _set("is are was were be been being")
_CONDITIONS = _set("if unless")
_TURNED = _set("had were should")
"""Where they open a sentence they make a condition: *had it rained*."""
_WEAK = _set("never each every all some any both also only")
_NO_MATTER = _PREPOSITIONS | _DETERMINERS | _SMALL | _MARKS | _WEAK
_TIMES = _set(
    "year month week day spring summer autumn winter morning evening night time january february"
    " march april may june july august september october november december"
)
_SAYING = _set("say says said states argues claims")
_ALIKE_MARKS = {"will": _set("would shall to"), "would": _set("will could to should")}


class _Place(Struct, frozen=True):
    """A word of matter, a number or a word that points back; before it the small words `glue`, and
    `led` before the phrase it is in. `part` and `sentence` count from 0; `opened` is what its part
    begins with, and `after_break` says that this, or only numbers, stand before it."""

    token: Token
    glue: tuple[str, ...]
    led: frozenset[str]
    part: int
    sentence: int
    opened: str
    after_break: bool

    @property
    def points(self) -> bool:
        return self.token.lower in _POINTING

    @property
    def is_light(self) -> bool:
        """May it be left out wherever it stands?"""
        return self.points or is_number(self.token.lower)


def _places(text: str) -> list[_Place]:
    found: list[_Place] = []
    glue: list[str] = []
    led: frozenset[str] = frozenset()
    part = sentence = 0
    opened, broken = ".", True
    for token in tokens(text):
        low = token.lower
        if low in DIVIDES or low in _OTHER_DIVIDES or token.text in ENDS:
            part += 1
            sentence += token.text in ".!?;"
            glue, led, opened, broken = [], frozenset(), low, True
        elif low in _POINTING or is_number(low) or (token.is_matter and low not in _NO_MATTER):
            led = frozenset(glue) or led
            found.append(_Place(token, tuple(glue), led, part, sentence, opened, broken))
            broken = broken and found[-1].is_light
            glue = [*glue, low] if found[-1].is_light else []
        elif token.is_word:
            turned = low in _TURNED and opened in ".!?" and broken and not glue
            glue.append("if" if turned else token.text if token.text == "May" else low)
    return found


class _Reading(Struct, frozen=True):
    """The source as a row of places, and what stands before it."""

    places: Sequence[_Place]
    before: Sequence[_Place]

    def fits(self, word: Token, at: int) -> bool:
        """May a word of the sentence stand for the word at a place?"""
        place = self.places[at]
        if place.token.lower in _POINTING:
            ahead = [p for p in (*self.before, *self.places[:at]) if _may_be_meant(p)]
            return any(akin(word.stem, p.token.stem) for p in ahead)
        return akin(word.stem, place.token.stem)

    def heads(self, at: int, word: _Place) -> bool:
        """Does a place open its part, but for titles before a name, adjectives of its phrase and a
        time or place put first? A *he* or *it* that opens it may not be passed over."""
        place = self.places[at]
        ahead = [p for p in self.places[:at] if p.part == place.part]
        if any(p.token.lower in _SUBJECTS for p in ahead) and not place.points:
            return word.after_break or bool(_SUBJECTS & set(word.glue))
        heavy = [p for p in ahead if not p.is_light]
        if not heavy:
            return True
        if self._is_one_phrase(heavy, place) and not _DETERMINERS.isdisjoint(word.glue):
            return True
        if _is_led(place) and all(
            p.token.lower in _TIMES or not _PREPOSITIONS.isdisjoint(p.led) for p in heavy
        ):
            return True
        return place.token.text[0].isupper() and not any(map(_is_led, [*heavy[1:], place]))

    def _is_one_phrase(self, ahead: Sequence[_Place], last: _Place) -> bool:
        """Is it *the old inn*, of which a sentence may say *the inn*?"""
        opened = not _DETERMINERS.isdisjoint(ahead[0].glue)
        return opened and not last.points and not any(map(_is_led, [*ahead[1:], last]))

    def closes(self, at: int) -> bool:
        """Does a part end with a place?"""
        return not any(
            p.part == self.places[at].part and not p.is_light for p in self.places[at + 1 :]
        )

    def on(self, one: int, other: int, word: _Place) -> bool:
        """Does the source lead from one place to another, of which a sentence has `word`?"""
        if one < 0:
            return self.heads(other, word) or self._shares_preposition(other, word)
        a, b = self.places[one], self.places[other]
        if one == other:
            return b.points and b.token.lower != "one"
        if other < one:
            return self._back(one, other, word)
        if a.sentence != b.sentence:
            return word.after_break and self.heads(other, word)
        if a.part != b.part:
            apart = a.token.clause != b.token.clause
            aside = any(p.opened in ("which", "who") for p in self.places[one + 1 : other + 1])
            joined = word.after_break or not apart or a.points or aside
            return self.heads(other, word) and joined
        return self._forth(one, other, word)

    def _forth(self, one: int, other: int, word: _Place) -> bool:
        skipped = [p for p in self.places[one + 1 : other] if not p.is_light]
        if not skipped:
            return True
        first, b = skipped[0], self.places[other]
        bare = not _PREPOSITIONS.intersection(first.glue)
        if bare and not any(map(_is_led, [*skipped[1:], b])):
            return True
        if self._shares_preposition(other, word):
            return True
        return bool(_PREPOSITIONS & set(first.glue)) and not self._is_many(one)

    def _back(self, one: int, other: int, word: _Place) -> bool:
        return self.heads(other, word) and (
            self.closes(one) or bool(_PREPOSITIONS & self.places[one].led)
        )

    def _shares_preposition(self, at: int, word: _Place) -> bool:
        return not _PREPOSITIONS.isdisjoint(self.places[at].led & word.led)

    def _is_many(self, at: int) -> bool:
        """Things in general, which what follows may limit: *vets in the north*."""
        place = self.places[at]
        return place.token.lower.endswith("s") and not place.glue and "'" not in place.token.lower

    def owned_by(self, one: int, other: int, word: _Place) -> bool:
        """Is *one of other* in the sentence what the source has as *other's one*?"""
        owner = self.places[other]
        return (
            "of" in word.glue
            and other < one <= other + 4
            and owner.part == self.places[one].part
            and (owner.points or "'" in owner.token.lower)
            and not any(map(_is_led, self.places[other + 1 : one + 1]))
        )

    def bears_marks(self, one: int, at: int, word: _Place) -> bool:
        """Do the *may*, *if*, *first*, *his* before a word stand before it in the source?"""
        if one == at:
            return True
        if self.places[at].points and not _opens_phrase(word, self.places[at]):
            return False
        glue = self.places[at].glue
        if one >= 0 and one + 1 == at and self.places[one].points:
            glue = glue[len(self.places[one].glue) :]
        mine, theirs = frozenset(word.glue), frozenset(glue)
        owners, their_owners = mine & _OWNERS, theirs & _OWNERS
        if mine & _BEING and not theirs & _BEING:
            return False
        if mine & _CONDITIONS != theirs & _CONDITIONS:
            return False
        if owners and their_owners and owners.isdisjoint(their_owners):
            return False
        return all(
            mark in theirs or theirs & _ALIKE_MARKS.get(mark, frozenset()) for mark in mine & _MARKS
        )


def _is_led(place: _Place) -> bool:
    """Do small words stand before it, other than *its*, *they*?"""
    return any(word not in _POINTING and not is_number(word) for word in place.glue)


def _opens_phrase(word: _Place, pointing: _Place) -> bool:
    """Can a word of the sentence be the first put for *it*? *One* stands for a single word."""
    opens = _PREPOSITIONS | _DETERMINERS | _OWNERS
    lower = pointing.token.lower
    return lower == "one" or word.token.text[0].isupper() or not opens.isdisjoint(word.glue)


def _may_be_meant(place: _Place) -> bool:
    """Can *it*, *his* or *they* mean it: is it a name, or in a phrase that an article opens?"""
    opens = _PREPOSITIONS | _DETERMINERS | _OWNERS
    return place.token.text[0].isupper() or not opens.isdisjoint(place.led)


_BE = (
    r"(?P<what>.+?) (?:is|are|was|were"
    r"|(?:has|have|had|would|should|may|could|will|can|must) be(?:en)?)(?: \w+ly)? (?P<done>\w+)"
)
_PASSIVE = re.compile(_BE + r"(?P<more>(?: [^,;]+?)??) by (?P<who>[^.;]+)\.?")
_BY_NOBODY = re.compile(_BE + r"(?P<more>.*)")


def unread(sentence: str, touched: str, before: str) -> str:
    """The first word of a sentence to which its source does not lead; "" if there is none. What is
    told in the passive may be read as what somebody does."""
    source = _Reading(_places(touched), _places(before))
    word = _unread(sentence, source)
    if word and (found := _PASSIVE.fullmatch(sentence)):
        turned = "{who} {done} {what}{more}.".format(**found.groupdict())
    elif word and (found := _BY_NOBODY.fullmatch(sentence)):
        turned = "{done} {what}{more}".format(**found.groupdict())
    else:
        return word
    return word if _unread(turned, source) else ""


def _unread(sentence: str, source: _Reading) -> str:
    reached = {-1}
    mine = [place for place in _places(sentence) if not place.is_light]
    said = solid = False
    for number, word in enumerate(mine):
        fitting = [at for at in range(len(source.places)) if source.fits(word.token, at)]
        if not fitting or _owns_next(mine, number, source):
            said = not fitting and word.token.lower in _SAYING
            continue
        if said:
            word, said = replace(word, after_break=True), False
        found = set[int]()
        for at in fitting:
            for one in reached:
                if one >= 0 and source.owned_by(one, at, word):
                    found.add(one)
                elif source.on(one, at, word) and source.bears_marks(one, at, word):
                    found.add(at)
        if not found:
            return word.token.text
        reached = found
        solid = solid or any(not source.places[at].points for at in found)
    return "" if solid or not mine else mine[-1].token.text


def _owns_next(mine: Sequence[_Place], number: int, source: _Reading) -> bool:
    """Is it *ferry's crew* where the source has *crew of the ferry*?"""
    word = mine[number]
    if "'" not in word.token.lower or number + 1 == len(mine):
        return False
    return any(
        "of" in place.glue
        and source.fits(word.token, at)
        and at > 0
        and source.fits(mine[number + 1].token, at - 1)
        for at, place in enumerate(source.places)
    )
