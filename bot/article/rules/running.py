"""Questions about Parley's own running, which no article answers: backups, tokens, cost, who may do
what, and what it keeps."""

import re
from enum import StrEnum


class RunningTopic(StrEnum):
    """What somebody may ask of how Parley is run."""

    BACKUP = "backup"
    ROLES = "roles"
    KEYS = "keys"
    COST = "cost"
    PRIVACY = "privacy"


_PARLEY = r"(?:parley|(?:the|this|your) (?:bot|app|debate bot))"
_BACKUP = r"\bback(?:ing|ed|s)?[ -]?ups?\b"
_OURS = rf"i|we|my|our|{_PARLEY}|data|database|kept|stored|latest|newest|restore|make"
_SHORT = re.compile(r"[\w’'-]+")

_PATTERNS = {
    RunningTopic.BACKUP: (rf"\b(?:{_OURS})\b.*{_BACKUP}|{_BACKUP}.*\b(?:{_OURS})\b|^{_BACKUP}$",),
    RunningTopic.ROLES: (
        r"\b(?:make|appoint|promote|turn|name)\b.* (?:chairs?|admins?|moderators?)$",
        r"\b(?:become|be|get to be) (?:an? |the )?(?:chair|admin|moderator)$",
        r"\bwho (?:is|are|can be|may be|decides who is) (?:an? |the |our )?(?:chairs?|admins?)"
        r"(?: here)?$",
        r"\b(?:get|give|have|need|set|assign|add)\b.*\b(?:chair|admin)(?:'s)? (?:role|rights?)\b",
    ),
    RunningTopic.KEYS: (
        r"\b(?:bot|discord|slack|access|app) tokens?\b",
        r"\bapi keys?\b",
        rf"\btokens?\b.*\b{_PARLEY}\b|\b{_PARLEY}\b.*\btokens?\b",
    ),
    RunningTopic.COST: (
        rf"\b(?:cost|costs|price|pay|free|charge|licen[cs]e|subscription)\b.*\b{_PARLEY}\b",
        rf"\b{_PARLEY}\b.*\b(?:cost|costs|price|pay|free|charge|licen[cs]e|subscription)\b",
        r"^(?:what|how much) (?:does|do) (?:this|it|you) cost$",
    ),
    RunningTopic.PRIVACY: (
        rf"\b(?:privacy|gdpr|private|track|spy|store|stores|stored|keep|keeps|read|reads|listen)\b"
        rf".*\b(?:{_PARLEY}|my (?:data|messages|words|votes?|name))\b",
        rf"\b(?:{_PARLEY}|my (?:data|messages|words|votes?|name))\b"
        rf".*\b(?:privacy|gdpr|private|track|spy|stored?|stores|keeps?|kept|safe|reads?|listen\w*)\b",
        r"^(?:is|are) (?:this|it|my \w+|our \w+) (?:really )?(?:private|secret|anonymous)$",
        r"\bgdpr\b|^(?:your )?(?:privacy|data protection)(?: policy)?$",
    ),
}

_COMPILED = {
    topic: [re.compile(pattern) for pattern in patterns] for topic, patterns in _PATTERNS.items()
}

_ONE_WORD = {
    "backup": RunningTopic.BACKUP,
    "backups": RunningTopic.BACKUP,
    "token": RunningTopic.KEYS,
    "tokens": RunningTopic.KEYS,
    "cost": RunningTopic.COST,
    "costs": RunningTopic.COST,
    "price": RunningTopic.COST,
}
"""What is asked by a word alone, of help."""


def find_running_topic(question: str) -> RunningTopic | None:
    """What of Parley's running a question is about; None where it is about something else."""
    plain = " ".join(_SHORT.findall(question.lower()))
    for topic, patterns in _COMPILED.items():
        if any(pattern.search(plain) for pattern in patterns):
            return topic
    return None


def find_topic_word(word: str) -> RunningTopic | None:
    """The same for a word that somebody asks help for."""
    return _ONE_WORD.get(word.lower().strip()) or find_running_topic(word)
