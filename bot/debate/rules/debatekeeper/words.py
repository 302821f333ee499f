"""Words by which the names of speeches tell a side, or what happens in a segment.

Looked up on 30 November 2026:

- en: the names of the formats that come along, which cite their own sources.
- de: uni-paderborn.de, Regelwerk einer Offenen Parlamentarischen Debatte (Regierung, Opposition,
  Fraktionsfreie); jugend-debattiert-hamburg.de/die-debatte (Pro, Contra, Freie Aussprache);
  streitkultur.net/?p=11261 (Zwischenreden come from the opposite side).
- fr: ffdebat.org/le-debat-ffd (gouvernement, opposition, premier ministre, ministres, députés);
  vaguedufutur.blogspot.com/2018/01 (contre-interrogatoire).
- es: aulamagna.com.es, Debate en la universidad, 2024 (a favor, en contra, refutadores).
- pl: wsd.redemptor.pl, debate of 11 May 2022 (strona Propozycji, Opozycji);
  teatrpolski.waw.pl, debate of 10 June 2022 (za tezą, przeciw tezie).
"""

import re
import unicodedata

from msgspec import Struct

PROPOSING, OPPOSING = "proposing", "opposing"


class SideWords(Struct, frozen=True):
    """A side by its key, which bench it is, its names by language, and a pattern over folded words
    that tells it."""

    key: str
    bench: str
    names: dict[str, str]
    pattern: str


SIDES = (
    SideWords(
        "gov", PROPOSING,
        {"en": "Government", "de": "Regierung", "fr": "Gouvernement", "es": "Gobierno"},
        r"\bgovernment|\bprime minister|\bminister of the crown|\bregierung|\bgouvernement"
        r"|\bpremier ministre|\bministre\b|\bgobierno|\b(?:vice)?primer ministro|\b[oc]g\d?\b",
    ),
    SideWords(
        "prop", PROPOSING, {"en": "Proposition", "es": "Proposición", "pl": "Propozycja"},
        r"\bproposition|\bproposing|\bproposicion|\bpropozycj\w+|\bprop\b",
    ),
    SideWords(
        "aff", PROPOSING, {"en": "Affirmative", "fr": "Affirmative", "es": "Afirmativa"},
        r"\baffirmati[fv]e?|\bafirmativ[ao]|\baff\b|\b\d?a[cr]\b",
    ),
    SideWords(
        "for", PROPOSING, {"en": "For", "fr": "Pour", "es": "A favor", "pl": "Za", "de": "Dafür"},
        r"\bin favou?r|\bfor\b|\bpour\b|\ba favor\b|\bza\b|\bdafur\b",
    ),
    SideWords("pro", PROPOSING, {"en": "Pro"}, r"\bpro\b"),
    SideWords(
        "opp", OPPOSING,
        {"en": "Opposition", "de": "Opposition", "fr": "Opposition", "es": "Oposición",
         "pl": "Opozycja"},
        r"\bopposition|\bopposing|\boposicion|\bopozycj\w+|\bdeputes?\b|\bopp\b|\b[oc]o\d?\b(?!-)",
    ),
    SideWords(
        "neg", OPPOSING, {"en": "Negative", "fr": "Négative", "es": "Negativa"},
        r"\bnegati[fv]e?|\bnegativ[ao]|\bneg\b|\b\d?n[cr]\b",
    ),
    SideWords(
        "against", OPPOSING,
        {"en": "Against", "fr": "Contre", "es": "En contra", "pl": "Przeciw", "de": "Dagegen"},
        r"\bagainst\b|\bcontre\b(?!-)|\ben contra\b|\bprzeciw\b|\bdagegen\b",
    ),
    SideWords("con", OPPOSING, {"en": "Con", "de": "Kontra"}, r"\b[ck]on(?:tra)?\b"),
    SideWords("a", PROPOSING, {"en": "Team A"}, r"\b(?:team|equipe|equipo|mannschaft|zespol) a\b"),
    SideWords("b", OPPOSING, {"en": "Team B"}, r"\b(?:team|equipe|equipo|mannschaft|zespol) b\b"),
)  # fmt: skip

