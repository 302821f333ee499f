"""What is said of sheets, proposals and votes."""

import pytest
from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.article.rules.quoting import QuotationMatch
from bot.guarantee.rules.exporting import data, markdown
from bot.guarantee.rules.votes import Outcome, Rule, Why
from bot.guarantee.state import Evidence, Setting, Sheet, Whose
from bot.guarantee.views import (
    evidence as evidence_views,
)
from bot.guarantee.views import (
    forms,
)
from bot.guarantee.views import (
    proposal_news as news_views,
)
from bot.guarantee.views import (
    sheet as views,
)
from bot.guarantee.views import (
    sheet_board as board_views,
)
from bot.guarantee.views.proposal_page import proposal_page
from bot.guarantee.views.proposals import proposal_blocks
from bot.guarantee.views.sheet_list import ListedSheet, sheet_list
from bot.guarantee.views.wording import clause_name, motion, option_labels, sheet_kind, vote_result
from bot.kernel.view import Option, View
from tests.guarantee.designs.making import SPACE
from tests.guarantee.sheets.making import (
    ANA,
    BO,
    CHEN,
    LATER,
    NOON,
    called,
    carried,
    editing,
    moved,
    proposing,
    setting,
    sheet,
    voted,
    voting,
)

NAMES = {ANA: "Ana", BO: "Bo", CHEN: "Chen"}
PIECE = Evidence(
    number=0, clause="trigger", member=BO, words="a *promise* of help",
    mark=QuotationMatch.CLOSE, at=NOON,
    slug="brief", version=2, paragraph=3, difference="it says “vow”",
)  # fmt: skip


def shown(view: View) -> str:
    return rendered(view, width=10_000, buttons=True)


@pytest.mark.parametrize(
    ("outcome", "rule", "words"),
    [
        (Outcome(why=Why.CALLED_OFF, voters=1), Rule.SIMPLE, "The vote was called off."),
        (Outcome(why=Why.NO_QUORUM, voters=1), Rule.SIMPLE,
         "Lapsed: 1 ballot, but 3 needed."),
        (Outcome(why=Why.TIED, voters=4, ayes=2, noes=2), Rule.TWO_THIRDS,
         "A tie, so it fails: 2 for, 2 against."),
        (Outcome(why=Why.LOST, voters=4, ayes=1, noes=2, abstained=1), Rule.SIMPLE,
         "Lost by simple majority: 1 for, 2 against, 1 abstained."),
        (Outcome(why=Why.TIED, voters=3, order=(("2", "1"), ("0",))), Rule.RANKED,
         "A tie, so it fails among 3 ballots, best first: number 2 level with number 1; as it is."),
    ],
)  # fmt: skip
def test_how_a_vote_ended_is_said_with_its_sums(outcome: Outcome, rule: Rule, words: str) -> None:
    assert vote_result(outcome, rule, 3) == words


def test_motions_say_what_would_be_and_keep_free_wording_out() -> None:
    chosen = moved(sheet(), BO, "trigger", "automatic")
    worded = proposing.amend(sheet(), "trigger", setting(BO, words="Secret words"), NOON)
    opened = proposing.amend(carried(sheet(), "trigger", "none"), "trigger", setting(BO), NOON)
    whole = proposing.propose(carried(sheet(), "trigger", "none"), BO, "", NOON)

    assert [motion(SPACE, one, one.proposals[-1]) for one in (chosen, worded, opened, whole)] == [
        "This house would set the clause on the trigger to “A defined event”.",
        "This house would word the clause on the trigger as proposal 1 does.",
        "This house would leave the clause on the trigger open.",
        "This house would adopt guarantee sheet 1 as it stands.",
    ]


def test_what_the_space_no_longer_knows_goes_by_its_id() -> None:
    old = replace(sheet(), settings={"gone": Setting(options=("this",)), "bare": Setting()})
    proposed = moved(sheet(), BO, "gone", "this")

    assert clause_name(SPACE, "gone") == "gone"
    assert option_labels(SPACE.clause("trigger"), ("none", "gone")) == "Nothing in particular; gone"
    assert "gone: this" in shown(views.sheet_page(old, None, SPACE, NAMES))
    assert motion(SPACE, proposed, proposed.proposals[0]).endswith("as proposal 1 does.")
    assert "Would: gone: gone" in shown(
        proposal_page(proposed, proposed.proposals[0], SPACE, NAMES)
    )
    assert b'"gone"' in data(old, None, SPACE)


