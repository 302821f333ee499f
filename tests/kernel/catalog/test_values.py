"""What the words given for a parameter mean."""

import re

import pytest

from bot.assembly import CATALOG
from bot.kernel.catalog.help import limits
from bot.kernel.catalog.parameters import (
    LARGEST,
    Parameter,
    ParameterKind,
    Value,
    number_span,
    value_of,
)
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.catalog.reading import read_whole
from bot.kernel.refusal import Refused, sentence
from bot.kernel.view import Option

LINE = Parameter(name="line", about="Your line", longest=5)
NUMBER = Parameter(name="number", about="How many", kind=ParameterKind.NUMBER)
SHORT = Parameter(name="number", about="How many", kind=ParameterKind.NUMBER, least=-3, most=3)
COUNT = Parameter(name="number", about="How many", kind=ParameterKind.NUMBER, least=1)
SURE = Parameter(name="sure", about="How sure", kind=ParameterKind.NUMBER, least=0, most=100)
SECONDS = Parameter(
    name="seconds", about="How long", kind=ParameterKind.NUMBER, least=1, most=600, unit=1
)
HOURS = Parameter(name="hours", about="How long", kind=ParameterKind.NUMBER, least=1, unit=3600)
FLAG = Parameter(name="flag", about="Is it so?", kind=ParameterKind.FLAG)
SIDE = Parameter(
    name="side",
    about="Your side",
    kind=ParameterKind.CHOICE,
    options=(Option("For the motion", "for"), Option("Against it", "Against")),
)
FILE = Parameter(name="file", about="The file", kind=ParameterKind.FILE)


@pytest.mark.parametrize(
    ("parameter", "given", "value"),
    [
        (LINE, " five5 ", "five5"),
        (NUMBER, "12", 12),
        (NUMBER, "#12", 12),
        (NUMBER, "¶3", 3),
        (NUMBER, "c4", 4),
        (SHORT, "-3", -3),
        (SHORT, "−3", -3),
        (SHORT, "+2", 2),
        (COUNT, str(LARGEST), LARGEST),
        (COUNT, "1,200", 1200),
        (COUNT, "12.0", 12),
        (COUNT, "sixty", 60),
        (COUNT, "Sixty-five", 65),
        (COUNT, "two hundred and ten", 210),
        (COUNT, "a hundred", 100),
        (COUNT, "two hundred thousand", 200_000),
        (COUNT, "sechzig", 60),
        (COUNT, "fünfundsechzig", 65),
        (COUNT, "Dreißig", 30),
        (COUNT, "hundertfünfundzwanzig", 125),
        (COUNT, "soixante", 60),
        (COUNT, "soixante et onze", 71),
        (COUNT, "dix-sept", 17),
        (COUNT, "quatre-vingt-dix-neuf", 99),
        (COUNT, "deux cents", 200),
        (COUNT, "шістдесят", 60),
        (COUNT, "двадцять п’ять", 25),
        (COUNT, "сто двадцять", 120),
        (SURE, "60%", 60),
        (SURE, "60 %", 60),
        (SURE, "60 per cent", 60),
        (SURE, "sixty percent", 60),
        (SECONDS, "90", 90),
        (SECONDS, "2.5 min", 150),
        (SECONDS, "2,5min", 150),
        (SECONDS, "1 minute 30 s", 90),
        (SECONDS, "2:30", 150),
        (HOURS, "2 days", 48),
        (FLAG, "YES", True),
        (FLAG, "oui", True),
        (FLAG, "True", True),
        (FLAG, "ja", True),
        (FLAG, "так", True),
        (FLAG, "nein", False),
        (FLAG, "ні", False),
        (FLAG, "off", False),
        (FLAG, "0", False),
        (SIDE, "FOR", "for"),
        (SIDE, "against it", "Against"),
        (SIDE, "for  the motion", "for"),
    ],
)
def test_words_are_read_as_the_parameter_s_kind(parameter: Parameter, given: str, value: Value):
    assert value_of(parameter, given) == value


