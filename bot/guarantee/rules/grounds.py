"""What a clause, value or rule rests on, in words; what the founding article says is told apart
from what comes from elsewhere."""

from collections.abc import Iterable, Mapping, Sequence

from bot.guarantee.rules.design import Certainty, DesignSource, Seen, Value, ValueBasis
from bot.kernel.founding import cite_sentences
from bot.kernel.message import say
from bot.kernel.view import Fields, Items, Note, Text, note, text

NOT_THERE = say("not in the founding article")

_SEEN = {
    Seen.EXCERPT: say("read in an excerpt"),
    Seen.REPORT: say("read in a report about it"),
    Seen.NONE: say("not looked up"),
}


def article_mention(references: Sequence[str]) -> str:
    """Whether the founding article names something, and where."""
    return (
        say("named in the founding article, {sentences}", sentences=cite_sentences(references))
        if references
        else NOT_THERE
    )


def source_words(source: DesignSource) -> str:
    """A source with how it was seen."""
    source_seen = say("{source} ({seen})", source=source.what, seen=_SEEN[source.seen])
    return _with_note(source_seen, source.note)


def _with_note(words: str, note: str) -> str:
    return say("{words}. {note}", words=words, note=note) if note else words


def source_items(sources: Mapping[str, DesignSource], ids: Sequence[str]) -> Items:
    """Sources as a numbered list, in the order of `ids`."""
    return Items(tuple(text(source_words(sources[source])) for source in ids), ordered=True)


def value_words(value: Value, label: str, otherwise: str, numbers: Mapping[str, int]) -> Text:
    """A value with where it comes from and how sure it is; `numbers` are those of the sources."""
    where = (
        say("founding article ¶{source}", source=value.source)
        if value.basis is ValueBasis.ARTICLE
        else say("source {number}", number=numbers[value.source])
    )
    certainty = _CERTAINTY[value.certainty]
    if otherwise:
        choice = say(
            "{choice} ({where}, {certainty}); other reading: {otherwise}",
            choice=label,
            where=where,
            certainty=certainty,
            otherwise=otherwise,
        )
    else:
        choice = say(
            "{choice} ({where}, {certainty})", choice=label, where=where, certainty=certainty
        )
    return text(_with_note(choice, value.note))


_CERTAINTY = {
    Certainty.STATED: say("stated"),
    Certainty.INFERRED: say("inferred"),
    Certainty.CONTESTED: say("contested"),
}


def outside_sources(values: Iterable[Value]) -> tuple[str, ...]:
    """The ids of the sources other than the founding article, each once."""
    return tuple(dict.fromkeys(v.source for v in values if v.basis is ValueBasis.OUTSIDE))


def certainty_note() -> Note:
    """What stated, inferred and contested mean."""
    return note(
        say(
            "Stated: the source says so. Inferred: it follows from the source. Contested: "
            "people read it in more than one way."
        )
    )


def mark(value: Value | None) -> str:
    """How sure a value is, in a word, where its text does not simply say so; "" for a sheet's."""
    if value is None or value.certainty is Certainty.STATED:
        return ""
    return _CERTAINTY[value.certainty]


MARKS_NOTE = say(
    "Inferred: read out of the text. Contested: read in more than one way; the first is shown."
)


def views_fields(views: Sequence[tuple[str, str]]) -> Fields:
    """What each party holds about a design."""
    return Fields(tuple((PARTIES[party], text(words)) for party, words in views))


PARTIES = {
    "ukraine": say("Ukraine"),
    "partners": say("Its partners"),
    "russia": say("Russia"),
    "sceptics": say("Sceptics"),
}
