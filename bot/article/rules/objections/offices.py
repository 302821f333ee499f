"""*Who is the president of …?* and *who leads …?* want a name beside such a title."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from bot.article.rules.claims.matching import ClaimName, ClaimWord
from bot.article.rules.claims.names import plain
from bot.article.rules.claims.sentence import SentenceFacts
from bot.article.rules.index import Embed
from bot.article.rules.objections.objection import FoundPassage, Objection
from bot.article.rules.objections.office_asked import AskedOffice, read_office
from bot.article.rules.objections.office_holders import Office
from bot.article.rules.words.tokens import stems_of, tokens
from bot.kernel.terms import words

UNNAMED, ELSEWHERE = 0.5, 0.85
"""What is left of the confidence where no sentence of the article gives the office to a name, and
where one of another paragraph than the best does."""

NAMED = 0.6
"""The least confidence where a name stands just beside the title that is asked for: 28 of 29 such
sentences on the sets answer."""

_CLAUSES = re.compile(r"[;:–—]|, (?:and|but|while|whereas|although|though)\b")


def object_to_offices(found: FoundPassage, _embed: Embed) -> Iterator[Objection]:
    """An objection where *who* has an office is asked, and the article gives it to nobody; where it
    does, that sentence leads, or else one on who had it once."""
    asked = read_office(found.question)
    if asked is None or not found.is_english:
        return
    place = _find_holder(found, asked)
    if place is None:
        once = replace(asked, office=replace(asked.office, is_now=False))
        yield Objection(UNNAMED, lead=_find_holder(found, once))
        return
    number, within = place
    is_beside = asked.office.is_beside_name(found.context.paragraphs[number][within].text)
    if is_beside or place != (found.paragraph, found.place):
        factor = 1 if number == found.paragraph else ELSEWHERE
        yield Objection(factor, lead=place, least=NAMED if is_beside else 0)


def _find_holder(found: FoundPassage, asked: AskedOffice) -> tuple[int, int] | None:
    """The sentence that gives the office to somebody, in the best passage if there is one."""
    names = [name for name in found.matching.names if name.text in asked.of]
    if any(not any(name.forms) for name in names):
        return None
    stems = stems_of(tokens(asked.of)) - stems_of(
        tokens(f"{asked.office.title} {asked.office.kind}")
    )
    about = [word for word in found.matching.words if word.stem in stems]
    paragraphs = found.context.paragraphs
    for number in sorted(range(len(paragraphs)), key=lambda number: number != found.paragraph):
        passage = paragraphs[number]
        for place, facts in enumerate(passage):
            if (
                asked.office.is_held_in(facts.text)
                and _speaks_of(found, about, passage[max(0, place - 1) : place + 1])
                and _is_of(found, asked.office, names, passage[: place + 1])
            ):
                return number, place
    return None


def _speaks_of(
    found: FoundPassage, about: Sequence[ClaimWord], sentences: Sequence[SentenceFacts]
) -> bool:
    """Does one of some sentences hold most of the words that tell of what the office is, or call
    it *the committee* for short?"""
    held = (sum(word.stands_in(facts) for word in about) for facts in sentences)
    if not about or 2 * max(held) > len(about):
        return True
    last = about[-1]
    short = any(
        token.stem in last.forms and before.lower == "the"
        for facts in sentences
        for before, token in pairwise(tokens(facts.text))
    )
    return short and all(found.context.places(word.forms) for word in about)


def _is_of(
    found: FoundPassage,
    office: Office,
    names: Sequence[ClaimName],
    passage: Sequence[SentenceFacts],
) -> bool:
    """Does the last sentence of some speak of an office of what the names stand for?"""
    sentence = passage[-1].text
    clauses = [clause for clause in _CLAUSES.split(sentence) if office.is_held_in(clause)]
    return any(_is_of_in(found, office, names, passage, clause) for clause in clauses or [sentence])


def _is_of_in(
    found: FoundPassage,
    office: Office,
    names: Sequence[ClaimName],
    passage: Sequence[SentenceFacts],
    clause: str,
) -> bool:
    """The same of a clause that gives an office to somebody."""
    owners = office.find_owners(clause)
    if owners and names:
        return any(_holds(name.forms[-1], owner) for name in names for owner in owners)
    return all(_is_of_one(found, office, name, passage, clause) for name in names)


def _is_of_one(
    found: FoundPassage,
    office: Office,
    name: ClaimName,
    passage: Sequence[SentenceFacts],
    clause: str,
) -> bool:
    """Is the office of a clause of what a name stands for: by the clause, by what goes before
    *its*, by what the paragraph opens with, or by the title?"""
    forms = name.forms[-1]
    if _holds(forms, clause):
        return True
    if office.is_of_it(clause):
        return any(name.stands_in(facts) for facts in passage[-2:])
    if office.has_owner_before(clause):
        return any(name.stands_in(facts) for facts in passage)
    opening = passage[0].names[:1]
    opens = opening and not found.context.name_forms(opening[0].words[0]).isdisjoint(forms)
    return bool(opens) or _holds(forms, found.article.title)


def _holds(forms: frozenset[str], text: str) -> bool:
    """Does a text hold one of some words, owner or not?"""
    return any(plain(word.lower()) in forms for word in words(text))