@pytest.mark.parametrize(
    ("parameter", "given", "said"),
    [
        (LINE, "  ", "“Your line” is empty. Please fill it in."),
        (
            LINE,
            "sixsix",
            "“Your line” takes at most 5 characters; yours has 6. Please shorten it.",
        ),
        (
            NUMBER,
            "many",
            "“How many” needs a whole number, such as 5. “many” is not a number.",
        ),
        (NUMBER, "2.5", "“How many” needs a whole number, such as 5. “2.5” is not a number."),
        (SHORT, "4", "“How many” needs a number from -3 to 3, such as 3, not 4."),
        (COUNT, "0", "“How many” needs a number, 1 or more, such as 5, not 0."),
        (SURE, "101 %", "“How sure” needs a number from 0 to 100, such as 60, not 101 %."),
        (
            SECONDS,
            "two days",
            "“How long” needs a number of seconds from 1 to 600, such as 90, or a time such as"
            " 2.5 min. “two days” is not a number.",
        ),
        (FLAG, "perhaps", "“Is it so?” needs yes or no, not “perhaps”."),
        (SIDE, "agianst", "“Your side” can’t be “agianst”. Did you mean “Against it”?"),
        (
            SIDE,
            "both",
            (
                "“Your side” needs one of these: For the motion, Against it. “both” is not "
                "one of them."
            ),
        ),
        (FILE, "x.pdf", "“The file” is a file: attach it, or give a link or the text instead."),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_its_label_with_an_example(
    parameter: Parameter, given: str, said: str
):
    with pytest.raises(Refused) as refused:
        value_of(parameter, given)

    assert sentence(refused.value) == said
    assert refused.value.about == parameter.name


@pytest.mark.parametrize("digits", ["9" * 5000, f"{2**64}"])
def test_no_number_is_larger_than_anybody_means(digits: str):
    with pytest.raises(Refused):
        value_of(COUNT, digits)


@pytest.mark.parametrize(
    ("line", "given"),
    [
        ("debate vote slightly for 60 %", {"stance": "1", "confidence": 60}),
        ("debate vote +2", {"stance": "2"}),
        ("debate vote −3 sixty", {"stance": "-3", "confidence": 60}),
        ("debate vote Strongly against confidence:60 per cent", {"stance": "-3", "confidence": 60}),
        ("chair more 2.5 min", {"seconds": 150}),
        ("chair more -60", {"seconds": -60}),
        ("chair more −1 min", {"seconds": -60}),
        ("debate answer так", {"accept": True}),
    ],
)
def test_stances_spans_and_yes_are_read_as_members_write_them(line: str, given: dict[str, Value]):
    assert parse_line(line, CATALOG).values == given


@pytest.mark.parametrize(
    "words",
    ["one two", "five sixty", "zwei drei", "hundred hundred", "und", "dix dix", "sixty and"],
)
def test_words_that_are_no_number_are_not_added_up(words: str) -> None:
    assert read_whole(words) is None


@pytest.mark.parametrize(
    ("least", "most", "unit", "span"),
    [
        (30, 600, 60, "a number of minutes from 30 to 600, such as 30, or a time such as 1 h"),
        (1, 5, 60, "a number of minutes from 1 to 5, such as 5"),
        (1, 30, 3600, "a number of hours from 1 to 30, such as 24"),
        (100, 120, 1, "a number of seconds from 100 to 120, such as 100"),
        (7, 9, 0, "a number from 7 to 9, such as 7"),
    ],
)
def test_the_example_of_a_number_is_within_its_bounds(least: int, most: int, unit: int, span: str):
    parameter = Parameter(
        name="n", about="How many", kind=ParameterKind.NUMBER, least=least, most=most, unit=unit
    )

    assert str(number_span(parameter)) == span


def test_every_number_that_a_command_takes_has_an_example_that_it_takes():
    for entry in CATALOG.entries:
        for parameter in entry.parameters:
            if parameter.kind is not ParameterKind.NUMBER:
                continue
            with pytest.raises(Refused) as refused:
                value_of(parameter, "nothing")
            examples = re.findall(r"such as ([\d.]+(?: \w+)?)", sentence(refused.value))
            assert examples
            for example in examples:
                value_of(parameter, example.rstrip("."))


def test_what_can_be_taken_away_too_is_said_without_its_bounds() -> None:
    seconds = Parameter(
        name="n", about="How long", kind=ParameterKind.NUMBER, least=-86_400, most=86_400, unit=1
    )
    assert str(number_span(seconds)) == "a number of seconds, such as 90, or −90 to take them away"
    assert str(limits(seconds)) == "How long"
