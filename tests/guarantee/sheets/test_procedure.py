"""Amendments, votes and versions, rule by rule."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.article.rules.quoting import QuotationMatch
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.presence import next_deadline
from bot.guarantee.rules.stages import (
    Carried,
    InVote,
    Lost,
    Overtaken,
    ProposalStage,
    Seconded,
    Withdrawn,
)
from bot.guarantee.rules.votes import Ballot, Outcome, Rule, Says, Why
from bot.guarantee.state import WHOLE, Evidence, Proposal, Setting, Sheet, Version, Whose
from bot.kernel.message import Message
from bot.kernel.refusal import RefusalCode, Refused
from tests.guarantee.sheets.making import (
    ANA,
    BO,
    CHEN,
    DANA,
    LATER,
    NOON,
    called,
    carried,
    editing,
    moved,
    proposing,
    setting,
    sheet,
    told,
    voted,
    voting,
)


def refusal(work: object, *args: object, **named: object) -> RefusalCode:
    with pytest.raises(Refused) as refused:
        work(*args, **named)  # type: ignore[operator]
    return refused.value.code


def stages(one: Sheet) -> list[str]:
    return [p.phase.value for p in one.proposals]


# --- own sheets -------------------------------------------------------------------------------


def test_an_own_sheet_is_set_by_its_maker_alone() -> None:
    own = sheet(Whose.OWN)
    put = setting(ANA, "treaty", words="Within a year")
    after = editing.set_clause(own, "bindingness", put)

    assert after == replace(own, settings={"bindingness": put}, revision=2)
    assert refusal(editing.set_clause, own, "bindingness", setting(BO, "treaty")) is (
        GuaranteeRefusal.NOT_YOUR_SHEET
    )
    assert (
        refusal(editing.set_clause, after, "bindingness", put) is GuaranteeRefusal.NOTHING_CHANGES
    )
    assert editing.set_clause(after, "bindingness", setting(ANA)).settings == {}
    assert refusal(moved, own, BO, "trigger", "automatic") is GuaranteeRefusal.OWN_SHEET
    assert refusal(proposing.propose, own, BO, "", NOON) is GuaranteeRefusal.OWN_SHEET


def test_an_own_sheet_is_adopted_by_its_maker_when_something_is_new() -> None:
    own = sheet(Whose.OWN)
    assert refusal(editing.adopt, own, ANA, NOON) is GuaranteeRefusal.SHEET_EMPTY

    filled = editing.set_clause(own, "trigger", setting(ANA, "automatic"))
    adopted = editing.adopt(filled, ANA, NOON)

    assert adopted.versions == (
        Version(number=1, settings=filled.settings, proposer=ANA, at=NOON, touched=3),
    )
    assert refusal(editing.adopt, adopted, ANA, NOON) is GuaranteeRefusal.NOTHING_NEW
    assert refusal(editing.adopt, sheet(), ANA, NOON) is GuaranteeRefusal.BY_AMENDMENT


# --- moving and seconding ---------------------------------------------------------------------


def test_a_group_s_clause_changes_by_amendment_only() -> None:
    assert refusal(editing.set_clause, sheet(), "trigger", setting(ANA, "automatic")) is (
        GuaranteeRefusal.BY_AMENDMENT
    )


def test_an_amendment_is_numbered_and_waits_for_a_seconder() -> None:
    after = moved(sheet(), BO, "trigger", "automatic")

    assert after.proposals == (
        Proposal(
            number=1, clause="trigger", mover=BO, at=NOON, touched=2,
            setting=Setting(options=("automatic",), member=BO, proposal=1),
        ),
    )  # fmt: skip
    assert after.revision == 2


def test_the_same_is_not_proposed_twice_nor_what_stands_already() -> None:
    once = moved(sheet(), BO, "trigger", "automatic")

    assert refusal(moved, once, CHEN, "trigger", "automatic") is GuaranteeRefusal.PROPOSED_THERE
    stands = carried(sheet(), "trigger", "automatic")
    assert refusal(moved, stands, CHEN, "trigger", "automatic") is GuaranteeRefusal.NOTHING_CHANGES
    many = sheet()
    for number in range(proposing.MOST_LIVE):
        many = moved(many, BO, f"clause{number}", "x")
    assert refusal(moved, many, BO, "trigger", "automatic") is GuaranteeRefusal.TOO_MANY_AMENDMENTS


def test_nobody_seconds_their_own_and_once_is_enough() -> None:
    once = moved(sheet(), BO, "trigger", "automatic")
    seconded = proposing.second(once, 1, CHEN)

    assert seconded.proposals[0].stage == Seconded(CHEN)
    assert refusal(proposing.second, once, 1, BO) is GuaranteeRefusal.OWN_AMENDMENT
    assert refusal(proposing.second, seconded, 1, DANA) is GuaranteeRefusal.SECONDED_ALREADY
    assert refusal(proposing.second, once, 2, CHEN) is GuaranteeRefusal.NO_SUCH_AMENDMENT
    assert refusal(proposing.second, carried(once, "trigger", "none"), 1, CHEN) is (
        GuaranteeRefusal.DECIDED_ALREADY
    )


def test_who_proposed_is_not_told_to_second_it_and_others_are() -> None:
    once = moved(sheet(), BO, "trigger", "automatic")

    own = refusal(proposing.call, once, 1, BO, NOON, chair=False)
    others = refusal(proposing.call, once, 1, CHEN, NOON, chair=True)

    assert own is GuaranteeRefusal.OWN_NOT_SECONDED
    assert others is GuaranteeRefusal.NOT_SECONDED


IN_VOTE = InVote(CHEN, 1)
ENDED = (Carried(IN_VOTE), Lost(IN_VOTE), Withdrawn(IN_VOTE), Overtaken(IN_VOTE))


@pytest.mark.parametrize("stage", ENDED, ids=lambda stage: type(stage).__name__)
def test_what_became_of_a_proposal_is_said_in_words_that_can_be_translated(
    stage: ProposalStage,
) -> None:
    once = moved(sheet(), BO, "trigger", "automatic")
    over = replace(once, proposals=(replace(once.proposals[0], stage=stage),))

    with pytest.raises(Refused) as refused:
        proposing.second(over, 1, CHEN)

    assert isinstance(refused.value.fields["stage"], Message)


def test_a_mover_takes_it_back_until_it_is_put_to_the_vote() -> None:
    once = moved(sheet(), BO, "trigger", "automatic")

    assert (
        refusal(proposing.withdraw, once, 1, CHEN, NOON, chair=False)
        is GuaranteeRefusal.NOT_YOUR_AMENDMENT
    )
    assert stages(proposing.withdraw(once, 1, BO, NOON, chair=False)) == ["withdrawn"]
    seconded = proposing.second(once, 1, CHEN)
    assert stages(proposing.withdraw(seconded, 1, BO, NOON, chair=False)) == ["withdrawn"]
    voting_on = called(once, 1, CHEN)
    assert (
        refusal(proposing.withdraw, voting_on, 1, BO, NOON, chair=False)
        is GuaranteeRefusal.VOTE_IS_OPEN
    )


def test_a_chair_calls_a_vote_off_unless_rivals_stand_in_it() -> None:
    open_vote = voted(called(moved(sheet(), BO, "trigger", "automatic"), 1, CHEN), 1, bo="for")
    off = proposing.withdraw(open_vote, 1, ANA, NOON, chair=True)

    assert stages(off) == ["withdrawn"]
    assert off.votes[0].outcome == Outcome(why=Why.CALLED_OFF, voters=1)
    assert off.settings == {}
    rivals = proposing.second(
        moved(moved(sheet(rule=Rule.RANKED), BO, "trigger", "none"), BO, "trigger", "automatic"),
        1, CHEN,
    )  # fmt: skip
    both = called(rivals, 2, CHEN)
    assert (
        refusal(proposing.withdraw, both, 1, ANA, NOON, chair=True) is GuaranteeRefusal.VOTE_IS_OPEN
    )


# --- putting to the vote ----------------------------------------------------------------------


def test_only_what_is_seconded_is_put_to_the_vote_by_those_whose_it_is() -> None:
    once = moved(sheet(), BO, "trigger", "automatic")
    assert refusal(proposing.call, once, 1, CHEN, NOON, chair=True) is GuaranteeRefusal.NOT_SECONDED
    seconded = proposing.second(once, 1, CHEN)
    assert (
        refusal(proposing.call, seconded, 1, DANA, NOON, chair=False)
        is GuaranteeRefusal.NOT_YOUR_AMENDMENT
    )

    after = proposing.call(seconded, 1, DANA, NOON, chair=True)

    (vote,) = after.votes
    assert (vote.candidates, vote.deadline, next_deadline(after)) == ((1,), LATER, LATER)
    assert refusal(proposing.call, after, 1, BO, NOON, chair=False) is GuaranteeRefusal.VOTE_IS_OPEN


def test_one_vote_at_a_time_is_open_on_a_clause() -> None:
    two = proposing.second(
        moved(moved(sheet(), BO, "trigger", "automatic"), BO, "trigger", "none"), 2, CHEN
    )
    first = called(two, 1, CHEN)

    assert (
        refusal(proposing.call, first, 2, BO, NOON, chair=False) is GuaranteeRefusal.CLAUSE_IN_VOTE
    )
    other = called(moved(first, BO, "term", "short"), 3, CHEN)
    assert len(other.open_votes) == 2


def test_by_ranking_all_that_is_seconded_on_the_clause_stands_in_one_vote() -> None:
    three = sheet(rule=Rule.RANKED)
    for option in ("automatic", "none", "guarantor_discretion"):
        three = moved(three, BO, "trigger", option)
    three = proposing.second(three, 1, CHEN)
    open_vote = called(three, 3, CHEN)

    assert open_vote.votes[0].candidates == (1, 3)
    assert stages(open_vote) == ["voting", "proposed", "voting"]
    ranking = (("3",), ("0",), ("1",))
    ranked = voting.rank(open_vote, 1, DANA, ranking, NOON)
    ranked = voting.rank(ranked, 3, BO, ranking, NOON)
    assert ranked.votes[0].ballots == {
        DANA: Ballot(ranking=ranking), BO: Ballot(ranking=ranking),
    }  # fmt: skip
    closed = voting.close(ranked, 3, NOON, chair=True)
    assert stages(closed) == ["lost", "overtaken", "carried"]
    assert closed.choices == {"trigger": ("guarantor_discretion",)}


def test_each_vote_takes_its_own_kind_of_ballot() -> None:
    rivals = moved(
        moved(sheet(rule=Rule.RANKED), BO, "trigger", "none"), BO, "trigger", "automatic"
    )
    ranked = called(proposing.second(rivals, 2, CHEN), 1, CHEN)
    simple = called(moved(sheet(), BO, "trigger", "none"), 1, CHEN)

    assert refusal(voting.cast, ranked, 1, BO, Says.FOR, NOON) is GuaranteeRefusal.RANK_INSTEAD
    assert voting.cast(ranked, 1, BO, Says.ABSTAIN, NOON).votes[0].ballots == {BO: Ballot()}
    assert refusal(voting.rank, simple, 1, BO, (("1",),), NOON) is GuaranteeRefusal.VOTE_INSTEAD


def test_a_lone_amendment_takes_for_and_against_under_any_rule() -> None:
    for rule in Rule:
        alone = called(moved(sheet(rule=rule), BO, "trigger", "none"), 1, CHEN)
        closed = voting.close(voted(alone, 1, bo="for", chen="for"), 1, NOON, chair=True)
        assert stages(closed) == ["carried"]


def test_a_lone_amendment_whose_vote_was_opened_as_a_ranking_takes_for_and_against() -> None:
    alone = called(moved(sheet(rule=Rule.RANKED), BO, "trigger", "none"), 1, CHEN)
    alone = replace(alone, votes=(replace(alone.votes[0], rule=Rule.RANKED),))
    cast = voted(alone, 1, bo="for", chen="for", dana="against")

    assert cast.votes[0].ballots[DANA].ranking == (("0",), ("1",))
    assert stages(voting.close(cast, 1, NOON, chair=True)) == ["carried"]


# --- voting and closing -----------------------------------------------------------------------


def test_the_last_ballot_of_a_member_counts() -> None:
    open_vote = called(moved(sheet(), BO, "trigger", "none"), 1, CHEN)
    cast = voted(voted(open_vote, 1, bo="for", chen="for"), 1, chen="against")
    closed = voting.close(cast, 1, NOON, chair=True)

    assert closed.votes[0].outcome == Outcome(why=Why.TIED, voters=2, ayes=1, noes=1)
    assert stages(closed) == ["lost"]


def test_ballots_come_before_the_deadline_and_the_clock_closes_what_is_over() -> None:
    open_vote = voted(called(moved(sheet(), BO, "trigger", "none"), 1, CHEN), 1,
                      bo="for", ana="for")  # fmt: skip

    assert (
        refusal(voting.cast, open_vote, 1, CHEN, Says.AGAINST, LATER)
        is GuaranteeRefusal.BALLOT_CLOSED
    )
    assert voting.tick(open_vote, LATER - timedelta(seconds=1)) is open_vote
    late = voting.tick(open_vote, LATER + timedelta(hours=9))
    assert late.choices == {"trigger": ("none",)}
    assert late.votes[0].end is not None
    assert late.votes[0].end.at == LATER
    assert voting.tick(late, LATER) is late
    seconded = proposing.second(moved(sheet(), BO, "term", "short"), 1, CHEN)
    assert refusal(voting.cast, seconded, 1, BO, Says.FOR, NOON) is GuaranteeRefusal.NO_VOTE_ON_IT


def test_of_two_closings_one_counts() -> None:
    open_vote = voted(called(moved(sheet(), BO, "trigger", "none"), 1, CHEN), 1,
                      bo="for", ana="for")  # fmt: skip
    assert (
        refusal(voting.close, open_vote, 1, NOON, chair=False) is GuaranteeRefusal.NOT_SHEET_CHAIR
    )
    closed = voting.close(open_vote, 1, NOON, chair=True)

    assert refusal(voting.close, closed, 1, NOON, chair=True) is GuaranteeRefusal.DECIDED_ALREADY
    assert voting.tick(closed, LATER) is closed
    waiting = moved(sheet(), BO, "trigger", "none")
    assert refusal(voting.close, waiting, 1, NOON, chair=True) is GuaranteeRefusal.NO_VOTE_ON_IT


def test_an_amendment_to_a_clause_that_another_changed_is_overtaken() -> None:
    waiting = moved(sheet(), CHEN, "trigger", "automatic")
    after = carried(waiting, "trigger", "none")

    assert stages(after) == ["overtaken", "carried"]
    again = moved(after, CHEN, "trigger", "automatic")
    assert stages(again) == ["overtaken", "carried", "proposed"]


# --- adopting ---------------------------------------------------------------------------------


def test_the_whole_is_adopted_as_a_version_with_its_sums() -> None:
    filled = carried(sheet(), "trigger", "automatic")
    proposed = proposing.propose(filled, CHEN, "It is time", NOON)
    assert refusal(proposing.propose, proposed, DANA, "", NOON) is GuaranteeRefusal.PROPOSED_THERE
    open_vote = voted(called(proposed, 2, DANA), 2, ana="for", bo="abstain", chen="for")
    closed = voting.close(open_vote, 2, NOON, chair=True)

    assert closed.versions == (
        Version(
            number=1, settings=filled.settings, proposer=CHEN, seconder=DANA, proposal=2, at=NOON,
            rule=Rule.SIMPLE, ayes=2, abstained=1, touched=closed.revision,
        ),
    )  # fmt: skip
    assert closed.settings == filled.settings
    assert refusal(proposing.propose, closed, CHEN, "", NOON) is GuaranteeRefusal.NOTHING_NEW
    assert refusal(proposing.propose, sheet(), CHEN, "", NOON) is GuaranteeRefusal.SHEET_EMPTY


def test_the_whole_is_voted_on_by_itself() -> None:
    filled = carried(sheet(), "trigger", "automatic")
    both = proposing.second(proposing.propose(filled, CHEN, "", NOON), 2, DANA)
    both = proposing.second(moved(both, BO, "term", "short"), 3, CHEN)
    clause_first = proposing.call(both, 3, BO, NOON, chair=False)
    whole_first = proposing.call(both, 2, CHEN, NOON, chair=False)

    assert (
        refusal(proposing.call, clause_first, 2, CHEN, NOON, chair=False)
        is GuaranteeRefusal.CLAUSES_IN_VOTE
    )
    assert (
        refusal(proposing.call, whole_first, 3, BO, NOON, chair=False)
        is GuaranteeRefusal.WHOLE_IN_VOTE
    )


def test_adopting_under_the_ranked_rule_is_by_simple_majority() -> None:
    filled = replace(carried(sheet(), "trigger", "automatic"), rule=Rule.RANKED)
    open_vote = called(proposing.propose(filled, CHEN, "", NOON), 2, DANA)

    assert open_vote.votes[-1].rule is Rule.SIMPLE
    assert open_vote.proposals[-1].clause == WHOLE


# --- debates, rules, evidence, leaving --------------------------------------------------------


def test_one_debate_is_opened_on_a_proposal() -> None:
    once = proposing.discuss(moved(sheet(), BO, "trigger", "none"), 1, "d1")

    assert once.proposals[0].debate == "d1"
    assert once.proposals[0].touched == 2
    assert proposing.discuss(once, 1, "", "d1").proposals[0].debate == ""
    assert refusal(proposing.discuss, once, 1, "d2") is GuaranteeRefusal.DEBATED_ALREADY


def test_a_chair_changes_the_rules_for_votes_to_come() -> None:
    open_vote = called(moved(sheet(), BO, "trigger", "none"), 1, CHEN)
    after = editing.set_rules(open_vote, chair=True, rule=Rule.TWO_THIRDS, quorum=3, hours=1)

    assert (after.rule, after.quorum, after.hours) == (Rule.TWO_THIRDS, 3, 1)
    assert after.votes == open_vote.votes
    same = {"rule": None, "quorum": 3, "hours": None}
    assert refusal(editing.set_rules, after, chair=True, **same) is GuaranteeRefusal.NOTHING_CHANGES
    assert (
        refusal(editing.set_rules, after, chair=False, **same) is GuaranteeRefusal.NOT_SHEET_CHAIR
    )
    assert (
        refusal(editing.set_rules, sheet(Whose.OWN), chair=True, **same)
        is GuaranteeRefusal.OWN_SHEET
    )


PIECE = Evidence(
    number=0, clause="trigger", member=BO, words="it is therefore common",
    mark=QuotationMatch.VERBATIM,
    at=NOON, slug="a", version=1, paragraph=3,
)  # fmt: skip


def test_evidence_stays_with_the_versions_that_had_it() -> None:
    after = editing.attach(sheet(), PIECE)
    assert after.evidence == (replace(PIECE, number=1),)
    assert refusal(editing.attach, after, PIECE) is GuaranteeRefusal.ATTACHED_ALREADY
    assert refusal(editing.attach, sheet(Whose.OWN), PIECE) is GuaranteeRefusal.NOT_YOUR_SHEET
    assert (
        refusal(editing.detach, after, 1, CHEN, LATER, chair=False)
        is GuaranteeRefusal.NOT_YOUR_EVIDENCE
    )
    off = editing.detach(after, 1, BO, LATER, chair=False)
    assert [one.stood(None) for one in off.evidence] == [False]
    assert [one.stood(NOON) for one in off.evidence] == [True]
    assert [one.stood(LATER) for one in off.evidence] == [False]
    assert (
        refusal(editing.detach, off, 1, BO, LATER, chair=True) is GuaranteeRefusal.NO_SUCH_EVIDENCE
    )
    full = replace(after, evidence=after.evidence * editing.MOST_EVIDENCE)
    assert (
        refusal(editing.attach, full, replace(PIECE, clause="term"))
        is GuaranteeRefusal.TOO_MUCH_EVIDENCE
    )


def test_what_somebody_leaves_behind() -> None:
    one = moved(sheet(), BO, "trigger", "none")
    one = proposing.second(moved(one, BO, "term", "short"), 2, CHEN)
    one = proposing.second(moved(one, DANA, "scope", "open"), 3, BO)
    one = voted(called(moved(one, ANA, "sanctions", "intent"), 4, BO), 4, bo="for", ana="for")
    left = proposing.leave(one, BO)

    assert [(p.phase.value, p.mover, p.seconder) for p in left.proposals] == [
        ("withdrawn", BO, None),
        ("proposed", CHEN, None),
        ("proposed", DANA, None),
        ("voting", ANA, BO),
    ]
    assert set(left.votes[0].ballots) == {ANA}
    assert proposing.leave(left, BO) is left
    decided = carried(sheet(), "trigger", "none")
    assert told(proposing.leave(decided, BO)) == told(decided)
