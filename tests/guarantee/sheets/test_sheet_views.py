"""How sheets look, whatever stands on them."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.adapters.discord.render import messages
from bot.adapters.plain.render import rendered
from bot.assembly import CATALOG
from bot.guarantee.content import designs
from bot.guarantee.rules.exporting import data, markdown
from bot.guarantee.rules.importing import read_sheet
from bot.guarantee.rules.sheet_comparing import FilledClauses, side_by_side
from bot.guarantee.rules.space import Choices
from bot.guarantee.rules.votes import Rule
from bot.guarantee.state import Setting, Sheet, Whose
from bot.guarantee.views import forms
from bot.guarantee.views import proposal_news as news_views
from bot.guarantee.views import proposals as proposal_views
from bot.guarantee.views import sheet as views
from bot.guarantee.views import sheet_board as board_views
from bot.guarantee.views.proposal_page import proposal_page
from bot.guarantee.views.sheet_picture import sheet_alt, sheet_png
from bot.guarantee.views.vote_close import ask_before_close
from bot.kernel import languages
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.ids import MemberId
from bot.kernel.view import ACTION_LIMIT, Buttons, Form, View
from tests.actions import actions
from tests.examples import examples
from tests.guarantee.designs.making import SPACE, choices
from tests.guarantee.sheets.making import (
    ANA,
    BO,
    CHEN,
    NOON,
    called,
    carried,
    editing,
    moved,
    packaging,
    pausing,
    proposing,
    setting,
    sheet,
    voted,
    voting,
)
from tests.pictures import watched

NAMES = {ANA: "Ana", BO: "Bo", CHEN: "Chen"}
LONG = "w" * 500


def filled(chosen: Choices, words: str = "", whose: Whose = Whose.GROUP) -> Sheet:
    put = {c: Setting(options=o, words=words, reason=words, member=ANA) for c, o in chosen.items()}
    return replace(sheet(whose), settings=put, number=987_654, title="t" * 100)


def crowded(chosen: Choices) -> Sheet:
    """A sheet with as much on it as a board can meet."""
    full = filled(chosen, LONG)
    for clause in SPACE.clauses[:9]:
        full = proposing.amend(full, clause.id, setting(BO, words=LONG, reason=LONG), NOON)
    for number in range(1, 4):
        full = called(full, number, CHEN)
    return full


def sent(view: View) -> list[str]:
    """All that its buttons send; each is a command that the catalog reads."""
    found = list(actions(view))
    for action in found:
        assert len(action) <= ACTION_LIMIT
        parse_line(action, CATALOG)
    return found


@given(choices())
@settings(max_examples=examples(25), deadline=None)
def test_a_board_fits_one_message_of_discord_and_its_buttons_are_commands(chosen: Choices) -> None:
    shown = board_views.board(crowded(chosen), SPACE, NAMES)

    assert len(messages(shown)) == 1
    assert sent(shown)


SCREEN = 30
"""Lines of a phone's screen, of 40 characters; a row of buttons is one."""


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize("design", designs.load())
def test_a_board_is_at_most_one_screen(design: str, paused: bool) -> None:
    one = crowded(designs.load()[design].choices)
    one = pausing.pause(one, chair=True) if paused else one
    shown = board_views.board(one, SPACE, NAMES)

    drawn = rendered(shown, width=40).split("\n")
    rows = sum(isinstance(block, Buttons) for block in shown.blocks)
    assert len([line for line in drawn if line.strip("─")]) + rows <= SCREEN
    whole = rendered(shown, width=10_000).split("\n")
    assert len([line for line in whole if line.strip("─")]) + rows <= 12
    assert len(sent(shown)) <= 5, "what is proposed has its buttons in its news"


def test_what_is_voted_on_stands_before_what_waits() -> None:
    first = moved(moved(sheet(), BO, "term", "short"), BO, "trigger", "none")
    one = called(first, 2, CHEN)
    shown = rendered(board_views.board(one, SPACE, NAMES), width=10_000)

    assert shown.index("2. Trigger") < shown.index("1. Term")


