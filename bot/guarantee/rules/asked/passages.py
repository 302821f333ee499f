"""The words with which the library of designs answers, each with its label and what opens it."""

from collections.abc import Sequence

from bot.article.rules.library_passage import LibraryPassage
from bot.guarantee.rules.asked.catalogue import AskedStatement, Catalogue
from bot.guarantee.rules.design import Certainty, Conditions, Design, Term, Value
from bot.guarantee.rules.grounds import PARTIES
from bot.guarantee.rules.space import Clause, ClauseOption
from bot.guarantee.rules.tension_rules import Concern, How, Rules, Tension
from bot.guarantee.rules.tensions import check
from bot.kernel.message import Listed, row_of, said, say


def show_gist(design: Design) -> LibraryPassage:
    """What a design is."""
    return LibraryPassage(design.short, design.gist, _open_design(design))


def show_status(design: Design) -> LibraryPassage:
    """How a design stands: when it was made, and whether it holds."""
    return LibraryPassage(
        _about(design, say("Status")), say("{status}.", status=design.status), _open_design(design)
    )


def show_view(design: Design, party: str) -> LibraryPassage:
    """What a party holds about a design."""
    label = _about(design, PARTIES[party])
    return LibraryPassage(label, dict(design.views)[party], _open_design(design))


def show_value(design: Design, clause: Clause) -> LibraryPassage:
    """What a design says at a clause, or that it leaves it open."""
    value = design.values.get(clause.id)
    words = (
        say("{question} It leaves this open.", question=clause.question)
        if value is None
        else _words_of(clause, value)
    )
    return LibraryPassage(_about(design, clause.name), words, _open_design(design))


def show_noted_value(design: Design, clause: Clause, note: str) -> LibraryPassage:
    """What is noted of a design at a clause."""
    return LibraryPassage(_about(design, clause.name), note, _open_design(design))


def _words_of(clause: Clause, value: Value) -> str:
    chosen = [clause.option(option) for option in value.chosen]
    sentences = [
        say("{option}: {meaning}", option=option.label, meaning=option.means) for option in chosen
    ] or [say("None of its options.")]
    if value.otherwise is not None:
        sentences.append(say("Others read it as: {options}.", options=clause.says(value.otherwise)))
    if value.certainty is Certainty.INFERRED:
        sentences.append(say("The article doesn’t say so in these words."))
    if value.note:
        sentences.append(said(value.note))
    return row_of(sentences, "")


def show_clause(clause: Clause) -> LibraryPassage:
    """What a clause asks, and how it may be filled."""
    labels = Listed(tuple(option.label for option in clause.options), ";")
    words = say("{question} {options}.", question=clause.question, options=labels)
    return LibraryPassage(clause.name, words, _open_clause(clause))


def show_option(clause: Clause, option: ClauseOption) -> LibraryPassage:
    """What an option means."""
    return LibraryPassage(_choice(clause, option), option.means, _open_clause(clause))


def show_designs_with(
    catalogue: Catalogue, clause: Clause, option: ClauseOption
) -> LibraryPassage | None:
    """Which designs fill a clause with an option; None if none does."""
    having = [
        (design.short, design.values[clause.id].certainty)
        for design in catalogue.designs.values()
        if clause.id in design.values and option.id in design.values[clause.id].chosen
    ]
    names = [
        say("{design} (contested)", design=short) if certainty is Certainty.CONTESTED else short
        for short, certainty in having
    ]
    if not names:
        return None
    words = say("{designs}.", designs=Listed(tuple(names), ";"))
    return LibraryPassage(_choice(clause, option), words, _open_clause(clause))


def show_tensions(design: Design, rules: Rules) -> list[LibraryPassage]:
    """The tensions of a design, the most serious first."""
    subject = design.subject
    findings = check(rules, subject.choices, subject.otherwise).findings
    action = f"/guarantee check {design.id}"
    label = _about(design, say("Tension"))
    return [LibraryPassage(label, found.tension.finding, action) for found in findings]


def show_tensions_with(clause: Clause, option: ClauseOption, rules: Rules) -> list[LibraryPassage]:
    """The tensions that an option has a part in, the most serious first."""
    return [
        LibraryPassage(say("Tension"), tension.finding, f"/guarantee tension {tension.id}")
        for tension in sorted(rules.tensions, key=lambda tension: -tension.weight)
        if _brings(tension, clause, option)
    ]


def _brings(tension: Tension, clause: Clause, option: ClauseOption) -> bool:
    return any(
        test.clause == clause.id and test.how is not How.LACKS and option.id in test.options
        for test in tension.when.tests
    )


def show_term(term: Term) -> LibraryPassage:
    """What a term means."""
    return LibraryPassage(term.term, term.means, f"/guarantee terms {term.term}")


def show_concern(concern: Concern) -> LibraryPassage:
    """What a concern asks."""
    return LibraryPassage(concern.label, concern.asks, "/guarantee designs")


def show_conditions(conditions: Conditions) -> LibraryPassage:
    """What a party names as conditions for talks."""
    words = row_of((conditions.gist, *conditions.items), "")
    return LibraryPassage(conditions.name, words, "/guarantee design conditions")


def show_statements(statements: Sequence[AskedStatement]) -> list[LibraryPassage]:
    """Statements to vote on."""
    return [
        LibraryPassage(say("Statement"), one.words, f"/article show brief {one.paragraph}")
        for one in statements
    ]


def _about(design: Design, what: str) -> str:
    return say("{design}: {what}", design=design.short, what=what)


def _choice(clause: Clause, option: ClauseOption) -> str:
    return say("{clause}: {option}", clause=clause.name, option=option.label)


def _open_design(design: Design) -> str:
    return f"/guarantee design {design.id}"


def _open_clause(clause: Clause) -> str:
    return f"/guarantee clauses {clause.id}"
