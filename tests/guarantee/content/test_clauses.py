"""What every shipped clause keeps to, and what the exercise reads from its options."""

from fractions import Fraction

from bot.article.content import brief
from bot.guarantee.content import clauses, tension_rules
from bot.guarantee.rules.space import ClauseKind
from bot.guarantee.rules.terms import Assessment, Convening, Ground, Happening, Voting
from bot.guarantee.views.space import SCHEMES

SPACE = clauses.load()
LONGEST_NAME = 40
LONGEST_LABEL = 80
LONGEST_MEANING = 140


def test_ids_and_names_are_unique():
    ids = [clause.id for clause in SPACE.clauses]
    names = [clause.name for clause in SPACE.clauses]

    assert not twice(ids), f"clauses.toml: two clauses have the same `id`: {twice(ids)}"
    assert not twice(names), f"clauses.toml: two clauses have the same `name`: {twice(names)}"
    for clause in SPACE.clauses:
        options = [option.id for option in clause.options]
        labels = [option.label for option in clause.options]
        said = f"clauses.toml, {clause.id}: two options have the same"
        assert not twice(options), f"{said} `id`: {twice(options)}"
        assert not twice(labels), f"{said} `label`: {twice(labels)}"


def twice(words):
    return sorted({word for word in words if words.count(word) > 1})


def test_every_clause_stands_in_a_group_and_every_group_has_clauses():
    groups = {group.id for group in SPACE.groups}
    for clause in SPACE.clauses:
        assert clause.group in groups, (
            f"clauses.toml, {clause.id}: there is no group {clause.group}; take one of {groups}"
        )
    empty = groups - {clause.group for clause in SPACE.clauses}
    assert not empty, f"clauses.toml: no clause stands in {empty}: drop these groups, or fill them"
    assert len(SPACE.core) == 13, (
        'a short sheet has thirteen core clauses: say "core = false" in yours, or change the'
        " number here and in docs/guarantees.md"
    )


def test_words_fit_every_platform():
    for clause in SPACE.clauses:
        where = f"clauses.toml, {clause.id}:"
        assert len(clause.name) <= LONGEST_NAME, f"{where} `name` is over {LONGEST_NAME} characters"
        assert clause.question.endswith("?"), f"{where} `question` asks nothing: end it with “?”"
        for option in clause.options:
            at = f"clauses.toml, {clause.id}, option {option.id}:"
            assert len(option.label) <= LONGEST_LABEL, f"{at} `label` is over {LONGEST_LABEL}"
            assert len(option.means) <= LONGEST_MEANING, f"{at} `means` is over {LONGEST_MEANING}"
            assert option.means.endswith("."), f"{at} `means` is no sentence: end it with “.”"
        assert clause.ordered == bool(clause.scale), (
            f"{where} options in an order (`ordered = true`) need a `scale` that says of what, and"
            " others have none"
        )
        assert 2 <= len(clause.options) <= 10, f"{where} give it two options at least, ten at most"


def test_paragraphs_of_the_brief_exist():
    _, reading = brief.load()

    for clause in SPACE.clauses:
        where = f"clauses.toml, {clause.id}: `brief`"
        assert clause.brief, f"{where} names no paragraph of our brief that explains it"
        assert max(clause.brief) <= len(reading.paragraphs), (
            f"{where} names {max(clause.brief)}, and our brief ends at {len(reading.paragraphs)}"
        )


def test_the_procedure_is_read_as_data():
    terms = {
        (clause.id, option.id): option.terms
        for clause in SPACE.clauses
        for option in clause.options
    }

    decide = terms["deadline", "meet_24_decide_72"]
    assert (decide.meet_hours, decide.decide_hours) == (24, 72)
    assert terms["deadline", "none"].meet_hours is None
    assert terms["voting", "qualified_majority"].share == Fraction(2, 3)
    assert terms["voting", "consensus_with_adversary"].adversary_votes
    assert terms["evidence", "reasonable_grounds"].least is Assessment.PROBABLE
    assert terms["covered_events", "armed_attack"].covers == {Happening.ARMED_ATTACK}
    assert Ground.OCCUPIED in terms["covered_territory", "recognised_borders"].grounds


def test_every_option_of_a_procedural_clause_says_what_it_means_to_it():
    for clause, field in (("convene", "convening"), ("evidence", "least"), ("voting", "voting")):
        assert all(getattr(o.terms, field) is not None for o in SPACE.clause(clause).options)
        assert SPACE.clause(clause).kind is ClauseKind.ONE
    assert all(option.terms.covers for option in SPACE.clause("covered_events").options)
    used = {option.terms.convening for option in SPACE.clause("convene").options}
    assert used == set(Convening)
    assert {option.terms.voting for option in SPACE.clause("voting").options} == set(Voting)


def test_every_clause_and_many_options_are_mapped_to_schemes_that_have_a_name():
    without = [clause.id for clause in SPACE.clauses if not clause.codes]
    assert not without, (
        f'clauses.toml: say how research codes {without}: codes = {{ atop = "…" }}; the schemes'
        f" are {sorted(SCHEMES)}"
    )
    codes = [clause.codes for clause in SPACE.clauses]
    options = [option.codes for clause in SPACE.clauses for option in clause.options]

    unnamed = {scheme for one in (*codes, *options) for scheme, _ in one} ^ set(SCHEMES)
    assert not unnamed, f"used in clauses.toml or named in SCHEMES, and not both: {unnamed}"
    assert sum(map(bool, options)) > 50


def test_no_tension_speaks_of_a_body_that_it_does_not_look_for() -> None:
    """A sheet may have a voting rule or a trigger, and no body."""
    wrong = [
        tension.id
        for tension in tension_rules.load().tensions
        if "body" in tension.finding.casefold().replace("nobody", "").replace("anybody", "")
        and "mechanism" not in tension.when.clauses
    ]

    assert not wrong
