"""Who speaks where in imported files: by the names of their speeches, or asked."""

import pytest

from bot.debate.rules.debatekeeper.reading import import_debatekeeper
from bot.debate.rules.format import FloorRule, Format, SegmentKind, Winner
from tests.debate.rules.debatekeeper_files import Names, build_file
from tests.debate.rules.test_debatekeeper import made


def seats(form: Format) -> list[int]:
    return [len(form.seats_of(side.key)) for side in form.sides]


def told(form: Format) -> list[tuple[str, ...]]:
    """Each segment: its kind, and who acts in it by name."""
    return [(s.kind, *(form.seat(actor).name for actor in s.actors)) for s in form.segments]


LINCOLN = [
    "Affirmative Constructive", "Cross-Examination by Negative", "Negative Prep Time",
    "Negative Constructive", "Cross-Examination by Affirmative", "1st Affirmative Rebuttal",
    "Negative Prep Time", "Negative Rebuttal", "2nd Affirmative Rebuttal",
]  # fmt: skip


def test_one_against_one_stays_so_with_timers_and_cross_examination() -> None:
    form = made(build_file(LINCOLN))
    assert seats(form) == [1, 1]
    assert told(form) == [
        ("speech", "Affirmative"),
        ("cross", "Negative", "Affirmative"),
        ("preparation",),
        ("speech", "Negative"),
        ("cross", "Affirmative", "Negative"),
        ("speech", "Affirmative"),
        ("preparation",),
        ("speech", "Negative"),
        ("speech", "Affirmative"),
    ]


def test_in_policy_the_partner_who_does_not_speak_next_asks() -> None:
    form = made(
        build_file(
            [
                "1st Affirmative Constructive", "Cross-examination",
                "1st Negative Constructive", "Cross-examination",
                "2nd Affirmative Constructive", "Cross-examination of the 2nd Affirmative",
                "2nd Negative Constructive", "Cross-examination by 2nd Affirmative",
                "1NR", "1AR", "2NR", "2AR",
            ]
        )
    )  # fmt: skip
    crossed = [line[1:] for line in told(form) if line[0] == "cross"]
    assert seats(form) == [2, 2]
    assert crossed == [
        ("2nd Negative", "1st Affirmative"),
        ("1st Affirmative", "1st Negative"),
        ("1st Negative", "2nd Affirmative"),
        ("2nd Affirmative", "2nd Negative"),
    ]
    assert [s.actors for s in form.segments[-4:]] == [("neg1",), ("aff1",), ("neg2",), ("aff2",)]


def test_a_crossfire_is_between_the_last_speakers_and_a_grand_one_of_all() -> None:
    form = made(
        build_file(
            ["First Pro, case", "First Con, case", "Crossfire", "Second Pro, rebuttal",
             "Second Con, rebuttal", "Grand crossfire"]
        )
    )  # fmt: skip
    assert told(form)[2] == ("cross", "First Pro", "First Con")
    assert form.segments[5].actors == ("pro1", "con1", "pro2", "con2")


BRITISH = [
    "Prime Minister", "Leader of the Opposition", "Deputy Prime Minister",
    "Deputy Leader of the Opposition", "Member of the Government", "Member of the Opposition",
    "Government Whip", "Opposition Whip",
]  # fmt: skip


@pytest.mark.parametrize(
    ("speeches", "about"),
    [
        (BRITISH, "By the house’s rules."),
        ([f"{half} {side}, speaker {n}" for half in ("Opening", "Closing") for n in (1, 2)
          for side in ("Government", "Opposition")], "Nothing."),
        ([f"{side} {n}" for n in range(1, 5) for side in ("Gobierno", "Oposición")],
         "Cuatro equipos de dos."),
        (["OG1", "OO1", "OG2", "OO2", "CG1", "CO1", "CG2", "CO2"], "Short."),
    ],
)  # fmt: skip
def test_four_teams_are_four_and_ranked(speeches: list[Names], about: str) -> None:
    form = made(build_file(speeches, about=about))
    assert seats(form) == [2, 2, 2, 2]
    assert form.winner is Winner.RANKS
    sides = [form.seat(segment.actors[0]).side for segment in form.segments]
    assert [side.partition("-")[0] for side in sides] == ["opening"] * 4 + ["closing"] * 4


def test_two_teams_with_opening_and_closing_speakers_stay_two() -> None:
    form = made(build_file([f"{role} {side}" for role in ("Opening", "Extending", "Closing")
                            for side in ("Government", "Opposition")]))  # fmt: skip
    assert seats(form) == [3, 3]
    assert form.winner is Winner.JUDGES


