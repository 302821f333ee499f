"""A parameter's value from the words that were given for it."""

import re
from difflib import get_close_matches

from bot.kernel.catalog.parameters import Parameter, ParameterKind, Value
from bot.kernel.refusal import Code, Refused

_YES = frozenset({"yes", "y", "true", "on", "1", "oui"})
_NO = frozenset({"no", "n", "false", "off", "0", "non"})

LARGEST = 1_000_000_000
"""No number that anybody means is larger, and the store could not hold just any."""


_BEFORE = re.compile(r"\A[#¶]+|\Ac(?=\d)")
"""What people write before a number: #2, ¶2, and c2 for a claim, as ballots have it."""


def value_of(parameter: Parameter, given: str) -> Value:
    """The value that `given` means for a parameter.

    Raises Refused: VALUE_EMPTY, VALUE_TOO_LONG, NOT_A_NUMBER, OUT_OF_RANGE, NOT_YES_OR_NO,
    NOT_AN_OPTION, NEEDS_A_FILE.
    """
    given = given.strip()
    if not given:
        raise Refused(Code.VALUE_EMPTY, name=parameter.name)
    match parameter.kind:
        case (
            ParameterKind.LINE | ParameterKind.PARAGRAPH | ParameterKind.PLACE | ParameterKind.GROUP
        ):
            if len(given) > parameter.longest:
                raise Refused(
                    Code.VALUE_TOO_LONG,
                    name=parameter.name,
                    longest=parameter.longest,
                    length=len(given),
                )
            return given
        case ParameterKind.NUMBER:
            return _number(parameter, given)
        case ParameterKind.FLAG:
            return _flag(parameter, given)
        case ParameterKind.CHOICE:
            return _option(parameter, given)
        case ParameterKind.SEVERAL:
            return _several(parameter, given)
        case ParameterKind.FILE:
            raise Refused(Code.NEEDS_A_FILE, name=parameter.name)


def _number(parameter: Parameter, given: str) -> int:
    try:
        number = int(_BEFORE.sub("", given.replace("−", "-")))
    except ValueError:
        raise Refused(Code.NOT_A_NUMBER, name=parameter.name, given=given) from None
    least = -LARGEST if parameter.least is None else parameter.least
    most = LARGEST if parameter.most is None else parameter.most
    if not least <= number <= most:
        open_ended = parameter.most is None and number < least
        span = f"{least} or more" if open_ended else f"{least} to {most}"
        raise Refused(Code.OUT_OF_RANGE, name=parameter.name, given=number, span=span)
    return number


def _flag(parameter: Parameter, given: str) -> bool:
    if given.lower() in _YES:
        return True
    if given.lower() in _NO:
        return False
    raise Refused(Code.NOT_YES_OR_NO, name=parameter.name, given=given)


def _several(parameter: Parameter, given: str) -> str:
    """The options chosen, each once, in their order."""
    parts = [part.strip() for part in given.replace(";", ",").split(",")]
    chosen = {_option(parameter, part) for part in parts if part}
    if not chosen:
        raise Refused(Code.VALUE_EMPTY, name=parameter.name)
    return ", ".join(one.value for one in parameter.options if one.value in chosen)


def _option(parameter: Parameter, given: str) -> str:
    known = {option.value.lower(): option.value for option in parameter.options}
    known |= {option.label.lower(): option.value for option in parameter.options}
    known |= dict(parameter.also)
    if found := known.get(given.lower()):
        return found
    allowed = ", ".join(option.value for option in parameter.options)
    guess = get_close_matches(given.lower(), known, n=1)
    if guess:
        raise Refused(
            Code.NOT_AN_OPTION_GUESS, name=parameter.name, given=given, guess=known[guess[0]]
        )
    raise Refused(Code.NOT_AN_OPTION, name=parameter.name, given=given, allowed=allowed)
