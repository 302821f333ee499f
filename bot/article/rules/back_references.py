"""Whether a question leans on the one before it, or holds all that it speaks of: by its pronouns,
and by what it names itself."""

import re

from bot.kernel.terms import STOP_WORDS, WORD

PRONOUNS = frozenset("it they them he she him this that these those one ones".split())
OWNING = frozenset("its their his her".split())

_CLAUSE_BEGINS = frozenset(
    "if when once that because and or but who which while after before where whether than as until"
    " unless since why how what".split()
)
_AFTER_ONE = frozenset("which this that another other the".split())
_EMPTY_IT = re.compile(
    r"\bit (?:(?:is|was|be|been) )?(?:true|possible|likely|necessary|better|worth|clear|enough"
    r"|fair|right|wrong|take|takes|matter|matters|pay|pays)\b"
    r"(?: (?:that|to|if|whether|when)\b|(?=.* (?:that|to|if|whether|when)\b))",
    re.IGNORECASE,
)
"""*Is it true that …*: stands for nothing."""

_ROLES = (
    r"critics?|supporters?|sceptics?|opponents?|others?|experts?|observers|the rest|everyone"
    r"|everybody|anyone|anybody|nobody|somebody|someone"
)
_MATTERS = (
    r"alternatives?|examples?|risks?|costs?|benefits?|reasons?|arguments?|objections?|exceptions?"
    r"|limits?|conditions?|consequences?|chances?|results?|details?|evidence|proof|deadlines?"
    r"|drawbacks?|advantages?|disadvantages?|effects?|terms|options?|rules?|problems?|difference"
)
"""Words that tell of something else: a *reason* is one for something."""

_OF_ANOTHER = re.compile(rf"(?:the )?(?:{_ROLES}|{_MATTERS})", re.IGNORECASE)
_ANY = re.compile(rf"(?:(?:are|is) there )?(?:any|some)(?: other)? (?:{_MATTERS})", re.IGNORECASE)
_WHAT_ARE_THE = re.compile(
    rf"(?:what|which) (?:is|are|was|were) the (?:main )?(?:{_MATTERS})", re.IGNORECASE
)
_HOW_THEY_TOOK_IT = re.compile(
    r"how (?:did|does|do|would|will) [\w’' -]{2,30} (?:respond|react|reply|answer|object|vote)",
    re.IGNORECASE,
)
_IS_THERE = re.compile(r"(?:is|are|was|were) there (?:an?|any|no) (?P<it>[\w-]+)", re.IGNORECASE)
_DEFINES = re.compile(
    r"(?:what|who)(?: is| are| was| were|['’]s) (?P<it>[\w’'-]+(?: [\w’'-]+)?)", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"(?:(?:how long|how often|when|why|how|where|what) )?(?:is|are|was|were|do|does|did|has|have"
    r"|had|can|could|will|would|may|might|must|should)(?: (?:any|all|some|most|no|every))?"
    r" (?P<it>[\w’'-]+)",
    re.IGNORECASE,
)


def points_back(question: str) -> bool:
    """Has a question a pronoun that stands for nothing in it: *has it been used by France?*, but
    not *how does NATO decide if it is attacked?*"""
    spoken = _EMPTY_IT.sub(" ", question)
    found = re.findall(rf"{WORD.pattern}|,", spoken)
    words = [word.lower() for word in found]
    return any(_is_open(words, at) for at in range(len(words)))


def _is_open(words: list[str], at: int) -> bool:
    """Is the word at a place a pronoun without something before it that it may stand for?"""
    word, before = words[at], words[:at]
    is_last = at == len(words) - 1
    after = "" if is_last else words[at + 1]
    if word in OWNING and _is_matter(after):
        return not any(map(_is_matter, before))
    if word not in PRONOUNS and word != "her":
        return False
    if word == "that" and not is_last and before and _is_matter(before[-1]):
        return False  # *say that*, *a promise that*
    if word == "one" and not is_last and (not before or before[-1] not in _AFTER_ONE):
        return False
    if word in ("those", "these") and after in ("who", "which", "that"):
        return False
    ends = [n for n, each in enumerate(before) if each in _CLAUSE_BEGINS or each == ","]
    return not any(any(map(_is_matter, before[:end])) for end in ends)


def _is_matter(word: str) -> bool:
    return word.isalnum() and word not in STOP_WORDS and word not in PRONOUNS | OWNING


def leans(bare: str) -> bool:
    """Is something asked (without *and* in front) that is of something else, which is not named:
    *what are the risks*, *what do critics say*, *is there a deadline*?"""
    if _ANY.fullmatch(bare) or _WHAT_ARE_THE.fullmatch(bare) or _HOW_THEY_TOOK_IT.fullmatch(bare):
        return True
    return _IS_THERE.fullmatch(bare) is not None


def names_its_matter(bare: str) -> bool:
    """Does a short question name what it is about: *what is snapback*, *did bullying decline*?"""
    match = _DEFINES.fullmatch(bare) or _SUBJECT.match(bare)
    if match is None:
        return False
    first, *_ = match["it"].lower().split()
    is_named = _is_matter(first) and first != "there"
    return is_named and _OF_ANOTHER.match(match["it"]) is None
