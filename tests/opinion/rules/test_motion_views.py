"""How motions look: actions fit, a veto says whose turn it is and what is left."""

from bot.adapters.plain.render import rendered
from bot.kernel.ids import MemberId
from bot.kernel.view import ACTION_LIMIT, Audience
from bot.opinion.content import motions
from bot.opinion.rules.motion import TOPICS
from bot.opinion.rules.striking import Strike, Striking, begin_striking
from bot.opinion.views import motions as views
from tests.actions import actions

ANN = MemberId("ann")
WORDS = {"1": "This house waits.", "2": "This house acts."}


def said(view):
    return rendered(view, width=10_000)


def test_every_action_of_every_page_fits_a_button():
    pages = [views.suggestions(motions.load(), "")]
    pages += [
        views.suggestions([motion for motion in motions.load() if motion.topic == topic], topic)
        for topic in TOPICS
    ]
    pages += [views.motion_page(motion, {}, {}) for motion in motions.load()]

    assert all(len(action) <= ACTION_LIMIT for page in pages for action in actions(page))


def test_a_motion_shows_both_best_cases_and_is_drawn_for_all_to_see():
    motion = motions.load()[0]
    mine = views.motion_page(motion, {}, {})
    drawn = views.motion_page(motion, {"nato": "NATO"}, {"no_clock": "No clock."}, drawn=True)

    assert motion.best_for in said(mine)
    assert motion.best_against in said(mine)
    assert (mine.audience, drawn.audience) == (Audience.ASKER, Audience.ROOM)
    assert "No clock." in said(drawn)
    assert "NATO" in said(drawn)


def test_a_veto_says_whose_turn_it_is_and_then_what_is_left():
    running = begin_striking(["1", "2"], "seed")
    over = Striking(
        motions=running.motions, strikes=(Strike(running.first, "1", ANN),), seed="seed"
    )

    assert "strikes next." in said(views.veto_board(running, WORDS, {}))
    board = said(views.veto_board(over, WORDS, {}))
    assert "by a former member" in board
    assert "Left: This house acts." in board


def test_a_veto_of_motions_that_were_all_taken_back_is_empty():
    empty = Striking(motions=("1",), strikes=(Strike("for", "1", ANN),), seed="seed")

    assert "No motion is left" in said(views.veto_board(empty, WORDS, {ANN: "Ann"}))
