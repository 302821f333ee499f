"""Who wrote it: names as sources give them, without roles, accounts and names of sites."""

import re
from collections.abc import Collection, Iterator

_LEAD = re.compile(
    r"^\s*(?:(?:written|posted|published|text|words|interview|story|report(?:ed)?|edited)"
    r"(?:\s*(?:and|&)\s*(?:photos?|pictures?|photography|illustrations?))?\s*(?:by\b|:)"
    r"|(?:ein (?:artikel|beitrag|kommentar) |erstellt |veröffentlicht |eingestellt |geschrieben "
    r"|verfasst )vo[nm]\b|(?:publi[ée] |[ée]crit |r[ée]dig[ée] )par\b"
    r"|(?:publicado |escrito |redactado )por\b|(?:pubblicato |scritto )da\b"
    r"|by\b|by:|author:?|authors:?|von\b|par\b|por\b|door\b|di\b(?=\s[A-Z])|da\b|af\b|av\b|autor[ae]?:?"
    r"|auteur ?:?|автор[и]?:?|текст:?|од\b|от\b|przez\b|πηγή:?|כתב:?)\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\s*(?:[,;|·•/\n]|(?<=\s)(?:and|und|et|y|e|och|og|en|и|та|і|with|mit|avec)(?=\s)"
    r"|(?<=\s)&(?=\s)|\s[–—-]\s)\s*",
)
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|columnist|journalist|writer|contributor|contributors"
    r"|author|staff|team|desk|newsroom|editorial|redaktion|redaktionell|redacci[óo]n|r[ée]daction"
    r"|redazione|редакц\w+|producer|analyst|professor of|director of|fellow at|lecturer|head of"
    r"|chief|freelance|guest|special|admin|administrator|webmaster|user|username|anonymous|unknown"
    r"|member|subscribe|follow|share|updated|published|posted|last|read|min|comments?|photo|photos"
    r"|photograph\w*|image|images|picture|getty|illustration|authority control|database|databases"
    r"|wikimedia|wikipedia|profile|view all|posts|about|contact|login|sign in|more from"
    r"|newsletter|facebook|instagram|youtube|whatsapp|today|yesterday|ago|gmt|utc|am|pm|et|uhr|bst"
    r"|cet|est|ist|registrieren|anmelden|abmelden|logout|profile?|profil|beiträge|gesponsert\w*"
    r"|inhalte?|publiziert|veröffentlicht|aktualisiert|suscripciones|suscríbete|seguir|reading time"
    r"|autoren|autorin|people|terms|privacy|policy|cookies?|archiv|archive|tags?|shares|categor\w+|kategorie\w*)\b",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"[@_#]|\d|https?:|www\.|\.(?:com|org|net|co|io|de|fr|uk)\b", re.IGNORECASE)
