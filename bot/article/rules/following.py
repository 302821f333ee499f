"""A question that goes on from another: put as it would be if it stood alone."""

import re

from bot.article.rules.back_references import (
    OWNING,
    PRONOUNS,
    leans,
    names_its_matter,
    points_back,
)
from bot.kernel.terms import STOP_WORDS, WORD, stem

_LEAD = re.compile(r"^(?:(?:and|but|so|ok|okay|well|then|also)\b[\s,]*)+", re.IGNORECASE)

_QUESTION_WORD = (
    r"(?:(?:since|until|till|by|from) when|(?:for )?how (?:much|many|long|often|far|soon|old|big)"
    r"|(?:by|for|with|to|from|on|in) (?:whom|what|which)|what for|how come|why not"
    r"|who|whom|whose|what|which|when|where|why|how)"
)

_BARE = re.compile(
    rf"(?P<ask>{_QUESTION_WORD})(?:(?: exactly| precisely| else| then| though)"
    r"|(?: is| was| does| did)?(?: that| this| it| so))?",
    re.IGNORECASE,
)
"""All of a question is its question word: “why?”, “since when exactly?”, “how so?”."""

_OPENING = re.compile(rf"^{_QUESTION_WORD}\b\s*", re.IGNORECASE)

_ABOUT = re.compile(r"(?:(?:what|how) )?(?:about|of)\s+(?P<it>.+)", re.IGNORECASE)

_PREPOSITION = r"(?:in|on|at|for|with|within|under|by|to|from|against|during|after|before|without)"

_WITHIN = re.compile(rf"(?P<it>{_PREPOSITION}\s+.+)", re.IGNORECASE)

_WHO_SAYS = re.compile(
    r"(?:who|which \w+|where) (?:says?|said|claims?|claimed|argues?|argued|thinks?|thought"
    r"|believes?|states?|stated)(?: (?:that|so|this|it))?|who (?:writes?|wrote|reports?|reported)"
    r" (?:that|so|this)|says who|according to whom|whose view is (?:that|this|it)",
    re.IGNORECASE,
)

_MORE = re.compile(
    r"(?:(?:tell|show|give) (?:me|us) )?(?:some |a bit |a little )?more(?: (?:context|about it"
    r"|(?:about|on|of) (?:that|this)))?(?:,? please)?|go on|continue|read on"
    r"|(?:please )?(?:(?:can|could|would|will) you )?(?:please )?explain (?:that|this)"
    r"|what (?:does|did) (?:that|this) mean|what do you mean(?: by (?:that|this))?"
    r"|i (?:don't|do not|didn't) (?:understand|get)(?: (?:that|this|it))?",
    re.IGNORECASE,
)

_OF_THE_ARTICLE = re.compile(
    r"\b(?:about|wr(?:ote|itten)|publish\w*|author|title|source|dated?|article|long is it)\b",
    re.IGNORECASE,
)
"""“It” in a question with one of these may be the article itself."""

_STANDS_ALONE = re.compile(r"\b(?:an?|the)\s+\w+", re.IGNORECASE)

_PEOPLE = frozenset("he she him his her".split())
_MANY = frozenset("they them their these those ones".split())
_DETERMINERS = frozenset("a an the its their his her our any every each".split())

_FEW = 3
"""Words of matter below which a question cannot stand alone."""

_MANY_WORDS = 6
"""Words of matter from which a question stands alone in spite of a pronoun."""


def goes_on(question: str) -> bool:
    """Can a question be understood only from what was asked before: “and why?”, “what about
    Poland?”, “who says that?”, “is it binding?”"""
    bare = _strip(question)
    if _BARE.fullmatch(bare) or _WHO_SAYS.fullmatch(bare):
        return True
    if found := _ABOUT.fullmatch(bare):
        return len(_matter(found["it"])) < _FEW
    if leans(bare):
        return True
    led = _is_led(question)
    matter = len(_matter(bare))
    if led and not _asks_by_itself(bare) and matter < _FEW:
        return True
    if points_back(bare):
        return not _OF_THE_ARTICLE.search(bare) and matter < _MANY_WORDS
    is_bare = matter < _FEW and not _has_a_name(bare) and not _STANDS_ALONE.search(bare)
    return led and is_bare and not names_its_matter(bare)


