"""What a clause, value or rule rests on, in words; what the founding article says is told apart
from what comes from elsewhere."""

from collections.abc import Iterable, Mapping, Sequence

from bot.guarantee.rules.design import Basis, Certainty, Seen, Source, Value
from bot.kernel.founding import sentences
from bot.kernel.view import Fields, Items, Note, Text, note, text

NOT_THERE = "not in the founding article"

_SEEN = {
    Seen.EXCERPT: "read in an excerpt",
    Seen.REPORT: "read in a report about it",
    Seen.NONE: "not looked up",
}


def named_in(at: Sequence[str]) -> str:
    """Whether the founding article names something, and where."""
    return f"named in the founding article, {sentences(at)}" if at else NOT_THERE


def source_words(source: Source) -> str:
    """A source with how it was seen."""
    said = f"{source.what} ({_SEEN[source.seen]})"
    return f"{said}. {source.note}" if source.note else said


def source_items(sources: Mapping[str, Source], ids: Sequence[str]) -> Items:
    """Sources as a numbered list, in the order of `ids`."""
    return Items(tuple(text(source_words(sources[one])) for one in ids), ordered=True)


def value_words(value: Value, label: str, otherwise: str, numbers: Mapping[str, int]) -> Text:
    """A value with where it comes from and how sure it is; `numbers` are those of the sources."""
    where = (
        f"founding article ¶{value.source}"
        if value.basis is Basis.ARTICLE
        else f"source {numbers[value.source]}"
    )
    said = f"{label} ({where}, {value.certainty.value})"
    if otherwise:
        said += f"; other reading: {otherwise}"
    return text(f"{said}. {value.note}" if value.note else said)


def outside_sources(values: Iterable[Value]) -> tuple[str, ...]:
    """The ids of the sources other than the founding article, each once."""
    return tuple(dict.fromkeys(v.source for v in values if v.basis is Basis.OUTSIDE))


def certainty_note() -> Note:
    """What stated, inferred and contested mean."""
    return note(
        "Stated: the text says so. Inferred: read out of it. Contested: it is read in more than "
        "one way."
    )


def mark(value: Value | None) -> str:
    """A value's basis and certainty in two letters for narrow tables; "" for a sheet's own."""
    if value is None:
        return ""
    basis = "¶" if value.basis is Basis.ARTICLE else "○"
    return basis + _MARKS[value.certainty]


_MARKS = {Certainty.STATED: "", Certainty.INFERRED: "~", Certainty.CONTESTED: "⇄"}

MARKS_NOTE = (
    "¶: the founding article says it; ○: another source; ~: inferred; ⇄: contested, the first "
    "reading is shown."
)


def views_fields(views: Sequence[tuple[str, str]]) -> Fields:
    """What each party holds about a design."""
    return Fields(tuple((PARTIES[party], text(words)) for party, words in views))


PARTIES = {
    "ukraine": "Ukraine",
    "partners": "Its partners",
    "russia": "Russia",
    "sceptics": "Sceptics",
}
