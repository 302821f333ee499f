"""A name in the question that the article never mentions, in capital or small letters."""

from collections.abc import Iterator

from bot.article.rules.aliases import terms_of
from bot.article.rules.claims.names import plain
from bot.article.rules.doubts import article_terms
from bot.article.rules.index import Embed
from bot.article.rules.objections.objection import FoundPassage, Objection
from bot.article.rules.outcome import Missing
from bot.article.rules.words.names import other_forms
from bot.kernel.terms import words

SURE = 0.4
"""What is left of the confidence."""

_PLACES = frozenset(
    "panama jamaica haiti guatemala honduras nicaragua paraguay bolivia madagascar mozambique"
    " zambia namibia botswana cameroon nigeria uganda tanzania gabon eritrea djibouti burundi"
    " laos cambodia bhutan fiji samoa tonga bahrain oman brunei singapore monaco greenland"
    " scotland wales siberia crimea catalonia bavaria texas california florida africa asia"
    " europe australia antarctica china london paris berlin rome madrid vienna warsaw prague"
    " budapest athens lisbon dublin oslo stockholm helsinki copenhagen brussels amsterdam"
    " geneva zurich munich hamburg milan venice naples barcelona lyon marseille manchester"
    " liverpool birmingham glasgow edinburgh belfast cardiff moscow petersburg kyiv kiev lviv"
    " odesa odessa kharkiv minsk vilnius riga tallinn bucharest sofia belgrade zagreb sarajevo"
    " istanbul ankara cairo jerusalem tehran baghdad damascus beirut riyadh dubai doha kabul"
    " karachi delhi mumbai calcutta dhaka bangkok hanoi jakarta manila tokyo osaka seoul"
    " pyongyang beijing shanghai taipei sydney melbourne canberra auckland nairobi lagos"
    " johannesburg casablanca algiers tunis washington boston chicago seattle philadelphia"
    " houston dallas toronto montreal ottawa vancouver havana caracas bogota lima santiago"
    " brasilia nato osce opec asean unesco unicef brexit bitcoin facebook twitter google"
    " instagram netflix everest amazon sahara himalaya atlantic pacific".split()
)
"""Names that are known as such in small letters as well, beside those of states and peoples."""

_COMMON = frozenset("turkey polish pole poles jordan chad georgia mali swede us who".split())
"""Names of states and peoples that mean something else in small letters."""


def object_to_names(found: FoundPassage, _embed: Embed) -> Iterator[Objection]:
    """An objection for each name that the article lacks."""
    if not found.is_english:
        return
    article = found.article
    known = {word for name in found.findings.strange_names for word in _small(name)}
    for name in found.findings.strange_names:
        yield Objection(SURE, Missing(name))
    for word in dict.fromkeys(words(found.question)):
        small = plain(word.lower())
        is_missing = small not in known and is_place(small) and not found.context.name_forms(small)
        if is_missing and article_terms(article).isdisjoint(terms_of(word)):
            yield Objection(SURE, Missing(plain(word).capitalize()))


def is_place(word: str) -> bool:
    """Is a word in small letters the name of a state, a people, a city or the like?"""
    return word not in _COMMON and (word in _PLACES or bool(other_forms(word)))


def _small(name: str) -> tuple[str, ...]:
    return tuple(plain(word.lower()) for word in words(name))
