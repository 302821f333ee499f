"""A parameter's value from the words that were given for it."""

import re
from difflib import get_close_matches

from bot.kernel.catalog.parameters import Parameter, ParameterKind, Value
from bot.kernel.refusal import KernelRefusal, Refused

_YES = frozenset({"yes", "y", "true", "on", "1", "oui"})
_NO = frozenset({"no", "n", "false", "off", "0", "non"})

LARGEST = 1_000_000_000
"""No number that anybody means is larger, and the store could not hold just any."""


_BEFORE = re.compile(r"\A[#¶]+|\Ac(?=\d)")
"""What people write before a number: #2, ¶2, and c2 for a claim, as ballots have it."""


def value_of(parameter: Parameter, words: str) -> Value:
    """The value that words mean for a parameter.

    Raises Refused: VALUE_EMPTY, VALUE_TOO_LONG, NOT_A_NUMBER, OUT_OF_RANGE, NOT_YES_OR_NO,
    NOT_AN_OPTION, NEEDS_A_FILE.
    """
    words = words.strip()
    if not words:
        raise Refused(KernelRefusal.VALUE_EMPTY, name=parameter.name)
    match parameter.kind:
        case (
            ParameterKind.LINE | ParameterKind.PARAGRAPH | ParameterKind.PLACE | ParameterKind.GROUP
        ):
            if len(words) > parameter.longest:
                raise Refused(
                    KernelRefusal.VALUE_TOO_LONG,
                    name=parameter.name,
                    longest=parameter.longest,
                    length=len(words),
                )
            return words
        case ParameterKind.NUMBER:
            return _number(parameter, words)
        case ParameterKind.FLAG:
            return _flag(parameter, words)
        case ParameterKind.CHOICE:
            return _option(parameter, words)
        case ParameterKind.SEVERAL:
            return _several(parameter, words)
        case ParameterKind.FILE:
            raise Refused(KernelRefusal.NEEDS_A_FILE, name=parameter.name)


def _number(parameter: Parameter, words: str) -> int:
    try:
        number = int(_BEFORE.sub("", words.replace("−", "-")))
    except ValueError:
        raise Refused(KernelRefusal.NOT_A_NUMBER, name=parameter.name, given=words) from None
    least = -LARGEST if parameter.least is None else parameter.least
    most = LARGEST if parameter.most is None else parameter.most
    if not least <= number <= most:
        open_ended = parameter.most is None and number < least
        span = f"{least} or more" if open_ended else f"{least} to {most}"
        raise Refused(KernelRefusal.OUT_OF_RANGE, name=parameter.name, given=number, span=span)
    return number


def _flag(parameter: Parameter, words: str) -> bool:
    if words.lower() in _YES:
        return True
    if words.lower() in _NO:
        return False
    raise Refused(KernelRefusal.NOT_YES_OR_NO, name=parameter.name, given=words)


def _several(parameter: Parameter, words: str) -> str:
    """The options chosen, each once, in their order."""
    parts = [part.strip() for part in words.replace(";", ",").split(",")]
    chosen = {_option(parameter, part) for part in parts if part}
    if not chosen:
        raise Refused(KernelRefusal.VALUE_EMPTY, name=parameter.name)
    return ", ".join(option.value for option in parameter.options if option.value in chosen)


def _option(parameter: Parameter, words: str) -> str:
    values_by_word = {option.value.lower(): option.value for option in parameter.options}
    values_by_word |= {option.label.lower(): option.value for option in parameter.options}
    values_by_word |= dict(parameter.also)
    if value := values_by_word.get(words.lower()):
        return value
    allowed = ", ".join(option.value for option in parameter.options)
    guess = get_close_matches(words.lower(), values_by_word, n=1)
    if guess:
        raise Refused(
            KernelRefusal.NOT_AN_OPTION_GUESS,
            name=parameter.name,
            given=words,
            guess=values_by_word[guess[0]],
        )
    raise Refused(KernelRefusal.NOT_AN_OPTION, name=parameter.name, given=words, allowed=allowed)
