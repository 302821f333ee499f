"""A motion made of a question of opinion: "Should we trust promises?" → a house that would."""

import re

LONGEST_MOTION = 280

_BASE_VERBS = frozenset(
    "accept act add admit adopt allow apply approve arm avoid back ban be become begin block"
    " build buy change charge close condemn continue control cut defend deploy do drop elect"
    " enter expand fight forbid force fund get give go grant guarantee happen have help hold host"
    " impose increase insist intervene invest join keep launch lead leave legalise let limit lose"
    " lower make negotiate never not offer open oppose pay permit play privatise promise protect"
    " provide publish punish pursue ratify recognise reduce refuse reject remain remove renounce"
    " replace require resign restrict return sanction say sell send serve share sign spend stand"
    " start stay stop support surrender take talk tax teach tolerate train trust try use vote"
    " wait withdraw work always also still automatically simply ever".split()
)
"""Words with which the second half of "should the town | buy the harbour" begins."""

_ARTICLES = frozenset("the a an our this that these those all every each no".split())

_OPENS = re.compile(r"^(?:and|but|so|please|ok|well|hey|parley)[\s,]+", re.IGNORECASE)
_WE = re.compile(r"(?:what do you think,? )?should (?:we|i|you|one) (?P<act>.+)", re.IGNORECASE)
_SHOULD = re.compile(r"should (?P<rest>.+)", re.IGNORECASE)
_IS_IT = re.compile(
    r"(?P<verb>is|was|would) it (?P<be>be )?(?:ever |really |still |ok |also )*"
    r"(?P<how>[\w ]+? (?:to|that|for|if)\b.+)",
    re.IGNORECASE,
)
_THINK = re.compile(
    r"(?:do|would|don't) you (?:really |also |personally )*(?:think|believe|feel|agree)"
    r"(?: that| with the (?:claim|view) that)? (?P<claim>(?!about\b|of\b|with\b|it\b).+ .+)",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"(?:are you (?:for|in favou?r of|pro)|do you (?:support|favou?r|approve of|like))"
    r" (?P<what>(?!or\b).+)",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"(?:are you against|do you (?:oppose|reject)) (?P<what>.+)", re.IGNORECASE)


def make_motion(question: str) -> str:
    """A motion in a sentence that puts what is asked to the vote; "" where none can be made."""
    plain = _OPENS.sub("", " ".join(question.split())).rstrip(" ?!.…")
    motion = _reword(plain)
    return motion if len(motion) <= LONGEST_MOTION else ""


def _reword(plain: str) -> str:
    if match := _WE.fullmatch(plain):
        return f"This house would {match['act']}."
    if match := _SHOULD.fullmatch(plain):
        return _invert(match["rest"].split())
    if match := _IS_IT.fullmatch(plain):
        verb = "would be" if match["verb"].lower() == "would" else match["verb"].lower()
        return f"It {verb} {match['how']}."
    if match := _THINK.fullmatch(plain):
        return _sentence(match["claim"])
    if match := _FOR.fullmatch(plain):
        return f"This house supports {match['what']}."
    if match := _AGAINST.fullmatch(plain):
        return f"This house opposes {match['what']}."
    return ""


def _invert(rest: list[str]) -> str:
    """ "the town buy the harbour" with "should" where it belongs; "" where that cannot be told."""
    first = 2 if rest[0].lower() in _ARTICLES else 1
    for place in range(first, len(rest)):
        if rest[place].lower() in _BASE_VERBS:
            return _sentence(" ".join([*rest[:place], "should", *rest[place:]]))
    return ""


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