PAIRS = (("gov", "opp"), ("prop", "opp"), ("aff", "neg"), ("for", "against"), ("pro", "con"),
         ("a", "b"))  # fmt: skip
"""Sides that usually face each other."""

FREE = SideWords(
    "free", "", {"en": "Non-aligned", "de": "Fraktionsfrei"}, r"\bnon-?aligned|\bfraktionsfrei"
)
FREE_PATTERN = re.compile(FREE.pattern)

PREPARES = re.compile(r"\bprep\b|\bpreparation|\bvorbereitung|\bpreparacion|\bprzygotowani")
CROSSES = re.compile(
    r"\bcross[- ]?(?:exam|quest|fire)|\bcx\b|\bcontre-interrogatoire|\bkreuzverhor"
    r"|\bcontrainterrogatorio|\binterrogatorio cruzado"
)
CROSSFIRE = re.compile(r"\bcross-?fire")
GRAND = re.compile(r"\bgrand\b")
DISCUSSES = re.compile(
    r"\b(?:free|open) (?:debate|discussion)|\bfreie aussprache|\bdebat libre|\bdebate libre"
    r"|\bdiscussion libre"
)
ASKS_ALL = re.compile(
    r"\bquestions? from the (?:audience|floor|judges)|\baudience questions|\bfloor questions"
    r"|\bpublikumsfragen|\bquestions du public|\bpreguntas del publico"
)
REPLIES = re.compile(r"\brepl(?:y|ies)\b|\breplique|\breplica\b|\bzwischenrede|\bantwort\b")
REBUTS = re.compile(r"\brebuttal|\b\d?[an]r\b")
WHICH_SPEECH = re.compile(
    r"(?:(?:[’']s)?|,| -)\s+(?:constructive|rebuttal|speech|case|summary|final focus)\b.*$",
    re.IGNORECASE,
)
"""What a speech is called beside whose it is."""

HALVES = (
    re.compile(r"^(?:opening|eroffnende)\b|^o[go]\d?\b"),
    re.compile(r"^(?:closing|schliessende)\b|^c[go]\d?\b"),
)
"""What tells the first and the second team of a bench, where there are two."""

PARLIAMENT = ("deputy prime minister", "whip", "member")
"""Roles that together are those of four teams of two."""

FOUR_TEAMS = re.compile(r"\bfour teams|\bcuatro equipos|\bvier teams|\bquatre equipes|\b4 teams")
TEAM_SIZES = re.compile(r"\b(\d+)\s*(?:vs?\.?|against|gegen|contre|contra|on)\s*(\d+)\b")

EITHER = frozenset({"both", "either", "beide", "les deux", "ambos"})
EVERYBODY = frozenset({"all", "everybody", "alle", "tous", "todos"})
"""What people may answer in place of a side."""

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "erste": 1, "erster": 1,
    "zweite": 2, "zweiter": 2, "dritte": 3, "dritter": 3, "vierte": 4, "vierter": 4,
    "premier": 1, "premiere": 1, "deuxieme": 2, "troisieme": 3, "quatrieme": 4,
    "primer": 1, "primera": 1, "primero": 1, "segunda": 2, "segundo": 2, "tercera": 3,
    "tercer": 3, "cuarta": 4, "cuarto": 4,
}  # fmt: skip


def fold_words(words: str) -> str:
    """Small letters without marks, as the patterns have them."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("’", "'").replace("ł", "l"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def find_ordinal(folded: str) -> int:
    """Which speaker or speech a name counts, from 1; 0 if none."""
    if match := re.search(r"\b(\d{1,2})(?:st|nd|rd|th|er|e|[an][cr]|\.)?(?![\w:])", folded):
        return int(match[1])
    words = re.findall(r"[a-z]+", folded.replace("premier ministre", "").replace("primer min", ""))
    return next((_ORDINALS[word] for word in words if word in _ORDINALS), 0)


def side_name(side: SideWords, language: str) -> str:
    """What a side is called in a language, or else in English."""
    return side.names.get(language.partition("-")[0], side.names["en"])
