"""Hidden cards of guarantors, and the two voices of the United States."""

import pytest

from bot.adapters.plain.render import rendered
from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.content.stakes import load_stakes
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.consent import NEEDS_CONSENT, find_pending
from bot.exercise.rules.scripts import choose_vote
from bot.exercise.rules.setting import CONGRESS, UNITED_STATES
from bot.exercise.rules.stake_cards import ConsentTerms
from bot.exercise.rules.stakes import find_card, open_stakes
from bot.exercise.views.announcing import announce_event
from bot.exercise.views.cards import brief
from bot.exercise.views.stakes import list_stakes
from bot.kernel.view import View
from tests.exercise.rules.making import FULL, HOUR, Played, begun, text
from tests.exercise.rules.meeting import refused

CARDS = load_stakes()
GUARANTORS = ("frontline", "large_european", "united_states", "eu")


def seeded(role: str, card: str, **changes: str | None) -> Played:
    """An exercise in whose deal a role has a card; Ana chairs, and Erik is the United States."""
    for seed in range(200):
        played = Played(text(**changes), seed=seed)
        played.does("erik", c.JoinRole, role="united_states")
        played.does("boris", c.JoinRole, role="beneficiary")
        played.does("ana", c.Start)
        if played.state.stakes[role] == card:
            return played
    raise AssertionError(f"no seed deals {card}")


def test_each_guarantor_and_congress_have_several_cards_and_all_are_like_each_other() -> None:
    for role in (*GUARANTORS, CONGRESS):
        cards = [card for card in CARDS if card.role == role]
        assert len(cards) >= 3
        assert all(card.limits or card.terms for card in cards)
    for card in CARDS:
        for sentence in (card.worth, card.cost, card.ends):
            assert sentence.endswith(".")
            assert 30 <= len(sentence) <= 100
    known = {reaction.id for reaction in begun().setting.reactions}
    assert frozenset().union(*(card.limits for card in CARDS)) <= known
    assert known >= NEEDS_CONSENT
    assert len({card.id for card in CARDS}) == len(CARDS)


@pytest.mark.parametrize("seed", range(12))
def test_the_seed_deals_one_card_a_role_and_always_the_same(seed: int) -> None:
    one, other = (Played(FULL, seed=seed, solo="frontline") for _ in range(2))

    assert one.state.stakes == other.state.stakes
    assert set(one.state.stakes) == {*GUARANTORS, CONGRESS}
    assert all(find_card(one.state, role) for role in one.state.stakes)
    assert len([event for event in one.events if isinstance(event, e.StakesDealt)]) == 1


def test_every_card_is_dealt_by_some_seed() -> None:
    dealt = {
        card
        for seed in range(60)
        for card in Played(FULL, seed=seed, solo="frontline").state.stakes.values()
    }

    assert dealt == {card.id for card in CARDS}


def test_a_card_is_private_in_its_brief_and_opened_in_the_debrief() -> None:
    played = begun()
    own, other = find_card(played.state, "frontline"), find_card(played.state, "eu")
    assert own is not None
    assert other is not None
    seen = rendered(brief("x", played.state, "frontline", {}), width=10_000)
    (deal,) = (event for event in played.events if isinstance(event, e.StakesDealt))

    assert own.worth in seen
    assert other.worth not in seen
    assert announce_event(deal, played.state, {}, {}) == []
    opened = rendered(View(blocks=tuple(list_stakes(played.state))), width=10_000)
    assert own.worth in opened
    assert other.worth in opened
    assert "It did not come to that." in opened


def test_what_a_guarantor_does_is_set_beside_what_would_end_it_at_home() -> None:
    played = seeded("united_states", "fair_share")
    played.does("erik", c.Respond, responses="money, statement")
    reached = {one.card.role: one.reached for one in open_stakes(played.state)}

    assert reached["united_states"] == {"money"}
    told = rendered(View(blocks=tuple(list_stakes(played.state))), width=10_000)
    assert "It came to that: money." in told


def test_a_script_abstains_from_what_could_end_its_commitment_at_home() -> None:
    played = seeded("eu", "common_purse", voting="each_alone", evidence="none")
    played.does("boris", c.Report)
    played.does("erik", c.Propose, responses="money")
    proposal = next(one for one in played.state.proposals if one.role == UNITED_STATES)

    assert choose_vote(played.state, proposal, "eu") == ("aside", "home")


def test_congress_by_script_agrees_on_its_terms_and_else_says_no_after_a_day() -> None:
    met, unmet = seeded(CONGRESS, "no_forces"), seeded(CONGRESS, "no_forces")
    met.does("erik", c.Respond, responses="money")
    unmet.does("erik", c.Respond, responses="forces")
    met.does("ana", c.Next)
    unmet.does("ana", c.Next)

    assert [(one.agreed, one.why) for one in met.state.consents] == [(True, "no_forces")]
    assert met.state.withheld == ()
    assert [one.agreed for one in unmet.state.consents] == [False]
    assert [(one.role, one.what) for one in unmet.state.withheld] == [("united_states", "forces")]
    alone = seeded(CONGRESS, "shared")
    alone.does("erik", c.Respond, responses="materiel")
    alone.does("ana", c.Next)
    assert alone.state.consents == ()  # it waits a day for others
    alone.waits(30 * HOUR)
    alone.does("ana", c.End)
    shared = [(one.agreed, one.why) for one in alone.state.consents]
    assert shared
    assert {why for _, why in shared} == {"shared"}


@pytest.mark.parametrize("form", ["treaty", "domestic_law"])
def test_a_treaty_or_a_law_has_bound_congress_before(form: str) -> None:
    played = seeded(CONGRESS, "no_forces", bindingness=form)
    played.does("erik", c.Respond, responses="forces, money")
    played.does("ana", c.Next)

    assert [(one.agreed, one.why) for one in played.state.consents] == [(True, "law")]


def test_a_member_of_congress_can_say_no_and_the_promise_breaks_there() -> None:
    played = begun()
    played.does("carl", c.JoinRole, role="congress")
    assert refused(played, "carl", c.AgreeInCongress, agreed="no") is (
        ExerciseRefusal.NOTHING_TO_AGREE_TO
    )
    played.does("erik", c.Respond, responses="materiel, statement")
    assert find_pending(played.state) == {"materiel"}
    assert refused(played, "chen", c.AgreeInCongress, agreed="no") is ExerciseRefusal.NOT_FOR_ROLE
    consent, kept_back = played.does("carl", c.AgreeInCongress, agreed="no", words="Not like this.")

    assert isinstance(consent, e.ConsentGiven)
    assert isinstance(kept_back, e.Withheld)
    assert kept_back.what == "delivery"
    assert not find_pending(played.state)
    said = rendered(View(blocks=tuple(announce_event(consent, played.state, {}, {}))), width=10_000)
    assert "The Congress of the United States does not agree to: materiel." in said
    played.does("ana", c.Next)
    assert "withheld" in played.state.rungs[-1].rules


def test_congress_has_terms_and_all_of_them_occur() -> None:
    assert {card.terms for card in CARDS if card.role == CONGRESS} == {
        ConsentTerms.PROOF, ConsentTerms.SHARED, ConsentTerms.NO_FORCES,
    }  # fmt: skip
    assert {card.terms for card in CARDS if card.role != CONGRESS} == {ConsentTerms.NONE}