def test_a_sheet_says_whose_it_is() -> None:
    assert sheet_kind(sheet(Whose.OWN), NAMES) == "Ana’s own sheet"
    assert sheet_kind(replace(sheet(), hours=1), {}) == (
        "A group’s sheet: simple majority, at least 2 ballots, votes stay open for 1 hour"
    )


def own() -> Sheet:
    begun = replace(sheet(Whose.OWN), basis="Somewhere")
    begun = editing.set_clause(begun, "trigger", setting(ANA, "none", words="W", reason="R"))
    return editing.attach(begun, replace(PIECE, member=ANA))


def test_evidence_is_shown_with_its_mark_and_kept_by_the_version_that_had_it() -> None:
    kept = editing.adopt(own(), ANA, NOON)
    bare = editing.detach(kept, 1, ANA, LATER, chair=False)
    version = shown(views.sheet_page(bare, bare.versions[0], SPACE, NAMES))
    now = shown(views.sheet_page(bare, None, SPACE, NAMES))

    assert "“a *promise* of help” [¶3]" in version
    assert "Evidence 1: only quoted, close; it says “vow”" in version
    assert "Kept by Ana" in version
    assert "Begun from Somewhere." in version
    assert "a *promise* of help" not in now
    told = markdown(bare, bare.versions[0], SPACE)
    assert "Kept 01 March 2026, 12:00 UTC." in told
    assert "  - Evidence: “a \\*promise\\* of help” [brief ¶3] (only quoted, close)" in told
    assert "  - In words: W\n  - Because: R" in told
    assert "Evidence: " not in markdown(bare, None, SPACE)
    assert "Begun from Somewhere." in told


def test_erased_evidence_still_says_where_it_stood() -> None:
    erased = replace(PIECE, number=1, words="", difference="", paragraph=None)
    gone = replace(sheet(), evidence=(erased,))

    assert "These words were erased." in shown(views.sheet_page(gone, None, SPACE, NAMES))
    assert "Evidence for Trigger:" in shown(
        View(blocks=tuple(evidence_views.evidence_list(gone, "trigger", SPACE)))
    )
    assert list(evidence_views.evidence_list(gone, "term", SPACE)) == []
    assert b"erased" not in data(gone, None, SPACE)


def test_history_has_versions_sums_debates_and_ways_on() -> None:
    filled = proposing.propose(carried(sheet(), "trigger", "none"), BO, "", NOON)
    adopted = voting.close(voted(called(filled, 2, CHEN), 2, ana="for", bo="for"), 2, NOON,
                           chair=True)  # fmt: skip
    debated = proposing.discuss(moved(adopted, BO, "term", "short"), 3, "d1")
    told = shown(views.history(debated, SPACE, NAMES, {"d1": "The debate is closed."}))

    assert "Version 1. Adopted" in told
    assert "2 for, 0 against, 0 abstained. Proposed by Bo, seconded by Chen." in told
    assert "3. Term: A few years (Bo) needs a second. The debate is closed." in told
    assert "→ See the debate: /debate show debate:d1" in told
    assert "→ What changed since 1: /guarantee diff before:1v1 after:1" in told
    empty = shown(views.history(sheet(), SPACE, NAMES))
    assert "Nothing was proposed or adopted yet." in empty


def test_the_list_marks_the_sheet_in_use_and_offers_a_start() -> None:
    row = ListedSheet(number=2, title="", whose=Whose.OWN, maker=ANA, made_at=NOON, versions=0)
    group = replace(row, number=1, title="Ours", whose=Whose.GROUP, versions=3)
    told = shown(sheet_list([row, group], NAMES, 1))

    assert "2. Untitled, Ana’s own, not adopted yet" in told
    assert "1. Ours, a group’s, 3 adopted (in use here)" in told
    assert "/guarantee new" in shown(sheet_list([], {}, None))


def test_a_crowded_board_says_how_many_more_wait() -> None:
    many = sheet()
    for clause in SPACE.clauses[: board_views.BOARD_PROPOSALS + 2]:
        many = proposing.amend(many, clause.id, setting(BO, words="W"), NOON)

    assert "2 more proposals wait." in shown(board_views.board(many, SPACE, NAMES))


def test_rivals_are_listed_with_their_numbers_and_ended_votes_with_their_sums() -> None:
    rivals = sheet(rule=Rule.RANKED)
    rivals = moved(moved(rivals, BO, "trigger", "none"), BO, "trigger", "automatic")
    rivals = proposing.second(rivals, 1, CHEN)
    rivals = called(rivals, 2, CHEN)
    alone = shown(proposal_page(rivals, rivals.proposals[0], SPACE, NAMES))
    closed = voting.close(rivals, 1, NOON, chair=True)
    block = proposal_blocks(closed, closed.proposals[0], SPACE, NAMES)

    assert "1: Trigger: Nothing in particular" in alone
    assert "0: Leave the clause as it is" in alone
    assert "→ Rank: /guarantee vote 1 sheet:1" in alone
    assert "Lapsed: 0 ballots, but 2 needed." in shown(View(blocks=tuple(block)))
    told = news_views.stage_news(closed, closed.proposals[0], SPACE, NAMES)
    assert "The vote on number 1 has closed." in shown(View(blocks=(told,)))