def test_in_a_pause_a_board_says_how_much_time_is_left_and_offers_to_go_on() -> None:
    one = moved(called(moved(sheet(), BO, "trigger", "none"), 1, CHEN), ANA, "scope", "floor")
    lies = [("term", setting(BO, "short")), ("burden", setting(BO, "formula"))]
    one = packaging.package(one, lies, BO, NOON, NOON + timedelta(minutes=90))
    one = pausing.pause(one, chair=True, at=NOON + timedelta(minutes=30))
    board = board_views.board(one, SPACE, NAMES)
    shown = rendered(board, width=10_000)

    assert "Votes are paused. A chair can resume them." in shown
    assert "(Bo) is paused, with 23 hours left: 0 ballots cast, 2 needed." in shown
    assert "2 clauses are paused, the first with 60 minutes left to ask for a vote." in shown
    assert "UTC: " not in shown, "no end is told that may be another"
    assert "/sheet resume sheet:1" in sent(board)
    asked = sent(views.sheet_page(one, None, SPACE, NAMES))
    assert "/guarantee second 2 sheet:1" in asked, "what needs no clock goes on"
    assert not any(action.startswith(("/guarantee vote", "/sheet ask")) for action in asked)
    for proposal in one.proposals:
        page = proposal_page(one, proposal, SPACE, NAMES)
        assert "vote" not in " ".join(sent(page))


def test_a_board_says_how_far_it_is_and_what_was_decided() -> None:
    one = moved(carried(sheet(), "trigger", "automatic"), BO, "term", "short")
    shown = rendered(board_views.board(one, SPACE, NAMES), width=10_000)

    assert "1 of 28 clauses decided\n\n• Trigger: A defined event" in shown
    assert "2. Term: A few years (Bo) needs a second." in shown


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("most", [0, 5, 99])
def test_a_sheet_s_picture_can_be_read_on_a_phone(most: int, language: str) -> None:
    chosen = dict(list(designs.load()["nato_membership"].choices.items())[:most])
    one = filled(chosen, "Words of members")
    with watched() as drawn:
        sheet_png(SPACE, one.settings, 987_654, 2, languages.reader(language))

    drawn.assert_readable()
    assert not any("Words of" in said for said in drawn.said), "they may be erased"


def test_a_sheet_s_picture_is_told_in_words() -> None:
    one = filled({"trigger": ("none",)})

    assert sheet_alt(SPACE, one.settings, 2) == (
        "Guarantee sheet 2, 1 clause decided: Trigger: Nothing in particular."
    )
    assert sheet_alt(SPACE, {}, 2) == "Guarantee sheet 2: nothing is decided yet."


def test_a_whole_sheet_is_shown_with_wording_reasons_and_open_clauses() -> None:
    shown = rendered(views.sheet_page(filled({"trigger": ("none",)}, "Words"), None, SPACE, NAMES))

    assert "Trigger: Nothing in particular" in shown
    assert "Because: Words" in shown
    assert "Open: Mechanism, Convening, Deadline" in shown


def test_a_proposal_alone_tells_what_stands_and_what_would() -> None:
    one = called(moved(carried(sheet(), "trigger", "none"), BO, "trigger", "automatic"), 2, CHEN)
    view = proposal_page(one, one.proposals[1], SPACE, NAMES)
    shown = rendered(view, width=10_000)

    assert "Now: Nothing in particular" in shown
    assert "Would be: A defined event" in shown
    assert proposal_views.SEALED in shown
    assert "/guarantee vote 2 for sheet:1" in sent(view)


def test_what_happens_is_told_stage_by_stage() -> None:
    def told(one: Sheet) -> str:
        (first, *_) = one.proposals
        block = news_views.stage_news(one, first, SPACE, NAMES)
        return rendered(View(blocks=(block,)), width=10_000)

    first = moved(sheet(), BO, "trigger", "none")
    seconded = proposing.second(first, 1, CHEN)
    voting_on = called(first, 1, CHEN)
    what = "Trigger: Nothing in particular"
    assert told(first) == f"Bo proposes number 1. {what}. It needs a second."
    assert told(seconded) == f"Chen seconds number 1. {what}."
    assert told(voting_on).startswith("Put to the vote until 02 March 2026, 12:00")
    assert told(carried(first, "trigger", "automatic")).startswith("Overtaken, as Trigger has")
    withdrawn = proposing.withdraw(first, 1, BO, NOON, chair=False)
    assert told(withdrawn) == f"Withdrawn: number 1. {what}."


def test_erased_people_and_words_leave_no_gap() -> None:
    one = replace(moved(sheet(), BO, "trigger", "none"), title="")
    shown = rendered(views.history(one, SPACE, {}), width=10_000)

    assert "History: Untitled (sheet 1)" in shown
    assert "a former member" in shown


def test_forms_ask_for_each_clause_within_what_the_command_takes() -> None:
    for clause in SPACE.clauses:
        for amending in (False, True):
            word = "amend" if amending else "set"
            action = f"/guarantee {word} clause:{clause.id} sheet:987654"
            (form,) = forms.clause_form(clause, setting(ANA), action, amending=amending).blocks
            assert isinstance(form, Form)
            names = {p.name for p in parse_line(action, CATALOG).entry.parameters}
            assert {field.name for field in form.inputs} <= names
            assert len(form.inputs) <= 5
    sent(forms.clause_picker(SPACE, "/answer attach 0123456789ab", "sheet:987654"))
    sent(forms.clause_picker(SPACE, "/guarantee amend", "sheet:987654", filled({}, LONG)))
    ranked = called(moved(sheet(rule=Rule.RANKED), BO, "trigger", "none"), 1, CHEN)
    sent(forms.ranking_form(SPACE, ranked, ranked.votes[0], 1))


