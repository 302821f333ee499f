"""What the words given for a parameter mean."""

import pytest

from bot.kernel.catalog.parameters import LARGEST, Parameter, ParameterKind, Value, value_of
from bot.kernel.refusal import KernelRefusal, RefusalCode, Refused
from bot.kernel.view import Option

LINE = Parameter(name="line", about="", longest=5)
NUMBER = Parameter(name="number", about="", kind=ParameterKind.NUMBER)
SHORT = Parameter(name="number", about="", kind=ParameterKind.NUMBER, least=-3, most=3)
COUNT = Parameter(name="number", about="", kind=ParameterKind.NUMBER, least=1)
FLAG = Parameter(name="flag", about="", kind=ParameterKind.FLAG)
SIDE = Parameter(
    name="side",
    about="",
    kind=ParameterKind.CHOICE,
    options=(Option("For the motion", "for"), Option("Against it", "Against")),
)
FILE = Parameter(name="file", about="", kind=ParameterKind.FILE)


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
        (FLAG, "YES", True),
        (FLAG, "oui", True),
        (FLAG, "off", False),
        (FLAG, "0", False),
        (SIDE, "FOR", "for"),
        (SIDE, "against it", "Against"),
    ],
)
def test_words_are_read_as_the_parameter_s_kind(parameter: Parameter, given: str, value: Value):
    assert value_of(parameter, given) == value


@pytest.mark.parametrize(
    ("parameter", "given", "code", "fields"),
    [
        (LINE, "  ", KernelRefusal.VALUE_EMPTY, {"name": "line"}),
        (LINE, "sixsix", KernelRefusal.VALUE_TOO_LONG, {"name": "line", "longest": 5, "length": 6}),
        (NUMBER, "two", KernelRefusal.NOT_A_NUMBER, {"name": "number", "given": "two"}),
        (NUMBER, "2.5", KernelRefusal.NOT_A_NUMBER, {"name": "number", "given": "2.5"}),
        (NUMBER, "9" * 5000, KernelRefusal.NOT_A_NUMBER, {"name": "number", "given": "9" * 5000}),
        (SHORT, "4", KernelRefusal.OUT_OF_RANGE, {"name": "number", "given": 4, "span": "-3 to 3"}),
        (
            COUNT,
            "0",
            KernelRefusal.OUT_OF_RANGE,
            {"name": "number", "given": 0, "span": "1 or more"},
        ),
        (
            COUNT,
            f"{2**64}",
            KernelRefusal.OUT_OF_RANGE,
            {"name": "number", "given": 2**64, "span": f"1 to {LARGEST}"},
        ),
        (FLAG, "perhaps", KernelRefusal.NOT_YES_OR_NO, {"name": "flag", "given": "perhaps"}),
        (
            SIDE,
            "agianst",
            KernelRefusal.NOT_AN_OPTION_GUESS,
            {"name": "side", "given": "agianst", "guess": "Against"},
        ),
        (
            SIDE,
            "both",
            KernelRefusal.NOT_AN_OPTION,
            {"name": "side", "given": "both", "allowed": "for, Against"},
        ),
        (FILE, "x.pdf", KernelRefusal.NEEDS_A_FILE, {"name": "file"}),
    ],
)
def test_words_that_the_kind_does_not_take_are_refused(
    parameter: Parameter, given: str, code: RefusalCode, fields: dict[str, object]
):
    with pytest.raises(Refused) as refused:
        value_of(parameter, given)

    assert (refused.value.code, refused.value.fields) == (code, fields)