@pytest.mark.parametrize(
    ("speeches", "sides"),
    [
        (["Regierung: Eröffnung", "Opposition: Eröffnung"], ["Government", "Opposition"]),
        (["Redner dafür", "Rednerin dagegen"], ["For", "Against"]),
        (["Premier ministre", "Chef de l’opposition"], ["Government", "Opposition"]),
        (["Équipe pour, 1", "Équipe contre, 1"], ["For", "Against"]),
        (["A favor – introducción", "En contra – introducción"], ["For", "Against"]),
        (["Pierwszy mówca Propozycji", "Pierwszy mówca Opozycji"], ["Proposition", "Opposition"]),
        (["Team A, first", "Team B, first"], ["Team A", "Team B"]),
        (["1st Affirmative", "1st Opposition"], ["Affirmative", "Opposition"]),
    ],
)
def test_sides_are_told_in_several_languages(speeches: list[Names], sides: list[str]) -> None:
    assert [side.name for side in made(build_file(speeches)).sides] == sides


def test_a_side_that_one_language_hides_is_told_by_another() -> None:
    form = made(
        build_file(
            [{"en": "Government Whip", "es": "Látigo del gobierno"},
             {"en": "Opposition Whip", "es": "Látigo de la oposicón"}]
        ),
        language="es",
    )  # fmt: skip
    assert [side.name for side in form.sides] == ["Gobierno", "Oposición"]
    assert [seat.name for seat in form.seats] == ["Látigo del gobierno", "Látigo de la oposicón"]


def test_what_tells_no_side_is_asked_about_and_never_an_open_discussion() -> None:
    xml = build_file(["1st Affirmative", "1st Negative", "Summing up", "Guest speech"])
    asked = import_debatekeeper(xml, "x.xml")
    assert asked.form is None
    assert asked.unplaced == ((3, "Summing up"), (4, "Guest speech"))
    assert asked.sides == ("Affirmative", "Negative")
    half = import_debatekeeper(xml, "x.xml", answers="Summing up=aff")
    assert half.unplaced == ((4, "Guest speech"),)
    form = made(xml, answers="summing UP = Affirmative; 4=everybody")
    assert told(form)[2:] == [("speech", "Summing up"), ("discussion",)]


def test_where_no_name_tells_a_side_the_answers_make_the_sides() -> None:
    xml = build_file(["Felperes", "Alperes", "Felperes újra"])
    assert len(import_debatekeeper(xml, "x.xml").unplaced) == 3
    form = made(xml, answers="Felperes=Igen\nAlperes=Nem\nFelperes újra=Igen")
    assert [side.name for side in form.sides] == ["Igen", "Nem"]
    assert seats(form) == [2, 1]


def test_an_answer_may_name_a_seat_or_either_side() -> None:
    xml = build_file(["1st Affirmative", "1st Negative", "2nd Affirmative", "Last word", "Replies"])
    form = made(xml, answers="4=aff1; 5=both")
    assert form.segments[3].actors == ("aff1",)
    assert form.segments[4].actors == ("aff1", "neg1", "aff2")
    assert import_debatekeeper(xml, "x.xml", answers="4=aff9; 5=both").unplaced == (
        (4, "Last word"),
    )


def test_a_free_debate_is_for_those_who_sit_and_is_said_to_be_a_guess() -> None:
    found = import_debatekeeper(
        build_file(["Pro 1", "Kontra 1", "Freie Aussprache", "Pro 1", "Kontra 1"]), "x.xml"
    )
    assert found.form is not None
    free = found.form.segments[2]
    assert (free.kind, free.floor) == (SegmentKind.DISCUSSION, FloorRule.SEATED)
    assert any("Freie Aussprache" in guess for guess in found.guesses)
    assert seats(found.form) == [1, 1]


def test_a_reply_to_a_free_speaker_is_either_sides() -> None:
    form = made(build_file(["Government opens", "Opposition opens", "Non-aligned speaker",
                            "Reply speech", "Opposition closes", "Government closes"]))  # fmt: skip
    assert form.segments[3].actors == ("gov1", "opp1", "gov2", "opp2")


def test_unequal_seats_are_kept_and_said() -> None:
    found = import_debatekeeper(
        build_file(["1st Proposition", "1st Opposition", "2nd Proposition"], about="3 vs 3"),
        "x.xml",
    )
    assert found.form is not None
    assert seats(found.form) == [2, 1]
    assert "Sides and seats: Proposition (2), Opposition (1)" in found.guesses
    assert any("3 against 3" in guess for guess in found.guesses)
