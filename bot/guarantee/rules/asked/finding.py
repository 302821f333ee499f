"""What of the library of designs a question asks for."""

import re

from bot.article.rules.library_passage import DesignsFound, LibraryPassage
from bot.guarantee.rules.asked import passages
from bot.guarantee.rules.asked.catalogue import CONDITIONS, Catalogue, Words, matter_of
from bot.guarantee.rules.space import Clause, ClauseOption

MOST = 3
"""Passages that one question brings."""

_HOLDS = (
    r"\b.*\b(?:thinks?|views?|says?|said|sees?|regards?|positions?|reject\w*|objects?|opposes?|likes?"
    r"|criticis\w+|criticiz\w+|doubts?|opinions?|wants?|holds?|argues?|welcomes?|fears?|respond\w*"
    r"|react\w*|call\w*)\b"
)
"""What says, after a party, that its view is asked for."""

_VIEW_OF = r"\b(?:views?|positions?|opinions?|stance|criticism)(?: of|s from| from)?(?: the)? "

_WHEN = re.compile(
    r"\b(?:when|what year|which year|what date)\b.*\b(?:sign\w*|declar\w+|made|conclud\w+|adopt\w*"
    r"|propos\w+|publish\w*|negotiat\w+|written|drafted|dates?|begins?|starts?)\b"
    r"|\bstatus\b|\bin force\b",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(
    r"\s*(?:(?:and|so|please) )?(?:what(?:’s|'s| is| are| was| does| do| did)(?: meant by)?|define"
    r"|explain|describe|tell me about|definition of|meaning of)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"\b(?:compare|differ\w*|versus|vs)\b", re.IGNORECASE)
_CHOICES = re.compile(
    r"\b(?:options?|choices?|alternatives|possibilities|clause|can (?:the|a|an)\b.* be)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?:designs?|guarantees?|proposals?|plans?|commitments?|treaties)\b",
    re.IGNORECASE,
)
_RISKS = re.compile(
    r"\b(?:tensions?|risks?|dangers?|drawbacks?|downsides?|disadvantages?|problems? (?:with|of)"
    r"|weakness(?:es)?|go wrong)\b",
    re.IGNORECASE,
)
_STATEMENTS = re.compile(r"\bstatements?\b", re.IGNORECASE)

_PLAIN = matter_of(
    "security guarantee guarantees term word concept idea meant definition exactly please clause"
    " clauses option options choice choices alternative possibilities there design designs library"
    " say says provide provides contain describe explain define tell parley statement statements"
    " which have has leave leaves are is voting vote about"
)
"""Words that ask without naming anything."""

_ENOUGH = 0.6
"""Share of an option's label that a question must hold where it names the clause as well."""


def find_passages(question: str, catalogue: Catalogue) -> DesignsFound:
    """What there is on a question: by the name of a design, of a term, of a clause or option."""
    matter = matter_of(question)
    designs = _find_designs(matter, catalogue)
    if designs:
        return _of_designs(question, designs, catalogue)
    named = (
        _having(question, matter, catalogue)
        or _risky(question, matter, catalogue)
        or _statements(question, matter, catalogue)
        or _clause_asked(question, matter, catalogue)
    )
    found = named or _meaning(question, matter, catalogue)
    return DesignsFound(tuple(found[:MOST]), by_name=bool(named))


def _find_designs(matter: Words, catalogue: Catalogue) -> dict[str, Words]:
    """The designs that a question names, with the terms of their names. A name that is part of a
    longer one there does not count."""
    designs: dict[str, Words] = {}
    for design, name in catalogue.design_names:
        if name <= matter and not any(name <= longer for longer in designs.values()):
            designs.setdefault(design, name)
    return designs


def _of_designs(question: str, names: dict[str, Words], catalogue: Catalogue) -> DesignsFound:
    bare = _without(question, frozenset().union(*names.values()))
    designs = [catalogue.designs[design] for design in names if design != CONDITIONS][:MOST]
    if len(designs) < len(names):
        return DesignsFound((passages.show_conditions(catalogue.conditions),))
    if party := _find_party(bare, catalogue):
        return DesignsFound(tuple(passages.show_view(d, party) for d in designs), by_name=True)
    if _WHEN.search(bare):
        return DesignsFound(tuple(map(passages.show_status, designs)), by_name=True)
    if _RISKS.search(bare):
        tensions = tuple(t for d in designs for t in passages.show_tensions(d, catalogue.rules))
        return DesignsFound(tensions[:MOST], by_name=True)
    clause = _find_clause(bare, catalogue)
    if clause is not None:
        values = tuple(passages.show_value(design, clause) for design in designs)
        return DesignsFound(values, by_name=True)
    if _WHAT_IS.match(question) or _COMPARES.search(question):
        return DesignsFound(tuple(map(passages.show_gist, designs)))
    return DesignsFound()


def _find_party(question: str, catalogue: Catalogue) -> str:
    """Whose view of a design is asked for; "" if nobody's."""
    for party, cue in catalogue.cues.parties.items():
        asks = f"{cue.pattern}{_HOLDS}|{_VIEW_OF}{cue.pattern}"
        if re.search(asks, question, re.IGNORECASE):
            return party
    return ""


def _without(question: str, name: Words) -> str:
    """A question without the words of a name."""
    kept = [word for word in question.split() if not matter_of(word) & name]
    return " ".join(kept)


def _find_clause(question: str, catalogue: Catalogue) -> Clause | None:
    """The clause that a question asks for: that of the longest match."""
    matches = (
        (match.end() - match.start(), clause)
        for clause in catalogue.space.clauses
        if (match := catalogue.cues.clauses[clause.id].search(question))
    )
    return max(matches, key=lambda pair: pair[0], default=(0, None))[1]


def _having(question: str, matter: Words, catalogue: Catalogue) -> list[LibraryPassage]:
    """Designs that have what is asked for."""
    if not _WHICH.search(question):
        return []
    option = _find_option(question, matter, catalogue)
    if option is None:
        return []
    passage = passages.show_designs_with(catalogue, *option)
    return [passage] if passage is not None else []


def _find_option(
    question: str, matter: Words, catalogue: Catalogue
) -> tuple[Clause, ClauseOption] | None:
    for name, cue in catalogue.cues.options.items():
        clause_id, _, option_id = name.partition(".")
        if cue.search(question):
            clause = catalogue.space.clause(clause_id)
            return clause, clause.option(option_id)
    asked = _find_clause(question, catalogue)
    best = max(
        (
            (len(label & matter) / len(label), clause is asked, clause, option)
            for clause, option, label in catalogue.options
            if label
        ),
        key=lambda row: (row[1] and row[0] >= _ENOUGH, row[0]),
    )
    share, is_asked, clause, option = best
    return (clause, option) if share >= (_ENOUGH if is_asked else 1) else None


def _risky(question: str, matter: Words, catalogue: Catalogue) -> list[LibraryPassage]:
    """The tensions that an option brings, where the question asks for nothing else."""
    option = _find_option(question, matter, catalogue) if _RISKS.search(question) else None
    if option is None:
        return []
    clause, chosen = option
    cue = catalogue.cues.options.get(f"{clause.id}.{chosen.id}")
    cued = cue.search(question) if cue else None
    named = matter_of(f"{clause.name} {chosen.label} {cued.group() if cued else ''}")
    if matter_of(_RISKS.sub(" ", question)) - named - _PLAIN:
        return []
    return passages.show_tensions_with(clause, chosen, catalogue.rules)


def _statements(question: str, matter: Words, catalogue: Catalogue) -> list[LibraryPassage]:
    if not _STATEMENTS.search(question):
        return []
    asked = matter - _PLAIN
    on_topic = [
        one
        for one in catalogue.statements
        if asked and asked <= frozenset().union(*map(matter_of, one.topics))
    ]
    return passages.show_statements(on_topic)


def _meaning(question: str, matter: Words, catalogue: Catalogue) -> list[LibraryPassage]:
    """What a term, option or concern means, where the question asks for nothing else."""
    if not _WHAT_IS.match(question):
        return []
    asked = matter - _PLAIN or matter
    terms = [term for term in catalogue.terms if matter_of(term.term) == asked]
    if terms:
        return [passages.show_term(term) for term in terms]
    options = [
        passages.show_option(clause, option)
        for clause, option, label in catalogue.options
        if label - _PLAIN == asked and len(label) > 1
    ]
    concerns = [c for c in catalogue.rules.concerns if matter_of(c.label) == asked]
    return options or [passages.show_concern(concern) for concern in concerns]


def _clause_asked(question: str, matter: Words, catalogue: Catalogue) -> list[LibraryPassage]:
    """What a clause asks and how it may be filled, where the question asks for nothing else."""
    if not _CHOICES.search(question):
        return []
    asked = matter - _PLAIN
    named = [c for c in catalogue.space.clauses if asked and matter_of(c.name) - _PLAIN == asked]
    return [passages.show_clause(clause) for clause in named]