def test_an_amendment_says_with_which_others_it_competes() -> None:
    rivals = moved(moved(sheet(), BO, "trigger", "none"), CHEN, "trigger", "automatic")
    alone = moved(sheet(), BO, "trigger", "none")

    def told(of: Sheet, number: int) -> str:
        news = news_views.stage_news(of, of.proposals[number - 1], SPACE, NAMES)
        page = proposal_page(of, of.proposals[number - 1], SPACE, NAMES)
        return shown(View(blocks=(news,))) + shown(page)

    assert told(rivals, 2).count("It competes with number 1.") == 2
    assert told(rivals, 1).count("It competes with number 2.") == 2
    assert "competes" not in told(alone, 1)


def test_a_beaten_rival_is_told_as_beaten() -> None:
    rivals = sheet(rule=Rule.RANKED)
    rivals = moved(moved(rivals, BO, "trigger", "none"), BO, "trigger", "automatic")
    rivals = called(proposing.second(rivals, 1, CHEN), 2, CHEN)
    for member in (BO, CHEN):
        rivals = voting.rank(rivals, 1, member, (("2",), ("0",), ("1",)), NOON)
    closed = voting.close(rivals, 1, NOON, chair=True)
    told = [shown(View(blocks=(news_views.stage_news(closed, one, SPACE, NAMES),)))
            for one in closed.proposals]  # fmt: skip

    assert "Beaten by number 2 among 2 ballots." in told[0]
    assert "Carried" not in told[0]
    assert "Carried among 2 ballots, best first: number 2;" in told[1]


def test_a_lone_amendment_is_voted_on_for_and_against_under_the_ranked_rule() -> None:
    alone = called(moved(sheet(rule=Rule.RANKED), BO, "trigger", "none"), 1, CHEN)
    page = shown(proposal_page(alone, alone.proposals[0], SPACE, NAMES))

    assert "→ For: /guarantee vote 1 for sheet:1" in page
    assert "Rank" not in page
    assert "Leave the clause as it is" not in page


def test_news_and_lines_of_every_stage() -> None:
    first = proposing.amend(sheet(), "trigger", setting(BO, "none", reason="So"), NOON)
    off = proposing.withdraw(first, 1, BO, NOON, chair=False)
    late = carried(first, "trigger", "automatic")

    def news(one: Sheet) -> str:
        block = news_views.stage_news(one, one.proposals[0], SPACE, NAMES)
        return shown(View(blocks=(block,)))

    def lines(one: Sheet) -> str:
        return shown(View(blocks=tuple(proposal_blocks(one, one.proposals[0], SPACE, NAMES))))

    assert "Because: “So”. It needs a second." in news(first)
    stopped = setting(BO, "none", reason="So it is.", words="It is delivered.")
    in_words = news(proposing.amend(sheet(), "trigger", stopped, NOON))
    assert "“It is delivered”. Because: “So it is”. It needs a second." in in_words
    assert "Overtaken: the clause has changed in the meantime." in lines(late)
    assert lines(off) == "1. Trigger: Nothing in particular (Bo) Withdrawn."
    why = shown(proposal_page(first, first.proposals[0], SPACE, NAMES))
    assert "Because: So" in why
    assert "→ Withdraw: /guarantee withdraw 1 sheet:1" in why


def test_what_is_answered_after_a_change() -> None:
    one = own()

    assert shown(views.receipt(*views.clause_line(one, SPACE.clause("trigger")))) == (
        "Trigger: Nothing in particular: “W”"
    )
    ways = shown(
        views.receipt(
            "Done",
            more=(views.next_buttons(one), evidence_views.removal_buttons(one, one.evidence)),
        )
    )
    assert "/guarantee set sheet:1" in ways
    assert "/guarantee detach 1 sheet:1" in ways


def test_the_form_for_rules_has_those_in_force_filled_in() -> None:
    rules = (Option("Simple majority", "simple"), Option("Two thirds", "two_thirds"))
    (form,) = forms.rules_form(replace(sheet(), quorum=7), rules).blocks

    assert [field.value for field in form.inputs] == ["simple", "7", "24"]  # type: ignore[union-attr]