def asks_who_says(question: str) -> bool:
    """Does it ask whose words an answer is: “who says that?”"""
    return _WHO_SAYS.fullmatch(_strip(question)) is not None


def asks_for_more(question: str) -> bool:
    """Is it answered by what stands around the answer before: “more”, “what does that mean?”"""
    return _MORE.fullmatch(_strip(question).replace("’", "'")) is not None


def join_questions(before: str, question: str, answered: str = "") -> str:
    """A question put so that it can be searched for by itself, where it goes on from `before`,
    which the sentence `answered` (or none, "")."""
    bare = _strip(question)
    if found := _WHO_SAYS.fullmatch(bare):
        said = answered.rstrip(". ") or _find_thing(before)
        opening = "Where" if found.group().lower().startswith("where") else "Who"
        return f"{opening} says that {_lower_first(said)}?"
    if found := _BARE.fullmatch(bare):
        return _ask_anew(before, found["ask"])
    if found := _ABOUT.fullmatch(bare):
        return _put_in_place(before, found["it"])
    led = _is_led(question)
    if led and (found := _WITHIN.fullmatch(bare)):
        return _put_in_place(before, found["it"])
    if led and not _asks_by_itself(bare):
        return _put_in_place(before, bare)
    return _resolve(before, question.strip(), answered)


def _is_led(question: str) -> bool:
    """Does it begin with “and” or the like?"""
    return _LEAD.match(question.strip()) is not None


def _strip(question: str) -> str:
    """Without “and” in front and marks behind."""
    return _LEAD.sub("", question.strip()).strip(" ?!.…,")


def _matter(question: str) -> list[str]:
    return [word for word in WORD.findall(question) if word.lower() not in STOP_WORDS]


def _has_a_name(question: str) -> bool:
    """Is something in it named, beyond its first word?"""
    return any(word[:1].isupper() for word in WORD.findall(question)[1:])


def _lower_first(words: str) -> str:
    """Words as they go on in a sentence: a name keeps its capital."""
    first = words.split(" ", 1)[0]
    plain = first.lower() in STOP_WORDS or first.lower() in _DETERMINERS
    return words[:1].lower() + words[1:] if plain else words


def _ask_anew(before: str, ask: str) -> str:
    """The question before with another question word."""
    bare = _strip(before)
    rest = _OPENING.sub("", bare)
    if ask.lower().endswith((" many", " much")) and rest == bare:
        rest = _find_thing(before)
    asked = ask.lower().removesuffix(" not")
    return f"{asked[:1].upper()}{asked[1:]} {_lower_first(rest)}?"


_VERB_FIRST = re.compile(
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|may|might|must|should|shall)\b",
    re.IGNORECASE,
)


def _asks_by_itself(bare: str) -> bool:
    return bool(_OPENING.match(bare) or _VERB_FIRST.match(bare))


_NAMED_PLACE = re.compile(rf"\b{_PREPOSITION}\s+(?:the\s+)?[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)*")


def _put_in_place(before: str, it: str) -> str:
    """The question before about something else: `it` in the place of what it is like."""
    bare = _strip(before)
    tokens = list(WORD.finditer(bare))
    if re.match(rf"{_PREPOSITION}\b", it, re.IGNORECASE):
        place = _NAMED_PLACE.search(bare)
        if place:
            return f"{bare[: place.start()]}{it}{bare[place.end() :]}?"
        return f"{bare} {it}?"
    span = _find_alike(tokens, it) or _find_last(tokens)
    if span is None:
        return f"{bare} {it}?"
    start, end = span
    return f"{bare[: tokens[start].start()]}{it}{bare[tokens[end - 1].end() :]}?"


