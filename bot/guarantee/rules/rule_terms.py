"""How votes are held, as a proposal to change it keeps it: three words."""

from bot.guarantee.rules.votes import Rule, RuleTerms


def write_rules(terms: RuleTerms) -> tuple[str, ...]:
    """Rules as the words of a proposal."""
    return terms.rule.value, str(terms.quorum), str(terms.hours)


def read_rules(words: tuple[str, ...] | None) -> RuleTerms:
    """Rules from the words of a proposal. Raises ValueError where they are no rules."""
    if words is None:
        raise ValueError("a proposal on the rules without rules")
    rule, quorum, hours = words
    return RuleTerms(rule=Rule(rule), quorum=int(quorum), hours=int(hours))
