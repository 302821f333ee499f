"""How a question is written in a chat, tidied before it is searched for: “hey, whats snapback pls”
is searched for as “what is snapback?”. What was typed is what everybody sees."""

import re

_SPELLINGS = {
    "u": "you", "ur": "your", "wat": "what", "wut": "what", "wot": "what", "wen": "when",
    "y'all": "you", "pls": "please", "plz": "please", "cuz": "because", "bc": "because",
    "ppl": "people", "govt": "government", "abt": "about", "thru": "through", "gonna": "going to",
    "wanna": "want to", "gotta": "have to", "kinda": "kind of", "dunno": "do not know",
    "im": "I am", "ive": "I have", "theyre": "they are", "youre": "you are", "weve": "we have",
    "theyve": "they have", "dont": "don't", "doesnt": "doesn't", "didnt": "didn't",
    "isnt": "isn't", "arent": "aren't", "wasnt": "wasn't", "werent": "weren't", "hasnt": "hasn't",
    "havent": "haven't", "hadnt": "hadn't", "cant": "can't", "couldnt": "couldn't",
    "wont": "won't", "wouldnt": "wouldn't", "shouldnt": "shouldn't", "mustnt": "mustn't",
    "aint": "isn't",
}  # fmt: skip
"""Words as they are typed in a hurry, and as they are spelled."""

_TYPED = re.compile(rf"(?<![\w'’.-])(?:{'|'.join(map(re.escape, _SPELLINGS))})(?![\w'’]|\.\w)")
_ABBREVIATED = re.compile(
    r"\b([Ww]hat|[Ww]ho|[Ww]here|[Hh]ow|[Ww]hen|[Ww]hy|[Tt]hat|[Tt]here)['’]?s(?=\s+\w)"
)
_SHORTENED = re.compile(r"\b(who|what|how|that|there)['’](re|ll)\b(?=\s)", re.IGNORECASE)
_FULL = {"re": "are", "ll": "will"}
_DENIED = re.compile(
    r"^(?P<start>(?:(?:[Ww]hy|[Hh]ow|[Ww]hat|[Ww]ho|[Ww]hen|[Ww]here)\s+)?)"
    r"(?P<verb>\w+?)n['’]t\s+(?P<subject>it|they|he|she|we|you|[Aa]rticle \d+(?:\(\d+\))?"
    r"|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*(?: \d+(?:\(\d+\))?)?)(?= [a-z])"
)
_WHOLE_VERBS = {"ca": "can", "wo": "will"}