_TITLES = re.compile(r"(?:(?:Prof|Dr|Mr|Mrs|Ms|Sir|Dame|Lord|Rev|Hon|St)\.?\s+)+", re.IGNORECASE)
_DEGREES = frozenset(
    "phd ph.d. ph.d md m.d. m.d jr jr. sr sr. ii iii iv ma msc mba jd esq rn do".split()
)
_PARTICLES = frozenset(
    "de da di du del della der den des dos van von vom zu zum la le el al bin ibn ben af av of ter"
    " ten y e i und".split()
)
_BESIDE = re.compile(r"[(\[（].*?[)\]）]")
_CAPITALS = re.compile(r"[^\W\d_]{2,}")
_EDGES = " .:©†–—-()[]\"“”'’\u200b\u00a0《》"
_COLLECTIVE = frozenset(("desk", "team", "staff", "newsroom", "redaktion"))
_OFFICE = re.compile(
    r"(?:senior|deputy|associate|executive|managing|contributing|national|political|politics"
    r"|business|sports?|culture|science|tech|technology|health|world|international|foreign"
    r"|in|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|view|twitter"
    r"|facebook|instagram|email|e-mail|opinion|money|washington post|new york"
    r"|games|entertainment|arts|travel|food|features|climate|environment|education|legal|data"
    r"|januar|februar|märz|mai|juni|juli|oktober|dezember|mo|di|mi|do|fr|sa|so|stand|fotos?|bilder"
    r"|assistant|independent|ceo|founder|co-founder|fellow|bureau|news|on|at|for|is|has|the|reports?|writes?|online)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"^the\b|\b(?:press|post|times|news|agency|agence|reuters|afp|ap|dpa|magazine|institute|university"
    r"|group|inc|foundation|association|ministry|committee|council|journal|media|daily"
    r"|jornal|diario|diário|giornale|zeitung|kurier|tageblatt|gazette|gazeta|herald|tribune"
    r"|chronicle|review|blog|voice|observer|weekly|today|courier|telegraph|notes|letters)\b",
    re.IGNORECASE,
)
"""Words of what publishes; it is named only where no person is."""

_MONTHS = frozenset(
    "january february march april june july august september october november december".split()
)
_LONGEST, _MOST_WORDS, _MOST_NAMES = 60, 6, 12
_OTHERS = re.compile(
    r"\s*\b(?:edited|reviewed|fact[- ]checked|translated|photograph(?:s|ed|y)?|photos?|illustrat\w+"
    r"|additional reporting)(?: by\b|:).*",
    re.IGNORECASE,
)
"""What follows an author's name in the same line: those who did something else."""

_FEWEST_CAPITALS = 3  # letters of an abbreviation, such as a firm's


def clean_author(stated: str, sites: Collection[str] = ()) -> str | None:
    """The names in what a source says of its author; None where it names nobody. `sites` are
    names of the place that it was published in."""
    names = list(dict.fromkeys(_names(" ".join(stated.split()), sites)))
    return ", ".join(names[:_MOST_NAMES]) or None


def _names(stated: str, sites: Collection[str]) -> Iterator[str]:
    names = list(_persons_and_bodies(stated, sites))
    persons = [name for name in names if not _BODY.search(name)]
    yield from persons or names


def _persons_and_bodies(stated: str, sites: Collection[str]) -> Iterator[str]:
    line = " ".join(_BESIDE.sub(" ", _LEAD.sub("", stated)).split())
    line = _OTHERS.sub("", line) or line
    parts = [_LEAD.sub("", part).strip(_EDGES) for part in _PARTS.split(line) if part]
    names = [_once(_before_role(part).strip(_EDGES)) for part in parts]
    names = [name for name in names if name and name.lower() not in _DEGREES]
    alone = sum(not _ROLE.search(name) and not _ACCOUNT.search(name) for name in names) == 1
    for name in names:
        if is_name(name, sites, alone=alone):
            yield _capitalised(name)


def _once(name: str) -> str:
    """A name that a line says twice, as under a picture of its bearer, said once."""
    words = name.replace("©", "").split()
    half = len(words) // 2
    twice = half > 1 and words[:half] == words[half:]
    return " ".join(words[:half] if twice else words)


def _before_role(part: str) -> str:
    """A name without the role, the date or the account that follows it in the same line."""
    words = part.split()
    if words and words[-1].lower() in _COLLECTIVE:
        return part
    for position, word in enumerate(words):
        if position > 1 and (_ROLE.match(word) or _ACCOUNT.search(word) or _OFFICE.match(word)):
            return " ".join(words[:position])
    return part


def is_name(name: str, sites: Collection[str] = (), *, alone: bool = True) -> bool:
    """Is it what a person is called? A single word is only where it stands alone."""
    if not 2 < len(name) <= _LONGEST or _ACCOUNT.search(name) or _ROLE.search(name):
        return False
    if folded(name) in {folded(site) for site in sites}:
        return False
    words = _TITLES.sub("", name).split()
    if not words or len(words) > _MOST_WORDS or any(len(word) > 25 for word in words):
        return False
    if not any(letter.isupper() or letter.islower() for letter in name):
        return len(name) < _LONGEST / 3  # a script without capitals
    if len(words) > 1 and _is_abbreviation(words[0]) and not name.isupper():
        return alone
    if len(words) == 1:
        return (
            alone
            and words[0].lower() not in _MONTHS
            and words[0][0].isupper()
            and words[0][1:].islower()
        )
    return all(
        word[0].isupper() or not word[0].isalpha() or word.lower() in _PARTICLES or "’" in word
        for word in words
    )


def _is_abbreviation(word: str) -> bool:
    return len(word) >= _FEWEST_CAPITALS and word.isupper() and word.isalpha()


def is_person(name: str) -> bool:
    """Is it what a person is called, and no paper, office or firm?"""
    return is_name(name) and not _BODY.search(name)


def _capitalised(name: str) -> str:
    words = name.split()
    if len(words) > 1 and name.isupper() and name.isascii():
        return _CAPITALS.sub(lambda match: match[0].capitalize(), name)
    return name


def folded(words: str) -> str:
    """A name's letters alone, to compare it by."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())
