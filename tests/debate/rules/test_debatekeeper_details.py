"""Times, windows, names, languages and losses of imported files."""

import pytest

from bot.debate.rules.debatekeeper.naming import make_format_id, unused_id
from bot.debate.rules.debatekeeper.reading import import_debatekeeper
from bot.debate.rules.format import Interruptions, Preparation
from tests.debate.rules.debatekeeper_files import bell, build_file
from tests.debate.rules.test_debatekeeper import made, refusal

PAIR = ["1st Affirmative", "1st Negative"]


def test_a_controlled_preparation_is_kept_and_its_steps_are_named_as_lost() -> None:
    steps = bell("2:00", "side", pause_on_bell="true") + bell("finish", "overtime")
    found = import_debatekeeper(
        build_file(
            PAIR,
            preparation=f'<prep-time-controlled length="8:30" first-period="moot">{steps}'
            "</prep-time-controlled>",
            more='<period-types><period-type ref="moot"><name>Choose a motion</name></period-type>'
            '<period-type ref="side"><name>Sides</name><display>Choose sides</display>'
            "</period-type></period-types>",
        ),
        "x.xml",
    )
    assert found.form is not None
    assert found.form.preparation is Preparation.FIXED
    assert found.form.preparation_seconds == 510
    assert "Steps of the preparation: “Choose a motion” from 0:00, “Choose sides” from 2:00" in (
        found.losses
    )
    assert "Pauses of the preparation at 2:00" in found.losses


def test_two_windows_stay_two() -> None:
    bells = [bell("1:00", "pois-allowed"), bell("2:00", "normal"), bell("3:00", "pois-allowed"),
             bell("4:00", "warning")]  # fmt: skip
    first, _ = made(build_file(PAIR, bells=bells)).segments
    assert first.windows == (
        Interruptions(opens=60, closes=120), Interruptions(opens=180, closes=240),
    )  # fmt: skip
    assert first.warnings == (180, 60)


def test_a_window_that_a_file_closes_nowhere_lasts_to_the_end() -> None:
    first, _ = made(build_file(PAIR, bells=[bell("1:00", "pois-allowed")])).segments
    assert first.windows == (Interruptions(opens=60, closes=300),)


def test_what_else_is_left_out_is_named() -> None:
    found = import_debatekeeper(
        build_file(
            PAIR,
            bells=[bell("2:00", "third", pause_on_bell="true"), bell("6:00"),
                   bell("3:00", number="0")],
            more='<period-types><period-type ref="third"><name>Rebuttal time</name>'
            "<default-bgcolor>#00ff00</default-bgcolor></period-type></period-types>"
            "<anthem key='C'/>",
        ),
        "x.xml",
    )  # fmt: skip
    assert found.losses == (
        "Notices during a speech: “Rebuttal time” from 2:00",
        "Pauses at a bell: 1st Affirmative, 1st Negative",
        "Bells after the end: 1st Affirmative, 1st Negative",
        "Silent bells (Parley announces them too)",
        "How often a bell rings",
        "Colours",
        "Unknown to Parley: anthem",
    )


def test_where_a_format_is_used_and_its_version_are_kept() -> None:
    info = "<info><region>Coast</region><used-at>Harbour Cup</used-at><description>D</description>"
    form = made(build_file(PAIR, short="HC", more=f"{info}</info>"))
    assert form.notes == "HC; Harbour Cup; Coast"
    assert form.sources == ("Debatekeeper, version 3",)


TWO = build_file(
    [{"de": "Regierung", "fr": "Gouvernement"}, {"de": "Opposition", "fr": "L’opposition"}],
    name={"de": "Hafendebatte", "fr": "Débat du port"},
)


def test_one_language_is_chosen() -> None:
    found = import_debatekeeper(TWO, "x.xml")
    assert (found.language, found.languages, found.foreign) == ("de", ("de", "fr"), 0)
    assert [side.name for side in made(TWO).sides] == ["Regierung", "Opposition"]
    french = made(TWO, language="FR")
    assert french.name == "Débat du port"
    assert [segment.name for segment in french.segments] == ["Gouvernement", "L’opposition"]
    assert [side.name for side in french.sides] == ["Gouvernement", "Opposition"]


def test_a_language_that_is_not_there_is_refused() -> None:
    assert "no es" in str(refusal(TWO, "es").fields["why"])


def test_names_in_another_language_are_counted() -> None:
    xml = build_file(
        [{"de": "Regierung"}, {"fr": "L’opposition"}, {"de": "Opposition", "fr": "Encore"}],
        name={"de": "Hafen"},
    )
    assert import_debatekeeper(xml, "x.xml").foreign == 1


@pytest.mark.parametrize(
    ("name", "short", "wanted"),
    [
        ("Harbour School", "HS", "harbour-school"),
        ("Débat d’Île-de-France", "", "debat-dile-de-france"),
        ("Шкільні дебати", "", "shkilni-debati"),
        ("辯論", "", "format"),
        ("The Harbour Schools’ Winter Championship (Y10)", "Winter 10", "winter-10"),
        ("The Harbour Schools’ Winter Championship (Y10)", "",
         "the-harbour-schools-winter-champ-y10"),
    ],
)  # fmt: skip
def test_an_id_comes_from_the_name(name: str, short: str, wanted: str) -> None:
    assert make_format_id(name, short) == wanted


def test_age_groups_of_one_league_have_ids_of_their_own() -> None:
    years = ["Y7A and Y7B", "Y8A and Y8B", "Y9", "Y10", "Juniors", "Seniors"]
    names = [f"The Long Harbour Schools’ Winter Championship ({year})" for year in years]
    assert len({make_format_id(name) for name in names}) == len(names)


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert unused_id("a" * 40, {"a" * 40, "a" * 38 + "-2"}) == "a" * 38 + "-3"
    assert unused_id("new", {"old"}) == "new"