@given(choices(), choices())
@settings(max_examples=examples(30), deadline=None)
def test_two_differ_where_they_say_something_else(one: Choices, other: Choices) -> None:
    a = FilledClauses(name="a", settings=filled(one).settings, choices=one)
    b = FilledClauses(name="b", settings=filled(other).settings, choices=other)
    shown = rendered(side_by_side(a, b, SPACE), width=10_000)
    differs = [c for c in SPACE.clauses if one.get(c.id) != other.get(c.id)]

    assert ("They say the same" in shown) is not bool(differs)
    assert all(clause.name in shown for clause in differs)


@given(choices(), st.text(min_size=1, max_size=60).map(str.strip))
@settings(max_examples=examples(40), deadline=None)
def test_what_is_exported_as_data_comes_back_the_same(chosen: Choices, words: str) -> None:
    own = filled(chosen, words, Whose.OWN)
    if own.settings:
        own = editing.adopt(own, ANA, NOON)
    version = own.versions[-1] if own.versions else None
    back = read_sheet(data(own, version, SPACE), SPACE, MemberId("ana"))
    again = read_sheet(data(replace(own, settings=back.settings), None, SPACE), SPACE, ANA)

    assert {c: s.options for c, s in back.settings.items()} == dict(chosen)
    assert again.settings == back.settings
    assert markdown(own, version, SPACE)


def test_a_sheet_to_read_shows_words_as_words_and_sums() -> None:
    group = voted(
        called(proposing.propose(carried(sheet(), "trigger", "none"), BO, "", NOON), 2, CHEN),
        2, ana="for", bo="for",
    )  # fmt: skip
    done = voting.close(group, 2, NOON, chair=True)
    told = markdown(done, done.versions[0], SPACE)

    assert "# Ours, version 1" in told
    assert "Adopted 01 March 2026, 12:00 UTC by simple majority: 2 for, 0 against." in told
    assert "- Trigger: **Nothing in particular**" in told
    assert "- Scope: *open*" in told


def rivals_in_vote() -> Sheet:
    """Two rivals on one clause, ranked in one vote, and another proposal in a vote of its own."""
    one = moved(sheet(rule=Rule.RANKED), BO, "term", "short")
    one = moved(moved(one, BO, "trigger", "none"), CHEN, "trigger", "automatic")
    one = proposing.second(proposing.second(one, 2, ANA), 3, ANA)
    return called(proposing.call(one, 2, BO, NOON, chair=True), 1, CHEN)


def test_rivals_in_one_vote_have_one_ranking_and_one_end() -> None:
    one = rivals_in_vote()
    page = sent(views.sheet_page(one, None, SPACE, NAMES))
    told = sent(views.history(one, SPACE, NAMES))

    for asked in (page, told):
        votes = [action for action in asked if action.startswith("/guarantee vote ")]
        ranks = [
            action for action in votes if action.endswith(("vote 2 sheet:1", "vote 3 sheet:1"))
        ]
        assert len(ranks) == 1
        assert sum(action.endswith("abstain sheet:1") for action in votes) == 2
        assert sum(action.startswith("/guarantee close ") for action in asked) == 2
    alone = sent(proposal_page(one, one.proposals[1], SPACE, NAMES))
    assert "/guarantee vote 2 sheet:1" in alone, "each page can be voted from"


def test_a_vote_in_which_ballots_are_missing_asks_before_it_closes() -> None:
    one = called(moved(sheet(), BO, "trigger", "none"), 1, CHEN)
    before = ask_before_close(one, one.votes[0], 1, "Trigger", NOON)
    half = voted(one, 1, bo="for")
    some = ask_before_close(half, half.votes[0], 1, "Trigger", NOON)
    all_in = voted(half, 1, chen="against")

    assert before is not None
    assert "Number 1, “Trigger”: 0 of 2 have voted. Close it all the same?" in rendered(
        before, width=1000
    )
    assert some is not None
    assert "1 of 2 have voted." in rendered(some, width=1000)
    assert "With fewer than 2 ballots it lapses." in rendered(some, width=1000)
    assert sent(some) == ["/guarantee close 1 sheet:1 sure:yes"]
    assert ask_before_close(all_in, all_in.votes[0], 1, "Trigger", NOON) is None
