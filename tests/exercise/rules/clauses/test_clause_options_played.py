"""Every option of these groups means something in play, on one card or another."""

import pytest

from bot.exercise.content import exercises
from bot.exercise.rules.clauses.judging import Standing
from bot.guarantee.content import clauses
from tests.exercise.rules.clauses.played import END, play, read

SPACE = clauses.load()
OPTIONS = [
    (clause.id, option.id)
    for group in ("means", "time", "beneficiary")
    for clause in SPACE.within(group)
    for option in clause.options
]
PROMISE_NOTHING = {
    ("funding", "unsaid"), ("burden", "unsaid"), ("presence", "none"), ("sanctions", "none"),
    ("term", "unsaid"), ("review_exit", "unsaid"), ("integration", "none"),
}  # fmt: skip

APPLIES = "frontline convenes; all say yes; beneficiary applies yes; "
WAYS = (
    "",
    "eu responds money,sanctions; frontline responds materiel,training,forces,air_defence,"
    "intelligence; large_european responds money,diplomatic; united_states responds training",
    "united_states responds sanctions,materiel; frontline withholds delivery",
    "frontline withholds guarantee",
    "united_states withholds guarantee; frontline responds intelligence,statement",
    "frontline responds materiel; frontline withholds guarantee; large_european convenes",
    "frontline convenes; press asks Why?; beneficiary answers So.",
    "press asks Why?",
    "frontline withholds forces",
    "beneficiary responds own_defence,hold_back,open_records,help_guarantor,punish_own",
    "beneficiary responds strike_back,exceed_limit; assessor finds probable about conduct",
)
"""Ways of playing: nothing is done, all is done, something is kept back, somebody speaks."""
ATTACKED = (APPLIES, APPLIES + WAYS[1].replace("sanctions", "wait"), APPLIES + WAYS[1])
CARDS = (
    "wavering_guarantor", "strike_on_city", "hit_peacekeepers", "two_fires", "talks_first",
    "occupied_uprising", "sanctions_return", "invited_answer", "factory_and_family",
)  # fmt: skip


@pytest.mark.parametrize(("clause", "option"), OPTIONS, ids=lambda one: str(one))
def test_every_option_is_read_by_some_card_and_can_be_kept_and_broken(
    clause: str, option: str
) -> None:
    found = set[Standing]()
    for card in CARDS:
        has_attacker = exercises.load_cards()[card].has_attacker
        for acts in (*WAYS, *(ATTACKED if has_attacker else ())):
            state = play(card, acts + END, **{clause: option})
            found.add(read(state, clause).standing)

    assert Standing.OWED not in found
    if (clause, option) in PROMISE_NOTHING:
        assert found - {Standing.NOT_TESTED}
        assert Standing.BROKEN not in found
    else:
        assert {Standing.KEPT, Standing.BROKEN} <= found
