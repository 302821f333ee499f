"""Why a sentence does not hold, in words that a model can mend it by."""

from enum import StrEnum

from msgspec import Struct


class Why(StrEnum):
    """Every reason to leave a sentence out; the value is the sentence said to the model."""

    NO_SOURCE = "it names no source"
    TOO_MANY_SOURCES = "it rests on more than three sources"
    NO_SUCH_NUMBER = "there is no paragraph {word}"
    NOT_VERBATIM = "the quotation does not stand in paragraph {word} letter by letter"
    QUOTATION_SHORT = "the quotation is too short to bear the sentence"
    QUOTATION_LONG = "the quotation is too long"
    NUMBER = "“{word}” is not in the quotation, or not of the same thing"
    NAME = "the name “{word}” is not in the quoted sentence"
    ROLES = "who does what to whom is turned round: {word}"
    MIXED = "no one source says this of “{word}”; do not put two sources together"
    POLARITY = "the source says the contrary: look at “{word}”"
    STRONG = "“{word}” is stronger than the source"
    TOP = "“{word}” is not in the source"
    CAUSE = "the source does not give it as a cause or reason: “{word}”"
    TIME = "the source does not say what came first: “{word}”"
    COMPARISON = "the source does not compare: “{word}”"
    POSSIBLE = "the source says only “{word}”"
    OUGHT = "the source says only what “{word}” be so"
    REPORT = "somebody says so in the source (“{word}”); say who"
    CONDITION = "the source makes it depend on a condition (“{word}”)"
    UNASSERTED = "the source asks, supposes or limits it (“{word}”) and does not state it"
    PART = "the source says so only of “{word}”"
    UNSUPPORTED = "the quotation does not say “{word}”"
    REARRANGED = "keep the order of the source’s words: it does not lead to “{word}” like this"
    QUOTED = "the words in quotation marks do not stand in the source"
    MARKUP = "it has links, markup or characters that do not belong into plain words"
    SPEAKER = "it speaks of itself or to the reader (“{word}”)"
    QUESTION = "it is a question"
    LONG = "it is too long"
    EMPTY = "there are no words"
    AGAIN = "it says again what was said"


class Reason(Struct, frozen=True):
    """A reason, and the word that it is about."""

    why: Why
    word: str = ""

    @property
    def words(self) -> str:
        """The reason in words."""
        return self.why.value.format(word=self.word[:80])
