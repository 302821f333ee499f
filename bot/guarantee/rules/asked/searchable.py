"""All words of the library of designs that a question may be answered from, with their sources."""

from collections.abc import Iterator, Mapping

from bot.article.rules.library_passage import LibraryPassage, SearchedPassage
from bot.guarantee.rules.asked.catalogue import Catalogue
from bot.guarantee.rules.asked.passages import show_gist, show_noted_value, show_option, show_status
from bot.guarantee.rules.design import Design, DesignSource, ValueBasis
from bot.guarantee.rules.space import Clause


def list_searched(
    catalogue: Catalogue, sources: Mapping[str, DesignSource]
) -> tuple[SearchedPassage, ...]:
    """What designs say of themselves and at their clauses, then what the options of clauses mean.
    Those of one design or clause follow one another."""
    designs = [each for d in catalogue.designs.values() for each in _design(d, catalogue, sources)]
    return (*designs, *(each for c in catalogue.space.clauses for each in _clause(c)))


def _design(
    design: Design, catalogue: Catalogue, sources: Mapping[str, DesignSource]
) -> Iterator[SearchedPassage]:
    def searched(words: str, passage: LibraryPassage, source: str = "") -> SearchedPassage:
        return SearchedPassage(design.name, words, passage, of_design=True, source=source)

    yield searched(design.gist, show_gist(design))
    yield searched(f"{design.status}.", show_status(design))
    for clause in catalogue.space.clauses:
        value = design.values.get(clause.id)
        if value is not None and value.note:
            known = value.basis is not ValueBasis.ARTICLE and sources.get(value.source)
            passage = show_noted_value(design, clause, value.note)
            yield searched(value.note, passage, known.what if known else "")


def _clause(clause: Clause) -> Iterator[SearchedPassage]:
    for option in clause.options:
        words = f"{option.label}: {option.means}"
        yield SearchedPassage(clause.name, words, show_option(clause, option))