def _find_alike(tokens: list[re.Match[str]], it: str) -> tuple[int, int] | None:
    """The stretch that shares a word with `it`; else, for a name, the last name."""
    wanted = {stem(word) for word in _matter(it)}
    for n, token in enumerate(tokens):
        if token.group().lower() not in STOP_WORDS and stem(token.group()) in wanted:
            return _widen(tokens, n)
    if not any(word[:1].isupper() for word in _matter(it)):
        return None
    for n in range(len(tokens) - 1, 0, -1):
        if tokens[n].group()[:1].isupper():
            start = n
            while start > 1 and tokens[start - 1].group()[:1].isupper():
                start -= 1
            return start, n + 1
    return None


def _widen(tokens: list[re.Match[str]], n: int) -> tuple[int, int]:
    """The words of matter around the n-th, with an article before them."""
    start, end = n, n + 1
    while start > 0 and tokens[start - 1].group().lower() not in STOP_WORDS:
        start -= 1
    while end < len(tokens) and tokens[end].group().lower() not in STOP_WORDS:
        end += 1
    if start > 0 and tokens[start - 1].group().lower() in _DETERMINERS:
        return start - 1, end
    return max(start, 1), end


def _find_last(tokens: list[re.Match[str]]) -> tuple[int, int] | None:
    """The last thing named: the words of matter after an article, or else the last such word."""
    for n in range(len(tokens) - 1, 0, -1):
        if tokens[n].group().lower() not in STOP_WORDS:
            start, end = _widen(tokens, n)
            if tokens[start].group().lower() in _DETERMINERS:
                return start, end
            return n, n + 1
    return None


def _find_thing(before: str) -> str:
    """What a question is about: the last thing that it names with an article or by a name."""
    bare = _strip(before)
    tokens = list(WORD.finditer(bare))
    for n in range(len(tokens) - 1, 0, -1):
        word = tokens[n].group()
        if word.lower() in STOP_WORDS:
            continue
        start, end = _widen(tokens, n)
        named = word[:1].isupper()
        if named or tokens[start].group().lower() in _DETERMINERS:
            while named and not tokens[start].group()[:1].isupper() and start < n:
                start += 1
            return bare[tokens[start].start() : tokens[end - 1].end()]
    rest = _OPENING.sub("", bare)
    return _VERB_FIRST.sub("", rest).strip() or rest


def _find_person(before: str, answered: str) -> str:
    """Whom “he” or “she” means: the last name in the question before, else the first in its
    answer."""
    names = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+|(?<=[\w,] )[A-Z][\w’'-]+")
    asked, told = names.findall(before), names.findall(answered)
    name: str = (asked[-1:] or told[:1] or [""])[0]
    return name


def _resolve(before: str, question: str, answered: str) -> str:
    """A question with what it points back to put in; one that says too little by itself with what
    the one before was about."""
    words = [word.lower() for word in WORD.findall(question)]
    pointing = next((word for word in words if word in PRONOUNS | OWNING), None)
    if pointing is None:
        if len(_matter(question)) >= _FEW or _STANDS_ALONE.search(question):
            return question
        return f"{question.rstrip('?!. ')} ({_find_thing(before)})?"
    thing = _find_thing(before)
    if pointing in _PEOPLE:
        thing = _find_person(before, answered) or thing
    elif pointing in _MANY and re.match(r"an?\b", thing, re.IGNORECASE):
        return f"{question.rstrip('?!. ')} ({_OPENING.sub('', _strip(before))})?"
    if pointing in OWNING:
        return re.sub(rf"\b{pointing}\b", f"{thing}’s", question, count=1, flags=re.IGNORECASE)
    after = re.search(rf"\b{pointing}\s+([\w-]+)", question, re.IGNORECASE)
    belongs = after is not None and after[1].lower() not in STOP_WORDS
    if pointing in {"this", "that", "these", "those", "one", "ones"} and belongs:
        return f"{question.rstrip('?!. ')} ({thing})?"
    return re.sub(rf"\b{pointing}\b", thing, question, count=1, flags=re.IGNORECASE)
