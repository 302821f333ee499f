"""Known designs: what each answers clause by clause, how surely, and from which source."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from bot.guarantee.rules.space import Choices


class ValueBasis(StrEnum):
    """Where a value comes from."""

    ARTICLE = "article"
    """The founding article says it."""
    OUTSIDE = "outside"


class Certainty(StrEnum):
    """How sure a reading of a text is."""

    STATED = "stated"
    INFERRED = "inferred"
    CONTESTED = "contested"


class Seen(StrEnum):
    """What of a source was read."""

    EXCERPT = "excerpt"
    REPORT = "report"
    NONE = "none"


class DesignSource(Struct, frozen=True, kw_only=True):
    """A text that a value, a rule or a term rests on."""

    id: str
    what: str
    seen: Seen
    note: str = ""


class Value(Struct, frozen=True, kw_only=True):
    """What a text answers to one clause. `source` is a sentence of the founding article or the id
    of a source, as `basis` says; `otherwise` is the other common reading of a contested value."""

    chosen: tuple[str, ...]
    basis: ValueBasis
    certainty: Certainty
    source: str
    otherwise: tuple[str, ...] | None = None
    note: str = ""


class CaseReading(Struct, frozen=True, kw_only=True):
    """How a text reads in some incidents, beyond its choices: `verdict` is yes, no, open or broken,
    `words` say why, and `text_says` what the text itself has. Incidents are told by kind, place and
    attribution, as cards name them; what is empty fits all."""

    clause: str
    verdict: str
    words: str
    text_says: str
    source: str
    kind: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()


class Subject(Struct, frozen=True, kw_only=True):
    """What can be checked and compared: a design or somebody's sheet.

    `address` is what a member types to name it again. `values` is empty where nobody's reading of
    a text is in question, as with a sheet.
    """

    name: str
    short: str
    address: str
    choices: Choices
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def otherwise(self) -> Choices:
        """The other readings, by clause."""
        return {c: v.otherwise for c, v in self.values.items() if v.otherwise is not None}


class Design(Struct, frozen=True, kw_only=True):
    """A known guarantee or proposal. `article` lists the sentences of the founding article that
    name it, `brief` the paragraphs of our brief about it; `views` says who holds what about it, and
    `cases` how it reads in incidents in which its choices alone don't tell. The first that fits
    counts for its clause."""

    id: str
    name: str
    short: str
    status: str
    gist: str
    views: tuple[tuple[str, str], ...]
    values: Mapping[str, Value]
    article: tuple[str, ...] = ()
    brief: tuple[int, ...] = ()
    cases: tuple[CaseReading, ...] = ()

    @property
    def choices(self) -> Choices:
        """The first reading of every value."""
        return {clause: value.chosen for clause, value in self.values.items()}

    @property
    def subject(self) -> Subject:
        """The design as something to check and compare."""
        return Subject(
            name=self.name,
            short=self.short,
            address=self.id,
            choices=self.choices,
            values=self.values,
        )


class Conditions(Struct, frozen=True, kw_only=True):
    """What a party names as conditions for talks: no guarantee, shown beside one."""

    name: str
    gist: str
    items: tuple[str, ...]
    comment: str
    views: tuple[tuple[str, str], ...]
    article: tuple[str, ...]
    brief: tuple[int, ...]


class Term(Struct, frozen=True, kw_only=True):
    """A word of the field, defined once. `clause` is the one that it belongs to, if any."""

    term: str
    means: str
    source: str
    brief: tuple[int, ...]
    clause: str = ""
