"""Which office a question asks after: *who is the mayor of …*, *who leads …*."""

import re

from msgspec import Struct

from bot.article.rules.objections.office_holders import TITLES, Office

_TITLED = re.compile(
    r"^\W*(?:(?:and|so|but) )?who(?:['’]s|s| is| was| are| were)(?: currently| now| then)?"
    r" (?P<before>(?:[\w’'-]+ ){0,4}?)"
    rf"(?P<title>{'|'.join(TITLES)})\b"
    r"(?= of\b| at\b| in\b| for\b| there\b| back\b| when\b| then\b| now\b| today\b| before\b"
    r"| right now\b|\W*$)",
    re.IGNORECASE,
)
_TITLES_BY_VERB = {
    "lead": "leader", "leads": "leader", "led": "leader", "heads": "head", "headed": "head",
    "is in charge of": "head", "was in charge of": "head", "chairs": "chair", "chaired": "chair",
    "commands": "commander", "commanded": "commander", "runs": "boss", "ran": "boss",
    "owns": "owner", "owned": "owner", "rules": "ruler", "ruled": "ruler", "governs": "ruler",
    "governed": "ruler", "directs": "director", "directed": "director", "coaches": "coach",
    "coached": "coach", "manages": "manager", "managed": "manager",
}  # fmt: skip
_DOING = re.compile(
    r"^\W*(?:(?:and|so|but) )?who (?:currently |now |actually )?"
    rf"(?P<verb>{'|'.join(sorted(_TITLES_BY_VERB, key=len, reverse=True))})"
    r" (?!(?:most|half|part|some|all|for|into|out|away|to|on|up|down|from|over|by)\b)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"^\W*(?:\w+ )?who (?:was|were)\b|\b(?:then|back|when|before|former|once|previous)\b",
    re.IGNORECASE,
)
_OF_KIND = re.compile(r"\W+(?:of|for) (?:the )?(defence|interior|justice|[a-z]+)\b")
_NO_KIND = re.compile(
    r"(?:the|a|an|new|current|their|its|our|first|acting|.*['’]s?)", re.IGNORECASE
)
_ENDS = re.compile(
    r",|\b(?:when|that|which|who|whom|in|before|after|while|now|today|currently|at present)\b",
    re.IGNORECASE,
)
_MINISTRY = re.compile(r"\bministry\b", re.IGNORECASE)


class AskedOffice(Struct, frozen=True):
    """An office, and `of`: the words of the question that tell of what it is."""

    office: Office
    of: str


def read_office(question: str) -> AskedOffice | None:
    """The office whose holder a question asks for, if it asks for one."""
    if match := _TITLED.match(question):
        title, rest = match["title"].lower(), question[match.end() :]
        kind = _read_kind(match["before"], rest) if title == "minister" else ""
        office = Office(title, kind, is_now=not _PAST.search(question))
        return AskedOffice(office, f"{match['before']}{_cut(rest)}")
    match = _DOING.match(question)
    if match is None or _MINISTRY.search(question):
        return None
    verb = match["verb"].lower()
    is_now = verb.endswith("s") or verb.startswith("is ")
    return AskedOffice(Office(_TITLES_BY_VERB[verb], is_now=is_now), _cut(question[match.end() :]))


def _read_kind(before: str, after: str) -> str:
    """*Defence*, of *the defence minister* or *the minister of defence*."""
    last = before.split()[-1:]
    if last and not _NO_KIND.fullmatch(last[0]):
        return last[0].lower()
    match = _OF_KIND.match(after)
    return match[1] if match else ""


def _cut(text: str) -> str:
    """The beginning of a text, up to what goes on to tell more."""
    return _ENDS.split(text, maxsplit=1)[0]