_GREETING = (
    r"(?:hey+|hi+|hello|hiya|yo|good (?:morning|afternoon|evening)|greetings)"
    r"(?:\s+(?:there|all|guys|everyone|everybody|folks|parley|@parley|bot))?"
)
_COURTESY = (
    r"(?:please|pls|plz|thanks(?: (?:in advance|a lot|so much))?|thank you(?: so much)?|thx|ty|tysm"
    r"|cheers|sorry|excuse me|btw|by the way|actually|basically|honestly|lol|lmao|haha+|hmm+|umm*"
    r"|uhh*|er+m|oh|ah+|just curious|quick question|one more (?:thing|question)|asap|fyi|tbh|idk)"
)
_LINK = r"(?:so|and|but|ok(?:ay)?|well|now|right|also|then|again)"
_LEADING = re.compile(
    rf"^(?:(?:{_GREETING}|{_COURTESY}|@?parley|question(?=:)|{_LINK}(?!\s+(?:far|that)\b))(?:[\s,:;!.…–—-]+|$))+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"(?:[\s,;:!?.…–—-]+{_COURTESY}"
    r"|[,;:!?.…–—-]\s*(?:exactly|precisely|again|then|tho|though|right|you know|anyone|anybody"
    r"|parley|@parley|guys|folks)"
    r"|\s+(?:tho|though|exactly|precisely))+[\s!?.…]*$",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"^((?:what|who) (?:is|are|was|were) .+?) again(\W*)$", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?<=\w),?\s+(?:please|btw|actually|basically|lol),?(?=\s)"
    r"|(?:(?<=what)|(?<=who)|(?<=where)|(?<=when)|(?<=how)|(?<=why)) exactly(?=\s)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"^[^\w\"'“‘«(\[@¶¿]+|[^\w\"'”’»)\]?!.…%€$£]+$")

_WH = r"(?:who|whom|whose|what|which|when|where|why|how)"
_IF = r"(?:if|whether)"
_ARTICLE = r"(?:it|(?:the|this|that) (?:article|text|piece|author|brief|essay|post|document))"
_ASKING = re.compile(
    r"^(?:(?:can|could|would|will) (?:you|u|someone|somebody|anyone|anybody) (?:please |just )?"
    r"(?:tell|explain|remind|say|show|clarify)(?: (?:me|us))?(?: again)?(?: to (?:me|us))?"
    r"|(?:do|does|did|would) (?:you|anyone|anybody|someone|somebody)(?: guys)?(?: happen to)?"
    r" (?:know|remember)|(?:please |just )?(?:tell|remind|show) (?:me|us)(?: again)?"
    r"|(?:i|we)(?:['’]d| would)? (?:just )?(?:want|wanted|like|need)(?:ed)? to (?:know|understand)"
    r"|(?:i (?:was |am )?|i['’]m |just )(?:just )?wonder(?:ing)?|any idea|let me know"
    r"|(?:i )?(?:do not|don['’]t) (?:know|get|understand)|(?:please )?(?:explain|clarify)"
    rf"|(?:does|do|did) {_ARTICLE} (?:say|tell(?: us| me)?|mention|explain|state|describe|reveal))"
    rf"\s*[,:]?\s+(?P<asked>(?:{_WH}|{_IF})\b.*)$",
    re.IGNORECASE,
)
"""Around a question that could stand alone: “do you know when …”."""

_POINTING = (
    rf"(?:{_ARTICLE}|@|this|that|these|those|them|everything|all|more|yourself|me|you"
    rf"|article|text|paragraph|¶|.*\b(?:article|text|paragraph|section|your(?:self)?|you|parley)\b)"
)
_THING = rf"(?P<thing>(?!{_POINTING}(?:\W|$)|{_WH}\b|{_IF}\b|to\b|how\b)\S+(?:\s+\S+){{0,4}}?)"
_DEFINING = re.compile(
    r"^(?:(?:can|could|would|will) you (?:please )?(?:explain|define|describe)"
    r"|(?:please )?(?:explain|define)|(?:what is )?(?:the )?(?:meaning|definition) of)"
    rf"\s+{_THING}(?: (?:to|for) (?:me|us))?$",
    re.IGNORECASE,
)
_MEANING = re.compile(
    rf"^what (?:does|is) (?:the (?:word|term|phrase) )?{_THING} (?:mean|meaning|stand for)$",
    re.IGNORECASE,
)
_BE = r"(?:is|are|was|were)"
_HELPING = rf"(?:{_BE}|has|have|had|can|could|will|would|should|must|may|might)"
_NAMING = re.compile(r"(?:the|an?|its|their|his|her|this|that|these|those)\s|[A-Z]")
_TOLD = re.compile(
    rf"^(?P<ask>{_IF}|who|what|when|where|why|how)\s+(?P<subject>\S+(?:\s+\S+){{0,5}}?)"
    rf"\s+(?P<verb>{_HELPING})(?P<rest>(?:\s.+)?)$"
)
"""The word order after a frame: “when the treaty was signed”."""

_ASKING_WORDS = frozenset(
    "who whom whose what which when where why how is are was were has have had can could will would"
    " should shall must may might do does did am".split()
)
_WORD = re.compile(r"[^\W_]+")
_NO_NAME = _ASKING_WORDS | frozenset(
    "be been being it i you he she we they me him them us my your not no yes vs versus or if list"
    " name compare contrast enumerate give show find quote cite read open write make sum summarise"
    " summarize describe tell explain define discuss translate help start stop go thoughts opinion"
    " opinions pros cons this that these those article text paragraph here there so then more else"
    " agree disagree debate debates parley to as because for".split()
)
"""With one of these words it is more than the bare name of a thing."""

_BARE_NAME = re.compile(r"[a-z][\w’'()&-]*(?: [\w’'()&-]+){0,3}", re.IGNORECASE)


def tidy_wording(question: str) -> str:
    """A question as it is to be searched for: apostrophes and spellings put right, courtesy and
    frames dropped, a question mark at its end. One that is nothing else is left as it is."""
    tidied = _drop_courtesy(_spell_out(" ".join(question.split())))
    for _ in range(2):
        tidied = _drop_courtesy(_unwrap(tidied))
    tidied = _part_denial(tidied)
    return _end(tidied) if _says_something(tidied) else question


def _spell_out(question: str) -> str:
    spelled = _TYPED.sub(lambda typed: _SPELLINGS[typed[0]], question)
    spelled = re.sub(r"^([A-Z])(\w+)", _spell_first, spelled)
    spelled = _ABBREVIATED.sub(lambda typed: f"{typed[1]} is", spelled)
    return _SHORTENED.sub(lambda typed: f"{typed[1]} {_FULL[typed[2].lower()]}", spelled)


def _spell_first(first: re.Match[str]) -> str:
    spelled = _SPELLINGS.get(first[0].lower()) if first[2].islower() else None
    return first[0] if spelled is None else spelled[:1].upper() + spelled[1:]


def _drop_courtesy(question: str) -> str:
    """Without what is said out of courtesy, as long as something is left."""
    bare = _ENDS.sub("", question)
    bare = _AGAIN.sub(r"\1\2", bare)
    for pattern in (_LEADING, _TRAILING, _WITHIN):
        left = pattern.sub("", bare)
        bare = left if _says_something(left) else bare
    return bare


def _says_something(question: str) -> bool:
    """Is there more than a question word and a verb?"""
    return not _ASKING_WORDS.issuperset(_WORD.findall(question.lower()))


def _unwrap(question: str) -> str:
    """The question in a frame such as “can you tell me”."""
    bare = question.rstrip(" ?!.…")
    if asking := _ASKING.match(bare):
        return _ask_straight(asking["asked"])
    if defining := _DEFINING.match(bare) or _MEANING.match(bare):
        thing = defining["thing"].strip(' "“”‘’')
        return f"{_be(thing)} {thing}?"
    return question


def _ask_straight(told: str) -> str:
    """A question in its own word order: “when the treaty was signed” → “when was the treaty
    signed”. Where it cannot be told what its subject is, it stays as it is."""
    found = _TOLD.match(told)
    if found is None or not (found["rest"] == "" or _NAMING.match(found["subject"] + " ")):
        return told
    ask = "" if re.fullmatch(_IF, found["ask"]) else f"{found['ask']} "
    return f"{ask}{found['verb']} {found['subject']}{found['rest']}"


def _part_denial(question: str) -> str:
    """“why isn’t it safe” → “why is it not safe”."""
    found = _DENIED.match(question)
    if found is None:
        return question
    verb = _WHOLE_VERBS.get(found["verb"].lower(), found["verb"])
    return f"{found['start']}{verb} {found['subject']} not{question[found.end() :]}"


def _end(question: str) -> str:
    """A question with its mark; the bare name of a thing asks what it is."""
    bare = question.rstrip(" ?!.…,;:")
    asks_openly = not question.endswith((".", "!", "…"))
    words = bare.lower().replace("’", "'").split()
    if asks_openly and _BARE_NAME.fullmatch(bare) and _NO_NAME.isdisjoint(words):
        return f"{_be(words[-1])} {bare}?"
    asks = words[0] in _ASKING_WORDS or words[0].endswith("n't")
    return f"{bare}?" if asks_openly and asks else question


def _be(thing: str) -> str:
    """What asks for the meaning of a thing, or of several."""
    several = re.search(r"[^aisu'’]s$", thing) is not None
    return "What are" if several else "What is"
