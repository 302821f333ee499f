"""Words by which a question or remark would take a side or suggest its answer."""

import re

_LOADED = re.compile(
    r"\b(?:regime|puppet|aggressor|warmonger\w*|appeas\w*|capitulat\w*|traitor\w*|coward\w*|heroic"
    r"|evil|barbar\w*|nazi\w*|fascis\w*|hysteri\w*|propaganda|so-called|naive\w*|cynical\w*"
    r"|shame\w*|betray\w*|stupid\w*|ridiculous\w*|absurd\w*|silly|foolish\w*|nonsens\w*|idiot\w*"
    r"|obviously|of course|clearly|certainly|undoubtedly|everybody knows|everyone knows)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:^|[,;:]\s*)(?:surely|isn['’]t it|aren['’]t|don['’]t you|do you not|wouldn['’]t"
    r"|shouldn['’]t|won['’]t|doesn['’]t|is it not|would you not"
    r"|should you not|how can you|why do you still|do you really"
    r"|are you really|would you admit|can you admit|do you agree that"
    r"|don['’]t we|given that|considering that|since|because|as we know|in fact|the fact)\b",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"\b(?:score[sd]?|scoring|grade[sd]?|marks?|rating|rated|stars?|percentile|out of (?:ten|five"
    r"|a hundred)|\d+\s*(?:/|out of)\s*\d+|(?:you are|you['’]re|your side is|is) (?:right|wrong"
    r"|correct|mistaken|true|false)|winning|loser|stronger side|vote (?:for|against)"
    r"|(?:this|that|it|which|claim|argument|point) (?:is|was) (?:not )?(?:right|wrong|correct"
    r"|incorrect|mistaken|true|untrue|false|a fact|a lie)"
    r"|(?:is|was) (?:this|that|it|the|your)(?: \w+)? (?:right|wrong|correct|incorrect|mistaken"
    r"|false|untrue))\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:articles?|paragraphs?|authors?|texts?|brief|passages?|sources?|experts?|research|studies"
    r"|history)\b[^.?!]{0,30}\b(?:says?|said|states?|stated|shows?|showed|proves?|proved|argues?"
    r"|argued|finds?|found|confirms?|denies|denied|contradicts?|tells?|holds?|claims?)\b",
    re.IGNORECASE,
)


def find_loaded(words: str) -> str:
    """A word that takes a side; "" if there is none."""
    match = _LOADED.search(words)
    return match.group() if match else ""


def find_leading(words: str) -> str:
    """Words that suggest an answer, or state something on the way to a question; "" if none do."""
    match = _LEADING.search(words)
    return match.group().strip(" ,;:") if match else ""


def find_reporting(words: str) -> str:
    """Words that tell what a text or the world says; "" if none do."""
    match = _REPORT.search(words)
    return match.group() if match else ""


def find_verdict(words: str) -> str:
    """Words that give a score, or say who is right; "" if none do."""
    match = _VERDICT.search(words)
    return match.group() if match else ""
